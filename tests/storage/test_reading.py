"""What the panes and lists are told: the nouns put together, in order, as they are at one moment."""

import sqlite3
from contextlib import nullcontext
from dataclasses import replace

import pytest

from claimdesk.domain.model import Article, Claim, Conflict, Highlight, Rating, Reviewer, Scale, Source, Status, Verdict
from claimdesk.domain.text import Span, sha256
from claimdesk.storage import places
from claimdesk.storage.reading import Reading, sqlite_version


def add(library, *entities):
    with library.transaction() as tx:
        tx.put(*entities)


def an_article(title, text="words", **values):
    return Article(title=title, text=text, text_sha256=sha256(text), **values)


# Articles


def test_articles_stand_newest_first_and_those_of_one_second_in_order_of_adding(library):
    when = ["2026-11-01T10:00:00Z", "2026-11-03T10:00:00Z", "2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z"]
    add(library, *(an_article(f"{n}", added_at=at) for n, at in enumerate(when)))
    assert [a.title for a in library.read.articles()] == ["1", "3", "2", "0"]
    assert [a.title for a in library.read.articles(most=2)] == ["1", "3"]
    assert library.read.articles(most=0) == []


def test_a_summary_counts_code_points_claims_and_those_with_a_verdict(library, busy, article):
    shown = {a.title: a for a in library.read.articles()}
    first, again = shown["Harbour costs"], shown["Harbour again"]
    assert (first.claims, first.checked, first.characters) == (2, 1, len(article.text))
    assert (again.claims, again.checked) == (2, 2)
    assert (first.url, first.published_on, first.publisher) == (article.url, "2026-11", None)
    assert library.read.article_summary(busy.first) == first
    assert library.read.article_summary("none") is None


def test_an_article_comes_with_its_text(library, article):
    assert library.read.article(article.id) == article
    assert library.read.article("none") is None


# Claims


def test_marks_stand_in_the_order_of_the_text_with_the_newest_verdict(library, busy, scale):
    marks = places.marks(library.read, busy.first)
    assert [(m.claim_id, m.span, m.label, m.colour) for m in marks] == [
        (busy.one, Span(0, 42), "Inflated", None),
        (busy.two, Span(66, 80), None, None),
    ]
    assert [(m.label, m.colour) for m in places.marks(library.read, busy.second)] == [
        ("Inflated", None),
        (scale.ratings[0].label, scale.ratings[0].colour),
    ]
    assert places.marks(library.read, "none") == []


def test_of_verdicts_the_one_decided_last_counts_and_of_one_second_the_one_given_last(library, busy):
    verdicts = library.read.found(Verdict, "claim_id = ?", busy.one)
    add(library, replace(verdicts[0], decided_at="2099-01-01T00:00:00Z"))
    assert places.marks(library.read, busy.first)[0].label == verdicts[0].label
    add(library, replace(verdicts[1], decided_at="2099-01-01T00:00:00Z"))
    assert places.marks(library.read, busy.first)[0].label == verdicts[1].label


def test_claims_stand_newest_first_with_what_a_list_shows(library, busy, scale):
    lines = {c.id: c for c in library.read.claims()}
    assert [c.id for c in library.read.claims()] == [busy.lonely, busy.two, busy.one]
    one = lines[busy.one]
    assert (one.claimant, one.label, one.colour, one.places, one.sources) == ("the mayor", "Inflated", None, 2, 1)
    assert (one.article_id, one.title, one.status) == (busy.first, "Harbour costs", Status.DONE)
    assert (lines[busy.two].label, lines[busy.two].status) == (None, "checking")
    assert lines[busy.lonely].colour == scale.ratings[0].colour


def test_a_claim_without_a_place_has_no_title(library):
    add(library, Claim(statement="from an import"))
    (line,) = library.read.claims()
    assert (line.article_id, line.title, line.places) == (None, None, 0)


def test_a_card_knows_all_of_a_claim(library, busy, desk, other, scale):
    card = library.read.card(busy.one)
    assert [(p.highlight.article_id, p.article_title) for p in card.places] == [
        (busy.first, "Harbour costs"),
        (busy.second, "Harbour again"),
    ]
    first, second = card.opinions
    assert (first.reviewer, first.rating, first.scale) == (desk.reviewer, scale.ratings[4], scale.scale)
    assert (second.reviewer, second.rating, second.scale) == (other.reviewer, None, None)
    (citation,) = card.citations
    assert (citation.source.id, citation.evidence.excerpt) == (busy.source, "14.1")
    assert [a.file_name for a in citation.attachments] == ["accounts.pdf"]


def test_a_card_of_nothing_is_none_and_of_a_bare_claim_bare(library, busy):
    assert library.read.card("none") is None
    card = library.read.card(busy.two)
    assert (card.opinions, card.citations) == ((), ())


# Sources, scales, conflicts


