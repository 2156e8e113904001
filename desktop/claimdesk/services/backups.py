"""When the library is backed up, where backups lie, and which of them are kept."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.settings import Settings, data_folder
from claimdesk.storage.backup import BrokenOffError, Contents, Halt, contents_of, continues, mark_of, snapshot

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
DAYS, WEEKS, NEWEST = 14, 52, 64
"""Kept: one a day for two weeks, one a week for a year, and of the last day the newest 64, the others one an hour."""
MOST = NEWEST + (24 + 1) + (DAYS + 1) + (WEEKS + 1)
"""More backups of one library are never kept; a stretch of so many days touches one more."""

_HOUR = timedelta(hours=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d{1,9})-([a-z]+)\.claimdesk")
_TIME = "%Y%m%dT%H%M%SZ"


class Reason(StrEnum):
    """Why a backup was made."""

    OPENED = "opened"
    WORKED = "worked"
    ASKED = "asked"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept snapshot. ``number`` grows with each, whatever the clock says; ``at`` is in UTC."""

    path: Path
    number: int
    at: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the library is as in ``backup``, and what was there before is in ``kept``."""

    backup: Path
    kept: Path | None


def default_place() -> Path:
    """The folder of all backups, until a person chooses another."""
    return data_folder() / "backups"


class Backups:
    """The backups of the library at ``path``, in a folder of their own within the place that the settings name."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.library = path.absolute()
        self.place = Path(settings.backups) if settings.backups else default_place()
        apart = sha256(str(self.library.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        self.folder = self.place / f"{self.library.stem}-{apart}"

    def all(self) -> list[Backup]:
        """The backups, newest first: by their running number."""
        with suppress(OSError):
            found = filter(None, map(_backup, self.folder.iterdir()))
            return sorted(found, key=lambda one: (one.number, one.at, one.path.name), reverse=True)
        return []

    def back_up(self, reason: Reason, halt: Halt | None = None) -> Backup:
        """Make a backup now, and let go of those that need not be kept any longer.

        Raises ClaimdeskError, with the library and the earlier backups as they were, where that cannot be done.
        """
        self._make_folder()
        number = max((one.number for one in self.all()), default=0) + 1
        path = self.folder / f"{datetime.now(UTC).strftime(_TIME)}-{number:05}-{reason}.claimdesk"
        snapshot(self.library, path, halt=halt)
        for old in too_old(self.all()):
            with suppress(OSError):
                old.path.unlink()
        made = _backup(path)
        assert made is not None, "it was just made under such a name"
        return made

    def back_up_changes(self, reason: Reason, halt: Halt | None = None) -> Backup | None:
        """Make a backup unless the newest one holds the same; None where there was no need."""
        return self.back_up(reason, halt) if self.has_changed() else None

    def has_changed(self) -> bool:
        """Whether anything was done in the library since its newest backup; false while nothing was ever done."""
        mark, newest = mark_of(self.library), next(iter(self.all()), None)
        if mark is None or newest is None:
            return mark is not None
        try:
            return mark_of(newest.path) != mark
        except ClaimdeskError:  # the disk has lost it
            return True

    def restore(self, path: Path, halt: Halt | None = None) -> Restored:
        """Put the backup in the library's place, once what is there is kept; see ``storage.restoring.restore``."""
        from claimdesk.storage.restoring import restore

        return Restored(path, restore(path, self.library, lambda: self._keep(Reason.RESTORE, halt), halt))

    def keep_old(self, schema: int) -> None:
        """Keep a library whose schema is about to change."""
        from claimdesk.storage.library import keep_beside

        try:
            self.back_up(Reason.MIGRATION)
        except ClaimdeskError:
            keep_beside(self.library, schema)

    def _keep(self, reason: Reason, halt: Halt | None) -> Path:
        """A backup in the folder, or where that fails beside the library: without one, nothing is done."""
        try:
            return self.back_up(reason, halt).path
        except BrokenOffError:
            raise
        except ClaimdeskError:
            path = self.library.with_name(f"{self.library.stem}-before-{reason}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
            snapshot(self.library, path.with_suffix(".claimdesk"), halt=halt)
            return path.with_suffix(".claimdesk")

    def _make_folder(self) -> None:
        try:
            if self.place == default_place():
                self.place.mkdir(parents=True, exist_ok=True)
            self.folder.mkdir(exist_ok=True)  # a chosen place that is away is not made anew where a disk was
        except OSError as error:
            raise ClaimdeskError(
                "The folder for backups {folder} cannot be used ({reason}), so no backup was made; "
                "please choose another place for them.",
                folder=self.place,
                reason=error.strerror,
            ) from error


def back_up_to(library: Path, path: Path) -> Contents:
    """Write a backup of ``library`` to the file ``path``; what it holds.

    Only an earlier backup of the same library is replaced. Raises ClaimdeskError.
    """
    if not library.is_file():
        raise ClaimdeskError("There is no library {library}, so there is nothing to back up.", library=library)
    if not path.absolute().parent.is_dir():
        raise ClaimdeskError(
            "The folder {folder} does not exist; please make it first, or choose another place.", folder=path.parent
        )
    if path.is_dir():
        raise ClaimdeskError("{path} is a folder; please name a file for the backup.", path=path)
    if path.exists() and not path.is_file():
        raise ClaimdeskError("{path} is no ordinary file, so it was left alone; please name another.", path=path)
    replace = path.exists()
    if replace and (path.samefile(library) or not continues(library, path)):
        raise ClaimdeskError(
            "{path} is there already and is no earlier backup of this library, so it was left alone; "
            "please name another file.",
            path=path,
        )
    snapshot(library.absolute(), path.absolute(), replace=replace)
    return contents_of(path)


def ages(backups: Sequence[Backup]) -> list[timedelta]:
    """How much older than the newest each is, newest first, going from one to the next by their numbers.

    Where a clock was set back, or nothing was made for more than two weeks, whole weeks are added or left out so that
    one to two remain: neither a wrong clock nor a long pause makes all backups old at once, and what was made before
    never falls into the same week as what was made after, which would take its place, one after the other.
    """
    told, age = [timedelta(0)] if backups else [], timedelta(0)
    for later, earlier in pairwise(backups):
        gap = later.at - earlier.at
        age += gap if timedelta(0) <= gap <= 2 * WEEK else WEEK + gap % WEEK
        told.append(age)
    return told


def too_old(backups: Sequence[Backup]) -> list[Backup]:
    """Which of the backups, newest first, need not be kept; never the newest. Of a day or a week the last is kept."""
    kept: set[tuple[str, int]] = set()
    drop: list[Backup] = []
    for at, (backup, age) in enumerate(zip(backups, ages(backups), strict=True)):
        span = _span(at, age, backups[0].at - _EPOCH - age)
        if span is None or span in kept:
            drop.append(backup)
        else:
            kept.add(span)
    return drop


def _span(at: int, age: timedelta, moment: timedelta) -> tuple[str, int] | None:
    """The stretch of the calendar, in UTC, of which one backup of that age is kept; None where that is none."""
    if age < DAY:
        return ("newest", at) if at < NEWEST else ("hour", moment // _HOUR)
    if age < (1 + DAYS) * DAY:
        return ("day", moment // DAY)
    return ("week", moment // WEEK) if age < (1 + DAYS) * DAY + WEEKS * WEEK else None


def _backup(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
        return Backup(path, int(found[2]), at, found[3], path.stat().st_size)
    except (ValueError, OSError):
        return None


def counted(backups: Iterable[Backup], halt: Halt) -> Iterable[tuple[Backup, Contents | None]]:
    """What each backup holds, one after the other; None for one that cannot be read."""
    for backup in backups:
        try:
            yield backup, contents_of(backup.path, halt)
        except BrokenOffError:
            return
        except ClaimdeskError:
            yield backup, None
