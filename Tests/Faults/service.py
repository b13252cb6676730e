"""The real program as a process of its own, ended by its id."""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from browser import Browser, Unreachable
from common import processor_seconds

ROOT = pathlib.Path(__file__).resolve().parents[2]


def program():
    """The built program: BUURTSTEM_BINARY, or what `swift build` made last."""
    named = os.environ.get("BUURTSTEM_BINARY")
    if named:
        return named
    shown = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, capture_output=True, text=True, check=True)
    return f"{shown.stdout.strip()}/buurtstem"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Service:
    """`buurtstem serve` on one data directory and one port, which stay the same over its restarts."""

    def __init__(self, data=None, environment=None, settings=(), only=None):
        """`only` serves one questionnaire of all: the program starts in half the time."""
        self.folder = None if data else tempfile.mkdtemp(prefix="buurtstem-faults-")
        self.root = self.root_of(only) if only else ROOT
        self.data = data or os.path.join(self.folder, "data")
        self.port, self.process = free_port(), None
        self.environment, self.settings = {**os.environ, **(environment or {})}, list(settings)
        self.log_path = (self.folder or tempfile.mkdtemp(prefix="buurtstem-log-")) + "/service.log"
        self.program = program()

    def root_of(self, questionnaire):
        """A run-time root with this questionnaire alone."""
        root = pathlib.Path(self.folder) / "root"
        (root / "Questionnaires").mkdir(parents=True)
        for name in ["Templates", *(f"Questionnaires/{name}" for name in (questionnaire, "Schemas", "Names", "Codebooks"))]:
            (root / name).symlink_to(ROOT / name)
        listed = json.loads((ROOT / "Questionnaires/collections.json").read_text())["collections"]
        kept = [collection for collection in listed if collection["questionnaire"] == questionnaire]
        (root / "Questionnaires/collections.json").write_text(json.dumps({"collections": kept}))
        return root

    def start(self, patience=600):
        """Starts the program and waits for its first answer; returns the seconds of the processor that took."""
        begin = time.monotonic()
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--root", self.root, "--data", self.data, "--port", str(self.port), *self.settings],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment)
        while time.monotonic() - begin < patience:
            if self.process.poll() is not None:
                raise AssertionError(f"the service ended with {self.process.returncode}:\n{self.log()}")
            if self.answers():
                return processor_seconds(self.process.pid)
            time.sleep(0.01)
        raise AssertionError(f"no answer within {patience} s:\n{self.log()}")

    def answers(self):
        browser = Browser(self.port, 0)
        try:
            return browser.get("/gezondheid").status == 200
        except Unreachable:
            return False
        finally:
            browser.close()

    def kill(self):
        """As when the machine's memory runs out: no warning, no chance to tidy up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, patience=30):
        """Asks for a graceful end; returns the exit status."""
        if self.process is None or self.process.poll() is not None:
            return None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(patience)

    def run(self, *arguments):
        """Another command of the program on the same data."""
        return subprocess.run([self.program, *arguments, "--data", self.data], capture_output=True, text=True,
                              env=self.environment, timeout=1200)

    def log(self):
        with open(self.log_path, errors="replace") as log:
            return log.read()[-40_000:]  # a whole trace, should it have crashed

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.kill()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
