"""Conditions on claims, as SQL with its values."""

import json

from claimdesk.domain.finds import UNCHECKED, Narrowing
from claimdesk.storage.picking import picked

_LAST = "~"
"""Sorts behind everything that can follow a partial date in a time."""


def conditions(wanted: Narrowing, *, claim: str = "c") -> tuple[list[str], list[str]]:
    """The conditions under which a row of claim, named ``claim`` in the query, is wanted, and their values in order."""
    found: list[str] = []
    values: list[str] = []

    def add(condition: str, *given: str) -> None:
        found.append(condition)
        values.extend(given)

    if wanted.verdicts:
        labels = [label for label in wanted.verdicts if label != UNCHECKED]
        sides = [f"{claim}.id IN (SELECT claim_id FROM verdict WHERE {picked('label')})"]
        if len(labels) < len(wanted.verdicts):
            sides.append(f"NOT EXISTS (SELECT 1 FROM verdict WHERE claim_id = {claim}.id)")
        add(f"({' OR '.join(sides)})", json.dumps(labels))
    if wanted.statuses:
        add(picked(f"{claim}.status"), json.dumps(wanted.statuses))
    if wanted.reviewers:
        who = json.dumps(wanted.reviewers)
        given = f"{claim}.id IN (SELECT claim_id FROM verdict WHERE {picked('reviewer_id')})"
        add(f"({given} OR {picked(f'{claim}.created_by')})", who, who)
    if wanted.tags:
        add(f"EXISTS (SELECT 1 FROM json_each({claim}.tags) WHERE {picked('value')})", json.dumps(wanted.tags))
    if wanted.sources:
        cited = f"SELECT claim_id FROM evidence WHERE {picked('source_id')}"
        add(f"{claim}.id IN ({cited})", json.dumps(wanted.sources))
    if wanted.since:
        add(f"{claim}.created_at >= ?", wanted.since)
    if wanted.until:
        add(f"{claim}.created_at <= ?", wanted.until + _LAST)
    return found, values
