"""What tests of the journey share."""

import unittest

from browser import Browser
from service import Service


class JourneyCase(unittest.TestCase):
    """One service for all tests of a class, a fresh browser for each."""

    @classmethod
    def setUpClass(cls):
        cls.service = Service()
        cls.enterClassContext(cls.service)

    def browser(self, **settings):
        return self.enterContext(Browser(**settings))

    def url(self, path):
        return self.service.address + path

    def begin(self, browser, collection="zes-kanten", mode="zelf"):
        """Opens the start page, agrees, and comes to the first page that is about oneself."""
        browser.open(self.url(f"/v/{collection}"))
        browser.one("#toestemming").click()
        for neighbourhood in browser.all("#buurt"):
            neighbourhood.click()
        browser.press(browser.button("Beginnen"))
        self.assertIn(f"/v/{collection}/p/", browser.path)
        self.say_who(browser, mode)

    def say_who(self, browser, mode="zelf"):
        """Fills in the page that asks for age and who fills in, where there is one."""
        if browser.path.endswith("/p/start"):
            browser.choose("16 jaar", "Ja")
            browser.choose("Wie vult", mode)
            browser.do("verder")

    def to_check(self, browser, number="7"):
        """Answers page after page until "check your answers"."""
        for _ in range(40):
            if browser.path.endswith("/controle"):
                return
            browser.fill_everything(number)
            browser.do("verder")
        self.fail(f"did not come to the check page, but to {browser.path}: {browser.text[:500]}")

    def code_on_page(self, browser):
        return "".join(browser.one("#uw-code").text.split()).replace("-", "")
