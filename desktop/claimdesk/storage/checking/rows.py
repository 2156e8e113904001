"""Every row: can it be read, is it what the rules allow, and does the history have the same values?

What was written last stands in the history too, so that a changed letter shows even where no digest covers it.
"""

import sqlite3
from typing import Any

from claimdesk.domain.errors import ClaimdeskError, DamagedError
from claimdesk.domain.model import KIND_OF, KINDS, NOUN_OF, Entity
from claimdesk.storage.checking.watch import Watch
from claimdesk.storage.mapping import columns_of, from_columns
from claimdesk.storage.picking import Rows, table

_SHOWN = 60
_NAMES = {
    "claim": "statement", "article": "title", "source": "title", "reviewer": "name", "scale": "name", "rating": "label",
    "highlight": "quote", "verdict": "label", "attachment": "file_name", "evidence": "excerpt", "conflict": "noun",
}  # fmt: skip
_LAST = "SELECT noun, ordinal, after FROM edit WHERE entity_id = ? ORDER BY id DESC LIMIT 1"
_EVERY = 200
"""Rows between two questions whether to go on."""


def check(connection: sqlite3.Connection, watch: Watch) -> None:
    """Check the rows of every noun."""
    for at, kind in enumerate(KINDS):
        watch.beat(at / len(KINDS))
        noun = NOUN_OF[kind]
        watch.counts[noun] = 0
        with watch.reading("rows", f"A part of the {noun}s"):
            names = columns_of(kind)
            columns = ", ".join(f'"{name}"' for name in names)
            for row in connection.execute(f"SELECT ordinal, {columns} FROM {table(kind)} ORDER BY ordinal"):
                watch.counts[noun] += 1
                if watch.counts[noun] % _EVERY == 0:
                    watch.beat()
                _check_row(connection, watch, kind, row[0], dict(zip(names, row[1:], strict=True)))


def _check_row(
    connection: sqlite3.Connection, watch: Watch, kind: type[Entity], ordinal: int, values: dict[str, Any]
) -> None:
    noun = NOUN_OF[kind]
    name, key = called(noun, values), values["id"] if isinstance(values["id"], str) else None
    problem = why_not(kind, values)
    if problem is not None:
        watch.fault("rows", f"{name} is damaged: {problem}; {_ELSE}", noun, key)
        return
    last: Rows | None = connection.execute(_LAST, [key]).fetchone()
    if last is None:
        watch.fault("rows", f"{name} does not stand in the history, where everything does; {_ELSE}", noun, key)
        return
    written = entity(last[0], last[2])
    if not isinstance(written, kind):
        watch.fault("rows", f"{name} is not what the history has of it; {_ELSE}", noun, key)
        return
    here = from_columns(kind, values)
    wrong = [field for field in columns_of(kind) if getattr(here, field) != getattr(written, field)]
    if last[1] != ordinal:
        wrong.append("ordinal")
    if wrong:
        said = " and ".join(field.replace("_", " ") for field in wrong)
        watch.fault("rows", f"{name} is not what was last written: its {said} differs from the history; {_ELSE}", noun, key)  # noqa: E501  # fmt: skip


_ELSE = "look it up in the history or in a backup."


def called(noun: str, values: dict[str, Any]) -> str:
    """A thing as a sentence begins with it."""
    words = str(values.get(_NAMES[noun]) or values.get("id") or "")
    line = " ".join(words.encode("utf-8", "replace").decode().split())
    return f"{noun.capitalize()} “{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"


def why_not(kind: type[Entity], values: dict[str, Any]) -> str | None:
    """Why a row is none that could have been written; None for a good one."""
    from pydantic import ValidationError

    from claimdesk.storage.tables import ROW_OF

    if "retired" in values and values["retired"] not in (0, 1):
        return "retired is neither true nor false"
    try:
        given = values | ({"retired": bool(values["retired"])} if "retired" in values else {})
        taken = ROW_OF[kind].checked(given)
        if bytes in map(type, given.values()) or taken != given:  # what could be read as one kind but is another
            return "a value is of the wrong kind"
        from_columns(kind, values)
    except ValidationError as error:
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    except DamagedError:
        return "it cannot be read"
    return None


def entity(noun: object, values: object) -> Entity | None:
    """The thing as an edit has it; None where it was removed or cannot be read."""
    from claimdesk.storage.writing import from_json

    if not isinstance(noun, str) or noun not in KIND_OF or not isinstance(values, str):
        return None
    try:
        found = from_json(values)
        return None if found is None else from_columns(KIND_OF[noun], found)
    except (ClaimdeskError, ValueError):
        return None
