"""Builds `shim.c` and turns its knobs: writes that fail, a wall clock that jumps."""

import errno
import os
import pathlib
import struct
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).with_name("shim.c")


class Shim:
    """The knobs for one service; `environment` is what its process needs."""

    def __init__(self, folder):
        self.place = tempfile.TemporaryDirectory(prefix="buurtstem-shim-")
        library, self.control = f"{self.place.name}/shim.so", f"{self.place.name}/control"
        subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, SOURCE, "-ldl"], check=True)
        with open(self.control, "wb") as control:
            control.write(struct.pack("qqq", 0, 0, 0))
        self.environment = {"LD_PRELOAD": library, "SHIM_CONTROL": self.control,
                            "SHIM_FOLDER": os.path.realpath(folder)}

    def fail_writes(self, reason):
        """From now on each write below the folder fails with `reason`, such as "EIO"; None lets them pass again."""
        self._set(0, getattr(errno, reason) if reason else 0)

    def shift_clock(self, seconds):
        self._set(1, seconds)

    def refused(self):
        """Writes that were made to fail so far: a test that never saw one has tested nothing."""
        with open(self.control, "rb") as control:
            return struct.unpack("qqq", control.read(24))[2]

    def close(self):
        self.place.cleanup()

    def _set(self, place, number):
        with open(self.control, "r+b") as control:
            control.seek(8 * place)
            control.write(struct.pack("q", number))
