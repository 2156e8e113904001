"""Whether the same statement was checked before."""

from claimdesk.domain.finds import LikeClaim
from claimdesk.domain.folding import tokens
from claimdesk.storage import search
from claimdesk.storage.reading import Reading

FLOOR = 80.0
"""Below this score two statements are not the same: near-copies and inserted words stay above it."""
_SHORTEST = 2
"""Words that a statement needs before it can be like another."""


def like(reading: Reading, statement: str, besides: str | None = None, *, most: int = 5) -> list[LikeClaim]:
    """Claims much like ``statement`` but for the claim ``besides``, the likest first, checked ones before others."""
    from dataclasses import replace

    said = tokens(statement)
    if len(said) < _SHORTEST:
        return []
    from rapidfuzz import fuzz

    asked, own = " ".join(said), set(said)
    found: list[LikeClaim] = []
    for claim in search.like(reading, statement, besides):
        theirs = tokens(claim.statement)
        shorter, longer = sorted((len(own), len(set(theirs))))
        if 2 * shorter < longer:  # a set of words within a far longer one says little
            continue
        score = fuzz.token_set_ratio(asked, " ".join(theirs), score_cutoff=FLOOR)
        if score >= FLOOR:
            found.append(replace(claim, score=score))
    found.sort(key=lambda claim: (claim.label is None, -claim.score))
    return found[:most]
