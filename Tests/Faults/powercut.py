"""Cuts the power at random moments of a real run, and looks what is left.

usage: powercut.py HARNESS FOLDER IMAGES [SEED]

The harness runs with a library that records every write, sync, truncation, unlink and rename. From the trace, disk images
are built as a power cut at a random operation would leave them: what was synced is there, and of what was not synced
nothing, everything, a part from the beginning, or random sectors of 512 bytes. Each image is opened by SQLite and compared
with what had been acknowledged before the cut; every hundredth also by the store itself, with `verify`.
"""
import os, random, shutil, struct, subprocess, sys
from common import Acknowledged, environment, faults_of

SECTOR = 512
MODELS = ["dropped", "kept", "prefix", "sectors"]


def operations(path):
    with open(path, "rb") as trace:
        while head := trace.read(3):
            op, length = head[:1].decode(), struct.unpack("<H", head[1:])[0]
            name = trace.read(length).decode()
            offset, size = struct.unpack("<QI", trace.read(12))
            yield op, name, offset, trace.read(size)


class Disk:
    """Files as they surely are, and what was written to them since their last sync."""

    def __init__(self): self.sure, self.pending = {}, {}

    def apply(self, op, name, offset, data):
        if op in "WT": self.pending.setdefault(name, []).append((op, offset, data))
        elif op == "S": self.sure[name] = self.content(name, self.pending.pop(name, []))
        elif op == "U": self.sure.pop(name, None), self.pending.pop(name, None)
        elif op == "R":
            new = data.decode()
            self.sure[new] = self.sure.pop(name, bytearray())
            self.pending[new] = self.pending.pop(name, [])

    def content(self, name, changes):
        content = bytearray(self.sure.get(name, b""))
        for op, offset, data in changes:
            if op == "T":
                content[offset:] = b""
                content.extend(bytes(offset - len(content)))
            else:
                content.extend(bytes(max(0, offset - len(content))))
                content[offset:offset + len(data)] = data
        return content

    def image(self, name, model, chance):
        changes = self.pending.get(name, [])
        if model == "dropped": changes = []
        elif model == "prefix": changes = changes[:chance.randint(0, len(changes))]
        elif model == "sectors": changes = [part for change in changes for part in self.torn(change, chance)]
        return self.content(name, changes)

    @staticmethod
    def torn(change, chance):
        op, offset, data = change
        if op == "T": return [change] if chance.random() < 0.5 else []
        parts, start = [], 0
        while start < len(data):
            end = min(len(data), start + SECTOR - (offset + start) % SECTOR)
            if chance.random() < 0.5: parts.append((op, offset + start, data[start:end]))
            start = end
        return parts

    def names(self): return set(self.sure) | set(self.pending)


def main(harness, folder, images, seed):
    chance = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    data, trace = folder + "/data", folder + "/trace"
    steps = min(60, 6 + images // 60)
    subprocess.run([harness, "load", data, f"acks={data}.acks", "seconds=120", "people=8", f"steps={steps}",
                    "truncate=30", "checkpoint=60", "withdraw=5"],
                   env=environment(folder, prefix=data, trace=trace), check=True)
    total = sum(1 for _ in operations(trace))
    cuts = sorted(chance.choices(range(total), k=-(-images // len(MODELS))))
    disk, acknowledged, bad, done, next_cut = Disk(), Acknowledged(), 0, 0, 0
    image = folder + "/image"
    for number, (op, name, offset, content) in enumerate(operations(trace)):
        while next_cut < len(cuts) and cuts[next_cut] == number:
            next_cut += 1
            for model in MODELS:
                faults = examine(disk, data, model, chance, image, acknowledged)
                if done % 100 == 0 and not faults: faults = open_by_store(harness, folder, image, data, disk, acknowledged)
                done += 1
                if faults:
                    bad += 1
                    print(f"cut before operation {number} of {total}, unsynced {model}: {'; '.join(faults[:3])}")
        if name.endswith(".acks"):
            for line in content.decode().splitlines(): acknowledged.line(line)
        else:
            disk.apply(op, name, offset, content)
    print(f"{done} images of {total} operations, {len(acknowledged.stored)} responses acknowledged, {bad} bad")
    shutil.rmtree(folder)
    return 1 if bad or not acknowledged.closed or len(acknowledged.stored) < 8 * steps * 0.9 else 0


def examine(disk, data, model, chance, image, acknowledged):
    shutil.rmtree(image, ignore_errors=True)
    os.makedirs(image)
    for name in disk.names():
        # The index of the log lives in memory and is made anew.
        if name.startswith(data + "/") and "/" not in name[len(data) + 1:] and not name.endswith("-shm"):
            with open(image + name[len(data):], "wb") as file: file.write(disk.image(name, model, chance))
    database = image + "/buurtstem.sqlite"
    if not os.path.exists(database): return ["the database is gone"] if acknowledged.opened else []
    journal = sum(len(line) == 65 for line in open(image + "/tombstones.txt")) if os.path.exists(image + "/tombstones.txt") else 0
    missing = ["a tombstone is missing in the journal"] if journal < len(acknowledged.gone) else []
    return missing + faults_of(database, acknowledged)


def open_by_store(harness, folder, image, data, disk, acknowledged):
    if not acknowledged.opened: return []
    shutil.copy(data + ".keys.json", folder + "/image.keys.json")
    found = subprocess.run([harness, "check", image], capture_output=True, text=True)
    return [] if found.returncode == 0 else ["the store says: " + found.stdout.strip()]


if __name__ == "__main__":
    harness, folder, images, *seed = sys.argv[1:]
    sys.exit(main(harness, folder, int(images), int(seed[0]) if seed else random.randrange(1 << 30)))
