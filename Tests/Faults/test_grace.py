"""SIGTERM under load: each request that was taken is answered whole, the program ends well, and nothing is lost."""

import time
import unittest

import records
from service import Service
from test_kills import Load


class GracefulStop(unittest.TestCase):
    def test_restarts_under_load_lose_nothing(self):
        service = Service()
        self.addCleanup(service.close)
        service.start()
        load = Load(service, "zes-kanten")
        slowest = 0
        for _ in range(5):
            time.sleep(0.7)
            begin = time.monotonic()
            self.assertEqual(service.stop(), 0, service.log())
            slowest = max(slowest, time.monotonic() - begin)
            service.start()
        load.end()
        self.assertEqual(load.failures, [], service.log())
        self.assertEqual(service.stop(), 0, service.log())
        self.assertLess(slowest, 10, "a graceful end should not take long")
        self.assertEqual(records.count_responses(service.data), len(load.codes))
        self.assertEqual(service.run("verify").returncode, 0)


if __name__ == "__main__":
    unittest.main()
