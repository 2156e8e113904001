"""What can be wrong with a library: its file, its references, its history."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from claimdesk.domain.model import KIND_OF
from claimdesk.storage.mapping import columns_of
from claimdesk.storage.picking import table


def faults(path: Path) -> list[str]:
    """All that is wrong with the file at ``path``, which nobody has open."""
    with closing(sqlite3.connect(path)) as looking:
        found = [row[0] for row in looking.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"a reference from {row[0]} leads nowhere" for row in looking.execute("PRAGMA foreign_key_check")]
        return found + history_faults(looking)


def history_faults(looking: sqlite3.Connection) -> list[str]:
    """Each edit begins where the one before it ended, and the last one ends in what the library holds."""
    found: list[str] = []
    last: dict[tuple[str, str], object] = {}
    numbers = [row[0] for row in looking.execute("SELECT number FROM step ORDER BY at, number")]
    if numbers != sorted(numbers):
        found.append("the steps are not in the order of their times")
    for noun, key, before, after in looking.execute("SELECT noun, entity_id, before, after FROM edit ORDER BY id"):
        if last.get((noun, key)) != (json.loads(before) if before else None):
            found.append(f"{noun} {key}: an edit does not begin where the one before ended")
        last[noun, key] = json.loads(after) if after else None
    for noun, kind in KIND_OF.items():
        names = columns_of(kind)
        columns = ", ".join(f'"{name}"' for name in names)
        held = {row[0]: dict(zip(names, row[1:], strict=True)) for row in looking.execute(f"SELECT id, {columns} FROM {table(kind)}")}  # fmt: skip  # noqa: E501
        for values in held.values():
            if "retired" in values:
                values["retired"] = bool(values["retired"])
        told = {key: after for (of, key), after in last.items() if of == noun and after is not None}
        if held != told:
            found.append(f"the history of {noun} does not end in what is there")
    return found
