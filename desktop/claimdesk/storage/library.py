"""A library is one SQLite file: read over one connection, written over another that is opened by the first write."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimdesk.domain.errors import NotSavedError
from claimdesk.storage import migrations
from claimdesk.storage.connections import check, connect, make, plainly
from claimdesk.storage.reading import Reading

if TYPE_CHECKING:
    from claimdesk.storage.writing import Transaction, Writer


class Library:
    """The open file at ``path``; a file that does not exist is made.

    An old file is brought to the newest schema; ``keep`` is called before, with its path and schema, and keeps a copy.
    Without it, the copy is put beside the file.

    Raises ClaimdeskError, with nothing changed, for a file that is no library or was written by a newer Claimdesk.
    """

    def __init__(self, path: Path, keep: Callable[[Path, int], None] | None = None) -> None:
        self.path = path.absolute()
        self.made = False
        with plainly(self.path):
            if not self.path.exists():
                make(self.path)
                self.made = True
            check(self.path)
            connection = connect(self.path)
            try:
                migrations.upgrade(connection, self.path, lambda at: (keep or keep_beside)(self.path, at))
                self.schema = migrations.version(connection)
            finally:
                connection.close()
            self._file = self._identity()
            self.read = Reading(self.path)
        self._writer: Writer | None = None

    def _identity(self) -> tuple[int, int] | None:
        """Which file lies at the path; None where there is none, or its folder is away."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def prepare_to_write(self) -> None:
        """Load what writing needs, which takes SQLModel half a second; safe in a thread once Qt is loaded."""
        import claimdesk.storage.steps as _  # noqa: F401

    @contextmanager
    def transaction(self) -> "Generator[Transaction]":
        """All that is put and removed within lands together, durably, or nothing does."""
        from claimdesk.storage.writing import Writer

        if self._identity() != self._file:  # what is written now would go with the old file
            raise NotSavedError(
                f"The library {self.path} was moved, removed or replaced while it was open, so the last change was "
                "not saved; put the file back, or open the library again."
            )
        if self._writer is None:
            self._writer = Writer(self.path)
            self.read.watch_by(self._writer.connection)
        with self._writer.transaction() as tx:
            yield tx

    def close(self) -> None:
        """Close both connections; the last one to close folds the write-ahead log into the file."""
        self.read.close()
        if self._writer is not None:
            self._writer.close()


def keep_beside(path: Path, schema: int) -> None:
    """Keep a checked copy of an old library beside it, before its schema changes."""
    from claimdesk.storage.backup import snapshot

    snapshot(path, path.with_name(f"{path.name}.schema-{schema}.bak"), replace=True)
