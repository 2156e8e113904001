"""The history read back: rows of edits into steps, and which things were edited here since they were last shared."""

import json
from bisect import bisect_right
from collections.abc import Iterable
from itertools import groupby

from claimdesk.domain.model import Edit, Entity, Step, StepKind
from claimdesk.domain.phrases import Phrase
from claimdesk.storage.mapping import entity_of, readable
from claimdesk.storage.picking import picked
from claimdesk.storage.reading import Reading

IMPORT = "import/"
"""How the merge key of an import's step begins; an id follows, and when the newest of its sets was written."""


def steps(reading: Reading, claim_id: str | None = None) -> list[Step]:
    """Every step with its edits, oldest first; of one claim alone, if it is named. Exports are no steps."""
    where = "" if claim_id is None else "AND e.claim_id = ?"
    query = f"""SELECT s.number, s.name, s.kind, s.reviewer_id, s.reviewer_name, s.at, e.noun, e.before, e.after
        FROM step s JOIN edit e ON e.step_number = s.number
        WHERE s.kind <> 'export' {where} ORDER BY s.number, e.id"""
    found: list[Step] = []
    rows = reading.rows(query, [] if claim_id is None else [claim_id])
    for (number, name, kind, reviewer_id, reviewer_name, at), edits in groupby(rows, key=lambda row: row[:6]):
        found.append(
            Step(
                number=number,
                name=name,
                kind=_kind(kind),
                reviewer_id=reviewer_id,
                reviewer_name=reviewer_name,
                at=at,
                edits=tuple(Edit(entity_of(e[6], e[7]), entity_of(e[6], e[8])) for e in edits),
            )
        )
    return found


def _kind(kind: str) -> StepKind:
    with readable(Phrase("step of the history")):
        return StepKind(kind)


def _exports(reading: Reading) -> list[int]:
    """After which steps sets went out."""
    return [row[0] for row in reading.rows("SELECT number FROM step WHERE kind = 'export' ORDER BY number")]


def edited_since_shared(reading: Reading, ids: Iterable[str]) -> set[str]:
    """The things that are no longer here as they, for certain, last were both here and in a set from elsewhere.

    A set from elsewhere knows a thing as it was at any export since it came in, or, where there was none, as it came
    in. A thing that is now as it was at all of these was not edited, whatever was done and undone in between.
    """
    query = f"""SELECT e.entity_id, s.number, e.after,
        s.kind = 'do' AND s.state = 'done' AND (e.before IS NULL OR coalesce(s.merge_key LIKE '{IMPORT}%', FALSE))
        FROM edit e JOIN step s ON s.number = e.step_number
        WHERE {picked("e.entity_id")} ORDER BY e.entity_id, e.step_number, e.id"""
    with reading.at_one_moment():
        exports = _exports(reading)
        found = reading.rows(query, [json.dumps(sorted(set(ids)))])
    edited: set[str] = set()
    for key, rows in groupby(found, key=lambda row: row[0]):
        forms = [(number, after, comes_in) for _, number, after, comes_in in rows]
        came_in = max((number for number, _, comes_in in forms if comes_in), default=0)
        shared = [number for number in exports if number > came_in] or [came_in]
        numbers = [number for number, _, _ in forms]
        known = {forms[bisect_right(numbers, at) - 1][1] for at in shared if at >= numbers[0]}
        if known - {forms[-1][1]}:
            edited.add(key)
    return edited


def as_they_came(reading: Reading, ids: Iterable[str]) -> dict[str, tuple[Entity, str]]:
    """Those of the things that an import brought or changed, as the last one left them, and when its set was written.

    An article comes without its text; the time is empty where the set did not tell it.
    """
    query = f"""SELECT e.entity_id, e.noun, e.after, s.merge_key FROM edit e JOIN step s ON s.number = e.step_number
        WHERE s.kind = 'do' AND s.state = 'done' AND s.merge_key LIKE '{IMPORT}%' AND e.after IS NOT NULL
        AND {picked("e.entity_id")} ORDER BY e.step_number, e.id"""
    found: dict[str, tuple[Entity, str]] = {}
    for key, noun, after, merge_key in reading.rows(query, [json.dumps(sorted(set(ids)))]):
        entity = entity_of(noun, after)
        if entity is not None:
            found[key] = entity, merge_key.removeprefix(IMPORT).partition("/")[2]
    return found
