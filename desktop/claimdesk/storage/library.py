"""A library is one SQLite file: read over one connection, written over another that is opened by the first write."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from claimdesk.domain.errors import NotSavedError
from claimdesk.domain.phrases import Phrase
from claimdesk.storage import migrations, ways
from claimdesk.storage.connections import check, connect, make, plainly
from claimdesk.storage.reading import Reading

if TYPE_CHECKING:
    from claimdesk.storage.writing import Transaction, Writer


_LOADING = Lock()


class Library:
    """The open file at ``path``; a file that does not exist is made.

    An old file is brought to the newest schema; ``keep`` is called before, with its path and schema, and keeps a copy.
    Without it, the copy is put beside the file.

    A file that cannot be written is opened to read; ``way.barred`` then says why. Raises ClaimdeskError, with nothing
    changed, for a file that is no library or was written by a newer Claimdesk.
    """

    def __init__(self, path: Path, keep: Callable[[Path, int], None] | None = None) -> None:
        self.path = path.absolute()
        self.made = False
        with plainly(self.path):
            if not self.path.exists():
                make(self.path)
                self.made = True
            self.way = ways.way_to(self.path)
            try:
                self._open(keep or keep_beside)
            except BaseException:
                self.way.leave()
                raise
        self._writer: Writer | None = None
        self._log: list[tuple[int, int] | None] = []

    def _open(self, keep: Callable[[Path, int], None]) -> None:
        try:
            self.schema = self._bring_up(keep)
        except sqlite3.OperationalError as error:
            self.way = ways.after(error, self.way)
            self.schema = self._bring_up(keep)
        self._file = _identity(self.path)
        self.read = Reading(self.path, self.way)

    def _bring_up(self, keep: Callable[[Path, int], None]) -> int:
        """Bring the file to the newest schema, or a copy of one that can only be read; the schema's number."""
        check(self.path, self.way)
        with closing(connect(self.path, query_only=bool(self.way.barred), way=self.way)) as connection:
            if not self.way.barred:
                migrations.upgrade(connection, self.path, lambda at: keep(self.path, at))
            at = migrations.version(connection)
        if at < len(migrations.STEPS):
            why = Phrase("{why}; it is of an older form, so a copy is shown", why=self.way.barred)
            self.way = ways.copy_of(self.way, why)
            with closing(connect(self.path, way=self.way)) as connection:
                migrations.upgrade(connection, self.way.file)
                at = migrations.version(connection)
        return at

    def another_reading(self) -> Reading:
        """Another connection to read over, for another thread."""
        return Reading(self.path, self.way)

    def is_at(self, path: Path) -> bool:
        """Whether ``path`` is this library, maybe under another name."""
        try:
            return path.samefile(self.path)
        except OSError:
            return path.absolute() == self.path

    def in_place(self) -> bool:
        """Whether the file that was opened still lies where it lay."""
        return _identity(self.path) == self._file

    def prepare_to_write(self) -> None:
        """Load what writing needs, which takes SQLModel half a second; safe in a thread once Qt is loaded.

        One thread at a time: of two that import the same modules, Python lets one see them half made.
        """
        with _LOADING:
            import claimdesk.storage.steps as _  # noqa: F401

    def may_write(self) -> None:
        """Raise NotSavedError where this library is open to be read only."""
        if self.way.barred:
            raise NotSavedError("This library can only be read: {why}. Nothing was changed.", why=self.way.barred)

    @contextmanager
    def transaction(self) -> "Generator[Transaction]":
        """All that is put and removed within lands together, durably, or nothing does."""
        self.may_write()
        self.prepare_to_write()
        from claimdesk.storage.writing import Writer

        if not self.in_place():  # what is written now would go with the old file
            self._fold_in()
            raise NotSavedError(
                "The library {path} was moved, removed or replaced while it was open, so the last change was "
                "not saved; put the file back, or open the library again.",
                path=self.path,
            )
        if self._writer is None:
            self._writer = Writer(self.path, self.way)
            self.read.watch_by(self._writer.connection)
        if self._log and self._log_files() != self._log:
            self._fold_in()
            raise NotSavedError(
                "The log beside the library {path} was removed while it was open, so the last change was not "
                "saved; please close the library and open it again.",
                path=self.path,
            )
        with self._writer.transaction() as tx:
            yield tx
        if not self._log and self.way.journal == ways.WAL:
            self._log = self._log_files()

    def _log_files(self) -> list[tuple[int, int] | None]:
        """Which files are the write-ahead log and what its readers share; SQLite goes on with removed ones."""
        return [_identity(ways.beside(self.path, ending)) for ending in ("-wal", "-shm")]

    def _fold_in(self) -> None:
        """Bring what is in the log into the file that it belongs to, unless others may go by another log already.

        Left behind, it would be missed by a file that was moved, and be applied to one that took its place.
        """
        if self._writer is not None and self._log and self._log_files()[1] == self._log[1]:
            with plainly(self.path):
                self._writer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close both connections; the last one to close folds the write-ahead log into the file."""
        self.read.close()
        if self._writer is not None:
            if not self.in_place():  # closing alone would leave what is in the log behind
                with suppress(NotSavedError):
                    self._fold_in()
            self._writer.close()
        self.way.leave()


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at ``path``; None where there is none, or its folder is away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def keep_beside(path: Path, schema: int) -> None:
    """Keep a checked copy of an old library beside it, before its schema changes."""
    from claimdesk.storage.backup import snapshot

    snapshot(path, path.with_name(f"{path.name}.schema-{schema}.bak"), replace=True)
