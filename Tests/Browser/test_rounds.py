"""A round, from the first start to the answers of a resident; and what must hold on every page on that way."""

import datetime
import pathlib
import re
import tempfile
import time

from selenium.webdriver.support.ui import Select

from journey import JourneyCase
from staff import StaffMixin

NEIGHBOURHOODS = """code;naam;gemeente;buurtcode;0-14;15-24;25-44;45-64;65+
zuid;Zuid;Proefstad;BU00340101;500;400;1.200;1.000;900
noord;Noord;Proefstad;BU12;100;100;100;100;100
hoek;De Hoek;Proefstad;;50;60;70;80;90
"""


class RoundMixin(StaffMixin):
    """Steps towards a round that tests share."""

    def a_file(self, name, text):
        place = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / name
        place.write_text(text)
        return str(place)

    def fill_round(self, browser, name="T0", opens=True, days=14):
        today = datetime.date.today()
        self.fill(browser, name=name, wished="300", controllers="Stichting Proefbuurt",
                  contact="Samira, 030 123 45 67", assessment="DPIA 2026-1", ethics="nWMO 2026-7",
                  **{"tekst-nl": "De buurtraad leest de uitkomst in het buurthuis voor."})
        for field, day in [("opens", today), ("closes", today + datetime.timedelta(days=days)),
                           ("retained", today + datetime.timedelta(days=300))]:
            browser.evaluate("document.getElementById(arguments[0]).value = arguments[1]", field, str(day))
        self.tick(browser, "buurten", "zuid", "hoek")
        Select(browser.one('select[name^="v-"]')).select_by_value("both")
        if opens:
            self.tick(browser, "verklaring", "consent", "care", "caregivers")
            self.tick(browser, "wat", "open")

    def hand_in(self, browser, name="zes-kanten"):
        browser.open(self.url("/medewerkers/vragenlijsten/nieuw"))
        Select(browser.one("#kies")).select_by_value(name)
        self.go(browser)

    def import_neighbourhoods(self, browser):
        browser.open(self.url("/medewerkers/inlezen/buurten"))
        browser.one("#bestand").send_keys(self.a_file("buurten.csv", NEIGHBOURHOODS))
        self.go(browser)


