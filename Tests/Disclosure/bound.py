"""How little any recoding by hierarchy values could lose: `bound.py DATA.csv HIERARCHIES.json K QUASI… --exact COLUMN…`

Two figures, in NUE. The first holds for every scheme that gives true labels, also one that labels person by person: whoever
is released under a combination of labels has at least k people whom it fits, so nobody loses less than with the best such
combination. The second holds for every partition into classes of k or more: the linear relaxation of choosing classes, by
column generation; its dual, scaled down to where no class contradicts it, is a proof by itself.
"""
import argparse, collections, csv, itertools, json, math

import numpy
from scipy.optimize import linprog
from scipy.sparse import csc_matrix


def bits(values, rows):
    """For each value and level: how many bits its label there leaves unknown."""
    often = collections.Counter(values)
    heads = {row[0]: row for row in rows}
    lost = {}
    for level in range(len(rows[0])):
        under = collections.Counter()
        for row in rows: under[row[level]] += often[row[0]]
        for value in often: lost[value, level] = math.log2(under[heads[value][level]] / often[value])
    return heads, lost


def combinations(people, free, heads, lost, k):
    """All combinations of labels that at least k of some people fit: (combination, person, bits lost) in three arrays."""
    numbers, who, cost, next_number = [], [], [], 0
    columns = {name: [numpy.unique([heads[name][person[name]][level] for person in people], return_inverse=True)[1]
                      for level in range(len(next(iter(heads[name].values()))))] for name in free}
    losses = {name: [numpy.array([lost[name][person[name], level] for person in people])
                     for level in range(len(columns[name]))] for name in free}
    for levels in itertools.product(*[range(len(columns[name])) for name in free]):
        key = numpy.zeros(len(people), numpy.int64)
        for name, level in zip(free, levels): key = key * (columns[name][level].max() + 1) + columns[name][level]
        _, key, count = numpy.unique(key, return_inverse=True, return_counts=True)
        fits = numpy.flatnonzero(count[key] >= k)
        numbers.append(key[fits] + next_number); who.append(fits)
        cost.append(sum(losses[name][level] for name, level in zip(free, levels))[fits])
        next_number += len(count)
    return tuple(map(numpy.concatenate, (numbers, who, cost)))


def classes_bound(numbers, who, cost, count, k, start):
    """A lower bound for the bits lost by any partition into classes of k or more."""
    numbers = numpy.unique(numbers, return_inverse=True)[1]
    total = numbers.max() + 1

    def price(worth):
        """For each combination its best class at these prices: what it costs more than it is worth."""
        gain = cost - worth[who]
        order = numpy.lexsort((gain, numbers))
        sorted_numbers, gain = numbers[order], gain[order]
        starts = numpy.searchsorted(sorted_numbers, numpy.arange(total))
        chosen = (numpy.arange(len(order)) - starts[sorted_numbers] < k) | (gain < 0)
        return numpy.bincount(sorted_numbers, numpy.where(chosen, gain, 0), total), order, chosen, starts

    best, centre, worth = start.sum(), start, start
    known, classes, costs = set(), [], []
    whole = numpy.flatnonzero(numbers == numbers[-1])
    classes.append(who[whole]); costs.append(cost[whole].sum())
    for step in range(400):
        added = 0
        for trial in ([worth] if step == 0 else [.3 * worth + .7 * centre, worth]):
            reduced, order, chosen, starts = price(trial)
            # No partition has more than count // k classes, so this is below every partition's cost.
            bound = trial.sum() + min(0, reduced.min()) * (count // k)
            if bound > best: best, centre = bound, trial
            ends = numpy.append(starts[1:], len(order))
            for number in numpy.argsort(reduced)[:400]:
                if reduced[number] >= -1e-9: break
                part = slice(starts[number], ends[number])
                members = order[part][chosen[part]]
                key = frozenset(who[members].tolist())
                if key not in known:
                    known.add(key); classes.append(who[members]); costs.append(cost[members].sum()); added += 1
            if added: break
        if step and not added: break
        ends = numpy.cumsum([0] + [len(one) for one in classes])
        matrix = csc_matrix((numpy.ones(ends[-1]), numpy.concatenate(classes), ends), shape=(count, len(classes)))
        done = linprog(costs, A_eq=matrix, b_eq=numpy.ones(count), bounds=(0, None), method="highs")
        worth = done.eqlin.marginals
        if done.fun - best < 1e-3 * done.fun: break
    return best


def bounds(rows, hierarchies, k, quasi, exact, classes=True):
    """The two bounds, as shares of what is lost when everything is `*`."""
    tables = {name: bits([row[name] for row in rows], hierarchies[name]) for name in quasi}
    heads, lost = {name: table[0] for name, table in tables.items()}, {name: table[1] for name, table in tables.items()}
    most = sum(lost[name][row[name], len(hierarchies[name][0]) - 1] for row in rows for name in quasi)
    single = partition = 0.0
    groups = collections.defaultdict(list)
    for row in rows: groups[tuple(row[name] for name in exact)].append(row)
    for people in groups.values():
        numbers, who, cost = combinations(people, [name for name in quasi if name not in exact], heads, lost, k)
        start = numpy.full(len(people), numpy.inf)
        numpy.minimum.at(start, who, cost)
        single += start.sum()
        if classes: partition += classes_bound(numbers, who, cost, len(people), k, start)
    return single / most, partition / most if classes else None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data"); parser.add_argument("hierarchies"); parser.add_argument("k", type=int)
    parser.add_argument("quasi", nargs="+"); parser.add_argument("--exact", nargs="*", default=[])
    parser.add_argument("--quick", action="store_true", help="the first figure alone")
    asked = parser.parse_args()
    with open(asked.data, newline="", encoding="utf-8") as file: rows = list(csv.DictReader(file))
    with open(asked.hierarchies, encoding="utf-8") as file: hierarchies = json.load(file)
    single, partition = bounds(rows, hierarchies, asked.k, asked.quasi, asked.exact, not asked.quick)
    print(f"person by person {single:.4f}" + ("" if partition is None else f", classes {partition:.4f}"))
