"""Small pieces of SQL that several questions share."""

from typing import Any

from claimdesk.domain.model import NOUN_OF, Entity

Rows = tuple[Any, ...]


def table(kind: type[Entity]) -> str:
    """The table of a noun."""
    return NOUN_OF[kind]


def picked(column: str) -> str:
    """A condition that holds where the column's value is in a JSON list, which is given as one value."""
    return f"{column} IN (SELECT value FROM json_each(?))"
