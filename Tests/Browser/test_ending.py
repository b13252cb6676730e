"""Somebody too young, or who stops at consent: a kind last page, and nothing is kept."""

import glob
import os
import sqlite3

from journey import JourneyCase


class Ending(JourneyCase):
    def drafts(self):
        path = next(iter(glob.glob(os.path.join(self.service.folder, "data", "*.sqlite"))))
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM draft").fetchone()[0]

    def too_young(self, browser):
        self.start(browser, "zes-kanten")
        browser.choose("16 jaar", "Nee")
        browser.choose("Wie vult", "zelf")
        browser.do("verder")

    def test_too_young_leaves_nothing_with_and_without_script(self):
        for script in (True, False):
            with self.subTest(script=script):
                before = self.drafts()
                browser = self.browser(script=script)
                self.too_young(browser)
                self.assertIn("/einde/", browser.path)
                self.assertIn("0800-0432", browser.text)
                self.assertEqual(self.drafts(), before)
                self.assertEqual([c["name"] for c in browser.driver.get_cookies() if "zes-kanten" in c["name"]], [])
                browser.driver.refresh()
                self.assertIn("0800-0432", browser.text)

    def test_back_shows_no_answer_and_leads_to_a_new_start(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.too_young(browser)
                # The page before is asked for again, and not shown from the browser's memory.
                browser.back()
                self.assertEqual(browser.all("input:checked"), [])
                browser.press(browser.link("Opnieuw beginnen"))
                self.assertEqual(browser.path, "/v/zes-kanten")

    def test_a_slip_is_put_right_from_the_last_page(self):
        browser = self.browser()
        self.too_young(browser)
        browser.press(browser.link("Opnieuw beginnen"))
        self.begin(browser)
        self.assertIn("/p/", browser.path)
        self.assertNotIn("start", browser.path.split("/")[-1])

    def test_while_one_chooses_nothing_that_ends_is_said_to_be_saved(self):
        """The page saves by itself; an answer that ends the questionnaire is not written, and another one is."""
        browser = self.browser()
        self.start(browser, "zes-kanten")
        browser.evaluate("""
            window.answers = [];
            const fetch = window.fetch;
            window.fetch = async (...all) => {
                const answer = await fetch(...all);
                window.answers.push(answer.status);
                return answer;
            };
        """)
        browser.choose("Wie vult", "zelf")
        browser.choose("16 jaar", "Nee")
        browser.wait_for(lambda: 202 in browser.evaluate("return window.answers"), "nothing was answered")
        browser.choose("16 jaar", "Ja")
        browser.wait_for(lambda: browser.evaluate("return window.answers").count(200) >= 1
                         and browser.one("#bewaard").text.startswith("Bewaard"), "the right answer was not saved")
        browser.do("verder")
        self.assertIn("/p/", browser.path)
