"""Releases on screen: planned, looked at, made, fetched and read back; and what must hold on every page about them."""

import contextlib
import datetime
import io
import os
import pathlib
import sqlite3
import subprocess
import unittest
import urllib.request
import zipfile

import pandas
from pycanon import anonymity
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.support.ui import Select

from journey import JourneyCase
from screenshots import shoot
from service import ROOT, Service
from sources import LANGUAGES, invalid
from staff import StaffMixin
from states import every_state, not_met

PEOPLE = int(os.environ.get("BUURTSTEM_RELEASED", "300"))
# What no other tour shows.
OWN = ("staff/waiting",)
QUASI = ["bs_ronde", "bs_buurt", "bs_versie", "bs_wijze", "taal", "leeftijd", "geslacht", "huishouden", "opleiding", "herkomst",
         "woonduur"]


class InventedService(Service):
    """A service on a folder of invented answers."""
    demo = ["--without-releases", "--alone", "--stories", "0"]

    def _start(self):
        if not (self.folder / "data").exists():
            subprocess.run([os.environ["BUURTSTEM_BINARY"], "demo", "--data", self.folder / "data", "--root", ROOT,
                            "--people", str(PEOPLE), *self.demo], check=True, stdout=subprocess.DEVNULL)
        super()._start()


class ReleaseMixin(StaffMixin):
    """Steps that tests of releases share."""

    roles = ("evaluator",)

    def setUp(self):
        self.__class__.service = self.enterContext(InventedService())

    def evaluator(self, browser):
        self.take(browser, self.first_link(), name="Eerste Beheerder", login="eerste")
        invitation = self.invite(browser, "Eva Evaluator", "eva", *self.roles)
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)
        self.take(browser, invitation)

    def what(self, browser, tier="research-file", kind="researcher"):
        """The first page of a new release."""
        browser.open(self.url("/medewerkers/uitgiften/nieuw"))
        self.tick(browser, "vragenlijst", "buurt-en-gezondheid")
        self.tick(browser, "soort", tier)
        Select(browser.one("#ontvangersoort")).select_by_value(kind)
        self.fill(browser, ontvanger="Universiteit Proefstad", doel="Onderzoek naar gezondheid in de buurt")
        today = datetime.date.today()
        for field, day in [("tot", today + datetime.timedelta(days=300)), ("aanvaard", today)]:
            browser.evaluate("document.getElementById(arguments[0]).value = arguments[1]", field, str(day))

    def wait(self, browser):
        """Until what was asked for is there; looks again by itself with script, by the link without."""
        for _ in range(6_000):
            try:
                links = browser.all("progress ~ p a")
                if not links:
                    return
                browser.press(links[0])
            except StaleElementReferenceException:
                continue  # our script was first
        self.fail("it did not end")

    def only_round(self, browser, name):
        for box in browser.all('input[name="rondes"]'):
            if box.is_selected() != (box.get_attribute("value") == name):
                box.click()

    def fetch(self, browser, link):
        """The file behind a link, as the browser's own session gets it."""
        cookies = "; ".join(f"{c['name']}={c['value']}" for c in browser.driver.get_cookies())
        request = urllib.request.Request(link.get_attribute("href"), headers={"Cookie": cookies})
        with urllib.request.urlopen(request) as answer:
            self.assertIn("attachment", answer.headers["Content-Disposition"])
            return answer.read()

    def table(self, content, name):
        text = zipfile.ZipFile(io.BytesIO(content)).read(f"csv/{name}-codes.csv").decode()
        return pandas.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)

    def tables(self, browser, crossed=""):
        """Makes a release of tables of both rounds."""
        self.what(browser, tier="tables", kind="public")
        self.go(browser)
        Select(browser.one("#kruis")).select_by_value(crossed)
        self.go(browser)
        self.wait(browser)
        self.go(browser)
        self.wait(browser)


