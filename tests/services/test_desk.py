"""The verbs: what each changes, and what each says when it cannot."""

from dataclasses import replace

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import (
    Article,
    Claim,
    ClaimKind,
    Conflict,
    Evidence,
    Highlight,
    Rating,
    Reviewer,
    Scale,
    Source,
    Status,
    Verdict,
)
from claimdesk.domain.text import Span, context, normalise
from claimdesk.domain.views import ArticleDraft, ScaleCard
from claimdesk.services.desk import Desk
from claimdesk.services.scales import bundled_scales
from claimdesk.storage.sets import annotation_set


@pytest.fixture
def claim(desk, article):
    """The id of a claim at the beginning of the article."""
    return desk.mark_claim(article.id, Span(0, 11)).claim_id


@pytest.fixture
def refused(desk):
    """Calls a verb that must refuse: in one sentence, with nothing changed and no step taken."""

    def call(verb, *arguments, **named):
        before, steps = annotation_set(desk.library.read), desk.history.past()
        with pytest.raises(ClaimdeskError) as caught:
            verb(*arguments, **named)
        sentence = str(caught.value)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert ". " not in sentence, "one sentence"
        assert (annotation_set(desk.library.read), desk.history.past()) == (before, steps)
        return sentence

    return call


def of(desk, claim_id):
    return desk.library.read.card(claim_id)


# Articles


def test_an_article_is_stored_normalised(desk, article):
    assert article.text == normalise(article.text)
    assert article.text.count("\n") == 3
    assert desk.library.read.article(article.id) == article


def test_the_same_text_is_one_article(desk, article):
    again = desk.add_article(ArticleDraft(title="Other title", text=article.text.replace("\n", "\r")))
    assert (again.new, again.article) == (False, article)
    with desk.together("Add two") as _:
        first = desk.add_article(ArticleDraft(title="a", text="new words"))
        second = desk.add_article(ArticleDraft(title="b", text="new words"))
    assert (first.new, second.new, second.article.id) == (True, False, first.article.id)
    assert len(desk.library.read.articles()) == 2


@pytest.mark.parametrize("text", ["", " \r\n\t", "\0", "\ufeff"])
def test_an_article_without_words_is_refused(desk, refused, text):
    assert "no text" in refused(desk.add_article, ArticleDraft(title="t", text=text))


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        (" ", "\n  First line \nSecond", "First line"),
        ("", "x" * 121, "x" * 119 + "…"),
        ("", "x" * 120, "x" * 120),
        (" Given ", "words", "Given"),
    ],
)
def test_an_article_without_a_title_goes_by_its_first_line(desk, title, text, shown):
    assert desk.add_article(ArticleDraft(title=title, text=text)).article.title == shown


def test_details_of_an_article_change_and_its_text_does_not(desk, article):
    desk.edit_article(article.id, title="New", author="A. Pen", published_on="2026-11-22", url=None)
    changed = replace(article, title="New", author="A. Pen", published_on="2026-11-22", url=None)
    assert desk.library.read.article(article.id) == changed
    desk.edit_article(article.id, title=" ")
    assert desk.library.read.article(article.id).title.startswith("The harbour cost twelve million")


def test_removing_an_article_takes_the_claims_that_are_made_nowhere_else(desk, article, claim):
    other = desk.add_article(ArticleDraft(title="b", text="Elsewhere they say it too.")).article
    shared = desk.mark_claim(article.id, Span(4, 11)).claim_id
    desk.add_place(shared, other.id, Span(0, 9))
    desk.add_place(claim, article.id, Span(12, 16))
    desk.remove_article(article.id)
    assert [c.id for c in desk.library.read.claims()] == [shared]
    assert [p.article_title for p in of(desk, shared).places] == ["b"]
    assert desk.library.read.article(article.id) is None
    desk.undo()
    assert desk.library.read.article(article.id) == article


# Claims and their places


