"""What judges the pages finds what is wrong with one."""

import unittest

from sources import Source, invalid

PAGE = '<!DOCTYPE html>\n<html lang="nl" dir="ltr"><head><meta charset="utf-8"/><title>Proef</title></head><body><main>{}</main></body></html>'
GOOD = '<fieldset><legend><h1>Vraag</h1></legend><label for="a">Naam</label><input id="a" name="a" autocapitalize="none"/></fieldset>'
# Each found, or the rest of the proof is worth nothing.
FAULTS = {
    "a block in a paragraph": "<p>a<div>b</div></p>",
    "a block in a span": "<span><div>b</div></span>",
    "an id twice": '<p id="a">a</p><p id="a">b</p>',
    "a picture without words": '<img src="/a.png"/>',
    "an unknown attribute": '<p kleur="rood">a</p>',
    "an unknown element": "<vraag>a</vraag>",
    "an unknown role": '<p role="vraag">a</p>',
    "an attribute of ARIA that there is not": '<p aria-vraag="a">a</p>',
    "a value that an attribute does not take": '<input type="cijfer" name="a"/>',
    "a label of nothing": '<label for="a">a</label>',
    "a description that is not there": '<p aria-describedby="a">a</p>',
    "an item without its list": "<li>a</li>",
    "a paragraph in a list": "<ul><p>a</p></ul>",
    "a form in a form": '<form action="/a"><form action="/b"></form></form>',
    "a button in a link": '<a href="/a"><button type="button">a</button></a>',
    "an element left open": "<div><p>a",
    "an unknown drawing": '<svg viewBox="0 0 1 1"><vorm/></svg>',
}


class Judge(unittest.TestCase):
    def test_every_fault_is_found_and_nothing_in_a_good_page(self):
        pages = {name: PAGE.format(body).encode() for name, body in {**FAULTS, "good": GOOD}.items()}
        found = invalid(pages)
        self.assertEqual({line.split(":")[0] for line in found}, set(FAULTS))

    def test_rules_for_what_is_inline_elsewhere_or_in_another_language(self):
        for body, word in {
            '<p style="color:red">a</p>': "inline", "<style>p{}</style>": "inline", "<script>1</script>": "inline",
            '<a onclick="a()">a</a>': "inline", '<img alt="" src="https://example.nl/a.png"/>': "another origin",
            '<a href="//example.nl">a</a>': "another origin", '<p lang="ar">a</p>': "without a direction",
        }.items():
            with self.subTest(body):
                page = Source(PAGE.format(body).encode(), "http://localhost/")
                wrong = [*page.language("nl"), *page.inline(), *page.elsewhere()]
                self.assertEqual(len(wrong), 1, wrong)
                self.assertIn(word, wrong[0])
        page = Source(PAGE.format(GOOD).encode(), "http://localhost/")
        self.assertEqual([*page.language("nl"), *page.inline(), *page.elsewhere(), *page.heavy()], [])
        self.assertTrue([*page.language("ar")] and [*page.other_languages({"ar"})])
