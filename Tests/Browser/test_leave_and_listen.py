"""Leaving quickly a page about safety, and having a question read aloud."""

import threading
import http.server

from journey import JourneyCase
from service import Service

VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
const voices = %s;
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => voices, cancel: () => window.spoken.push("stop"), addEventListener: () => {},
  speak: (said) => window.spoken.push(said.lang + ": " + said.text)}});
"""


class Leave(JourneyCase):
    @classmethod
    def setUpClass(cls):
        cls.weather = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Weather)
        threading.Thread(target=cls.weather.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.weather.server_close)
        cls.addClassCleanup(cls.weather.shutdown)
        cls.neutral = f"http://127.0.0.1:{cls.weather.server_port}/weer"
        cls.service = cls.enterClassContext(Service(exitAddress=cls.neutral))

    def at_safety(self, **settings):
        """The page of zes-kanten that asks about feeling safe; others have no such link."""
        browser = self.browser(**settings)
        self.begin(browser)
        self.assertEqual(browser.all("[data-exit]"), [])
        for _ in range(20):
            if browser.all("[data-exit]"):
                return browser
            browser.fill_everything("7")
            browser.do("verder")
        self.fail("no page about safety")

    def test_nothing_of_the_questionnaire_comes_back(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.at_safety(script=script)
                browser.press(browser.one("[data-exit]"))
                self.assertEqual(browser.driver.current_url, self.neutral)
                self.shows_nothing_on_the_way_back(browser)

    def shows_nothing_on_the_way_back(self, browser):
        for _ in range(6):
            browser.back()
            self.assertEqual(browser.all("input:checked"), [])
            self.assertEqual(browser.all(".questions"), [])

    def test_nor_does_it_for_who_had_just_gone_on_with_the_code(self):
        """The page that comes with the cookie itself, without script: a browser keeps it in memory more readily."""
        first = self.at_safety(script=False)
        first.tick_everything("3")
        first.do("pauze")
        code = self.code_on_page(first)
        browser = self.browser(script=False)
        browser.open(self.url("/code"))
        browser.one("#code").send_keys(code)
        browser.press(browser.button("Ga verder"))
        self.assertTrue(browser.all("input:checked"))
        browser.press(browser.one("[data-exit]"))
        self.assertEqual(browser.driver.current_url, self.neutral)
        self.shows_nothing_on_the_way_back(browser)


class Weather(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Weer</title><p>Zon")

    def log_message(self, *_):
        pass


class Listen(JourneyCase):
    def with_voices(self, voices, language="nl"):
        browser = self.browser(language=language)
        browser.before_each_page(VOICES % voices)
        self.start(browser)
        return browser

    def test_a_question_is_read_in_its_language_and_stopped(self):
        browser = self.with_voices("[{lang: 'nl-NL', localService: true}]")
        buttons = browser.all(".aloud:not([hidden])")
        self.assertGreaterEqual(len(buttons), 2)
        for button in buttons:
            self.assertGreaterEqual(min(button.rect["width"], button.rect["height"]), 44)
            self.assertTrue(browser.evaluate(
                "const b = arguments[0].getBoundingClientRect();"
                "return [...document.querySelectorAll('.questions legend > *, .questions .hint, .ends span, .choice')].every(e => {"
                "const range = document.createRange(); range.selectNodeContents(e);"
                "return [...range.getClientRects()].every(r => r.right <= b.left || r.left >= b.right || r.bottom <= b.top || r.top >= b.bottom)})",
                button), "the button lies over words")
        buttons[0].click()
        said = [s for s in browser.evaluate("return window.spoken") if s != "stop"]
        self.assertTrue(said and all(s.startswith("nl: ") for s in said), said)
        self.assertEqual(buttons[0].get_attribute("aria-pressed"), "true")
        buttons[0].click()
        self.assertEqual(buttons[0].get_attribute("aria-pressed"), "false")
        self.assertEqual(browser.evaluate("return window.spoken").pop(), "stop")
        self.assertEqual(browser.axe(), [])

    def test_the_start_page_is_read_too_each_part_in_its_own_language(self):
        browser = self.browser(language="ar")
        browser.before_each_page(VOICES % "[{lang: 'nl-NL', localService: true}, {lang: 'ar', localService: true}]")
        # Its own words are Dutch, the screen's Arabic.
        browser.open(self.url("/v/mijn-verhaal?taal=ar"))
        buttons = browser.all(".aloud:not([hidden])")
        self.assertEqual(len(buttons), 2 + len(browser.all("main form .field")))
        said = []
        for button in buttons:
            button.click()
            said += [s for s in browser.evaluate("return window.spoken.splice(0)") if s != "stop"]
        for words in browser.evaluate(
                "return [...document.querySelectorAll('main h1, .lead, .facts li, main h2, main legend, .choice > span')]"
                ".map(e => e.closest('[lang]').lang + ': ' + e.textContent.trim())"):
            self.assertIn(words, said)
        self.assertEqual({line.split(":")[0] for line in said}, {"nl", "ar"})
        self.assertEqual(browser.axe(), [])
        browser.resize(320)
        self.assertIsNone(browser.sideways())

    def test_no_voice_of_the_language_or_one_elsewhere_gives_no_button(self):
        for voices in ("[]", "[{lang: 'en-GB', localService: true}]", "[{lang: 'nl-NL', localService: false}]"):
            with self.subTest(voices=voices):
                self.assertEqual(self.with_voices(voices).all(".aloud:not([hidden])"), [])
