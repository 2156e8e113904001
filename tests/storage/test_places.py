"""Where an article's claims are: each question gives what a look through all highlights gives."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimdesk.domain.model import Article, Claim, Highlight, Reviewer, Verdict
from claimdesk.domain.text import sha256
from claimdesk.storage import places
from claimdesk.storage.library import Library
from claimdesk.storage.migrations import LONG

LENGTH = 3 * LONG
ANYWHERE = st.integers(0, LENGTH - 1)
SIZES = st.one_of(st.integers(1, 60), st.integers(LONG - 2, LONG + 2), st.integers(1, LENGTH))
SPANS = (
    st.tuples(ANYWHERE, SIZES)
    .map(lambda pair: (pair[0], min(LENGTH, sum(pair))))
    .filter(lambda ends: ends[1] > ends[0])
)
PLACES = st.lists(st.tuples(SPANS, st.integers(0, 5)), max_size=14)
AGAIN = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def filled(tmp_path):
    """Gives a library that holds these places, (span, number of the claim) each; claims of even numbers are checked."""
    library = Library(tmp_path / "a.claimdesk")
    reviewer = Reviewer(name="Ada", id="r")
    numbers = range(6)
    with library.transaction() as tx:
        tx.put(reviewer, *(Claim(statement=str(n), id=f"c{n}") for n in numbers))
        tx.put(*(Verdict(claim_id=f"c{n}", reviewer_id="r", label="False") for n in numbers if n % 2 == 0))
    count = iter(range(10_000))

    def fill(drawn):
        key, text = f"a{next(count)}", "x" * LENGTH
        with library.transaction() as tx:
            tx.put(Article(title="t", text=text, text_sha256=sha256(text), id=key))
            tx.put(*(Highlight(claim_id=f"c{n}", article_id=key, start=s, end=e, quote="x") for (s, e), n in drawn))
        return library.read, key

    yield fill
    library.close()


def ids(marks):
    return {mark.highlight_id for mark in marks}


@AGAIN
@given(drawn=PLACES, span=SPANS)
def test_a_stretch_has_every_mark_that_lies_in_it_once(filled, drawn, span):
    read, key = filled(drawn)
    found = places.marks_between(read, key, *span)
    assert len(found) == len(ids(found))
    assert set(found) == {m for m in places.marks(read, key) if m.start < span[1] and span[0] < m.end}


@pytest.mark.parametrize("size", [LONG - 1, LONG, LONG + 1, LONG + 2])
@pytest.mark.parametrize("start", [0, 1, 2, 500])
def test_the_end_of_a_long_mark_is_found_from_far_behind_its_beginning(filled, size, start):
    read, key = filled([((start, start + size), 0)])
    assert len(places.marks_between(read, key, start + size - 1, start + size + 9)) == 1
    assert places.marks_between(read, key, start + size, start + size + 9) == []


@AGAIN
@given(drawn=PLACES)
def test_going_from_claim_to_claim_meets_each_once_in_the_order_of_the_text(filled, drawn):
    read, key = filled(drawn)
    order = list(dict.fromkeys(m.claim_id for m in places.marks(read, key)))
    assert places.claims_in(read, key) == order

    def beside(claim, **how):
        return places.next_claim(read, key, claim, **{"forward": True, "unchecked": False, **how})

    assert beside(None) == next(iter(order), None)
    assert beside(None, forward=False) == next(reversed(order), None)
    for before, after in pairwise([*order, *order[:1]]):
        assert beside(before) == after
        assert beside(after, forward=False) == before
    open_ = [claim for claim in order if int(claim[1:]) % 2]
    for n, claim in enumerate(order):
        rest = [other for other in [*order[n + 1 :], *order[: n + 1]] if other in open_]
        assert beside(claim, unchecked=True) == next(iter(rest), None)


@AGAIN
@given(drawn=PLACES)
def test_first_places_tell_the_number_of_each_claim(filled, drawn):
    read, key = filled(drawn)
    starts = places.first_starts(read, key)
    order = places.claims_in(read, key)
    assert len(starts) == len(order)
    for n, claim in enumerate(order):
        place = places.first_place(read, key, claim)
        assert starts[n] == place[0]
        assert sum(start < place[0] for start in starts) + places.begin_with(read, key, place) == n
    assert places.first_place(read, key, "none") is None


@AGAIN
@given(drawn=PLACES, parts=st.integers(1, 4))
def test_an_outline_has_all_of_few_marks_and_one_of_each_part_of_many(filled, drawn, parts):
    read, key = filled(drawn)
    everything, found = places.marks(read, key), places.outline(read, key, LENGTH, parts)
    assert len(found) == len(ids(found))
    assert set(found) <= set(everything)
    if len(everything) <= 2 * parts:
        assert found == everything
        return
    assert {m.start * parts // LENGTH for m in found} == {m.start * parts // LENGTH for m in everything}
    assert ids(m for m in everything if m.end - m.start > LONG) <= ids(found)
    for part in range(parts):
        here = [m.start for m in everything if m.start * parts // LENGTH == part]
        assert not here or max(here) in {m.start for m in found}
