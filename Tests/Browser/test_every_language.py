"""The accessibility rules, room and target sizes on every type of page, in every language, light and dark."""

from journey import JourneyCase

START = {"nl": "Beginnen", "en": "Start", "tr": "Başlayın", "ar": "ابدؤوا"}


class EveryLanguage(JourneyCase):
    def pages(self, browser, language):
        """Leads the browser to every type of page, giving the name of each."""
        for path in ["/", "/v/zes-kanten", "/code", "/mijn-antwoorden", "/privacy", "/wat-wij-bewaren",
                     "/toegankelijkheid", "/contact", "/v/dicht", "/v/straks", "/geen-pagina"]:
            browser.open(self.url(path))
            yield path
        for path in ["/v/mijn-verhaal", "/code", "/mijn-antwoorden"]:
            browser.open(self.url(path))
            browser.press(browser.one("main form button.button"))
            yield path + " with errors"
        browser.open(self.url("/v/alle-vraagsoorten"))
        browser.one("#toestemming").click()
        browser.press(browser.button(START[language]))
        browser.do("verder")
        yield "question page with errors"
        browser.open(self.url("/v/alle-vraagsoorten/controle"))
        yield "check"
        for path in [p for p in self.paths(browser)]:
            browser.open(self.url(path))
            yield path
        browser.do("pauze")
        yield "pause"
        browser.open(self.url("/v/zes-kanten"))
        browser.one("#toestemming").click()
        browser.press(browser.button(START[language]))
        yield "questions in this language"
        browser.open(self.url("/v/zes-kanten/controle"))
        browser.press(browser.one("form .button[data-once]"))
        if not browser.path.endswith("/klaar"):
            self.to_check(browser)
            browser.press(browser.one("form .button[data-once]"))
        yield "end"
        code = self.code_on_page(browser)
        for button in ("own answers", "result", "withdrawn"):
            if button == "result":
                browser.press(browser.one("form[action*=uitkomst] .button"))
            elif button == "withdrawn":
                browser.open(self.url("/mijn-antwoorden"))
                browser.one("#code").send_keys(code)
                browser.press(browser.one("main form button.button"))
                browser.press(browser.one(".button.warn"))
            else:
                browser.open(self.url("/mijn-antwoorden"))
                browser.one("#code").send_keys(code)
                browser.press(browser.one("main form button.button"))
            yield button

    @staticmethod
    def paths(browser):
        links = browser.evaluate("return [...document.querySelectorAll('.change a')].map(a => a.pathname + a.search)")
        return list(dict.fromkeys(links))

    def check(self, language):
        browser = self.browser(width=320, language=language)
        for name in self.pages(browser, language):
            with self.subTest(page=name, language=language):
                self.assertEqual(browser.one("html").get_attribute("lang"), language)
                self.assertIsNone(browser.sideways())
                self.assertEqual(browser.small_targets(), [])
                for dark in (False, True):
                    browser.media(dark=dark)
                    self.assertEqual(browser.axe(), [])
                browser.media()

    def test_dutch(self):
        self.check("nl")

    def test_english(self):
        self.check("en")

    def test_turkish(self):
        self.check("tr")

    def test_arabic(self):
        self.check("ar")
