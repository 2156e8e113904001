"""The history read back: rows of edits into steps, and which things were edited here since they were last shared."""

import json
from collections.abc import Iterable
from itertools import groupby

from claimdesk.domain.model import KIND_OF, Edit, Entity, Step, StepKind
from claimdesk.storage.mapping import from_columns
from claimdesk.storage.picking import picked
from claimdesk.storage.reading import Reading

IMPORT = "import/"
"""How the merge key of an import's step begins."""


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
                kind=StepKind(kind),
                reviewer_id=reviewer_id,
                reviewer_name=reviewer_name,
                at=at,
                edits=tuple(Edit(_entity(e[6], e[7]), _entity(e[6], e[8])) for e in edits),
            )
        )
    return found


def _entity(noun: str, values: str | None) -> Entity | None:
    return None if values is None else from_columns(KIND_OF[noun], json.loads(values))


def edited_since_shared(reading: Reading, ids: Iterable[str]) -> set[str]:
    """The things that were edited here after they last were, for certain, the same here and in a set from elsewhere.

    A set from elsewhere knows a thing as it was when it last came in, or as it was at any export since. So an edit
    that came before the first of these exports is known there; a later one is not.
    """
    query = f"""SELECT e.entity_id, s.number, s.merge_key LIKE '{IMPORT}%', e.before IS NULL
        FROM edit e JOIN step s ON s.number = e.step_number
        WHERE {picked("e.entity_id")} AND s.kind = 'do' AND s.state = 'done'
        ORDER BY e.entity_id, s.number"""
    exports = reading.export_numbers()
    edited: set[str] = set()
    for key, rows in groupby(reading.rows(query, [json.dumps(sorted(set(ids)))]), key=lambda row: row[0]):
        came_in, last_edit = 0, 0
        for _, number, imported, created in rows:
            if imported or created:
                came_in, last_edit = number, 0
            else:
                last_edit = number
        shown = next((n for n in exports if n > came_in), None)
        if last_edit and (shown is None or last_edit > shown):
            edited.add(key)
    return edited
