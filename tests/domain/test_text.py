"""Places in a text, in code points, whatever the letters are."""

import hashlib
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimdesk.domain.text import (
    CONTEXT,
    Span,
    context,
    find_again,
    in_a_row,
    isolated,
    normalise,
    places_of,
    sha256,
    snap,
)

ODD = (
    "\ufeff", "\0", "\ud83d", "\ude00", "\r", "\n", "\r\n", "\x85", "\u2028", "\u2029", "\N{NO-BREAK SPACE}",
    "\N{COMBINING ACUTE ACCENT}", "\N{ZERO WIDTH JOINER}", "👩", "👧", "א", "ش", "\N{RIGHT-TO-LEFT MARK}",
    " ", "\t", "a",
)  # fmt: skip

raw_texts = st.lists(st.sampled_from(ODD) | st.characters(), max_size=40).map("".join)
texts = raw_texts.map(normalise)


@st.composite
def texts_with_spans(draw):
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


# normalise


@given(raw_texts)
@example("\ufeff\ufeffa")
@example("\0\ufeffa")
@example("\r\0\n")
@example("\ufffe\ufeffa")
def test_normalising_twice_is_normalising_once(raw):
    assert normalise(normalise(raw)) == normalise(raw)


@given(raw_texts)
def test_what_is_normalised_can_be_stored_and_has_one_kind_of_line_end(raw):
    text = normalise(raw)
    text.encode("utf-8")
    assert not set("\0\ufffe\r\x85\u2028\u2029") & set(text)
    assert not text.startswith("\ufeff")


@given(raw_texts)
def test_normalising_changes_nothing_but_line_ends_and_what_cannot_be_stored(raw):
    gone = {"\r", "\n", "\x85", "\u2028", "\u2029", "\0", "\ufeff", "\ufffe"}
    kept = [c for c in raw if c not in gone and unicodedata.category(c) != "Cs"]
    assert [c for c in normalise(raw) if c not in gone] == kept


def test_line_ends_of_every_system_become_one():
    assert normalise("a\r\nb\rc\nd\u2028e\u2029f\x85g") == "a\nb\nc\nd\ne\nf\ng"


def test_a_byte_order_mark_inside_the_text_stays():
    assert normalise("a\ufeffb") == "a\ufeffb"


def test_no_break_spaces_and_combining_marks_stay():
    assert normalise("40\N{NO-BREAK SPACE}% cafe\N{COMBINING ACUTE ACCENT}") == "40\N{NO-BREAK SPACE}% cafe\u0301"


def test_the_digest_is_of_utf_8():
    assert sha256("Café 👩") == hashlib.sha256("Café 👩".encode()).hexdigest()


# Span


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (3, 2), (5, 5)])
def test_an_empty_or_negative_stretch_is_none(start, end):
    with pytest.raises(ValueError, match="not a stretch of text"):
        Span(start, end)


@given(texts_with_spans())
def test_a_span_says_the_words_that_stand_there(text_and_span):
    text, span = text_and_span
    assert text[: span.start] + span.of(text) + text[span.end :] == text


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_spans_overlap_where_they_share_a_code_point(first, length, second, other_length):
    one, other = Span(first, first + length), Span(second, second + other_length)
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) is bool(shared)
    assert one.overlaps(other) is other.overlaps(one)


def test_spans_sort_by_where_they_begin():
    assert sorted([Span(3, 4), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(3, 4)]


# snap


@given(texts, st.integers(-5, 60), st.integers(-5, 60))
@example("abc", -5, -3)
@example("abc", -5, 2)
def test_snapping_drops_white_space_at_the_ends_and_nothing_else(text, start, end):
    low, high = sorted((max(0, start), max(0, end)))
    piece, span = text[low:high], snap(text, start, end)
    if span is None:
        assert not piece.strip()
    else:
        assert span.of(text) == piece.strip()
        assert low <= span.start < span.end <= min(high, len(text))


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_a_selection_made_backwards_is_the_same(text, start, end):
    assert snap(text, start, end) == snap(text, end, start)


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_snapping_twice_is_snapping_once(text, start, end):
    span = snap(text, start, end)
    assert span is None or snap(text, span.start, span.end) == span


def test_a_no_break_space_at_the_edge_is_white_space_too():
    assert snap("\N{NO-BREAK SPACE}rent\N{NO-BREAK SPACE}", 0, 6) == Span(1, 5)


# context


@given(texts_with_spans())
def test_the_context_stands_right_around_the_quote(text_and_span):
    text, span = text_and_span
    prefix, suffix = context(text, span)
    assert prefix + span.of(text) + suffix in text
    assert len(prefix) == min(CONTEXT, span.start)
    assert len(suffix) == min(CONTEXT, len(text) - span.end)


# places_of and find_again


@given(st.text("ab👩", max_size=30), st.text("ab👩", min_size=1, max_size=3))
def test_every_place_is_found_overlapping_ones_too(text, quote):
    assert places_of(text, quote) == [at for at in range(len(text)) if text.startswith(quote, at)]


def test_nothing_stands_nowhere():
    assert places_of("abc", "") == []


@given(texts_with_spans())
def test_a_quote_with_its_context_is_found_where_it_was_or_not_at_all(text_and_span):
    text, span = text_and_span
    quote = span.of(text)
    found = find_again(text, quote, *context(text, span))
    assert found == span or (found is None and len(places_of(text, quote)) > 1)


@given(texts_with_spans(), st.text("xyz ", max_size=40))
def test_a_quote_that_is_there_once_is_found_behind_anything_new(text_and_span, before):
    text, span = text_and_span
    quote = span.of(text)
    assume(places_of(before + text, quote) == [len(before) + span.start])
    assert find_again(before + text, quote, "not", "fitting") == Span(span.start + len(before), span.end + len(before))


def test_equal_quotes_are_told_apart_by_what_stands_around_them():
    text = "It rose. Then it fell. It rose. Then it rose."
    assert find_again(text, "It rose.", "fell. ", " Then") == Span(23, 31)
    assert find_again(text, "It rose.", "", " Then") is None
    assert find_again(text, "It rose.", "sank. ", " Then") is None


def test_a_quote_that_is_gone_is_not_found():
    assert find_again("Nothing of it.", "It rose.", "a", "b") is None


def test_what_runs_from_right_to_left_is_isolated_in_a_row():
    assert in_a_row("Courier", "2026", None, "") == "Courier · 2026"
    assert in_a_row("بريد", "2026") == "\u2068بريد\u2069 · \u20682026\u2069"
    assert isolated("Größe 东京 😀") == "Größe 东京 😀"
    assert isolated("USD 12 עולם") == "\u2068USD 12 עולם\u2069"
