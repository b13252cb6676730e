"""A browser without a screen: kept-alive connection, cookies, and the forms of a page as they are written in it."""

import html
import http.client
import random
import re
import urllib.parse

TAG = re.compile(r'<(/?)(form|input|select|option|textarea|button)\b((?:[^>"\']|"[^"]*"|\'[^\']*\')*)>')
ATTRIBUTE = re.compile(r'([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s>]+)))?')
NOT_FORWARD = {"terug", "pauze", "ververs", "overdracht", "teruggeven"}


class Unreachable(Exception):
    """The server did not answer: the person at the screen does not know whether it got the page."""


class Page:
    """An answer of the server."""

    def __init__(self, status, path, headers, body):
        self.status, self.path, self.headers, self.body = status, path, headers, body

    def forms(self):
        """The forms, each with its controls in order."""
        forms, current, select = [], None, None
        for match in TAG.finditer(self.body):
            closing, name, rest = match.groups()
            if name == "form":
                current = None if closing else Form(attributes(rest))
                if current:
                    forms.append(current)
            elif closing or current is None:
                continue
            elif name == "option":
                select.options.append(attributes(rest))
            else:
                facts = attributes(rest)
                control = Control(name, facts)
                if name == "textarea":
                    end = self.body.index("</textarea>", match.end())
                    control.value = html.unescape(self.body[match.end():end]).lstrip("\n")
                if name == "select":
                    select = control
                if "disabled" not in facts:
                    current.controls.append(control)
        return forms

    def way_on(self):
        """The form whose button goes on, or None at the end of the way."""
        forms = [form for form in self.forms() if form.method == "post" and form.forward()]
        return max(forms, key=lambda form: len(form.controls), default=None)


class Control:
    def __init__(self, tag, facts):
        kind = facts.get("type", "submit" if tag == "button" else "text")
        self.kind = tag if tag in ("select", "textarea") else kind
        self.name, self.value = facts.get("name", ""), facts.get("value", "")
        self.checked, self.required = "checked" in facts, "required" in facts
        self.options, self.pad = [], facts.get("inputmode", "")

    def typed(self, words):
        """What somebody types here: a number where a number pad opens, else words."""
        if self.kind in ("date", "time"):
            return {"date": "2026-03-14", "time": "10:30"}[self.kind]
        return "47" if self.kind in ("number", "range") or self.pad in ("numeric", "decimal") else words

    def held(self):
        """What the control shows as its value, or None when it is an unmarked choice."""
        if self.kind == "select":
            return next((o.get("value", "") for o in self.options if "selected" in o), "")
        if self.kind in ("radio", "checkbox"):
            return self.value if self.checked else None
        return self.value


class Form:
    def __init__(self, facts):
        self.method, self.action, self.controls = facts.get("method", "get").lower(), facts.get("action", ""), []

    def forward(self):
        """The first button that neither goes back nor pauses, adds or removes."""
        return next((c for c in self.controls
                     if c.kind == "submit" and c.value not in NOT_FORWARD and ":" not in c.value), None)

    def hidden(self):
        return [(c.name, c.value) for c in self.controls if c.kind == "hidden"]

    def held(self):
        """The answers the page shows, by name of the control."""
        held = {}
        for control in self.controls:
            if control.kind in ("hidden", "submit", "button") or control.held() in (None, ""):
                continue
            held.setdefault(control.name, []).append(control.held())
        return held

    def answers(self, source, words, prefer=()):
        """One choice of each list, one of `prefer` where offered, and `words` where words are asked."""
        answers, lists = {}, {}
        for control in self.controls:
            if control.kind in ("radio", "checkbox"):
                lists.setdefault(control.name, []).append(control.value)
            elif control.kind == "select":
                options = [o.get("value", "") for o in control.options if o.get("value")]
                answers[control.name] = [source.choice(options)] if options else []
            elif control.kind == "textarea":
                answers[control.name] = [words]
            elif control.kind not in ("hidden", "submit", "button"):
                answers[control.name] = [control.typed(words)]
        # A device of one's own: on one that others use, a page with the code would come between.
        lists.pop("gedeeld", None)
        for name, values in lists.items():
            answers[name] = [source.choice([value for value in values if value in prefer] or values)]
        return {name: values for name, values in answers.items() if name}


class Browser:
    """One person's browser on this machine."""

    def __init__(self, port, seed):
        self.port, self.cookies, self.random = port, {}, random.Random(seed)
        self.connection = None

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, fields):
        return self.request("POST", path, urllib.parse.urlencode(fields))

    def request(self, method, path, body=None):
        headers = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "nl"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unreachable(str(error)) from error
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
            if not value:
                del self.cookies[name]
        return Page(answer.status, path, answer.headers, text)

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def attributes(text):
    return {m[0].lower(): html.unescape(m[1] or m[2] or m[3]) for m in ATTRIBUTE.findall(text)}
