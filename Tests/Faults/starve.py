"""Lets the disk fail under the store: the n-th operation once or for ever, and everything for a while.

usage: starve.py HARNESS FOLDER RUNS

Nothing acknowledged may be lost, nothing may be acknowledged that is not there, the process may not crash, and when the
cause is gone the store must take answers again by itself.
"""
import concurrent.futures, os, random, shutil, subprocess, sys, time
from common import Acknowledged, environment, faults_of


def once(harness, folder, number, op, error, how, nth):
    """One run in which the nth operation fails; returns what was wrong."""
    data = f"{folder}/{number}"
    env = environment(folder, prefix=data, fail=f"{op}:{nth}:{error}:{how}")
    run = subprocess.run([harness, "load", data, f"acks={data}.acks", "seconds=4", "people=4", "steps=6", "truncate=20",
                          "checkpoint=40", "withdraw=4"], env=env, capture_output=True, text=True, timeout=1200)
    told = Acknowledged.read(data + ".acks")
    faults = [] if run.returncode == 0 else [f"ended with {run.returncode}: {run.stdout[-200:]}"]
    if told.opened: faults += faults_of(data + "/buurtstem.sqlite", told)
    elif not told.refusals and run.returncode == 0: faults.append("neither opened nor refused")
    # What is left must be good for a start without faults, and for more answers.
    again = subprocess.run([harness, "load", data, f"acks={data}.acks", "seconds=9", "people=2", "steps=2"],
                           capture_output=True, text=True, timeout=600)
    after = Acknowledged.read(data + ".acks")
    if len(after.stored) < len(told.stored) + 4: faults.append("takes no answers afterwards: " + again.stdout[-200:])
    checked = subprocess.run([harness, "check", data], capture_output=True, text=True)
    if checked.returncode: faults.append("verify: " + checked.stdout.strip()[-300:])
    shutil.rmtree(data, ignore_errors=True)
    return faults


def spell(harness, folder, op, error, words):
    """Everything fails for a second while people answer; then the store must recover without a restart."""
    data, hold = f"{folder}/spell", f"{folder}/hold"
    for path in (data, data + ".acks", data + ".keys.json"):
        shutil.rmtree(path, ignore_errors=True) if os.path.isdir(path) else os.path.exists(path) and os.unlink(path)
    env = environment(folder, prefix=data, fail=f"{op}:1:{error}:forever", hold=hold)
    run = subprocess.Popen([harness, "load", data, f"acks={data}.acks", "seconds=5", "people=6", "truncate=20",
                            "checkpoint=40"], env=env, stdout=subprocess.DEVNULL)
    time.sleep(1.2)
    open(hold, "w").close()
    time.sleep(0.3)
    during = Acknowledged.read(data + ".acks")
    time.sleep(0.7)
    late = Acknowledged.read(data + ".acks")
    os.unlink(hold)
    run.wait()
    after = Acknowledged.read(data + ".acks")
    faults = faults_of(data + "/buurtstem.sqlite", after)
    if run.returncode: faults.append(f"ended with {run.returncode}")
    if len(during.stored) < 5: faults.append("nothing was stored before")
    if len(late.stored) > len(during.stored): faults.append("answers were acknowledged while nothing could be written")
    if not any(word in refusal for word in words for refusal in late.refusals):
        faults.append(f"none of {words} was among {set(late.refusals)}")
    if len(after.stored) < len(late.stored) + 5: faults.append("did not recover by itself")
    return faults


def main(harness, folder, runs):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    environment(folder)  # compiles the library once, before several want it
    bad = 0
    # Which operation notices a read-only disk first decides whether SQLite still knows the reason.
    for op, error, words in [("*", "ENOSPC", ("full",)), ("*", "EROFS", ("readOnly", "halted")), ("S", "EIO", ("halted",)), ("W", "EIO", ("halted",))]:
        faults = spell(harness, folder, op, error, words)
        bad += bool(faults)
        if faults: print(f"{error} on {op} for a second: {'; '.join(faults[:4])}")
    cases = [(op, error, how) for op in "WSTO" for error in ("EIO", "ENOSPC") for how in ("once", "7", "forever")]
    chosen = [random.choice(cases) + (int(random.random() ** 2 * 400) + 1,) for _ in range(runs)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        jobs = {pool.submit(once, harness, folder, number, *case): case for number, case in enumerate(chosen)}
        for job in concurrent.futures.as_completed(jobs):
            if job.result():
                bad += 1
                print(f"{jobs[job]}: {'; '.join(job.result()[:4])}")
    print(f"{runs} runs with a failing operation and 4 spells without a disk, {bad} bad")
    shutil.rmtree(folder)
    return 1 if bad else 0


if __name__ == "__main__":
    harness, folder, runs = sys.argv[1:]
    sys.exit(main(harness, folder, int(runs)))
