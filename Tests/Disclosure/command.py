"""Runs `buurtstem` as somebody at a terminal does, in a folder of its own."""
import csv, json, os, pathlib, subprocess, tempfile

BINARY = os.environ["BUURTSTEM_BINARY"]
KIT = pathlib.Path(__file__).resolve().parents[3] / "shared" / "anonymise"


class Workplace:
    """A folder with a table and its hierarchies."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)

    def __enter__(self): return self

    def __exit__(self, *_): self.folder.cleanup()

    def write(self, rows, hierarchies):
        with open(self.path / "data.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        (self.path / "h.json").write_text(json.dumps(hierarchies), encoding="utf-8")

    def run(self, *words):
        return subprocess.run([BINARY, *map(str, words)], cwd=self.path, capture_output=True, text=True)

    def anonymise(self, quasi, sensitive, *words, data="data.csv", hierarchies="h.json"):
        """The process, the report, and the path of the output when there is one."""
        done = self.run("anonymise", "--input", data, "--hierarchies", hierarchies, "--quasi", ",".join(quasi),
                        "--sensitive", ",".join(sensitive), "--output", "out.csv", "--report", "report.json", *words)
        report = self.path / "report.json"
        output = self.path / "out.csv"
        return done, json.loads(report.read_text()) if report.exists() else None, output if output.exists() else None

    def risk(self, file, quasi, sensitive, *words):
        done = self.run("risk", file, "--quasi", ",".join(quasi), "--sensitive", ",".join(sensitive), *words)
        return done, json.loads(done.stdout) if done.stdout else None
