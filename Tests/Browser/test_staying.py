"""Whoever is still busy stays where they are: on a shared device, and when a dropped line comes back."""

import re

from journey import JourneyCase

ASKED = "Hoe gaat het met uw gezondheid"


# A clock that a test sets forward.
CLOCK = "const now = Date.now; window.forward = 0; Date.now = () => now() + window.forward;"


class StillHere(JourneyCase):
    def pass_time(self, browser, seconds):
        browser.evaluate("window.forward += arguments[0] * 1000", seconds)

    def test_a_click_that_no_key_or_touch_comes_before_is_enough(self):
        browser = self.browser()
        browser.before_each_page(CLOCK)
        self.start(browser, is_shared=True)
        browser.press(browser.button("Ik heb de code"))
        self.say_who(browser)
        browser.choose(ASKED, "8")
        here = browser.path
        focused = browser.focused()
        # Longer than the page would stay: each time the notice is answered as a screen reader's own cursor, a switch or a
        # voice does it, with a click and nothing else.
        for _ in range(3):
            self.pass_time(browser, 9.5 * 60)
            browser.wait_for(lambda: browser.one("#rust").is_displayed())
            button = browser.one("#rust button")
            self.assertEqual(button.text, "Ik ben er nog")
            self.assertGreaterEqual(button.size["height"], 44)
            self.assertEqual(browser.axe(), [])
            browser.evaluate("arguments[0].focus()", button)
            self.assertTrue(browser.one("#rust").is_displayed(), "reaching the button does not take it away")
            browser.evaluate("arguments[0].click()", button)
            self.assertFalse(browser.one("#rust").is_displayed())
            self.assertEqual(browser.focused(), focused)
            self.assertEqual(browser.path, here)
        self.pass_time(browser, 11 * 60)
        browser.wait_for(lambda: browser.path.endswith("/pauze"))
        self.assertEqual(browser.all("input:checked"), [])


class BackOnLine(JourneyCase):
    def status(self, browser):
        return browser.one("#bewaard").get_attribute("textContent")

    def test_who_types_on_is_not_taken_to_another_page_when_the_line_is_back(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        for _ in range(20):
            if browser.all("textarea"):
                break
            browser.fill_everything()
            browser.do("verder")
        here = browser.path
        story = browser.one("textarea")
        story.send_keys("Ik viel op de trap.")
        browser.line(False)
        browser.command("verder").click()
        browser.wait_for(lambda: browser.one("#geen-lijn").is_displayed())
        story.send_keys(" De buurvrouw hielp mij.")
        browser.line(True)
        browser.wait_for(lambda: "U hebt weer internet" in self.status(browser))
        self.assertEqual(browser.path, here)
        self.assertFalse(browser.one("#geen-lijn").is_displayed())
        browser.driver.refresh()
        whole = "Ik viel op de trap. De buurvrouw hielp mij."
        self.assertEqual(browser.one("textarea").get_attribute("value"), whole)
        browser.do("verder")
        self.assertNotEqual(browser.path, here)

    def test_the_time_of_saving_has_24_hours_in_the_digits_of_the_page(self):
        browser = self.browser()
        browser.driver.execute_cdp_cmd("Emulation.setLocaleOverride", {"locale": "ar-EG"})
        browser.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "Pacific/Auckland"})
        browser.open(self.url("/v/zes-kanten?taal=ar"))
        browser.one("#toestemming").click()
        browser.press(browser.one("main form .button"))
        browser.fill_everything()
        browser.wait_for(lambda: re.search(r"\d", self.status(browser)))
        hour = browser.evaluate("return new Date().getHours()")
        found = re.fullmatch(r"حُفظ في الساعة ([0-9]{2}):([0-9]{2})", self.status(browser).strip())
        self.assertTrue(found, self.status(browser))
        self.assertIn(int(found[1]), [hour, (hour + 23) % 24])
