"""The bundled sample: invented, instructive, and exact to the character."""

import json

import pytest

from claimdesk import bundled
from claimdesk.domain import text as texts
from claimdesk.domain.model import ClaimKind, SourceKind, Stance, is_partial_date
from claimdesk.domain.text import Span
from claimdesk.services.scales import bundled_scales

TEXT = bundled.read_text("sample", "sample.txt")
SAMPLE = json.loads(bundled.read_text("sample", "sample.json"))
CLAIMS = SAMPLE["claims"]
QUOTES = [quote for claim in CLAIMS for quote in claim["quotes"]]


def span(quote: str) -> Span:
    found = texts.find_again(TEXT, quote)
    assert found is not None
    return found


def test_the_text_is_stored_as_it_is_and_says_that_it_is_invented():
    assert texts.normalise(TEXT) == TEXT
    assert "This is an invented example" in TEXT
    assert 250 <= len(TEXT.split()) <= 350


def test_it_has_what_trips_careless_programs():
    assert "\u00a0" in TEXT
    assert "👏🏽" in TEXT
    assert "أهلاً" in TEXT


@pytest.mark.parametrize("quote", QUOTES)
def test_each_quote_stands_in_one_place_alone(quote):
    assert len(texts.places_of(TEXT, quote)) == 1
    assert texts.snap(TEXT, span(quote).start, span(quote).end) == span(quote)


def test_there_are_claims_before_and_after_what_trips_careless_programs():
    assert any(span(quote).start > TEXT.index("👏🏽") for quote in QUOTES)
    assert any(span(quote).start > TEXT.index("أهلاً") for quote in QUOTES)
    assert any(span(quote).end < TEXT.index("👏🏽") for quote in QUOTES)


def test_five_claims_one_of_them_repeated_one_inside_another_one_open():
    assert len(CLAIMS) == 5
    assert [len(claim["quotes"]) for claim in CLAIMS] == [2, 1, 1, 1, 1]
    assert span(QUOTES[-2]).overlaps(span(QUOTES[-1]))
    assert [claim["verdict"] for claim in CLAIMS].count(None) == 1


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["statement"][:30])
def test_a_claim_speaks_the_apps_language(claim):
    labels = {rating.label for rating in bundled_scales()[0].ratings}
    assert claim["verdict"] is None or claim["verdict"] in labels
    assert bool(claim["verdict"]) == bool(claim["explanation"]) == bool(claim["sources"])
    assert {ClaimKind(kind) for kind in claim["kinds"]}
    for source in claim["sources"]:
        assert source["url"].startswith("https://example.org/")
        assert Stance(source["stance"])
        assert SourceKind(source["kind"])
        assert source["title"]
        assert source["excerpt"]
        assert source["locator"]


def test_the_article_is_described():
    assert SAMPLE["publisher"] == "Claimdesk sample"
    assert SAMPLE["title"] not in TEXT, "the reader sets the title above the text"
    assert SAMPLE["url"].startswith("https://example.org/")
    assert is_partial_date(SAMPLE["published_on"])
