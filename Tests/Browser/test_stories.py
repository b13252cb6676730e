"""A story, from a document to a person's yes; and what must hold on every page on that way, in both languages."""

import pathlib
import tempfile
import zipfile

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from checks import sees_axe
from journey import JourneyCase
from sources import invalid
from states import every_state, not_met
from test_keyboard import KeyboardMixin
from test_rounds import RoundMixin

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TURNS = ["I: Hoe gaat het met u?",
         "R: Mijn buurvrouw Fatima brengt elke week soep. Zonder haar had ik niemand, we eten samen en lachen.",
         "I: En verder?",
         "R: Ik slaap slecht en heb veel pijn in mijn knie. Ik kom het huis niet meer uit."]
QUESTIONS = ["unique-role", "others-health", "accused-professional", "telling-dialect"]


class StoryMixin(RoundMixin):
    """Steps with stories that tests share."""

    def a_document(self, *paragraphs):
        """A docx as word processors write it: packed, with parts that no reader of words needs."""
        runs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>' for words in paragraphs)
        place = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "gesprek.docx"
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml",
                             f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{runs}</w:body></w:document>')
            archive.writestr("word/styles.xml", "<styles/>")
        return str(place)

    def people(self, browser, *roles):
        """First start, neighbourhoods, then one person with these roles; logs that person in."""
        self.take(browser, self.first_link(), name="Eerste Beheerder", login="eerste")
        self.import_neighbourhoods(browser)
        self.go(browser)
        invitation = self.invite(browser, "Ina Interviewer", "ina", *roles)
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)
        return self.take(browser, invitation)

    def about(self, browser, file=None):
        browser.open(self.url("/medewerkers/verhalen/nieuw"))
        Select(browser.one("#buurt")).select_by_value("zuid")
        Select(browser.one("#verteller")).select_by_value("resident")
        self.tick(browser, "leeftijd", "nee")
        self.tick(browser, "akkoord", "keeps", "spoken")
        if file:
            browser.one("#bestand").send_keys(file)
        self.go(browser)

    def do_box(self, browser, value):
        browser.press(browser.one(f'main button[name="doe"][value="{value}"]'))
        # A page that says how far a story is goes on by itself.
        browser.wait_for(lambda: not browser.all("progress[data-progress]"), "the work on the story did not end")

    def questions(self, browser):
        for question in QUESTIONS:
            self.tick(browser, f"vraag-{question}", "nee")
        self.do_box(browser, "vragen")

    def code_one(self, browser):
        """One passage, blind first when it was drawn."""
        if browser.all('button[value="blind"]'):
            self.assertNotIn("Voorstel:", browser.text)
            self.tick(browser, "dimensies", "meedoen")
            self.tick(browser, "waarde", "helps")
            self.do_box(browser, "blind")
        self.tick(browser, "waarde", "helps")
        if browser.all('button[value="alles"]'):
            self.do_box(browser, "alles")
        else:
            self.tick(browser, "dimensies", "meedoen")
            self.do_box(browser, "bewaar")


