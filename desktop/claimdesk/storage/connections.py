"""Opening SQLite: the settings that keep a library safe, and one sentence for each thing that can go wrong."""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError, NotSavedError
from claimdesk.domain.model import new_id
from claimdesk.storage import migrations

_HEADER = 100
"""Bytes of an SQLite file's header (https://sqlite.org/fileformat2.html)."""

_SMALLEST = 512
"""Bytes of the smallest page, and so of the smallest file, that SQLite writes."""

_SAFE = ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "busy_timeout = 5000")
_NEWS = (sqlite3.OperationalError, sqlite3.DatabaseError)
"""What SQLite says of files, locks and disks; its other errors, for a broken constraint say, are bugs of ours."""


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


def is_library(path: Path) -> bool:
    """Whether a file is named as a library, or begins like one: SQLite's header, our application id at byte 68.

    To be asked before any library is open in this process: closing the file drops the locks that the process holds.
    """
    if path.suffix.lower() == ".claimdesk":
        return path.is_file()
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == migrations.APPLICATION_ID.to_bytes(4, "big")


def make(path: Path) -> None:
    """Make an empty library at ``path``, under another name until it is whole: nobody ever meets a half-made one."""
    if not path.parent.is_dir():
        raise ClaimdeskError(f"The folder {path.parent} does not exist; please make it first, or choose another place.")
    part = path.with_name(f".{path.name}.{new_id()[:8]}.part")
    try:
        part.touch(exist_ok=False)
        connection = connect(part)
        try:
            migrations.upgrade(connection, part)
        finally:
            connection.close()
        _settle(part, path)
    finally:
        part.unlink(missing_ok=True)


def _settle(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)  # a rename would throw away the library that another process made in the meantime
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            part.replace(path)


def check(path: Path) -> None:
    """Refuse what is no library, with not a byte of it changed: SQLite takes a file of 0 or 1 bytes for a new one.

    The file is read through SQLite alone: opening and closing it besides would drop the locks that this process holds.
    """
    if path.is_dir():
        raise ClaimdeskError(f"{path} is a folder, not a library file.")
    size = path.stat().st_size
    if size < _SMALLEST:
        kind = "is not a Claimdesk library" if size else "is empty"
        raise ClaimdeskError(f"The file {path} {kind}; nothing was changed, so please choose another file.")
    connection = connect(path, query_only=True)
    try:
        migrations.check(connection, path)
    finally:
        connection.close()


def _plain(error: Exception, path: Path) -> str:
    text = str(error)
    if isinstance(error, PermissionError) or "readonly" in text or "unable to open" in text:
        return f"The library {path} cannot be opened or written: permission is missing or its folder is read-only."
    if "disk is full" in text or getattr(error, "errno", None) == errno.ENOSPC:
        return f"The disk is full, so the last change was not saved in {path}; what was saved before is safe."
    if "locked" in text or "busy" in text:
        return f"Another program is writing to the library {path}, so the last change was not saved; please try again."
    if "not a database" in text:
        return f"The file {path} is not a Claimdesk library; nothing was changed, so please choose another file."
    if "malformed" in text or "corrupt" in text:
        return f"The library {path} is damaged; it was left as it is."
    return f"The library {path} cannot be used: {text}."


@contextmanager
def plainly(path: Path) -> Generator[None]:
    """Turn what SQLite and the file system say about ``path`` into a ClaimdeskError of one sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.Error) and type(error) not in _NEWS:
            raise
        raise NotSavedError(_plain(error, path)) from error