def test_a_claim_begins_as_its_quote_without_the_white_space_around(desk, article):
    place = desk.mark_claim(article.id, Span(3, 12), tags=("cost\0",), kinds=(ClaimKind.NUMERICAL,), note="a\r\nb")
    assert (place.quote, place.span) == ("harbour", Span(4, 11))
    assert (place.prefix, place.suffix) == context(article.text, place.span)
    claim = of(desk, place.claim_id).claim
    assert (claim.statement, claim.created_by, claim.tags) == ("harbour", desk.reviewer.id, ("cost",))
    assert (claim.kinds, claim.note, claim.status) == ((ClaimKind.NUMERICAL,), "a\nb", Status.OPEN)


def test_a_quote_is_what_stands_there_whatever_the_letters(desk, article):
    for word in ("👩", "40\N{NO-BREAK SPACE}%", "البطالة", "Cafe\N{COMBINING ACUTE ACCENT}s"):
        start = article.text.index(word)
        assert desk.mark_claim(article.id, Span(start, start + len(word))).quote == word


@pytest.mark.parametrize("span", [Span(3, 4), Span(10**6, 10**6 + 1)])
def test_where_no_words_stand_nothing_is_marked(desk, article, refused, span):
    assert "no words" in refused(desk.mark_claim, article.id, span)


def test_a_claim_has_each_place_once(desk, article, claim):
    (first,) = (p.highlight for p in of(desk, claim).places)
    assert desk.add_place(claim, article.id, Span(0, 12)) == first
    second = desk.add_place(claim, article.id, Span(4, 11))
    assert [p.highlight for p in of(desk, claim).places] == [first, second]


def test_a_place_moves_and_keeps_its_id(desk, article, claim):
    place = of(desk, claim).places[0].highlight
    desk.move_place(place.id, Span(4, 16))
    (moved,) = (p.highlight for p in of(desk, claim).places)
    assert (moved.id, moved.quote) == (place.id, "harbour cost")
    assert (moved.prefix, moved.suffix) == context(article.text, Span(4, 16))


def test_a_statement_never_restated_follows_its_place_in_the_same_step(desk, claim):
    place = of(desk, claim).places[0].highlight
    quote = place.quote
    desk.move_place(place.id, Span(4, 16))
    assert of(desk, claim).claim.statement == "harbour cost"
    desk.undo()
    assert of(desk, claim).claim.statement == quote
    desk.edit_claim(claim, statement="In words of our own")
    desk.move_place(place.id, Span(4, 16))
    assert of(desk, claim).claim.statement == "In words of our own"


def test_with_its_last_place_a_claim_goes(desk, article, claim):
    first, second = of(desk, claim).places[0].highlight, desk.add_place(claim, article.id, Span(4, 11))
    desk.remove_place(first.id)
    assert [p.highlight for p in of(desk, claim).places] == [second]
    desk.remove_place(second.id)
    assert of(desk, claim) is None


def test_removing_a_claim_takes_all_that_was_said_and_leaves_the_sources(desk, claim, scale):
    desk.give_verdict(claim, scale.ratings[0])
    desk.cite(Source(title="Kept", id="s"), Evidence(claim_id=claim, source_id="s"))
    desk.remove_claim(claim)
    left = annotation_set(desk.library.read)
    assert (left.claims, left.highlights, left.verdicts, left.evidence) == ((), (), (), ())
    assert [s.title for s in left.sources] == ["Kept"]


@pytest.mark.parametrize(
    ("details", "name"),
    [
        ({"statement": "x"}, "Edit statement"),
        ({"claimant": "x"}, "Edit claimant"),
        ({"claimed_on": "2026"}, "Edit date"),
        ({"kinds": (ClaimKind.QUOTE,)}, "Edit kinds"),
        ({"tags": ("x",)}, "Edit tags"),
        ({"status": Status.DONE}, "Change status"),
        ({"note": "x"}, "Edit note"),
        ({"note": "x", "claimant": "y"}, "Edit claim"),
        ({"created_at": "2026-01-01T00:00:00Z"}, "Edit claim"),
    ],
)
def test_a_step_is_called_after_the_field_it_changes(desk, claim, details, name):
    desk.edit_claim(claim, **details)
    assert desk.history.undo_name() == name
    found = of(desk, claim).claim
    assert {key: getattr(found, key) for key in details} == details


def test_an_edit_that_changes_nothing_is_no_step(desk, claim):
    desk.edit_claim(claim, note="", status=Status.OPEN, tags=())
    assert desk.history.undo_name() == "Mark claim"


