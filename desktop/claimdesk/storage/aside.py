"""A damaged file put aside: renamed, with what belongs to it, and never deleted."""

import shutil
from datetime import datetime
from pathlib import Path

ENDINGS = ("-wal", "-shm", "-journal")
"""Of the files that SQLite keeps beside a library, and would apply to another one of its name."""


def place_aside(path: Path) -> Path:
    """Where the file at ``path`` can be put aside: its name plus the date; nothing is there yet."""
    stem = f"{path.stem}.damaged-{datetime.now().astimezone():%Y-%m-%dT%H%M%S}"
    names = (path.with_name(f"{stem}{f'-{n}' if n else ''}{path.suffix}") for n in range(1000))
    return next(name for name in names if not name.exists())


def put_in_place(new: Path, path: Path) -> Path:
    """Give the place of the file at ``path`` to ``new``, and the old one its name plus the date; where it is now.

    Whenever the process ends, there is a file at ``path``: where there is none, an empty library would be made.
    Raises OSError, with both files as they were, where that cannot be done.
    """
    aside = place_aside(path)
    done: list[tuple[Path, Path]] = []
    try:
        try:
            aside.hardlink_to(path)
        except OSError:  # a file system without hard links
            shutil.copy2(path, aside)
        for ending in ENDINGS:
            old, kept = (one.with_name(f"{one.name}{ending}") for one in (path, aside))
            if old.exists():
                old.rename(kept)
                done.append((old, kept))
        new.replace(path)
    except OSError:
        for old, kept in reversed(done):
            kept.rename(old)
        aside.unlink(missing_ok=True)
        raise
    return aside
