"""Places given to another claim, and every repeat of a quote marked at once: one step each, taken back by one undo."""

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.storage.sets import annotation_set


def add(desk, text):
    return desk.add_article(ArticleDraft(title="", text=text)).article


@pytest.fixture
def marked(desk):
    first = add(desk, "It cost twelve million. They say it cost twelve million.")
    one = desk.mark_claim(first.id, Span(0, 22))
    two = desk.mark_claim(first.id, Span(33, 55))
    desk.give_verdict(one.claim_id, label="False")
    return one, two


def places(desk):
    return {h.id: h.claim_id for h in annotation_set(desk.library.read).highlights}


def test_a_place_moves_and_its_emptied_claim_goes_in_one_step(desk, marked):
    one, two = marked
    before = annotation_set(desk.library.read)
    desk.link_place(two.id, one.claim_id)
    assert places(desk) == {one.id: one.claim_id, two.id: one.claim_id}
    assert [c.id for c in annotation_set(desk.library.read).claims] == [one.claim_id]
    assert desk.history.undo_name() == "Link place"
    desk.undo()
    assert annotation_set(desk.library.read) == before


def test_a_claim_with_other_places_stays(desk, marked):
    one, two = marked
    desk.add_place(two.claim_id, two.article_id, Span(3, 7))
    desk.link_place(two.id, one.claim_id)
    assert {c.id for c in annotation_set(desk.library.read).claims} == {one.claim_id, two.claim_id}


def test_a_place_that_the_claim_has_already_is_one(desk, marked):
    one, _ = marked
    twin = desk.mark_claim(one.article_id, one.span)
    desk.link_place(twin.id, one.claim_id)
    assert twin.id not in places(desk)
    assert one.id in places(desk)


def test_linking_to_its_own_claim_is_no_step(desk, marked):
    one, _ = marked
    desk.link_place(one.id, one.claim_id)
    assert desk.history.undo_name() == "Give verdict"


def test_linking_to_a_claim_that_is_gone_is_refused(desk, marked):
    with pytest.raises(ClaimdeskError, match="no longer in the library"):
        desk.link_place(marked[0].id, "gone")


def test_repeats_in_one_article_are_marked_whole_words_only(desk):
    article = add(desk, "Rates rose. Prorates rose, she said; Rates rose. Rates roses. Rates rose")
    place = desk.mark_claim(article.id, Span(0, 10))
    assert desk.mark_repeats(place.id) == 2
    found = annotation_set(desk.library.read).highlights
    assert [h.quote for h in found] == ["Rates rose"] * 3
    assert [h.start for h in found] == [0, 37, 62]
    assert desk.mark_repeats(place.id) == 0
    assert desk.history.undo_name() == "Mark repeats"
    desk.undo()
    assert len(annotation_set(desk.library.read).highlights) == 1


def test_repeats_that_overlap_each_other_are_marked_once(desk):
    article = add(desk, "no no no no no")
    place = desk.mark_claim(article.id, Span(0, 5))
    assert desk.mark_repeats(place.id) == 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("東京都は増税する。大臣は「東京都は増税する」と述べた。", "東京都は増税する"),
        ("ภาษีจะขึ้น เขากล่าวว่าภาษีจะขึ้นแน่", "ภาษีจะขึ้น"),
        ("قال: البطالة انخفضت. البطالة انخفضت!", "البطالة انخفضت"),
        ("„Die Größe zählt“, hieß es. Die Größe zählt.", "Die Größe zählt"),
        ("👩‍👧 in five rents. 👩‍👧 in five rents.", "👩‍👧 in five rents"),
    ],
)
def test_repeats_in_any_writing_and_in_all_articles(desk, text, quote):
    first, second = add(desk, text), add(desk, f"{quote}, again: {text}")
    add(desk, "Something else.")
    start = text.index(quote)
    place = desk.mark_claim(first.id, Span(start, start + len(quote)))
    assert desk.mark_repeats(place.id) == 1
    assert desk.mark_repeats(place.id, everywhere=True) == 3
    found = annotation_set(desk.library.read).highlights
    assert {h.quote for h in found} == {quote}
    assert {h.article_id for h in found} == {first.id, second.id}


def test_repeats_of_a_place_that_is_gone_are_refused(desk):
    with pytest.raises(ClaimdeskError, match="no longer in the library"):
        desk.mark_repeats("gone", everywhere=True)
