"""Stopping, going on elsewhere, going back."""

from journey import JourneyCase

ASKED = "Hoe gaat het met uw gezondheid"


class Resume(JourneyCase):
    def test_in_a_second_browser_with_the_code_typed_carelessly(self):
        first = self.browser()
        self.begin(first)
        first.choose(ASKED, "8")
        first.do("pauze")
        code = self.code_on_page(first)
        second = self.browser(script=False)
        second.open(self.url("/code"))
        careless = f" {code[:3].lower()} {code[3:8].lower()}-{code[8:]} ".replace("0", "o").replace("1", "l")
        second.one("#code").send_keys(careless)
        second.press(second.button("Ga verder"))
        self.assertIn("/v/zes-kanten/p/", second.path)
        self.assertEqual(second.chosen(ASKED), ["8"])
        self.assertNotIn(code.lower(), second.driver.current_url.lower())

    def test_a_wrong_code_says_so_and_keeps_what_was_typed(self):
        browser = self.browser()
        browser.open(self.url("/code"))
        browser.one("#code").send_keys("ABCD-EFGH-JKMNP")
        browser.press(browser.button("Ga verder"))
        self.assertTrue(browser.title.startswith("Fout: "), browser.title)
        self.assertEqual(browser.one("#code").get_attribute("value"), "ABCD-EFGH-JKMNP")

    def test_back_saves(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.begin(browser)
                browser.do("verder")
                here = browser.path
                browser.fill_everything("6")
                chosen = [i.get_attribute("value") for i in browser.all("input:checked")]
                browser.do("terug")
                self.assertNotEqual(browser.path, here)
                browser.do("verder")
                self.assertEqual(browser.path, here)
                self.assertEqual([i.get_attribute("value") for i in browser.all("input:checked")], chosen)

    def test_reload_keeps_what_was_saved(self):
        browser = self.browser()
        self.begin(browser)
        first = browser.path
        browser.choose(ASKED, "5")
        browser.do("verder")
        browser.driver.refresh()
        browser.driver.get(self.url(first))
        self.assertEqual(browser.chosen(ASKED), ["5"])

    def test_browser_back_and_forward_work(self):
        browser = self.browser()
        self.begin(browser)
        first = browser.path
        browser.choose(ASKED, "5")
        browser.do("verder")
        second = browser.path
        browser.back()
        self.assertEqual(browser.path, first)
        self.assertEqual(browser.chosen(ASKED), ["5"])
        browser.forward()
        self.assertEqual(browser.path, second)

    def test_somebody_else_without_the_code_sees_nothing(self):
        first = self.browser()
        self.begin(first)
        first.choose(ASKED, "8")
        first.do("verder")
        other = self.browser()
        other.open(self.url(first.path))
        self.assertNotIn(ASKED, other.text)
        self.assertTrue(other.link("Code invullen"))
