"""The 25 points that a resident's form must meet: which tests hold each, and how each is broken on purpose.

`python points.py [NUMBER...]` breaks each point once, in a copy of templates and questionnaires, and expects that a test of the
point fails; `script/soak 60 points` does it for all.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from typing import NamedTuple

from service import ROOT


class Point(NamedTuple):
    asks: str
    # Names of tests that fail when the point breaks; the first are those that the break below must bring down.
    tests: list
    file: str
    old: str
    new: str


FORM = "test_every_page_with_questions_keeps_to_the_points"
WIDE = "test_at_360_pixels_nothing_is_wider_than_the_screen"
EVERY = "test_nothing_is_wrong_in_dutch"
ERROR = "test_title_summary_and_field_say_the_same"
QUESTION = "Templates/question.mustache"

POINTS = {
    1: Point("one subject per page, its label the heading", [FORM],
             "Templates/parts/legend.mustache", "{{#isHeading}}<h1>{{/isHeading}}", "{{#isHeading}}<h2>{{/isHeading}}"),
    2: Point("a way back on top that keeps what was filled in", [FORM, "test_back_saves", "test_browser_back_and_forward_work"],
             QUESTION, "{{exit}}{{back}}\n{{notice}}{{summary}}\n{{step}}", "{{exit}}\n{{notice}}{{summary}}\n{{step}}{{groups}}{{back}}"),
    3: Point("the button Verder where lines begin, never disabled",
             [FORM, "test_the_button_to_go_on_can_be_pressed_while_the_page_is_sent"],
             "Templates/parts/go.mustache", '<button class="button" type="submit"', '<span>&#160;</span><button class="button" type="submit"'),
    4: Point("works without script", ["test_without_script", "test_without_script_with_a_pause_half_way"],
             QUESTION, '<form method="post"', '<form method="get"'),
    5: Point("no bubbles of the browser", [FORM, ERROR], QUESTION, ' novalidate="novalidate"', ""),
    6: Point("judged on sending, not before", ["test_nothing_is_judged_before_the_page_is_sent"],
             "Templates/Assets/site.js", 'form.addEventListener("change", () => plan(400));',
             'form.addEventListener("change", (event) => { event.target.setAttribute("aria-invalid", "true"); plan(400); });'),
    7: Point("errors: title, summary with focus, same words, answers kept", [ERROR, "test_what_was_typed_is_kept"],
             "Templates/parts/error-summary.mustache", ' tabindex="-1"', ""),
    8: Point("the summary leads to the first choice", ["test_link_leads_to_the_first_choice"],
             "Templates/parts/radio.mustache", '{{#isFirst}} id="{{key}}"{{/isFirst}}', ""),
    9: Point("an error is heard once", ["test_after_an_error_the_focus_is_on_the_summary_and_no_live_region_shouts",
                                         "test_a_screen_reader_hears_the_error_once_at_the_group"],
             "Templates/parts/error.mustache", '<p class="error"', '<p class="error" role="alert"'),
    10: Point("optional in words, no asterisks", [FORM], "Templates/parts/optional.mustache", "{{t.optional}}", "*"),
    11: Point("what is delicate may be left unsaid, and it says why one asks",
              ["test_what_is_delicate_may_be_left_unsaid_and_every_questionnaire_says_why_it_asks",
               "test_a_question_about_somebodys_background_says_why_it_is_asked"],
              "Questionnaires/buurt-en-gezondheid/buurt-en-gezondheid.xml", 'bs:disclosure="quasi" bs:missing="zeg-niet"', 'bs:disclosure="quasi"'),
    12: Point("a hint is one short sentence without a link", ["test_a_hint_is_one_short_sentence_without_a_link", FORM],
              "Templates/Languages/nl.json", '"dateHint": "Bijvoorbeeld: 27 3 1950"', '"dateHint": "Bijvoorbeeld: 27 3 1950. Kijk op www.example.nl."'),
    13: Point("eleven radio buttons, never a slider", [FORM],
              "Templates/questions/scale.mustache", '<label class="point"><input type="radio"', '<label class="point"><input type="range"'),
    14: Point("no grids", [FORM], "Templates/questions/scale.mustache", '<div class="scale">', '<div class="scale" role="grid">'),
    15: Point("a story: label above, a tall box, pasting, never cut",
              ["test_a_long_story_can_be_pasted_and_is_never_cut", FORM, "test_story_is_text_on_every_page_that_shows_it"],
              "Templates/questions/multiline.mustache", 'rows="{{rows}}"', 'rows="{{rows}}" maxlength="500"'),
    16: Point("step text where the total is certain, and only there",
              ["test_the_step_is_told_where_the_number_of_pages_is_certain", FORM],
              "Templates/parts/step.mustache", "{{text}}", "?"),
    17: Point("check your answers, change, return", ["test_change_an_answer_and_return_to_the_check", "test_each_link_to_change_an_answer_says_which"],
              "Templates/parts/origin.mustache", 'value="controle"', 'value="verder"'),
    18: Point("Versturen only where it sends", ["test_the_last_page_says_what_happens_next_whom_to_ask_and_can_be_kept", FORM],
              "Templates/check.mustache", "{{t.checkSend}}</button>", "{{t.next}}</button>"),
    19: Point("end page: code, what happens next, whom to ask, to keep",
              ["test_the_last_page_says_what_happens_next_whom_to_ask_and_can_be_kept", "test_the_own_code_shows_and_withdraws_the_answers"],
              "Templates/end.mustache", ' data-print="data-print"', ""),
    20: Point("leave quickly, on pages about safety only",
              ["test_the_way_out_stands_on_the_pages_about_safety_alone", "test_nothing_of_the_questionnaire_comes_back"],
              QUESTION, "{{exit}}", '<p class="exit"><a class="button" href="../weg" data-exit="data-exit">Weg</a></p>{{exit}}'),
    21: Point("targets of 44 px, focus visible and not covered",
              [EVERY, "test_from_start_to_end", "test_at_400_percent_what_has_the_focus_is_in_sight_and_nothing_lies_over_it"],
              "Templates/Assets/site+forms.css", ".point { position: relative; display: flex; min-height: 3.25rem; min-width: 2.75rem;",
              ".point { position: relative; display: flex; min-height: 1.5rem; min-width: 1.5rem;"),
    22: Point("320 px and 400 % without sideways scroll, contrast",
              [WIDE, EVERY, "test_letters_twice_as_large_cut_nothing_off", "test_every_page_keeps_to_the_colours_that_somebody_asks_for"],
              "Templates/Assets/site.css", ".column { flex: 1 0 auto;", ".column { flex: 1 0 auto; min-width: 30rem;"),
    23: Point("nothing asked twice; codes pasted, in any case, with spaces",
              ["test_a_code_can_be_pasted", "test_in_a_second_browser_with_the_code_typed_carelessly"],
              "Templates/parts/code-input.mustache", 'type="text"', 'type="text" maxlength="13"'),
    24: Point("help at the same place, no time limit", [EVERY, "A token lasts a day"],
              "Templates/layout.mustache", '<section class="help"', '<section class="hulp"'),
    25: Point("language and direction of every fragment; titles that differ",
              ["test_nothing_is_wrong_in_arabic", "test_in_arabic_from_right_to_left", EVERY],
              "Templates/layout.mustache", '<html lang="{{lang}}" dir="{{dir}}">', '<html lang="{{lang}}" dir="ltr">'),
}


def break_and_see(number, point):
    """What became of the point's first test when the point was broken."""
    with tempfile.TemporaryDirectory(prefix="buurtstem-points-") as folder:
        root = pathlib.Path(folder)
        for name in ("Templates", "Questionnaires"):
            shutil.copytree(ROOT / name, root / name)
        file = root / point.file
        file.write_text(file.read_text().replace(point.old, point.new))
        if point.file.endswith("legend.mustache"):
            file.write_text(file.read_text().replace("{{#isHeading}}</h1>", "{{#isHeading}}</h2>"))
        made = subprocess.run(
            [sys.executable, pathlib.Path(__file__).parent / "run.py", "-j", "1", "-k", point.tests[0]],
            env={**os.environ, "BUURTSTEM_ROOT": str(root)}, capture_output=True, text=True)
    if made.returncode == 0:
        return "STILL HOLDS"
    return "seen" if "FAIL: " + point.tests[0] in made.stdout or "ERROR: " + point.tests[0] in made.stdout else "NOT RUN\n" + made.stdout


def main(wanted):
    bad = 0
    for number in wanted or POINTS:
        seen = break_and_see(number, POINTS[number])
        bad += seen != "seen"
        print(f"{number:2} {POINTS[number].asks}: {seen}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]])