@pytest.mark.parametrize("date", ["yesterday", "2026-02-30", "", "2026\n"])
def test_a_date_that_is_none_is_refused(desk, claim, article, refused, date):
    assert "is no date" in refused(desk.edit_claim, claim, claimed_on=date)
    assert "is no date" in refused(desk.edit_article, article.id, published_on=date)
    assert "is no date" in refused(desk.add_article, ArticleDraft(title="t", text="new", published_on=date))
    source = Source(title="t", accessed_on=date)
    assert "is no date" in refused(desk.cite, source, Evidence(claim_id=claim, source_id=source.id))


# Verdicts


def test_a_rating_is_given_and_its_scale_comes_into_the_library(desk, claim, scale):
    verdict = desk.give_verdict(claim, scale.ratings[4], explanation="Wrong\r\nsum.")
    card = of(desk, claim)
    (opinion,) = card.opinions
    assert (opinion.verdict, opinion.reviewer, opinion.rating) == (verdict, desk.reviewer, scale.ratings[4])
    assert (verdict.label, verdict.explanation, card.claim.status) == (
        scale.ratings[4].label,
        "Wrong\nsum.",
        Status.DONE,
    )
    assert desk.library.read.scales() == [replace(scale, in_library=True)]


def test_a_verdict_in_words_of_one_s_own_names_no_rating(desk, claim, scale):
    first = desk.give_verdict(claim, scale.ratings[4], explanation="Because.")
    second = desk.give_verdict(claim, label=" Half the story \n")
    assert second == replace(first, label="Half the story", scale_id=None, rating_id=None, decided_at=second.decided_at)
    assert [o.verdict for o in of(desk, claim).opinions] == [second]


def test_own_words_given_as_they_are_typed_are_one_step(desk, claim, scale):
    for words in ("Out", "Out of con", "Out of context"):
        desk.give_verdict(claim, label=words)
    assert [verdict.label for verdict in desk.library.read.found(Verdict)] == ["Out of context"]
    desk.give_verdict(claim, scale.ratings[0])
    desk.undo()
    assert [verdict.label for verdict in desk.library.read.found(Verdict)] == ["Out of context"]
    desk.undo()
    assert desk.library.read.found(Verdict) == []


def test_giving_the_same_verdict_again_is_no_step(desk, claim, scale):
    first = desk.give_verdict(claim, scale.ratings[4])
    steps = len(desk.history.past())
    assert desk.give_verdict(claim, scale.ratings[4]) == first
    assert len(desk.history.past()) == steps


def test_nobody_s_verdict_overwrites_another_s(desk, desk_of, claim, scale):
    other = desk_of("Ben")
    desk.give_verdict(claim, scale.ratings[0])
    other.give_verdict(claim, scale.ratings[4])
    desk.give_verdict(claim, scale.ratings[1])
    labels = {o.reviewer.name: o.verdict.label for o in of(desk, claim).opinions}
    assert labels == {"Ada Quill": scale.ratings[1].label, "Ben": scale.ratings[4].label}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.OPEN, Status.DONE),
        (Status.CHECKING, Status.DONE),
        (Status.NEEDS_REVIEW, Status.NEEDS_REVIEW),
        (Status.DONE, Status.DONE),
    ],
)
def test_an_open_claim_is_done_with_a_verdict(desk, claim, before, after):
    desk.edit_claim(claim, status=before)
    desk.give_verdict(claim, label="So")
    assert of(desk, claim).claim.status is after


def test_a_verdict_says_something(desk, claim, refused):
    assert "needs a rating or words" in refused(desk.give_verdict, claim, label=" \n")


def test_a_rating_of_no_known_scale_is_refused(desk, claim, refused, scale):
    assert "belongs to no scale" in refused(desk.give_verdict, claim, Rating(scale_id="none", label="x"))
    assert "belongs to no scale" in refused(desk.give_verdict, claim, Rating(scale_id=scale.scale.id, label="x"))


