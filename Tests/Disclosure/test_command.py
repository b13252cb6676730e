"""The command as somebody at a terminal meets it: what it writes, refuses and leaves behind."""
import json, os, signal, subprocess, unittest

from command import BINARY, Workplace

ROWS = [{"name": f"n{i}", "age": str(20 + i % 10), "place": "noord" if i % 3 else "zuid", "s": str(i % 7)} for i in range(90)]
HIERARCHIES = {"age": [[str(20 + i), "20-24" if i < 5 else "25-29", "*"] for i in range(10)],
               "place": [["noord", "*"], ["zuid", "*"]]}


class CommandTests(unittest.TestCase):
    def setUp(self):
        self.place = Workplace().__enter__()
        self.addCleanup(self.place.folder.cleanup)
        self.place.write(ROWS, HIERARCHIES)

    def test_only_columns_with_a_role_go_out_and_again_gives_the_same_bytes(self):
        done, report, output = self.place.anonymise(["age", "place"], ["s"])
        self.assertEqual(done.returncode, 0, done.stderr)
        text = output.read_bytes()
        self.assertTrue(text.startswith(b"age,place,s\r\n"))
        self.assertEqual(len(text.split(b"\r\n")), 92)
        account = (self.place.path / "report.json").read_bytes()
        self.place.write(ROWS[::-1], HIERARCHIES)
        self.place.anonymise(["age", "place"], ["s"])
        self.assertEqual((output.read_bytes(), (self.place.path / "report.json").read_bytes()), (text, account))

    def test_a_pin_keeps_a_column_and_one_that_cannot_be_kept_is_refused(self):
        done, _, output = self.place.anonymise(["age", "place"], ["s"], "--pin", "place=0", "--at-most", "age=1")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("*", output.read_text())
        output.unlink()
        done, report, output = self.place.anonymise(["age", "place"], ["s"], "--pin", "age=0", "--pin", "place=0")
        self.assertEqual((done.returncode, output), (1, None))
        self.assertIn("fewer than k = 10 people", done.stderr)

    def test_faults_of_the_files_are_named_and_nothing_is_written(self):
        wrong = json.loads(json.dumps(HIERARCHIES))
        wrong["age"][7][1] = "20-24"
        self.place.write(ROWS, wrong)
        done, report, output = self.place.anonymise(["age", "place"], ["s"])
        self.assertEqual((done.returncode, report, output), (1, None, None))
        self.assertIn("h.json: hierarchy 'age', row 8: 27 is not in '20-24' at level 1", done.stderr)
        self.place.write([*ROWS[:4], {**ROWS[4], "place": "Zuid"}, *ROWS[5:]], HIERARCHIES)
        done, report, output = self.place.anonymise(["age", "place"], ["s"])
        self.assertEqual((done.returncode, report, output), (1, None, None))
        self.assertIn("data.csv:6: column 'place' has the value 'Zuid'", done.stderr)
        self.assertIn("write it as 'zuid'", done.stderr)

    def test_what_is_not_understood_ends_with_64(self):
        for words in (["--k", "1"], ["--pin", "age"], ["--mode", "fast"], ["--suppression-limit", "5"]):
            done, report, output = self.place.anonymise(["age", "place"], ["s"], *words)
            self.assertEqual((done.returncode, report, output), (64, None, None), words)

    def test_stopping_half_way_leaves_no_file(self):
        """The command is ended while it reads: nothing that looks like a result is there."""
        os.mkfifo(self.place.path / "slow.csv")
        words = ["anonymise", "--input", "slow.csv", "--hierarchies", "h.json", "--quasi", "age,place", "--sensitive", "s",
                 "--output", "out.csv", "--report", "report.json"]
        # A script that was begun in the background ignores Ctrl-C, and so would its children.
        process = subprocess.Popen([BINARY, *words], cwd=self.place.path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        with open(self.place.path / "slow.csv", "w") as slow:
            slow.write("name,age,place,s\nn0,20,noord,1\n")
            slow.flush()
            process.send_signal(signal.SIGINT)
            process.wait(60)
        self.assertEqual(sorted(path.name for path in self.place.path.iterdir()), ["data.csv", "h.json", "slow.csv"])

    def test_killed_while_it_writes_it_leaves_no_half_file(self):
        """A file that is larger than the limit allows cannot be finished: neither it nor a remnant is there."""
        done = subprocess.run(
            ["bash", "-c", 'ulimit -f 1; exec "$0" "$@"', BINARY, "anonymise", "--input", "data.csv", "--hierarchies", "h.json",
             "--quasi", "age,place", "--sensitive", "s", "--output", "out.csv", "--report", "report.json"],
            cwd=self.place.path, capture_output=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(sorted(path.name for path in self.place.path.iterdir()), ["data.csv", "h.json"])
