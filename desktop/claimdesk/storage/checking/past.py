"""The history: each step under its seal, and each value in it twice.

What a thing was after one edit, it was before the next, and after the last it is what stands in its row. So each value
has a second copy, and a changed letter shows.
"""

import sqlite3
from itertools import groupby
from typing import Any

from claimdesk.domain.model import KIND_OF, StepKind
from claimdesk.storage.checking.rows import called, entity
from claimdesk.storage.checking.watch import Watch
from claimdesk.storage.mapping import claim_of, to_columns
from claimdesk.storage.picking import Rows
from claimdesk.storage.seals import SEALED, seal

STATES = {"done", "undone", "dropped"}
_HELP = "what stands in the library now is not touched, but this part of its past is not to be trusted."
_EVERY = 200


def check(connection: sqlite3.Connection, watch: Watch) -> None:
    """Check the steps, then the edits of each thing in their order."""
    watch.counts["step"] = 0
    with watch.reading("history", "A part of the history's steps"):
        query = f"SELECT {', '.join(SEALED)}, state, seal FROM step ORDER BY number"
        for row in connection.execute(query):
            watch.counts["step"] += 1
            if watch.counts["step"] % _EVERY == 0:
                watch.beat()
            _check_step(row, watch)
    watch.beat(0.3)
    with watch.reading("history", "A part of the history's edits"):
        edits = connection.execute(
            "SELECT entity_id, step_number, noun, claim_id, ordinal, before, after FROM edit ORDER BY entity_id, id"
        )
        for number, (key, chain) in enumerate(groupby(edits, key=lambda row: row[0])):
            if number % _EVERY == 0:
                watch.beat()
            _check_chain(connection, key, list(chain), watch)


def _check_step(row: Rows, watch: Watch) -> None:
    number, name, kind = row[:3]
    values, state, sealed = row[: len(SEALED)], row[-2], row[-1]
    if kind not in set(StepKind) or state not in STATES or any(type(value) is bytes for value in row):
        watch.fault("history", f"Step {number} of the history cannot be read; {_HELP}")
    elif seal(*values) != sealed:
        shown = str(name).encode("utf-8", "replace").decode()
        watch.fault("history", f"Step {number} of the history, “{shown}”, is not as it was written; {_HELP}")


def _check_chain(connection: sqlite3.Connection, key: Any, chain: list[Rows], watch: Watch) -> None:
    noun, place = chain[0][2], chain[0][4]
    if not isinstance(key, str) or noun not in KIND_OF:
        watch.fault("history", f"The history has edits of something that cannot be told ({noun!r}, {key!r}); {_HELP}")
        return
    before: object = chain[0][5]
    numbers: list[Any] = []
    for _, number, named, claim_id, ordinal, earlier, after in chain:
        numbers.append(number)
        place = ordinal if before is None else place  # what was removed comes back at another place
        found = entity(noun, after if after is not None else earlier)
        readable = found is not None and found.id == key and claim_of(found) == claim_id
        chained = earlier == before or (earlier is not None and entity(noun, earlier) == entity(noun, before))
        if not readable or not chained or (named, ordinal) != (noun, place) or (earlier is None and after is None):
            name = called(noun, {"id": key} if found is None else to_columns(found))
            watch.fault("history", f"{name}: step {number} of its past is damaged; {_HELP}", noun, key)
            return
        before = after
    if numbers != sorted(numbers):
        watch.fault("history", f"The past of {noun} {key} is out of order; {_HELP}", noun, key)
    gone = connection.execute(f"SELECT count(*) FROM {noun} WHERE id = ?", [key]).fetchone()[0] == 0
    if gone != (before is None):
        found = entity(noun, before)
        name = called(noun, {"id": key} if found is None else to_columns(found))
        what = "is missing, though the history does not say that it was removed" if gone else "is there, though the history says that it was removed"  # noqa: E501  # fmt: skip
        watch.fault("rows", f"{name} {what}; look it up in the history or in a backup.", noun, key)
