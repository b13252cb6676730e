"""Saving while somebody fills in, questions that come and go, a dropped line."""

import os
import signal
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from journey import JourneyCase

ASKED = "Hoe gaat het met uw gezondheid"


class Live(JourneyCase):
    def status(self, browser):
        return browser.one("#bewaard").text

    def wait_for(self, fits, seconds=15):
        end = time.time() + seconds
        while time.time() < end:
            found = fits()
            if found:
                return found
            time.sleep(0.1)
        self.fail("waited in vain")

    def line(self, browser, is_there):
        browser.driver.execute_cdp_cmd("Network.enable", {})
        browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": not is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})

    def status_nodes(self, browser):
        tree = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        return [n for n in tree if n.get("role", {}).get("value") == "status"]

    def at_low_safety(self, browser):
        """The page of zes-kanten with questions that depend on a low figure."""
        self.begin(browser)
        for _ in range(10):
            if any("veiligheid" in f.text for f in browser.all(".field legend")):
                return
            browser.do("verder")
        self.fail("no such page")

    def test_a_choice_is_saved_without_a_button_and_the_page_says_so_once(self):
        browser = self.browser()
        self.begin(browser)
        address = browser.driver.current_url
        browser.choose(ASKED, "8")
        words = self.wait_for(lambda: self.status(browser))
        self.assertIn("Bewaard om", words)
        nodes = self.status_nodes(browser)
        self.assertEqual(len(nodes), 1)
        properties = {p["name"]: p["value"].get("value") for p in nodes[0]["properties"]}
        self.assertEqual(properties["live"], "polite")
        other = self.browser(script=False)
        other.open(address)
        for cookie in browser.driver.get_cookies():
            other.driver.add_cookie({"name": cookie["name"], "value": cookie["value"]})
        other.open(address)
        self.assertEqual(other.chosen(ASKED), ["8"])

    def test_a_question_appears_and_goes_and_neither_focus_nor_typed_text_moves(self):
        browser = self.browser()
        self.at_low_safety(browser)
        count = len(browser.all(".field"))
        browser.choose("veiligheid", "2")
        chosen = browser.focused()
        self.wait_for(lambda: len(browser.all(".field")) > count)
        self.assertEqual(browser.focused(), chosen)
        self.assertEqual(chosen.get_attribute("value"), "2")
        added = self.wait_for(lambda: self.status(browser))
        self.assertIn("vragen bij gekomen", added)
        self.assertEqual(browser.chosen("veiligheid"), ["2"])
        browser.choose("Weet u bij wie", "Nee")
        browser.choose("veiligheid", "9")
        self.wait_for(lambda: len(browser.all(".field")) == count)
        self.assertEqual(browser.chosen("veiligheid"), ["9"])
        self.assertFalse(browser.all("#fouten"))

    def test_typed_text_is_never_overwritten_by_an_answer_of_the_server(self):
        browser = self.browser()
        self.begin(browser, "alle-vraagsoorten")
        for _ in range(40):
            if browser.all("textarea"):
                break
            browser.fill_everything("3")
            browser.do("verder")
        box = browser.one("textarea")
        box.clear()
        said = ""
        for word in ["Eerst", " dit", " en dan", " nog", " meer", " woorden"]:
            box.send_keys(word)
            said += word
            browser.evaluate("document.getElementById('formulier').dispatchEvent(new Event('change', {bubbles: true}))")
            browser.pause(0.55)
            self.assertEqual(box.get_attribute("value"), said)
            self.assertEqual(browser.focused(), box)
        self.wait_for(lambda: "Bewaard" in self.status(browser))

        def kept():
            # Whoever leaves the page leaves nothing unsaved behind.
            browser.driver.refresh()
            return browser.one("textarea").get_attribute("value") == said
        self.wait_for(kept)

    def test_a_chosen_figure_can_be_cleared_with_script_and_without(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.begin(browser)
                field = browser.field(ASKED)
                clear = field.find_element(By.CSS_SELECTOR, ".clear")
                self.assertFalse(clear.is_displayed())
                browser.choose(ASKED, "8")
                self.assertTrue(clear.is_displayed())
                if script:
                    clear.click()
                    self.assertEqual(browser.focused().get_attribute("type"), "radio")
                else:
                    browser.press(clear)
                self.assertEqual(browser.chosen(ASKED), [])
                browser.do("verder")
                browser.do("terug")
                self.assertEqual(browser.chosen(ASKED), [])

    def test_without_a_line_the_page_stays_and_goes_on_by_itself_when_it_is_back(self):
        browser = self.browser()
        self.begin(browser)
        here = browser.path
        self.line(browser, False)
        browser.choose(ASKED, "4")
        old = browser.one("html")
        browser.all('button[value="verder"]')[-1].click()
        self.wait_for(lambda: browser.one("#geen-lijn").is_displayed())
        self.assertIn("bewaren wij het vanzelf", browser.one("#geen-lijn").text)
        self.assertEqual(browser.path, here)
        self.assertEqual(browser.chosen(ASKED), ["4"])
        browser.choose(ASKED, "5")
        browser.pause(1.5)
        self.assertEqual(browser.path, here)
        self.line(browser, True)
        browser.wait_for_change(old)
        self.wait_for(lambda: browser.path != here, 40)
        browser.do("terug")
        self.assertEqual(browser.chosen(ASKED), ["5"])

    def test_what_is_typed_without_a_line_is_saved_when_it_is_back_and_the_page_says_so(self):
        browser = self.browser()
        self.begin(browser)
        self.line(browser, False)
        browser.choose(ASKED, "3")
        self.wait_for(lambda: browser.one("#geen-lijn").is_displayed())
        self.line(browser, True)
        self.wait_for(lambda: not browser.one("#geen-lijn").is_displayed(), 40)
        self.wait_for(lambda: self.status(browser))
        browser.driver.refresh()
        self.assertEqual(browser.chosen(ASKED), ["3"])

    def test_a_server_that_does_not_answer_costs_nobody_the_page(self):
        browser = self.browser()
        self.begin(browser)
        here = browser.path
        browser.choose(ASKED, "6")
        self.wait_for(lambda: self.status(browser))
        self.service.process.send_signal(signal.SIGSTOP)
        try:
            browser.choose(ASKED, "7")
            browser.all('button[value="verder"]')[-1].click()
            browser.pause(2)
            self.assertEqual(browser.path, here)
            self.assertEqual(browser.chosen(ASKED), ["7"])
        finally:
            self.service.process.send_signal(signal.SIGCONT)
        self.wait_for(lambda: browser.path != here, 40)
        browser.do("terug")
        self.assertEqual(browser.chosen(ASKED), ["7"])

    def test_nothing_is_kept_on_the_device(self):
        browser = self.browser()
        self.begin(browser)
        browser.choose(ASKED, "8")
        self.wait_for(lambda: self.status(browser))
        kept = browser.evaluate(
            "return [localStorage.length, sessionStorage.length, document.cookie,"
            "navigator.serviceWorker ? navigator.serviceWorker.controller : null]")
        self.assertEqual(kept, [0, 0, "", None])

    def test_an_error_is_found_after_a_post_in_the_background(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        browser.do("verder")
        self.assertTrue(browser.title.startswith("Fout: "), browser.title)
        self.assertEqual(browser.focused().get_attribute("id"), "fouten")
        browser.fill_everything()
        browser.do("verder")
        self.assertFalse(browser.all("#fouten"))

    def test_two_tabs_with_two_texts_show_both(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        for _ in range(20):
            if browser.all("textarea"):
                break
            browser.fill_everything()
            browser.do("verder")
        address = browser.driver.current_url
        here = browser.driver.current_window_handle
        browser.driver.switch_to.new_window("tab")
        browser.open(address)
        browser.one("textarea").send_keys("Geschreven op de telefoon")
        browser.do("verder")
        browser.driver.switch_to.window(here)
        browser.one("textarea").send_keys("Geschreven op de tablet")
        browser.do("verder")
        self.assertIn("Geschreven op de telefoon", browser.one(".elsewhere").text)
        self.assertEqual(browser.one("textarea").get_attribute("value"), "Geschreven op de tablet")
        self.assertEqual(browser.focused().get_attribute("id"), "melding")
        self.assertEqual(browser.axe(), [])
        browser.do("verder")
        self.assertFalse(browser.all(".elsewhere"))

    def test_an_older_browser_goes_on_and_back_as_well(self):
        browser = self.browser()
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {
            "source": "delete AbortSignal.timeout;"
                      "Object.defineProperty(SubmitEvent.prototype, 'submitter', {get: () => undefined});"})
        self.begin(browser)
        first = browser.path
        browser.choose(ASKED, "6")
        browser.do("verder")
        self.assertNotEqual(browser.path, first)
        browser.do("terug")
        self.assertEqual(browser.path, first)
        self.assertEqual(browser.chosen(ASKED), ["6"])

    def test_a_page_that_was_left_is_not_saved_once_more(self):
        browser = self.browser()
        self.begin(browser)
        browser.fill_everything("6")
        browser.do("verder")
        here = browser.path
        browser.pause(1.5)
        # Leads to the page to go on at: this one, not the one before.
        browser.open(self.url("/v/zes-kanten/overdracht"))
        self.assertEqual(browser.path, here)