def test_a_rating_of_a_scale_of_one_s_own_will_do(desk, claim):
    own = Scale(name="Ours")
    rating = Rating(scale_id=own.id, label="Fine", colour="#123456")
    desk.save_scales([ScaleCard(scale=own, ratings=(rating,))])
    assert desk.give_verdict(claim, rating).rating_id == rating.id
    assert of(desk, claim).opinions[0].scale == own


def test_an_explanation_is_of_one_s_own_verdict(desk, desk_of, claim, refused):
    assert "no verdict of yours" in refused(desk.explain, claim, "why")
    desk_of("Ben").give_verdict(claim, label="His")
    assert "no verdict of yours" in refused(desk.explain, claim, "why")
    given = desk.give_verdict(claim, label="Mine")
    desk.explain(claim, "why\r\nnot")
    assert replace(given, explanation="why\nnot") in [o.verdict for o in of(desk, claim).opinions]


def test_withdrawing_the_last_verdict_opens_the_claim_again(desk, desk_of, claim):
    other = desk_of("Ben")
    desk.withdraw_verdict(claim)
    desk.give_verdict(claim, label="Mine")
    other.give_verdict(claim, label="His")
    desk.withdraw_verdict(claim)
    assert ([o.verdict.label for o in of(desk, claim).opinions], of(desk, claim).claim.status) == (["His"], Status.DONE)
    other.withdraw_verdict(claim)
    assert (of(desk, claim).opinions, of(desk, claim).claim.status) == ((), Status.OPEN)


def test_withdrawing_leaves_a_status_that_a_person_chose(desk, claim):
    desk.give_verdict(claim, label="Mine")
    desk.edit_claim(claim, status=Status.NEEDS_REVIEW)
    desk.withdraw_verdict(claim)
    assert of(desk, claim).claim.status is Status.NEEDS_REVIEW


def test_a_reviewer_who_changed_their_name_goes_by_the_new_one(desk, claim):
    renamed = Desk(desk.library, replace(desk.reviewer, name="Ada\0 Inkwell"))
    renamed.give_verdict(claim, label="x")
    assert [r.name for r in desk.library.read.found(Reviewer)] == ["Ada Inkwell"]


# Sources


def test_a_source_is_cited_and_the_citation_changed(desk, claim):
    source = Source(title="Accounts\r\n2026", url="https://example.org")
    evidence = Evidence(claim_id=claim, source_id=source.id, excerpt="14.1\0")
    desk.cite(source, evidence)
    desk.cite(replace(source, publisher="City"), replace(evidence, locator="p. 3"))
    (citation,) = of(desk, claim).citations
    assert (citation.source.title, citation.source.publisher) == ("Accounts\n2026", "City")
    assert (citation.evidence.excerpt, citation.evidence.locator) == ("14.1", "p. 3")


def test_a_source_has_a_title_or_a_link(desk, claim, refused):
    nameless = Source(title=" ")
    assert "needs a title or a link" in refused(desk.cite, nameless, Evidence(claim_id=claim, source_id=nameless.id))
    linked = replace(nameless, url="https://example.org")
    desk.cite(linked, Evidence(claim_id=claim, source_id=linked.id))
    assert len(of(desk, claim).citations) == 1


def test_a_source_that_is_cited_no_longer_stays(desk, claim):
    source = Source(title="Accounts")
    evidence = Evidence(claim_id=claim, source_id=source.id)
    desk.cite(source, evidence)
    desk.remove_evidence(evidence.id)
    assert of(desk, claim).citations == ()
    assert [s.source for s in desk.library.read.sources()] == [source]


def test_a_copy_of_a_document_is_kept(desk, claim):
    source = Source(title="Accounts")
    desk.cite(source, Evidence(claim_id=claim, source_id=source.id))
    kept = desk.attach(source.id, "a.pdf", "application/pdf", b"%PDF")
    assert of(desk, claim).citations[0].attachments == (kept,)
    assert (desk.library.read.document(kept.sha256), kept.bytes) == (b"%PDF", 4)


# Scales and conflicts


def test_bundled_scales_and_own_ones_are_offered(desk, claim, scale):
    assert desk.scales() == list(bundled_scales())
    own = ScaleCard(scale=Scale(name="Ours"), ratings=())
    desk.save_scales([own])
    desk.give_verdict(claim, scale.ratings[0])
    assert desk.scales() == [replace(scale, in_library=True), *bundled_scales()[1:], own]


