"""The disk is full, read-only or broken: the resident keeps the words and is told; the service goes on by itself."""

import errno
import os
import subprocess
import tempfile
import time
import unittest

import records
from respondent import Respondent
from service import Service
from shim import Shim

COLLECTION = "mijn-verhaal"
RECOVERY = 10  # seconds a person may have to wait after the disk is well again


class SmallDisk:
    """A file system of its own of a few megabytes; a ballast file fills it to the last byte."""

    def __init__(self, megabytes):
        self.folder = tempfile.mkdtemp(prefix="buurtstem-small-")
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "tmpfs", self.folder],
                              capture_output=True, text=True)
        if done.returncode != 0:
            os.rmdir(self.folder)
            raise unittest.SkipTest(f"no small disk without the right to mount: {done.stderr.strip()}")

    def fill(self):
        with open(f"{self.folder}/ballast", "ab", buffering=0) as ballast:
            for size in (65536, 4096, 1):
                try:
                    while True:
                        ballast.write(b"x" * size)
                except OSError as error:
                    assert error.errno == errno.ENOSPC, error

    def free(self):
        os.remove(f"{self.folder}/ballast")

    def close(self):
        subprocess.run(["umount", "--lazy", self.folder], check=True)
        os.rmdir(self.folder)


def half_way(service, seed, pages=2):
    """Somebody who has filled in the first pages; returns the person and the page in front of them."""
    respondent = Respondent(service.port, seed, COLLECTION)
    page = respondent.go(f"/v/{COLLECTION}")
    for _ in range(1 + pages):
        page = respondent.turn(page)
    return respondent, page


def try_to_send(respondent, page):
    """Presses the button that goes on, with all questions answered; returns those answers and what came back."""
    form = page.way_on()
    # What stands there already stays, as with a person: another choice could take questions off the page.
    answers = form.answers(respondent.browser.random, respondent.words, respondent.prefer) | form.held()
    button = form.forward()
    fields = form.hidden() + [(name, value) for name, values in answers.items() for value in values]
    return answers, respondent.browser.post(form.action or page.path, fields + [(button.name, button.value)])


class Trouble(unittest.TestCase):
    """What must hold while writes fail, and afterwards, whatever the reason."""

    def check(self, service, break_disk, mend_disk, posts=50):
        respondent, page = half_way(service, "somebody")
        waiting = [half_way(service, f"waiting-{number}", pages=number % 3) for number in range(4)]
        break_disk()
        for number in range(posts):
            person, at = ([(respondent, page)] + waiting)[number % 5]
            answers, answer = try_to_send(person, at)
            self.assertIn(answer.status, (503, 507), answer.body[:2000])
            self.kept(answers, answer)
        self.assertEqual(respondent.go(page.path).status, 200, "reading must go on")
        self.assertEqual(service.process.poll(), None, "the service must stay up")
        mend_disk()
        begin = time.monotonic()
        while True:
            answers, answer = try_to_send(respondent, page)
            if answer.status == 303 or time.monotonic() - begin > RECOVERY:
                break
            time.sleep(0.2)
        self.assertEqual(answer.status, 303, f"no recovery in {RECOVERY} s: {answer.body[:2000]}\n{service.log()}")
        respondent.acknowledged[page.path.partition("?")[0]] = answers
        for person, _ in [(respondent, page)] + waiting:
            person.check_all()
        walk = Respondent(service.port, "afterwards", COLLECTION)
        self.assertTrue(walk.journey())
        for person, _ in [(respondent, page)] + waiting:
            person.browser.close()
        self.assertEqual(service.stop(), 0, service.log())
        self.assertEqual(records.integrity(service.data), "ok")
        self.assertEqual(records.count_responses(service.data), 1)
        self.assertEqual(service.run("verify").returncode, 0)

    def kept(self, answers, answer):
        """The page that says what is wrong holds every answer that was sent, so that the button can be pressed again."""
        forms = [form.held() for form in answer.forms()]
        hidden = [dict(form.hidden()) for form in answer.forms()]
        for name, values in answers.items():
            shown = any(form.get(name) == values for form in forms) or any(
                form.get(name) == values[0] for form in hidden)
            self.assertTrue(shown, f"{name}={values} is gone from the page:\n{answer.body[:3000]}")


class FullDisk(Trouble):
    def test_a_full_disk_keeps_the_words_and_recovers_by_itself(self):
        disk = SmallDisk(megabytes=64)
        self.addCleanup(disk.close)
        service = Service(data=f"{disk.folder}/data", environment={"BUURTSTEM_MINIMUM_FREE_MEGABYTES": "0"})
        self.addCleanup(service.close)
        service.start()
        self.check(service, disk.fill, disk.free, posts=200)


class FailingWrites(Trouble):
    def test_each_kind_of_failing_write_keeps_the_words_and_recovers_by_itself(self):
        for reason in ("ENOSPC", "EROFS", "EIO"):
            with self.subTest(reason):
                service = Service()
                shim = Shim(service.folder + "/data")
                service.environment.update(shim.environment)
                try:
                    service.start()
                    self.check(service, lambda: shim.fail_writes(reason), lambda: shim.fail_writes(None))
                    self.assertGreater(shim.refused(), 0, "no write was refused: nothing was tested")
                finally:
                    service.close()
                    shim.close()


class ReadOnlyAtStart(unittest.TestCase):
    def test_a_service_that_may_not_write_says_so(self):
        disk = SmallDisk(megabytes=64)
        self.addCleanup(disk.close)
        service = Service(data=f"{disk.folder}/data", environment={"BUURTSTEM_MINIMUM_FREE_MEGABYTES": "0"})
        self.addCleanup(service.close)
        service.start()
        self.assertEqual(service.stop(), 0)
        subprocess.run(["mount", "-o", "remount,ro", disk.folder], check=True)
        try:
            service.start()
        except AssertionError:
            self.assertNotEqual(service.process.returncode, None, "it neither answers nor ends")
            self.assertIn("read-only", service.log())
            return
        respondent = Respondent(service.port, "somebody", COLLECTION)
        page = respondent.go(f"/v/{COLLECTION}")
        _, answer = try_to_send(respondent, page)
        self.assertIn(answer.status, (503, 507))


if __name__ == "__main__":
    unittest.main()
