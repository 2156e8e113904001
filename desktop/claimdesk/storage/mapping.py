"""The one mapping between the nouns and what a table's columns hold; without SQLModel, so that reading starts early.

Lists stand in a column as JSON; a rating's number too, so that 1 and 1.0 stay what they were; an article's text lies in
a table of its own under its SHA-256, so that neither lists nor the history carry it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from claimdesk.domain.errors import DamagedError
from claimdesk.domain.model import KIND_OF, KINDS, NAME_OF, NOUN_OF, ClaimKind, Entity, SourceKind, Stance, Status
from claimdesk.domain.phrases import Phrase
from claimdesk.storage.damage import HELP

E = TypeVar("E", bound=Entity)

_COLUMNS: dict[type[Entity], tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind) if (NOUN_OF[kind], f.name) != ("article", "text")) for kind in KINDS
}
_JSON = {"kinds", "tags", "value"}


def _kinds(text: str) -> tuple[ClaimKind, ...]:
    return tuple(ClaimKind(name) for name in json.loads(text)) if text != "[]" else ()


def _tags(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text != "[]" else ()


def _number(text: str | None) -> int | float | None:
    return None if text is None else json.loads(text)


_READ: dict[str, dict[str, Callable[[Any], Any]]] = {
    "claim": {"status": Status, "kinds": _kinds, "tags": _tags},
    "rating": {"value": _number, "retired": bool},
    "source": {"kind": SourceKind},
    "evidence": {"stance": Stance},
}
"""How a column's value becomes the noun's, where it is not the same."""

PART = Phrase("part of the history")
_CLAIM_PARTS = {"highlight", "verdict", "evidence"}


class readable:  # noqa: N801 - a context manager, which as a generator would take a third of the time of reading a row
    """Raise DamagedError where what stands in the library makes no sense: only damage can have put it there."""

    __slots__ = ("_what",)

    def __init__(self, what: Phrase) -> None:
        self._what = what

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, (ValueError, TypeError, LookupError, AttributeError, RecursionError)):
            what = Phrase("A {thing} in the library is damaged and cannot be read.", thing=self._what)
            raise DamagedError(what, HELP) from error


def entity_of(noun: str, values: str | None) -> Entity | None:
    """The thing as the history has it, from the name of its noun and JSON of its columns; None where there was none."""
    if values is None:
        return None
    with readable(PART):
        return from_columns(KIND_OF[noun], json.loads(values))


def columns_of(kind: type[Entity]) -> tuple[str, ...]:
    """The columns of a noun's table, without the ordinal, in the order of its fields."""
    return _COLUMNS[kind]


def to_columns(entity: Entity) -> dict[str, Any]:
    """What the table holds for ``entity``, by column."""
    values: dict[str, Any] = {name: getattr(entity, name) for name in columns_of(type(entity))}
    for name in _JSON & values.keys():
        if values[name] is not None:
            values[name] = json.dumps(values[name], ensure_ascii=False)
    return values


def from_columns(kind: type[E], values: Mapping[str, Any], text: str = "") -> E:
    """The noun that a table's row describes; ``text`` is an article's, which lies elsewhere.

    Raises DamagedError for a row that nobody can have written.
    """
    noun = NOUN_OF[kind]
    found: dict[str, Any] = dict(values)
    with readable(NAME_OF[kind]):
        for name, read in _READ.get(noun, {}).items():
            found[name] = read(found[name])
        if noun == "article":
            found["text"] = text
        return kind(**found)


def claim_of(entity: Entity) -> str | None:
    """The claim whose past an edit of ``entity`` belongs to."""
    noun = NOUN_OF[type(entity)]
    return entity.id if noun == "claim" else getattr(entity, "claim_id") if noun in _CLAIM_PARTS else None  # noqa: B009
