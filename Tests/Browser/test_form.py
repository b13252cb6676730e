"""The points of a resident's form that no other file holds, on every page of the questionnaire with every kind of question."""

import re

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from journey import JourneyCase
from service import ROOT

# What is wrong with a question page, in words; nothing on a good one.
WRONG = """
const wrong = [];
const [form, heading] = [document.getElementById('formulier'), document.querySelector('h1')];
const fields = [...document.querySelectorAll('.questions .field')];
const top = (e) => e.getBoundingClientRect().top;
const need = (holds, words) => { if (!holds) wrong.push(words); };
need(fields.length !== 1 || document.querySelector('.questions').children.length > 1 || document.querySelector('.step')
  || fields[0].querySelector('legend h1, h1 label'), '1: the one question is not the heading');
for (const back of document.querySelectorAll('.back'))
  need(top(back) < top(heading) && back.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING, '2: the way back is not on top');
const next = document.querySelector('.go .button');
const start = (e) => { const r = e.getBoundingClientRect(), page = document.querySelector('.questions').getBoundingClientRect();
  return document.dir === 'rtl' ? page.right - r.right : r.left - page.left; };
need(next && !next.disabled && !next.hasAttribute('aria-disabled'), '3: the button to go on is not usable');
need(Math.abs(start(next)) < 1, '3: the button to go on does not stand where lines begin');
need(form.noValidate, '5: the browser would judge');
for (const e of document.querySelectorAll('main input, main select, main textarea')) {
  const own = ['required', 'pattern', 'min', 'max', 'maxlength', 'minlength', 'step'].filter((name) => e.hasAttribute(name));
  need(own.length === 0 && ['text', 'radio', 'checkbox', 'hidden', 'textarea', 'select-one'].includes(e.type), '5, 13, 15: ' + e.outerHTML);
}
for (const field of fields) {
  const label = field.querySelector('legend, label');
  const box = field.querySelector('input[type=text], textarea, select');
  const isOptional = Boolean(label.querySelector('.optional'));
  need(!label.textContent.includes('*'), '10: an asterisk');
  if (box) need(isOptional !== (box.getAttribute('aria-required') === 'true'), '5, 10: what is not optional says that it is required: ' + label.textContent);
  const story = field.querySelector('textarea');
  if (story) need(label.getBoundingClientRect().bottom <= top(story) && story.clientHeight >= 120, '15: the box of a story');
  for (const hint of field.querySelectorAll('.hint')) need(!hint.querySelector('a'), '12: a link in a hint');
}
need(!document.querySelector('.questions :is(table, [role=grid], [role=slider])'), '14: a grid');
need(![...document.querySelectorAll('button')].some((b) => b.textContent.includes('Versturen')), '18: a button to send before the end');
return wrong;
"""


