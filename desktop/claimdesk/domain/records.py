"""Nouns as plain records and back: what the history keeps of an edit and a conflict of the value that came in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TypeVar, cast

from claimdesk.domain.model import Claim, ClaimKind, Entity, Evidence, Source, SourceKind, Stance, Status


def _kinds(values: list[str]) -> tuple[ClaimKind, ...]:
    return tuple(map(ClaimKind, values))


_RICHER: dict[type[Entity], dict[str, Callable[..., object]]] = {
    Claim: {"kinds": _kinds, "tags": tuple, "status": Status},
    Source: {"kind": SourceKind},
    Evidence: {"stance": Stance},
}
E = TypeVar("E", bound=Entity)
_NAMES: dict[type[Entity], tuple[str, ...]] = {}


def _names(kind: type[Entity]) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


def to_record(entity: Entity) -> dict[str, object]:
    """The fields of ``entity`` as JSON knows them, in the noun's own order: tuples become lists, enums their words."""
    record: dict[str, object] = {name: getattr(entity, name) for name in _names(type(entity))}
    for name in _RICHER.get(type(entity), ()):
        value = record[name]
        record[name] = (
            [str(one) for one in cast("tuple[object, ...]", value)] if isinstance(value, tuple) else str(value)
        )
    return record


def from_record(kind: type[E], record: Mapping[str, object]) -> E:
    """The noun that ``record`` tells of; a field that is missing takes its default, and a foreign one is passed over.

    Raises TypeError where a field without a default is missing, ValueError for a word that no enum knows.
    """
    values = {name: record[name] for name in _names(kind) if name in record}
    for name, make in _RICHER.get(kind, {}).items():
        if name in values:
            values[name] = make(values[name])
    return cast("Callable[..., E]", kind)(**values)


def entity_json(entity: Entity) -> str:
    """The one JSON text of ``entity``: sorted keys, so that equal values give equal texts."""
    return json.dumps(to_record(entity), ensure_ascii=False, sort_keys=True)
