"""A backup put in the place of a library: through SQLite where what is there is sound, by a rename where it is damaged.

Through SQLite, the new content is one transaction: whoever has the library open sees it as any other change. A damaged
file cannot take part in that. It is kept under its name and the date, and what SQLite would apply to the file that
comes in its place, the old write-ahead log above all, is put aside with it.
"""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.storage import migrations
from claimdesk.storage.aside import place_aside
from claimdesk.storage.backup import PAGES, Halt, clear, copy, faults, flush, open_to_read, part_of, verify
from claimdesk.storage.connections import connect, plainly, refuse_what_is_no_file
from claimdesk.storage.ways import way_to

_TRIES = 5
_WAITS = 2
"""Times that a lock is waited for, 5 s each."""
_LOCKED_BYTES = (510, 0x40000002)
"""How many bytes, from where, SQLite locks while a library is open (https://sqlite.org/src/file/src/os.h)."""


class _WrittenMeanwhileError(Exception):
    """Somebody wrote after what is there was kept: it must be kept anew."""


def restore(backup: Path, library: Path, keep: Callable[[], Path], halt: Halt | None = None) -> Path | None:
    """Put what ``backup`` holds in the place of ``library``; where that was kept before, None where there was nothing.

    ``keep`` makes a backup of a sound library and says where. The process must not have the library open itself.
    Raises ClaimdeskError, with nothing changed, where the backup is damaged or the library cannot be replaced safely.
    """
    halt = halt or Halt()
    with plainly(library):
        refuse_what_is_no_file(library)
        if backup.exists() and library.exists() and backup.samefile(library):
            raise ClaimdeskError("{path} is the library itself; nothing was changed.", path=backup)
        if not backup.is_file():
            raise ClaimdeskError("There is no backup {path}; nothing was changed.", path=backup)
        if not library.parent.is_dir():
            raise ClaimdeskError("The folder {folder} does not exist; please make it first.", folder=library.parent)
        with _stage(backup, library, halt) as part:
            if not library.exists():
                _put(part, library)
                return None
            if _is_sound(library):
                return _put_through(part, library, keep, halt)
            return _put_instead(part, library)


@contextmanager
def _stage(backup: Path, library: Path, halt: Halt) -> Generator[Path]:
    """A copy of the backup beside the library, checked and brought to the newest schema."""
    verify(backup, halt)
    clear(library.parent, "restore")
    part = part_of(library, "restore")
    try:
        with closing(open_to_read(backup)) as reading:
            copy(reading, part, halt, lambda connection: migrations.upgrade(connection, backup))
        yield part
    finally:
        part.unlink(missing_ok=True)


def _is_sound(library: Path) -> bool:
    with closing(open_to_read(library)) as connection:
        return library.stat().st_size > 0 and not faults(connection)


def _put_through(part: Path, library: Path, keep: Callable[[], Path], halt: Halt) -> Path:
    """Copy into the open file, in one transaction, unless somebody has written since what is there was kept."""
    for _ in range(_TRIES):
        with closing(connect(library, query_only=True)) as watch:
            seen = _data_version(watch)
            kept = keep()
            with suppress(_WrittenMeanwhileError), closing(open_to_read(part)) as source:
                pages = int(source.execute("PRAGMA page_count").fetchone()[0])
                waited = 0

                def look(status: int, remaining: int, _total: int) -> None:
                    nonlocal waited
                    waited = waited + 1 if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} else 0
                    if waited >= _WAITS:
                        raise ClaimdeskError(
                            "Another program is writing to the library {library}, so it was not restored; "
                            "please try again.",
                            library=library,
                        )
                    if remaining and not waited:  # it is ours alone now, and not committed yet
                        halt.look()
                        if _data_version(watch) != seen:  # noqa: B023 - called within the same round
                            raise _WrittenMeanwhileError

                with closing(connect(library, way=way_to(library))) as target:
                    source.backup(target, pages=min(PAGES, pages - 1), progress=look)
                    with suppress(sqlite3.OperationalError):  # somebody reads it; then it is folded in later
                        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                return kept
    raise ClaimdeskError(
        "Another program goes on writing to the library {library}, so it was not restored; please close it first.",
        library=library,
    )


def _data_version(watch: sqlite3.Connection) -> int:
    return int(watch.execute("PRAGMA data_version").fetchone()[0])


def _put_instead(part: Path, library: Path) -> Path:
    """Keep the damaged file and its log under another name, and rename the copy into its place."""
    _refuse_if_open(library)
    aside = place_aside(library)
    try:
        for ending in ("", "-wal"):
            old = _beside(library, ending)
            if old.exists():
                shutil.copy2(old, _beside(aside, ending))
                flush(_beside(aside, ending))
        flush(part)
    except BaseException:
        for ending in ("", "-wal"):
            _beside(aside, ending).unlink(missing_ok=True)
        raise
    _put(part, library)
    return aside


def _put(part: Path, library: Path) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        _beside(library, ending).unlink(missing_ok=True)
    flush(part)
    part.replace(library)
    if sys.platform != "win32":
        flush(library.parent)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _refuse_if_open(library: Path) -> None:
    """Raise ClaimdeskError while another process has the library open; Windows itself refuses to replace it then."""
    if sys.platform == "win32":
        return
    import fcntl

    with library.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *_LOCKED_BYTES)
        except OSError as error:
            raise ClaimdeskError(
                "The library {library} is damaged and another program has it open, so it was not replaced; "
                "please close Claimdesk everywhere and try again.",
                library=library,
            ) from error
