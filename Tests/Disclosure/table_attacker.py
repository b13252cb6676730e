"""An attacker on released tables who has read the rules: all equations between the figures, solved by HiGHS (scipy).

Nothing here is shared with the program: groups and totals are counted anew from the data, and the equations come from the
hierarchy file and from what one line of the output says of another.
"""
import collections, csv, itertools

import numpy
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

HIDDEN = "-98"


class Release:
    """The lines of one block as cells: (labels of the group, question, answer), question and answer empty for people."""

    def __init__(self, path, by, apart=()):
        with open(path, newline="", encoding="utf-8") as file: lines = list(csv.DictReader(file))
        self.by, self.shown, self.hidden, self.means = by, {}, set(), {}
        for line in lines:
            group = tuple(line[name] for name in by)
            block = tuple(line[name] for name in apart)
            if line["measure"] in ("people", "distribution"):
                cell = (block, group, line["question"], line["answer"])
                if line["people"] == HIDDEN: self.hidden.add(cell)
                else: self.shown[cell] = int(line["people"])
            elif line["measure"] == "mean":
                self.means[(block, group, line["question"])] = None if line["mean"] == HIDDEN else float(line["mean"])
        self.cells = sorted(self.shown.keys() | self.hidden)


def parents(hierarchies, names, values):
    """For each column: label -> set of leaves, the label `*` included."""
    covers = []
    for name in names:
        rows = hierarchies.get(name) or [[value, "*"] for value in sorted(values[name])]
        cover = collections.defaultdict(set)
        for row in rows:
            for label in row: cover[label].add(row[0])
        covers.append(cover)
    return covers


def true_counts(release, rows, covers, apart=()):
    counts = {}
    for block, group, question, answer in release.cells:
        counts[(block, group, question, answer)] = sum(
            tuple(row[name] for name in apart) == block
            and all(row[name] in cover[label] for name, cover, label in zip(release.by, covers, group))
            and (not question or (row[question] or "-97") == answer) for row in rows)
    return counts


def equations(release, covers):
    """Each cell that is the sum of others: along one column, and over the answers."""
    cells = set(release.cells)
    for cell in release.cells:
        block, group, question, answer = cell
        for place, cover in enumerate(covers):
            mine = cover[group[place]]
            inside = [label for label in cover if cover[label] < mine]
            # The largest labels below; labels with the same leaves are one cell to the program.
            widest = [label for label in inside if not any(cover[label] < cover[other] for other in inside)]
            parts = {frozenset(cover[label]): label for label in widest}
            siblings = [(block, group[:place] + (label,) + group[place + 1:], question, answer) for label in parts.values()]
            if len(mine) > 1 and all(sibling in cells for sibling in siblings) and siblings:
                yield [(cell, -1)] + [(sibling, 1) for sibling in siblings]
    answers = collections.defaultdict(list)
    for cell in release.cells:
        if cell[2]: answers[(cell[0], cell[1], cell[2])].append(cell)
    for (block, group, _), parts in answers.items():
        yield [((block, group, "", ""), -1)] + [(part, 1) for part in parts]


def sums(release, truth):
    """What a mean times its base gives away: the attacker is taken to know the sum exactly."""
    for (block, group, question), mean in release.means.items():
        if mean is None: continue
        terms = [((block, group, question, cell[3]), float(cell[3])) for cell in release.cells
                 if cell[:3] == (block, group, question) and cell[3] != "-97"]
        if terms: yield terms, sum(factor * truth[cell] for cell, factor in terms)


def intervals(release, covers, truth):
    """For each hidden cell the least and the largest count that agree with all that is shown."""
    hidden = sorted(release.hidden)
    place = {cell: index for index, cell in enumerate(hidden)}
    entries, right = [], []
    known = [(terms, 0) for terms in equations(release, covers)] + list(sums(release, truth))
    for terms, total in known:
        open_terms = [(place[cell], factor) for cell, factor in terms if cell in place]
        if not open_terms: continue
        entries += [(len(right), column, factor) for column, factor in open_terms]
        right.append(total - sum(factor * release.shown[cell] for cell, factor in terms if cell not in place))
    matrix = coo_matrix(([e[2] for e in entries], ([e[0] for e in entries], [e[1] for e in entries])),
                        shape=(len(right), len(hidden))).tocsr() if right else None
    found = {}
    for cell in hidden:
        ends = []
        for sign in (1, -1):
            aim = numpy.zeros(len(hidden)); aim[place[cell]] = sign
            done = linprog(aim, A_eq=matrix, b_eq=right or None, bounds=(0, 1e6), method="highs")
            assert done.status == 0, done.message
            ends.append(sign * done.fun)
        found[cell] = tuple(ends)
    return found
