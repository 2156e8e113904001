"""The history inside the library: steps are recorded, undone and done again in the transaction that makes them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, text, update

from claimdesk.domain.model import Reviewer, Step, StepKind, now
from claimdesk.storage.mapping import claim_of
from claimdesk.storage.picking import SALVAGE, SALVAGED_SINCE
from claimdesk.storage.seals import seal_steps
from claimdesk.storage.tables import EditRow, StepRow
from claimdesk.storage.writing import StoredEdit, Transaction, from_json, new_key, table_of, to_json

_MERGE_WITHIN = timedelta(minutes=2)
_STEP, _EDIT = table_of(StepRow), table_of(EditRow)


def record(tx: Transaction, name: str, reviewer: Reviewer | None, merge_key: str | None = None) -> Step | None:
    """Note the transaction's edits as one step; None where nothing changed.

    With ``merge_key``, a step that follows one of the same key, by the same reviewer and within two minutes, becomes
    part of it if it changes nothing else, so that a sentence typed with pauses is one step to undo.
    """
    if not tx.edits:
        return None
    if merge_key is not None and (number := _mergeable(tx, merge_key, reviewer)) is not None:
        return _merge(tx, number, name, reviewer)
    tx.connection.execute(update(_STEP).where(_STEP.c.state == "undone").values(state="dropped"))
    return _append(tx, name, StepKind.DO, reviewer, "done", merge_key)


def record_export(tx: Transaction, name: str, reviewer: Reviewer | None) -> None:
    """Note that a set went out, so that merging knows which edits its receivers cannot have seen."""
    _append(tx, name, StepKind.EXPORT, reviewer, "done", None)


def undo(tx: Transaction, reviewer: Reviewer | None) -> Step | None:
    """Take back the newest step that is done; None where there is none."""
    return _turn(tx, reviewer, StepKind.UNDO)


def redo(tx: Transaction, reviewer: Reviewer | None) -> Step | None:
    """Do again the step that was undone last; None where there is none."""
    return _turn(tx, reviewer, StepKind.REDO)


def bring_back(tx: Transaction, steps: Iterable[dict[str, Any]], edits: Iterable[dict[str, Any]]) -> None:
    """Write steps and edits that were read from a damaged library, each under the number it had."""
    for table, row, values in ((_STEP, StepRow, steps), (_EDIT, EditRow, edits)):
        if rows := [row.checked(one) for one in values]:
            tx.connection.execute(insert(table), rows)
    seal_steps(tx.raw)


def record_salvage(tx: Transaction, name: str, reviewer: Reviewer | None, edits: Iterable[StoredEdit]) -> None:
    """Note in what the library differs from its history; undo goes back to here and no further."""
    tx.edits[:] = edits
    _append(tx, name, StepKind.DO, reviewer, "done", SALVAGE)


def _turn(tx: Transaction, reviewer: Reviewer | None, kind: StepKind) -> Step | None:
    undoing = kind is StepKind.UNDO
    state, order = ("done", _STEP.c.number.desc()) if undoing else ("undone", _STEP.c.number)
    query = select(_STEP.c.number, _STEP.c.name).where(_STEP.c.state == state, _STEP.c.kind == StepKind.DO.value)
    target = tx.connection.execute(query.order_by(order).limit(1)).first()
    if target is None or (undoing and _is_salvaged(tx, target.number)):
        return None
    edits = _edits_of(tx, target.number)
    for edit in reversed(edits) if undoing else edits:
        tx.restore(edit, to_before=undoing)
    turned = "undone" if undoing else "done"
    tx.connection.execute(update(_STEP).where(_STEP.c.number == target.number).values(state=turned))
    return _append(tx, target.name, kind, reviewer, "done", None)


def _is_salvaged(tx: Transaction, number: int) -> bool:
    """Whether the step of that number came out of a damaged library, or is the one that noted this."""
    return bool(
        tx.connection.execute(text(f"SELECT {SALVAGED_SINCE.format(number=':number')}"), {"number": number}).scalar()
    )


def _edits_of(tx: Transaction, number: int) -> list[StoredEdit]:
    rows = tx.connection.execute(select(_EDIT).where(_EDIT.c.step_number == number).order_by(_EDIT.c.id))
    return [StoredEdit(r.noun, r.entity_id, r.ordinal, from_json(r.before), from_json(r.after)) for r in rows]


def _append(
    tx: Transaction, name: str, kind: StepKind, reviewer: Reviewer | None, state: str, merge_key: str | None
) -> Step:
    at = now()
    row = StepRow.checked(
        {
            "name": name,
            "kind": kind.value,
            "state": state,
            "merge_key": merge_key,
            "reviewer_id": reviewer.id if reviewer else None,
            "reviewer_name": reviewer.name if reviewer else "",
            "at": at,
            "seal": None,
        }
    )
    placed = tx.connection.execute(insert(_STEP), row)
    number = new_key(placed)
    seal_steps(tx.raw, "number = ?", number)
    edits = tuple(edit.as_edit() for edit in tx.edits)
    rows = [
        EditRow.checked(
            {
                "step_number": number,
                "noun": stored.noun,
                "entity_id": stored.entity_id,
                "claim_id": claim_of(edit.entity),
                "ordinal": stored.ordinal,
                "before": to_json(stored.before),
                "after": to_json(stored.after),
            }
        )
        for stored, edit in zip(tx.edits, edits, strict=True)
    ]
    if rows:
        tx.connection.execute(insert(_EDIT), rows)
    return Step(
        number=number, name=name, kind=kind, at=at, edits=edits,
        reviewer_id=row["reviewer_id"], reviewer_name=row["reviewer_name"],
    )  # fmt: skip


def _mergeable(tx: Transaction, merge_key: str, reviewer: Reviewer | None) -> int | None:
    last = tx.connection.execute(select(_STEP).order_by(_STEP.c.number.desc()).limit(1)).first()
    if last is None or (last.kind, last.state, last.merge_key) != (StepKind.DO.value, "done", merge_key):
        return None
    if last.reviewer_id != (reviewer.id if reviewer else None):
        return None
    age = datetime.fromisoformat(now()) - datetime.fromisoformat(last.at)
    fits = timedelta(0) <= age <= _MERGE_WITHIN
    known = {e.entity_id for e in tx.edits} <= {e.entity_id for e in _edits_of(tx, last.number)}
    return last.number if fits and known else None


def _merge(tx: Transaction, number: int, name: str, reviewer: Reviewer | None) -> Step:
    at = now()
    for edit in tx.edits:
        where = (_EDIT.c.step_number == number, _EDIT.c.entity_id == edit.entity_id)
        tx.connection.execute(update(_EDIT).where(*where).values(after=to_json(edit.after)))
    if all(edit.before == edit.after for edit in _edits_of(tx, number)):  # typed and taken back: nothing left to undo
        tx.connection.execute(delete(_EDIT).where(_EDIT.c.step_number == number))
        tx.connection.execute(delete(_STEP).where(_STEP.c.number == number))
    else:
        tx.connection.execute(update(_STEP).where(_STEP.c.number == number).values(at=at))
        seal_steps(tx.raw, "number = ?", number)
    return Step(
        number=number, name=name, kind=StepKind.DO, at=at, edits=tuple(edit.as_edit() for edit in tx.edits),
        reviewer_id=reviewer.id if reviewer else None, reviewer_name=reviewer.name if reviewer else "",
    )  # fmt: skip
