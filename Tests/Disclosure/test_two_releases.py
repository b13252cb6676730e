"""Two releases of the same people by different groupings, and what whoever holds both gets out of them."""
import math, os, random, unittest

from command import Workplace
from joint_attacker import Together, people_intervals
from table_attacker import Release, intervals, parents, true_counts

CASES = int(os.environ.get("BUURTSTEM_RELEASE_CASES", 12))
PLACES = [["noord", "stad", "*"], ["oost", "stad", "*"], ["zuid", "dorp", "*"], ["west", "dorp", "*"]]
VALUES = {"place": [row[0] for row in PLACES], "age": ["18-44", "45-64", "65+"], "gender": ["m", "v"],
          "schooling": ["laag", "midden", "hoog"]}
PAIRS = [(["age,gender"], ["age,schooling"]), (["age"], ["age,gender"]), (["age"], ["gender"]),
         (["place,age"], ["place,gender"]), (["age,gender", "gender,schooling"], ["age,schooling"]),
         (["place,age"], ["age,gender"]), (["age,gender"], ["age", "schooling"]), (["age,gender"], ["gender,schooling"])]


def project(seed):
    draw = random.Random(seed)
    number = draw.choice([60, 100, 150, 250, 400])
    weights = {name: [draw.choice([1, 2, 4, 8]) for _ in values] for name, values in VALUES.items()}
    likely = {name: [draw.choice([.02, .1, .4]) for _ in values] for name, values in VALUES.items()}
    rows = []
    for _ in range(number):
        row = {name: draw.choices(values, weights[name])[0] for name, values in VALUES.items()}
        chance = max(likely[name][VALUES[name].index(row[name])] for name in ("age", "gender"))
        row |= {"carer": "" if draw.random() < .03 else "ja" if draw.random() < chance else "nee",
                "score": str(draw.choice([0, 1, 1, 2, 2, 2]))}
        rows.append(row)
    return draw, rows


class TwoReleaseTests(unittest.TestCase):
    def pair(self, place, rows, first, second, k=10):
        """Two releases, the second made beside the first; words of the command for each."""
        place.write(rows, {"place": PLACES})
        releases = []
        for number, words in enumerate((first, second)):
            beside = ["--earlier", "t0.csv"] if number else []
            done = place.run("tables", "--input", "data.csv", "--hierarchies", "h.json", "--output", f"t{number}.csv",
                             "--report", f"t{number}.json", "--k", k, *words, *beside)
            if done.returncode:
                # A refusal protects too, when it says why.
                self.assertTrue(number and "worked out" in done.stderr, done.stderr)
                return None
            columns = {name for word in words for name in word.split(",")}
            releases.append(Release(place.path / f"t{number}.csv", [name for name in VALUES if name in columns]))
        return releases

    def attack(self, rows, releases, k=10):
        """Every hidden cell of both stays as open as the rule asks, or as the first release alone left it."""
        columns = [name for name in VALUES if any(name in release.by for release in releases)]
        covers = parents({"place": PLACES}, columns, {name: {row[name] for row in rows} for name in columns})
        both, alone = Together(releases, columns), Together(releases[:1], columns)
        truth = true_counts(both, rows, covers)
        answers = {name: sorted({cell[3] for cell in both.cells if cell[2] == name}) for name in
                   {cell[2] for cell in both.cells if cell[2]}}
        kinds = math.prod(len(set().union(*cover.values())) for cover in covers) * math.prod(map(len, answers.values()))
        ways = [intervals] + ([lambda *known: people_intervals(*known, answers)] if kinds <= 60 else [])
        for way in ways:
            close = {}
            for cell, (least, most) in way(both, covers, truth).items():
                self.assertLessEqual(least - 1e-5, truth[cell]); self.assertGreaterEqual(most + 1e-5, truth[cell])
                if width(least, most) < k: close[cell] = (least, most)
            if not close: continue
            before = Together(releases, columns)
            before.shown, before.means = alone.shown, alone.means
            before.hidden = set(before.cells) - alone.shown.keys()
            known = way(before, covers, truth)
            for cell, ends in close.items():
                self.assertGreaterEqual(width(*ends), min(k, width(*known[cell])), f"{cell} is {ends}, was {known[cell]}")
        return len(both.hidden)

    def test_no_hidden_cell_of_two_releases_is_known_more_closely_than_k(self):
        hidden = 0
        for seed in range(CASES):
            with self.subTest(seed=seed), Workplace() as place:
                draw, rows = project(seed)
                first, second = PAIRS[seed % len(PAIRS)]
                words = []
                for by in (first, second):
                    asked = draw.choice([["carer"], ["score"], ["carer", "score"]])
                    means = ["--mean", "score"] if draw.random() < .5 else []
                    words.append([word for names in by for word in ("--by", names)]
                                 + ["--distribution", ",".join(asked), *means])
                releases = self.pair(place, rows, *words)
                if releases: hidden += self.attack(rows, releases)
        self.assertGreater(hidden, 100)


def width(least, most):
    """From the first to the last whole number."""
    return math.floor(most + 1e-6) - math.ceil(least - 1e-6)