class Releases(ReleaseMixin, JourneyCase):
    def walk(self, browser):
        self.evaluator(browser)
        browser.open(self.url("/medewerkers/uitgiften"))
        self.assertIn("0 uitgiften", browser.text)
        self.what(browser)
        self.go(browser)
        self.only_round(browser, "T0")
        self.tick(browser, "precies", "ja")
        self.tick(browser, "vergelijk", "lichaam")
        self.go(browser)
        self.wait(browser)
        # Nearly everybody in a group answered alike to some question: refused, in plain words, and nothing went out.
        if browser.heading == "Dit gaat niet":
            self.assertIn("Bijna iedereen in een groep gaf hetzelfde antwoord", browser.text)
            browser.press(browser.link("Pas aan"))
            self.assertTrue(browser.one('input[name="precies"]').is_selected())
            self.tick(browser, "falend", "ja")
            self.go(browser)
            self.wait(browser)
        self.assertEqual(browser.heading, "Dit zou er veranderen", browser.text)
        self.assertIn("→", browser.one("section table td").text + browser.text)
        browser.open(self.url("/medewerkers/uitgiften"))
        self.assertIn("0 uitgiften", browser.text)
        browser.driver.back()
        self.go(browser)
        self.wait(browser)
        self.assertEqual(browser.heading, "De uitgifte is klaar", browser.text)
        content = self.fetch(browser, browser.link("Download"))
        self.read_back(content)

        browser.press(browser.link("gegevens van deze"))
        self.assertIn("Geldig tot en met", browser.text)
        self.tick(browser, "wat", "opnieuw")
        self.go(browser)
        self.wait(browser)
        self.assertEqual(self.fetch(browser, browser.link("Download")), content)

        browser.open(self.url("/medewerkers/uitgiften"))
        browser.press(browser.link("Uitgifte 1"))
        self.tick(browser, "wat", "weg")
        self.go(browser)
        self.assertIn("Vernietigd, zei de ontvanger", browser.text)

    def read_back(self, content):
        table = self.table(content, "antwoorden")
        self.assertEqual(len(table), PEOPLE)
        self.assertFalse({"buurt", "wijze", "gaat_door"} & set(table))
        quasi = [name for name in QUASI if name in table]
        self.assertGreaterEqual(len(quasi), 8)
        self.assertGreaterEqual(anonymity.k_anonymity(table, quasi), 10)

    def test_from_a_plan_to_a_file_that_is_read_back(self):
        self.walk(self.browser(width=1280))

    def test_the_same_without_script(self):
        self.walk(self.browser(width=360, script=False))


