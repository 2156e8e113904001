"""The sample: a short article of our own, marked up, so that a first start shows what the desk is for."""

import json
from typing import Any

from claimdesk import bundled
from claimdesk.domain.model import ClaimKind, Evidence, Source, SourceKind, Stance
from claimdesk.domain.text import Span, normalise, places_of
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.services.scales import bundled_scales


def add_sample(desk: Desk) -> str:
    """Add the sample article with its claims, verdicts and sources as one step; its id, also if it was there before."""
    text = normalise(bundled.read_text("sample", "sample.txt"))
    about: dict[str, Any] = json.loads(bundled.read_text("sample", "sample.json"))
    draft = ArticleDraft(text=text, **{key: value for key, value in about.items() if key != "claims"})
    with desk.together("Add sample article"):
        added = desk.add_article(draft)
        if added.new:
            for claim in about["claims"]:
                _mark(desk, added.article.id, text, claim)
    return added.article.id


def _mark(desk: Desk, article_id: str, text: str, told: dict[str, Any]) -> None:
    spans = [Span(at, at + len(quote)) for quote in told["quotes"] for at in places_of(text, quote)[:1]]
    claim_id = desk.mark_claim(
        article_id,
        spans[0],
        statement=told["statement"],
        claimant=told["claimant"],
        kinds=tuple(ClaimKind(kind) for kind in told["kinds"]),
        tags=tuple(told["tags"]),
    ).claim_id
    for span in spans[1:]:
        desk.add_place(claim_id, article_id, span)
    if told["verdict"] is not None:
        rating = next(r for r in bundled_scales()[0].ratings if r.label == told["verdict"])
        desk.give_verdict(claim_id, rating, explanation=told["explanation"])
    for found in told["sources"]:
        source = Source(title=found["title"], url=found["url"], kind=SourceKind(found["kind"]))
        evidence = Evidence(
            claim_id=claim_id,
            source_id=source.id,
            stance=Stance(found["stance"]),
            excerpt=found["excerpt"],
            locator=found["locator"],
        )
        desk.cite(source, evidence)
