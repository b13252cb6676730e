"""The wall clock jumps a day, forth and back, while people are answering: nobody loses anything."""

import unittest

import records
from respondent import Respondent
from service import Service
from shim import Shim
from test_disk import COLLECTION

DAY = 86_400


class JumpingClock(unittest.TestCase):
    def test_a_clock_that_jumps_a_day_loses_nothing(self):
        service = Service()
        self.addCleanup(service.close)
        shim = Shim(service.folder)
        self.addCleanup(shim.close)
        service.environment.update(shim.environment)
        service.start()
        jumps = (DAY, -DAY, 0)
        people = [Respondent(service.port, f"jump-{number}", COLLECTION) for number in range(3)]
        pages = [person.go(f"/v/{COLLECTION}") for person in people]
        pages = [person.turn(page) for person, page in zip(people, pages)]
        for jump in jumps:
            shim.shift_clock(jump)
            pages = [person.turn(page) for person, page in zip(people, pages)]
            for person in people:
                person.check_all()
        for person, page in zip(people, pages):
            while not page.path.endswith("/klaar"):
                page = person.turn(page)
        self.assertEqual(service.stop(), 0, service.log())
        self.assertEqual(records.count_responses(service.data), len(people))
        self.assertEqual(service.run("verify").returncode, 0)


if __name__ == "__main__":
    unittest.main()
