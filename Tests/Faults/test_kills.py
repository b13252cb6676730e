"""kill -9 at random moments under load: nothing acknowledged is lost, nothing is stored twice.

KILLS sets how many (200 in `script/test`, more in `script/soak`), SEED repeats a run.
"""

import os
import random
import threading
import time
import traceback
import unittest

import records
from respondent import Respondent
from service import Service

KILLS = int(os.environ.get("KILLS", "200"))
SEED = int(os.environ.get("SEED", str(random.SystemRandom().randrange(1 << 32))))
RESPONDENTS = 8


class Load:
    """Respondents who fill in one questionnaire after the other until told to stop; what they began, they end."""

    def __init__(self, service, collection):
        self.stopping, self.codes, self.failures = threading.Event(), [], []
        self.interruptions, self.turns = 0, 0
        self.threads = [threading.Thread(target=self._live, args=(service.port, collection, number))
                        for number in range(RESPONDENTS)]
        for thread in self.threads:
            thread.start()

    def _live(self, port, collection, number):
        try:
            life = 0
            while not self.stopping.is_set():
                life += 1
                respondent = Respondent(port, f"{SEED}-{number}-{life}", collection, patience=1200)
                code = respondent.journey()
                self.codes.append((code, respondent.words))
                self.interruptions += respondent.interruptions
                self.turns += len(respondent.acknowledged)
        except Exception:  # reported by the test, with its place
            self.failures.append(traceback.format_exc())
            self.stopping.set()

    def end(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join(1200)


class Kills(unittest.TestCase):
    def test_no_acknowledged_answer_is_lost_or_doubled(self):
        chance = random.Random(SEED)
        service = Service(only="zes-kanten")
        self.addCleanup(service.close)
        dearest = service.start()
        load = Load(service, "zes-kanten")
        killed = 0
        while killed < KILLS and not load.stopping.is_set():
            time.sleep(chance.uniform(0.02, 0.45))
            service.kill()
            killed += 1
            dearest = max(dearest, service.start())
        load.end()
        self.assertEqual(load.failures, [], f"seed {SEED}; service log:\n{service.log()}")
        self.assertEqual(service.stop(), 0, service.log())

        codes = [code for code, _ in load.codes]
        print(f"{killed} kills (seed {SEED}): {len(codes)} journeys, {load.turns} page turns acknowledged, "
              f"{load.interruptions} interruptions; dearest start {dearest:.2f} s of processor")
        self.assertGreater(load.interruptions, killed / 4, "the kills hardly met any work")
        self.assertEqual(len(set(codes)), len(codes), "two people got the same own code")
        self.assertEqual(records.count_responses(service.data), len(codes), "lost or doubled")
        checked = service.run("verify")
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.assertLess(dearest, 5)


if __name__ == "__main__":
    unittest.main()