class Form(JourneyCase):
    def test_every_page_with_questions_keeps_to_the_points(self):
        browser = self.browser()
        self.begin(browser, "alle-vraagsoorten")
        for path in self.pages(browser):
            with self.subTest(path):
                self.assertEqual(browser.evaluate(WRONG), [])

    def test_from_right_to_left_the_button_stands_where_lines_begin_too(self):
        browser = self.browser(language="ar")
        self.start(browser)
        self.assertEqual(browser.evaluate(WRONG), [])

    def test_the_button_to_go_on_can_be_pressed_while_the_page_is_sent(self):
        browser = self.browser()
        browser.before_each_page("window.fetch = () => new Promise(() => {});")
        self.start(browser)
        browser.command("verder").click()
        browser.wait_for(lambda: browser.evaluate("return document.documentElement.classList.contains('busy')"))
        self.assertEqual(browser.evaluate(WRONG), [])

    def test_nothing_is_judged_before_the_page_is_sent(self):
        browser = self.browser()
        self.begin(browser, "alle-vraagsoorten")
        age = browser.field("Hoe oud").find_element("css selector", "input[type=text]")
        age.send_keys("ongeveer tachtig", Keys.TAB)
        # Also when it was saved meanwhile.
        browser.wait_for(lambda: browser.one("#bewaard").text)
        self.assertEqual(browser.all("#fouten, .error, [aria-invalid=true], :user-invalid"), [])
        browser.do("verder")
        self.assertTrue(browser.all("#fouten") and browser.all("[aria-invalid=true]"))

    def test_the_way_out_stands_on_the_pages_about_safety_alone(self):
        browser = self.browser()
        self.begin(browser)
        found = {path: bool(browser.all("[data-exit]")) for path in self.pages(browser)}
        declared = re.findall(r'nodeset="/zes-kanten/(\w+)/\w+"[^>]*?bs:safety="yes"', (ROOT / "Questionnaires/zes-kanten/zes-kanten.xml").read_text())
        self.assertEqual({path for path, is_there in found.items() if is_there}, {f"/v/zes-kanten/p/{page}" for page in declared})
        self.assertIn("leven", declared)
        self.assertLess(len(set(declared)), len(found) / 2)
        self.assertEqual(browser.all("[data-exit]"), [])
        self.send(browser)
        self.assertEqual(browser.all("[data-exit]"), [])

    def test_the_step_is_told_where_the_number_of_pages_is_certain(self):
        """On every page of a questionnaire that is the same for all; elsewhere what it says must turn out true."""
        for collection, from_start in (("stappen", True), ("zes-kanten", False)):
            with self.subTest(collection):
                browser = self.browser()
                self.start(browser, collection)
                # A page that comes back with more questions counts once.
                told = {}
                for path in self.pages(browser):
                    told[path] = "".join(step.text for step in browser.all(".step"))
                    for step in browser.all(".step"):
                        self.assertIn(step.text, browser.title)
                        self.assertTrue(browser.evaluate(
                            "return Boolean(arguments[0].compareDocumentPosition(document.querySelector('h1'))"
                            " & Node.DOCUMENT_POSITION_FOLLOWING)", step))
                    self.assertEqual(browser.evaluate(WRONG), [])
                true = [f"Stap {number} van {len(told)}" for number in range(1, len(told) + 1)]
                steps = list(told.values())
                # From where it is told on, it is told on every page.
                first = next(index for index, step in enumerate(steps) if step)
                self.assertEqual(steps[first:], true[first:])
                self.assertTrue(first == 0 or not from_start)

    def test_a_group_has_a_heading_only_while_something_in_it_is_asked(self):
        for script in (True, False):
            with self.subTest(script=script):
                browser = self.browser(script=script)
                self.start(browser, "stappen")
                self.assertEqual(browser.all(".group"), [])
                browser.type("Eerst?", "ja")
                if not script:
                    browser.do("verder")
                browser.wait_for(lambda: [h.text for h in browser.all(".group h2")] == ["Nog iets"])
                self.assertTrue(browser.field("En dan?").is_displayed())

    def paste(self, browser, box, text):
        """Puts text on the clipboard of the page and presses Ctrl+V in a box."""
        browser.evaluate(
            "const old = document.activeElement, from = document.createElement('textarea');"
            "from.value = arguments[0]; document.body.append(from); from.select(); document.execCommand('copy'); from.remove();", text)
        box.click()
        ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys("v").key_up(Keys.CONTROL).perform()
        if not box.get_attribute("value"):
            # Where the keys of the driver do not paste, what pasting sends: an event that the page could refuse, then the text.
            self.assertTrue(browser.evaluate(
                "return arguments[0].dispatchEvent(new ClipboardEvent('paste', {bubbles: true, cancelable: true}))", box))
            browser.driver.execute_cdp_cmd("Input.insertText", {"text": text})

    def test_a_long_story_can_be_pasted_and_is_never_cut(self):
        story = "Het begon in de straat. " * 1000
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        next(path for path in self.pages(browser) if browser.all("textarea"))
        here = browser.path
        self.paste(browser, browser.one("textarea"), story)
        self.assertEqual(browser.one("textarea").get_attribute("value"), story)
        browser.do("verder")
        browser.open(self.url(here))
        self.assertEqual(browser.one("textarea").get_attribute("value").strip(), story.strip())

    def test_a_code_can_be_pasted(self):
        browser = self.browser()
        self.begin(browser)
        here = browser.path
        browser.do("pauze")
        code = browser.one("#uw-code").text
        browser.open(self.url("/code"))
        self.paste(browser, browser.one("#code"), f" {code.lower()} ")
        browser.press(browser.button("Ga verder"))
        self.assertEqual(browser.path, here)
        # What was agreed to is not asked again.
        self.assertEqual(browser.all("#toestemming"), [])

    def test_the_last_page_says_what_happens_next_whom_to_ask_and_can_be_kept(self):
        browser = self.browser()
        self.begin(browser, "mijn-verhaal")
        self.to_check(browser)
        self.assertEqual([b.text for b in browser.all("main .button") if b.is_displayed()], ["Versturen"])
        code = self.send(browser)
        for words in ("Wat gebeurt er nu?", "Contact", "030 123 45 67"):
            self.assertIn(words, browser.text)
        browser.evaluate("window.print = () => { window.printed = true; }")
        browser.one("[data-print]").click()
        self.assertTrue(browser.evaluate("return window.printed"))
        browser.open(browser.driver.current_url)
        self.assertEqual(self.code_on_page(browser), code)

    def test_each_link_to_change_an_answer_says_which(self):
        browser = self.browser()
        self.begin(browser)
        self.to_check(browser)
        links = browser.evaluate("return [...document.querySelectorAll('.change a')].map(a => [a.textContent, a.closest('div').querySelector('dt').textContent])")
        self.assertGreater(len(links), 40)
        for said, asked in links:
            self.assertEqual(said, f"Wijzig: {asked}")
