"""Means of `buurtstem tables`: whether what is printed tells how many did not answer."""
import csv, math, os, random, unittest
from collections import Counter

from command import Workplace

CASES = int(os.environ.get("BUURTSTEM_MEAN_CASES", 30))
K = 10


def quantile(freedom):
    """Student's t as the program works it out (Abramowitz and Stegun 26.7.5): whoever attacks can read its source."""
    z = 1.959963984540054
    return (z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
            + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3))


def exact(values):
    """Mean and ends of the interval, unrounded."""
    n, mean = len(values), sum(values) / len(values)
    half = quantile(n - 1) * math.sqrt(sum((value - mean) ** 2 for value in values) / (n - 1) / n)
    return mean, mean - half, mean + half


def numbers_that_fit(people, inside):
    """Each number of people, from K to all, that can have given whole numbers for which `inside(mean, half)` may hold.

    `inside(mean)` gives the range of half intervals that agree with what is printed, or None."""
    found = []
    for n in range(K, people + 1):
        t = quantile(n - 1)
        for total in range(0, 10 * n + 1):
            span = inside(total / n)
            if span is None: continue
            least, most = (total * total / n + half * half * n * (n - 1) / t / t for half in span)
            squares = range(math.ceil(least - 1e-6), math.floor(most + 1e-6) + 1)
            if any((square - total) % 2 == 0 for square in squares):
                found.append(n)
                break
    return found


def printed(mean, low, high, step):
    """What is known from numbers that were rounded to multiples of a step, the interval outwards around the printed mean."""
    half = (high - low) / 2

    def inside(x):
        away = abs(x - mean)
        if away > step / 2 + 1e-9 or half - away < 0: return None
        return max(0, half - step - away), half - away
    return inside


def rounded(mean, low, high, step):
    """The same for numbers that were each rounded by themselves."""
    def inside(x):
        if abs(x - mean) > step / 2 + 1e-9: return None
        least = max(x - low - step / 2, high - x - step / 2, 0)
        most = min(x - low + step / 2, high - x + step / 2)
        return (least, most) if least <= most else None
    return inside


def steps(row):
    """The steps that a printed mean and interval may have come from: the attacker does not know which, but all are multiples."""
    figures = [float(row[name]) for name in ("mean", "low", "high")]
    return figures, [step for step in (.1, .5, 1) if all(abs(f / step - round(f / step)) < 1e-6 for f in figures)]


class MeanTests(unittest.TestCase):
    def data(self, seed):
        draw = random.Random(seed)
        rows = []
        for name in ("a", "b", "c"):
            people, silent = draw.randint(12, 45), draw.choice([0, 1, 1, 2, 3, 9])
            middle, spread = draw.uniform(1, 9), draw.choice([.7, 1.5, 2.5])
            for number in range(people):
                value = "" if number < silent else str(min(10, max(0, round(draw.gauss(middle, spread)))))
                rows.append({"place": name, "score": value})
        return rows

    def test_nobody_can_tell_how_few_did_not_answer(self):
        shown = naive = 0
        for seed in range(CASES):
            rows = self.data(seed)
            with self.subTest(seed=seed), Workplace() as place:
                place.write(rows, {"place": [["a", "*"], ["b", "*"], ["c", "*"]]})
                done = place.run("tables", "--input", "data.csv", "--hierarchies", "h.json", "--by", "place",
                                 "--mean", "score", "--output", "t.csv", "--report", "t.json")
                self.assertEqual(done.returncode, 0, done.stderr)
                people = Counter(row["place"] for row in rows) | {"*": len(rows)}
                with open(place.path / "t.csv", newline="") as file:
                    means = [row for row in csv.DictReader(file) if row["measure"] == "mean" and row["mean"] != "-98"]
                for row in means:
                    given = [int(one["score"]) for one in rows if row["place"] in ("*", one["place"]) and one["score"]]
                    truth = exact(given)
                    figures, possible = steps(row)
                    self.assertTrue(possible, f"{figures} are no multiples of a step")
                    self.assertLessEqual(figures[1], truth[1] + 1e-9)
                    self.assertGreaterEqual(figures[2], truth[2] - 1e-9)
                    self.assertLessEqual(abs(figures[0] - truth[0]), max(possible) / 2 + 1e-9)
                    fitting = sorted({n for step in possible
                                      for n in numbers_that_fit(people[row["place"]], printed(*figures, step))})
                    wanted = min(K, people[row["place"]] - K)
                    self.assertTrue(fitting, figures)
                    self.assertGreaterEqual(max(fitting) - min(fitting), wanted, (row, fitting))
                    shown += 1
                    hundredths = [round(figure, 2) for figure in truth]
                    close = numbers_that_fit(people[row["place"]], rounded(*hundredths, .01))
                    naive += max(close) - min(close) < wanted
        self.assertGreater(shown, CASES)
        # Two decimals would have told it often, so that this attacker's silence proves something.
        self.assertGreater(naive, shown / 10)
