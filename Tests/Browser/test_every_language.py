"""The accessibility rules, room and target sizes on every type of page, in every language, light and dark."""

from journey import JourneyCase


class EveryLanguage(JourneyCase):
    is_long = True

    def types(self, browser, language):
        """Leads the browser to every type of page, giving the name of each."""
        for path in ["/", "/v/zes-kanten", "/code", "/mijn-antwoorden", "/privacy", "/wat-wij-bewaren",
                     "/toegankelijkheid", "/contact", "/v/dicht", "/v/straks", "/geen-pagina"]:
            browser.open(self.url(path))
            yield path
        for path in ["/v/mijn-verhaal", "/code", "/mijn-antwoorden"]:
            browser.open(self.url(path))
            browser.press(browser.one("main form button.button"))
            yield path + " with errors"
        self.start(browser, "alle-vraagsoorten")
        browser.do("verder")
        yield "question page with errors"
        browser.open(self.url("/v/alle-vraagsoorten/controle"))
        yield "check"
        for path in [p for p in self.paths(browser)]:
            browser.open(self.url(path))
            yield path
        browser.do("pauze")
        yield "pause"
        self.start(browser)
        yield "questions in this language"
        self.to_check(browser)
        yield "check in this language"
        code = self.send(browser)
        yield "end"
        self.look_back(browser, code)
        yield "own answers"
        browser.press(browser.one("form[action*=uitkomst] .button"))
        yield "result"
        self.look_back(browser, code)
        browser.press(browser.one(".button.warn"))
        yield "withdrawn"

    @staticmethod
    def paths(browser):
        links = browser.evaluate("return [...document.querySelectorAll('.change a')].map(a => a.pathname + a.search)")
        return list(dict.fromkeys(links))

    def check(self, language):
        browser = self.browser(width=320, language=language)
        for name in self.types(browser, language):
            with self.subTest(page=name, language=language):
                self.assertEqual(browser.one("html").get_attribute("lang"), language)
                self.assertIsNone(browser.sideways())
                self.assertEqual(browser.small_targets(), [])
                self.assertEqual(browser.axe(), [])
                browser.media(dark=True)
                self.assertEqual(browser.axe(only_colours=True), [])
                browser.media()

    def test_dutch(self):
        self.check("nl")

    def test_english(self):
        self.check("en")

    def test_turkish(self):
        self.check("tr")

    def test_arabic(self):
        self.check("ar")
