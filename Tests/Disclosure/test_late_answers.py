"""A release of tables, and one of the same people with those who answered later: what whoever holds both gets out of them.

Beneath both lie two tables of people by every column and question, of those who were there and of those who came; no combination
of either holds fewer than nobody. Each figure of the first release is a sum over one, each of the second a sum over both.
"""
import itertools, os, unittest

import numpy
from scipy.optimize import linprog

from command import Workplace
from joint_attacker import Together
from table_attacker import Release, parents, sums, true_counts
from test_two_releases import PLACES, VALUES, project, width

CASES = int(os.environ.get("BUURTSTEM_LATE_CASES", 12))
GROUPINGS = [["age"], ["age", "gender"], ["place"], ["place", "age"]]


class LateAnswerTests(unittest.TestCase):
    def releases(self, place, rows, late, by, words):
        """Both releases; nothing where the second was refused."""
        made = []
        for number, data in enumerate((rows, rows + late)):
            place.write(data, {"place": PLACES})
            beside = ["--earlier", "t0.csv"] if number else []
            done = place.run("tables", "--input", "data.csv", "--hierarchies", "h.json", "--output", f"t{number}.csv",
                             "--report", f"t{number}.json", "--k", 10, "--by", ",".join(by), *words, *beside)
            if done.returncode:
                self.assertTrue(number and done.stderr, done.stderr)
                return None
            columns = [name for name in VALUES if name in by]
            made.append(Together([Release(place.path / f"t{number}.csv", columns)], columns))
        return made

    def attack(self, rows, late, made, k=10):
        """No hidden figure of either is known more closely by both than by its own release, or than to k people."""
        columns = made[0].by
        covers = parents({"place": PLACES}, columns, {name: {row[name] for row in rows + late} for name in columns})
        cells = {cell for release in made for cell in release.cells}
        questions = sorted({cell[2] for cell in cells if cell[2]})
        answers = [sorted({cell[3] for cell in cells if cell[2] == name}) for name in questions]
        leaves = [sorted(set().union(*cover.values())) for cover in covers]
        kinds = numpy.array(list(itertools.product(*leaves, *answers)), dtype=str)

        def inside(cell):
            _, group, question, answer = cell
            held = numpy.ones(len(kinds), bool)
            for place, (cover, label) in enumerate(zip(covers, group)):
                if label != "*": held &= numpy.isin(kinds[:, place], sorted(cover[label]))
            if question: held &= kinds[:, len(covers) + questions.index(question)] == answer
            return held.astype(float)

        def aim(cell, number):
            """The figure as a sum over those who were there, and in the second release also over those who came."""
            return numpy.concatenate([inside(cell), number * inside(cell)])

        truths = [true_counts(release, data, covers) for release, data in zip(made, (rows, rows + late))]
        known = [[], []]
        for number, (release, truth) in enumerate(zip(made, truths)):
            known[number] += [(aim(cell, number), count) for cell, count in release.shown.items()]
            for terms, total in sums(release, truth):
                known[number].append((sum(factor * aim(cell, number) for cell, factor in terms), total))
        for number, (release, truth) in enumerate(zip(made, truths)):
            for cell in sorted(release.hidden):
                ends = bounds(aim(cell, number), known[0] + known[1])
                self.assertLessEqual(ends[0] - 1e-4, truth[cell])
                self.assertGreaterEqual(ends[1] + 1e-4, truth[cell])
                if width(*ends) < k:
                    alone = bounds(aim(cell, number), known[number])
                    self.assertGreaterEqual(width(*ends), width(*alone), f"{cell} of release {number} is {ends}")
        return sum(len(release.hidden) for release in made)

    def test_who_came_later_gives_no_hidden_figure_away(self):
        released = hidden = 0
        for seed in range(CASES):
            with self.subTest(seed=seed), Workplace() as place:
                draw, rows = project(seed)
                _, late = project(seed + 100_000)
                words = ["--distribution", draw.choice(["carer", "score"])]
                if draw.random() < .5: words += ["--mean", "score"]
                made = self.releases(place, rows, late, GROUPINGS[seed % len(GROUPINGS)], words)
                if made:
                    released += 1
                    hidden += self.attack(rows, late, made)
        self.assertGreater(released, 2)
        self.assertGreater(hidden, 20)


def bounds(aim, known):
    """The least and the largest that a sum can be beside what is known."""
    matrix, right = numpy.array([row for row, _ in known]), numpy.array([total for _, total in known])
    ends = []
    for sign in (1, -1):
        done = linprog(sign * aim, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs")
        # Without a shown total there is no end.
        ends.append(sign * done.fun if done.status == 0 else {3: 1e6}[done.status])
    return tuple(ends)
