"""k, l, entropy l, (alpha,k) and t, and the classes of released files, as pyCANON counts them."""
import math, os, random, unittest

import pandas
from pycanon import anonymity

from command import Workplace

CASES = int(os.environ.get("BUURTSTEM_JUDGED", "40"))


def case(seed):
    """A random table, hierarchies that nest, and its columns by role."""
    draw = random.Random(seed)
    hierarchies, makers = {}, {}
    for index in range(draw.randint(1, 4)):
        name, leaves = f"q{index}", draw.randint(2, 9)
        cut = draw.randint(1, leaves)
        hierarchies[name] = [[f"{name}v{leaf}", f"{name}-{'low' if leaf < cut else 'high'}", "*"] for leaf in range(leaves)]
        makers[name] = lambda name=name, leaves=leaves: f"{name}v{int(leaves * draw.random() ** 2)}"
    for index in range(draw.randint(1, 4)):
        kinds = draw.randint(2, 11)
        numeric = draw.random() < .6
        makers[f"s{index}"] = lambda kinds=kinds, numeric=numeric: (
            draw.randrange(kinds) * 3 if numeric else f"antwoord {draw.randrange(kinds)}")
    rows = [{name: make() for name, make in makers.items()} for _ in range(draw.randint(30, 300))]
    quasi = [name for name in makers if name in hierarchies]
    return rows, hierarchies, quasi, [name for name in makers if name not in hierarchies], draw


class JudgeTests(unittest.TestCase):
    def judge(self, figures, file, quasi, sensitive):
        table = pandas.read_csv(file, keep_default_na=False)
        self.assertEqual(figures["k"], anonymity.k_anonymity(table, quasi))
        self.assertEqual(figures["classes"], table.groupby(quasi).ngroups)
        for one in figures["sensitive"]:
            column = [one["column"]]
            self.assertEqual(one["l"], anonymity.l_diversity(table, quasi, column))
            alpha, k = anonymity.alpha_k_anonymity(table, quasi, column)
            self.assertAlmostEqual(one["alpha"], alpha, delta=1e-9)
            if table[column[0]].nunique() > 1:
                self.assertAlmostEqual(one["t"], anonymity.t_closeness(table, quasi, column), delta=1e-9)
            # pyCANON rounds down; at a whole number it may land on either side of it.
            rounded = anonymity.entropy_l_diversity(table, quasi, column)
            self.assertIn(rounded, {math.floor(one["entropyL"] + 1e-9), math.floor(one["entropyL"] - 1e-9)})
        worst = [min(one["l"] for one in figures["sensitive"]), max(one["t"] for one in figures["sensitive"])]
        self.assertEqual(worst[0], anonymity.l_diversity(table, quasi, sensitive))
        return worst

    def test_risk_of_any_file(self):
        """Raw tables, in which some classes have one person."""
        for seed in range(CASES):
            with self.subTest(seed=seed), Workplace() as place:
                rows, hierarchies, quasi, sensitive, _ = case(seed)
                place.write(rows, hierarchies)
                done, figures = place.risk("data.csv", quasi, sensitive)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.judge(figures, place.path / "data.csv", quasi, sensitive)

    def test_released_files(self):
        """What the report says of a released file is what pyCANON says of it, and k holds."""
        released = 0
        for seed in range(1_000, 1_000 + CASES):
            with self.subTest(seed=seed), Workplace() as place:
                rows, hierarchies, quasi, sensitive, draw = case(seed)
                place.write(rows, hierarchies)
                k = draw.randint(2, 10)
                words = ["--k", k, "--mode", draw.choice(["local", "global"]), "--objective", draw.choice(["nue", "lm"])]
                done, report, output = place.anonymise(quasi, sensitive, *words)
                self.assertIn(done.returncode, (0, 1), done.stderr)
                self.assertEqual(output is not None, done.returncode == 0)
                if output is None: continue
                released += 1
                self.judge(report, output, quasi, sensitive)
                table = pandas.read_csv(output, keep_default_na=False)
                self.assertGreaterEqual(anonymity.k_anonymity(table, quasi), k)
                self.assertEqual(list(table.columns), quasi + sensitive)
        self.assertGreater(released, CASES // 4)

    def test_figures_that_are_asked_for(self):
        with Workplace() as place:
            rows, hierarchies, quasi, sensitive, _ = case(3)
            place.write(rows, hierarchies)
            for words, named in [(["--min-l", "99"], "l is "), (["--max-t", "0.0001"], "t is "), (["--k", "999"], "must have 999")]:
                done, _ = place.risk("data.csv", quasi, sensitive, *words)
                self.assertEqual(done.returncode, 1)
                self.assertIn(named, done.stderr)
            done, report, output = place.anonymise(quasi, sensitive, "--k", "3", "--max-alpha", "0.01")
            self.assertEqual((done.returncode, output, report["released"]), (1, None, False))
            self.assertIn("alpha is", report["refusals"][0])
