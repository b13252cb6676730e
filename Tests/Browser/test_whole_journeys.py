"""Whole journeys of people whose circumstances differ, and what a screen reader hears after an error."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from journey import JourneyCase


class WholeJourneys(JourneyCase):
    def test_at_360_pixels_nothing_is_wider_than_the_screen(self):
        browser = self.browser(width=360)
        self.begin(browser)
        for path in self.pages(browser, browser.tick_everything):
            self.assertIsNone(browser.sideways(), path)
        self.assertIsNone(browser.sideways())
        self.assertEqual(browser.heading, "Controleer uw antwoorden")
        self.assertGreater(len(browser.all(".answers dt")), 40)
        self.send(browser)
        self.assertIsNone(browser.sideways())
        browser.press(browser.button("Mijn kanten bekijken"))
        self.assertIsNone(browser.sideways())
        self.assertEqual(browser.axe(), [])
        self.assertEqual(len(browser.all(".radar .dot")), 6)
        figures = [cell.text for cell in browser.all(".sides td")]
        self.assertEqual(figures, ["7,0"] * 6)

    def test_with_a_line_that_drops_on_every_page(self):
        browser = self.browser()
        self.begin(browser)
        for _ in range(40):
            if browser.path.endswith("/controle"):
                break
            here = browser.path
            browser.fill_everything("6")
            browser.line(False)
            old = browser.one("html")
            browser.command("verder").click()
            browser.wait_for(lambda: browser.one("#geen-lijn").is_displayed())
            self.assertEqual(browser.path, here)
            browser.line(True)
            browser.wait_for_change(old)
        self.assertTrue(browser.path.endswith("/controle"), browser.path)
        self.assertGreater(len([d for d in browser.all(".answers dd") if d.text == "6"]), 30)
        self.send(browser)

    def test_without_script_with_a_pause_half_way(self):
        browser = self.browser(script=False)
        self.begin(browser)
        for _ in range(2):
            browser.fill_everything("5")
            browser.do("verder")
        here = browser.path
        browser.do("pauze")
        code = self.code_on_page(browser)
        other = self.browser(script=False)
        other.open(self.url("/code"))
        other.one("#code").send_keys(code)
        other.press(other.button("Ga verder"))
        self.assertEqual(other.path, here)
        self.to_check(other, "5")
        other.press(other.button("Versturen"))
        self.assertTrue(other.path.endswith("/klaar"))

    def whole_way_in(self, language, direction):
        """From the start page to the own answers, the result and withdrawing, in one language."""
        browser = self.browser(language=language)
        self.start(browser)
        for _ in self.pages(browser):
            self.is_in(browser, language, direction)
        self.is_in(browser, language, direction)
        self.assertGreater(len(browser.all(".answers dt")), 40)
        code = self.send(browser)
        self.assertRegex(code, r"^[0-9A-HJKMNP-TV-Z]{13}$")
        self.is_in(browser, language, direction)
        browser.press(browser.one("form[action*=uitkomst] .button"))
        self.is_in(browser, language, direction)
        self.look_back(browser, code)
        self.is_in(browser, language, direction)
        self.assertGreater(len(browser.all(".answers dt")), 40)
        browser.press(browser.one(".button.warn"))
        self.is_in(browser, language, direction)
        return browser

    def is_in(self, browser, language, direction):
        """The page and its main words are in the language; what is in another says so."""
        html = browser.one("html")
        self.assertEqual([html.get_attribute("lang"), html.get_attribute("dir")], [language, direction], browser.path)
        self.assertEqual(browser.evaluate("return getComputedStyle(document.body).direction"), direction)
        self.assertEqual(browser.evaluate(
            "return [...document.querySelectorAll('main [lang]')].filter(e => e.lang !== arguments[0]).map(e => e.outerHTML)",
            language), [], browser.path)
        self.assertIsNone(browser.sideways(), browser.path)

    def test_in_arabic_from_right_to_left(self):
        self.whole_way_in("ar", "rtl")

    def test_in_turkish(self):
        browser = self.whole_way_in("tr", "ltr")
        # The other questionnaire for residents, and an error on the way.
        self.start(browser, "buurt-en-gezondheid")
        self.is_in(browser, "tr", "ltr")
        browser.open(self.url("/v/buurt-en-gezondheid/controle"))
        browser.press(browser.one("form .button[data-once]"))
        self.assertTrue(browser.title.startswith("Hata: "), browser.title)
        self.is_in(browser, "tr", "ltr")

    def test_after_an_error_the_focus_is_on_the_summary_and_no_live_region_shouts(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        browser.do("verder")
        nodes = browser.tree()
        def has(node, name):
            return any(p["name"] == name and p["value"].get("value") for p in node.get("properties", []))
        focused = [n for n in nodes if has(n, "focused") and n["role"]["value"] not in ("RootWebArea",)]
        self.assertEqual([n["name"]["value"] for n in focused], ["Dit is nog niet goed ingevuld"])
        self.assertEqual([n["role"]["value"] for n in focused], ["group"])
        alerts = [n for n in nodes if n["role"]["value"] == "alert"]
        self.assertEqual(alerts, [])
        statuses = [n for n in nodes if n["role"]["value"] == "status"]
        self.assertEqual(browser.one("#bewaard").text, "")
        self.assertEqual(len(statuses), 1)
        message = browser.one("#fouten a").text
        described = [n for n in nodes if message in n.get("description", {}).get("value", "")]
        self.assertEqual([n["role"]["value"] for n in described], ["group"])
        # From the summary to the field, by keyboard alone.
        ActionChains(browser.driver).send_keys(Keys.TAB, Keys.ENTER).perform()
        browser.wait_for(lambda: browser.focused().get_attribute("type") == "radio")
