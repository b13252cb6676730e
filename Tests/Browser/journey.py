"""What tests of the journey share."""

import atexit
import unittest

from browser import Browser
from service import Service

_service = []


def service():
    """The service of this process, for all tests that need no settings of their own."""
    if not _service:
        _service.append(Service().__enter__())
    return _service[0]


def stop_service():
    while _service:
        _service.pop().__exit__()


atexit.register(stop_service)


class JourneyCase(unittest.TestCase):
    """One service for all tests, an empty browser for each."""

    # Whether its tests only look at pages, for which a light browser does.
    is_tour = False

    @classmethod
    def setUpClass(cls):
        cls.service = service()

    def browser(self, **settings):
        return self.enterContext(Browser(light=self.is_tour, **settings))

    def url(self, path):
        return self.service.address + path

    def start(self, browser, collection="zes-kanten", is_shared=False, language=None):
        """Opens the start page, agrees, and begins."""
        browser.open(self.url(f"/v/{collection}" + (f"?taal={language}" if language else "")))
        browser.one("#toestemming").click()
        for neighbourhood in browser.all("#buurt"):
            neighbourhood.click()
        if is_shared:
            browser.one("#gedeeld").click()
        browser.press(browser.one("main form button.button"))

    def begin(self, browser, collection="zes-kanten", mode="zelf"):
        """Opens the start page, agrees, and comes to the first page that is about oneself."""
        self.start(browser, collection)
        self.assertIn(f"/v/{collection}/p/", browser.path)
        self.say_who(browser, mode)

    def say_who(self, browser, mode="zelf"):
        """Fills in the page that asks for age and who fills in, where there is one."""
        if browser.path.endswith("/p/start"):
            browser.choose("16 jaar", "Ja")
            browser.choose("Wie vult", mode)
            browser.do("verder")

    def pages(self, browser, fill=None):
        """Goes on page after page until "check your answers", giving each page before it is filled in."""
        for _ in range(60):
            if browser.path.endswith("/controle"):
                return
            yield browser.path
            (fill or browser.fill_everything)()
            browser.do("verder")
        self.fail(f"did not come to the check page, but to {browser.path}: {browser.text[:500]}")

    def to_check(self, browser, number="7", text="Een antwoord in eigen woorden"):
        """Answers page after page until "check your answers"."""
        return list(self.pages(browser, lambda: browser.fill_everything(number, text)))

    def send(self, browser):
        """Sends from "check your answers": the own code."""
        browser.press(browser.one("main form .button[data-once]"))
        self.assertTrue(browser.path.endswith("/klaar"), browser.path)
        return self.code_on_page(browser)

    def code_on_page(self, browser):
        return "".join(browser.one("#uw-code").text.split()).replace("-", "")

    def look_back(self, browser, code, is_shared=False):
        """Types the own code to see what was sent."""
        browser.open(self.url("/mijn-antwoorden"))
        browser.one("#code").send_keys(code)
        if is_shared:
            browser.one("#gedeeld").click()
        browser.press(browser.one("main form button.button"))
