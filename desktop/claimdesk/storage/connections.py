"""Opening SQLite: the settings that keep a library safe, and one sentence for each thing that can go wrong."""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError, NotSavedError
from claimdesk.domain.model import new_id
from claimdesk.domain.phrases import Phrase
from claimdesk.storage import migrations, ways
from claimdesk.storage.damage import SMALLEST, damaged, is_named_so, is_stump, waits
from claimdesk.storage.ways import Way

_HEADER = 100
"""Bytes of an SQLite file's header (https://sqlite.org/fileformat2.html)."""

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_SAFE = ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "busy_timeout = 5000")
_BROKEN = (
    "malformed", "corrupt", "decode to UTF-8", "unsupported file format", "no such table", "no such column",
    "no such index", "already exists", "duplicate column",
)  # fmt: skip
"""What it says of damaged files, whose tables are not those that our questions know; the last two are of headers that
say that a file is older than it is."""
_NEWS = (sqlite3.OperationalError, sqlite3.DatabaseError)
"""What SQLite says of files, locks and disks; its other errors, for a broken constraint say, are bugs of ours."""


def connect(path: Path, *, query_only: bool = False, way: Way | None = None) -> sqlite3.Connection:
    """A connection to the library at ``path``, which must exist; it begins transactions only when told to.

    A commit is on the disk when it returns: WAL with synchronous=FULL. Where ``way`` says that the place does not allow
    WAL, it is a rollback journal, flushed together with its folder.
    """
    way = way or Way(path.absolute())
    connection = sqlite3.connect(f"{way.file.as_uri()}?{way.query}", uri=True, isolation_level=None)
    try:
        make_safe(connection)
        if query_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute(f"PRAGMA journal_mode = {way.journal}")
            connection.execute(f"PRAGMA synchronous = {'FULL' if way.journal == ways.WAL else 'EXTRA'}")
    except BaseException:
        connection.close()
        raise
    return connection


def make_safe(connection: sqlite3.Connection) -> None:
    """Set what each connection of ours keeps to, whatever the file holds (https://sqlite.org/security.html)."""
    for pragma in _SAFE:
        connection.execute(f"PRAGMA {pragma}")


def untouched(path: Path) -> sqlite3.Connection:
    """A connection that looks at a file which may be damaged, and of which not a byte is to change.

    What waits in the write-ahead log would be written into the file on closing, were the connection able to write. Text
    comes out whatever its bytes are: those that are no UTF-8 as half characters.
    """
    mode = "ro" if waits(path) else "ro&immutable=1" if ways.barrier(path) else "rw"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.text_factory = _decoded
    for pragma in _SAFE:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def is_library(path: Path) -> bool:
    """Whether a file is named as a library, or begins like one: SQLite's header, our application id at byte 68.

    Never to be asked of a library that is open in this process: closing the file drops the locks that it holds.
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
        raise ClaimdeskError(
            "The folder {folder} does not exist; please make it first, or choose another place.", folder=path.parent
        )
    for left in (ways.beside(path, "-wal"), ways.beside(path, "-journal")):
        if left.exists() and left.stat().st_size:  # SQLite would apply it to the new file
            raise ClaimdeskError(
                "{name} in {folder} holds changes of a library that was moved or removed, so no new one was made "
                "beside it; put the library back, or choose another name.",
                name=left.name,
                folder=left.parent,
            )
    part = path.with_name(f".{path.name}.{new_id()[:8]}.part")
    try:
        part.touch(exist_ok=False)
        connection = connect(part, way=Way(part.absolute(), journal=ways.journal_at(part)))
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


def check(path: Path, way: Way | None = None) -> None:
    """Refuse what is no library, with not a byte of it changed: SQLite takes a file of 0 or 1 bytes for a new one.

    The file is read through SQLite alone: opening and closing it besides would drop the locks that this process holds.
    """
    refuse_what_is_no_file(path)
    size = path.stat().st_size
    if size < SMALLEST:
        if not is_stump(path):
            if size:
                raise ClaimdeskError(
                    "The file {path} is not a Claimdesk library; nothing was changed, so please choose another file.",
                    path=path,
                )
            raise ClaimdeskError(
                "The file {path} is empty; nothing was changed, so please choose another file.", path=path
            )
        cut = Phrase("it was cut off after {size} bytes", size=size)
        raise damaged(path, cut if size else Phrase("the file is empty"))
    connection = connect(path, query_only=True, way=way) if way and way.barred else untouched(path)
    try:
        migrations.check(connection, path)
        whole = _pragma(connection, "page_count") * _pragma(connection, "page_size")
        if size < whole and not waits(path):
            raise damaged(path, Phrase("it was cut off, and has {size} bytes of {whole}", size=size, whole=whole))
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error) and is_named_so(path):
            raise damaged(path, Phrase("its beginning is not that of a library any more")) from error
        raise
    finally:
        connection.close()


def refuse_what_is_no_file(path: Path) -> None:
    """Raise ClaimdeskError for a folder, and for a pipe or a device, which could be read for ever."""
    if path.is_dir():
        raise ClaimdeskError("{path} is a folder, not a library file.", path=path)
    if path.exists() and not path.is_file():
        raise ClaimdeskError("{path} is no ordinary file, so it is no library; please choose another file.", path=path)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _plain(error: Exception, path: Path) -> NotSavedError:
    text = str(error)
    if isinstance(error, PermissionError) or "readonly" in text or "unable to open" in text:
        return NotSavedError(
            "The library {path} cannot be opened or written: permission is missing or its folder is read-only.",
            path=path,
        )
    if "disk is full" in text or getattr(error, "errno", None) in _NO_ROOM:
        return NotSavedError(
            "The disk is full, so the last change was not saved in {path}; what was saved before is safe.", path=path
        )
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_IOERR:
        return NotSavedError(
            "The disk does not take or give what the library {path} needs ({reason}), so the last change was not "
            "saved; what was saved before is safe.",
            path=path,
            reason=text,
        )
    if "locked" in text or "busy" in text:
        return NotSavedError(
            "Another program is writing to the library {path}, so the last change was not saved; please try again.",
            path=path,
        )
    if "not a database" in text:
        return NotSavedError(
            "The file {path} is not a Claimdesk library; nothing was changed, so please choose another file.", path=path
        )
    return NotSavedError("The library {path} cannot be used: {reason}.", path=path, reason=text)


@contextmanager
def plainly(path: Path) -> Generator[None]:
    """Turn what SQLite and the file system say about ``path`` into a ClaimdeskError of one sentence."""
    try:
        yield
    except UnicodeDecodeError as error:  # Python cannot read what SQLite says of a damaged name
        raise damaged(path, Phrase("its list of tables cannot be read")) from error
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.Error) and type(error) not in _NEWS:
            raise
        if isinstance(error, sqlite3.Error) and any(word in str(error) for word in _BROKEN):
            raise damaged(path, Phrase("a part of it cannot be read ({reason})", reason=str(error))) from error
        raise _plain(error, path) from error
