"""Opening SQLite: the settings that keep a library safe, and one sentence for each thing that can go wrong."""

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.storage import migrations

_HEADER = b"SQLite format 3\0"
_SAFE = ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "busy_timeout = 5000")


def connect(path: Path, *, query_only: bool = False) -> sqlite3.Connection:
    """A connection to the library at ``path``, which must exist; it begins transactions only when told to.

    A commit is on the disk when it returns: WAL with synchronous=FULL.
    """
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        for pragma in _SAFE:
            connection.execute(f"PRAGMA {pragma}")
        if query_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def make(path: Path) -> None:
    """Make an empty library at ``path``, under another name until it is whole: nobody ever meets a half-made one."""
    if not path.parent.is_dir():
        raise ClaimdeskError(f"The folder {path.parent} does not exist. Please make it first, or choose another place.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch()
        connection = connect(part)
        try:
            migrations.upgrade(connection, part)
        finally:
            connection.close()
        if not path.exists():
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def check_header(path: Path) -> None:
    """Refuse what is not a whole SQLite file before SQLite itself takes an empty file for a new library."""
    if path.is_dir():
        raise ClaimdeskError(f"{path} is a folder, not a library file.")
    with path.open("rb") as file:
        header = file.read(len(_HEADER))
    if header != _HEADER:
        kind = "is empty" if not header else "is not a Claimdesk library"
        raise ClaimdeskError(f"The file {path} {kind}. Nothing was changed; please choose another file.")


def _plain(error: Exception, path: Path) -> str:
    text = str(error)
    if isinstance(error, PermissionError) or "readonly" in text or "unable to open" in text:
        return f"The library {path} cannot be opened or written: permission is missing or its folder is read-only."
    if "disk is full" in text or getattr(error, "errno", None) == errno.ENOSPC:
        return f"The disk is full, so the last change was not saved in {path}. What was saved before is safe."
    if "locked" in text or "busy" in text:
        return f"Another program is writing to the library {path}. The last change was not saved; please try again."
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return f"The library {path} is damaged. It was left as it is."
    return f"The library {path} cannot be used: {text}."


@contextmanager
def plainly(path: Path) -> Generator[None]:
    """Turn what SQLite and the file system say about ``path`` into a ClaimdeskError of one sentence."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
        raise ClaimdeskError(_plain(error, path)) from error
