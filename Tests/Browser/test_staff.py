"""The way in of staff: from the first start to somebody who was invited, with and without script."""

import re

from journey import JourneyCase
from staff import App, PASSWORD, StaffMixin


class WayIn(StaffMixin, JourneyCase):
    def setUp(self):
        # Each test begins with a service that nobody can log in to.
        self.__class__.service = self.enterContext(type(self.service)())

    def test_from_the_first_start_to_a_coordinator_who_logs_out(self):
        browser = self.browser(width=1280)
        link = self.first_link()
        browser.open(link)
        # The script takes the code out of the address, so that it stays in no history.
        self.assertEqual(browser.one("#code").get_attribute("value"), link.split("#")[1])
        self.assertNotIn("#", browser.driver.current_url)
        app, codes = self.take(browser, link, name="Eerste Beheerder", login="eerste")
        self.assertEqual(app.label, "Buurtstem:eerste")
        self.assertEqual(len(set(codes)), 10)
        invitation = self.invite(browser, "Carla Coördinator", "carla", "coordinator", everywhere=False)

        other = self.browser()
        carlas, _ = self.take(other, invitation)
        other.press(other.one(".go .button"))
        self.assertIn("Carla Coördinator", other.text)
        self.assertEqual(other.all('.menu a[href*="/accounts"]'), [])
        self.log_out(other)
        self.assertEqual(other.path, "/medewerkers/inloggen")
        other.open(self.url("/medewerkers"))
        self.assertEqual(other.path, "/medewerkers/inloggen")
        self.log_in(other, "carla", carlas)
        self.assertIn("Carla Coördinator", other.text)
        other.open(self.url("/medewerkers/accounts"))
        self.assertIn("niet voor u", other.heading)
        # A used link opens nothing more.
        third = self.browser()
        third.open(invitation)
        self.go(third)
        self.assertTrue(third.all("#fouten"))

    def test_without_script_by_keyboard_with_a_recovery_code(self):
        browser = self.browser(script=False)
        app, codes = self.take(browser, self.first_link(), name="Eerste", login="eerste")
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)
        self.fill(browser, login="eerste")
        old = browser.one("html")
        browser.one("#password").send_keys(PASSWORD + "\n")
        browser.wait_for_change(old)
        browser.open(self.url("/medewerkers/herstelcode"))
        browser.one("#code").send_keys(codes[4].lower().replace("-", " "))
        self.go(browser)
        self.assertIn("Eerste", browser.text)
        self.log_out(browser)
        self.fill(browser, login="eerste", password=PASSWORD)
        self.go(browser)
        browser.press(browser.link("niet bij me"))
        self.fill(browser, code=codes[4])
        self.go(browser)
        self.assertTrue(browser.all("#fouten"), "a recovery code opened twice")

    def test_six_wrong_passwords_are_the_last_that_are_looked_at(self):
        browser = self.browser()
        app, _ = self.take(browser, self.first_link(), name="Eerste", login="eerste")
        stranger = self.browser()
        for number in range(6):
            stranger.open(self.url("/medewerkers/inloggen"))
            self.fill(stranger, login="eerste", password=f"een raadsel {number}")
            self.go(stranger)
        self.assertIn("te vaak", stranger.one("#fouten").text)
        self.fill(stranger, login="eerste", password=PASSWORD)
        self.go(stranger)
        self.assertIn("te vaak", stranger.one("#fouten").text)


class EveryStaffPage(StaffMixin, JourneyCase):
    """What must hold on every page of staff."""

    def pages(self, browser):
        """Leads the browser to every page of staff, giving the name of each."""
        def here(name):
            return name
        browser.open(self.url("/medewerkers/inloggen"))
        yield here("log in")
        self.go(browser)
        yield here("log in with an error")
        link = self.first_link()
        browser.open(self.url("/medewerkers/begin"))
        yield here("begin")
        self.fill(browser, code="ABCD")
        self.go(browser)
        yield here("begin with an error")
        self.fill(browser, code=link.split("#")[1])
        self.go(browser)
        yield here("choose a password")
        self.fill(browser, name="Eerste Beheerder", login="e", new="kort", again="")
        self.go(browser)
        yield here("choose a password with errors")
        self.fill(browser, name="Eerste Beheerder", login="eerste", new=PASSWORD, again=PASSWORD)
        self.go(browser)
        yield here("couple an app")
        app = App(browser)
        self.fill(browser, app="000000")
        self.go(browser)
        yield here("couple an app with an error")
        self.fill(browser, app=app.code())
        self.go(browser)
        yield here("recovery codes")
        for path in ["/medewerkers", "/medewerkers/mijn-account", "/medewerkers/mijn-account/wachtwoord",
                     "/medewerkers/mijn-account/app", "/medewerkers/mijn-account/herstelcodes",
                     "/medewerkers/mijn-account/overal-uitloggen", "/medewerkers/accounts",
                     "/medewerkers/accounts/nieuw", "/medewerkers/logboek"]:
            browser.open(self.url(path))
            yield here(path)
        browser.open(self.url("/medewerkers/mijn-account/wachtwoord"))
        self.go(browser)
        yield here("my password with an error")
        browser.open(self.url("/medewerkers/accounts/nieuw"))
        self.go(browser)
        yield here("invite with errors")
        officer = self.invite(browser, "Petra Privacy", "petra", "privacy-officer")
        yield here("a link")
        browser.open(self.url("/medewerkers/accounts"))
        yield here("accounts")
        browser.press(browser.link("Petra"))
        yield here("an account")
        account = browser.path
        for end in ("/herstel", "/stop"):
            browser.open(self.url(account + end))
            yield here("an account" + end)
            self.go(browser)
            yield here("an account" + end + " with errors")
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)
        petras, _ = self.take(browser, officer)
        browser.open(self.url("/medewerkers/logboek"))
        yield here("the audit log")
        self.assertIn("iemand uitgenodigd", browser.text)
        self.go(browser)
        yield here("the audit log, checked")
        self.assertIn("Het logboek klopt", browser.text)
        browser.open(self.url("/medewerkers/logboek?wie=niemand&van=gisteren"))
        yield here("the audit log with errors")
        self.log_out_from(browser)
        self.fill(browser, login="petra", password=PASSWORD)
        self.go(browser)
        yield here("second step")
        browser.press(browser.link("niet bij me"))
        yield here("recovery code")

    def log_out_from(self, browser):
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)

    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def look(self, browser):
        for name in self.pages(browser):
            with self.subTest(name):
                self.assertEqual(browser.axe(), [])
                self.assertIsNone(browser.sideways())
                self.assertEqual(browser.small_targets(), [])
                self.assertEqual(len(browser.all("h1")), 1)
                ids = re.findall(r'\sid="([^"]*)"', browser.driver.page_source)
                self.assertEqual(len(ids), len(set(ids)))
                self.assertEqual([e.get_attribute("outerHTML") for e in browser.all('a[href=""]')], [])

    def test_axe_finds_nothing_on_a_phone_and_everything_fits(self):
        self.look(self.browser(width=360))

    def test_axe_finds_nothing_in_the_dark_on_a_wide_screen_in_dutch(self):
        self.look(self.browser(width=1280, dark=True))
