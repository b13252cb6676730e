"""What users of other systems complain of in their exports, one test each; the numbers are those of the list we keep."""
import json, unittest

from bundle import Form, Workplace, response

YES_NO = {"ja": "Ja", "nee": "Nee"}
MISSING = 'bs:missing="weet-niet zeg-niet"'


class ComplaintTests(unittest.TestCase):
    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.folder.cleanup)

    def test_28_a_choice_that_goes_shifts_no_column_and_no_code(self):
        before = Form("1").choose("wat", {"lopen": "Lopen", "fietsen": "Fietsen", "bus": "Bus"}, several=True)
        before.choose("hoe", {"goed": "Goed", "matig": "Matig", "slecht": "Slecht"})
        after = Form("2").choose("wat", {"lopen": "Lopen", "bus": "Bus", "trein": "Trein"}, several=True)
        after.choose("hoe", {"slecht": "Slecht", "goed": "Goed"})
        old = [response("a", {"wat": "fietsen bus", "hoe": "slecht"}, version="1")]
        new = [response("b", {"wat": "bus trein", "hoe": "slecht"}, version="2")]
        alone = self.place.make([before], old)
        both = self.place.make([before, after], old + new)
        columns = list(alone.rows()[0])
        self.assertEqual(list(both.rows()[0])[:len(columns)], columns)
        rows = {row["bs_versie"]: row for row in both.rows()}
        ticks = {version: [row[f"wat_{name}"] for name in ("lopen", "fietsen", "bus", "trein")] for version, row in rows.items()}
        # A choice that a version did not offer was not asked: never an unticked box.
        self.assertEqual(ticks, {"1": ["0", "1", "1", "-91"], "2": ["0", "-91", "1", "1"]})
        import pyreadstat
        frame, meta = pyreadstat.read_sav(both.extract("spss/antwoorden.sav", self.place.path))
        self.assertEqual(set(frame["hoe"]), {3.0})
        self.assertEqual(meta.variable_value_labels["hoe"][3.0], "Slecht")

    def test_29_30_31_a_label_that_changed_is_followed_and_the_old_one_is_told_by_version(self):
        before = Form("1").choose("hoe", {"1": "Goed", "2": "Slecht"}, label="Hoe gaat het?")
        after = Form("2").choose("hoe", {"1": "Prima", "2": "Slecht"}, label="Hoe gaat het met u?")
        opened = self.place.make([before, after], [response("a", {"hoe": "1"}, version="1"), response("b", {"hoe": "1"}, version="2")])
        self.assertEqual([row["hoe"] for row in opened.rows()], ["1", "1"])
        self.assertEqual({row["hoe"] for row in opened.rows(content="labels")}, {"Prima"})
        self.assertEqual({row["bs_versie"] for row in opened.rows()}, {"1", "2"})
        book = opened.read("codeboek.xml").decode()
        self.assertIn("In versie 1 heette waarde 1: Goed", book)
        self.assertIn("In versie 1 heette de vraag: Hoe gaat het?", book)

    def test_32_the_same_name_in_two_groups_loses_no_column(self):
        form = Form("1").group("vader").ask("leeftijd").end().group("moeder").ask("leeftijd").end()
        opened = self.place.make([form], [response("a", {"vader/leeftijd": 70, "moeder/leeftijd": 68})])
        row = opened.rows()[0]
        self.assertEqual((row["leeftijd"], row["moeder_leeftijd"]), ("70", "68"))

    def test_33_repeats_are_a_table_of_their_own_that_joins_by_its_key(self):
        form = Form("1").ask("aantal").repeat("kind").ask("leeftijd").repeat("school").ask("jaar").end(True).end(True)
        values = {"aantal": 2, "kind[1]/leeftijd": 4, "kind[1]/school[1]/jaar": 2020, "kind[1]/school[2]/jaar": 2021,
                  "kind[2]/leeftijd": 9}
        opened = self.place.make([form], [response("a", values), response("b", {"aantal": 0})])
        parent = {row["bs_respons"] for row in opened.rows() if row["aantal"] == "2"}
        children = opened.rows("kind")
        self.assertEqual([(row["bs_rij_1"], row["leeftijd"]) for row in children], [("1", "4"), ("2", "9")])
        self.assertEqual({row["bs_respons"] for row in children}, parent)
        self.assertEqual([(row["bs_rij_1"], row["bs_rij_2"], row["jaar"]) for row in opened.rows("school")],
                         [("1", "1", "2020"), ("1", "2", "2021")])
        package = json.loads(opened.read("datapackage.json"))
        keys = {resource["name"]: resource["schema"].get("foreignKeys") for resource in package["resources"]}
        self.assertEqual(keys["kind"][0]["reference"], {"resource": "antwoorden", "fields": ["bs_respons"]})
        self.assertEqual(keys["school"][0]["reference"], {"resource": "kind", "fields": ["bs_respons", "bs_rij_1"]})

    def test_35_36_37_codes_and_labels_stand_side_by_side_in_every_format(self):
        form = Form("1").choose("hoe", {"goed": "Goed", "slecht": "Slecht", "weet-niet": "Weet ik niet"}, label="Hoe gaat het?", more=MISSING)
        opened = self.place.make([form], [response("a", {"hoe": "slecht"}), response("b", {"hoe": "weet-niet"})])
        self.assertEqual(sorted(row["hoe"] for row in opened.rows()), ["-94", "slecht"])
        self.assertEqual(sorted(row["hoe"] for row in opened.rows(content="labels")), ["Slecht", "Weet ik niet"])
        import pyreadstat
        _, spss = pyreadstat.read_sav(opened.extract("spss/antwoorden.sav", self.place.path), user_missing=True)
        self.assertEqual(spss.column_names_to_labels["hoe"], "Hoe gaat het?")
        self.assertEqual({spss.variable_value_labels["hoe"][code] for code in (1.0, 2.0, -94.0)}, {"Goed", "Slecht", "Weet ik niet"})
        self.assertEqual(spss.missing_ranges["hoe"], [{"lo": -98.0, "hi": -91.0}])
        frame, stata = pyreadstat.read_dta(opened.extract("stata/antwoorden.dta", self.place.path), user_missing=True)
        self.assertEqual(stata.column_names_to_labels["hoe"], "Hoe gaat het?")
        self.assertEqual(sorted(map(str, frame["hoe"])), ["2.0", "d"])
        self.assertEqual(stata.variable_value_labels["hoe"]["d"], "Weet ik niet")

    def test_38_an_unticked_box_is_not_a_box_that_was_never_shown(self):
        form = Form("1").choose("zorgt", YES_NO).group("zorg", relevant="/data/zorgt = 'ja'")
        form.choose("wat", {"koken": "Koken", "wassen": "Wassen", "weet-niet": "Weet ik niet", "zeg-niet": "Zeg ik niet"}, several=True, more=MISSING).end()
        answers = {"a": {"zorgt": "ja", "zorg/wat": "koken"}, "b": {"zorgt": "nee"}, "c": {"zorgt": "ja"},
                   "d": {"zorgt": "ja", "zorg/wat": "weet-niet"}, "e": {"zorgt": "ja", "zorg/wat": "zeg-niet"}}
        opened = self.place.make([form], [response(name, values) for name, values in answers.items()]
                                 + [{"id": "uuid:f", "round": "T0", "withdrawn": True}, response("g", {"zorgt": "ja"}, reached="/data/zorgt")])
        found = sorted((row["zorgt"], row["wat_koken"], row["wat_wassen"]) for row in opened.rows())
        self.assertEqual(found, sorted([("ja", "1", "0"), ("nee", "-91", "-91"), ("ja", "-93", "-93"), ("ja", "-94", "-94"),
                                        ("ja", "-95", "-95"), ("-96", "-96", "-96"), ("ja", "-92", "-92")]))
        self.assertNotIn("wat_weet_niet", opened.rows()[0])

    def test_39_names_fit_spss_stata_and_r(self):
        form = Form("1")
        names = ["by", "str5", "één-vraag", "_x", "a" * 40, "a" * 39 + "b", "Leeftijd", "leeftijd2", "if", "x.y"]
        for name in names: form.ask(name)
        form.group("g").ask("leeftijd").end()
        opened = self.place.make([form], [response("a", {name: number for number, name in enumerate(names)} | {"g/leeftijd": 99})])
        columns = list(opened.rows()[0])
        self.assertEqual(len({name.lower() for name in columns}), len(columns))
        for name in columns: self.assertRegex(name, r"^[A-Za-z][A-Za-z0-9_]{0,31}$")
        self.assertFalse({"by", "if", "str5"} & {name.lower() for name in columns})
        import pyreadstat
        for path, read in (("spss/antwoorden.sav", pyreadstat.read_sav), ("stata/antwoorden.dta", pyreadstat.read_dta)):
            frame, _ = read(opened.extract(path, self.place.path))
            self.assertEqual(list(frame.columns), columns)
            self.assertEqual([frame[name][0] for name in columns[6:]], [*range(10), 99])

    def test_41_one_row_per_person_over_rounds_where_own_codes_link_them(self):
        form = Form("1").choose("hoe", {"1": "Goed", "2": "Slecht"})
        responses = [response("a0", {"hoe": 1}, chain="A"), response("a1", {"hoe": 2}, chain="A", round="T1"),
                     response("b1", {"hoe": 1}, chain="B", round="T1"), response("c0", {"hoe": 2}),
                     response("d0", {"hoe": 1}, chain="D"), response("d0b", {"hoe": 2}, chain="D")]
        opened = self.place.make([form], responses)
        persons = sorted((row["T0_hoe"], row["T1_hoe"], bool(row["T0_bs_respons"])) for row in opened.rows("personen"))
        self.assertEqual(persons, [("-91", "1", False), ("1", "2", True)])
        # Whoever has two responses in one round is linked by nobody's guess.
        self.assertEqual(json.loads(opened.read("manifest.json"))["unlinkedPersons"], 1)
        names = {row["bs_persoon"] for row in opened.rows("personen")}
        self.assertTrue(names < {row["bs_persoon"] for row in opened.rows()})

    def test_55_no_row_is_lost_and_the_manifest_says_how_many(self):
        form = Form("1").ask("n")
        opened = self.place.make([form], [response(f"r{number}", {"n": number}) for number in range(26_007)], "--formats", "csv,frictionless")
        self.assertEqual(json.loads(opened.read("manifest.json"))["rows"], {"antwoorden": 26_007})
        self.assertEqual(sorted(int(row["n"]) for row in opened.rows()), list(range(26_007)))
