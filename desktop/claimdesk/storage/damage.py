"""What damage to a library's file looks like, told without a byte of it being changed."""

import sqlite3
from pathlib import Path

from claimdesk.domain.errors import DamagedError
from claimdesk.domain.phrases import Phrase

SMALLEST = 512
"""Bytes of the smallest page, and so of the smallest file, that SQLite writes."""

_MAGIC = b"SQLite format 3\0"
_PASSING = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
"""What SQLite says of locks, rights and disks, which may be otherwise the next time."""
HELP = Phrase("“claimdesk check” says what is hit, and “claimdesk restore” brings a backup back.")


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the error tells of what stands in the file, not of who else has it open or may use it."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _PASSING


def damaged(path: Path, what: Phrase) -> DamagedError:
    """The sentence on a damaged library, and what helps."""
    said = Phrase("The library {path} is damaged: {what}. It was left as it is.", path=path, what=what)
    return DamagedError(said, HELP)


def waits(path: Path) -> bool:
    """Whether newer pages than the file has wait in the write-ahead log beside it."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def is_stump(path: Path) -> bool:
    """Whether a file too short for a database is what is left of one, and no file of another kind.

    It may be read past SQLite, which cannot have it open: that would otherwise cost this process its locks.
    """
    start = path.read_bytes()[: len(_MAGIC)]
    return (start != b"" and start == _MAGIC[: len(start)]) or is_named_so(path)


def is_named_so(path: Path) -> bool:
    """Whether the file goes by a library's name, whatever is in it."""
    return path.suffix.casefold() == ".claimdesk" or waits(path)
