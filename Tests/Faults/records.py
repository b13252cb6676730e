"""What stands in the database, read with an independent reader."""

import glob
import os
import sqlite3


def database(data):
    found = glob.glob(os.path.join(data, "*.sqlite"))
    assert len(found) == 1, f"{data} holds {os.listdir(data)}"
    return found[0]


def count_responses(data):
    with sqlite3.connect(f"file:{database(data)}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT count(*) FROM response").fetchone()[0]


def integrity(data):
    with sqlite3.connect(f"file:{database(data)}?mode=ro", uri=True) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]
