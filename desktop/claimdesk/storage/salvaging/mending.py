"""A copy of a damaged file with a header and a list of tables that SQLite takes, so that the rest can be read.

The fields of the header are those of https://sqlite.org/fileformat2.html#the_database_header.
"""

import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from claimdesk.storage import migrations
from claimdesk.storage.connections import make, untouched
from claimdesk.storage.damage import waits

_PAGE = 4096
"""Bytes of a page in every library that was made by Claimdesk."""
_SIZES = {1 << power for power in range(9, 16)}
_SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'"


@contextmanager
def mended(path: Path, folder: Path) -> Generator[sqlite3.Connection]:
    """A connection to a copy in ``folder``, as whole as it can be made; the copy is gone afterwards."""
    with TemporaryDirectory(prefix=".claimdesk-", dir=folder, ignore_cleanup_errors=True) as place:
        whole, copy = Path(place) / "whole", Path(place) / "copy"
        make(whole)
        for graft in (False, True):
            _copy(path, copy)
            _mend_header(copy)
            if graft:
                _graft_tables(copy, whole)
            if _mend_tables(copy, whole):
                break
        with closing(untouched(copy)) as connection:
            connection.execute("PRAGMA writable_schema = ON")  # of several tables, one that is broken hides no other
            yield connection


def _copy(path: Path, copy: Path) -> None:
    for ending in ("", "-wal"):
        old, new = (one.with_name(f"{one.name}{ending}") for one in (path, copy))
        new.unlink(missing_ok=True)
        if old.exists():
            shutil.copyfile(old, new)
    copy.with_name(f"{copy.name}-shm").unlink(missing_ok=True)


def _mend_header(copy: Path) -> None:
    data = copy.read_bytes()[:100]
    header = bytearray(data.ljust(100, b"\0"))
    size = int.from_bytes(header[16:18], "big")
    if size not in _SIZES or copy.stat().st_size % size:
        size = _PAGE
    in_wal = waits(copy)
    header[:16] = b"SQLite format 3\0"
    header[16:18] = size.to_bytes(2, "big")
    header[18:24] = bytes([2 if in_wal else 1] * 2 + [0, 64, 32, 32])
    header[32:40] = bytes(8)  # no free pages: nothing is written here
    header[44:48] = (4).to_bytes(4, "big")
    header[52:56] = header[64:68] = bytes(4)
    header[56:60] = (1).to_bytes(4, "big")
    header[68:72] = migrations.APPLICATION_ID.to_bytes(4, "big")
    if not in_wal:  # let the length of the file say how many pages there are
        header[92:96] = bytes(one ^ 0xFF for one in header[24:28])
    with copy.open("r+b") as file:
        file.write(header)


def _mend_tables(copy: Path, whole: Path) -> bool:
    """Write the tables' definitions anew where they differ; whether they can all be read then."""
    with closing(sqlite3.connect(whole)) as made:
        wanted = dict(made.execute(_SCHEMA).fetchall())
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            found: dict[str, str] = dict(connection.execute(_SCHEMA).fetchall())
            for name in wanted.keys() & found.keys():
                if found[name] != wanted[name]:
                    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [wanted[name], name])
        return wanted.keys() <= found.keys()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _graft_tables(copy: Path, whole: Path) -> None:
    """Take the list of tables from a new library: where each begins is the same in all that were made by Claimdesk."""
    new = whole.read_bytes()
    pages, first = [1], 100
    if new[first] == 5:  # the list has more pages than the first
        cells = int.from_bytes(new[first + 3 : first + 5], "big")
        starts = [int.from_bytes(new[at : at + 2], "big") for at in range(first + 12, first + 12 + 2 * cells, 2)]
        pages += [int.from_bytes(new[at : at + 4], "big") for at in [*starts, first + 8]]
    with copy.open("r+b") as file:
        for page in pages:
            at = (page - 1) * _PAGE
            file.seek(at + (100 if page == 1 else 0))
            file.write(new[file.tell() : at + _PAGE])
