"""Snapshots of a library: taken while others write, checked, on the disk, and only then under their name.

SQLite's backup API copies them (https://sqlite.org/backup.html).
"""

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import new_id
from claimdesk.domain.phrases import Phrase, joined
from claimdesk.storage import migrations, ways
from claimdesk.storage.connections import connect, make_safe

PAGES = 1024
"""Pages of one chunk, 4 MB: in between, a snapshot can be broken off."""
_ROOM = 1 << 20
"""Bytes that stay free on a disk besides the snapshot."""
_AGAIN = 0.02
"""Seconds between two times that a thread is told to end."""
_HEADER = 19
"""Bytes of the header up to the one that says whether a write-ahead log belongs to the file (fileformat2.html)."""
_TOLD = 3
"""Faults that a sentence names at the most."""


class BrokenOffError(ClaimdeskError):
    """A snapshot was not wanted any more before it was whole."""


class Halt:
    """Breaks off, from another thread, what looks at it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = False
        self._at_work: set[sqlite3.Connection] = set()

    def ask(self) -> None:
        """Break off what is done now, and all that begins later."""
        with self._lock:
            self._asked = True
            for connection in self._at_work:
                connection.interrupt()

    def end(self, *threads: threading.Thread | None) -> None:
        """Break off what these threads do, and wait for them."""
        for thread in threads:
            self.ask()
            while thread is not None and thread.is_alive():
                thread.join(_AGAIN)
                self.ask()  # between two questions there was nothing to interrupt

    def look(self) -> None:
        """Raise BrokenOffError where that was asked for."""
        if self._asked:
            raise BrokenOffError("The backup was broken off; what was there before is as it was.")

    @contextmanager
    def over(self, connection: sqlite3.Connection) -> Generator[None]:
        """Let the connection's questions be broken off while this lasts."""
        with self._lock:
            self.look()
            self._at_work.add(connection)
        try:
            yield
        except sqlite3.OperationalError:
            self.look()
            raise
        finally:
            with self._lock:
                self._at_work.discard(connection)


@dataclass(frozen=True, slots=True)
class Contents:
    """How much of each noun a file holds."""

    articles: int
    claims: int
    verdicts: int
    sources: int


def snapshot(source: Path, target: Path, *, replace: bool = False, halt: Halt | None = None) -> None:
    """Copy the library ``source``, as it is at one moment, to the file ``target``, whole and checked or not at all.

    Others may write meanwhile. A file that is there is left alone unless ``replace`` is true. Raises ClaimdeskError.
    """
    halt = halt or Halt()
    if not target.parent.is_dir():
        raise ClaimdeskError("The folder {folder} is not there, so no backup was made in it.", folder=target.parent)
    with _told_of(target.parent):
        clear(target.parent)
        part = part_of(target)
        try:
            with closing(_connect_to_copy(source)) as reading:
                copy(reading, part, halt)
            flush(part)
            settle(part, target, replace=replace)
        finally:
            part.unlink(missing_ok=True)


def _connect_to_copy(source: Path) -> sqlite3.Connection:
    """Beside those who write; where nobody can, as ``open_to_read`` does."""
    return open_to_read(source) if ways.barrier(source) else connect(source, query_only=True)


def part_of(path: Path, what: str = "backup") -> Path:
    """The name that a file has until it is whole."""
    return path.with_name(f".{path.name}.{new_id()[:8]}.{what}.part")


def copy(
    reading: sqlite3.Connection, part: Path, halt: Halt, prepare: Callable[[sqlite3.Connection], None] | None = None
) -> None:
    """Copy what ``reading`` sees to the new file ``part``, let ``prepare`` change the copy, and check it.

    Raises ClaimdeskError where that is no library in good order.
    """
    with closing(sqlite3.connect(part, isolation_level=None)) as written:
        _check_room(reading, part.parent)
        # nobody else can open it, so that it is not cleared away; it is flushed as a whole afterwards
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = OFF", "synchronous = OFF"):
            written.execute(f"PRAGMA {pragma}")
        make_safe(written)
        if _mode(reading) == "wal":  # one moment for all chunks; it holds up nobody who writes
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        reading.backup(written, pages=PAGES, progress=lambda _status, _remaining, _total: halt.look())
        reading.rollback()
        with halt.over(written):
            if _mode(written, "DELETE") != "delete":  # else the file of a library in WAL would need two others
                raise ClaimdeskError("The backup in {folder} could not be made a single file.", folder=part.parent)
            if prepare is not None:
                prepare(written)
            found = faults(written)
        if found:
            raise ClaimdeskError("The library is damaged ({faults}), so no backup was made of it.", faults=_list(found))


def faults(connection: sqlite3.Connection) -> list[Phrase | str]:
    """What is wrong with the file behind the connection, a line for each fault; newer schemas are none."""
    try:
        if _number(connection, "application_id") != migrations.APPLICATION_ID:
            return [Phrase("it is no Claimdesk library")]
        if migrations.version(connection) < 1:
            return [Phrase("it holds no library")]
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
        return [*found] or [
            Phrase("row {row} of {table} refers to nothing", row=row[1], table=row[0])
            for row in connection.execute("PRAGMA foreign_key_check")
        ]
    except sqlite3.DatabaseError as error:
        if "interrupted" in str(error) or "locked" in str(error):
            raise
        return [str(error)]


