"""What a checker sees on a page: the accessibility rules, its width, its targets."""

import importlib.util
import os
import pathlib

AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"
# WCAG 2.2 A and AA (axe-core's tags).
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The rules among them that look at colours; the others find the same in any colours.
COLOURS = ["color-contrast", "link-in-text-block"]
# Tours look at every page with axe in these languages: one of each direction. What it finds lies in the templates, which all
# languages share; with EVERY_COLOUR set (`script/soak 60 colours`) it looks in all, and at the colours too.
SEEN_BY_AXE = ("nl", "ar")


def sees_axe(language):
    return language in SEEN_BY_AXE or sees_all_colours(language)


def sees_all_colours(language):
    """Colours do not change with the language: those of the light and of the dark are looked at in Dutch."""
    return language == "nl" or "EVERY_COLOUR" in os.environ


class Checks:
    """For a class with `evaluate` and `driver`."""

    def axe(self, only_colours=False, but_colours=False):
        """Violations of WCAG 2.2 A and AA that axe-core finds, as text.

        `only_colours` is for a page that was checked whole in other colours a moment ago, `but_colours` for one that is checked in
        these colours in another language: they take two thirds of its time.
        """
        if not self.evaluate("return Boolean(window.axe)"):
            self.evaluate(AXE.read_text())
        wanted = {"type": "rule", "values": COLOURS} if only_colours else {"type": "tag", "values": TAGS}
        # Without frames (there are none) and without the rules' passes, which nobody reads.
        result = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "const rules = Object.fromEntries(arguments[1].map(rule => [rule, {enabled: false}]));"
            "axe.run(document, {runOnly: arguments[0], rules, iframes: false, resultTypes: ['violations']})"
            ".then(found => done({violations: found.violations.map(v => v.nodes.map(n =>"
            " `${v.id}: ${v.help}: ${n.html.slice(0, 160)}`)).flat()}), e => done({error: String(e)}));",
            wanted, COLOURS if but_colours else [])
        if "error" in result:
            raise RuntimeError(result["error"])
        return result["violations"]

    def brings_axe(self):
        """From now on every page of this tab comes with axe, which costs less than handing it to each."""
        self.before_each_page(AXE.read_text())

    def squeezed(self):
        """What does not fit in the window: too wide, cut off, or too small for a finger."""
        wide = self.sideways()
        return ([wide] if wide else []) + self.cut_off() + self.small_targets()

    def sideways(self):
        """By how many pixels the page is wider than the window, with the widest culprits."""
        return self.evaluate(
            "const w = document.documentElement.clientWidth;"
            "if (document.documentElement.scrollWidth <= w) return null;"
            "return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w + 1)"
            ".slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ') || String(document.documentElement.scrollWidth)")

    def cut_off(self):
        """Elements whose words or controls do not fit in them and are hidden for it."""
        return self.evaluate(
            # One line of text scrolls in its box; so does a notice that leaves room for the page.
            "return [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length"
            " && !e.closest('.unseen, .first, .skip, svg, select, textarea, input, #rust')"
            " && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)"
            " && ['hidden', 'clip', 'auto', 'scroll'].some(o => [getComputedStyle(e).overflowX, getComputedStyle(e).overflowY].includes(o)))"
            ".map(e => e.outerHTML.slice(0, 120))")

    def small_targets(self, least=44):
        """Controls smaller than 44 px that a finger must hit (a radio's whole row counts); links in text are exempt."""
        return self.evaluate(
            "return [...document.querySelectorAll('button, a, input:not([type=hidden]), select, textarea, summary')]"
            ".filter(e => !e.closest('p:not(.back):not(.more), li, dd, .unseen, .skip') && !e.matches('.first, .skip'))"
            ".map(e => [e, (e.closest('label.choice, label.point, .card') || e).getBoundingClientRect()])"
            ".filter(([e, r]) => r.width > 0 && (r.height < arguments[0] - 0.5 || r.width < arguments[0] - 0.5))"
            ".map(([e, r]) => `${Math.round(r.width)}x${Math.round(r.height)} ${e.outerHTML.slice(0, 100)}`)", least)

    def tree(self):
        """The accessibility tree, without what it leaves out."""
        nodes = self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        return [node for node in nodes if not node.get("ignored")]