def test_a_rating_in_use_is_retired_and_others_are_removed(desk, claim):
    own = Scale(name="Ours")
    used, unused, kept = (Rating(scale_id=own.id, label=label, position=n) for n, label in enumerate("abc"))
    desk.save_scales([ScaleCard(scale=own, ratings=(used, unused, kept))])
    desk.give_verdict(claim, used)
    desk.save_scales([ScaleCard(scale=replace(own, name="Ours too"), ratings=(kept,))])
    (card,) = desk.library.read.scales()
    assert (card.scale.name, card.ratings) == ("Ours too", (replace(used, retired=True), kept))


def test_a_scale_in_use_is_not_removed(desk, claim, refused):
    own, spare = Scale(name="Ours"), Scale(name="Spare")
    rating = Rating(scale_id=own.id, label="a")
    cards = [ScaleCard(scale=own, ratings=(rating,)), ScaleCard(scale=spare, ratings=())]
    desk.save_scales(cards)
    desk.give_verdict(claim, rating)
    renamed = [ScaleCard(scale=replace(spare, name="Never"), ratings=())]
    assert "“Ours” is used by verdicts" in refused(desk.save_scales, renamed, removed=[own.id])
    desk.save_scales([], removed=[spare.id, "unknown"])
    assert [c.scale for c in desk.library.read.scales()] == [own]


def test_an_unused_scale_goes_with_its_ratings(desk):
    own = Scale(name="Ours")
    desk.save_scales([ScaleCard(scale=own, ratings=(Rating(scale_id=own.id, label="a"),))])
    desk.save_scales([], removed=[own.id])
    assert desk.library.read.scales() == []
    desk.undo()
    assert len(desk.library.read.scales()[0].ratings) == 1


@pytest.mark.parametrize("take", [True, False])
def test_a_conflict_is_settled_either_way(desk, claim, take):
    incoming = replace(of(desk, claim).claim, statement="theirs")
    conflict = Conflict(noun="claim", entity_id=claim, incoming="{}")
    with desk.together("Import") as tx:
        tx.put(conflict)
    desk.settle(conflict, incoming if take else None)
    assert of(desk, claim).claim.statement == ("theirs" if take else "The harbour")
    assert desk.library.read.conflicts() == []


def test_a_highlight_that_waited_is_taken_where_its_quote_stands_and_nowhere_else(desk, article, claim, refused):
    waits = Highlight(claim_id=claim, article_id=article.id, start=500, end=506, quote="family")
    lost = Highlight(claim_id=claim, article_id=article.id, start=0, end=7, quote="no such")
    conflicts = [Conflict(noun="highlight", entity_id=one.id, incoming="{}") for one in (waits, lost)]
    with desk.together("Import") as tx:
        tx.put(*conflicts)
    assert "“no such” has no place in the text here" in refused(desk.settle, conflicts[1], lost)
    assert desk.library.read.conflicts() == conflicts
    desk.settle(conflicts[0], waits)
    desk.settle(conflicts[1], None)
    text = desk.library.read.article(article.id).text
    placed = desk.library.read.by_id(Highlight, [waits.id])[waits.id]
    assert text[placed.start : placed.end] == "family"
    assert lost.id not in desk.library.read.by_id(Highlight, [lost.id])
    assert desk.library.read.conflicts() == []


def test_what_came_in_for_something_that_is_gone_is_refused(desk, article, claim, refused):
    incoming = Verdict(claim_id=claim, reviewer_id=desk.reviewer.id, label="theirs")
    conflict = Conflict(noun="verdict", entity_id=incoming.id, incoming="{}")
    with desk.together("Import") as tx:
        tx.put(conflict)
    desk.remove_claim(claim)
    assert refused(desk.settle, conflict, incoming).startswith("This claim is no longer in the library")
    desk.settle(conflict, None)
    assert desk.library.read.conflicts() == []


