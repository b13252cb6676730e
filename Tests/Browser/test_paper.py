"""What somebody prints to take along: the result and one's own answers, as the browser makes them into a PDF."""

import base64
import re

from journey import JourneyCase


class Paper(JourneyCase):
    def printed(self, browser):
        """The number of A4 pages, and the words on them."""
        made = browser.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True})
        made = base64.b64decode(made["data"])
        pages = len(re.findall(rb"/Type\s*/Page\b", made))
        browser.media(print=True)
        browser.resize(794, 1123)
        try:
            return pages, browser.text
        finally:
            browser.media()
            browser.resize(360)

    def only_what_is_to_read(self, browser, words):
        """Nothing that can only be pressed, and no code, stands on paper."""
        browser.media(print=True)
        for selector in ("button", "input:not([type=hidden])", "nav", ".back", ".go", "#geen-lijn", "#rust"):
            self.assertEqual([e for e in browser.all(selector) if e.is_displayed()], [], selector)
        browser.media()
        self.assertNotRegex(words.replace("-", ""), self.code)

    def test_the_result_and_the_answers_in_dutch_and_arabic(self):
        for language, side in (("nl", "Uw lichaam"), ("ar", None)):
            with self.subTest(language):
                browser = self.browser(language=language)
                self.start(browser)
                self.to_check(browser, "7")
                self.code = self.send(browser)
                pages, words = self.printed(browser)
                self.assertEqual(pages, 1)
                self.assertIn(self.code, re.sub(r"[\s-]", "", words))

                browser.press(browser.one("form[action*=uitkomst] .button"))
                # With what somebody wants to talk about, on one sheet for the talk.
                pages, words = self.printed(browser)
                self.assertEqual(pages, 1)
                self.only_what_is_to_read(browser, words)
                self.assertEqual(len(re.findall(r"7[,٫.]0|٧[٫,]٠", words)), 6, words)
                if side:
                    self.assertIn(side, words)
                # Drawing and table stand whole on the first page: A4 less two centimetres on each side.
                browser.media(print=True)
                browser.resize(643, 971)
                self.assertGreater(browser.one(".radar svg").rect["width"], 200)
                box = browser.one(".sides").rect
                self.assertLess(box["y"] + box["height"], 971)
                browser.media()
                browser.resize(360)

                self.look_back(browser, self.code)
                pages, words = self.printed(browser)
                self.assertLessEqual(pages, 3)
                self.only_what_is_to_read(browser, words)
                self.assertGreaterEqual(words.count("7"), 42)
