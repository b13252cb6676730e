"""Sending once, and what is left on the device."""

from journey import JourneyCase


class Sending(JourneyCase):
    def at_check(self, **settings):
        browser = self.browser(**settings)
        self.begin(browser)
        self.to_check(browser)
        return browser

    def test_two_tabs_and_a_double_press_give_one_receipt(self):
        browser = self.at_check()
        here = browser.driver.current_window_handle
        browser.driver.switch_to.new_window("tab")
        browser.open(self.url("/v/zes-kanten/controle"))
        browser.press(browser.button("Versturen"))
        first = self.code_on_page(browser)
        browser.driver.switch_to.window(here)
        browser.press(browser.button("Versturen"))
        self.assertEqual(self.code_on_page(browser), first)
        browser.driver.refresh()
        self.assertEqual(self.code_on_page(browser), first)

    def test_back_after_sending_shows_no_answer(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.at_check(script=script)
                self.assertTrue(browser.all(".answers dd"))
                browser.press(browser.button("Versturen"))
                for _ in range(3):
                    browser.back()
                    self.assertEqual(browser.all("input:checked"), [], browser.path)
                    self.assertEqual(browser.all(".answers dd"), [], browser.path)

    def test_the_own_code_shows_and_withdraws_the_answers(self):
        browser = self.at_check()
        browser.press(browser.button("Versturen"))
        code = self.code_on_page(browser)
        other = self.browser(script=False)
        self.look_back(other, code)
        self.assertGreater(len(other.all(".answers dt")), 40)
        self.assertIn("7", [d.text for d in other.all(".answers dd")])
        other.press(other.button("Ja, haal mijn antwoorden weg"))
        self.assertIn("weggehaald", other.heading)
        self.look_back(other, code)
        self.assertEqual(other.all(".answers dt"), [])

    def test_two_tabs_on_one_page_lose_nothing(self):
        browser = self.browser()
        self.begin(browser)
        address = browser.driver.current_url
        here = browser.driver.current_window_handle
        browser.driver.switch_to.new_window("tab")
        browser.open(address)
        browser.choose("Hoe gaat het met uw gezondheid", "3")
        browser.do("verder")
        browser.driver.switch_to.window(here)
        browser.choose("Hoe gaat het met uw energie", "9")
        browser.do("verder")
        browser.open(address)
        self.assertEqual(browser.chosen("Hoe gaat het met uw energie"), ["9"])