def verify(path: Path, halt: Halt | None = None) -> None:
    """Raise ClaimdeskError unless the file is a Claimdesk library in good order; it is not changed."""
    halt = halt or Halt()
    try:
        with closing(open_to_read(path)) as connection, halt.over(connection):
            short = path.stat().st_size % _number(connection, "page_size")  # SQLite takes what is missing for zeros
            found = [Phrase("its end is missing")] if short else faults(connection)
    except (sqlite3.Error, OSError) as error:
        found = [_reason(error)]
    if found:
        raise ClaimdeskError(
            "{path} is no backup that can be used ({faults}); nothing was changed.", path=path, faults=_list(found)
        )


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes neither the file nor its folder, which may be read-only.

    Not for a file that this process has open: to look at it besides would drop the locks on it.
    """
    alone = not any(path.with_name(path.name + log).exists() for log in ("-wal", "-journal"))
    how = "&immutable=1" if alone and _wants_log(path) else ""  # else SQLite makes the log, if only to read
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{how}", uri=True, isolation_level=None)
    make_safe(connection)
    return connection


def _wants_log(path: Path) -> bool:
    """Whether SQLite keeps a write-ahead log beside the file while it is open."""
    with path.open("rb") as file:
        return file.read(_HEADER)[_HEADER - 1 :] == b"\x02"


def mark_of(path: Path) -> str | None:
    """A short word for what the library holds, which changes with each step; None where nothing was ever done.

    It is read from the content alone: neither clocks nor the dates of files have a say in it.
    """
    with _told_of(path.parent), closing(connect(path, query_only=True)) as connection:
        connection.execute("BEGIN")
        last = connection.execute("SELECT number, at, state FROM step ORDER BY number DESC LIMIT 1").fetchone()
        if last is None:
            return None
        steps = connection.execute("SELECT count(*) FROM step").fetchone()
        edits = connection.execute("SELECT id, after FROM edit ORDER BY id DESC LIMIT 100").fetchall()
        return sha256(repr((migrations.version(connection), last, steps, edits)).encode()).hexdigest()


def contents_of(path: Path, halt: Halt | None = None) -> Contents:
    """How much of each noun the file holds; raises ClaimdeskError where it cannot be read."""
    halt = halt or Halt()
    with _told_of(path.parent), closing(open_to_read(path)) as connection, halt.over(connection):
        counted = (
            connection.execute(f"SELECT count(*) FROM {noun}").fetchone()[0]
            for noun in ("article", "claim", "verdict", "source")
        )
        return Contents(*counted)


def continues(library: Path, earlier: Path) -> bool:
    """Whether ``earlier`` is a single file that holds an earlier state of ``library``: the beginning of its history."""
    first, last = "SELECT number, at FROM step ORDER BY number LIMIT 1", "SELECT max(number) FROM step"
    try:
        with closing(open_to_read(earlier)) as before, closing(open_to_read(library)) as now:
            (begun, then), (begun_here, here) = (
                (c.execute(first).fetchone(), c.execute(last).fetchone()[0]) for c in (before, now)
            )
            return not _wants_log(earlier) and begun is not None and begun == begun_here and then <= here
    except (sqlite3.Error, OSError):
        return False


def clear(folder: Path, what: str = "backup") -> None:
    """Remove what snapshots that were killed have left; what another process is writing stays."""
    for part in folder.glob(f".*.{what}.part"):
        if not _in_use(part):
            for ending in ("", "-wal", "-shm", "-journal"):
                with suppress(OSError):
                    part.with_name(part.name + ending).unlink()


def _in_use(part: Path) -> bool:
    try:
        with closing(sqlite3.connect(part, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return "locked" in str(error)
    return False


def settle(part: Path, path: Path, *, replace: bool) -> None:
    """Give a file that is whole its name, and note that on the disk."""
    if replace:
        part.replace(path)
    else:
        try:
            path.hardlink_to(part)  # a rename would silently take the place of a file
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if path.exists():
                raise
            part.replace(path)
    if sys.platform != "win32":  # which cannot open a folder
        flush(path.parent)


def flush(path: Path) -> None:
    """Have the system put the file, or a folder's list of files, on the disk; no connection to it may be open."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode(connection: sqlite3.Connection, wanted: str = "") -> str:
    return str(connection.execute(f"PRAGMA journal_mode{f' = {wanted}' if wanted else ''}").fetchone()[0]).lower()


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _check_room(reading: sqlite3.Connection, folder: Path) -> None:
    needed = _number(reading, "page_count") * _number(reading, "page_size") + _ROOM
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ClaimdeskError(
            "There is no room for a backup in {folder}: it needs {needed} MB and {free} MB are "
            "free; what was there before is as it was.",
            folder=folder,
            needed=f"{needed / 1e6:.1f}",
            free=f"{free / 1e6:.1f}",
        )


def _list(found: Sequence[Phrase | str]) -> object:
    return joined("{before}; {next}", [*found[:_TOLD], *(["…"] if len(found) > _TOLD else [])])


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


@contextmanager
def _told_of(folder: Path) -> Generator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise ClaimdeskError(
            "The backup in {folder} could not be made or read: {reason}; what was there before is as it was.",
            folder=folder,
            reason=_reason(error),
        ) from error
