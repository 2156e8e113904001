"""The flat CSV: a row for each claim, place and verdict, for spreadsheets and for people who sort and filter.

How lists and formulas stand in a cell is told in ``csv_cells``.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from claimdesk.domain.model import AnnotationSet, Claim, Evidence, Highlight, Verdict
from claimdesk.domain.phrases import Phrase
from claimdesk.services.exchange.contract import WriteOptions
from claimdesk.services.exchange.csv_cells import COLUMNS, guarded, join
from claimdesk.services.exchange.csv_reading import read

__all__ = ["loses", "read", "write"]

_BATCH = 500
"""Claims in a piece."""

OfClaim = TypeVar("OfClaim", Highlight, Verdict, Evidence)


def write(found: AnnotationSet, options: WriteOptions) -> Iterator[str]:
    """The file in pieces: RFC 4180 with a header; a claim without a place or a verdict has its row all the same."""
    piece = io.StringIO(newline="")
    rows = csv.writer(piece, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for at, table in enumerate(_tables(found), start=1):
        rows.writerows(table if options.raw else map(guarded, table))
        if at % _BATCH == 0:
            yield piece.getvalue()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue()


def loses(found: AnnotationSet) -> list[Phrase]:
    """One sentence for each thing that the set has and no column holds."""
    claims = {one.claim_id for one in found.highlights}
    said: list[tuple[Phrase, object]] = [
        (Phrase("the texts of the articles"), found.articles),
        (
            Phrase("the articles' authors, publishers and languages"),
            [one for one in found.articles if one.author or one.publisher or one.language],
        ),
        (
            Phrase("articles without a claim"),
            {one.id for one in found.articles} - {one.article_id for one in found.highlights},
        ),
        (Phrase("places of claims that this set does not have"), claims - {one.id for one in found.claims}),
        (Phrase("when and by whom claims were marked"), found.claims),
        (Phrase("the words around each quote"), [one for one in found.highlights if one.prefix or one.suffix]),
        (Phrase("the scales' ratings, with their meanings, numbers and colours"), found.ratings),
        (Phrase("the reviewers' organisations"), [one for one in found.reviewers if one.organisation]),
        (Phrase("all of a source but its URL and title"), found.sources),
        (
            Phrase("excerpts, locators, questions and notes of the evidence"),
            [one for one in found.evidence if one.excerpt or one.locator or one.question or one.note],
        ),
        (
            Phrase("sources that no claim cites"),
            {one.id for one in found.sources} - {one.source_id for one in found.evidence},
        ),
        (Phrase("kept copies of sources"), found.attachments),
    ]
    return [Phrase("Left out: {what}.", what=what) for what, there in said if there]


def _tables(found: AnnotationSet) -> Iterator[list[list[str]]]:
    """The rows of each claim, in the set's order."""
    articles = {
        one.id: [one.id, one.title, one.url or "", one.published_on or ""] for one in found.articles
    }  # each made once, shared by its rows
    scales = {one.id: one.name for one in found.scales}
    reviewers = {one.id: one.name for one in found.reviewers}
    sources = {one.id: one for one in found.sources}
    for claim, places, verdicts, evidence in zip(
        found.claims,
        _beside(found.claims, found.highlights),
        _beside(found.claims, found.verdicts),
        _beside(found.claims, found.evidence),
        strict=True,
    ):
        told = [claim.id, claim.statement, claim.claimant or "", claim.claimed_on or ""]
        told += [join(claim.kinds), join(claim.tags), claim.status.value]
        cited = [sources[one.source_id] for one in evidence]
        backed = [join(one.url or "" for one in cited), join(one.title for one in cited)]
        backed += [join(one.stance for one in evidence), claim.note]
        marks = [(articles[one.article_id], [one.id, one.quote, str(one.start), str(one.end)]) for one in places] or [
            ([""] * 4, [""] * 4)
        ]
        opinions = [
            [
                one.label,
                scales[one.scale_id] if one.scale_id else "",
                one.explanation,
                reviewers[one.reviewer_id],
                one.decided_at,
            ]
            for one in verdicts
        ] or [[""] * 5]
        yield [article + told + mark + opinion + backed for article, mark in marks for opinion in opinions]


def _in_order(things: Iterable[OfClaim], rank: dict[str, int]) -> list[OfClaim]:
    return sorted((one for one in things if one.claim_id in rank), key=lambda one: rank[one.claim_id])


def _beside(claims: Sequence[Claim], things: Iterable[OfClaim]) -> Iterator[list[OfClaim]]:
    """For each claim in turn what is said about it, in the set's order, without a list for each kept in memory."""
    rank = {claim.id: at for at, claim in enumerate(claims)}
    ordered = _in_order(things, rank)
    rank.clear()
    at = 0
    for claim in claims:
        first = at
        while at < len(ordered) and ordered[at].claim_id == claim.id:
            at += 1
        yield ordered[first:at]
