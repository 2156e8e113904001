"""Crashes of the process itself: faulthandler writes where it was, and the next start finds that.

Each running app has a file of its own in the log folder and holds a lock on it; a clean end removes it. A file that
nobody holds any more belongs to an app that did not end cleanly: with a trace in it, it crashed; without one, it was
killed or the power went, which is no bug of ours.
"""

import contextlib
import faulthandler
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claimdesk import __version__
from claimdesk.diagnostics.folder import log_folder

_RUNNING, _KEPT = "running-*.txt", "crash-*.txt"
_MARKS = (b"Fatal Python error", b"Windows fatal exception")
"""How faulthandler begins a trace (its source, ``Modules/faulthandler.c``)."""
_OLDEST = 5
"""Traces that are kept."""
_LARGEST = 200_000
"""Bytes of a trace that are read."""


class Watch:
    """Has a crash of this process written down, from now until it is closed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or log_folder()) / f"running-{os.getpid()}-{os.urandom(4).hex()}.txt"
        self._file: BinaryIO | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("xb", buffering=0)
        except OSError:  # then there will be no trace, and all else goes on
            return
        _hold(self._file)
        self._file.write(f"Claimdesk {__version__}\n".encode())
        faulthandler.enable(self._file)

    def close(self) -> None:
        """The app ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            self._path.unlink()


def earlier(folder: Path | None = None) -> list[str]:
    """The traces of crashes that nobody was told of yet, oldest first, each given once; the files are kept.

    Raises nothing: a folder that cannot be read has none.
    """
    where, found = folder or log_folder(), list[str]()
    with contextlib.suppress(OSError):
        for path in sorted(where.glob(_RUNNING), key=_changed):
            with contextlib.suppress(OSError):
                found += _taken(path)
        for path in sorted(where.glob(_KEPT), key=_changed)[:-_OLDEST]:
            path.unlink()
    return found


def _taken(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        if not _hold(file):  # its app is still running
            return
        trace = file.read(_LARGEST)
    if not any(mark in trace for mark in _MARKS):
        path.unlink()
        return
    path.rename(path.with_name(path.name.replace("running", "crash", 1)))  # of two who look, one gets it
    yield trace.decode("utf-8", "backslashreplace")


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _hold(file: BinaryIO) -> bool:
    """Take the lock on a file, which ends with its process; False where another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_LARGEST)  # beyond what is read: a locked stretch cannot be
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
