"""Text of a resident stays text, wherever it is shown."""

from journey import JourneyCase

# Each would set a mark, open a dialog or add an element if it were taken for markup; the last ones pass an escape that
# works by character instead of by code point.
PAYLOADS = [
    "<script>window.hit=1</script>", "\"><img src=x onerror=window.hit=1>", "' onfocus='window.hit=1' autofocus='",
    "</textarea><script>window.hit=1</script>", "</title><svg onload=window.hit=1>", "<iframe srcdoc='<script>parent.hit=1'>",
    "{{t.next}} {{{x}}}", "javascript:window.hit=1", "<a href=javascript:window.hit=1>x</a>", "&lt;b&gt;&amp;",
    "\"\u0301 onfocus=window.hit=1 autofocus x=\"", "<\u0301img src=x onerror=window.hit=1>", "<!-- --!><b>", "]]><b>",
    "\u202e<b>omgekeerd</b>", "<style>*{display:none}</style>", "<form action=/elders><input name=token>",
]


class Hostile(JourneyCase):
    def test_story_is_text_on_every_page_that_shows_it(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        story = "\n".join(PAYLOADS)
        for _ in range(20):
            if browser.path.endswith("/controle"):
                break
            # Set at once: typing through the driver takes seconds and cannot write every character.
            for box in browser.all("textarea"):
                browser.evaluate("arguments[0].value = arguments[1]", box, story)
            browser.fill_everything()
            here = browser.path
            had_story = bool(browser.all("textarea"))
            browser.do("verder")
            if had_story:
                after = browser.driver.current_url
                browser.open(self.url(here))
                self.harmless(browser)
                self.assertEqual(browser.one("textarea").get_attribute("value"), story)
                browser.open(after)
        self.harmless(browser)
        answers = [browser.evaluate("return arguments[0].textContent", dd) for dd in browser.all(".answers dd")]
        self.assertIn(story, answers)
        browser.press(browser.button("Versturen"))
        code = self.code_on_page(browser)
        self.look_back(browser, code)
        self.harmless(browser)
        answers = [browser.evaluate("return arguments[0].textContent", dd) for dd in browser.all(".answers dd")]
        self.assertIn(story, answers)

    def test_a_code_field_gives_back_text(self):
        browser = self.browser()
        for payload in PAYLOADS:
            browser.open(self.url("/code"))
            browser.evaluate("document.getElementById('code').value = arguments[0]", payload)
            browser.press(browser.button("Ga verder"))
            self.harmless(browser)
            self.assertEqual(browser.one("#code").get_attribute("value"), payload)

    def harmless(self, browser):
        """Nothing ran, nothing was added, nothing was asked of another place."""
        # What a picture or a frame would do on loading is done when two frames were drawn.
        browser.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))")
        self.assertIsNone(browser.evaluate("return window.hit ?? null"))
        self.assertEqual(len(browser.all("script")), 1)
        self.assertEqual(browser.all("img, iframe, style, main b, svg[onload], [onfocus], [onerror]"), [])
        asked = browser.evaluate("return performance.getEntriesByType('resource').map(e => e.name)")
        self.assertTrue(all(name.startswith(self.service.address + "/assets/") for name in asked), asked)
