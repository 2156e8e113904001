"""Annotation sets: the whole library or the part asked for, with all that belongs to it and nothing else."""

import pytest

from claimdesk.domain.model import Scale, Source
from claimdesk.domain.views import Selection
from claimdesk.storage.sets import annotation_set


def taken(library, **selection):
    return annotation_set(library.read, Selection(**selection))


def claims_of(found):
    return {claim.id for claim in found.claims}


def test_everything_is_taken_cited_or_not(library, busy, desk):
    with desk.together("Add") as tx:
        tx.put(Source(title="Uncited"), Scale(name="Unused"))
    found = annotation_set(library.read)
    assert found == taken(library)
    counts = {name: len(getattr(found, name)) for name in found.__dataclass_fields__}
    assert counts == {
        "reviewers": 2, "scales": 2, "ratings": 6, "articles": 2, "claims": 3, "highlights": 4, "verdicts": 3,
        "sources": 3, "evidence": 2, "attachments": 1, "documents": 0,
    }  # fmt: skip


def test_an_empty_library_gives_an_empty_set(library):
    found = annotation_set(library.read, documents=True)
    assert not any(getattr(found, name) for name in found.__dataclass_fields__)


def test_documents_come_when_asked_for(library, busy):
    found = annotation_set(library.read, documents=True)
    assert found.documents == {found.attachments[0].sha256: b"%PDF"}


def test_a_document_that_is_missing_is_left_out(library, busy):
    with library.transaction() as tx:
        tx.connection.exec_driver_sql("DELETE FROM document")
    found = annotation_set(library.read, documents=True)
    assert (len(found.attachments), found.documents) == (1, {})


def test_things_stand_in_the_order_in_which_sets_are_written(library, busy):
    found = annotation_set(library.read)
    assert [c.id for c in found.claims] == [busy.one, busy.two, busy.lonely]
    order = {a.id: at for at, a in enumerate(found.articles)}
    places = [(order[h.article_id], h.start, h.end) for h in found.highlights]
    assert places == sorted(places)
    assert [r.position for r in found.ratings] == sorted(r.position for r in found.ratings)


def test_an_article_brings_its_claims_with_their_places_there(library, busy):
    found = taken(library, articles=(busy.first,))
    assert claims_of(found) == {busy.one, busy.two}
    assert [a.id for a in found.articles] == [busy.first]
    assert {h.article_id for h in found.highlights} == {busy.first}
    assert [s.title for s in found.sources] == ["Harbour accounts"]
    assert len(found.verdicts) == 2


def test_an_article_without_claims_comes_alone(library, busy, desk):
    desk.remove_claim(busy.one)
    desk.remove_claim(busy.two)
    found = taken(library, articles=(busy.first,))
    assert ([a.id for a in found.articles], found.claims, found.scales) == ([busy.first], (), ())


def test_a_status_brings_its_claims(library, busy):
    found = taken(library, statuses=("Checking",))
    assert claims_of(found) == {busy.two}
    assert (found.verdicts, found.sources, found.scales) == ((), (), ())
    assert [r.name for r in found.reviewers] == ["Ada Quill"]


@pytest.mark.parametrize("label", ["Inflated", "INFLATED"])
def test_a_label_brings_the_claims_that_someone_gave_it_with_all_their_verdicts(library, busy, label):
    found = taken(library, verdicts=(label,))
    assert claims_of(found) == {busy.one}
    assert len(found.verdicts) == 2
    assert len(found.articles) == 2


def test_a_reviewer_brings_the_claims_they_judged_with_their_verdicts_alone(library, busy, other):
    for named in ("Ben Folio", "ben folio", other.reviewer.id, other.reviewer.id.upper()):
        found = taken(library, reviewers=(named,))
        assert claims_of(found) == {busy.one, busy.lonely}
        assert {v.reviewer_id for v in found.verdicts} == {other.reviewer.id}
        assert {r.name for r in found.reviewers} == {"Ben Folio", "Ada Quill"}, "who made the claims comes along"


def test_label_and_reviewer_mean_the_same_verdict(library, busy, scale):
    assert claims_of(taken(library, verdicts=("Inflated",), reviewers=("Ben Folio",))) == {busy.one}
    assert claims_of(taken(library, verdicts=("Inflated",), reviewers=("Ada Quill",))) == set()


def test_all_conditions_together_leave_what_fits_all(library, busy, scale):
    label = scale.ratings[0].label
    chosen = {
        "articles": (busy.second.upper(),),
        "statuses": ("done",),
        "verdicts": (label, "x"),
        "reviewers": ("Ben Folio",),
    }
    assert claims_of(taken(library, **chosen)) == {busy.lonely}


@pytest.mark.parametrize("part", ["articles", "verdicts", "reviewers", "statuses"])
def test_what_is_not_there_brings_nothing(library, busy, part):
    found = taken(library, **{part: ("none of these",)})
    assert not any(getattr(found, name) for name in found.__dataclass_fields__)


def test_a_rating_is_taken_with_its_whole_scale(library, busy, scale):
    found = taken(library, verdicts=(scale.ratings[4].label,))
    assert found.ratings == scale.ratings
