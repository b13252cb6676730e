"""The table of the 25 points is true: its tests exist, its breaks can be made, and docs/pages.md tells the same."""

import unittest

from points import POINTS
from service import ROOT


class Points(unittest.TestCase):
    def test_every_point_has_tests_that_exist_and_a_break_that_can_be_made(self):
        self.assertEqual(sorted(POINTS), list(range(1, 26)))
        files = [*(ROOT / "Tests/Browser").glob("test_*.py"), *(ROOT / "Tests/SiteTests").glob("*.swift")]
        sources = "\n".join(file.read_text() for file in files)
        told = (ROOT / "docs/pages.md").read_text()
        for number, point in POINTS.items():
            with self.subTest(point=number, asks=point.asks):
                self.assertIn(point.old, (ROOT / point.file).read_text())
                self.assertTrue(point.tests)
                row = next((line for line in told.splitlines() if line.startswith(f"| {number} | {point.asks} |")), "")
                for test in point.tests:
                    self.assertTrue(f"def {test}(" in sources or f'@Test("{test}"' in sources, test)
                    self.assertIn(f"`{test}`", row)