class Round(RoundMixin, JourneyCase):
    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def walk(self, browser, resident):
        self.coordinator(browser)
        self.import_neighbourhoods(browser)
        self.assertIn("2 regels komen erin", browser.text)
        wrong = [[cell.text for cell in row.find_elements("css selector", "th, td")]
                 for row in browser.one("table").find_elements("css selector", "tbody tr")]
        self.assertEqual([row[:2] for row in wrong], [["3", "buurtcode"]])
        self.go(browser)
        self.assertIn("De Hoek", browser.text)
        self.assertNotIn("Noord", browser.text)

        self.hand_in(browser)
        self.assertIn("nog niet vrijgegeven", browser.text)
        self.assertIn("nog niet gelezen door iemand met deze moedertaal", browser.text)
        self.go(browser)

        browser.open(self.url("/medewerkers/rondes/nieuw"))
        self.assertIn("nog niet gelezen", browser.text)
        self.fill_round(browser)
        self.go(browser)
        self.assertEqual(browser.heading, "T0", browser.text)
        rows = {row.find_element("css selector", "th").text:
                [cell.text for cell in row.find_elements("css selector", "td")]
                for row in browser.all("tbody tr")}
        self.assertEqual(rows["Zuid"][:3], ["4000", "1200", "300"])
        self.assertEqual(rows["De Hoek"][1:], ["300", "75", "Er wonen te weinig mensen voor zoveel antwoorden."])

        resident.open(self.url("/v/t0-zes-kanten"))
        for words in ["Stichting Proefbuurt", "Samira", "voor uw zorg verandert er niets", "wissen wij alle antwoorden"]:
            self.assertIn(words, resident.text)
        self.answer_by_letter(browser, resident)
        self.follow(browser)

        browser.open(self.url("/medewerkers/rondes/t0/einde"))
        yesterday = datetime.date.today() - datetime.timedelta(days=1)
        browser.evaluate("document.getElementById('closes').value = arguments[0]", str(yesterday))
        self.go(browser)
        self.assertIn("Wie begonnen is, kan afmaken", browser.text)
        resident.open(self.url("/v/t0-zes-kanten"))
        self.assertIn("Was u al begonnen?", resident.text)

    def answer_by_letter(self, browser, resident):
        """Letters are made and printed; somebody types the code of one, answers and sends."""
        here = "/medewerkers/brieven/t0-zes-kanten/in/zuid"
        browser.open(self.url(here + "/maken"))
        self.fill(browser, aantal="12")
        self.go(browser)
        browser.open(self.url(here + "/afdrukken"))
        self.go(browser)
        code = browser.evaluate("return [...document.querySelector('p.code').children].map(s => s.textContent).join('-')")
        resident.open(self.url("/code"))
        resident.one("#code").send_keys(code)
        resident.press(resident.one("main form .button"))
        self.assertEqual(resident.path, "/v/t0-zes-kanten")
        resident.one("#toestemming").click()
        resident.press(resident.one("main form button.button"))
        self.say_who(resident)
        self.to_check(resident)
        self.send(resident)

    def follow(self, browser):
        """The response is made once a day: nothing of it yet, and after the next making no number below ten."""
        browser.open(self.url("/medewerkers/rondes/t0"))
        browser.press(browser.link("respons"))
        self.assertIn("nog geen cijfers", browser.text)
        self.service.restart()
        for _ in range(600):
            browser.open(self.url("/medewerkers/rondes/t0/respons"))
            if browser.all("tbody tr"):
                break
            time.sleep(0.1)
        rows = [[cell.text for cell in row.find_elements("css selector", "th, td")] for row in browser.all("tbody tr")]
        few = "minder dan 10"
        self.assertIn(["Zuid", "12", few, few, few], rows)
        self.assertIn(["De Hoek", "0", few, few, few], rows)
        self.assertEqual(browser.axe(), [])

    def test_from_the_first_start_to_a_residents_answers(self):
        self.walk(self.browser(width=1280), self.browser())

    def test_a_resident_half_way_finishes_after_the_round_was_closed(self):
        browser, resident = self.browser(width=1280), self.browser()
        self.coordinator(browser)
        self.import_neighbourhoods(browser)
        self.go(browser)
        self.hand_in(browser)
        self.go(browser)
        browser.open(self.url("/medewerkers/rondes/nieuw"))
        self.fill_round(browser)
        self.go(browser)
        self.begin(resident, "t0-zes-kanten")
        browser.open(self.url("/medewerkers/rondes/t0/einde"))
        yesterday = datetime.date.today() - datetime.timedelta(days=1)
        browser.evaluate("document.getElementById('closes').value = arguments[0]", str(yesterday))
        self.go(browser)
        self.to_check(resident)
        self.send(resident)

    def test_the_preview_stands_in_a_frame_as_wide_as_a_phone_and_stores_nothing(self):
        browser = self.browser(width=1280)
        self.coordinator(browser)
        self.hand_in(browser)
        browser.press(browser.link("voorbeeld"))
        frame = browser.one("iframe.phone")
        self.assertLessEqual(frame.rect["width"], 362)
        browser.driver.switch_to.frame(frame)
        browser.one("#toestemming").click()
        browser.press(browser.one("main form .button"))
        # What a press waits for is the page around the frame.
        browser.wait_for(lambda: browser.evaluate("return document.readyState === 'complete'"), "the frame stayed empty")
        self.assertTrue(browser.all("form#formulier"), browser.driver.page_source[:500])
        first = browser.one("h1, legend").text
        browser.choose("16 jaar", "Ja")
        browser.choose("Wie vult", "zelf")
        self.assertEqual([browser.chosen("16 jaar"), browser.chosen("Wie vult")], [["ja"], ["zelf"]])
        # Nothing is kept of what is saved meanwhile, and the page goes on with it all the same.
        browser.wait_for(lambda: browser.one("#bewaard").text, "nothing was saved")
        browser.do("verder")
        browser.wait_for(lambda: browser.evaluate("return document.readyState === 'complete'"), "the frame stayed empty")
        self.assertNotEqual(browser.one("h1, legend").text, first, browser.text[:300])
        browser.driver.switch_to.default_content()
        browser.open(self.url("/"))
        self.assertNotIn("voorbeeld/bladzijde", browser.driver.page_source)


