"""Small pieces of SQL that several questions share."""

from typing import Any

from claimdesk.domain.model import NOUN_OF, Entity

Rows = tuple[Any, ...]

SALVAGE = "salvage"
"""The merge key of the step with which a library was put together from what could be read of a damaged one."""
LAST_SALVAGE = f"(SELECT coalesce(max(number), 0) FROM step WHERE merge_key = '{SALVAGE}')"
"""The number of the last such step: what was done before it cannot be undone, since parts of it may be missing."""


def table(kind: type[Entity]) -> str:
    """The table of a noun."""
    return NOUN_OF[kind]


def picked(column: str) -> str:
    """A condition that holds where the column's value is in a JSON list, which is given as one value."""
    return f"{column} IN (SELECT value FROM json_each(?))"
