"""What the words of our questionnaires and screens must hold to, read from their files."""

import csv
import json
import re
import unittest
import xml.etree.ElementTree as XML

from service import ROOT

X = "{http://www.w3.org/2002/xforms}"
BS = "{urn:buurtstem:xforms}"
LANGUAGE = re.compile(r"\((\w+)\)$")
# How a reason begins: what we see with the answer, or who needs something else.
REASON = {"nl": r"(?m)^(Zo zien wij|Wie )", "en": r"(?m)^(This shows us|People who)",
          "tr": r"(?m)^(Böylece|Buraya|Yalnız)", "ar": r"(?m)^(هكذا نعرف|من )"}
# Ends of sentences in the languages of the screens.
END = re.compile(r"[.!?؟](?=\s|$)")


class Questionnaire:
    def __init__(self, file):
        self.name = file.stem
        self.tree = XML.parse(file)
        self.binds = {bind.get("nodeset"): bind for bind in self.tree.iter(X + "bind")}
        self.texts = {}
        for translation in self.tree.iter(X + "translation"):
            for text in translation.iter(X + "text"):
                value = next(v for v in text.iter(X + "value") if v.get("form") is None)
                words = "".join(value.itertext()).strip()
                self.texts.setdefault(text.get("id"), {})[translation.get("lang")] = words
        self.lists = {i.get("id"): [e.text for e in i.iter() if e.tag.endswith("}name")] for i in self.tree.iter(X + "instance")}
        self.folder = file.parent

    def words(self, element):
        """The words of a label or hint in each language."""
        found = re.fullmatch(r"jr:itext\('(.*)'\)", element.get("ref") or "")
        return self.texts[found.group(1)] if found else {"": "".join(element.itertext())}

    def reasons(self, hint):
        """The same with what stands under "Meer uitleg", which is a second value of the text."""
        name = re.fullmatch(r"jr:itext\('(.*)'\)", hint.get("ref")).group(1)
        return {LANGUAGE.search(t.get("lang")).group(1): "\n".join("".join(v.itertext()) for v in text.iter(X + "value"))
                for t in self.tree.iter(X + "translation") for text in t.iter(X + "text") if text.get("id") == name}

    def values(self, control):
        """Values of a control's choices, from a list of the questionnaire or of a file beside it too."""
        own = [value.text for value in control.iter(X + "value") if value.text]
        for items in control.iter(X + "itemset"):
            name = re.search(r"instance\('([^']*)'\)", items.get("nodeset"))
            if name and self.lists.get(name.group(1)):
                own += self.lists[name.group(1)]
            elif name and (self.folder / f"{name.group(1)}.csv").exists():
                with (self.folder / f"{name.group(1)}.csv").open(newline="") as rows:
                    own += [row["name"] for row in csv.DictReader(rows)]
        return own


QUESTIONNAIRES = [Questionnaire(file) for file in sorted((ROOT / "Questionnaires").glob("*/*.xml"))
                  if file.stem == file.parent.name and file.stem != "alle-vraagsoorten"]


class Shipped(unittest.TestCase):
    def test_what_is_delicate_may_be_left_unsaid_and_every_questionnaire_says_why_it_asks(self):
        self.assertGreaterEqual(len(QUESTIONNAIRES), 6)
        seen = 0
        for form in QUESTIONNAIRES:
            self.assertTrue(any(bind.get(BS + "purpose") for bind in form.binds.values()), form.name)
            for control in [*form.tree.iter(X + "select1")]:
                bind = form.binds.get(control.get("ref"))
                if bind is None or bind.get(BS + "disclosure") not in ("quasi", "sensitive"):
                    continue
                # Whether somebody is old enough must be known.
                if bind.get("required") == "true()" and bind.get(BS + "part") == "age-check":
                    continue
                seen += 1
                with self.subTest(questionnaire=form.name, question=control.get("ref")):
                    missing = (bind.get(BS + "missing") or "").split()
                    self.assertTrue(missing)
                    self.assertLessEqual(set(missing), set(form.values(control)))
        self.assertGreater(seen, 60)

    def test_a_question_about_somebodys_background_says_why_it_is_asked(self):
        """In its hint, or under "Meer uitleg" where the hint says something else; in every language."""
        seen = 0
        for form in QUESTIONNAIRES:
            for control in form.tree.iter(X + "select1"):
                bind = form.binds.get(control.get("ref"))
                if bind is None or bind.get(BS + "disclosure") != "quasi":
                    continue
                hint = control.find(X + "hint")
                with self.subTest(questionnaire=form.name, question=control.get("ref")):
                    self.assertIsNotNone(hint)
                    for language, words in form.reasons(hint).items():
                        seen += 1
                        self.assertRegex(words, REASON[language])
        self.assertGreater(seen, 30)

    def test_a_hint_is_one_short_sentence_without_a_link(self):
        seen = 0
        for form in QUESTIONNAIRES:
            for control in [c for c in form.tree.iter() if c.find(X + "hint") is not None]:
                hint = control.find(X + "hint")
                for language, words in form.words(hint).items():
                    seen += 1
                    with self.subTest(questionnaire=form.name, language=language, hint=words):
                        self.is_short(words)
        self.assertGreater(seen, 20)
        for file in (ROOT / "Templates/Languages").glob("*.json"):
            for name, words in json.loads(file.read_text())["texts"].items():
                if name.endswith("Hint") and isinstance(words, str):
                    with self.subTest(language=file.stem, hint=words):
                        self.is_short(words)

    def is_short(self, words):
        self.assertLessEqual(len(END.findall(words)), 1)
        self.assertLessEqual(len(words), 110)
        self.assertNotRegex(words, r"https?:|<a\b|www\.")
