"""Runs the browser tests, several at a time, each in a process of its own with its own service and browsers.

`run.py [-k PATTERN]... [-j PROCESSES]`; without -j two more than there are processors, because each waits now and then, and at
most six. Prints what the tests took, those first that cost the machine most processor time: their own, the browsers' and the service's.
"""

import argparse
import fnmatch
import io
import multiprocessing
import os
import pathlib
import queue
import sys
import time
import unittest

import chromium
import journey

# Today is the programme's, as for the service: an hour before midnight it may be tomorrow already.
os.environ["TZ"] = "Europe/Amsterdam"
time.tzset()

HERE = pathlib.Path(__file__).resolve().parent


def processor_seconds():
    """Processor time of this process and of all that it started, ended ones too once somebody has waited for them."""
    parents, ticks = {}, {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[int(folder.name)] = int(fields[1])
        ticks[int(folder.name)] = sum(int(field) for field in fields[11:15])
    ours = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(ticks.get(process, 0) for process in ours) / os.sysconf("SC_CLK_TCK")


class Timed(unittest.TextTestResult):
    """Notes how long each test takes, and how much of the processor."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.times = []

    def startTest(self, test):
        self._began = processor_seconds(), time.monotonic()
        super().startTest(test)

    def stopTest(self, test):
        processor, began = self._began
        self.times.append((processor_seconds() - processor, time.monotonic() - began, test.id()))
        super().stopTest(test)


def each(suite):
    for item in suite:
        yield from each(item) if isinstance(item, unittest.TestSuite) else [item]


def classes(patterns):
    """The test classes with their tests, the longest first."""
    found = {}
    for test in each(unittest.defaultTestLoader.discover(str(HERE), "test_*.py")):
        if not patterns or any(fnmatch.fnmatchcase(test.id(), p if "*" in p else f"*{p}*") for p in patterns):
            found.setdefault(type(test), []).append(test)
    # Those that say so may be spread over the processes, test by test.
    shares = []
    for kind, tests in found.items():
        shares += [[test] for test in tests] if getattr(kind, "is_long", False) else [tests]
    return sorted(shares, key=lambda tests: (not getattr(type(tests[0]), "is_long", False), -len(tests)))


def run(tests):
    """What a class of tests says, in a form that passes between processes."""
    said = io.StringIO()
    result = unittest.TextTestRunner(said, resultclass=Timed, verbosity=0).run(unittest.TestSuite(tests))
    return {"ran": result.testsRun, "is_good": result.wasSuccessful(), "said": said.getvalue(), "times": result.times,
            "name": type(tests[0]).__name__}


def work(shares, tasks, results):
    try:
        while (number := tasks.get()) is not None:
            results.put(run(shares[number]))
    finally:
        journey.stop_service()
        chromium.end_all()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-k", action="append", default=[], metavar="PATTERN")
    parser.add_argument("-j", type=int, default=min(6, len(os.sched_getaffinity(0)) + 2), metavar="PROCESSES")
    wanted = parser.parse_args()
    shares = classes(wanted.k)
    if not shares:
        sys.exit("No test has such a name.")
    began = time.monotonic()
    tasks, results = multiprocessing.Queue(), multiprocessing.Queue()
    for number in [*range(len(shares)), *[None] * wanted.j]:
        tasks.put(number)
    workers = [multiprocessing.Process(target=work, args=(shares, tasks, results)) for _ in range(wanted.j)]
    for worker in workers:
        worker.start()
    done = []
    while len(done) < len(shares):
        try:
            one = results.get(timeout=5)
        except queue.Empty:
            if any(worker.is_alive() for worker in workers):
                continue
            break
        done.append(one)
        print(f"{one['name']}: {one['ran']} tests, {'ok' if one['is_good'] else 'FAILED'}", flush=True)
        if not one["is_good"]:
            print(one["said"], flush=True)
    for worker in workers:
        worker.join()
    times = sorted((time for one in done for time in one["times"]), reverse=True)
    for processor, seconds, name in times[:int(os.environ.get("SHOWN_TESTS", "15"))]:
        print(f"{processor:6.1f} s of processor, {seconds:6.1f} s  {name}")
    is_good = len(done) == len(shares) and all(one["is_good"] for one in done)
    total = sum(processor for processor, *_ in times)
    print(f"{len(times)} browser tests in {time.monotonic() - began:.0f} s, {total:.0f} s of processor: "
          f"{'ok' if is_good else 'FAILED'}")
    sys.exit(0 if is_good else 1)


if __name__ == "__main__":
    main()
