"""Hostile text goes through the library and every format, and comes out as it went in."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.finds import Narrowing
from claimdesk.domain.folding import asked_words
from claimdesk.domain.model import Evidence, Reviewer, Source
from claimdesk.domain.text import Span, normalise
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services import finding
from claimdesk.services.citing import with_citation
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file
from claimdesk.services.exchange.importing import import_files
from claimdesk.services.handling import clean
from claimdesk.storage.library import Library
from hostile import OWN, PARTS, corpus


@pytest.fixture(params=["own", *PARTS])
def samples(request):
    return list(OWN) if request.param == "own" else corpus(request.param)


def fill(desk, samples):
    """A library in which every field holds a sample, one article and one claim for each; the samples by claim."""
    claims = {}
    with desk.together("Fill"):
        for n, sample in enumerate(samples):
            text = f"{sample}\nSomebody says number {n} of {sample} here."
            draft = ArticleDraft(title=sample, text=text, url=sample, author=sample, publisher=sample)
            article = desk.add_article(draft).article
            start = article.text.index("Somebody")
            details = {"claimant": sample, "tags": (sample,) if sample.strip() else (), "note": sample}
            claim_id = desk.mark_claim(article.id, Span(start, len(article.text)), **details).claim_id
            if normalise(sample).strip():
                desk.edit_claim(claim_id, statement=sample)
                desk.give_verdict(claim_id, label=sample, explanation=sample)
                source = Source(
                    title=sample, publisher=sample, author=sample, url=sample, archive_url=sample, note=sample
                )
                desk.cite(
                    source,
                    Evidence(claim_id=claim_id, source_id=source.id, excerpt=sample, locator=sample, question=sample,
                             note=sample),
                )  # fmt: skip
            claims[claim_id] = (article, sample)
    return claims


def test_samples_come_through_library_formats_and_search(desk, samples, tmp_path):
    desk = Desk(desk.library, replace(desk.reviewer, name=samples[1], organisation=samples[1]))
    claims = fill(desk, samples)
    every_field_gives_back_what_it_got(desk, claims)
    a_set_comes_back_from_json_as_it_went(desk, tmp_path)
    a_set_comes_back_from_csv_unchanged(desk, tmp_path)
    every_sample_is_found(desk, samples)


def every_field_gives_back_what_it_got(desk, claims):
    for claim_id, (article, sample) in claims.items():
        kept, card = normalise(sample), desk.library.read.card(claim_id)
        read = desk.library.read.article(article.id)
        assert read.text.startswith(kept)
        assert read.text.count(kept) >= 2
        assert (read.url, read.author, read.publisher) == (kept, kept, kept)
        assert read.title == (kept.strip() or read.title)
        assert (card.claim.claimant, card.claim.note) == (kept, kept)
        if not kept.strip():
            continue
        (opinion,), (citation,) = card.opinions, card.citations
        assert (card.claim.statement, opinion.verdict.label, opinion.verdict.explanation) == (kept, kept.strip(), kept)
        evidence, source = citation.evidence, citation.source
        assert {evidence.excerpt, evidence.locator, evidence.question, evidence.note} == {kept}
        assert {source.title, source.publisher, source.author, source.url, source.archive_url, source.note} == {kept}
        assert card.places[0].highlight.quote in read.text
        assert with_citation(read, card.places[0].highlight.span).startswith("“Somebody says number")


def a_set_comes_back_from_json_as_it_went(desk, tmp_path):
    export_file(desk, "json", tmp_path / "a.json", Selection())
    other = Desk(Library(tmp_path / "other.claimdesk"), Reviewer(name="Other"))
    try:
        assert import_files(other, [tmp_path / "a.json"]).notes == []
        export_file(other, "json", tmp_path / "b.json", Selection())
        again = import_files(desk, [tmp_path / "b.json"])
        assert not any(c.new or c.changed or c.conflict for c in again.counts.values())
    finally:
        other.library.close()
    one, two = (json.loads((tmp_path / name).read_text("utf-8")) for name in ("a.json", "b.json"))
    assert one | {"exported_at": ""} == two | {"exported_at": ""}


def a_set_comes_back_from_csv_unchanged(desk, tmp_path):
    export_file(desk, "csv", tmp_path / "a.csv", Selection())
    again = import_files(desk, [tmp_path / "a.csv"])
    assert not any(c.new or c.changed or c.conflict for c in again.counts.values())
    assert again.notes == []


def every_sample_is_found(desk, samples):
    read = desk.library.read
    unfound = []
    for sample in samples:
        hits = finding.look(read, sample, Narrowing())
        narrowing = Narrowing(tags=(sample,), verdicts=(sample,), since=sample, until=sample)
        finding.claim_order(read, sample, narrowing, None, descending=False)
        if asked_words(sample) and normalise(sample).strip() and not hits:
            unfound.append(sample)
    assert unfound == []


SYNTAX = st.lists(
    st.one_of(
        st.sampled_from(['"', "'", "*", "^", ":", "(", ")", "{", "}", "-", "+", "NEAR", "NEAR(a b, 2)", "AND", "OR",
                         "NOT",
                         "title:", "rank", "claim", ";", "--", "/*", "%", "_", "\0", "\\", "?", "?1", "@x", "\ud800"]),
        st.text(max_size=6),
    )
).map(" ".join)  # fmt: skip


@given(words=SYNTAX)
def test_no_query_is_taken_for_syntax(words):
    read = SEARCHED.read()
    finding.look(read, words, Narrowing())
    finding.claim_order(read, words, Narrowing(since=words, until=words, tags=(words,)), None, descending=False)


class SEARCHED:
    library = None

    @classmethod
    def read(cls):
        return cls.library.read


@pytest.fixture(autouse=True)
def _searched(request, library):
    SEARCHED.library = library
    yield
    SEARCHED.library = None


@given(st.text(), st.sampled_from(["claimed_on", "published_on", "accessed_on"]))
def test_a_date_is_one_or_is_refused_with_a_sentence(typed, name):
    said = "2026."
    try:
        clean({name: typed})
    except ClaimdeskError as error:
        said = str(error)
    assert said.endswith("2026.")
