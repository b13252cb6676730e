"""What a person's own settings ask for: zoom, larger letters, more contrast, colours of one's own."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from journey import JourneyCase

# The focused element, where it is covered by something that sticks to the window; and where it is out of sight.
COVERED = """
const element = arguments[0];
if (element.matches('body, html')) return null;
const seen = element.closest('label.choice, label.point') ?? element;
const box = seen.getBoundingClientRect();
const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
if (right - left < 1 || bottom - top < 1) return 'out of sight: ' + element.outerHTML.slice(0, 100);
const sticks = (e) => { for (; e; e = e.parentElement) if (['sticky', 'fixed'].includes(getComputedStyle(e).position)) return e; };
for (const x of [left + 2, (left + right) / 2, right - 2]) for (const y of [top + 2, (top + bottom) / 2, bottom - 2]) {
  const above = sticks(document.elementFromPoint(x, y));
  if (above && !above.contains(element)) return above.outerHTML.slice(0, 80) + ' covers ' + element.outerHTML.slice(0, 100);
}
return null;
"""
# Contrast (WCAG 2.2, relative luminance) between two colours that the page was drawn with, of an element and a property.
CONTRAST = """
const part = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const drawn = (color) => { paint.clearRect(0, 0, 1, 1); paint.fillStyle = color; paint.fillRect(0, 0, 1, 1); return paint.getImageData(0, 0, 1, 1).data; };
const light = (color) => { const [r, g, b] = drawn(color); return 0.2126 * part(r / 255) + 0.7152 * part(g / 255) + 0.0722 * part(b / 255); };
const color = ([selector, property]) => {
  for (let e = document.querySelector(selector); e; e = e.parentElement) {
    const value = getComputedStyle(e)[property];
    if (property !== 'backgroundColor' || drawn(value)[3] > 0) return value;
  }
};
const [high, low] = [light(color(arguments[0])), light(color(arguments[1]))].sort((a, b) => b - a);
return (high + 0.05) / (low + 0.05);
"""
WISHES = {
    "colours of one's own, light": {"forced_colors": "active"},
    "colours of one's own, dark": {"forced_colors": "active", "dark": True},
    "more contrast, light": {"prefers_contrast": "more"},
    "more contrast, dark": {"prefers_contrast": "more", "dark": True},
}
PAGE = ("main", "backgroundColor")
# What must stand out on pages that have this: the least contrast, and between what and what (WCAG 1.4.3, 1.4.11).
PARTS = {
    "main p": {"words and the page": (4.5, ("main p", "color"), PAGE)},
    "main a:not(.button)": {"a link and the page": (4.5, ("main a:not(.button)", "color"), PAGE)},
    ".button": {"words of a button": (4.5, (".button", "color"), (".button", "backgroundColor")),
                "edge of a button and the page": (3, (".button", "borderTopColor"), PAGE)},
    ".error": {"a message and the page": (4.5, (".error", "color"), PAGE)},
    "textarea": {"edge of a box and the page": (3, ("textarea", "borderTopColor"), PAGE)},
    ".point": {
        "a number and its tile": (4.5, (".point input:not(:checked) + span", "color"),
                                  (".point input:not(:checked) + span", "backgroundColor")),
        "edge of a tile and the page": (3, (".point input:not(:checked) + span", "borderTopColor"), PAGE),
        "the chosen tile and the page": (3, (".point input:checked + span", "backgroundColor"), PAGE),
        "the chosen number and its tile": (4.5, (".point input:checked + span", "color"),
                                           (".point input:checked + span", "backgroundColor")),
    },
    ".radar": {
        "the figures' outline and the page": (3, (".radar .now", "stroke"), PAGE),
        "a dot and the page": (3, (".radar .dot", "fill"), PAGE),
        "edge of a number and the page": (3, (".radar .side circle", "stroke"), PAGE),
        "a number and its disc": (4.5, (".radar .side text", "fill"), (".radar .side circle", "fill")),
    },
}


class Wishes(JourneyCase):
    def types(self, browser):
        """The pages whose looks differ most, each as somebody meets it half-way."""
        for path in ["/", "/v/mijn-verhaal", "/privacy"]:
            browser.open(self.url(path))
            yield path
        self.start(browser, "mijn-verhaal")
        browser.do("verder")
        yield "errors"
        self.begin(browser)
        for path in self.pages(browser):
            browser.fill_everything("6")
            if path.endswith("/lichaam") or browser.all("[data-exit]"):
                yield path
        yield "check"
        code = self.send(browser)
        yield "end"
        browser.press(browser.one("form[action*=uitkomst] .button"))
        yield "result"
        self.look_back(browser, code)
        yield "own answers"

    def test_at_400_percent_what_has_the_focus_is_in_sight_and_nothing_lies_over_it(self):
        """1280 by 1024 pixels at 400 % are 320 by 256 CSS pixels."""
        browser = self.browser()
        browser.resize(320, 256, scale=4)
        for name in self.types(browser):
            self.assertIsNone(browser.sideways(), name)
            for key in (Keys.TAB, Keys.SHIFT + Keys.TAB):
                for _ in range(len(browser.all("a, button, input, select, textarea, summary"))):
                    ActionChains(browser.driver).send_keys(key).perform()
                    self.assertIsNone(browser.evaluate(COVERED, browser.focused()), name)
                    if browser.evaluate("return document.activeElement === document.body"):
                        break

    def test_letters_twice_as_large_cut_nothing_off(self):
        browser = self.browser()
        browser.open(self.url("/"))
        browser.driver.execute_cdp_cmd("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        for name in self.types(browser):
            for width in (1280, 360):
                browser.resize(width)
                with self.subTest(name, width=width):
                    self.assertEqual(browser.evaluate("return getComputedStyle(document.documentElement).fontSize"), "32px")
                    self.assertIsNone(browser.sideways())
                    self.assertEqual(browser.cut_off(), [])

    def test_every_page_keeps_to_the_colours_that_somebody_asks_for(self):
        browser = self.browser()
        for name in self.types(browser):
            for wish, features in WISHES.items():
                browser.media(**features)
                with self.subTest(name, wish=wish):
                    # axe takes the colours that stand in the style, also where the browser puts others in their place.
                    if "forced_colors" not in features:
                        self.assertEqual(browser.axe(only_colours=True), [])
                    for there, parts in PARTS.items():
                        for part, (least, *pair) in parts.items() if browser.all(there) else []:
                            self.assertGreaterEqual(browser.evaluate(CONTRAST, *pair), least, part)
            browser.media()