class EveryPageOfRounds(RoundMixin, JourneyCase):
    """What must hold on every page about rounds."""

    is_long = is_tour = True

    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def pages(self, browser):
        self.coordinator(browser)
        for path in ["/medewerkers", "/medewerkers/buurten", "/medewerkers/buurten/nieuw", "/medewerkers/inlezen/namen",
                     "/medewerkers/inlezen/activiteiten", "/medewerkers/vragenlijsten",
                     "/medewerkers/vragenlijsten/nieuw", "/medewerkers/rondes", "/medewerkers/rondes/nieuw"]:
            browser.open(self.url(path))
            yield path
            if browser.all('main form[method="post"] .button'):
                self.go(browser)
                yield path + " sent empty"
        self.import_neighbourhoods(browser)
        yield "rows of a file"
        self.go(browser)
        yield "neighbourhoods"
        browser.open(self.url("/medewerkers/inlezen/activiteiten"))
        self.fill(browser, tabel="buurt;activiteit;thema;begin\nzuid;Samen koken;preventie;1-3-2026\n")
        self.go(browser)
        yield "rows of activities"
        self.go(browser)
        browser.open(self.url("/medewerkers/buurten/zuid"))
        yield "a neighbourhood"
        browser.open(self.url("/medewerkers/buurten/zuid/weghalen"))
        yield "removing a neighbourhood"
        self.go(browser)
        yield "removing a neighbourhood with an error"
        self.hand_in(browser)
        yield "a questionnaire"
        address = browser.path
        for end in ("/weg", "/voorbeeld"):
            browser.open(self.url(address + end))
            yield "a questionnaire" + end
        browser.open(self.url(address))
        self.go(browser)
        browser.open(self.url("/medewerkers/vragenlijsten/nieuw"))
        browser.one("#bestand").send_keys(self.a_file("fout.xml", "<geen/>"))
        self.go(browser)
        yield "a questionnaire that is refused"
        browser.open(self.url("/medewerkers/rondes/nieuw"))
        yield "a new round"
        self.fill_round(browser, opens=False)
        self.go(browser)
        yield "a round that is kept"
        browser.open(self.url("/medewerkers/rondes/t0/weghalen"))
        yield "removing a round"
        self.go(browser)
        yield "removing a round with an error"
        browser.open(self.url("/medewerkers/buurten/zuid/weghalen"))
        self.fill(browser, why="Verkeerde code")
        self.go(browser)
        yield "removing a neighbourhood that a round has"
        browser.open(self.url("/medewerkers/rondes/t0/aanpassen"))
        self.tick(browser, "wat", "open")
        self.go(browser)
        yield "a round that is not complete"
        self.tick(browser, "verklaring", "consent", "care", "caregivers")
        self.go(browser)
        yield "a round"
        browser.open(self.url("/medewerkers/rondes/t0/einde"))
        yield "the end of a round"
        browser.open(self.url("/medewerkers/rondes/t0/gegevens"))
        yield "putting a round right"
        self.fill(browser, contact="")
        self.go(browser)
        yield "putting a round right with errors"
        for end in ["", "/t0-zes-kanten/gesprek", "/t0-zes-kanten/invoer", "/t0-zes-kanten/blad-wissen"]:
            browser.open(self.url("/medewerkers/papier" + end))
            yield "/medewerkers/papier" + end
            if end:
                self.go(browser)
                yield "/medewerkers/papier" + end + " sent empty"
        browser.open(self.url("/v/t0-zes-kanten"))
        yield "the first page of a questionnaire in a round"

    def test_axe_finds_nothing_on_a_phone_nor_in_the_dark_on_a_wide_screen_and_everything_fits(self):
        browser = self.browser()
        browser.brings_axe()
        for name in self.pages(browser):
            with self.subTest(name):
                self.assertEqual(browser.axe(), [])
                self.assertIsNone(browser.sideways())
                self.assertEqual(browser.small_targets(), [])
                self.assertEqual(len(browser.all("h1")), 1)
                ids = re.findall(r'\sid="([^"]*)"', browser.driver.page_source)
                self.assertEqual(len(ids), len(set(ids)))
            browser.resize(1280)
            browser.media(dark=True)
            with self.subTest(name, at="1280 dark"):
                self.assertEqual(browser.axe(only_colours=True), [])
                self.assertIsNone(browser.sideways())
            browser.media()
            browser.resize(360)
