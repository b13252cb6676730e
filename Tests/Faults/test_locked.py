"""Another program holds the database: a short hold is waited for, a long one is told."""

import sqlite3
import threading
import time
import unittest

import records
from service import Service
from test_disk import Trouble, half_way, try_to_send


class Holder:
    """Another program that has begun to write and takes its time."""

    def __init__(self, data):
        self.connection = sqlite3.connect(records.database(data), isolation_level=None, check_same_thread=False)

    def hold(self):
        self.connection.execute("BEGIN IMMEDIATE")

    def let_go(self):
        self.connection.execute("ROLLBACK")


class LockedFile(Trouble):
    def test_a_short_hold_is_waited_for(self):
        service = Service()
        self.addCleanup(service.close)
        service.start()
        respondent, page = half_way(service, "patient")
        holder = Holder(service.data)
        holder.hold()
        threading.Timer(1.0, holder.let_go).start()
        begin = time.monotonic()
        answers, answer = try_to_send(respondent, page)
        self.assertEqual(answer.status, 303, answer.body[:2000])
        self.assertGreater(time.monotonic() - begin, 0.8, "the lock was not felt: nothing was tested")
        respondent.acknowledged[page.path.partition("?")[0]] = answers
        respondent.check_all()

    def test_a_long_hold_keeps_the_words_and_recovers_by_itself(self):
        service = Service()
        self.addCleanup(service.close)
        service.start()
        holder = Holder(service.data)
        self.check(service, holder.hold, holder.let_go, posts=2)


if __name__ == "__main__":
    unittest.main()
