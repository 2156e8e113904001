"""Conditions on claims, as SQL with its values."""

import json

from claimdesk.domain.finds import UNCHECKED, Narrowing
from claimdesk.domain.text import normalise
from claimdesk.storage.picking import picked

_LAST = "~"
"""Sorts behind everything that can follow a partial date in a time."""


def conditions(wanted: Narrowing, *, claim: str = "c") -> tuple[list[str], list[str]]:
    """The conditions under which a row of claim, named ``claim`` in the query, is wanted, and their values in order."""
    found: list[str] = []
    values: list[str] = []

    def add(condition: str, *given: str) -> None:
        found.append(condition)
        values.extend(normalise(value) for value in given)  # what cannot be stored is nowhere

    if wanted.statuses:
        add(picked(f"{claim}.status"), json.dumps(wanted.statuses))
    if wanted.reviewers:
        who = json.dumps(wanted.reviewers)
        given = f"SELECT 1 FROM verdict j WHERE j.claim_id = {claim}.id AND {picked('j.reviewer_id')}"
        add(f"({picked(f'{claim}.created_by')} OR EXISTS ({given}))", who, who)
    if wanted.tags:
        tagged = f"SELECT 1 FROM json_each({claim}.tags) g WHERE {picked('g.value')}"
        add(f"({claim}.tags <> '[]' AND EXISTS ({tagged}))", json.dumps(wanted.tags))
    if wanted.sources:
        cited = f"SELECT 1 FROM evidence j WHERE j.claim_id = {claim}.id AND {picked('j.source_id')}"
        add(f"EXISTS ({cited})", json.dumps(wanted.sources))
    if wanted.since:
        add(f"{claim}.created_at >= ?", wanted.since)
    if wanted.until:
        add(f"{claim}.created_at <= ?", wanted.until + _LAST)
    if wanted.verdicts:
        labels = [label for label in wanted.verdicts if label != UNCHECKED]
        given = f"SELECT 1 FROM verdict j WHERE j.claim_id = {claim}.id"
        sides = [f"EXISTS ({given} AND {picked('j.label')})"]
        if len(labels) < len(wanted.verdicts):
            sides.append(f"NOT EXISTS ({given})")
        add(f"({' OR '.join(sides)})", json.dumps(labels))
    return found, values
