"""The real service, started on a free port with a data folder of its own."""

import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
# Where templates and questionnaires are taken from; elsewhere when somebody tries how a changed one does.
ROOT = pathlib.Path(os.environ.get("BUURTSTEM_ROOT", HERE.parents[1]))

# What a service in use would say; the tests look for these words.
SETTINGS = {
    "serviceName": "Buurtstem",
    "organisationName": "Stichting Proefbuurt",
    "organisationAddress": "Plein 1, Utrecht",
    "organisationEmail": "hulp@example.nl",
    "privacyContact": "de functionaris gegevensbescherming",
    "helpName": "Samira",
    "helpPhone": "030 123 45 67",
    "helpHours": "werkdagen 9-17 uur",
    "exitAddress": "http://127.0.0.1:9999/weer",
    "backupHour": -1,
    "minimumFreeMegabytes": 0,
}


def collections():
    """Open, closed and not yet open collections of the shipped questionnaires."""
    today = datetime.date.today()
    day = datetime.timedelta(days=1)
    one = [{"id": "oost", "name": "Oost"}]
    two = one + [{"id": "west", "name": "West"}]
    example = [{"id": "voorbeeldbuurt", "name": "Voorbeeldbuurt"}]

    def entry(id, questionnaire, neighbourhoods, **more):
        return {
            "id": id, "questionnaire": questionnaire, "round": "T0", "neighbourhoods": neighbourhoods,
            "access": "both", **more,
        }

    return {
        "collections": [
            entry("zes-kanten", "zes-kanten", one, closes=str(today + 30 * day)),
            entry("mijn-verhaal", "mijn-verhaal", two),
            entry("alle-vraagsoorten", "alle-vraagsoorten", one),
            entry("buurt-en-gezondheid", "buurt-en-gezondheid", example, listed=False),
            entry("mantelzorg", "mantelzorg", one, listed=False),
            {**entry("mantelzorg-t1", "mantelzorg", one, listed=False), "round": "T1"},
            entry("samenwerken", "samenwerken", example, listed=False),
            entry("contacten", "contacten", one, listed=False),
            entry("stappen", "stappen", one, listed=False),
            entry("dicht", "mijn-verhaal", one, closes=str(today - day)),
            entry("straks", "mijn-verhaal", one, opens=str(today + 10 * day)),
        ]
    }


def free_port():
    """A port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Service:
    """`buurtstem serve` as an administrator starts it; ends with the `with` block."""

    def __init__(self, collections=collections(), **settings):
        self.settings = {**SETTINGS, **settings}
        self.collections = collections

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="buurtstem-browser-"))
        root = self.folder / "root"
        (root / "Questionnaires").mkdir(parents=True)
        (root / "Templates").symlink_to(ROOT / "Templates")
        for questionnaire in [*(ROOT / "Questionnaires").iterdir(), *(HERE / "questionnaires").iterdir()]:
            if questionnaire.is_dir():
                (root / "Questionnaires" / questionnaire.name).symlink_to(questionnaire)
        (root / "Questionnaires" / "collections.json").write_text(json.dumps(self.collections))
        settings = self.folder / "settings.json"
        settings.write_text(json.dumps(self.settings))
        self.log = (self.folder / "log").open("w")
        self.command = [
            os.environ["BUURTSTEM_BINARY"], "serve", "--config", str(settings), "--root", str(root),
            "--data", str(self.folder / "data"), "--port", self.settings.get("publicOrigin", ":0").rsplit(":", 1)[1]]
        self._start()
        return self

    def _start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = self._wait_for_address()
        # What the service prints later must not fill the pipe.
        threading.Thread(target=self._drain, daemon=True).start()

    def restart(self):
        """Stops it and starts it again on the same data, at another port: what is due once a day is done at once."""
        self._stop()
        self._start()

    def _stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __exit__(self, *_):
        self._stop()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_for_address(self):
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            found = re.search(r"https?://[^\s]+", line)
            if found:
                return found.group(0).rstrip("/")
        self.process.wait()
        errors = pathlib.Path(self.log.name).read_text()
        raise RuntimeError("the service did not start:\n" + "".join(lines) + errors)

    def _drain(self):
        with (self.folder / "out").open("w", buffering=1) as out:
            for line in self.process.stdout:
                out.write(line)
