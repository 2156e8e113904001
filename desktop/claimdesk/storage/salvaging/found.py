"""What was read of a damaged library: good rows, the history's copies of the others, and the history itself."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import KIND_OF, KINDS, NOUN_OF, Entity, StepKind, now
from claimdesk.storage.checking.past import STATES
from claimdesk.storage.checking.rows import why_not
from claimdesk.storage.mapping import claim_of, columns_of, from_columns
from claimdesk.storage.salvaging.gathering import Gathering
from claimdesk.storage.seals import SEALED
from claimdesk.storage.writing import StoredEdit, from_json, to_json

_STEP = (*SEALED, "state")
_EDIT = ("id", "step_number", "noun", "entity_id", "before", "after", "ordinal")
_TEXTS = {"name", "reviewer_name", "at"}
Columns = dict[str, Any]


@dataclass(slots=True)
class Thing:
    """A thing as it can be saved: its place in the order of creation, its columns, whether only the history had it."""

    ordinal: int
    columns: Columns
    from_history: bool = False


@dataclass(slots=True)
class Found:
    """By noun and id the things, the steps by number, and of each thing the newest edits that hang together."""

    things: dict[str, dict[str, Thing]] = field(default_factory=dict[str, dict[str, Thing]])
    steps: dict[int, Columns] = field(default_factory=dict[int, Columns])
    chains: dict[str, list[tuple[int, int, StoredEdit]]] = field(
        default_factory=dict[str, list[tuple[int, int, StoredEdit]]]
    )

    def last(self, key: str) -> StoredEdit | None:
        """The newest edit of the thing with that id."""
        return self.chains[key][-1][2] if key in self.chains else None


def find(gathering: Gathering) -> Found:
    """Read all nouns and the history."""
    found = Found()
    for row in gathering.rows("step", ", ".join(_STEP[1:])):
        step: Columns = dict(zip(_STEP, row, strict=True))
        if step["kind"] in set(StepKind) and step["state"] in STATES and all(_is_text(step[n]) for n in _TEXTS):
            found.steps[row[0]] = {name: value if _is_text(value) else None for name, value in step.items()} | {"number": row[0]}  # noqa: E501  # fmt: skip
    found.chains = {key: list(chain) for key, chain in _chains(gathering)}
    for kind in KINDS:
        found.things[NOUN_OF[kind]] = _things(gathering, kind, found)
    return found


def _is_text(value: object) -> bool:
    """Whether it is text that was written so, with no letter of it broken."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _chains(gathering: Gathering) -> Iterator[tuple[str, list[tuple[int, int, StoredEdit]]]]:
    """The edits by thing, from the last break on: what was after the one and before the next must be the same."""
    edits = sorted(filter(None, map(_edit, gathering.rows("edit", ", ".join(_EDIT[1:])))), key=lambda e: (e[2].entity_id, e[0]))  # noqa: E501  # fmt: skip
    for key, chain in groupby(edits, key=lambda each: each[2].entity_id):
        kept: list[tuple[int, int, StoredEdit]] = []
        for each in chain:
            if kept and (kept[-1][2].after != each[2].before or kept[-1][2].noun != each[2].noun):
                kept = []
            kept.append(each)
        yield key, kept


def _edit(row: tuple[Any, ...]) -> tuple[int, int, StoredEdit] | None:
    number, step, noun, key, before, after, ordinal = row
    if noun not in KIND_OF or not isinstance(step, int) or not isinstance(ordinal, int):
        return None
    with suppress(ClaimdeskError, ValueError, TypeError):
        edit = StoredEdit(noun, key, ordinal, from_json(before), from_json(after))
        for side in (edit.before, edit.after):
            if side is not None and (side.get("id") != key or why_not(KIND_OF[noun], side) is not None):
                return None
        return (number, step, edit) if edit.before is not None or edit.after is not None else None
    return None


def _things(gathering: Gathering, kind: type[Entity], found: Found) -> dict[str, Thing]:
    noun, names = NOUN_OF[kind], columns_of(kind)
    known = {key: last for key in found.chains if (last := found.last(key)) is not None and last.noun == noun}
    things: dict[str, Thing] = {}
    broken: set[int] = set()
    top = max((last.ordinal for last in known.values()), default=0)
    for row in gathering.rows(noun, ", ".join(f'"{name}"' for name in names), top):
        columns = dict(zip(names, row[1:], strict=True))
        if why_not(kind, columns) is None:
            if "retired" in columns:
                columns["retired"] = bool(columns["retired"])
            things[columns["id"]] = Thing(row[0], columns)
        else:
            broken.add(row[0])
    taken = {thing.ordinal for thing in things.values()}
    for key, last in known.items():
        # where edits cannot be read, one of them may have removed what is not in its table
        gone = gathering.unread.get("edit") and not (last.ordinal in broken or gathering.is_unread(noun, last.ordinal))
        if key not in things and last.after is not None and last.ordinal not in taken and not gone:
            things[key] = Thing(last.ordinal, last.after, from_history=True)
    return dict(sorted(things.items(), key=lambda item: item[1].ordinal))


def kept_history(found: Found, ordinals: dict[str, int]) -> tuple[list[Columns], list[Columns]]:
    """The steps and edits to be written; a step that is lost while its edits are not gets a name of its own."""
    edits: list[Columns] = []
    for key, chain in found.chains.items():
        for number, step, edit in chain:
            side = edit.after if edit.after is not None else edit.before
            assert side is not None, "an edit has a before or an after"
            edits.append(
                {
                    "id": number,
                    "step_number": step,
                    "noun": edit.noun,
                    "entity_id": key,
                    "claim_id": claim_of(from_columns(KIND_OF[edit.noun], side)),
                    "ordinal": ordinals.get(key, edit.ordinal),
                    "before": to_json(edit.before),
                    "after": to_json(edit.after),
                }
            )
    lost = {edit["step_number"] for edit in edits} - found.steps.keys()
    steps = found.steps | {number: _nameless(number) for number in lost}
    for step in steps.values():
        step["seal"] = None
        if step["state"] == "undone":  # nothing is done again that may lack a part
            step["state"] = "dropped"
    return sorted(steps.values(), key=lambda s: s["number"]), sorted(edits, key=lambda e: e["id"])


def _nameless(number: int) -> Columns:
    return {
        "number": number, "name": "Step that could not be read", "kind": StepKind.DO.value, "state": "done",
        "merge_key": None, "reviewer_id": None, "reviewer_name": "", "at": now(),
    }  # fmt: skip