# What is no longer there


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        (lambda desk: desk.edit_article("none", title="x"), "article"),
        (lambda desk: desk.remove_article("none"), "article"),
        (lambda desk: desk.mark_claim("none", Span(0, 1)), "article"),
        (lambda desk: desk.add_place("none", "none", Span(0, 1)), "claim"),
        (lambda desk: desk.move_place("none", Span(0, 1)), "highlight"),
        (lambda desk: desk.remove_place("none"), "highlight"),
        (lambda desk: desk.edit_claim("none", note="x"), "claim"),
        (lambda desk: desk.remove_claim("none"), "claim"),
        (lambda desk: desk.give_verdict("none", label="x"), "claim"),
        (lambda desk: desk.withdraw_verdict("none"), "claim"),
        (lambda desk: desk.cite(Source(title="x", id="s"), Evidence(claim_id="none", source_id="s")), "claim"),
        (lambda desk: desk.remove_evidence("none"), "evidence"),
        (lambda desk: desk.attach("none", "f", "m", b""), "source"),
    ],
)
def test_what_was_removed_elsewhere_is_said_to_be_gone(desk, refused, verb, noun):
    assert refused(verb, desk).startswith(f"This {noun} is no longer in the library")


def test_what_was_removed_elsewhere_and_not_changed_here_stays_removed(desk, claim, scale):
    own = Scale(name="Ours")
    ratings = tuple(Rating(scale_id=own.id, label=label, position=at) for at, label in enumerate("abc"))
    seen = ScaleCard(scale=own, ratings=ratings)
    desk.save_scales([seen])
    desk.save_scales([replace(seen, ratings=ratings[:2])], seen=[seen])
    desk.save_scales([replace(seen, ratings=(replace(ratings[0], label="A"), *ratings[1:]))], seen=[seen])
    assert [rating.label for rating in desk.library.read.found(Rating)] == ["A", "b"]
    source = Source(title="Minutes")
    evidence = Evidence(claim_id=claim, source_id=source.id)
    desk.cite(source, evidence)
    desk.remove_evidence(evidence.id)
    desk.cite(source, evidence, seen=[source, evidence])
    assert desk.library.read.found(Evidence) == []
    desk.cite(source, replace(evidence, note="It matters."), seen=[source, evidence])
    assert [one.note for one in desk.library.read.found(Evidence)] == ["It matters."]


def test_two_edits_together_do_not_leave_a_source_without_title_and_link(desk, claim, refused):
    source = Source(title="Minutes", url="https://example.org/")
    evidence = Evidence(claim_id=claim, source_id=source.id)
    desk.cite(source, evidence)
    desk.cite(replace(source, title=""), evidence, seen=[source, evidence])
    without_link = replace(source, url=None)
    assert "needs a title or a link" in refused(desk.cite, without_link, evidence, seen=[source, evidence])
    assert desk.library.read.found(Source) == [replace(source, title="")]


def test_scales_edited_in_two_places_keep_both_edits(desk):
    own = Scale(name="Ours")
    first, second = (Rating(scale_id=own.id, label=label, position=at) for at, label in enumerate(("a", "b")))
    seen = ScaleCard(scale=own, ratings=(first, second))
    desk.save_scales([seen])
    third = Rating(scale_id=own.id, label="c", position=2)
    there = ScaleCard(scale=replace(own, name="All ours"), ratings=(replace(first, meaning="A"), second, third))
    desk.save_scales([there], seen=[seen])
    here = ScaleCard(scale=replace(own, origin="Here"), ratings=(replace(first, label="A1"),))
    desk.save_scales([here], seen=[seen])
    card = next(card for card in desk.scales() if card.scale.id == own.id)
    assert card.scale == replace(own, name="All ours", origin="Here")
    assert card.ratings == (replace(first, label="A1", meaning="A"), third)


def test_verbs_within_one_step_are_one_step(desk, article):
    with desk.together("Mark two"):
        desk.mark_claim(article.id, Span(0, 3))
        desk.mark_claim(article.id, Span(4, 11))
    assert desk.history.undo_name() == "Mark two"
    desk.undo()
    assert annotation_set(desk.library.read).claims == ()


def test_nothing_but_the_nouns_is_kept(desk, claim, article):
    kinds = {type(edit.entity) for step in desk.history.past() for edit in step.edits}
    assert kinds == {Article, Claim, Highlight, Reviewer}
    assert desk.library.read.found(Verdict) == []
