"""Where in an article its claims are: asked for a stretch, a claim or the next one, at a cost that follows the answer.

Three indexes serve this: by where highlights begin, by claim, and one of the few that are so long that a stretch far
behind their beginning still lies in them. They are named in each question: SQLite takes them for equally good, since a
library has no statistics, and with the wrong one a question reads the article's whole list.
"""

import json
from array import array
from collections.abc import Iterable

from claimdesk.domain.views import Mark
from claimdesk.storage.migrations import LONG
from claimdesk.storage.picking import picked
from claimdesk.storage.reading import NEWEST_VERDICT, Reading

_BY_START, _BY_CLAIM, _LONG_ONES = "ix_highlight_start", "ix_highlight_claim", "ix_highlight_long"

_MARKS = f"""
SELECT h.id, h.claim_id, h.start, h."end", v.label, r.colour
FROM highlight h {{index}}
LEFT JOIN verdict v ON v.ordinal = {NEWEST_VERDICT.format(claim="h.claim_id")}
LEFT JOIN rating r ON r.id = v.rating_id
"""

_IS_FIRST = f"""NOT EXISTS (
    SELECT 1 FROM highlight e INDEXED BY {_BY_CLAIM} WHERE e.article_id = h.article_id AND e.claim_id = h.claim_id
    AND (e.start, e."end", e.id) < (h.start, h."end", h.id))"""
"""Holds for the first place of a claim in its article."""

_ORDER = 'ORDER BY h.start, h."end", h.id'


def marks(reading: Reading, article_id: str) -> list[Mark]:
    """The article's highlights with their claims' newest verdicts, in the order of the text."""
    return _marks(reading, _BY_START, f"WHERE h.article_id = ? {_ORDER}", article_id)


def marks_of(reading: Reading, article_id: str, claim_ids: Iterable[str]) -> list[Mark]:
    """The same for a few claims alone."""
    wanted = json.dumps(sorted(set(claim_ids)))
    return _marks(reading, _BY_CLAIM, f"WHERE h.article_id = ? AND {picked('h.claim_id')} {_ORDER}", article_id, wanted)


def marks_between(reading: Reading, article_id: str, start: int, end: int) -> list[Mark]:
    """The same for the highlights that share a code point with ``start`` to ``end``, in no particular order."""
    near = 'WHERE h.article_id = ? AND h.start >= ? AND h.start < ? AND h."end" > ?'
    far = f'WHERE h.article_id = ? AND h."end" - h.start > {LONG} AND h.start < ? AND h."end" > ?'
    back = start - LONG
    return [
        *_marks(reading, _BY_START, near, article_id, back, end, start),
        *_marks(reading, _LONG_ONES, far, article_id, back, start),
    ]


def outline(reading: Reading, article_id: str, length: int, parts: int) -> list[Mark]:
    """Marks that stand for all in a small picture of a text of ``length`` code points, in the order of the text.

    They are all there are, if these are not many; else one that begins in each of ``parts`` equal parts of the text,
    the last one there, and every long one.
    """
    some = f"SELECT 1 FROM highlight h INDEXED BY {_BY_START} WHERE h.article_id = ? LIMIT {2 * parts + 1}"
    if reading.rows(f"SELECT count(*) FROM ({some})", [article_id])[0][0] <= 2 * parts:
        return marks(reading, article_id)
    chosen = reading.rows(
        f"""WITH RECURSIVE part(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM part WHERE n + 1 < {parts})
        SELECT (SELECT h.ordinal FROM highlight h INDEXED BY {_BY_START} WHERE h.article_id = ?
                AND h.start >= n * {length} / {parts} AND h.start < (n + 1) * {length} / {parts}
                ORDER BY h.start DESC LIMIT 1) FROM part""",
        [article_id],
    )
    few = _marks(reading, "", f"WHERE {picked('h.ordinal')}", json.dumps([row[0] for row in chosen if row[0]]))
    known = {mark.highlight_id for mark in few}
    tall = _marks(reading, _LONG_ONES, f'WHERE h.article_id = ? AND h."end" - h.start > {LONG}', article_id)
    few += [mark for mark in tall if mark.highlight_id not in known]
    return sorted(few, key=lambda mark: (mark.start, mark.end, mark.highlight_id))


def _marks(reading: Reading, index: str, where: str, *values: object) -> list[Mark]:
    query = _MARKS.format(index=f"INDEXED BY {index}" if index else "") + where
    return [Mark(*row) for row in reading.rows(query, values)]


# The order of an article's claims, which is that of their first places


def claims_in(reading: Reading, article_id: str) -> list[str]:
    """The ids of the article's claims in the order in which they begin in the text."""
    query = f"SELECT h.claim_id FROM highlight h INDEXED BY {_BY_START} WHERE h.article_id = ? {_ORDER}"
    return list(dict.fromkeys(row[0] for row in reading.rows(query, [article_id])))


def first_place(reading: Reading, article_id: str, claim_id: str) -> tuple[int, int, str] | None:
    """Start, end and id of the claim's first highlight in the article."""
    query = f"""SELECT h.start, h."end", h.id FROM highlight h INDEXED BY {_BY_CLAIM}
        WHERE h.article_id = ? AND h.claim_id = ? {_ORDER} LIMIT 1"""
    return next(((row[0], row[1], row[2]) for row in reading.rows(query, [article_id, claim_id])), None)


def first_starts(reading: Reading, article_id: str) -> "array[int]":
    """Where the claims of the article begin in it, in code points, rising; as many as there are claims."""
    query = f"SELECT min(h.start) FROM highlight h INDEXED BY {_BY_CLAIM} WHERE h.article_id = ? GROUP BY h.claim_id"
    return array("q", sorted(row[0] for row in reading.rows(query, [article_id])))


def begin_with(reading: Reading, article_id: str, place: tuple[int, int, str]) -> int:
    """How many claims have their first place where ``place`` begins too, and come before it."""
    query = f"""SELECT count(*) FROM highlight h INDEXED BY {_BY_START} WHERE h.article_id = ? AND h.start = ?
        AND (h."end", h.id) < (?, ?) AND {_IS_FIRST}"""
    return int(reading.rows(query, [article_id, *place])[0][0])


def next_claim(
    reading: Reading, article_id: str, claim_id: str | None, *, forward: bool, unchecked: bool
) -> str | None:
    """The claim that begins after ``claim_id`` in the text, or before it; around the end, at last itself again.

    From no claim, or one that is not in the article, the first or the last one. Only one that has no verdict, if asked.
    """
    than, order, turned = (">", _ORDER, "<=") if forward else ("<", _FROM_THE_END, ">=")
    place = first_place(reading, article_id, claim_id) if claim_id is not None else None
    wanted = f"SELECT h.claim_id FROM highlight h INDEXED BY {_BY_START} WHERE h.article_id = ? AND {_IS_FIRST}"
    if unchecked:
        wanted += " AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.claim_id = h.claim_id)"
    if place is None:
        found = reading.rows(f"{wanted} {order} LIMIT 1", [article_id])
    else:
        # The start by itself is what the index can seek.
        beyond = '{wanted} AND h.start {near} ? AND (h.start, h."end", h.id) {than} (?, ?, ?) {order} LIMIT 1'
        for side in (than, turned):
            query = beyond.format(wanted=wanted, near=side[0] + "=", than=side, order=order)
            found = reading.rows(query, [article_id, place[0], *place])
            if found:
                break
    return next((row[0] for row in found), None)


_FROM_THE_END = 'ORDER BY h.start DESC, h."end" DESC, h.id DESC'
