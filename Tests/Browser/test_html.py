"""Every type of page, in every language, as the server sends it: valid HTML, nothing inline, nothing from elsewhere."""

import re
import urllib.parse

import html5lib

from journey import JourneyCase
from resident import Resident

LANGUAGES = {"nl": "ltr", "en": "ltr", "tr": "ltr", "ar": "rtl"}
PLAIN = ["/", "/v/zes-kanten", "/v/mijn-verhaal", "/code", "/mijn-antwoorden", "/privacy", "/wat-wij-bewaren",
         "/toegankelijkheid", "/contact", "/v/dicht", "/v/straks", "/geen-pagina", "/v/zes-kanten/pauze"]


class Html(JourneyCase):
    def pages(self, language):
        resident = Resident(self.service, language)
        for path in PLAIN:
            yield path, resident.get(path)
        yield "start with errors", resident.post(resident.get("/v/mijn-verhaal"))
        yield "code with an error", resident.post(resident.get("/code"), [("code", "0000-0000-00000")])
        yield "own code with an error", resident.post(resident.get("/mijn-antwoorden"))
        resident.begin("alle-vraagsoorten")
        for path in resident.question_pages("alle-vraagsoorten"):
            page = resident.get(path)
            yield path, page
            yield path + " sent", resident.post(page, [("doe", "verder")])
        yield "pause", resident.get("/v/alle-vraagsoorten/pauze")
        resident = Resident(self.service, language)
        resident.begin("zes-kanten")
        for path in resident.question_pages("zes-kanten"):
            page = resident.get(path)
            yield path, page
            resident.post(page, [("doe", "verder")], choose=True)
        check = resident.get("/v/zes-kanten/controle")
        yield "check", check
        end = resident.post(check)
        self.assertTrue(end.path.endswith("/klaar"), end.path)
        yield "end", end
        code = re.search(r'name="code" value="([^"]+)"', end.text).group(1)
        answers = resident.post(resident.get("/mijn-antwoorden"), [("code", code)])
        yield "own answers", answers

    def each(self):
        for language in LANGUAGES:
            for name, page in self.pages(language):
                with self.subTest(page=name, language=language):
                    yield language, page

    def test_every_page_is_valid(self):
        for language, page in self.each():
            html5lib.HTMLParser(strict=True).parse(page.text)
            ids = re.findall(r'\sid="([^"]*)"', page.text)
            self.assertEqual(len(ids), len(set(ids)))

    def test_every_page_says_its_language_and_direction(self):
        for language, page in self.each():
            self.assertEqual(page.tree.get("lang"), language, page.address)
            self.assertEqual(page.tree.get("dir"), LANGUAGES[language])
            for element in page.tree.iter():
                lang = element.get("lang")
                if lang and element is not page.tree and "hreflang" not in element.attrib:
                    self.assertIn(element.get("dir"), ("ltr", "rtl", "auto"), f"{lang} without a direction")

    def test_nothing_is_inline_and_nothing_comes_from_elsewhere(self):
        for _, page in self.each():
            self.assertEqual(page.all("style"), [])
            self.assertTrue(all(s.get("src") and not (s.text or "").strip() for s in page.all("script")))
            for element in page.tree.iter():
                if not isinstance(element.tag, str):
                    continue
                for name, value in element.attrib.items():
                    self.assertFalse(str(name).startswith("on") or name == "style", name)
                    if name in ("href", "src", "action"):
                        self.assertEqual(urllib.parse.urlsplit(value).netloc, "", value)

    def test_first_load_is_at_most_60_kb_in_4_requests(self):
        for _, page in self.each():
            asked = {s.get("src") for s in page.all("script")} | {s.get("href") for s in page.all("link")}
            self.assertLessEqual(1 + len(asked), 4)
            resident = Resident(self.service, "nl")
            size = len(page.bytes) + sum(len(resident.opener.open(urllib.parse.urljoin(page.address, a)).read()) for a in asked)
            self.assertLessEqual(size, 60_000)

    def test_every_page_but_forms_with_answers_offers_the_other_languages(self):
        for language, page in self.each():
            offered = {e.get("lang") for e in page.tree.iter() if e.get("lang") and (e.get("hreflang") or str(e.get("value")).startswith("taal:"))}
            spoken = {"nl", "en"} if "alle-vraagsoorten" in page.path else set(LANGUAGES)
            self.assertTrue(offered >= spoken - {language}, f"{page.address}: {offered}")
