"""What must hold on every type of page."""

from journey import JourneyCase


class EveryPage(JourneyCase):
    is_long = True

    def types(self, browser):
        """Leads the browser to every type of page, giving the name of each."""
        open = lambda path: browser.open(self.url(path))
        for path in ["/", "/v/zes-kanten", "/v/mijn-verhaal", "/code", "/mijn-antwoorden", "/privacy",
                     "/wat-wij-bewaren", "/toegankelijkheid", "/contact", "/v/dicht", "/v/straks", "/geen-pagina", "/v/zes-kanten/pauze",
                     "/v/zes-kanten/p/lichaam", "/v/zes-kanten/einde/te-jong", "/v/zes-kanten/einde/stop"]:
            open(path)
            yield path
        open("/v/mijn-verhaal")
        browser.press(browser.button("Beginnen"))
        yield "start with errors"
        open("/code")
        browser.press(browser.button("Ga verder"))
        yield "code with an error"
        open("/mijn-antwoorden")
        browser.one("#code").send_keys("0000-0000-00000")
        browser.press(browser.button("Mijn antwoorden bekijken"))
        yield "own code with an error"
        self.begin(browser, "alle-vraagsoorten")
        grown = set()
        for number in range(60):
            if browser.path.endswith("/controle"):
                break
            here = browser.path
            yield f"question page {here}"
            if number == 1:
                browser.do("pauze")
                yield "pause"
                browser.press(browser.button("Toch nu verdergaan"))
            added = [b for b in browser.all("button[value^='voegtoe:']") if "?" in browser.heading]
            if added and here not in grown:
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
                browser.open(self.url(here))
            browser.fill_everything("3")
            browser.do("verder")
            if browser.path == here:
                yield f"question page with new questions {here}"
                browser.fill_everything("3")
                browser.do("verder")
        yield "check"
        browser.press(browser.button("Versturen"))
        yield "end"
        code = self.code_on_page(browser)
        open("/mijn-antwoorden")
        browser.one("#code").send_keys(code)
        browser.press(browser.button("Mijn antwoorden bekijken"))
        yield "own answers"
        browser.press(browser.button("Ja, haal mijn antwoorden weg"))
        yield "withdrawn"
        self.begin(browser, mode="met-hulp")
        browser.do("verder")
        browser.do("overdracht")
        yield "hand over"
        browser.press(browser.one("main form .button"))
        yield "the own code, to the person"
        browser.press(browser.one("main form .button"))
        yield "question page with the person"
        browser.do("teruggeven")
        yield "question page given back"
        open("/v/zes-kanten/overdracht")
        browser.press(browser.one("main form .button"))
        yield "hand over with an error"
        open("/v/zes-kanten/controle")
        yield "check with a closed part"
        browser.press(browser.button("Versturen"))
        yield "end without the code"
        browser.press(browser.button("Sluit af"))
        self.begin(browser)
        browser.fill_everything("7")
        browser.do("verder")
        open("/v/zes-kanten/controle")
        browser.press(browser.button("Versturen"))
        yield "end with a result"
        browser.press(browser.button("Mijn kanten bekijken"))
        yield "result"
        browser.one("#eerder").send_keys("ABCD")
        browser.press(browser.button("Laat ze naast elkaar zien"))
        yield "result with an error"
        open("/v/zes-kanten")
        browser.one("#toestemming").click()
        browser.one("#gedeeld").click()
        browser.press(browser.button("Beginnen"))
        yield "code first on a shared device"

    def test_nothing_is_wrong_at_any_width_light_or_dark(self):
        """Each page once, at 360 pixels, at 1280 in the dark, and at 1280 with a zoom of 400 %: 320 by 256 CSS pixels."""
        browser = self.browser()
        titles = {}
        for name in self.types(browser):
            with self.subTest(name, at="360"):
                self.assertEqual(browser.axe(), [])
            browser.resize(320, 256, scale=4)
            with self.subTest(name, at="400 %"):
                self.assertIsNone(browser.sideways())
                self.assertEqual(browser.cut_off(), [])
                self.assertEqual(browser.small_targets(), [])
            browser.resize(1280)
            browser.media(dark=True)
            with self.subTest(name, at="1280 dark"):
                self.assertEqual(browser.axe(), [])
            browser.media()
            browser.resize(360)
            with self.subTest(name, about="help and titles"):
                self.has_help_and_a_title_of_its_own(browser, name, titles)

    def has_help_and_a_title_of_its_own(self, browser, name, titles):
        self.assertIn("030 123 45 67", browser.one("footer .help").text)
        # Nothing of the page itself stands after it: the same place on every page.
        self.assertTrue(browser.evaluate(
            "const foot = document.querySelector('footer');"
            "return foot.querySelector('.wide').firstElementChild.matches('.help') && !foot.nextElementSibling"
            " && Boolean(document.querySelector('main').compareDocumentPosition(foot) & Node.DOCUMENT_POSITION_FOLLOWING)"))
        self.assertEqual(len(browser.all("h1")), 1)
        others = [title for path, title in titles.items() if path != browser.path]
        if name.startswith("question"):
            self.assertNotIn(browser.title, others)
            titles[browser.path] = browser.title
        for address in ("/privacy", "/toegankelijkheid", "/contact"):
            self.assertTrue(browser.all(f'footer a[href^="{address}"]'))

    def test_first_load_is_small(self):
        browser = self.browser()
        browser.open(self.url("/v/zes-kanten"))
        entries = browser.evaluate(
            "return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
            ".map(e => [e.name, e.encodedBodySize])")
        self.assertLessEqual(len(entries), 4)
        self.assertLess(sum(size for _, size in entries), 60_000)
        self.assertTrue(all(name.startswith(self.service.address) for name, _ in entries))
