"""The command as somebody at a terminal meets it: what it refuses, and what it leaves behind."""
import json, os, signal, subprocess, unittest

from bundle import BINARY, Form, Workplace, response


class CommandTests(unittest.TestCase):
    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.folder.cleanup)
        self.form = Form("1").ask("n").choose("hoe", {"goed": "Goed"})

    def refuse(self, *words, status=1, output="out.zip", **more):
        before = self.place.names()
        done = self.place.run(*words, output=output, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual([name for name in self.place.names() if name != "key"], [name for name in before if name != "key"])
        return done.stderr

    def test_it_does_not_call_single_responses_anonymous(self):
        self.place.write([self.form], [response("a", {"n": 1})])
        self.assertIn("not anonymous", self.refuse("--tier", "anonymous"))
        self.assertIn("not anonymous", self.refuse(output="buurt-anoniem.zip"))
        done = self.place.run()
        self.assertIn("not anonymous", done.stdout)

    def test_a_response_that_does_not_fit_is_named_and_its_words_are_not(self):
        for values, line in (({"hoe": "geheim"}, "/data/hoe"), ({"n": "geheim"}, "/data/n"), ({"geheim": "geheim1"}, "no question"), ({"n": -93}, "/data/n")):
            self.place.write([self.form], [response("a", {"n": 1}), response("b", values)])
            fault = self.refuse()
            self.assertIn("in.jsonl:2", fault)
            self.assertIn(line, fault)
            self.assertNotIn("geheim1", fault)
        self.place.write([self.form], [response("a", {"n": 1}), response("a", {"n": 2})])
        self.assertIn("this id is there already", self.refuse())
        self.place.write([self.form], [response("a", {"n": 1}, version="9")])
        self.assertIn("its version is not among the definitions", self.refuse())
        (self.place.path / "in.jsonl").write_text('{"id":"uuid:a","values":{"/data/n":"1"}\n')
        self.assertIn("in.jsonl:1:", self.refuse())

    def test_what_is_not_understood_ends_with_64(self):
        self.place.write([self.form], [response("a", {"n": 1})])
        self.refuse("--formats", "pdf", status=64)
        self.refuse(status=64, output="out.txt")

    def test_the_key_makes_the_pseudonyms_and_another_key_makes_others(self):
        opened = self.place.make([self.form], [response(str(number), {"n": number}) for number in range(50)], "--formats", "csv")
        first = {row["n"]: row["bs_respons"] for row in opened.rows()}
        self.assertEqual([row["bs_respons"] for row in opened.rows()], sorted(first.values()))
        self.assertEqual(os.stat(self.place.path / "key").st_mode & 0o777, 0o600)
        (self.place.path / "key").unlink()
        self.assertEqual(self.place.run("--formats", "csv").returncode, 0)
        from bundle import Opened
        second = {row["n"]: row["bs_respons"] for row in Opened(self.place.path / "out.zip").rows()}
        self.assertFalse(set(first.values()) & set(second.values()))
        order = lambda names: sorted(names, key=names.get)
        self.assertNotEqual(order(first), order(second))

    def test_a_csv_alone_is_what_anonymise_reads(self):
        form = Form("1").ask("leeftijd", role="quasi").ask("cijfer")
        self.place.write([form], [response(str(number), {"leeftijd": 60 + number % 2, "cijfer": number % 5}) for number in range(40)])
        self.assertEqual(self.place.run(output="data.csv").returncode, 0)
        (self.place.path / "h.json").write_text(json.dumps({"leeftijd": [["60", "*"], ["61", "*"]]}))
        done = subprocess.run([BINARY, "anonymise", "--input", "data.csv", "--hierarchies", "h.json", "--quasi", "leeftijd", "--sensitive", "cijfer",
                               "--output", "a.csv", "--report", "r.json"], cwd=self.place.path, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len((self.place.path / "a.csv").read_bytes().splitlines()), 41)

    def test_submissions_of_a_form_server_are_read_with_their_folders_as_rounds(self):
        self.place.write([self.form], [])
        for wave, number in (("T0", 1), ("T1", 2)):
            folder = self.place.path / "in" / wave / "noord"
            folder.mkdir(parents=True)
            (folder / "x.xml").write_text(
                f'<data id="proef" version="1" xmlns:orx="http://openrosa.org/xforms"><n>{number}</n><hoe>goed</hoe><orx:meta>'
                f'<orx:instanceID>uuid:{wave}</orx:instanceID></orx:meta></data>')
        done = self.place.run(submissions="in")
        self.assertEqual(done.returncode, 0, done.stderr)
        from bundle import Opened
        rows = Opened(self.place.path / "out.zip").rows()
        self.assertEqual(sorted((row["bs_ronde"], row["bs_buurt"], row["n"], row["hoe"]) for row in rows),
                         [("T0", "noord", "1", "goed"), ("T1", "noord", "2", "goed")])

    def test_stopping_half_way_leaves_no_file(self):
        self.place.write([self.form], [response(str(number), {"n": number}) for number in range(60_000)])
        for stop in (signal.SIGINT, signal.SIGKILL):
            words = [BINARY, "dataset", "--definition", "form0.xml", "--submissions", "in.jsonl", "--key", "key", "--output", "out.zip"]
            # A script that was begun in the background ignores Ctrl-C, and so would its children.
            process = subprocess.Popen(words, cwd=self.place.path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
            while process.poll() is None and not is_half_way(f"/proc/{process.pid}/fd"): pass
            self.assertIsNone(process.returncode, "it had ended before it could be stopped")
            process.send_signal(stop)
            process.wait()
            self.assertEqual(self.place.names(), ["form0.xml", "in.jsonl", "key"])


def listed(folder):
    try: return os.listdir(folder)
    except FileNotFoundError: return []


def is_half_way(folder):
    """Whether a file without a name has rows: the empty ones of libxlsxwriter have a name for a moment (docs/datasets.md)."""
    return any("deleted" in target(folder, name) and size(folder, name) > 100_000 for name in listed(folder))


def target(folder, name):
    try: return os.readlink(f"{folder}/{name}")
    except OSError: return ""


def size(folder, name):
    try: return os.stat(f"{folder}/{name}").st_size
    except OSError: return 0