class Story(KeyboardMixin, StoryMixin, JourneyCase):
    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def test_from_a_document_to_a_persons_yes(self):
        browser = self.browser(width=1280)
        self.people(browser, "interviewer", "coder")
        self.about(browser, self.a_file("scan.pdf", "%PDF-1.7 plaatje"))
        self.assertIn("Een pdf kunnen wij niet lezen", browser.one("#fouten").text)
        self.about(browser, self.a_document(*TURNS))
        self.assertEqual(browser.heading, "Wie praat waar")
        self.do_box(browser, "klaar")

        self.assertIn("Mijn buurvrouw [persoon-1] brengt", browser.text)
        self.assertEqual([mask.text for mask in browser.all(".passages .mask")], ["[persoon-1]"])
        self.fill(browser, woorden="knie")
        Select(browser.one("#soort")).select_by_value("other")
        self.do_box(browser, "haal-weg")
        self.assertIn("pijn in mijn [overig-1]", browser.text)
        self.tick(browser, "gelezen", "ja")
        self.do_box(browser, "klaar")

        browser.press(browser.link("Nakijken"))
        self.assertNotIn("Fatima", browser.driver.page_source)
        self.questions(browser)
        for number in (2, 4):
            browser.press(browser.link(f"Codeer stuk {number}"))
            self.code_one(browser)
            browser.open(self.url(browser.path.split("/nakijken")[0] + "/nakijken"))
        self.tick(browser, "gelezen", "ja")
        self.do_box(browser, "ja")
        self.assertIn("mag zonder namen gebruikt worden", browser.text)

        browser.open(self.url("/medewerkers/verhalen/zoeken"))
        self.fill(browser, woorden="buurvr soep")
        browser.press(browser.one(".filter .button"))
        self.assertIn("1 stuk gevonden", browser.text)
        self.assertEqual([mark.text for mark in browser.all("mark")], ["buurvrouw", "soep"])
        self.fill(browser, woorden="Fatima")
        browser.press(browser.one(".filter .button"))
        self.assertIn("0 stukken gevonden", browser.text)

    def go_to(self, browser, **wanted):
        """Tabs to the element with these attributes, or with this text."""
        def fits(element):
            return all((element.text if name == "text" else element.get_attribute(name)) == value
                       for name, value in wanted.items())
        return self.tab_to(browser, fits, limit=200)

    def tick_by_key(self, browser, **wanted):
        if not self.go_to(browser, **wanted).is_selected():
            self.keys(browser, Keys.SPACE)

    def press_by_key(self, browser, **wanted):
        self.go_to(browser, **wanted)
        self.next_page(browser)

    def test_reviewed_by_keyboard_alone(self):
        browser = self.browser(width=1280)
        self.people(browser, "interviewer", "coder")
        self.about(browser, self.a_document(*TURNS))
        self.do_box(browser, "klaar")
        self.tick(browser, "gelezen", "ja")
        self.do_box(browser, "klaar")

        self.press_by_key(browser, text="Nakijken")
        for question in QUESTIONS:
            self.tick_by_key(browser, name=f"vraag-{question}")
        self.press_by_key(browser, value="vragen")
        self.go_to(browser, id="zoek")
        self.keys(browser, "buurvr")
        self.next_page(browser)
        self.assertEqual([mark.text for mark in browser.all("mark")], ["buurvrouw"])
        self.press_by_key(browser, text="Codeer stuk 2")
        while browser.path.rsplit("/", 1)[1].isdigit():
            isBlind = bool(browser.all('button[value="blind"]'))
            hasProposals = bool(browser.all('button[value="alles"]'))
            if not hasProposals:
                self.tick_by_key(browser, name="dimensies", value="meedoen")
            self.tick_by_key(browser, name="waarde")
            self.press_by_key(browser, value="blind" if isBlind else "alles" if hasProposals else "bewaar")
            self.assertFalse(browser.all("#fouten"))
        self.tick_by_key(browser, name="gelezen")
        self.press_by_key(browser, name="doe", value="ja")
        self.assertIn("mag zonder namen gebruikt worden", browser.text)

    def test_what_is_typed_is_saved_without_pressing_anything(self):
        browser = self.browser(width=1280)
        self.people(browser, "interviewer")
        self.about(browser)
        for words in ["R: Eerst dit.", " En toen dat."]:
            browser.one("#tekst").send_keys(words)
            browser.wait_for(lambda: browser.one(".saved").text == "Bewaard", "it was not saved")
        address = browser.path
        browser.open(self.url("/medewerkers/verhalen"))
        browser.open(self.url(address))
        self.assertEqual(browser.one("#tekst").get_attribute("value"), "R: Eerst dit. En toen dat.")
        # What was saved in the background does not stand in the way of going on.
        browser.one("#tekst").send_keys(" Klaar.")
        self.do_box(browser, "verder")
        self.assertEqual(browser.heading, "Wie praat waar")
        self.assertIn("En toen dat. Klaar.", browser.text)


    def a_recording(self):
        """Sixty megabytes under the name of a transcript."""
        place = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "opname.txt"
        place.write_bytes(b"\0" * 60_000_000)
        return str(place)

    def test_a_recording_is_told_before_it_is_sent(self):
        browser = self.browser(width=1280)
        self.people(browser, "interviewer")
        browser.open(self.url("/medewerkers/verhalen/nieuw"))
        browser.one("#bestand").send_keys(self.a_recording())
        self.assertIn("Dit bestand is te groot", browser.one(".field:has(#bestand) [role=alert]").text)
        self.assertEqual(browser.one("#bestand").get_property("value"), "")
        self.assertEqual(browser.axe(), [])
        browser.one("#bestand").send_keys(self.a_document(*TURNS))
        self.assertEqual(browser.one(".field:has(#bestand) [role=alert]").text, "")

    def test_a_recording_without_script_is_answered_in_words_for_staff(self):
        browser = self.browser(script=False, width=1280)
        self.people(browser, "interviewer")
        self.about(browser, self.a_recording())
        self.assertEqual(browser.heading, "Dit is te groot om te versturen")
        self.assertIn("hoogstens 8 MB", browser.text)
        browser.driver.back()
        self.assertTrue(browser.one('input[name="akkoord"][value="keeps"]').is_selected())

    def test_words_of_the_last_second_are_there_after_logging_out(self):
        browser = self.browser(width=1280)
        app, _ = self.people(browser, "interviewer")
        self.about(browser)
        address = browser.path
        browser.one("#tekst").send_keys("R: Tot op het laatst.")
        self.log_out(browser)
        self.log_in(browser, "ina", app)
        browser.open(self.url(address))
        self.assertEqual(browser.one("#tekst").get_attribute("value"), "R: Tot op het laatst.")
        # By a link too.
        browser.one("#tekst").send_keys(" En nog wat.")
        browser.press(browser.link("Terug naar dit verhaal"))
        browser.open(self.url(address))
        self.assertEqual(browser.one("#tekst").get_attribute("value"), "R: Tot op het laatst. En nog wat.")


