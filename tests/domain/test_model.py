"""The nouns: dates, ids, times and how the parts refer to each other."""

import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.domain import model
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Claim, Edit, Highlight, is_partial_date, new_id, now
from claimdesk.domain.text import Span
from claimdesk.domain.views import Mark, Selection


@given(st.dates())
def test_days_months_and_years_of_the_calendar_are_dates(day):
    text = day.isoformat()
    assert all(is_partial_date(part) for part in (text, text[:7], text[:4]))


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_date_is_one_that_the_calendar_has(year, month, day):
    try:
        date(year, month, day)
    except ValueError:
        exists = False
    else:
        exists = True
    assert is_partial_date(f"{year:04}-{month:02}-{day:02}") is exists


@pytest.mark.parametrize("text", ["", "2026-", "26", "2026-1-1", "2026-11-22\n", " 2026", "٢٠٢٦", "2026-11-22T00:00"])
def test_other_writings_are_no_dates(text):
    assert not is_partial_date(text)


def test_ids_are_uuids_of_their_own():
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(str(UUID(each)) == each for each in ids)


def test_the_time_is_in_utc_to_the_second():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", now())
    assert abs((datetime.now(UTC) - datetime.fromisoformat(now())).total_seconds()) < 2


def test_every_noun_stands_after_those_it_refers_to():
    places = {noun: at for at, noun in enumerate(model.NOUN_OF.values())}
    for kind, at in zip(model.KINDS, range(len(model.KINDS)), strict=True):
        referred = {name.removesuffix("_id") for name in kind.__dataclass_fields__ if name.endswith("_id")}
        assert all(places[noun] < at for noun in referred - {"entity"})
    assert {model.KIND_OF[noun] for noun in places} == set(model.KINDS)


def test_an_edit_is_about_the_newest_form_there_is():
    before, after = Claim(statement="a", id="1"), Claim(statement="b", id="1")
    assert Edit(before, after).entity is after
    assert Edit(None, after).entity is after
    assert Edit(before, None).entity is before


def test_highlights_and_marks_know_their_span():
    assert Highlight(claim_id="c", article_id="a", start=2, end=5, quote="abc").span == Span(2, 5)
    assert Mark("h", "c", 2, 5).span == Span(2, 5)


@pytest.mark.parametrize("part", ["articles", "verdicts", "reviewers", "statuses"])
def test_a_selection_that_names_something_is_not_everything(part):
    assert Selection().everything
    assert not Selection(**{part: ("x",)}).everything


def test_news_for_the_reviewer_is_one_line():
    assert str(ClaimdeskError("The file a\nb\r\n is  gone.")) == "The file a b is gone."
