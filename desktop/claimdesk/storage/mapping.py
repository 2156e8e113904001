"""The one mapping between the nouns and what a table's columns hold; without SQLModel, so that reading starts early.

Lists stand in a column as JSON; a rating's number too, so that 1 and 1.0 stay what they were; an article's text lies in
a table of its own under its SHA-256, so that neither lists nor the history carry it.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from claimdesk.domain.model import KINDS, NOUN_OF, ClaimKind, Entity, SourceKind, Stance, Status

E = TypeVar("E", bound=Entity)

_COLUMNS: dict[type[Entity], tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind) if (NOUN_OF[kind], f.name) != ("article", "text")) for kind in KINDS
}
_JSON = {"kinds", "tags", "value"}
_ENUMS: dict[tuple[str, str], type[Any]] = {
    ("claim", "status"): Status,
    ("source", "kind"): SourceKind,
    ("evidence", "stance"): Stance,
}
_CLAIM_PARTS = {"highlight", "verdict", "evidence"}


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
    """The noun that a table's row describes; ``text`` is an article's, which lies elsewhere."""
    noun = NOUN_OF[kind]
    found: dict[str, Any] = dict(values)
    if noun == "claim":
        found["kinds"] = tuple(ClaimKind(name) for name in json.loads(found["kinds"]))
        found["tags"] = tuple(json.loads(found["tags"]))
    elif noun == "rating":
        found["value"] = None if found["value"] is None else json.loads(found["value"])
        found["retired"] = bool(found["retired"])
    elif noun == "article":
        found["text"] = text
    for (of, name), enum in _ENUMS.items():
        if of == noun:
            found[name] = enum(found[name])
    return kind(**found)


def claim_of(entity: Entity) -> str | None:
    """The claim whose past an edit of ``entity`` belongs to."""
    noun = NOUN_OF[type(entity)]
    return entity.id if noun == "claim" else getattr(entity, "claim_id") if noun in _CLAIM_PARTS else None  # noqa: B009
