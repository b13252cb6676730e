"""The way in of staff: from the first start to somebody who was invited, with and without script."""

from checks import sees_axe
from journey import JourneyCase
from sources import invalid
from staff import PASSWORD, StaffMixin
from staff_tour import StaffTour
from states import every_state, not_met

# Looked at in test_letters.py, which has a coordinator with neighbourhoods to write to.
LETTERS = ("staff/letters", "staff/field #isFile", "staff/form #form #isInParts")
# Looked at in test_rounds.py, which opens a round from files and questionnaires.
ROUNDS = ("staff/overview", "staff/list", "staff/preview", "staff/facts #notice", "staff/field #isArea")
# Looked at in test_stories.py, from typing to a person's yes.
STORIES = ("staff/story",)
# Looked at in test_releases.py, which plans one, looks at it and makes it.
RELEASES = ("staff/progress", "staff/waiting", "staff/form #form #second")
# States that this walk does not come to: nobody to list, a log of many pages, words kept of a session that ended.
# What is left out here stands here, so that a new state fails the test.
NOT_YET = ("staff/accounts ^hasRows", "staff/accounts #hasWays", "staff/audit #hasRows #rows #reason", "staff/audit #older",
           "staff/home #notice", "staff/home #hasKept")


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


# A clock that a test sets forward.
CLOCK = "const now = Date.now; window.forward = 0; Date.now = () => now() + window.forward;"


class StillThere(StaffMixin, JourneyCase):
    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def pass_time(self, browser, minutes):
        browser.evaluate("window.forward += arguments[0] * 60000", minutes)

    def asked(self, browser):
        return browser.evaluate("return performance.getEntriesByType('resource').filter(e => e.name.includes('/blijven')).length")

    def test_who_is_about_to_be_logged_out_is_asked_and_can_stay(self):
        for width in (360, 1280):
            browser = self.browser(width=width)
            browser.before_each_page(CLOCK)
            if width == 360:
                app, _ = self.take(browser, self.first_link(), name="Eerste", login="eerste")
            else:
                browser.open(self.url("/medewerkers/inloggen"))
                self.log_in(browser, "eerste", app)
            browser.open(self.url("/medewerkers/accounts/nieuw"))
            field = browser.one("#name")
            field.send_keys("Kanarie")
            notice = browser.one("#rust")
            self.pass_time(browser, 24)
            field.send_keys("s")
            browser.wait_for(lambda: self.asked(browser) == 1)
            self.pass_time(browser, 24)
            self.assertFalse(notice.is_displayed(), "who types is there")
            self.pass_time(browser, 2)
            browser.wait_for(notice.is_displayed)
            self.assertRegex(notice.text, r"Bent u er nog\? Om \d\d:\d\d wordt u uitgelogd")
            self.assertEqual(browser.axe(), [])
            self.assertEqual(browser.focused(), field, "nothing is taken from who types")
            button = browser.one("#rust button")
            self.assertEqual(button.text, "Ik ben er nog")
            self.assertGreaterEqual(button.size["height"], 44)
            button.send_keys("\n")
            browser.wait_for(lambda: not notice.is_displayed())
            self.assertEqual(field.get_attribute("value"), "Kanaries")
            self.assertEqual(browser.focused(), field)
            # The bound of eight hours, as another page tells of it.
            browser.evaluate("const end = Date.now() + 240000; new BroadcastChannel('blijven').postMessage([end, end])")
            browser.wait_for(notice.is_displayed)
            self.assertIn("acht uur", notice.text)
            self.assertFalse(button.is_displayed())
            self.assertEqual(browser.axe(), [])
            self.pass_time(browser, 5)
            browser.wait_for(lambda: "Uw tijd is om" in notice.text)

    def test_without_script_nothing_is_said_and_nothing_is_lost(self):
        browser = self.browser(script=False)
        self.take(browser, self.first_link(), name="Eerste", login="eerste")
        browser.open(self.url("/medewerkers/accounts/nieuw"))
        self.assertFalse(browser.one("#rust").is_displayed())


class EveryStaffPage(StaffTour, JourneyCase):
    """What must hold on every page of staff, in their two languages."""

    is_long = is_tour = True

    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def look(self, language):
        """Each page at 360 pixels and, in Dutch, in the dark at 1280; then all of them as they were sent."""
        browser = self.browser(language=language)
        if sees_axe(language):
            browser.brings_axe()
        sources = {}
        for name in self.staff_tour(browser):
            sources[name] = self.look_at(browser, name, language)
        self.assertEqual(invalid(sources), [])
        states = list(every_state(language, ["staff"], own="Staff"))
        missing = not_met(states, [source.decode() for source in sources.values()])
        self.assertEqual([name for name in missing if not name.startswith(LETTERS + ROUNDS + STORIES + RELEASES + NOT_YET)], [])

    def test_nothing_is_wrong_in_dutch(self):
        self.look("nl")

    def test_nothing_is_wrong_in_english(self):
        self.look("en")
