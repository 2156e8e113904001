"""What every part of a check shares: the faults found so far, how far it is, and whether to go on."""

import sqlite3
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager

from claimdesk.domain.health import Fault, GoOn, StoppedError
from claimdesk.storage.damage import is_damage

RESCUE = "restore a backup, or save what can be read into a new library."
"""What can be done where the file itself is hit."""
_MOST = 100
"""Faults of one part that are told one by one; a library in ruins has enough said of it then."""
_OPERATIONS = 20_000
"""SQLite's own operations between two questions whether to go on."""


class Watch:
    """Collects faults, and asks ``go_on``. Raises StoppedError from ``beat`` once the answer was no."""

    def __init__(self, go_on: GoOn | None = None) -> None:
        self.faults: list[Fault] = []
        self.counts: dict[str, int] = {}
        self._of_part: Counter[str] = Counter()
        self._go_on = go_on
        self._at = self._from = self._to = 0.0
        self._stopped = False

    def fault(self, part: str, line: str, noun: str | None = None, key: str | None = None) -> None:
        """Note a fault; of the many of one part, the first hundred."""
        self._of_part[part] += 1
        if self._of_part[part] <= _MOST:
            self.faults.append(Fault(part, line, noun, key))

    def told(self) -> list[Fault]:
        """The faults, with a line on those that were too many to be told."""
        more = [
            Fault(part, f"And {count - _MOST} more faults of this kind ({part}).")
            for part, count in self._of_part.items()
            if count > _MOST
        ]
        return self.faults + more

    def part(self, to: float) -> None:
        """The next part begins, after which ``to`` of all is done."""
        self._from, self._to = self._to, to
        self.beat(0)

    def beat(self, done: float | None = None) -> None:
        """Go on, if it is wanted; so much of this part is done, from 0 to 1."""
        if done is not None:
            self._at = self._from + (self._to - self._from) * min(done, 1.0)
        self._ask()
        if self._stopped:
            raise StoppedError("The check was stopped before it was done; nothing was changed.")

    def _ask(self) -> bool:
        if self._go_on is not None and not self._stopped:
            self._stopped = not self._go_on(self._at)
        return self._stopped

    @contextmanager
    def over(self, connection: sqlite3.Connection) -> Generator[None]:
        """Let questions to ``connection`` be broken off, however long each of them takes."""
        connection.set_progress_handler(self._ask, _OPERATIONS)
        try:
            yield
        except sqlite3.OperationalError:
            self.beat()
            raise
        finally:
            connection.set_progress_handler(None, 0)

    @contextmanager
    def reading(self, part: str, what: str) -> Generator[None]:
        """Take what cannot be read for a fault of ``what``, and go on behind it."""
        try:
            yield
        except (sqlite3.DatabaseError, OverflowError, UnicodeDecodeError) as error:
            self.beat()
            if isinstance(error, sqlite3.DatabaseError) and not is_damage(error):
                raise
            self.fault(part, f"{what} cannot be read ({str(error).encode('utf-8', 'replace').decode()}); {RESCUE}")
