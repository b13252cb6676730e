"""An attacker who holds several releases of the same people and solves them as one system.

Two ways. `published`: every equation between published cells of any of the releases. `people`: beneath all of them lies one
table of people by every column and question together, of which each published cell is a sum; no combination holds fewer than
nobody. The second knows all that the first does, and more where groupings go round (age by gender, gender by schooling,
schooling by age).
"""
import itertools

import numpy
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from table_attacker import Release, equations, intervals, parents, sums, true_counts


class Together(Release):
    """Some releases as one: what any of them shows is known, and a group is the same one in each."""

    def __init__(self, releases, by):
        self.by, self.shown, self.hidden, self.means = by, {}, set(), {}
        def widened(release, cell):
            labels = dict(zip(release.by, cell[1]))
            return (cell[0], tuple(labels.get(name, "*") for name in by), *cell[2:])
        for release in releases:
            for cell, count in release.shown.items():
                if self.shown.setdefault(widened(release, cell), count) != count: raise ValueError("other people")
            self.hidden |= {widened(release, cell) for cell in release.hidden}
            for cell, mean in release.means.items():
                if mean is not None: self.means[widened(release, cell)] = mean
        self.hidden -= self.shown.keys()
        self.cells = sorted(self.shown.keys() | self.hidden)


def people_intervals(release, covers, truth, answers):
    """For each hidden cell the least and the largest count over all tables of people that agree with what is shown.

    answers: for each question its answers. For one block.
    """
    leaves = [sorted(set().union(*cover.values())) for cover in covers]
    questions = sorted(answers)
    kinds = list(itertools.product(*leaves, *[answers[name] for name in questions]))
    marks = numpy.array([[leaf for leaf in kind] for kind in kinds], dtype=object)

    def row(cell):
        _, group, question, answer = cell
        inside = numpy.ones(len(kinds), bool)
        for place, (cover, label) in enumerate(zip(covers, group)):
            if label != "*": inside &= numpy.isin(marks[:, place].astype(str), sorted(cover[label]))
        if question: inside &= marks[:, len(covers) + questions.index(question)].astype(str) == answer
        return inside.astype(float)

    rows = [(row(cell), count) for cell, count in release.shown.items()]
    for terms, total in sums(release, truth):
        rows.append((sum(factor * row(cell) for cell, factor in terms), total))
    matrix, right = numpy.array([one[0] for one in rows]), numpy.array([one[1] for one in rows])
    found = {}
    for cell in sorted(release.hidden):
        aim, ends = row(cell), []
        for sign in (1, -1):
            done = linprog(sign * aim, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs")
            # Without a shown total there is no end.
            ends.append(sign * done.fun if done.status == 0 else {3: 1e6}[done.status])
        found[cell] = tuple(ends)
    return found
