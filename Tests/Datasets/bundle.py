"""Runs `buurtstem dataset` as somebody at a terminal does, and opens what it wrote."""
import csv, io, json, os, pathlib, subprocess, tempfile, zipfile
from xml.sax.saxutils import escape

BINARY = os.environ["BUURTSTEM_BINARY"]
HEAD = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"
    xmlns:orx="http://openrosa.org/xforms" xmlns:bs="urn:buurtstem:xforms">
<h:head><h:title>Proef &amp; “buurt”</h:title><model>"""


class Form:
    """An XForm written line by line: nodes, binds, controls."""

    def __init__(self, version, identifier="proef"):
        self.version, self.identifier = version, identifier
        self.nodes, self.binds, self.body, self.open = [], [], [], []

    def _path(self, name): return "/".join(["/data", *self.open, name])

    def group(self, name, relevant=None):
        self.nodes.append(f"<{name}>")
        self.body.append(f'<group ref="{self._path(name)}">')
        if relevant: self.binds.append(f'<bind nodeset="{self._path(name)}" relevant="{relevant}"/>')
        self.open.append(name)
        return self

    def repeat(self, name):
        self.nodes.append(f'<{name} jr:template="">')
        self.body.append(f'<group ref="{self._path(name)}"><label>{name}</label><repeat nodeset="{self._path(name)}">')
        self.open.append(name)
        return self

    def end(self, repeat=False):
        name = self.open.pop()
        self.nodes.append(f"</{name}>")
        self.body.append("</repeat></group>" if repeat else "</group>")
        return self

    def _bind(self, name, kind, role, more):
        role = f' bs:disclosure="{role}"' if role else ""
        self.nodes.append(f"<{name}/>")
        self.binds.append(f'<bind nodeset="{self._path(name)}" type="{kind}"{role} {more}/>')

    def choose(self, name, choices, label=None, role="sensitive", several=False, more=""):
        self._bind(name, "string", role, more)
        control = "select" if several else "select1"
        items = "".join(f"<item><label>{escape(text)}</label><value>{value}</value></item>" for value, text in choices.items())
        self.body.append(f'<{control} ref="{self._path(name)}"><label>{escape(label or name)}</label>{items}</{control}>')
        return self

    def ask(self, name, kind="int", label=None, role="sensitive", more=""):
        self._bind(name, kind, role, more)
        self.body.append(f'<input ref="{self._path(name)}"><label>{escape(label or name)}</label></input>')
        return self

    def xml(self):
        return (HEAD + f'<instance><data id="{self.identifier}" version="{self.version}">' + "".join(self.nodes)
                + "<orx:meta><orx:instanceID/></orx:meta></data></instance>" + "".join(self.binds)
                + "</model></h:head><h:body>" + "".join(self.body) + "</h:body></h:html>")


class Workplace:
    """A folder with definitions and responses."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)

    def write(self, forms, responses):
        for number, form in enumerate(forms):
            (self.path / f"form{number}.xml").write_text(form.xml(), encoding="utf-8")
        self.forms = len(forms)
        lines = [json.dumps(response, ensure_ascii=False) for response in responses]
        (self.path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def run(self, *words, output="out.zip", submissions="in.jsonl"):
        definitions = [word for number in range(self.forms) for word in ("--definition", f"form{number}.xml")]
        return subprocess.run([BINARY, "dataset", *definitions, "--submissions", submissions, "--key", "key", "--output", output,
                               *map(str, words)], cwd=self.path, capture_output=True, text=True)

    def make(self, forms, responses, *words, **more):
        self.write(forms, responses)
        done = self.run(*words, **more)
        if done.returncode != 0: raise AssertionError(done.stderr)
        return Opened(self.path / "out.zip")

    def names(self): return sorted(entry.name for entry in self.path.iterdir())


class Opened:
    def __init__(self, path):
        self.path, self.zip = path, zipfile.ZipFile(path)

    def read(self, name): return self.zip.read(name)

    def rows(self, table="antwoorden", content="codes"):
        return list(csv.DictReader(io.StringIO(self.read(f"csv/{table}-{content}.csv").decode(), newline="")))

    def extract(self, name, folder):
        return self.zip.extract(name, folder)


def response(identifier, values, **more):
    return {"id": f"uuid:{identifier}", "round": "T0", "neighbourhood": "noord", "mode": "zelf", **more,
            "values": {f"/data/{path}": str(value) for path, value in values.items()}}
