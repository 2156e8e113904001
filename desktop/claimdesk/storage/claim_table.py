"""All claims as a table: first which they are, in order, by their numbers alone; then a screenful of them at a time."""

import json
from array import array
from collections.abc import Iterable, Sequence

from claimdesk.domain.finds import ClaimColumn, ClaimLine, Narrowing
from claimdesk.domain.folding import asked_words
from claimdesk.domain.model import Status
from claimdesk.storage.narrowing import conditions
from claimdesk.storage.picking import picked
from claimdesk.storage.reading import NEWEST_VERDICT, Reading
from claimdesk.storage.search import as_phrases

_KEYS = {
    ClaimColumn.VERDICT: "casefold((SELECT n.label FROM verdict n WHERE n.claim_id = c.id "
    "ORDER BY n.decided_at DESC, n.ordinal DESC LIMIT 1))",
    ClaimColumn.STATEMENT: "casefold(c.statement)",
    ClaimColumn.STATUS: f"instr('{' '.join(status.value for status in Status)}', c.status)",
    ClaimColumn.CLAIMANT: "casefold(nullif(c.claimant, ''))",
    ClaimColumn.ARTICLE: "casefold((SELECT a.title FROM highlight h JOIN article a ON a.id = h.article_id "
    "WHERE h.claim_id = c.id ORDER BY h.ordinal LIMIT 1))",
    ClaimColumn.PLACES: "(SELECT count(*) FROM highlight h WHERE h.claim_id = c.id)",
    ClaimColumn.SOURCES: "(SELECT count(*) FROM evidence e WHERE e.claim_id = c.id)",
    ClaimColumn.MARKED: "c.created_at",
    ClaimColumn.TAGS: "casefold(nullif(c.tags, '[]'))",
}


def claim_order(
    reading: Reading,
    words: str = "",
    narrowing: Narrowing | None = None,
    column: ClaimColumn | None = None,
    *,
    descending: bool = False,
    unfinished: bool = True,
) -> "array[int]":
    """The ordinals of the claims that have all the words and are wanted: newest first, or sorted by a column.

    Those that have nothing in the column come last; from the end they come first. Equal ones stay newest first.
    """
    where, values = conditions(narrowing or Narrowing())
    asked = as_phrases(asked_words(words), unfinished=unfinished)
    if asked:
        where.append("c.ordinal IN (SELECT rowid FROM search_claim WHERE search_claim MATCH ?)")
        values.append(" ".join(asked))
    elif words.strip():
        return array("q")
    way = "DESC NULLS FIRST" if descending else "ASC NULLS LAST"
    sorting = f"{_KEYS[column]} {way}, " if column is not None else ""
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    rows = reading.rows(f"SELECT c.ordinal FROM claim c {condition} ORDER BY {sorting}c.ordinal DESC", values)
    return array("q", [row[0] for row in rows])


_LINES = f"""
SELECT c.ordinal, c.id, c.statement, v.label, r.colour, c.status, c.claimant, c.created_at, h.article_id, a.title,
       (SELECT count(*) FROM highlight n WHERE n.claim_id = c.id),
       (SELECT count(*) FROM evidence e WHERE e.claim_id = c.id), c.tags
FROM claim c
LEFT JOIN verdict v ON v.ordinal = {NEWEST_VERDICT.format(claim="c.id")}
LEFT JOIN rating r ON r.id = v.rating_id
LEFT JOIN highlight h ON h.ordinal = (SELECT min(f.ordinal) FROM highlight f WHERE f.claim_id = c.id)
LEFT JOIN article a ON a.id = h.article_id
WHERE {picked("c.ordinal")}
"""


def claim_lines(reading: Reading, ordinals: Iterable[int]) -> Sequence[ClaimLine | None]:
    """The claims of these ordinals in their order; None for one that is there no more."""
    wanted = list(ordinals)
    found = {row[0]: ClaimLine(*row[1:]) for row in reading.rows(_LINES, [json.dumps(wanted)])}
    return [found.get(ordinal) for ordinal in wanted]
