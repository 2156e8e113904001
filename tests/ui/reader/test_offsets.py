from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from claimdesk.domain.text import normalise
from claimdesk.ui.reader import offsets
from claimdesk.ui.reader.offsets import OffsetMap, harmless, paragraphs, with_breaks

LETTERS = st.sampled_from("ab \n\u00a0é\u0301\u200d\ufe0fאش字😀👨👩🏽🇩🇪𝒜\ufeff\ufffe\ufdd0")
TEXTS = st.text(LETTERS) | st.text().map(normalise)


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_every_place_is_where_the_encoded_text_has_it(text):
    mapped = OffsetMap(text)
    for place in range(len(text) + 1):
        assert mapped.to_qt(place) == units(text[:place])
        assert mapped.to_text(mapped.to_qt(place)) == place


@given(TEXTS)
def test_every_unit_is_inside_the_text(text):
    mapped = OffsetMap(text)
    places = [mapped.to_text(unit) for unit in range(units(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)


def test_the_middle_of_a_pair_counts_as_the_place_after_it():
    assert OffsetMap("a😀b").to_text(2) == 2


@given(TEXTS, st.data())
def test_breaks_for_show_move_what_follows_and_nothing_else(text, data):
    breaks = sorted(data.draw(st.sets(st.integers(1, len(text) - 1)))) if len(text) > 1 else []
    mapped, shown = OffsetMap(text, breaks), with_breaks(text, breaks)
    for place, letter in enumerate(text):
        unit = mapped.to_qt(place)
        assert shown.encode("utf-16-le")[2 * unit : 2 * unit + 2 * units(letter)].decode("utf-16-le") == letter
        assert mapped.to_text(unit) == place
    for place in breaks:
        # On both sides of a line end of our own stands the same place.
        assert mapped.to_text(mapped.to_qt(place) - 1) == place


@given(TEXTS)
def test_what_qt_gets_is_as_long_as_the_text_and_breaks_where_it_does(text):
    document = QTextDocument()
    document.setPlainText(harmless(text))
    assert document.characterCount() - 1 == units(text)
    starts, _ = paragraphs(text)
    mapped = OffsetMap(text)
    assert [document.findBlockByNumber(n).position() for n in range(document.blockCount())] == [
        mapped.to_qt(start) for start in starts
    ]


@pytest.mark.parametrize("start", ["\ufeff", "\ufffe"])
def test_a_mark_of_byte_order_at_the_start_is_not_lost(start):
    document = QTextDocument()
    document.setPlainText(harmless(f"{start}ab"))
    assert document.firstBlock().text()[1:] == "ab"


@pytest.mark.parametrize("letters", ["word ", "字", "👨‍👩‍👧", "e\u0301", "\n"])
def test_no_paragraph_stays_overlong(letters):
    text = "x" + letters * 60_000
    starts, breaks = paragraphs(text)
    edges = [*starts, len(text) + 1]
    assert max(after - before for before, after in pairwise(edges)) <= offsets.LONGEST + 1
    assert bool(breaks) == (letters != "\n")
    if letters == "word ":
        assert all(text[place - 1] == " " and text[place] == "w" for place in breaks)
