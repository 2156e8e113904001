"""What can be done for a library that cannot be opened any more. The damaged file is renamed at the most."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.health import GoOn, Salvaged, StoppedError
from claimdesk.domain.model import Reviewer
from claimdesk.services.checking import check_library, salvage_library
from claimdesk.storage.aside import put_in_place
from claimdesk.storage.backup import clear, part_of
from claimdesk.storage.connections import plainly


class Snapshot(Protocol):
    """One backup: where it lies, and when it was made, in UTC."""

    @property
    def path(self) -> Path: ...
    @property
    def at(self) -> datetime: ...


class Backups(Protocol):
    """The backups of one library."""

    def all(self) -> Sequence[Snapshot]:
        """The backups, newest first."""
        ...

    def restore(self, path: Path) -> object:
        """Put a backup in the library's place, once what is there is kept. Raises ClaimdeskError."""
        ...


def restore_newest_good(backups: Backups, go_on: GoOn) -> Snapshot:
    """Restore the newest backup in which a full check finds no fault; which one that was.

    Raises ClaimdeskError, with nothing changed, where there is none.
    """
    for snapshot in backups.all():
        try:
            sound = check_library(snapshot.path, go_on=go_on).sound
        except StoppedError:
            raise
        except ClaimdeskError:  # the disk has lost it
            continue
        if sound:
            backups.restore(snapshot.path)
            return snapshot
    raise ClaimdeskError("None of the backups is in good order, so nothing was restored; the library is as it was.")


def salvage_beside(path: Path, reviewer: Reviewer | None, go_on: GoOn) -> Salvaged:
    """Save what can be read into a new library beside the damaged one, hidden until it takes its place.

    What an earlier try left that was killed goes: it would look like a library, and be half of one.
    """
    clear(path.parent, "salvage")
    return salvage_library(path, part_of(path, "salvage"), reviewer, go_on)


def take_its_place(salvaged: Path, path: Path) -> Path:
    """Put the damaged library at ``path`` aside and the salvaged one in its place; where the damaged one is now.

    Raises ClaimdeskError, with both files as they were, where that cannot be done.
    """
    with plainly(path):
        return put_in_place(salvaged, path)
