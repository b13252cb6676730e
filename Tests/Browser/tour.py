"""Every type of page that a resident can meet, each as somebody comes to it: one walk for all that must hold on every page.

Words of the screens stand nowhere here, so that the walk goes in every language. `test_every_page.py` sees that no template,
and no state of one, is left out.
"""

import os
import subprocess

from service import Service, collections, free_port

PAGES = ["/", "/v/zes-kanten", "/v/mijn-verhaal", "/v/mantelzorg-t1", "/code", "/mijn-antwoorden", "/privacy", "/wat-wij-bewaren",
         "/toegankelijkheid", "/contact", "/v/dicht", "/v/straks", "/geen-pagina", "/v/zes-kanten/pauze", "/v/zes-kanten/p/lichaam",
         "/v/zes-kanten/overdracht", "/v/zes-kanten/versturen"]
# A code that cannot be right, and one that nobody was given.
WRONG, UNKNOWN = "ABCD", "0000-0000-00000"


class Tour:
    """For a `JourneyCase`. Each part leads the browser to pages and gives the name of each when it is there."""

    def tour(self, browser, parts=None):
        for part in parts or self.parts:
            # Nothing of one part is known in the next.
            browser.driver.delete_all_cookies()
            for name in part(self, browser):
                yield f"{part.__name__}: {name}"

    # Steps

    def open(self, browser, path):
        browser.open(self.url(path))

    def go(self, browser):
        """Presses the first button of the page's own."""
        browser.press(browser.one("main form .button, main a.button"))

    def tick(self, browser, *values):
        for value in values:
            browser.evaluate("arguments[0].click()", browser.one(f"main input[value='{value}']"))

    def tick_in(self, browser, place, value):
        """Ticks a choice of the question at this place of the page."""
        field = browser.all(".field")[place]
        browser.evaluate("arguments[0].querySelector(`input[value='${arguments[1]}']`).click()", field, value)

    def type_code(self, browser, code):
        browser.one("main .code-input").clear()
        browser.one("main .code-input").send_keys(code)

    def begin_as(self, browser, collection, *ticks, is_shared=False):
        """Agrees, and sends the first page with questions, filled in so."""
        self.start(browser, collection, is_shared)
        if is_shared:
            self.go(browser)
        self.tick(browser, *ticks)
        browser.do("verder")

    def close(self, browser):
        """Leaves what was sent."""
        browser.press(browser.all("main form .button")[-1])

    # Parts

    def around(self, browser):
        for path in PAGES:
            self.open(browser, path)
            yield path
        for path in ["/v/mijn-verhaal", "/code", "/mijn-antwoorden"]:
            self.open(browser, path)
            self.go(browser)
            yield path + " with errors"
        self.open(browser, "/v/mantelzorg-t1")
        self.tick(browser, "ja")
        self.type_code(browser, WRONG)
        self.go(browser)
        yield "an earlier code with an error"
        self.open(browser, "/mijn-antwoorden")
        self.type_code(browser, UNKNOWN)
        self.go(browser)
        yield "a code of nobody"

    def every_kind_of_question(self, browser):
        self.start(browser, "alle-vraagsoorten")
        grown = set()
        for number in range(60):
            if browser.path.endswith("/controle"):
                break
            here = browser.path
            yield f"question page {here}"
            if number == 1:
                browser.do("pauze")
                yield "pause"
                browser.press(browser.one("main a.button"))
            added = browser.all("button[value^='voegtoe:']")
            if added and here not in grown and not browser.all(".field"):
                grown.add(here)
                browser.press(added[0])
                continue
            if not browser.all(".field"):
                browser.do("verder")
                continue
            browser.do("verder")
            if browser.all("#fouten"):
                yield f"question page with errors {here}"
            elif browser.path != here:
                self.open(browser, here)
            browser.fill_everything("3")
            browser.do("verder")
            if browser.path == here:
                yield f"question page with new questions {here}"
                browser.fill_everything("3")
                browser.do("verder")
        yield "check"
        code = self.send(browser)
        yield "end"
        self.look_back(browser, code)
        yield "own answers"
        browser.press(browser.one(".button.warn"))
        yield "withdrawn"
        self.start(browser, "alle-vraagsoorten")
        self.open(browser, "/v/alle-vraagsoorten/controle")
        yield "check with what is missing"
        self.go(browser)
        yield "question page with what is missing"
        browser.fill_everything("3")
        browser.evaluate("document.querySelector('[name=token]').value = 'x'")
        browser.do("verder")
        yield "question page that stood open too long"

    def six_sides(self, browser):
        first = self.through_six_sides(browser, "4")
        self.close(browser)
        self.start(browser)
        for path in self.pages(browser, lambda: browser.fill_everything("7")):
            if browser.all(".talk-first"):
                continue
            yield f"question page {path}"
        yield "check"
        code = self.send(browser)
        yield "end with a result"
        browser.press(browser.one("form[action*=uitkomst] .button"))
        yield "result"
        self.type_code(browser, WRONG)
        browser.press(browser.one("form:has(#eerder) .button"))
        yield "result with an error"
        self.type_code(browser, first)
        browser.press(browser.one("form:has(#eerder) .button"))
        yield "result with an earlier one beside it"
        self.look_back(browser, code)
        yield "own answers with a result"

    def through_six_sides(self, browser, number):
        """Fills in everything and sends it; gives the own code."""
        self.start(browser)
        self.to_check(browser, number)
        return self.send(browser)

    def handed_over(self, browser):
        self.begin_as(browser, "zes-kanten", "met-hulp", "ja")
        yield "question page of the helper"
        browser.do("overdracht")
        yield "hand over"
        self.go(browser)
        yield "the own code, to the person"
        self.go(browser)
        yield "question page with the person"
        browser.do("teruggeven")
        yield "question page given back"
        self.open(browser, "/v/zes-kanten/overdracht")
        yield "what is closed, to open"
        self.go(browser)
        yield "what is closed, with an error"
        self.open(browser, "/v/zes-kanten/controle")
        yield "check with a closed part"
        self.go(browser)
        yield "end without the code"
        self.close(browser)

    def shared(self, browser):
        self.start(browser, is_shared=True)
        yield "code first on a shared device"
        self.go(browser)
        self.tick(browser, "ja")
        browser.do("verder")
        browser.evaluate("document.getElementById('rust').hidden = false")
        yield "question page that will hide itself"
        browser.evaluate("document.getElementById('rust').hidden = true; document.getElementById('geen-lijn').hidden = false")
        yield "question page without a line"
        browser.do("pauze")
        yield "pause on a shared device"

    def endings(self, browser):
        self.begin_as(browser, "zes-kanten", "zelf", "nee")
        yield "ending for somebody too young"
        self.begin_as(browser, "zes-kanten", "namens")
        yield "question page on behalf of somebody"
        self.tick_in(browser, 1, "nee")
        browser.do("verder")
        yield "ending on behalf of a child"
        for name, agrees in {"ending on behalf of somebody who does not agree": "nee", "question page on behalf": "ja"}.items():
            self.begin_as(browser, "zes-kanten", "namens")
            self.tick_in(browser, 1, "ja")
            self.tick_in(browser, 2, "ja")
            browser.do("verder")
            self.tick_in(browser, 3, agrees)
            browser.do("verder")
            yield name
        self.begin_as(browser, "buurt-en-gezondheid", "zelf")
        self.tick(browser, "jonger")
        browser.do("verder")
        yield "ending for somebody too young in the neighbourhood"

    def neighbourhood(self, browser):
        def fill():
            browser.fill_everything("7")
            # The first band of ages is too young.
            if browser.all("input[value='80-plus']"):
                self.tick(browser, "80-plus")
        self.start(browser, "buurt-en-gezondheid")
        for path in self.pages(browser, fill):
            yield f"question page {path}"
        yield "check"
        self.send(browser)
        yield "end"

    def with_a_letter(self, browser):
        self.open(browser, "/code")
        self.type_code(browser, self.letter("zes-kanten"))
        self.go(browser)
        self.tick(browser, "ja")
        self.go(browser)
        self.tick(browser, "zelf", "nee")
        browser.do("verder")
        yield "ending with a letter"
        self.open(browser, "/code")
        self.type_code(browser, self.letter("zes-kanten"))
        self.go(browser)
        yield "start with a letter's code"
        self.tick(browser, "ja")
        self.go(browser)
        self.tick(browser, "zelf", "ja")
        browser.do("verder")
        browser.do("pauze")
        yield "pause with a letter"
        self.open(browser, "/v/zes-kanten/controle")
        self.look_back(browser, self.send(browser))
        yield "own answers, nothing filled in"

    def letter(self, collection):
        """The code of a letter."""
        made = subprocess.run(
            [os.environ["BUURTSTEM_BINARY"], "codes", "--root", self.service.folder / "root", "--data", self.service.folder / "data",
             "--collection", collection, "--neighbourhood", "oost", "--count", "1"], capture_output=True, text=True, check=True)
        return made.stdout.split()[-1].split(",")[1]

    def in_two_windows(self, browser):
        self.start(browser, "stappen")
        browser.fill_everything("3", "ja")
        # The second question comes in by itself; on a slow machine also when nobody waits for it.
        browser.wait_for(lambda: len([box for box in browser.all("main input[type=text]") if box.is_displayed()]) == 2)
        browser.do("verder")
        browser.do("terug")
        yield "question page with a group"
        address = browser.driver.current_url
        here = browser.driver.current_window_handle
        browser.driver.switch_to.new_window("tab")
        browser.open(address)
        browser.one("main input[type=text]").send_keys(" op de telefoon")
        browser.do("verder")
        browser.driver.close()
        browser.driver.switch_to.window(here)
        browser.one("main input[type=text]").send_keys(" op de tablet")
        browser.do("verder")
        yield "question page with another answer kept"
        # Whoever paused elsewhere meanwhile gets back what was typed.
        browser.driver.delete_all_cookies()
        browser.do("verder")
        yield "what was typed, given back"

    def on_trial(self, browser):
        """Another service: open to others by plain HTTP at an address of its own, with nothing to fill in on its first page."""
        hidden = {"collections": [{**entry, "listed": False} for entry in collections()["collections"]]}
        with Service(collections=hidden, trial=True, publicOrigin=f"http://localhost:{free_port()}") as other:
            browser.open(other.address)
            yield "home without a questionnaire"
            browser.open(other.address + "/v/zes-kanten")
            self.tick(browser, "ja")
            self.go(browser)
            browser.do("pauze")
            self.assertIn("localhost", browser.one("ol .site").text)
            yield "pause, with the address to go on at"

    parts = [around, every_kind_of_question, six_sides, handed_over, shared, endings, neighbourhood, with_a_letter, in_two_windows, on_trial]