def test_sources_say_how_many_claims_cite_them(library, busy, desk):
    desk.cite(library.read.by_id(Source, ["diary"])["diary"], _evidence(busy.one, "diary"))
    desk.cite(library.read.by_id(Source, ["diary"])["diary"], _evidence(busy.one, "diary"))
    add(library, Source(title="Uncited"))
    assert [(s.source.title, s.claims) for s in library.read.sources()] == [
        ("Uncited", 0),
        ("A diary", 2),
        ("Harbour accounts", 1),
    ]


def _evidence(claim_id, source_id):
    from claimdesk.domain.model import Evidence

    return Evidence(claim_id=claim_id, source_id=source_id)


def test_scales_come_with_their_ratings_in_order(library):
    one, two = Scale(name="one"), Scale(name="two")
    ratings = [Rating(scale_id=one.id, label=str(n), position=-n) for n in range(3)]
    add(library, one, two, *ratings)
    first, second = library.read.scales()
    assert ([r.label for r in first.ratings], second.ratings) == (["2", "1", "0"], ())
    assert first.in_library


def test_used_ratings_are_those_that_verdicts_name(library, busy, scale):
    assert library.read.used_ratings() == {scale.ratings[0].id, scale.ratings[4].id}


def test_conflicts_stand_oldest_first(library):
    conflicts = [Conflict(noun="claim", entity_id=str(n), incoming="{}") for n in range(2)]
    add(library, *conflicts)
    assert library.read.conflicts() == conflicts


def test_what_is_not_there_is_left_out(library, reviewer):
    add(library, reviewer)
    assert library.read.by_id(Reviewer, [reviewer.id, "none", reviewer.id]) == {reviewer.id: reviewer}


# At one moment


def test_questions_within_see_the_library_as_it_was_at_the_first(library, other, busy):
    with library.read.at_one_moment():
        before = library.read.card(busy.one)
        other.give_verdict(busy.two, label="New")
        other.edit_claim(busy.one, note="changed")
        with library.read.at_one_moment():
            assert library.read.card(busy.one) == before
            assert library.read.card(busy.two).opinions == ()
    assert library.read.card(busy.one).claim.note == "changed"


def test_a_question_that_fails_within_ends_the_moment(library, other, busy):
    with pytest.raises(ZeroDivisionError), library.read.at_one_moment():
        raise ZeroDivisionError
    other.edit_claim(busy.one, note="changed")
    assert library.read.card(busy.one).claim.note == "changed"


def test_every_list_has_an_index_to_go_by(library):
    """No table is read to the end for the sake of one article or claim, and no article for the sake of a stretch."""
    plans: list[str] = []
    rows = library.read.rows

    def explained(query, values=()):
        values = tuple(values)
        plans.extend(row[3] for row in rows(f"EXPLAIN QUERY PLAN {query}", values))
        return rows(query, values)

    library.read.rows = explained
    try:
        library.read.found(Highlight, "claim_id = ?", "x")
        library.read.found(Verdict, "claim_id = ?", "x")
        places.marks(library.read, "x")
        places.marks_of(library.read, "x", ["y"])
        places.outline(library.read, "x", 100, 10)
        places.first_starts(library.read, "x")
        assert not [line for line in plans if line.startswith("SCAN") and "highlight" in line]
        plans.clear()
        places.marks_between(library.read, "x", 3000, 3100)
        places.next_claim(library.read, "x", None, forward=True, unchecked=True)
    finally:
        del library.read.rows
    sought = [line for line in plans if line.startswith("SEARCH h ")]
    assert any("ix_highlight_start (article_id=? AND start>? AND start<?)" in line for line in sought)
    assert any("ix_highlight_long (article_id=?)" in line for line in sought)
    assert not [line for line in plans if line.startswith("SCAN h") or "USE TEMP B-TREE FOR ORDER BY" in line]


def test_the_version_is_sqlite_s():
    assert sqlite_version() == sqlite3.sqlite_version


def test_a_highlight_reads_as_it_was_written(library, busy, article):
    for place in library.read.found(Highlight, "article_id = ?", article.id):
        assert place.quote == place.span.of(article.text)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR])
def test_an_interruption_that_meets_the_end_of_a_moment_leaves_it_ended(library, monkeypatch, code):
    reading = Reading(library.path)
    real, failures = reading._connection, []

    class Interrupted:
        def __getattr__(self, name):
            return getattr(real, name)

        def rollback(self):
            if not failures:
                failures.append(sqlite3.OperationalError("interrupted"))
                failures[0].sqlite_errorcode = code
                raise failures[0]
            real.rollback()

    monkeypatch.setattr(reading, "_connection", Interrupted())
    expected = nullcontext() if code == sqlite3.SQLITE_INTERRUPT else pytest.raises(sqlite3.OperationalError)
    with expected, reading.at_one_moment():
        pass
    assert failures
    assert real.in_transaction is (code != sqlite3.SQLITE_INTERRUPT)
    reading.close()
