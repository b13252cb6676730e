"""The measured data of the kit beside the project: known optima, and what local recoding keeps."""
import pathlib, subprocess, sys, tempfile, unittest

from command import KIT, Workplace

QUASI = ["age", "gender", "neighbourhood", "household", "migration", "education", "carer", "years"]
SCORES = [f"s{number:02d}" for number in range(1, 45)]
# README.md of the kit, k = 10: by objective and limit.
OPTIMA = {("nue", 0): .6911, ("nue", .01): .6636, ("nue", .05): .6492, ("nue", .1): .6492,
          ("lm", 0): .5471, ("lm", .01): .4267, ("lm", .05): .3594, ("lm", .1): .3425}


@unittest.skipUnless(KIT.is_dir(), "the kit with measured data is not beside the project")
class MeasuredTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.data, cls.hierarchies = (pathlib.Path(cls.folder.name) / name for name in ("s10k.csv", "h.json"))
        for words in (["gen_survey.py", "10000", cls.data], ["write_plan.py", cls.hierarchies]):
            subprocess.run([sys.executable, "-B", KIT / words[0], *words[1:]], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls): cls.folder.cleanup()

    def run_on_it(self, *words, scores=SCORES[:2]):
        with Workplace() as place:
            done, report, output = place.anonymise(QUASI, scores, *words, data=self.data, hierarchies=self.hierarchies)
            self.assertIsNotNone(report, done.stderr)
            return done, report, output and output.read_bytes()

    def test_global_mode_finds_the_eight_optima(self):
        for (objective, limit), optimum in OPTIMA.items():
            with self.subTest(objective=objective, limit=limit):
                _, report, _ = self.run_on_it("--mode", "global", "--objective", objective, "--suppression-limit", limit)
                self.assertEqual(f"{report[objective]:.4f}", f"{optimum:.4f}")
                self.assertTrue(report["search"]["isOptimal"])
                self.assertLessEqual(report["suppressed"], limit * 10_000)

    def test_local_mode_drops_nobody_and_keeps_classes_small(self):
        done, report, output = self.run_on_it("--pin", "neighbourhood=0", "--pin", "carer=0")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((report["kept"], report["k"] >= 10), (10_000, True))
        self.assertLessEqual(report["cAvg"], 1.6)
        # No recoding by hierarchy values can lose less than .5025 here: docs/anonymising.md.
        self.assertTrue(.5025 < report["nue"] < .585, report["nue"])
        self.assertEqual(len(output.split(b"\r\n")), 10_002)

    def test_the_groups_that_lose_most_are_named(self):
        done, report, output = self.run_on_it("--mode", "global")
        self.assertEqual((done.returncode, output), (1, None))
        average = report["suppressed"] / report["rows"]
        losers = {group["group"] for group in report["groups"] if group["suppressed"] / group["rows"] > 2 * average}
        self.assertIn("neighbourhood=buurt20", losers)
        words = [word for group in losers for word in ("--accept-loss", group)]
        done, report, output = self.run_on_it("--mode", "global", *words)
        self.assertEqual((done.returncode, report["released"]), (0, True))
        self.assertEqual(len(output.split(b"\r\n")), report["kept"] + 2)
