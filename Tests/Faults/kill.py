"""Kills the store with SIGKILL at random moments under load, many times over on one database.

usage: kill.py HARNESS FOLDER KILLS

After each kill everything that was ever acknowledged must be there, once, and no start may take more than five seconds
of the processor.
"""
import os, random, shutil, signal, subprocess, sys, time
from common import Acknowledged, faults_of, processor_seconds


def main(harness, folder, kills):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    data = folder + "/data"
    acks, bad, starts = data + ".acks", 0, []
    for number in range(kills):
        begin, opened = time.monotonic(), Acknowledged.read(acks)
        count = open_count(acks)
        worker = subprocess.Popen([harness, "load", data, f"acks={acks}", "seconds=60", "people=16", "truncate=20",
                                   "checkpoint=100"])
        while open_count(acks) == count and worker.poll() is None and time.monotonic() < begin + 600: time.sleep(0.002)
        if worker.poll() is None: starts.append(processor_seconds(worker.pid))
        time.sleep(random.random() ** 3 * 0.4)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        if worker.returncode != -signal.SIGKILL:
            bad += 1
            print(f"kill {number}: the store had ended by itself ({worker.returncode})")
        # Read-only on a copy, so that the next start finds what the kill left.
        for end in ("", "-wal"):
            if os.path.exists(data + "/buurtstem.sqlite" + end):
                shutil.copy(data + "/buurtstem.sqlite" + end, folder + "/copy.sqlite" + end)
        faults = faults_of(folder + "/copy.sqlite", Acknowledged.read(acks))
        for end in ("", "-wal", "-shm"):
            if os.path.exists(folder + "/copy.sqlite" + end): os.unlink(folder + "/copy.sqlite" + end)
        if faults:
            bad += 1
            print(f"kill {number}: {'; '.join(faults[:3])}")
    found = subprocess.run([harness, "check", data], capture_output=True, text=True)
    if found.returncode: bad, _ = bad + 1, print("afterwards: " + found.stdout.strip())
    stored = len(Acknowledged.read(acks).stored)
    dearest = max(starts, default=0)
    print(f"{kills} kills, {stored} responses acknowledged, dearest start {dearest:.2f} s of processor, {bad} bad")
    shutil.rmtree(folder)
    return 1 if bad or stored < kills or dearest > 5 else 0


def open_count(acks):
    return open(acks).read().count("open\n") if os.path.exists(acks) else 0


if __name__ == "__main__":
    harness, folder, kills = sys.argv[1:]
    sys.exit(main(harness, folder, int(kills)))
