"""Somebody who fills in a questionnaire and remembers what the service said it has."""

import re
import time

from browser import Browser, Unreachable

CODE = re.compile(r"\b([0-9A-HJKMNP-TV-Z]{4})[- ]+([0-9A-HJKMNP-TV-Z]{4})[- ]+([0-9A-HJKMNP-TV-Z]{5})\b")


class Lost(AssertionError):
    """The service acknowledged something and does not have it."""


class Respondent:
    """Walks from the start page to the end page; carries on after each interruption as a person would: by reloading.

    `acknowledged` maps each page's address to the answers for which the service answered "next page"; `attempted` to
    those sent last, which may be stored although nobody said so. `prefer`: answers chosen where they are offered, so that
    a questionnaire goes on and no choice takes other questions off its page (who fills in for somebody else gets others).
    """

    def __init__(self, port, seed, collection, patience=20, prefer=("ja", "zelf")):
        self.browser, self.collection, self.patience = Browser(port, seed), collection, patience
        self.prefer = prefer
        self.acknowledged, self.attempted, self.interruptions, self.own_code = {}, {}, 0, None
        self.words = f"verhaal {seed} van de buurt"

    def journey(self):
        """The whole way; returns the own code."""
        page = self.go(f"/v/{self.collection}")
        while not page.path.endswith("/klaar"):
            page = self.turn(page)
        found = CODE.search(re.sub(r"<[^>]*>", "", page.body))
        if not found:
            raise Lost(f"the end page shows no own code:\n{page.body[:2000]}")
        self.own_code = "-".join(found.groups())
        self.browser.close()
        return self.own_code

    def turn(self, page, answers=None, again=0):
        """Answers a page and goes on; after an interruption looks first whether all earlier pages are still there."""
        form = page.way_on()
        if form is None:
            raise AssertionError(f"{page.path} ({page.status}) has no form that goes on:\n{page.body[:3000]}")
        if answers is None:
            # What stands there already stays, as with a person, unless the page came back because of it.
            answers = form.answers(self.browser.random, self.words, self.prefer)
            answers |= form.held() if page.status == 200 else {}
        address = page.path.partition("?")[0]
        self.attempted[address] = answers
        button = form.forward()
        fields = form.hidden() + [(name, value) for name, values in answers.items() for value in values]
        if button.name:
            fields.append((button.name, button.value))
        try:
            answer = self.browser.post(form.action or page.path, fields)
        except Unreachable:
            return self.resume(page, answers)
        if answer.status in (403, 422) and answer.way_on() and again < 5:
            # The page came back for another look: something is wrong in it (422), or it stood open too long (403).
            answer.path = page.path
            return self.turn(answer, answers if answer.status == 403 else None, again + 1)
        if answer.status != 303:
            raise AssertionError(f"{form.action} answered {answer.status}:\n{answer.body[:3000]}")
        if "/p/" in page.path:
            self.acknowledged[address] = {name: values for name, values in answers.items() if values}
        return self.go(answer.headers["Location"])

    def resume(self, page, answers):
        """The connection broke while sending: read the page again and send the same answers once more."""
        self.interruptions += 1
        if page.path.endswith(f"/v/{self.collection}"):
            return self.go(page.path)
        self.check_all()
        again = self.go(page.path, allow_end=True)
        return again if again.path.endswith("/klaar") else self.turn(again, answers)

    def check_all(self):
        """Reads every acknowledged page back and compares."""
        for path, answers in self.acknowledged.items():
            page = self.go(path, allow_end=True)
            if page.path.endswith("/klaar"):
                return
            form = page.way_on()
            held = form.held() if form else {}
            for name, values in answers.items():
                if held.get(name) not in (values, self.attempted.get(path, {}).get(name)):
                    raise Lost(f"{path}: {name} was acknowledged as {values}, the page shows {held.get(name)}")

    def go(self, path, allow_end=False):
        """Opens a page; waits for a service that is away, follows where it points."""
        begin, away = time.monotonic(), False
        while True:
            try:
                page = self.browser.get(path)
            except Unreachable:
                self.interruptions += 0 if away else 1
                away = True
                if time.monotonic() - begin > self.patience:
                    raise
                time.sleep(0.02)
                continue
            if page.status == 303:
                path = page.headers["Location"]
                continue
            if page.status != 200:
                raise AssertionError(f"{path} answered {page.status}:\n{page.body[:3000]}")
            return page
