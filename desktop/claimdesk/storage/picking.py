"""Small pieces of SQL that several questions share."""

from typing import Any

from claimdesk.domain.model import NOUN_OF, Entity

Rows = tuple[Any, ...]

SALVAGE = "salvage"
"""The merge key of the step with which a library was put together from what could be read of a damaged one."""
SALVAGED_SINCE = f"EXISTS (SELECT 1 FROM step WHERE number >= {{number}} AND merge_key = '{SALVAGE}')"
"""Holds for the step of this number and for all before such a step: they cannot be undone, since parts may be missing.

For one of the newest steps: all after it are gone through.
"""


def table(kind: type[Entity]) -> str:
    """The table of a noun."""
    return NOUN_OF[kind]


def picked(column: str) -> str:
    """A condition that holds where the column's value is in a JSON list, which is given as one value."""
    return f"{column} IN (SELECT value FROM json_each(?))"
