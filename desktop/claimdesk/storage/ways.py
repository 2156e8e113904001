"""How the file of a library can be opened: to write in the journal mode that its place allows, or only to read."""

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from claimdesk.domain.phrases import Phrase
from claimdesk.storage.whereabouts import Place, place_of

WAL, ROLLBACK = "WAL", "DELETE"
"""The journal modes: a write-ahead log, or a rollback journal where a place does not allow that."""

_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_NO_ROOM = {sqlite3.SQLITE_FULL}
_WAL_VERSION = 2


class Way(NamedTuple):
    """How connections open a library.

    ``file`` is what they open: the library, or a copy in a folder of its own that goes with ``leave``. ``query`` goes
    to SQLite (https://sqlite.org/uri.html). ``barred`` is the end of a sentence that says why nothing can be
    written; None where something can.
    """

    file: Path
    journal: str = WAL
    query: str = "mode=rw"
    barred: Phrase | None = None
    place: Place | None = None
    copied: bool = False

    @property
    def unlocked(self) -> bool:
        """Whether SQLite takes the file for one that nobody changes."""
        return "immutable" in self.query

    def leave(self) -> None:
        """Remove the copy, if there is one."""
        if self.copied:
            import shutil

            shutil.rmtree(self.file.parent, ignore_errors=True)


def way_to(path: Path) -> Way:
    """The way to open the library at ``path``, which exists."""
    place = place_of(path)
    barred = barrier(path) if path.is_file() else None
    if barred:
        return to_read(path, barred)
    return Way(path, journal=ROLLBACK if place else WAL, place=place)


def journal_at(path: Path) -> str:
    """The journal mode for a library that is to be made at ``path``."""
    return ROLLBACK if place_of(path) else WAL


def barrier(path: Path) -> Phrase | None:
    """Why the library at ``path`` cannot be written, as the end of a sentence; None where it can."""
    if hasattr(os, "statvfs") and os.statvfs(path).f_flag & os.ST_RDONLY:
        return Phrase("it lies on a disk that can only be read")
    if not _may_write(path.parent):
        return Phrase("you may not write to its folder {folder}", folder=path.parent)
    if not _may_write(path):
        return Phrase("you may not write to the file {name}", name=path.name)
    return None


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def after(error: sqlite3.OperationalError, way: Way) -> Way:
    """The way to read what could not be opened to write; raises the error again where it says anything else."""
    whole = getattr(error, "sqlite_errorcode", 0)  # Python's own errors have none
    full = whole & 0xFF in _NO_ROOM or whole == sqlite3.SQLITE_IOERR_SHMSIZE
    if way.barred or not (full or whole & 0xFF in _FORBIDDEN):
        raise error
    no_room, no_way = Phrase("there is no room left on its disk"), Phrase("its place cannot be written to")
    return to_read(way.file, no_room if full else no_way)


def to_read(path: Path, barred: Phrase) -> Way:
    """The way to read a library that cannot be written, without writing anything beside it.

    A library with a write-ahead log is read as a file that nobody changes, if no log is there. If one is, SQLite reads
    it where it can; otherwise both are copied and the copy is read.
    """
    way = Way(path, query="mode=ro", barred=barred)
    if not beside(path, "-wal").exists() and _keeps_log(path):
        way = way._replace(query="mode=ro&immutable=1")
    if _can_be_read(way):
        return way
    left = [name for name in ("-wal", "-journal") if _size(beside(path, name))]
    if left:
        kept = beside(path, left[0]).name
        copied = Phrase("{why}; its last changes lie in {name}, so a copy of both is shown", why=barred, name=kept)
        return copy_of(way, copied)
    return way._replace(query="mode=ro&immutable=1")


def copy_of(way: Way, barred: Phrase) -> Way:
    """The same library as a copy in a folder of its own, with the changes that are not in the file yet."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="claimdesk-"))
    try:
        for name in ("", "-wal", "-journal"):
            if beside(way.file, name).exists():
                shutil.copyfile(beside(way.file, name), folder / f"{way.file.name}{name}")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Way(folder / way.file.name, barred=barred, copied=True)


def beside(path: Path, ending: str) -> Path:
    """The file that SQLite keeps beside a library."""
    return path.with_name(path.name + ending)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _keeps_log(path: Path) -> bool:
    """Whether the file says that it has a write-ahead log (https://sqlite.org/fileformat.html#file_format_version_numbers)."""
    with path.open("rb") as file:
        return file.read(20)[18:] == bytes([_WAL_VERSION, _WAL_VERSION])


def _can_be_read(way: Way) -> bool:
    connection = sqlite3.connect(f"{way.file.as_uri()}?{way.query}", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
