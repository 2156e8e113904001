from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.ui.reader.lanes import LANES, Lanes
from claimdesk.ui.reader.span_index import SpanIndex

from .reading import Given, mark

SIZE = 9_000
STARTS = st.sets(st.integers(1, SIZE - 1), max_size=12).map(lambda found: [0, *sorted(found)])
SPANS = st.tuples(st.integers(0, SIZE - 1), st.integers(1, SIZE)).filter(lambda ends: ends[0] < ends[1])
MARKS = st.lists(SPANS, max_size=25).map(lambda all_: [mark(*ends, key=f"h{n}") for n, ends in enumerate(all_)])


def index_of(starts, marks):
    return SpanIndex(starts, Given(*marks).between)


@given(STARTS, MARKS, st.integers(0, SIZE - 1))
def test_what_is_at_a_place_is_what_a_search_through_all_finds(starts, marks, place):
    found = index_of(starts, marks).at(place)
    assert {m.highlight_id for m in found} == {m.highlight_id for m in marks if m.start <= place < m.end}
    assert [m.end - m.start for m in found] == sorted(m.end - m.start for m in found)


@given(STARTS, MARKS, st.data())
def test_coming_going_and_moving_leaves_what_reading_at_once_gives(starts, marks, data):
    given_ = Given(*marks[: data.draw(st.integers(0, len(marks)))])
    index = SpanIndex(starts, given_.between)
    for one in marks:
        data.draw(st.lists(st.integers(0, SIZE - 1).map(index.at), max_size=2))
        known = given_.marks.get(one.highlight_id)
        if known is None:
            given_.marks[one.highlight_id] = one
            index.put(one)
            continue
        fate = data.draw(st.sampled_from(["stay", "go", "move", "recolour"]))
        if fate == "go":
            del given_.marks[one.highlight_id]
            index.take_out(one)
        elif fate != "stay":
            ends = data.draw(SPANS) if fate == "move" else (one.start, one.end)
            now = given_.marks[one.highlight_id] = mark(*ends, tone=2, key=one.highlight_id)
            if fate == "move":
                index.take_out(one)
            index.put(now)
    ends = [*starts[1:], SIZE]
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        there = sorted(index.in_paragraph(n), key=lambda m: m.highlight_id)
        assert there == sorted(given_.between(start, end), key=lambda m: m.highlight_id)


@given(STARTS, MARKS, st.lists(st.integers(0, SIZE - 1), max_size=8))
def test_nothing_is_read_twice(starts, marks, places):
    asked = []
    index = SpanIndex(starts, lambda start, end: asked.append((start, end)) or Given(*marks).between(start, end))
    for place in places:
        index.at(place)
    asked.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(asked))


def test_what_could_not_be_read_is_asked_for_again():
    answers = [ClaimdeskError("away"), [mark(0, 5)]]

    def read(start, end):
        answer = answers.pop(0)
        if isinstance(answer, ClaimdeskError):
            raise answer
        return answer

    index = SpanIndex([0, 10], read)
    assert index.at(2) == []
    assert [m.end for m in index.at(2)] == [5]


@given(STARTS, MARKS, SPANS)
def test_overlapping_gives_each(starts, marks, span):
    found = [m.highlight_id for m in index_of(starts, marks).overlapping(*span)]
    assert set(found) == {m.highlight_id for m in marks if m.start < span[1] and span[0] < m.end}


@given(STARTS, MARKS, st.randoms())
def test_overlapping_marks_never_share_a_lane(starts, marks, chance):
    index, lanes, asked = index_of(starts, marks), Lanes(), list(marks)
    chance.shuffle(asked)
    given_ = {m.highlight_id: lanes.of(m, index) for m in asked}
    for one in marks:
        assert lanes.of(one, index) == given_[one.highlight_id]
        for other in marks:
            if one is not other and one.span.overlaps(other.span) and given_[one.highlight_id] < LANES:
                assert given_[one.highlight_id] != given_[other.highlight_id]
