"""What the fault tests share: the preloaded library, the harness, and what must be true of a database afterwards."""
import contextlib, os, pathlib, sqlite3, subprocess

HERE = pathlib.Path(__file__).resolve().parent
SETTLED = 1 << 256


def library(folder):
    """Compiles faults.c into `folder` and returns its path."""
    path = pathlib.Path(folder) / "faults.so"
    if not path.exists():
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-o", path, HERE / "faults.c", "-ldl", "-pthread"],
                       check=True)
    return path


def environment(folder, **faults):
    """The environment in which a process is watched."""
    preload = {"LD_PRELOAD": str(library(folder))}
    return dict(os.environ) | preload | {"FAULTS_" + name.upper(): str(value) for name, value in faults.items()}


class Acknowledged:
    """What the service had promised: read from the lines that the harness wrote after each acknowledgement."""

    def __init__(self):
        self.stored, self.maybe, self.gone, self.drafts, self.sending = set(), set(), set(), {}, {}
        self.refusals, self.opened, self.closed = [], False, False

    def line(self, text):
        word, *rest = text.split()
        if word == "open": self.opened = True
        elif word == "closed": self.closed = True
        elif word == "draft": self.drafts[int(rest[0])] = int(rest[1])
        elif word == "sending": self.sending[int(rest[1])] = rest[0]
        elif word == "stored": self.stored.add(rest[0])
        elif word == "withdrawing": self.maybe.add(rest[0])
        elif word == "gone": self.gone.add(rest[0])
        elif word in ("refused", "unopened"): self.refusals.append(" ".join(rest))
        else: raise ValueError(text)

    @staticmethod
    def read(path):
        found = Acknowledged()
        if not os.path.exists(path): return found
        for text in open(path):
            if text.endswith("\n"): found.line(text)
        return found


def processor_seconds(process):
    """Processor time that a running process has used: unlike the clock it tells nothing of what else the machine does."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def uuid(blob):
    digits = blob.hex()
    return "uuid:" + "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])


def faults_of(database, acknowledged):
    """Everything that is wrong with a database file, given what had been acknowledged; an empty list is good."""
    try:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            return list(check(connection, acknowledged))
    except sqlite3.DatabaseError as error:
        return [f"cannot be opened: {error}"]


def check(connection, acknowledged):
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok": yield "integrity: " + line
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if "response" not in tables:
        if acknowledged.opened: yield "the tables are gone"
        return
    ids = [uuid(blob) for (blob,) in connection.execute("SELECT id FROM response")]
    if len(ids) != len(set(ids)): yield "a response is there twice"
    lost = acknowledged.stored - acknowledged.maybe - set(ids)
    if lost: yield f"{len(lost)} acknowledged responses are lost"
    back = acknowledged.gone & set(ids)
    if back: yield f"{len(back)} withdrawn responses are there"
    tombstones = connection.execute("SELECT count(*) FROM tombstone").fetchone()[0]
    if tombstones < len(acknowledged.gone): yield "a tombstone is lost"
    drafts = dict(connection.execute("SELECT slot, revision FROM draft"))
    for slot, revision in acknowledged.drafts.items():
        if slot in acknowledged.sending: continue
        if slot not in drafts: yield "an acknowledged draft is lost"
        elif drafts[slot] < revision: yield "an acknowledged page of a draft is lost"
    both = [slot for slot, sent in acknowledged.sending.items() if slot in drafts and sent in ids]
    if both: yield f"{len(both)} responses are there beside their draft"
    counted = {}
    for collection, week, digest in connection.execute("SELECT collection, week, digest FROM response"):
        count, total = counted.get((collection, week), (0, 0))
        counted[collection, week] = count + 1, (total + int.from_bytes(digest[4:], "big")) % SETTLED
    for collection, week, responses, total in connection.execute("SELECT collection, week, responses, sum FROM tally"):
        if counted.pop((collection, week), (0, 0)) != (responses, int.from_bytes(total, "big")):
            yield "count or sum of a week does not fit"
    if counted: yield "a week has no count"
