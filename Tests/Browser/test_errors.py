"""Errors are found, named once, and lead to their field."""

from journey import JourneyCase


class Errors(JourneyCase):
    def at_error(self, **settings):
        """On the first page of the story one answer is required: age."""
        browser = self.browser(**settings)
        self.begin(browser, "mijn-verhaal")
        browser.do("verder")
        return browser

    def test_title_summary_and_field_say_the_same(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.at_error(script=script)
                self.assertTrue(browser.title.startswith("Fout: "), browser.title)
                summary = browser.one("#fouten")
                link = summary.find_element("css selector", "a")
                field = browser.one(link.get_attribute("href").split("#")[1].join(["#", "-fout"]))
                self.assertIn(link.text, field.get_attribute("textContent"))
                self.assertEqual(browser.focused().get_attribute("id"), "fouten")
                above = browser.all("#fouten, h1")
                self.assertEqual(above[0].get_attribute("id"), "fouten")

    def test_link_leads_to_the_first_choice(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.at_error(script=script)
                browser.one("#fouten a").click()
                if script:
                    browser.wait_for(lambda: browser.focused().get_attribute("type") == "radio")
                    self.assertTrue(browser.one("legend").is_displayed())
                else:
                    first = browser.one(".field:has(.error) input[type=radio]").get_attribute("id")
                    browser.wait_for(lambda: browser.driver.current_url.endswith("#" + first))

    def test_a_screen_reader_hears_the_error_once_at_the_group(self):
        browser = self.at_error()
        tree = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        message = browser.one("#fouten a").text
        groups = [n for n in tree if message in n.get("description", {}).get("value", "")]
        self.assertEqual([n["role"]["value"] for n in groups], ["group"])
        alerts = [n for n in tree if n.get("role", {}).get("value") == "alert"]
        self.assertEqual(alerts, [])
        # The line that says "saved" stands there, and says nothing.
        self.assertEqual([region.text for region in browser.all("[role=status]")], [""])

    def test_consent_is_asked_for(self):
        browser = self.browser()
        browser.open(self.url("/v/zes-kanten"))
        browser.press(browser.button("Beginnen"))
        self.assertTrue(browser.title.startswith("Fout: "), browser.title)
        self.assertEqual(browser.focused().get_attribute("id"), "fouten")

    def test_what_was_typed_is_kept(self):
        browser = self.browser()
        self.begin(browser, "alle-vraagsoorten")
        fields = browser.all("input[inputmode=numeric]")
        fields[0].send_keys("ongeveer tachtig")
        browser.do("verder")
        self.assertTrue(browser.title.startswith("Fout: "), browser.title)
        self.assertEqual(browser.all("input[inputmode=numeric]")[0].get_attribute("value"), "ongeveer tachtig")
        self.assertEqual(browser.all("[aria-invalid=true]")[0].get_attribute("value"), "ongeveer tachtig")
