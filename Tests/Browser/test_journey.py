"""The whole way of a resident, and turns that it can take."""

from journey import JourneyCase


class Journey(JourneyCase):
    def test_without_script(self):
        """With script, by fingers too: `test_at_360_pixels_nothing_is_wider_than_the_screen`."""
        browser = self.browser(script=False)
        self.begin(browser)
        list(self.pages(browser, browser.tick_everything))
        self.assertEqual(browser.heading, "Controleer uw antwoorden")
        self.assertGreater(len(browser.all(".answers dt")), 40)
        browser.press(browser.button("Versturen"))
        self.assertTrue(browser.path.endswith("/klaar"), browser.path)
        self.assertRegex(self.code_on_page(browser), r"^[0-9A-HJKMNP-TV-Z]{13}$")
        self.assertNotIn("js", browser.one("html").get_attribute("class") or "")

    def test_story_by_somebody_who_skips_what_may_be_skipped(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        for _ in range(20):
            if browser.path.endswith("/controle"):
                break
            browser.do("verder")
            if browser.all("#fouten"):
                browser.fill_everything()
                browser.do("verder")
        self.assertIn("Niet ingevuld", browser.text)
        browser.press(browser.button("Versturen"))
        self.assertTrue(browser.path.endswith("/klaar"), browser.path)

    def test_in_english(self):
        browser = self.browser()
        browser.open(self.url("/v/zes-kanten"))
        browser.press(browser.link("English"))
        self.assertEqual(browser.one("html").get_attribute("lang"), "en")
        browser.one("#toestemming").click()
        browser.press(browser.button("Start"))
        self.assertEqual(browser.one("html").get_attribute("lang"), "en")
        self.assertTrue(browser.button("Continue"))

    def test_language_button_keeps_what_was_filled_in(self):
        browser = self.browser()
        self.begin(browser)
        browser.fill_everything("4")
        before = [i.get_attribute("value") for i in browser.all("input:checked")]
        browser.do("taal:en")
        self.assertEqual(browser.one("html").get_attribute("lang"), "en")
        self.assertEqual([i.get_attribute("value") for i in browser.all("input:checked")], before)

    def test_every_kind_of_question(self):
        browser = self.browser()
        self.begin(browser, "alle-vraagsoorten")
        seen = []
        for _ in range(60):
            if browser.path.endswith("/controle"):
                break
            seen.append(browser.path)
            browser.fill_everything("3")
            browser.do("verder")
            self.assertFalse(seen.count(browser.path) > 3, f"stuck at {browser.path}: {browser.text[:600]}")
        self.assertTrue(browser.path.endswith("/controle"), browser.path)
        browser.press(browser.button("Versturen"))
        self.assertTrue(browser.path.endswith("/klaar"), browser.text[:500])

    def test_change_an_answer_and_return_to_the_check(self):
        browser = self.browser()
        self.begin(browser)
        self.to_check(browser)
        browser.press(browser.all(".answers .change a")[3])
        self.assertIn("/p/", browser.path)
        browser.fill_everything("2")
        browser.do("verder")
        self.assertTrue(browser.path.endswith("/controle"), browser.path)
        self.assertIn("2", [d.text for d in browser.all(".answers dd")])

    def test_somebody_too_young_is_thanked_and_nothing_is_kept(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        first = browser.path
        browser.choose("16 jaar", "Nee")
        browser.do("verder")
        self.assertIn("Fijn dat je wilde meedoen", browser.text)
        self.assertFalse(browser.all('button[value="pauze"]'))
        browser.press(browser.link("Naar de eerste pagina"))
        self.assertEqual(browser.path, "/")
        browser.open(self.url(first))
        self.assertIn("Vul uw code in", browser.heading)

    def test_adding_to_a_repeat_leads_to_the_questions_of_what_was_added(self):
        browser = self.browser(script=False)
        self.begin(browser, "alle-vraagsoorten")
        for _ in range(40):
            if browser.all("button[value^='voegtoe:']"):
                break
            browser.fill_everything("3")
            browser.do("verder")
        end = browser.path
        for name in ("Ada", "Bo"):
            browser.press(browser.one("button[value^='voegtoe:']"))
            self.assertNotEqual(browser.path, end)
            browser.fill_everything("3", text=name)
            for _ in range(5):
                if browser.path == end:
                    break
                browser.do("verder")
            self.assertEqual(browser.path, end)
        self.assertIn("2", browser.one("main").text)
        browser.press(browser.all("button[value^='verwijder:']")[0])
        self.assertEqual(browser.path, end)
        self.assertEqual(len(browser.all("button[value^='verwijder:']")), 1)
