"""Which templates, and which of their states, a walk through the pages has met: read from the templates themselves."""

import html
import json
import re

from service import ROOT

TAG = re.compile(r"\{\{([#^/$<>]?)\s*([\w./-]+|\.)\s*\}\}")


class State:
    """A template, or a section of one: the words and tags that stand in it whenever it is shown, and the sections inside."""

    def __init__(self, name):
        self.name = name
        self.pieces = []
        self.inner = []

    def all(self):
        yield self
        for state in self.inner:
            yield from state.all()

    def is_in(self, source):
        """Whether the pieces stand in the page, in this order."""
        place = 0
        for piece in self.pieces:
            place = source.find(piece, place) + len(piece)
            if place < len(piece):
                return False
        return True


def read(file, texts):
    """A template as a state, with the words of a language in it."""
    name = str(file.relative_to(ROOT / "Templates")).removesuffix(".mustache")
    source = file.read_text()
    root = State(name)
    open = [root]
    piece, place = "", 0

    def end_piece():
        nonlocal piece
        said = html.unescape(piece).strip()
        # Less than this stands on any page.
        if len(said) > 3:
            open[-1].pieces.append(said)
        piece = ""

    for tag in TAG.finditer(source):
        piece += source[place:tag.start()]
        place = tag.end()
        sign, about = tag.groups()
        if sign == "" and about.startswith("t.") and isinstance(texts.get(about[2:]), str):
            piece += texts[about[2:]]
            continue
        end_piece()
        if sign in ("#", "^"):
            state = State(f"{open[-1].name} {sign}{about}")
            open[-1].inner.append(state)
            open.append(state)
        elif sign == "/" and open[-1].name.endswith(("#" + about, "^" + about)):
            open.pop()
    piece += source[place:]
    end_piece()
    return root


def every_state(language, folders, own=""):
    """The states of all templates in these folders; `own` names the folder of words that go before."""
    texts = {}
    for folder in ["", own]:
        file = ROOT / "Templates/Languages" / folder / f"{language}.json"
        texts |= json.loads(file.read_text())["texts"]
    for folder in folders:
        for file in sorted((ROOT / "Templates" / folder).glob("*.mustache")):
            yield from [read(file, texts)]


def not_met(states, sources):
    """Names of the states that are in none of the pages; each section is looked for where its template is shown."""
    sources = [html.unescape(source) for source in sources]
    missing = []
    for template in states:
        pages = [source for source in sources if template.is_in(source)]
        if not pages:
            missing.append(template.name)
            continue
        missing += [state.name for state in template.all() if not any(state.is_in(page) for page in pages)]
    return missing
