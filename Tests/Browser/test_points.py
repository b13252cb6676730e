"""Which test holds each of the 25 points that a resident's form must meet; a test that is renamed or removed is missed here."""

import pathlib
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]

# Point: what it asks, and the tests that fail when it breaks.
POINTS = {
    1: ("one subject per page, its label the heading", ["has one h1, a title"]),
    2: ("a way back that keeps what was filled in", ["test_back_saves", "test_browser_back_and_forward_work"]),
    3: ("the button Verder, never disabled", ["test_enter_in_a_text_field_goes_on", "test_from_start_to_end"]),
    4: ("works without script", ["test_without_script", "test_without_script_with_a_pause_half_way"]),
    5: ("no bubbles of the browser", ["test_title_summary_and_field_say_the_same"]),
    6: ("judged on sending", ["test_back_saves"]),
    7: ("errors: title, summary with focus, same words, answers kept",
        ["test_title_summary_and_field_say_the_same", "test_what_was_typed_is_kept"]),
    8: ("the summary leads to the first choice", ["test_link_leads_to_the_first_choice"]),
    9: ("an error is heard once", ["test_a_screen_reader_hears_the_error_once_at_the_group",
                                   "test_after_an_error_the_focus_is_on_the_summary_and_no_live_region_shouts"]),
    10: ("optional in words", ["a question that may be skipped says so in words"]),
    13: ("eleven radio buttons, never a slider", ["a scale is eleven radio buttons with words at both ends"]),
    14: ("no grids", ["a control with its type and appearance becomes this widget"]),
    15: ("a story is never cut", ["test_story_is_text_on_every_page_that_shows_it"]),
    17: ("check your answers, change, return", ["test_change_an_answer_and_return_to_the_check"]),
    18: ("Versturen only where it sends", ["test_with_script"]),
    19: ("end page with a code to keep", ["test_the_own_code_shows_and_withdraws_the_answers"]),
    20: ("leave quickly, on pages about safety only", ["test_nothing_of_the_questionnaire_comes_back"]),
    21: ("targets of 44 px, visible focus",
         ["test_nothing_is_wrong_at_any_width_light_or_dark", "test_from_start_to_end"]),
    22: ("320 px without sideways scroll, contrast", ["test_dutch", "test_english", "test_turkish", "test_arabic"]),
    23: ("codes read forgivingly", ["test_in_a_second_browser_with_the_code_typed_carelessly"]),
    24: ("help at the same place", ["test_nothing_is_wrong_at_any_width_light_or_dark"]),
    25: ("language and direction of every fragment", ["test_every_page_says_its_language_and_direction"]),
}
# Held by `buurtstem check` on the author's words, not in the browser: say why one asks (11) and short hints (12).
# No shipped questionnaire has a certain number of pages, so no step is shown yet (16).
ELSEWHERE = {11, 12, 16}


class Points(unittest.TestCase):
    def test_every_point_has_tests_that_exist(self):
        files = [*TESTS.glob("Browser/test_*.py"), *TESTS.glob("SiteTests/**/*.swift")]
        sources = "\n".join(f.read_text() for f in files if f.name != pathlib.Path(__file__).name)
        self.assertEqual(set(POINTS) | ELSEWHERE, set(range(1, 26)))
        for number, (asked, tests) in POINTS.items():
            for name in tests:
                with self.subTest(point=number, asked=asked):
                    self.assertTrue(name in sources, name)
