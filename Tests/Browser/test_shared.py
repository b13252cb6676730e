"""A device that others use too, and what is left of the first person for the second."""

import contextlib
import pathlib
import tempfile
import time

from selenium.common.exceptions import WebDriverException

from browser import PATIENCE, Browser
from journey import JourneyCase

ASKED = "Hoe gaat het met uw gezondheid"
CANARY = "kanarievogeltje"
MINUTES = 60_000
# The page's clock, which a test sets forward; the time until a page hides itself is ten minutes, as in use.
CLOCK = "const real = Date.now; window.later = 0; Date.now = () => real() + window.later;"


class Shared(JourneyCase):
    def device(self, **settings):
        browser = self.browser(**settings)
        if settings.get("script", True):
            browser.before_each_page(CLOCK)
        return browser

    def later(self, browser, minutes):
        browser.evaluate("window.later += arguments[0]", minutes * MINUTES)

    def begin_shared(self, browser, collection="zes-kanten"):
        self.start(browser, collection, is_shared=True)
        code = self.code_on_page(browser)
        browser.press(browser.button("Ik heb de code"))
        self.say_who(browser)
        return code

    def test_the_page_hides_itself_and_the_code_brings_it_back(self):
        browser = self.device()
        code = self.begin_shared(browser)
        here = browser.path
        browser.choose(ASKED, "8")
        self.later(browser, 9.5)
        browser.wait_for(lambda: browser.one("#rust").is_displayed())
        # Whoever is still there stays.
        browser.focused().send_keys("\ue008")
        self.assertFalse(browser.one("#rust").is_displayed())
        self.later(browser, 8)
        self.assertEqual(browser.path, here)
        self.later(browser, 2)
        browser.wait_for(lambda: browser.path.endswith("/pauze"))
        self.assertIn("Vul uw code in", browser.heading)
        for _ in range(3):
            browser.back()
            self.assertEqual(browser.all("input:checked"), [])
        browser.open(self.url("/code"))
        browser.one("#code").send_keys(code)
        browser.press(browser.button("Ga verder"))
        self.assertEqual(browser.path, here)
        self.assertEqual(browser.chosen(ASKED), ["8"])

    def test_the_check_page_hides_itself_too(self):
        browser = self.device()
        self.begin_shared(browser)
        self.to_check(browser)
        self.later(browser, 10)
        browser.wait_for(lambda: browser.path.endswith("/pauze"))
        self.assertEqual(browser.all(".answers dd"), [])

    def test_a_device_that_slept_shows_the_next_person_nothing(self):
        browser = self.device()
        browser.before_each_page("window.setInterval = () => 0;")
        self.begin_shared(browser)
        browser.choose(ASKED, "8")
        browser.evaluate("window.later = 7200000; document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));")
        browser.wait_for(lambda: browser.path.endswith("/pauze"))
        self.assertEqual(browser.all("input:checked"), [])

    def test_a_pause_shows_the_next_person_nothing(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.device(script=script)
                code = self.begin_shared(browser)
                browser.choose(ASKED, "8")
                browser.do("pauze")
                self.assertEqual(self.code_on_page(browser), code)
                for _ in range(4):
                    browser.back()
                    self.assertEqual(browser.all("input:checked"), [], browser.path)
                    self.assertNotIn(code, browser.driver.page_source.replace("-", ""))

    def test_on_a_device_of_ones_own_nothing_is_hidden(self):
        browser = self.device()
        self.begin(browser)
        here = browser.path
        # As often as the page would look at its clock on a shared device.
        browser.evaluate("window.ticks = 0; setInterval(() => { window.ticks += 1; }, 500)")
        self.later(browser, 120)
        browser.wait_for(lambda: browser.evaluate("return window.ticks") > 2)
        self.assertEqual(browser.path, here)
        self.assertFalse(browser.one("#rust").is_displayed())

    def shows_nothing(self, browser, code):
        source = browser.driver.page_source
        self.assertNotIn(CANARY, source, browser.path)
        self.assertNotIn(code, source.replace("-", ""), browser.path)
        self.assertEqual(browser.all(".answers dd, .sides td"), [], browser.path)

    def test_what_one_sent_hides_itself_as_question_pages_do(self):
        browser = self.device()
        self.begin_shared(browser)
        self.to_check(browser)
        code = self.send(browser)
        pages = {"result": lambda: browser.press(browser.one("form[action*=uitkomst] .button")),
                 "own answers": lambda: self.look_back(browser, code, is_shared=True)}
        for name, show in pages.items():
            with self.subTest(name):
                show()
                self.assertTrue(browser.all(".answers dd, .sides td"))
                self.later(browser, 9.5)
                browser.wait_for(lambda: browser.one("#rust").is_displayed())
                browser.focused().send_keys("\ue008")
                self.assertFalse(browser.one("#rust").is_displayed())
                self.later(browser, 10)
                browser.wait_for(lambda: browser.path == "/mijn-antwoorden")
                self.shows_nothing(browser, code)
                for move in [browser.back] * 3 + [browser.forward] * 3:
                    move()
                    self.assertEqual(browser.all(".answers dd, .sides td"), [], browser.path)

    def test_what_one_sent_is_gone_when_it_is_closed(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.device(script=script)
                self.begin(browser)
                self.to_check(browser)
                code = self.send(browser)
                browser.press(browser.button("Sluit af"))
                self.look_back(browser, code)
                self.assertTrue(browser.all(".answers dd"))
                browser.press(browser.one("form[action*=uitkomst] .button"))
                self.assertTrue(browser.all(".sides td"))
                seen = browser.driver.current_url
                browser.press(browser.button("Sluit af"))
                self.assertEqual(browser.path, "/")
                for move in [browser.back] * 6 + [browser.forward] * 6:
                    move()
                    self.shows_nothing(browser, code)
                browser.driver.switch_to.new_window("tab")
                for address in (seen, self.url("/mijn-antwoorden/bekijken")):
                    browser.open(address)
                    self.assertEqual(browser.path, "/mijn-antwoorden")
                    self.shows_nothing(browser, code)

    def test_the_second_person_sees_nothing_of_the_first(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.begin(browser, "mijn-verhaal")
                pages = self.to_check(browser, text=f"{CANARY} en meer")
                self.assertIn(CANARY, browser.driver.page_source)
                code = self.send(browser)
                last = browser.path
                browser.press(browser.button("Sluit af"))
                self.assertEqual(browser.path, "/")
                for move in [browser.back] * 8 + [browser.forward] * 8:
                    move()
                    self.shows_nothing(browser, code)
                browser.driver.switch_to.new_window("tab")
                for path in pages + ["/v/mijn-verhaal/controle", last, "/v/mijn-verhaal/pauze"]:
                    browser.open(self.url(path))
                    self.shows_nothing(browser, code)
                self.begin(browser, "mijn-verhaal")
                self.shows_nothing(browser, code)
                self.assertEqual(browser.all("input:checked"), [])

    def test_a_restored_session_and_the_files_of_the_browser_hold_no_answer(self):
        """Neither of what was filled in, nor of what was looked at again after sending."""
        profile = tempfile.mkdtemp(prefix="buurtstem-profile-")
        with Browser(profile=profile, more=["--restore-last-session"]) as first:
            self.begin(first, "mijn-verhaal")
            self.to_check(first, text=f"{CANARY} en meer")
            code = self.send(first)
            first.press(first.button("Sluit af"))
            self.look_back(first, code)
            self.assertIn(CANARY, first.driver.page_source)
            first.press(first.button("Sluit af"))
            with contextlib.suppress(WebDriverException):
                first.driver.execute_cdp_cmd("Browser.close", {})
            self.wait_until_written(profile)
            words = [CANARY.encode(), CANARY.encode("utf-16-le"), code.encode(), code.encode("utf-16-le")]
            for file in pathlib.Path(profile).rglob("*"):
                if file.is_file() and not file.is_symlink():
                    content = file.read_bytes()
                    for word in words:
                        self.assertNotIn(word, content, file.name)
            with Browser(profile=profile, more=["--restore-last-session"]) as again:
                for window in again.driver.window_handles:
                    again.driver.switch_to.window(window)
                    self.shows_nothing(again, code)
                    for _ in range(5):
                        again.back()
                        self.shows_nothing(again, code)

    def wait_until_written(self, profile):
        """Waits until no browser holds the profile any more: then all that it keeps is in its files."""
        end = time.monotonic() + PATIENCE
        while (pathlib.Path(profile) / "SingletonLock").is_symlink():
            self.assertLess(time.monotonic(), end, "the browser did not end")
            time.sleep(0.05)
