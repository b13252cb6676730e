"""A helper hands the device over, and gets it back."""

from journey import JourneyCase


class Handover(JourneyCase):
    def with_help(self, browser):
        self.begin(browser, mode="met-hulp")
        browser.fill_everything("5")
        browser.do("verder")

    def test_what_the_person_filled_in_alone_is_closed_to_the_helper(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.with_help(browser)
                browser.fill_everything("4")
                browser.do("overdracht")
                self.assertIn("Geef het apparaat nu aan de ander", browser.heading)
                if script:
                    self.assertEqual(browser.axe(), [])
                # The helper still holds the device: there is no code to copy.
                self.assertFalse(browser.all("#uw-code"))
                browser.press(browser.button("Ik ben de ander"))
                code = self.code_on_page(browser)
                browser.press(browser.button("Ik heb de code"))
                private = browser.path
                browser.fill_everything("9")
                browser.do("teruggeven")
                self.assertNotEqual(browser.path, private)
                self.assertIn("Het deel van de ander is nu gesloten", browser.text)
                for move in [browser.back] * 4 + [browser.forward] * 4:
                    move()
                    chosen = [i.get_attribute("value") for i in browser.all("input:checked")]
                    self.assertNotIn("9", chosen, browser.path)
                    self.assertNotIn(code, browser.driver.page_source.replace("-", ""))
                browser.open(self.url(private))
                self.assertNotEqual(browser.path, private)
                self.to_check(browser, "3")
                self.assertIn("Dit is gesloten", browser.text)
                self.assertNotIn("9", [d.text for d in browser.all(".answers dd")])
                browser.press(browser.button("Versturen"))
                self.assertFalse(browser.all("#uw-code"))
                person = self.browser()
                self.look_back(person, code)
                self.assertIn("9", [d.text for d in person.all(".answers dd")])
