"""A damaged file put aside: renamed, with what belongs to it, and never deleted."""

from datetime import datetime
from pathlib import Path

ENDINGS = ("", "-wal", "-shm", "-journal")
"""The file itself, and those that SQLite keeps beside it and would apply to another one of its name."""


def place_aside(path: Path) -> Path:
    """Where the file at ``path`` can be put aside: its name plus the date; nothing is there yet."""
    stem = f"{path.stem}.damaged-{datetime.now().astimezone():%Y-%m-%dT%H%M%S}"
    names = (path.with_name(f"{stem}{f'-{n}' if n else ''}{path.suffix}") for n in range(1000))
    return next(name for name in names if not name.exists())


def set_aside(path: Path) -> Path:
    """Give the file at ``path`` its name plus the date, and make room for another; where it is now.

    Raises OSError, with nothing renamed, where the folder cannot be written.
    """
    aside = place_aside(path)
    done: list[tuple[Path, Path]] = []
    try:
        for ending in ENDINGS:
            old, new = (one.with_name(f"{one.name}{ending}") for one in (path, aside))
            if old.exists():
                old.rename(new)
                done.append((old, new))
    except OSError:
        for old, new in reversed(done):
            new.rename(old)
        raise
    return aside
