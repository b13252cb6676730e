"""Tables of `buurtstem tables`, and what an independent linear program gets out of them."""
import csv, json, math, os, random, unittest

from command import Workplace
from table_attacker import Release, intervals, parents, true_counts

CASES = int(os.environ.get("BUURTSTEM_TABLE_CASES", 12))
PLACES = {"place": [["noord", "stad", "*"], ["oost", "stad", "*"], ["zuid", "dorp", "*"], ["west", "dorp", "*"],
                    ["polder", "dorp", "*"]]}


def case(seed):
    draw = random.Random(seed)
    number = draw.choice([60, 150, 400])
    weights = [draw.choice([1, 3, 9]) for _ in range(5)]
    rows = [{"place": draw.choices([row[0] for row in PLACES["place"]], weights)[0],
             "age": draw.choices(["18-44", "45-64", "65+"], [5, 4, draw.choice([1, 3])])[0],
             "score": str(min(4, max(0, round(draw.gauss(draw.choice([2, 3]), 1))))) if draw.random() > .05 else "",
             "carer": draw.choices(["ja", "nee"], [draw.choice([1, 5]), 9])[0]} for _ in range(number)]
    return rows, draw


class TableTests(unittest.TestCase):
    def make(self, place, rows, *words, hierarchies=PLACES):
        place.write(rows, hierarchies)
        return place.run("tables", "--input", "data.csv", "--hierarchies", "h.json", "--output", "t.csv",
                         "--report", "t.json", *words)

    def attack(self, place, rows, by, k, apart=()):
        release = Release(place.path / "t.csv", by, apart)
        covers = parents(PLACES, by, {name: {row[name] for row in rows} for name in by})
        truth = true_counts(release, rows, covers, apart)
        for cell, count in release.shown.items():
            self.assertEqual(count, truth[cell], cell)
            self.assertGreaterEqual(count, k, cell)
        found = intervals(release, covers, truth)
        for cell, (least, most) in found.items():
            self.assertLessEqual(least - 1e-6, truth[cell]); self.assertGreaterEqual(most + 1e-6, truth[cell])
            self.assertGreaterEqual(math.floor(most + 1e-6) - math.ceil(least - 1e-6), k, f"{cell} is {least} to {most}")
        for (block, group, question, answer), count in truth.items():
            people = truth[(block, group, "", "")]
            if question and people and count > .9 * people:
                self.assertIn((block, group, question, answer), release.hidden, "group disclosure")
                self.assertLessEqual(found[(block, group, question, answer)][0], .9 * people + 1e-6)
        return release, found

    def test_no_hidden_cell_of_linked_tables_is_known_more_closely_than_k(self):
        hidden = 0
        for seed in range(CASES):
            with self.subTest(seed=seed), Workplace() as place:
                rows, draw = case(seed)
                words = [["--by", "place", "--by", "age"], ["--by", "place,age"], ["--by", "place"]][seed % 3]
                by = sorted({name for word in words if word != "--by" for name in word.split(",")}, key=["place", "age"].index)
                means = ["--mean", "score"] if seed % 2 else []
                done = self.make(place, rows, *words, "--distribution", "score,carer", *means)
                self.assertEqual(done.returncode, 0, done.stderr)
                release, _ = self.attack(place, rows, by, 10)
                hidden += len(release.hidden)
                self.assertEqual(json.loads((place.path / "t.json").read_text())["audit"]["breaches"], 0)
        self.assertGreater(hidden, 50)

    def test_primary_suppression_alone_would_be_worked_out(self):
        """The attacker finds what a naive table gives away, so that a silent attacker proves something."""
        with Workplace() as place:
            rows = [{"place": "noord"}] * 30 + [{"place": "oost"}] * 4 + [{"place": "zuid"}] * 20 + [{"place": "west"}] * 20
            self.make(place, rows, "--by", "place")
            release = Release(place.path / "t.csv", ["place"])
            covers = parents(PLACES, ["place"], {})
            truth = true_counts(release, rows, covers)
            release.hidden = {cell for cell in release.cells if truth[cell] < 10}
            release.shown = {cell: truth[cell] for cell in release.cells if truth[cell] >= 10}
            self.assertIn((4, 4), {tuple(map(round, ends)) for ends in intervals(release, covers, truth).values()})
            self.make(place, rows, "--by", "place")
            self.attack(place, rows, ["place"], 10)

    def test_how_somebody_took_part_is_never_added_up(self):
        rows, draw = case(2)
        rows = [row | {"mode": draw.choices(["zelf", "hulp", "namens"], [8, 3, 1])[0]} for row in rows * 2]
        with Workplace() as place:
            done = self.make(place, rows, "--by", "place", "--apart", "mode", "--distribution", "carer")
            self.assertEqual(done.returncode, 0, done.stderr)
            release, _ = self.attack(place, rows, ["place"], 10, ["mode"])
            self.assertEqual({cell[0] for cell in release.cells}, {("zelf",), ("hulp",), ("namens",)})

    def test_in_our_own_files_this_holds_by_itself(self):
        """Whoever forgets --apart does not put answers on behalf of somebody among people's own."""
        rows, draw = case(2)
        rows = [row | {"bs_wijze": draw.choices(["zelf", "met-hulp", "namens"], [8, 3, 1])[0],
                       "bs_ronde": draw.choice(["T0", "T1"])} for row in rows * 4]
        with Workplace() as place:
            for words in [[], ["--apart", "bs_wijze"], ["--round", "bs_ronde"]]:
                done = self.make(place, rows, "--by", "place", *words)
                self.assertEqual(done.returncode, 0, done.stderr)
                release = Release(place.path / "t.csv", ["place"], ["bs_ronde", "bs_wijze"])
                self.assertEqual({cell[0] for cell in release.cells},
                                 {(t, m) for t in ("T0", "T1") for m in ("zelf", "met-hulp", "namens")})
            done = self.make(place, rows, "--by", "bs_wijze")
            self.assertNotEqual(done.returncode, 0)

    def test_a_household_counts_once(self):
        """Fourteen people of three households are not fourteen strangers to each other."""
        rows = [{"place": "noord", "home": f"n{n}"} for n in range(40)]
        rows += [{"place": "oost", "home": f"o{n % 3}"} for n in range(14)]
        rows += [{"place": "zuid", "home": f"z{n}"} for n in range(60)]
        rows += [{"place": name, "home": f"{name}{n}"} for name in ("west", "polder") for n in range(60)]
        with Workplace() as place:
            self.make(place, rows, "--by", "place")
            self.assertIn(((), ("oost",), "", ""), Release(place.path / "t.csv", ["place"]).shown)
            done = self.make(place, rows, "--by", "place", "--household", "home")
            self.assertEqual(done.returncode, 0, done.stderr)
            release, found = self.attack(place, rows, ["place"], 10)
            least, most = found[((), ("oost",), "", "")]
            self.assertGreaterEqual(most - least, 50)

    def test_a_person_unlike_all_others_is_found_by_no_line_and_by_no_missing_one(self):
        rows, _ = case(5)
        odd = {"place": "polder", "age": "65+", "score": "0", "carer": "ja"}
        names = []
        for people in (rows, rows + [odd]):
            with Workplace() as place:
                done = self.make(place, people, "--by", "place,age", "--distribution", "carer", "--mean", "score")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.attack(place, people, ["place", "age"], 10)
                names.append(Release(place.path / "t.csv", ["place", "age"]).cells)
        self.assertEqual(names[0], names[1])

    def test_two_releases_do_not_undo_each_other(self):
        """In time: one person more, or one withdrawn. In scope: one place less. By pattern: other cells hidden."""
        rows = [{"place": name, "carer": "nee" if n % 4 else "ja"} for name, count in
                (("noord", 60), ("oost", 4), ("zuid", 40), ("west", 50), ("polder", 45)) for n in range(count)]
        with Workplace() as place:
            self.make(place, rows, "--by", "place")
            (place.path / "t.csv").rename(place.path / "first.csv")
            first = Release(place.path / "first.csv", ["place"])
            late = rows + [{"place": "zuid", "carer": "ja"}] * 3
            for name, people in (("added", late), ("withdrawn", rows[1:]), ("scope", rows[:-45] + [rows[0]] * 40)):
                with self.subTest(name):
                    (place.path / "t.csv").unlink(missing_ok=True)
                    done = self.make(place, people, "--by", "place", "--earlier", "first.csv")
                    self.assertEqual(done.returncode, 1)
                    self.assertIn("fewer than 10 people who came or left", done.stderr)
                    self.assertIn("wait until at least 10", done.stderr)
                    self.assertFalse((place.path / "t.csv").exists())
            # Ten more in one place may be told; and more questions of the same people hide what was hidden.
            done = self.make(place, rows + [{"place": "zuid", "carer": "nee"}] * 10, "--by", "place", "--earlier", "first.csv")
            self.assertEqual(done.returncode, 0, done.stderr)
            done = self.make(place, rows, "--by", "place", "--distribution", "carer", "--earlier", "first.csv")
            self.assertEqual(done.returncode, 0, done.stderr)
            again, _ = self.attack(place, rows, ["place"], 10)
            self.assertTrue(first.hidden <= again.hidden)
            self.assertEqual({cell: again.shown[cell] for cell in first.shown}, first.shown)

    def test_change_of_the_same_people_is_told_from_the_difference_of_two_rounds(self):
        draw = random.Random(4)
        rows = []
        for person in range(400):
            name, was = draw.choice([row[0] for row in PLACES["place"]]), draw.choice([1, 2, 3])
            if person % 4 != 1: rows.append({"place": name, "round": "T0", "who": f"p{person}", "score": str(was)})
            if person % 4 != 2:
                now = was + draw.choice([0, 0, 1])
                rows.append({"place": name, "round": "T1", "who": f"p{person}", "score": str(now)})
        # Polder has three newcomers only: beside the means of both rounds its change would tell what they answered.
        rows = [row for row in rows if row["place"] != "polder" or int(row["who"][1:]) % 4 in (0, 3)]
        rows += [{"place": "polder", "round": "T1", "who": f"new{n}", "score": "1"} for n in range(3)]
        with Workplace() as place:
            done = self.make(place, rows, "--by", "place", "--round", "round", "--person", "who", "--mean", "score",
                             "--linked-change", "score")
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(place.path / "t.csv", newline="", encoding="utf-8") as file: lines = list(csv.DictReader(file))
        change = {line["place"]: line for line in lines if line["measure"] == "linked-change"}
        self.assertEqual({line["round"] for line in change.values()}, {"T0 > T1"})
        first = {row["who"]: row for row in rows if row["round"] == "T0"}
        both = [int(row["score"]) - int(first[row["who"]]["score"]) for row in rows
                if row["round"] == "T1" and row["who"] in first]
        # In tenths, as means go out (test_means.py says why).
        self.assertEqual(change["*"]["mean"], f"{math.floor(sum(both) / len(both) * 10 + .5) / 10:.2f}")
        self.assertLess(float(change["*"]["low"]), float(change["*"]["mean"]))
        self.assertEqual(change["polder"]["mean"], "-98")
        # Two of three in the village alone would give polder away.
        self.assertIn("-98", {change[name]["mean"] for name in ("zuid", "west", "dorp")})

    def test_two_releases_that_turn_each_other_round_are_not_both_made(self):
        """Each would show what the other hides: carers of an age, and the age of carers."""
        rows, _ = case(7)
        with Workplace() as place:
            self.assertEqual(self.make(place, rows, "--by", "place,age", "--distribution", "carer").returncode, 0)
            (place.path / "t.csv").rename(place.path / "first.csv")
            for words in (["--by", "place,carer", "--distribution", "age"], ["--by", "place", "--distribution", "age"],
                          ["--by", "place,carer"]):
                done = self.make(place, rows, *words, "--earlier", "first.csv")
                self.assertEqual(done.returncode, 1, words)
                self.assertIn("what the other hides", done.stderr)
                self.assertFalse((place.path / "t.csv").exists())
            done = self.make(place, rows, "--by", "place", "--distribution", "carer", "--earlier", "first.csv")
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_weights_make_a_mean_that_of_the_neighbourhood(self):
        """Women answered three times as often; half of those who live there are women."""
        rows = [{"place": name, "sex": sex, "score": "4" if (n % 10 < 8) == (sex == "v") else "2"}
                for name in ("noord", "oost", "zuid", "west", "polder") for sex, count in (("v", 60), ("m", 20))
                for n in range(count)]
        population = "place,sex,people\r\n" + "".join(
            f"{row[0]},{sex},500\r\n" for row in PLACES["place"] for sex in "vm")
        def means(place, measure="weighted-mean"):
            with open(place.path / "t.csv", newline="", encoding="utf-8") as file:
                return {line["place"]: line["mean"] for line in csv.DictReader(file) if line["measure"] == measure}
        with Workplace() as place:
            self.assertEqual(self.make(place, rows, "--by", "place", "--mean", "score").returncode, 0)
            (place.path / "plain.csv").write_bytes((place.path / "t.csv").read_bytes())
            # Women 3.6, men 2.4 on average.
            self.assertEqual(means(place, "mean")["noord"], "3.30")
            (place.path / "p.csv").write_text(population)
            words = ["--by", "place", "--mean", "score", "--strata", "place,sex", "--population", "p.csv"]
            done = self.make(place, rows, *words)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual({means(place)[name] for name in ("noord", "*")}, {"3.00"})
            # Beside the plain mean of the same people this one would tell of women and men; so would counts.
            for more in (["--earlier", "plain.csv"], ["--distribution", "score"]):
                done = self.make(place, rows, *words, *more)
                self.assertEqual(done.returncode, 1)
                self.assertIn("weights", done.stderr)
            (place.path / "p.csv").write_text(population + "zuid,x,40\r\n")
            done = self.make(place, rows, *words)
            self.assertEqual(done.returncode, 1)
            self.assertIn("nobody answered for the stratum 'zuid × x'", done.stderr)

    def test_the_same_rows_in_any_order_give_the_same_bytes(self):
        rows, draw = case(8)
        files = []
        for _ in range(2):
            with Workplace() as place:
                self.make(place, rows, "--by", "place", "--by", "age", "--distribution", "score", "--mean", "score")
                files.append([(place.path / name).read_bytes() for name in ("t.csv", "t.json")])
            draw.shuffle(rows)
        self.assertEqual(files[0], files[1])

    def test_what_cannot_be_counted_is_refused_with_a_reason(self):
        rows = [{"place": "noord", "who": f"p{n % 50}", "word": "x"} for n in range(60)]
        for words, reason in [(["--by", "place", "--person", "who"], "of a person who has one already"),
                              (["--by", "place", "--mean", "word"], "answers that are no numbers"),
                              (["--by", "buurt"], "there is no column 'buurt'"),
                              (["--by", "place", "--level", "place=7"], "has no level 7"),
                              (["--by", "place", "--k", "1"], "choose 3 or more")]:
            with self.subTest(words=words), Workplace() as place:
                done = self.make(place, rows, *words)
                self.assertEqual(done.returncode, 1)
                self.assertIn(reason, done.stderr)
                self.assertFalse((place.path / "t.csv").exists())
