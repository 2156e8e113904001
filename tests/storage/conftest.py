"""A library in which something of everything has happened."""

from dataclasses import dataclass

import pytest

from claimdesk.domain.model import Evidence, Source, Stance, Status
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft


@dataclass(frozen=True)
class Busy:
    """The ids that tests ask about. Claim ``one`` stands in both articles and has two verdicts, ``two`` has none."""

    first: str
    second: str
    one: str
    two: str
    lonely: str
    source: str


@pytest.fixture
def other(desk_of):
    """The desk of a second reviewer."""
    return desk_of("Ben Folio")


@pytest.fixture
def busy(desk, other, article, scale) -> Busy:
    later = desk.add_article(ArticleDraft(title="Harbour again", text="Twelve million, they repeat.")).article
    one = desk.mark_claim(article.id, Span(0, 43), claimant="the mayor").claim_id
    desk.add_place(one, later.id, Span(0, 14))
    two = desk.mark_claim(article.id, Span(66, 80), status=Status.CHECKING, tags=("rent",)).claim_id
    lonely = desk.mark_claim(later.id, Span(16, 27)).claim_id
    desk.give_verdict(one, scale.ratings[4], explanation="It was fourteen.")
    other.give_verdict(one, label="Inflated")
    other.give_verdict(lonely, scale.ratings[0])
    source = Source(title="Harbour accounts", url="https://example.org/accounts")
    desk.cite(source, Evidence(claim_id=one, source_id=source.id, stance=Stance.REFUTES, excerpt="14.1"))
    desk.cite(Source(title="A diary", id="diary"), Evidence(claim_id=lonely, source_id="diary"))
    desk.attach(source.id, "accounts.pdf", "application/pdf", b"%PDF")
    return Busy(article.id, later.id, one, two, lonely, source.id)
