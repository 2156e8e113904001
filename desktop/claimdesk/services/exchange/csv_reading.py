"""Reads a flat CSV into the library it speaks of.

The flat CSV carries less than a library knows: what it does not carry keeps its present value, what a row leaves out
is not deleted, and ids that no column holds are found again by what they are about, or made from it, so that the same
file always means the same things. Articles must be in the library, since their texts are in no column.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from claimdesk.domain.anchoring import shown
from claimdesk.domain.model import AnnotationSet, Article, Claim, Entity, Reviewer
from claimdesk.domain.phrases import Phrase
from claimdesk.services.exchange.contract import Lookup, ReadResult, known
from claimdesk.services.exchange.csv_columns import ARTICLE, CLAIM, UUID_FORM, made_id
from claimdesk.services.exchange.csv_places import Places
from claimdesk.services.exchange.csv_sources import cited
from claimdesk.services.exchange.csv_table import Groups, Row, changes, grouped, table
from claimdesk.services.exchange.csv_verdicts import Verdicts


def read(data: bytes, look_up: Lookup | None = None) -> ReadResult:
    """The set that the rows tell of, every value that they do not carry as the library has it.

    Raises ClaimdeskError with one sentence that names the row; an article that is not in the library is refused.
    """
    rows, dropped = table(data)
    ask: Lookup = look_up or _Nothing()
    told = grouped((_claim_id(row), row) for row in rows)
    present = known(ask, Claim, told)
    claims = tuple(_claim(claim_id, of_it, present.get(claim_id)) for claim_id, of_it in told.items())
    places = Places(rows, ask)
    highlights = places.of(told)
    verdicts = Verdicts(ask, told, dropped)
    given = tuple(one for claim_id in told for one in verdicts.of(claim_id))
    sources, evidence = cited(told, ask)
    markers = {one.created_by for one in claims if one.created_by} - verdicts.reviewers.keys()
    return ReadResult(
        AnnotationSet(
            reviewers=(*verdicts.reviewers.values(), *known(ask, Reviewer, markers).values()),
            scales=tuple(verdicts.scales.values()),
            ratings=tuple(verdicts.ratings.values()),
            articles=tuple(_articles(rows, places.articles)),
            claims=claims,
            highlights=highlights,
            verdicts=given,
            sources=sources,
            evidence=evidence,
        ),
        places.moved,
        dropped,
    )


class _Nothing:
    """A library with nothing in it."""

    def entities(self, kind: type[Entity], ids: Iterable[str], /) -> dict[str, Entity]:  # noqa: ARG002
        return {}

    def every(self, kind: type[Entity], /) -> Iterable[Entity]:  # noqa: ARG002
        return ()

    def of_claims(self, kind: type[Entity], claim_ids: Iterable[str], /) -> Iterable[Entity]:  # noqa: ARG002
        return ()


def _claim_id(row: Row) -> str:
    written = row["claim_id"]
    if written and not UUID_FORM.fullmatch(written):
        raise row.refuse(Phrase("has {value} in the column “claim_id”, which is not a UUID", value=shown(written)))
    return written or made_id("claim", row["article_id"], row["statement"])


def _claim(claim_id: str, rows: list[Row], present: Claim | None) -> Claim:
    fields: dict[str, Any] = changes(rows, CLAIM, present)
    return replace(present, **fields) if present else Claim(id=claim_id, **fields)


def _articles(rows: list[Row], present: dict[str, Article]) -> Iterator[Article]:
    about: Groups = grouped((row["article_id"], row) for row in rows if row["article_id"])
    for article_id, article in present.items():
        fields: dict[str, Any] = changes(about[article_id], ARTICLE, article) if article_id in about else {}
        yield replace(article, **fields)
