"""What must hold on every type of page, in every language: looked at in the browser, and read as the server sent it."""

from checks import sees_all_colours, sees_axe
from journey import JourneyCase
from sources import LANGUAGES, Source, invalid
from states import every_state, not_met
from tour import Tour

# States that no page of a running service shows: what is fetched in the background, a question that no questionnaire is served
# with, and a response whose questionnaire was taken away by hand, which no back-up has any more.
NEVER_A_PAGE = {"parts/live", "questions/notOffered", "own-answers ^hasRows"}
# Looked at in test_rounds.py: what a round that staff opened says on the first page of a questionnaire.
IN_A_ROUND = {"start #hasAbout #about #words", "start #own"}
# Looked at in test_releases.py: the way to results that were published of its neighbourhood.
WITH_RESULTS = {"start #hasResults", "start #hasResults #results"}
# Questionnaires of the tests that are not offered in every language of the screens; one that has no translation in none.
SPOKEN = {"alle-vraagsoorten": {"nl", "en"}, "stappen": set()}


class EveryPage(Tour, JourneyCase):
    is_long = is_tour = True

    def test_nothing_is_wrong_in_dutch(self):
        """A new template, or a new state of one, fails here until a part of the tour leads to it."""
        sources = [source.decode() for source in self.look("nl")]
        # In the language of a tour every questionnaire speaks it.
        browser = self.browser()
        browser.open(self.url("/v/mijn-verhaal/einde/te-jong?taal=tr"))
        sources.append(browser.source().decode())
        states = list(every_state("nl", ["", "parts", "questions"]))
        self.assertGreater(len(states), 60)
        missing = {name for name in not_met(states, sources) if not name.startswith("staffLayout")}
        self.assertEqual(missing - NEVER_A_PAGE - IN_A_ROUND - WITH_RESULTS, set())

    def test_nothing_is_wrong_in_english(self):
        self.look("en")

    def test_nothing_is_wrong_in_turkish(self):
        self.look("tr")

    def test_nothing_is_wrong_in_arabic(self):
        self.look("ar")

    def look(self, language):
        """Each page at 360 pixels, and at 1280 with a zoom of 400 %: 320 by 256 CSS pixels; gives the pages as they were sent.

        In which languages axe looks, and at which colours, says checks.py; all else is looked at in each.
        """
        browser = self.browser(language=language)
        if sees_axe(language):
            browser.brings_axe()
        has_all_colours = sees_all_colours(language)
        titles, sources = {}, {}
        for name in self.tour(browser):
            source = Source(browser.source(), browser.driver.current_url)
            sources[name] = source.bytes
            if sees_axe(language):
                with self.subTest(name, language=language, at="360"):
                    self.assertEqual(browser.axe(but_colours=not has_all_colours), [])
            with self.subTest(name, language=language, about="help and titles"):
                self.has_help_and_a_title_of_its_own(browser, name, titles)
            with self.subTest(name, language=language, about="as it was sent"):
                self.assertEqual(source.wrong(language, self.languages(browser.path)), [])
            browser.resize(320, 256, scale=4)
            with self.subTest(name, language=language, at="400 %"):
                self.assertEqual(browser.squeezed(), [])
            if has_all_colours:
                browser.resize(1280)
                browser.media(dark=True)
                with self.subTest(name, language=language, at="1280 dark"):
                    self.assertEqual(browser.axe(only_colours=True), [])
                browser.media()
            browser.resize(360)
        self.assertEqual(invalid(sources), [])
        return list(sources.values())

    def languages(self, path):
        """The languages that a page is offered in: on pages with questions those of the questionnaire."""
        return next((spoken for name, spoken in SPOKEN.items() if f"/{name}/" in path), set(LANGUAGES))

    def has_help_and_a_title_of_its_own(self, browser, name, titles):
        """Help stands first in the foot and nothing of the page after it: the same place on every page."""
        title, path, help, is_there, headings, links = browser.evaluate("""
            const foot = document.querySelector('footer'), help = foot.querySelector('.help'), main = document.querySelector('main');
            return [document.title, location.pathname, help?.innerText,
              foot.querySelector('.wide').firstElementChild === help && !foot.nextElementSibling
                && Boolean(main.compareDocumentPosition(foot) & Node.DOCUMENT_POSITION_FOLLOWING),
              document.querySelectorAll('h1').length, [...foot.querySelectorAll('a')].map((a) => a.pathname)];""")
        self.assertIn("030 123 45 67", help)
        self.assertTrue(is_there)
        self.assertEqual(headings, 1)
        others = [other for place, other in titles.items() if place != path]
        if "question page" in name:
            self.assertNotIn(title, others)
            titles[path] = title
        self.assertLessEqual({"/privacy", "/toegankelijkheid", "/contact"}, set(links))

    def test_first_load_is_small(self):
        browser = self.browser()
        browser.open(self.url("/v/zes-kanten"))
        entries = browser.evaluate(
            "return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
            ".map(e => [e.name, e.encodedBodySize])")
        self.assertLessEqual(len(entries), 4)
        self.assertLess(sum(size for _, size in entries), 60_000)
        self.assertTrue(all(name.startswith(self.service.address) for name, _ in entries))
