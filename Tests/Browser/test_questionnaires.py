"""The questionnaires of the neighbourhood, as residents, carers and professionals go through them."""

from journey import JourneyCase


class Questionnaires(JourneyCase):
    def start(self, browser, collection):
        """Agrees, and comes to the page that asks who fills in."""
        browser.open(self.url(f"/v/{collection}"))
        browser.one("#toestemming").click()
        browser.press(browser.button("Beginnen"))
        self.assertTrue(browser.path.endswith("/p/start"), browser.path)

    def send(self, browser):
        browser.press(browser.button("Versturen"))
        self.assertTrue(browser.path.endswith("/klaar"), browser.path)
        self.assertEqual(len(self.code_on_page(browser)), 13)

    def test_neighbourhood_and_health_offers_the_neighbourhoods_own_activities(self):
        browser = self.browser(width=360)
        self.start(browser, "buurt-en-gezondheid")
        browser.choose("Wie vult", "zelf")
        browser.do("verder")
        browser.choose("Hoe oud", "80-plus")
        browser.do("verder")
        while not browser.path.endswith("/p/activiteiten"):
            browser.fill_everything("8")
            browser.do("verder")
        self.assertIn("Koffieochtend in het buurthuis", browser.text)
        self.assertIsNone(browser.sideways())
        browser.choose("Waaraan deed u", "koffie", "weet-niet")
        browser.do("verder")
        self.assertIn("Kies wat past", browser.one("#fouten").text)
        browser.choose("Waaraan deed u", "tuin")
        browser.all("input[value='weet-niet']")[0].click()
        browser.do("verder")
        self.to_check(browser)
        self.assertIn("Werken in de buurttuin", browser.text)
        self.send(browser)

    def test_neighbourhood_and_health_ends_kindly_below_sixteen(self):
        browser = self.browser()
        self.start(browser, "buurt-en-gezondheid")
        browser.do("verder")
        browser.choose("Hoe oud", "jonger")
        browser.do("verder")
        self.assertIn("Wij bewaren niets", browser.text)
        browser.press(browser.link("Naar de eerste pagina"))
        self.assertEqual(browser.path, "/")

    def test_a_carer_and_a_professional_come_to_the_end(self):
        for collection in ("mantelzorg", "samenwerken"):
            with self.subTest(collection=collection):
                browser = self.browser(script=False)
                self.begin(browser, collection)
                self.to_check(browser, "6")
                self.send(browser)

    def test_people_one_can_turn_to_are_asked_one_by_one_and_never_by_name(self):
        browser = self.browser()
        self.begin(browser, "contacten")
        browser.choose("Bij hoeveel mensen", "2")
        browser.do("verder")
        for number in ("1", "2"):
            self.assertEqual(browser.heading, f"Persoon {number}")
            self.assertFalse(browser.all("main input[type=text], main textarea"))
            browser.fill_everything("2")
            browser.do("verder")
        self.assertTrue(browser.path.endswith("/controle"), browser.path)
        self.assertIn("Wie is persoon 2 voor u?", browser.text)
        self.send(browser)

    def test_on_behalf_of_somebody_who_agrees_and_of_somebody_who_does_not(self):
        for answer in ("ja", "weet-niet"):
            with self.subTest(answer=answer):
                browser = self.browser(script=False)
                self.start(browser, "mantelzorg")
                browser.choose("Wie vult", "namens")
                browser.do("verder")
                browser.choose("16 jaar", "ja")
                browser.choose("Kon u deze mantelzorger vragen", "ja")
                browser.do("verder")
                browser.choose("Wil deze mantelzorger meedoen", answer)
                browser.do("verder")
                if answer == "ja":
                    self.to_check(browser)
                    self.assertNotIn("Hoe ging het zorgen", browser.text)
                    self.send(browser)
                else:
                    self.assertIn("Wij vragen dit alleen aan wie zelf wil meedoen", browser.text)
                    browser.press(browser.link("Naar de eerste pagina"))
                    self.assertEqual(browser.path, "/")