class EveryPageOfReleases(ReleaseMixin, JourneyCase):
    """What must hold on every page about releases and the figures made of them, in the two languages of staff."""

    is_long = is_tour = True
    roles = ("evaluator", "coordinator")

    def pages(self, browser, language):
        self.evaluator(browser)
        browser.open(self.url("/medewerkers/uitgiften/nieuw"))
        yield "a new release"
        self.go(browser)
        yield "a new release with errors"
        browser.open(self.url("/medewerkers/overzicht/demo-de-pol"))
        yield "a neighbourhood without figures"
        self.what(browser)
        self.go(browser)
        yield "how a research file is made"
        self.fill(browser, k="3")
        self.go(browser)
        yield "how a research file is made, with errors"
        self.fill(browser, k="10")
        self.go(browser)
        self.wait(browser)
        yield "a research file that is refused, or what it would change"
        self.what(browser, tier="tables", kind="public")
        self.go(browser)
        yield "how tables are made"
        self.go(browser)
        if browser.all("progress"):
            yield "work under way"
        self.wait(browser)
        yield "what tables would change"
        self.go(browser)
        self.wait(browser)
        yield "a release that is ready"
        for path in ["/medewerkers/uitgiften", "/medewerkers/uitgiften/1", "/medewerkers/overzicht",
                     "/medewerkers/overzicht/demo-de-pol", "/medewerkers/overzicht/demo-de-pol/gesprek"]:
            browser.open(self.url(path))
            yield path
            if path.endswith("/1"):
                self.go(browser)
                yield path + " sent empty"
        self.withdraw(1)
        for path in ["/medewerkers", "/medewerkers/uitgiften", "/medewerkers/uitgiften/1"]:
            browser.open(self.url(path))
            yield path + " after somebody withdrew"
        yield from self.given_back(browser, language)

    def withdraw(self, number):
        """One answer in a release is withdrawn; nobody has a code of invented people, so the ledger is told."""
        with contextlib.closing(sqlite3.connect(next(self.service.folder.glob("data/*.sqlite")), timeout=10)) as ledger, ledger:
            ledger.execute("UPDATE release SET withdrawn = withdrawn + 1 WHERE number = ?", (number,))

    def hand_in(self, browser, kind, table):
        """Hands in a table about the neighbourhood: looked at, then kept."""
        browser.open(self.url(f"/medewerkers/inlezen/{kind}"))
        self.fill(browser, tabel=table)
        self.go(browser)
        self.go(browser)

    def given_back(self, browser, language):
        """Activities and figures from elsewhere, what is released of them, and the page for the neighbourhood."""
        here = "/medewerkers/overzicht/demo-de-pol"
        self.hand_in(browser, "activiteiten", "buurt;activiteit;thema;begin;bereik\n"
                     "demo-de-pol;Samen koken;preventie;1-3-2026;25\ndemo-de-pol;Lezen;lerende-buurt;1-4-2026;6\n")
        browser.open(self.url("/medewerkers/inlezen/cijfers"))
        yield "figures from elsewhere"
        self.hand_in(browser, "cijfers", "buurt;periode;indicator;waarde;landelijk;bron\n"
                     "demo-de-pol;2025;Voelt zich eenzaam (%);48,5;46,1;Gezondheidsmonitor\ndemo-de-pol;2025;Rookt (%);x;;\n")
        browser.open(self.url(here + "/verhalen"))
        yield "stories and activities to release"
        self.go(browser)
        yield "a neighbourhood with activities and figures from elsewhere"
        browser.open(self.url(here + "/gesprek"))
        yield "the sheet to talk about them"
        browser.open(self.url(here + "/teruggeven"))
        yield "what would be given back"
        self.go(browser)
        yield "what would be given back, with errors"
        browser.open(self.url(f"{here}/teruggeven/voorbeeld?in={language}"))
        yield "how residents will read it"
        browser.open(self.url(here + "/teruggeven"))
        self.tick(browser, "wat", "publiceren")
        self.tick(browser, "gezien", "ja")
        self.go(browser)
        yield "published"

    def look(self, language):
        browser = self.browser(language=language)
        browser.brings_axe()
        folder = os.environ.get("BUURTSTEM_PICTURES")
        sources = {}
        for number, name in enumerate(self.pages(browser, language)):
            sources[name] = self.look_at(browser, name, language)
            if folder:
                for width in (360, 1280):
                    browser.resize(width)
                    shoot(browser, pathlib.Path(folder) / f"{number:02}-{language}-{width}.png", width)
                browser.resize(360)
        for spoken in LANGUAGES if language == "nl" else []:
            browser.open(self.url(f"/uitkomsten/demo-de-pol?taal={spoken}"))
            sources["results " + spoken] = self.look_at(browser, "results " + spoken, spoken)
            if folder:
                for width in (360, 1280):
                    browser.resize(width)
                    shoot(browser, pathlib.Path(folder) / f"results-{spoken}-{width}.png", width)
                browser.resize(360)
        self.assertEqual(invalid(sources), [])
        states = [state for state in every_state(language, ["staff"], own="Staff") if state.name.startswith(OWN)]
        self.assertEqual(not_met(states, [source.decode() for source in sources.values()]), [])

    def test_nothing_is_wrong_in_dutch(self):
        self.look("nl")

    def test_nothing_is_wrong_in_english(self):
        self.look("en")


if __name__ == "__main__":
    unittest.main()
