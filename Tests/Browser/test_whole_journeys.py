"""Whole journeys of people whose circumstances differ, and what a screen reader hears after an error."""

import time

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from journey import JourneyCase
from service import ROOT


class WholeJourneys(JourneyCase):
    def line(self, browser, is_there):
        browser.driver.execute_cdp_cmd("Network.enable", {})
        browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": not is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})

    def tree(self, browser):
        return browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]

    def test_at_360_pixels_nothing_is_wider_than_the_screen(self):
        browser = self.browser(width=360)
        self.begin(browser)
        for _ in range(40):
            self.assertIsNone(browser.sideways(), browser.path)
            if browser.path.endswith("/controle"):
                break
            browser.fill_everything("7")
            browser.do("verder")
        browser.press(browser.button("Versturen"))
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
            self.line(browser, False)
            old = browser.one("html")
            [b for b in browser.all('button[name="doe"][value="verder"]') if not b.get_attribute("tabindex")][0].click()
            end = time.time() + 10
            while not browser.one("#geen-lijn").is_displayed() and time.time() < end:
                time.sleep(0.05)
            self.assertTrue(browser.one("#geen-lijn").is_displayed())
            self.assertEqual(browser.path, here)
            self.line(browser, True)
            browser.wait_for_change(old)
            end = time.time() + 40
            while browser.path == here and time.time() < end:
                time.sleep(0.1)
        self.assertTrue(browser.path.endswith("/controle"), browser.path)
        self.assertGreater(len([d for d in browser.all(".answers dd") if d.text == "6"]), 30)
        browser.press(browser.button("Versturen"))
        self.assertTrue(browser.path.endswith("/klaar"))

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

    def test_in_arabic_from_right_to_left(self):
        if not (ROOT / "Templates/Languages/ar.json").exists():
            self.skipTest("there is no Arabic yet")
        browser = self.browser()
        browser.open(self.url("/v/zes-kanten?taal=ar"))
        self.assertEqual(browser.one("html").get_attribute("dir"), "rtl")
        browser.one("#toestemming").click()
        browser.press(browser.one("main form .button"))
        for _ in range(40):
            if browser.path.endswith("/controle"):
                break
            self.assertEqual(browser.one("html").get_attribute("dir"), "rtl")
            self.assertIsNone(browser.sideways(), browser.path)
            browser.fill_everything("7")
            browser.do("verder")
        self.assertEqual(browser.axe(), [])
        browser.press(browser.one("main form .button"))
        self.assertTrue(browser.path.endswith("/klaar"), browser.path)
        self.assertEqual(browser.one("html").get_attribute("dir"), "rtl")
        self.assertRegex(self.code_on_page(browser), r"^[0-9A-HJKMNP-TV-Z]{13}$")

    def test_after_an_error_the_focus_is_on_the_summary_and_no_live_region_shouts(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        browser.do("verder")
        nodes = self.tree(browser)
        def has(node, name):
            return any(p["name"] == name and p["value"].get("value") for p in node.get("properties", []))
        focused = [n for n in nodes if has(n, "focused") and n["role"]["value"] not in ("RootWebArea",)]
        self.assertEqual([n["name"]["value"] for n in focused], ["Dit is nog niet goed ingevuld"])
        self.assertEqual([n["role"]["value"] for n in focused], ["group"])
        alerts = [n for n in nodes if n["role"]["value"] == "alert" and not n.get("ignored")]
        self.assertEqual(alerts, [])
        statuses = [n for n in nodes if n["role"]["value"] == "status" and not n.get("ignored")]
        self.assertEqual(browser.one("#bewaard").text, "")
        self.assertEqual(len(statuses), 1)
        message = browser.one("#fouten a").text
        described = [n for n in nodes if message in n.get("description", {}).get("value", "")]
        self.assertEqual([n["role"]["value"] for n in described], ["group"])
        # From the summary to the field, by keyboard alone.
        ActionChains(browser.driver).send_keys(Keys.TAB, Keys.ENTER).perform()
        browser.pause(0.2)
        self.assertEqual(browser.focused().get_attribute("type"), "radio")
