"""Steps: each change is one transaction, one entry in the history and one notice; undo works on what is kept."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimdesk.diagnostics.hooks import report
from claimdesk.domain.model import Reviewer, Step
from claimdesk.storage import past
from claimdesk.storage.library import Library

if TYPE_CHECKING:
    from claimdesk.storage.writing import Transaction

Listener = Callable[[Step], None]


class History:
    """The past of one library, and the only way in which it gets longer."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Have ``listener`` told of each step once it is on the disk."""
        self._listeners.append(listener)

    @contextmanager
    def step(
        self, name: str, reviewer: Reviewer | None, *, merge_key: str | Callable[[], str] | None = None
    ) -> "Generator[Transaction]":
        """Take one step: what is put and removed within is committed and noted together; nothing changed is no step.

        A ``merge_key`` that only what is done within tells is asked for at the end.
        """
        from claimdesk.storage import steps

        with self._library.transaction() as tx:
            yield tx
            taken = steps.record(tx, name, reviewer, merge_key() if callable(merge_key) else merge_key)
        self._tell(taken)

    def undo(self, reviewer: Reviewer | None) -> Step | None:
        """Take back the newest step; None where there is nothing to undo."""
        from claimdesk.storage import steps

        with self._library.transaction() as tx:
            taken = steps.undo(tx, reviewer)
        return self._tell(taken)

    def redo(self, reviewer: Reviewer | None) -> Step | None:
        """Do again what was undone last; None where there is nothing to redo."""
        from claimdesk.storage import steps

        with self._library.transaction() as tx:
            taken = steps.redo(tx, reviewer)
        return self._tell(taken)

    def note_export(self, name: str, reviewer: Reviewer | None) -> None:
        """Leave a mark that a set went out, for merging's sake."""
        from claimdesk.storage import steps

        with self._library.transaction() as tx:
            steps.record_export(tx, name, reviewer)

    def undo_name(self) -> str | None:
        return self._library.read.next_undo()

    def redo_name(self) -> str | None:
        return self._library.read.next_redo()

    def past(self, claim_id: str | None = None) -> list[Step]:
        """Every step, or those that touched one claim, oldest first."""
        return past.steps(self._library.read, claim_id)

    def _tell(self, step: Step | None) -> Step | None:
        if step is not None:
            for listener in self._listeners:
                try:
                    listener(step)
                except Exception as error:  # noqa: BLE001 - the step is on the disk, whatever became of the news
                    report(error)
        return step
