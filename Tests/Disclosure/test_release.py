"""Releases from a store full of invented answers, read back as their recipient does, judged by pyCANON."""
import csv, io, os, pathlib, unittest, zipfile
from xml.etree import ElementTree

import pandas
from pycanon import anonymity

from command import Workplace

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEOPLE = int(os.environ.get("BUURTSTEM_RELEASED", "300"))
QUASI = ["bs_ronde", "bs_buurt", "bs_versie", "bs_wijze", "taal", "leeftijd", "geslacht", "huishouden", "opleiding", "herkomst", "woonduur"]
PLAN = ["--questionnaire", "buurt-en-gezondheid", "--round", "T0", "--purpose", "Onderzoek naar gezondheid in de buurt",
        "--accepted", "2026-01-01", "--expires", "2030-01-01", "--leave-out-failing"]


class ReleaseTests(unittest.TestCase):
    def settle(self, people, *words):
        self.place = Workplace()
        self.addCleanup(self.place.folder.cleanup)
        return self.run_("demo", "--people", people, *(words or ("--without-releases", "--alone", "--stories", 0)))

    def run_(self, *words, status=0):
        done = self.place.run(*words, "--data", "data", "--root", ROOT)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def make(self, name, *words, tier="research-file", recipient="Universiteit", kind="researcher", status=0):
        return self.run_("release", "make", *PLAN, "--tier", tier, "--recipient", recipient, "--kind", kind, *words,
                         "--output", name, status=status)

    def rows(self, name, table="antwoorden"):
        text = zipfile.ZipFile(self.place.path / name).read(f"csv/{table}-codes.csv").decode()
        return pandas.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)

    def test_a_release_as_its_recipient_reads_it(self):
        self.settle(PEOPLE)
        said = self.make("een.zip", "--pin", "bs_buurt=0")
        table = self.rows("een.zip")
        self.assertEqual(len(table), PEOPLE, said)
        quasi = [name for name in QUASI if name in table]
        self.assertGreaterEqual(len(quasi), 8)
        self.assertGreaterEqual(anonymity.k_anonymity(table, quasi), 10)
        self.assertEqual(list(table["bs_respons"]), sorted(table["bs_respons"]))
        self.assertFalse([name for name in table if name in ("bs_persoon", "bs_groep")])
        # Nothing says again what was made coarser: where somebody lives, who answered.
        self.assertFalse({"buurt", "wijze", "gaat_door"} & set(table))

        # Another recipient, other detail: whoever ties the rows of both by their order of answers is no further.
        self.make("twee.zip", recipient="Hogeschool", kind="researcher")
        other = self.rows("twee.zip")
        self.assertFalse(set(table["bs_respons"]) & set(other["bs_respons"]))

        # The same recipient once more: both files, tied by the pseudonym.
        self.make("drie.zip", "--neighbourhood", "demo-oosterveld", "--neighbourhood", "demo-de-pol")
        both = table.merge(self.rows("drie.zip"), on="bs_respons", how="outer", suffixes=("", "_drie")).fillna("absent")
        self.assertGreaterEqual(anonymity.k_anonymity(both, [name for name in both if name.removesuffix("_drie") in quasi]), 10)

        said = self.run_("release", "remake", 1, "--output", "weer.zip")
        self.assertIn("the same as release 1", said)
        self.assertEqual((self.place.path / "een.zip").read_bytes(), (self.place.path / "weer.zip").read_bytes())
        said = self.run_("release", "list")
        self.assertIn("3 releases.", said)
        self.assertIn("until 2030-01-01", said)

    def test_persons_over_rounds(self):
        self.settle(400)
        self.make("personen.zip", "--round", "T1", "--per-person", recipient="Gemeente", kind="municipality")
        table = self.rows("personen.zip", "personen")
        quasi = [f"{round}_{name}" for round in ("T0", "T1") for name in QUASI if f"{round}_{name}" in table]
        self.assertGreater(len(quasi), 14)
        self.assertGreaterEqual(anonymity.k_anonymity(table, quasi), 10)
        said = self.make("los.zip", recipient="Gemeente", kind="municipality", status=1)
        self.assertIn("one row for each person", said)

    def test_a_first_look_has_stories_and_releases_and_says_that_all_of_it_is_invented(self):
        said = self.settle(250, "--seed", 3)
        self.assertIn("150 invented stories", said)
        self.assertIn("verzonnen", (self.place.path / "data/VERZONNEN.txt").read_text())
        self.assertIn("release 1: data/voorbeelden/tabellen-verzonnen.zip", said)
        self.assertIn("release 2: data/voorbeelden/onderzoeksbestand-verzonnen.zip", said)
        self.assertIn("(verzonnen)", self.run_("release", "list"))
        whole = zipfile.ZipFile(self.place.path / "data/voorbeelden/onderzoeksbestand-verzonnen.zip")
        stories = zipfile.ZipFile(io.BytesIO(whole.read("verhalen/verhalen.qdpx")))
        name = {"q": "urn:QDA-XML:project:1.0"}
        project = ElementTree.fromstring(stories.read("project.qde"))
        users = {user.get("guid"): user.get("name") for user in project.iterfind(".//q:User", name)}
        sources = project.findall(".//q:TextSource", name)
        self.assertGreaterEqual(len(sources), 10)
        texts = [stories.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode() for source in sources]
        self.assertTrue(any("[persoon-1]" in text for text in texts))
        self.assertEqual({users[part.get("creatingUser")] for part in project.iterfind(".//q:PlainTextSelection", name)}, {"coder"})
        # What stands beside them fits ten of them at least.
        beside = {}
        for case in project.iterfind(".//q:Case", name):
            labels = tuple(value.text for value in case.iterfind(".//q:TextValue", name))
            beside[labels] = beside.get(labels, 0) + 1
        self.assertTrue(all(count >= 10 for count in beside.values()), beside)
        quotes = list(csv.DictReader(io.StringIO(whole.read("verhalen/citaten.csv").decode(), newline="")))
        self.assertTrue(quotes and all(quote["citaat"] in "\n\n".join(texts) for quote in quotes))

    def test_tables_for_whoever_may_have_no_rows(self):
        self.settle(200)
        said = self.make("nee.zip", recipient="Zorgverzekeraar", kind="insurer", status=1)
        self.assertIn("tables only", said)
        self.assertFalse((self.place.path / "nee.zip").exists())
        self.make("cijfers.zip", "--by", "bs_buurt", "--distribution", "gezondheid", tier="tables", recipient="Zorgverzekeraar",
                  kind="insurer")
        table = self.rows("cijfers.zip", "aantallen")
        people = table["mensen"].astype(int)
        self.assertTrue(((people >= 10) | (people == -98)).all())
        self.assertGreater((people >= 10).sum(), 3)
