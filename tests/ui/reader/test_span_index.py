from hypothesis import given
from hypothesis import strategies as st

from claimdesk.ui.reader.changes import changes
from claimdesk.ui.reader.lanes import LANES, Lanes
from claimdesk.ui.reader.span_index import SpanIndex

from .reading import mark

SIZE = 9_000
STARTS = st.sets(st.integers(1, SIZE - 1), max_size=12).map(lambda found: [0, *sorted(found)])
SPANS = st.tuples(st.integers(0, SIZE - 1), st.integers(1, SIZE)).filter(lambda ends: ends[0] < ends[1])
MARKS = st.lists(SPANS, max_size=25).map(lambda all_: [mark(*ends, key=f"h{n}") for n, ends in enumerate(all_)])


@given(STARTS, MARKS, st.integers(0, SIZE - 1))
def test_what_is_at_a_place_is_what_a_search_through_all_finds(starts, marks, place):
    found = SpanIndex(starts, marks).at(place)
    assert {m.highlight_id for m in found} == {m.highlight_id for m in marks if m.start <= place < m.end}
    assert [m.end - m.start for m in found] == sorted(m.end - m.start for m in found)


@given(STARTS, MARKS, st.data())
def test_coming_and_going_leaves_what_filling_at_once_gives(starts, marks, data):
    kept = data.draw(st.sets(st.sampled_from(marks))) if marks else set()
    begun = data.draw(st.integers(0, len(marks)))
    index = SpanIndex(starts, marks[:begun])
    data.draw(st.lists(st.integers(0, SIZE - 1).map(index.at), max_size=3))
    for one in marks[begun:]:
        index.add(one)
    for one in marks:
        if one not in kept:
            touched = index.remove(one)
            assert all(one not in index.in_paragraph(n) for n in touched)
    ends = [*starts[1:], 1 << 30]
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        there = {m.highlight_id for m in index.in_paragraph(n)}
        assert there == {m.highlight_id for m in kept if m.start < end and m.end > start}


@given(STARTS, MARKS, SPANS)
def test_overlapping_gives_each_once(starts, marks, span):
    found = [m.highlight_id for m in SpanIndex(starts, marks).overlapping(*span)]
    assert sorted(found) == sorted(m.highlight_id for m in marks if m.start < span[1] and span[0] < m.end)


@given(STARTS, MARKS, st.randoms())
def test_overlapping_marks_never_share_a_lane(starts, marks, chance):
    index, lanes, asked = SpanIndex(starts, marks), Lanes(), list(marks)
    chance.shuffle(asked)
    given_ = {m.highlight_id: lanes.of(m, index) for m in asked}
    for one in marks:
        assert lanes.of(one, index) == given_[one.highlight_id]
        for other in marks:
            if one is not other and one.span.overlaps(other.span) and given_[one.highlight_id] < LANES:
                assert given_[one.highlight_id] != given_[other.highlight_id]


@given(MARKS, MARKS)
def test_changes_lead_from_the_old_marks_to_the_new(old, new):
    gone, come = changes(old, new)
    after = {m.highlight_id: m for m in old if m not in gone} | {m.highlight_id: m for m in come}
    assert after == {m.highlight_id: m for m in new}
    assert all(m not in new for m in gone)


def test_equal_marks_read_anew_are_no_change():
    assert changes([mark(1, 2), mark(3, 4)], [mark(1, 2), mark(3, 4)]) == ([], [])
