import pytest

from claimdesk.domain.text import Span
from claimdesk.ui.reader.reading_cursor import ReadingCursor

from .reading import mark, put, select

TEXT = (
    "Dr. Hale spoke. The lane 😀 costs four million.\n\nNobody knew, Ms. Roy said. “Why?” she asked.\nThe end came soon"
)


@pytest.fixture
def cursor(show):
    view = show(TEXT, language="en")
    view.put_caret(0)
    return ReadingCursor(view)


def caret(cursor):
    return cursor._view.caret()[0]


def selected(cursor):
    span = cursor._view.selection()
    return span.of(TEXT) if span else None


def test_sentences_forward_to_the_end_and_back_to_the_beginning(cursor):
    begins = [TEXT.index(words) for words in ("The lane", "Nobody", "“Why?”", "The end")]
    found = []
    for _ in begins:
        cursor.next_sentence()
        found.append(caret(cursor))
    assert found == begins
    cursor.next_sentence()
    assert caret(cursor) == len(TEXT)
    back = []
    for _ in range(6):
        cursor.previous_sentence()
        back.append(caret(cursor))
    assert back == [*reversed(begins), 0, 0]


def test_a_selection_grows_and_shrinks_by_sentences(cursor):
    cursor.next_sentence()
    cursor.next_sentence(extend=True)
    assert selected(cursor) == "The lane 😀 costs four million."
    cursor.next_sentence(extend=True)
    assert selected(cursor).endswith("Ms. Roy said.")
    cursor.previous_sentence(extend=True)
    assert selected(cursor) == "The lane 😀 costs four million."
    cursor.previous_sentence(extend=True)
    cursor.previous_sentence(extend=True)
    assert selected(cursor) == "Dr. Hale spoke."


def test_one_key_selects_the_sentence_and_then_the_next_too(cursor):
    select(cursor._view, 20, 22)
    cursor.select_sentence()
    assert selected(cursor) == "The lane 😀 costs four million."
    cursor.select_sentence()
    assert selected(cursor).endswith("Ms. Roy said.")
    cursor._view.put_caret(len(TEXT))
    cursor.select_sentence()
    assert selected(cursor) == "The end came soon"
    cursor.select_sentence()
    assert selected(cursor) == "The end came soon"


def test_paragraphs(cursor):
    cursor.next_paragraph()
    assert caret(cursor) == TEXT.index("Nobody")
    cursor.next_paragraph(extend=True)
    assert selected(cursor).startswith("Nobody")
    assert selected(cursor).endswith("asked.")
    cursor.previous_paragraph(extend=True)
    assert selected(cursor) is None
    cursor.next_paragraph()
    cursor.next_paragraph()
    assert caret(cursor) == len(TEXT)
    cursor.previous_paragraph()
    cursor.previous_paragraph()
    cursor.previous_paragraph()
    assert caret(cursor) == 0


def test_what_is_gone_to_comes_into_view(show):
    text = "One sentence that stands here. And one more. \n" * 400
    view = show(text)
    cursor = ReadingCursor(view)
    for _ in range(60):
        cursor.next_sentence()
        first, last = view.visible_range()
        assert first <= view.caret()[0] < last
    view.put_caret(len(text))
    assert view.visible_range()[1] == len(text)


@pytest.mark.parametrize(
    ("move", "forward", "wanted"),
    [
        ("move_end", True, "lane 😀 costs four"),
        ("move_end", False, "lane"),
        ("move_start", False, "The lane 😀 costs"),
        ("move_start", True, "costs"),
    ],
)
def test_a_highlight_begins_or_ends_a_word_away(cursor, qtbot, move, forward, wanted):
    start = TEXT.index("lane")
    view = cursor._view
    put(view, mark(start, start + len("lane 😀 costs"), "c", key="h"), mark(0, 3, "other"))
    view.select_claim("c", scroll=False)
    with qtbot.waitSignal(cursor.edges_wanted) as asked:
        getattr(cursor, move)(forward=forward)
    assert asked.args == ["h", Span(TEXT.index(wanted), TEXT.index(wanted) + len(wanted))]


def test_a_highlight_never_vanishes_and_without_a_claim_nothing_moves(cursor, qtbot):
    view = cursor._view
    with qtbot.assertNotEmitted(cursor.edges_wanted):
        cursor.move_end(forward=True)
        put(view, mark(0, 2, "c", key="h"))
        view.select_claim("c", scroll=False)
        cursor.move_end(forward=False)
        cursor.move_start(forward=False)


def test_of_several_places_the_one_at_the_caret_moves(cursor, qtbot):
    view = cursor._view
    put(view, mark(0, 8, "c", key="first"), mark(20, 24, "c", key="second"))
    view.select_claim("c", scroll=False)
    view.put_caret(22)
    with qtbot.waitSignal(cursor.edges_wanted) as asked:
        cursor.move_end(forward=True)
    assert asked.args[0] == "second"


def test_without_an_article_nothing_happens(view):
    cursor = ReadingCursor(view)
    for move in (cursor.next_sentence, cursor.previous_sentence, cursor.next_paragraph, cursor.select_sentence):
        move()
    cursor.next_sentence(extend=True)


def test_nothing_is_read_before_the_first_move(show, monkeypatch):
    asked = []
    monkeypatch.setattr("claimdesk.ui.reader.reading_cursor.Sentences", lambda *told: asked.append(told))
    ReadingCursor(show(TEXT))
    assert not asked
