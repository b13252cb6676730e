"""Taking part again in a later round, with the own code of the earlier one."""

from journey import JourneyCase


class FollowUp(JourneyCase):
    def again(self, browser, typed):
        """Begins the second round after typing something as the earlier code."""
        browser.open(self.url("/v/mantelzorg-t1"))
        browser.one("#toestemming").click()
        browser.one("#eerder").send_keys(typed)
        browser.press(browser.button("Beginnen"))

    def test_the_earlier_code_is_asked_for_typed_carelessly_and_may_be_left_out(self):
        browser = self.browser(width=320)
        self.begin(browser, "mantelzorg")
        self.to_check(browser, "6")
        first = self.send(browser)
        browser.press(browser.button("Sluit af"))

        browser.open(self.url("/v/mantelzorg-t1"))
        label = browser.one("label[for=eerder]")
        self.assertIn("(niet verplicht)", label.text)
        self.assertIsNone(browser.sideways())
        self.assertEqual(browser.axe(), [])

        codes = [first]
        for typed in (f" {first[:5].lower()} {first[5:].lower()} ", ""):
            with self.subTest(typed=typed):
                self.again(browser, typed)
                self.assertIn("/v/mantelzorg-t1/p/", browser.path)
                # Nothing of the earlier answers is filled in.
                self.assertEqual(browser.all("input:checked"), [])
                self.say_who(browser)
                self.to_check(browser, "4")
                codes.append(self.send(browser))
                browser.press(browser.button("Sluit af"))
        self.assertEqual(len(set(codes)), 3)
        # Each code shows the answers of its own round.
        for code in codes:
            self.look_back(browser, code)
            self.assertGreater(len(browser.all(".answers dd:not(.none)")), 5)

    def test_a_code_that_is_not_one_of_then_says_so_at_its_field(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.again(browser, "ABCD-EFGH-JKMNP")
                self.assertTrue(browser.title.startswith("Fout: "), browser.title)
                self.assertEqual(browser.focused().get_attribute("id"), "fouten")
                self.assertTrue(browser.one("#fouten a").get_attribute("href").endswith("#eerder"))
                self.assertEqual(browser.one("#eerder").get_attribute("value"), "ABCD-EFGH-JKMNP")
                self.assertEqual(browser.one("#eerder").get_attribute("aria-invalid"), "true")
                self.assertTrue(browser.one("#toestemming").is_selected())
                if script:
                    self.assertEqual(browser.axe(), [])

    def test_the_first_round_of_a_questionnaire_and_a_tool_for_a_talk_do_not_ask(self):
        browser = self.browser()
        for collection in ("contacten", "zes-kanten"):
            browser.open(self.url(f"/v/{collection}"))
            self.assertEqual(browser.all("#eerder"), [])
