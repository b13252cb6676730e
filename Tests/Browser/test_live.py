"""Saving while somebody fills in, questions that come and go, a dropped line."""

import json
import signal
import time

from selenium.webdriver.common.by import By

from journey import JourneyCase

ASKED = "Hoe gaat het met uw gezondheid"
# Counts what the page sends in the background and the answers to it, which `holds` keeps back; `asked` outlives the page.
COUNTED = """
window.posts = 0;
window.answers = 0;
const real = window.fetch;
window.fetch = async (...what) => {
  window.posts += 1;
  const asked = JSON.parse(sessionStorage.asked ?? "[]");
  sessionStorage.asked = JSON.stringify([...asked, [location.pathname, what[1].body.get("doe")]]);
  const answer = await real(...what);
  if (window.holds) await new Promise((done) => { window.release = done; });
  window.answers += 1;
  return answer;
};
"""


class Live(JourneyCase):
    def status(self, browser):
        return browser.one("#bewaard").text

    def status_nodes(self, browser):
        return [n for n in browser.tree() if n["role"]["value"] == "status"]

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
        words = browser.wait_for(lambda: self.status(browser))
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

    def test_a_choice_that_was_ticked_before_the_script_ran_is_saved_too(self):
        browser = self.browser()
        browser.before_each_page("""document.addEventListener("readystatechange", () => {
          const early = document.querySelector("#formulier [type=radio][value='8']");
          if (early && document.readyState === "interactive") early.checked = true;
        });""")
        self.begin(browser)
        self.assertEqual(browser.chosen(ASKED), ["8"])
        self.assertIn("Bewaard om", browser.wait_for(lambda: self.status(browser)))

    def test_a_page_on_which_nothing_was_done_saves_nothing(self):
        browser = self.browser()
        browser.before_each_page(COUNTED)
        self.begin(browser, "alle-vraagsoorten")
        addresses = list(self.pages(browser))
        self.assertGreater(len(addresses), 5)
        for address in addresses:
            browser.open(self.url(address))
            # Longer than a change would wait.
            time.sleep(0.7)
            self.assertEqual(browser.evaluate("return window.posts"), 0, address)

    def test_a_question_appears_and_goes_and_neither_focus_nor_typed_text_moves(self):
        browser = self.browser()
        self.at_low_safety(browser)
        count = len(browser.all(".field"))
        browser.choose("veiligheid", "2")
        chosen = browser.focused()
        browser.wait_for(lambda: len(browser.all(".field")) > count)
        self.assertEqual(browser.focused(), chosen)
        self.assertEqual(chosen.get_attribute("value"), "2")
        added = browser.wait_for(lambda: self.status(browser))
        self.assertIn("vragen bij gekomen", added)
        self.assertEqual(browser.chosen("veiligheid"), ["2"])
        browser.choose("Weet u bij wie", "Nee")
        browser.choose("veiligheid", "9")
        browser.wait_for(lambda: len(browser.all(".field")) == count)
        self.assertEqual(browser.chosen("veiligheid"), ["9"])
        self.assertFalse(browser.all("#fouten"))

    def test_typed_text_is_never_overwritten_by_an_answer_of_the_server(self):
        browser = self.browser()
        browser.before_each_page(COUNTED)
        self.begin(browser, "alle-vraagsoorten")
        next(page for page in self.pages(browser) if browser.all("textarea"))
        box = browser.one("textarea")
        box.clear()
        browser.evaluate("window.holds = true")
        box.send_keys("Eerst dit")
        browser.wait_for(lambda: browser.evaluate("return Boolean(window.release)"))
        # While what was typed so far is being saved, somebody goes on.
        box.send_keys(" en dan nog meer woorden")
        answers = browser.evaluate("window.holds = false; window.release(); return window.answers")
        browser.wait_for(lambda: browser.evaluate("return window.answers") > answers)
        said = "Eerst dit en dan nog meer woorden"
        self.assertEqual(box.get_attribute("value"), said)
        self.assertEqual(browser.focused(), box)
        browser.wait_for(lambda: "Bewaard" in self.status(browser))

        def kept():
            # Whoever leaves the page leaves nothing unsaved behind.
            browser.driver.refresh()
            return browser.one("textarea").get_attribute("value") == said
        browser.wait_for(kept)

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
        browser.before_each_page(COUNTED)
        self.begin(browser)
        here = browser.path
        browser.line(False)
        browser.choose(ASKED, "4")
        old = browser.one("html")
        browser.command("verder").click()
        browser.wait_for(lambda: browser.one("#geen-lijn").is_displayed())
        self.assertIn("bewaren wij het vanzelf", browser.one("#geen-lijn").text)
        self.assertEqual(browser.path, here)
        self.assertEqual(browser.chosen(ASKED), ["4"])
        tried = browser.evaluate("return window.posts")
        browser.wait_for(lambda: browser.evaluate("return window.posts") > tried)
        self.assertEqual(browser.path, here)
        browser.line(True)
        browser.wait_for_change(old)
        browser.wait_for(lambda: browser.path != here)
        browser.do("terug")
        self.assertEqual(browser.chosen(ASKED), ["4"])

    def test_what_is_typed_without_a_line_is_saved_when_it_is_back_and_the_page_says_so(self):
        browser = self.browser()
        self.begin(browser)
        browser.line(False)
        browser.choose(ASKED, "3")
        browser.wait_for(lambda: browser.one("#geen-lijn").is_displayed())
        browser.line(True)
        browser.wait_for(lambda: not browser.one("#geen-lijn").is_displayed())
        browser.wait_for(lambda: "U hebt weer internet" in self.status(browser))
        # A screen reader hears it, and once.
        self.assertEqual(len(self.status_nodes(browser)), 1)
        browser.driver.refresh()
        self.assertEqual(browser.chosen(ASKED), ["3"])

    def test_a_server_that_does_not_answer_costs_nobody_the_page(self):
        browser = self.browser()
        browser.before_each_page(COUNTED)
        self.begin(browser)
        here = browser.path
        browser.choose(ASKED, "6")
        browser.wait_for(lambda: self.status(browser))
        self.service.process.send_signal(signal.SIGSTOP)
        try:
            browser.choose(ASKED, "7")
            asked = browser.evaluate("return window.posts")
            browser.command("verder").click()
            browser.wait_for(lambda: browser.evaluate("return window.posts") > asked)
            self.assertEqual(browser.path, here)
            self.assertEqual(browser.chosen(ASKED), ["7"])
        finally:
            self.service.process.send_signal(signal.SIGCONT)
        browser.wait_for(lambda: browser.path != here)
        browser.do("terug")
        self.assertEqual(browser.chosen(ASKED), ["7"])

    def test_nothing_is_kept_on_the_device(self):
        browser = self.browser()
        self.begin(browser)
        browser.choose(ASKED, "8")
        browser.wait_for(lambda: self.status(browser))
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
        next(page for page in self.pages(browser) if browser.all("textarea"))
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
        browser.before_each_page(COUNTED)
        self.begin(browser)
        left = browser.path
        browser.fill_everything("6")
        browser.do("verder")
        here = browser.path
        asked = [doe for path, doe in json.loads(browser.evaluate("return sessionStorage.asked")) if path == left]
        self.assertEqual(asked.index("verder"), len(asked) - 1, asked)
        # Leads to the page to go on at: this one, not the one before.
        browser.open(self.url("/v/zes-kanten/overdracht"))
        self.assertEqual(browser.path, here)