class EveryPageOfStories(StoryMixin, JourneyCase):
    """What must hold on every page about stories."""

    is_long = is_tour = True

    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def pages(self, browser):
        self.people(browser, "interviewer", "coder", "evaluator")
        for path in ["/medewerkers/verhalen", "/medewerkers/verhalen/nieuw", "/medewerkers/verhalen/codeboek"]:
            browser.open(self.url(path))
            yield path
        browser.open(self.url("/medewerkers/verhalen/nieuw"))
        self.go(browser)
        yield "a new story with errors"
        self.about(browser)
        yield "an empty story"
        address = browser.path.removesuffix("/tekst")
        self.do_box(browser, "verder")
        yield "no words"
        self.fill(browser, tekst="\n".join(TURNS * 12))
        self.do_box(browser, "bewaar")
        yield "words, saved"
        # As when another window saved something else meanwhile.
        browser.driver.execute_script('document.querySelector("[name=versie]").value = "1"')
        self.fill(browser, tekst="I: Anders.")
        self.do_box(browser, "bewaar")
        yield "words of two windows"
        browser.open(self.url(address + "/tekst"))
        self.do_box(browser, "verder")
        yield "turns"
        for end in ["", "/gegevens", "/weg"]:
            browser.open(self.url(address + end))
            yield "a story" + end
        browser.open(self.url(address + "/beurten"))
        self.do_box(browser, "klaar")
        yield "names"
        self.do_box(browser, "haal-weg")
        yield "names with an error"
        browser.open(self.url(address + "/namen?bladzijde=2"))
        yield "the end of the names"
        self.tick(browser, "gelezen", "ja")
        self.do_box(browser, "klaar")
        yield "a story under review"
        browser.open(self.url(address + "/nakijken"))
        yield "four questions"
        self.questions(browser)
        yield "review"
        for end in ["/nakijken?zoek=buurv", "/nakijker", "/beurten"]:
            browser.open(self.url(address + end))
            yield "review: " + end
        # One in five, drawn by lot, is coded before proposals are shown: until one of both kinds was seen.
        seen = set()
        for number in range(2, 2 * 12 + 1, 2):
            browser.open(self.url(f"{address}/nakijken/{number}"))
            kind = "with proposals" if browser.all("main mark") else "blind"
            if kind not in seen:
                seen.add(kind)
                yield f"a passage, {kind}"
            if len(seen) == 2:
                break
        self.code_one(browser)
        yield "the next passage"
        browser.open(self.url(address + "/nakijken?bladzijde=2"))
        yield "review with something to undo"
        self.do_box(browser, "ja")
        yield "review with an error"
        for path in ["/zoeken", "/zoeken?woorden=e", "/overzicht", "/overeenstemming"]:
            browser.open(self.url("/medewerkers/verhalen" + path))
            yield path

    def look(self, language):
        browser = self.browser(language=language)
        if sees_axe(language):
            browser.brings_axe()
        sources = {}
        for name in self.pages(browser):
            sources[name] = self.look_at(browser, name, language)
        self.assertEqual(invalid(sources), [])
        states = [state for state in every_state(language, ["staff"], own="Staff")
                  if state.name.startswith("staff/story")]
        # A notice above the turns comes only when the story was changed in another window meanwhile.
        self.assertEqual(not_met(states, [source.decode() for source in sources.values()]), ["staff/story-turns #notice"])

    def test_nothing_is_wrong_in_dutch(self):
        self.look("nl")

    def test_nothing_is_wrong_in_english(self):
        self.look("en")
