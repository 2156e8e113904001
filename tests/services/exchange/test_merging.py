from dataclasses import replace

import pytest

from claimdesk.domain.model import NOUN_OF, AnnotationSet, Article, Claim, Conflict, Highlight, Rating, Scale
from claimdesk.domain.records import entity_json, from_record, to_record
from claimdesk.services.exchange.merging import Counts, plan
from services.exchange.helpers import LISTS, TEXT, MemoryLibrary, article, claim, highlight, sample, uid


def everything(found):
    return [one for name in LISTS.values() for one in getattr(found, name)]


def test_into_an_empty_library_all_is_new_and_in_order():
    library = MemoryLibrary()
    merge = plan(sample(), library)
    assert list(merge.puts) == everything(sample())
    assert merge.counts["claim"] == Counts(new=3)
    assert list(merge.counts) == [NOUN_OF[kind] for kind in LISTS]
    assert merge.documents == sample().documents
    library.take(merge)
    again = plan(sample(), library)
    assert again.puts == ()
    assert again.documents == {}
    assert again.counts["claim"] == Counts(same=3)


def test_copies_without_contents_are_told():
    merge = plan(sample(documents=False), MemoryLibrary())
    assert list(map(str, merge.notes)) == ["The set names 1 kept copies of sources without their contents."]
    assert plan(sample(documents=False), MemoryLibrary(sample())).notes == []


@pytest.mark.parametrize("thing", everything(sample()), ids=lambda one: f"{NOUN_OF[type(one)]}-{one.id[-2:]}")
def test_what_differs_is_changed_or_in_conflict(thing):
    noun = NOUN_OF[type(thing)]
    field = {"rating": "label", "reviewer": "name", "scale": "name", "article": "title", "claim": "statement",
             "highlight": "prefix", "verdict": "label", "source": "title", "evidence": "note",
             "attachment": "file_name"}[noun]  # fmt: skip
    library = MemoryLibrary(sample())
    library.put(replace(thing, **{field: "ours"}))
    merge = plan(sample(), library)
    assert merge.puts == (thing,)
    assert merge.counts[noun].changed == 1
    library.edit(replace(thing, **{field: "ours"}))
    merge = plan(sample(), library)
    [conflict] = merge.puts
    assert isinstance(conflict, Conflict)
    assert (conflict.noun, conflict.entity_id, conflict.incoming) == (noun, thing.id, entity_json(thing))
    assert merge.counts[noun].conflict == 1
    library.take(merge)
    again = plan(sample(), library)
    assert again.puts == ()
    assert again.counts[noun].conflict == 1


def test_ratings_change_their_order():
    library = MemoryLibrary(sample())
    found = replace(sample(), ratings=tuple(replace(one, position=1 - one.position) for one in sample().ratings))
    assert {type(one) for one in plan(found, library).puts} == {Rating}


def test_a_set_that_is_silent_about_a_scales_origin_leaves_it():
    library = MemoryLibrary(sample())
    silent = replace(sample(), scales=tuple(replace(one, origin="") for one in sample().scales))
    assert plan(silent, library).puts == ()
    renamed = replace(silent, scales=(replace(silent.scales[0], name="New"), silent.scales[1]))
    assert plan(renamed, library).puts == (replace(sample().scales[0], name="New"),)
    assert isinstance(plan(silent, MemoryLibrary()).puts[2], Scale)


def test_articles_with_the_same_text_are_one():
    library = MemoryLibrary(AnnotationSet(articles=(article(90, title="Ours"),)))
    merge = plan(sample(), library)
    assert {one.article_id for one in merge.puts if isinstance(one, Highlight)} == {uid(90)}
    assert [one.id for one in merge.puts if isinstance(one, Article)] == [uid(11)]
    assert merge.counts["article"] == Counts(new=1, same=1)
    assert len(merge.notes) == 1
    library.take(merge)
    assert plan(sample(), library).puts == ()


def test_two_articles_of_the_same_text_in_a_set_become_one():
    one, other = article(10), article(11)
    said = claim(20)
    found = AnnotationSet(
        articles=(one, other), claims=(said,),
        highlights=(highlight(30, said.id, one, "Brücke"), highlight(31, said.id, other, "moon")),
    )  # fmt: skip
    library = MemoryLibrary()
    merge = plan(found, library)
    assert [one.article_id for one in merge.puts if isinstance(one, Highlight)] == [uid(10)] * 2
    library.take(merge)
    assert len(library.things[Article]) == 1
    assert plan(found, library).puts == ()


def test_a_text_never_changes_under_its_id():
    here, there = article(10), article(10, f"Before. {TEXT}".replace("cost", "kost").replace("kostete", "gekostet"))
    said = claim(20)
    found = AnnotationSet(
        articles=(there, article(12, there.text)), claims=(said,),
        highlights=(highlight(30, said.id, there, "said"), highlight(31, said.id, there, "gekostet"),
                    highlight(32, said.id, article(12, there.text), "gekostet")),
    )  # fmt: skip
    library = MemoryLibrary(AnnotationSet(articles=(here,)))
    merge = plan(found, library)
    assert [type(one) for one in merge.puts] == [Article, Claim, Highlight, Highlight, Conflict, Conflict]
    moved, kept = merge.puts[2:4]
    assert here.text[moved.start : moved.end] == "said"
    assert kept.article_id == uid(12)
    assert {(one.noun, one.entity_id) for one in merge.puts[4:]} == {("article", uid(10)), ("highlight", uid(31))}
    assert merge.counts["article"] == Counts(new=1, conflict=1)
    assert merge.counts["highlight"] == Counts(new=2, conflict=1)
    library.take(merge)
    assert plan(found, library).puts == ()
    assert library.things[Article][uid(10)] == here


def test_records_come_back():
    for one in [*everything(sample()), Conflict(noun="claim", entity_id=uid(1), incoming="{}")]:
        assert from_record(type(one), to_record(one)) == one
    assert from_record(Claim, {"statement": "s", "id": uid(1), "created_at": "t", "foo": 1}).tags == ()
    with pytest.raises(ValueError, match="opened"):
        from_record(Claim, {"statement": "s", "status": "opened"})
    with pytest.raises(TypeError):
        from_record(Claim, {})
