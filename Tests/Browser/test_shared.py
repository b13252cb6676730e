"""A device that others use too, and what is left of the first person for the second."""

import contextlib
import pathlib
import time

from selenium.common.exceptions import WebDriverException

from browser import Browser
from journey import JourneyCase
from service import Service

ASKED = "Hoe gaat het met uw gezondheid"
CANARY = "kanarievogeltje"


class Shared(JourneyCase):
    @classmethod
    def setUpClass(cls):
        # Ten minutes in use; ten seconds here.
        cls.service = Service(sharedSeconds=10)
        cls.enterClassContext(cls.service)

    def begin_shared(self, browser, collection="zes-kanten"):
        browser.open(self.url(f"/v/{collection}"))
        browser.one("#toestemming").click()
        for neighbourhood in browser.all("#buurt"):
            neighbourhood.click()
        browser.one("#gedeeld").click()
        browser.press(browser.button("Beginnen"))
        code = self.code_on_page(browser)
        browser.press(browser.button("Ik heb de code"))
        self.say_who(browser)
        return code

    def wait_for(self, fits, seconds=30):
        end = time.time() + seconds
        while time.time() < end:
            if fits():
                return
            time.sleep(0.2)
        self.fail("waited in vain")

    def test_the_page_hides_itself_and_the_code_brings_it_back(self):
        browser = self.browser()
        code = self.begin_shared(browser)
        here = browser.path
        browser.choose(ASKED, "8")
        self.wait_for(lambda: browser.one("#rust").is_displayed())
        # Whoever is still there stays.
        browser.focused().send_keys("\ue008")
        self.assertFalse(browser.one("#rust").is_displayed())
        browser.pause(6)
        self.assertEqual(browser.path, here)
        self.wait_for(lambda: browser.path.endswith("/pauze"))
        self.assertIn("Vul uw code in", browser.heading)
        for _ in range(3):
            browser.driver.back()
            browser.pause(0.5)
            self.assertEqual(browser.all("input:checked"), [])
        browser.open(self.url("/code"))
        browser.one("#code").send_keys(code)
        browser.press(browser.button("Ga verder"))
        self.assertEqual(browser.path, here)
        self.assertEqual(browser.chosen(ASKED), ["8"])

    def test_the_check_page_hides_itself_too(self):
        browser = self.browser()
        self.begin_shared(browser)
        self.to_check(browser)
        self.wait_for(lambda: browser.path.endswith("/pauze"))
        self.assertEqual(browser.all(".answers dd"), [])

    def test_a_device_that_slept_shows_the_next_person_nothing(self):
        browser = self.browser()
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {
            "source": "window.setInterval = () => 0; const real = Date.now;"
                      "Date.now = () => real() + (window.later ?? 0);"})
        self.begin_shared(browser)
        browser.choose(ASKED, "8")
        browser.evaluate("window.later = 7200000; document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));")
        self.wait_for(lambda: browser.path.endswith("/pauze"))
        self.assertEqual(browser.all("input:checked"), [])

    def test_a_pause_shows_the_next_person_nothing(self):
        browser = self.browser()
        code = self.begin_shared(browser)
        browser.choose(ASKED, "8")
        browser.do("pauze")
        self.assertEqual(self.code_on_page(browser), code)
        for _ in range(4):
            browser.driver.back()
            browser.pause(0.4)
            self.assertEqual(browser.all("input:checked"), [], browser.path)
            self.assertNotIn(code, browser.driver.page_source.replace("-", ""))

    def test_on_a_device_of_ones_own_nothing_is_hidden(self):
        browser = self.browser()
        self.begin(browser)
        here = browser.path
        browser.pause(13)
        self.assertEqual(browser.path, here)
        self.assertFalse(browser.one("#rust").is_displayed())

    def shows_nothing(self, browser, code):
        source = browser.driver.page_source
        self.assertNotIn(CANARY, source, browser.path)
        self.assertNotIn(code, source.replace("-", ""), browser.path)
        self.assertEqual(browser.all(".answers dd"), [], browser.path)

    def test_the_second_person_sees_nothing_of_the_first(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.begin(browser, "mijn-verhaal")
                pages = []
                for _ in range(40):
                    if browser.path.endswith("/controle"):
                        break
                    pages.append(browser.path)
                    browser.fill_everything(text=f"{CANARY} en meer")
                    browser.do("verder")
                self.assertIn(CANARY, browser.driver.page_source)
                browser.press(browser.button("Versturen"))
                code = self.code_on_page(browser)
                last = browser.path
                browser.press(browser.button("Sluit af"))
                self.assertEqual(browser.path, "/")
                for move in ["back"] * 8 + ["forward"] * 8:
                    getattr(browser.driver, move)()
                    browser.pause(0.2)
                    self.shows_nothing(browser, code)
                browser.driver.switch_to.new_window("tab")
                for path in pages + ["/v/mijn-verhaal/controle", last, "/v/mijn-verhaal/pauze"]:
                    browser.open(self.url(path))
                    self.shows_nothing(browser, code)
                self.begin(browser, "mijn-verhaal")
                self.shows_nothing(browser, code)
                self.assertEqual(browser.all("input:checked"), [])

    def test_a_restored_session_and_the_files_of_the_browser_hold_no_answer(self):
        first = Browser()
        try:
            self.begin(first, "mijn-verhaal")
            for _ in range(40):
                if first.path.endswith("/controle"):
                    break
                first.fill_everything(text=f"{CANARY} en meer")
                first.do("verder")
            first.press(first.button("Versturen"))
            code = self.code_on_page(first)
            first.press(first.button("Sluit af"))
            with contextlib.suppress(WebDriverException):
                first.driver.execute_cdp_cmd("Browser.close", {})
            time.sleep(1)
            with contextlib.suppress(WebDriverException):
                first.driver.quit()
            words = [CANARY.encode(), CANARY.encode("utf-16-le"), code.encode()]
            for file in pathlib.Path(first.profile).rglob("*"):
                if file.is_file() and not file.is_symlink():
                    content = file.read_bytes()
                    for word in words:
                        self.assertNotIn(word, content, file.name)
            with Browser(profile=first.profile, more=["--restore-last-session"]) as again:
                again.pause(1)
                for window in again.driver.window_handles:
                    again.driver.switch_to.window(window)
                    self.shows_nothing(again, code)
                    for _ in range(5):
                        again.driver.back()
                        again.pause(0.3)
                        self.shows_nothing(again, code)
        finally:
            first.__exit__()
