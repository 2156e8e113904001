from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.domain.text import Span
from claimdesk.ui import dates, theme
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.reader.page import Look

from .reading import Given, colour_at, drag, exact_point_of, mark, point_of, put, select

TEXT = (
    "The council will spend four million on lanes next year, the mayor said on Tuesday.\n"
    "Accidents fell by 38 percent between 2019 and 2024, according to the office.\n\n"
    "The opposition disagrees and calls the figures dishonest."
)
LONG = "\n".join(f"Paragraph {n}: {TEXT[:160]}".replace("\n", " ") for n in range(300))

ARABIC = "قال الوزير إن العدد انخفض. "

TRICKY = {
    "a family": "👨‍👩‍👧‍👦 said it was so",
    "a variation selector": "❤️ was ▶️ what they said",
    "letters beyond U+FFFF": "𝒜𝒷𝒸 and 𠀋 wrote it",
    "combining marks": "e\u0301te\u0301 was cafe\u0301 warm",
    "right to left": "قال الوزير إن العدد انخفض",
    "both directions": "he said שלום עולם to the Times",
    "no-break spaces": "4\u00a0200\u202f000 people\u2060 went",
    "a flag": "🇩🇪🇫🇷 signed a treaty",
    "skin tones": "👍🏽👍🏿 from all of them",
}


@pytest.mark.parametrize("odd", TRICKY.values(), ids=TRICKY)
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_a_marked_quote_is_what_stands_in_the_article(show, qtbot, odd, before):
    text = f"{odd}. Then four million came" if before else f"Then four million came. {odd}"
    view = show(text)
    for quote in ("four million", odd):
        start = text.index(quote)
        select(view, start, start + len(quote))
        with qtbot.waitSignal(view.mark_wanted) as wanted:
            QTest.keyClick(view, Qt.Key.Key_Return)
        assert wanted.args[0].of(text) == quote


@pytest.mark.parametrize("odd", TRICKY.values(), ids=TRICKY)
def test_a_real_drag_over_the_words_after_odd_letters(show, qtbot, odd):
    text = f"{odd} four million came at last"
    view = show(text)
    start = text.index("million")
    drag(view, start, start + len("million"))
    with qtbot.waitSignal(view.mark_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Enter)
    assert wanted.args[0].of(text) == "million"


def test_keys_alone_select_and_mark(show, qtbot):
    view = show("Ninety 😀 percent agreed.")
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.mark_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args[0].of("Ninety 😀 percent agreed.") == "😀 percent agr"


def test_the_caret_is_painted_and_moves(show):
    view = show(TEXT)
    QApplication.processEvents()
    rect = view.cursorRect()
    assert colour_at(view, rect.left(), rect.center().y()).lightness() < 90
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.cursorRect().top() > rect.top()
    assert colour_at(view, rect.left(), rect.center().y()).lightness() > 200


def test_a_selection_is_trimmed_and_grown_to_whole_letters(show):
    view = show("so it was: cafe\u0301 👨‍👩‍👧 there ")
    text = view.article.text
    family = text.index("👨")
    select(view, text.index("cafe") - 1, family + 2)
    assert view.selection().of(text) == "cafe\u0301 👨‍👩‍👧"
    select(view, text.index("caf"), text.index("\u0301"))
    assert view.selection().of(text) == "cafe\u0301"
    select(view, family - 1, family)
    assert view.selection() is None


def test_shift_enter_asks_for_a_further_place_only_where_there_is_a_claim(show, qtbot):
    view = show(TEXT)
    select(view, 4, 11)
    with qtbot.assertNotEmitted(view.place_wanted):
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    view.set_place_enabled(True)
    with qtbot.waitSignal(view.place_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert wanted.args == [Span(4, 11)]


def test_the_selection_goes_when_it_has_become_a_highlight(show):
    view = show(TEXT)
    select(view, 4, 11)
    put(view, mark(20, 30))
    assert view.selection() == Span(4, 11)
    put(view, mark(20, 30), mark(4, 11, "new"))
    assert view.selection() is None


def test_clicking_again_goes_through_the_claims_there_innermost_first(show, qtbot):
    view = show(TEXT, mark(0, 60, "outer"), mark(4, 40, "middle"), mark(12, 30, "inner"))
    assert view.claims_at(15) == ["inner", "middle", "outer"]
    heard = []
    view.claim_clicked.connect(heard.append)
    for _ in range(4):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 15))
    assert heard == ["inner", "middle", "outer", "inner"]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 50))
    assert heard[-1] == "outer"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 65))
    assert len(heard) == 5


def test_enter_on_a_highlight_goes_through_its_claims(show):
    view = show(TEXT, mark(0, 60, "outer"), mark(4, 40, "inner"))
    heard = []
    view.claim_clicked.connect(heard.append)
    select(view, 10, 10)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard == ["inner", "outer", "inner"]
    select(view, 70, 70)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(heard) == 3


def test_a_drag_over_a_highlight_is_no_click(show, qtbot):
    view = show(TEXT, mark(0, 60))
    with qtbot.assertNotEmitted(view.claim_clicked):
        drag(view, 4, 20)


@pytest.mark.parametrize("text", [LONG, ARABIC * 200, "字が大きい。" * 400], ids=["en", "ar", "ja"])
def test_every_letter_in_view_is_hit_where_it_is_seen(show, text):
    view = show(text)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    first, last = view.visible_range()
    assert last > first
    for place in range(first, last, 7):
        if text[place].isspace() or text[place + 1].isspace():
            continue
        point = exact_point_of(view, place)
        if view.viewport().rect().contains(point.toPoint()):
            # In a ligature Qt tells the letters apart by guess.
            joined = text[place] in "fil" or "Th" in text[place - 1 : place + 2]
            assert abs(view.place_at(point) - place) <= joined


def test_no_letter_is_hit_in_the_margins_and_below_the_end(show):
    view = show("A short one.")
    y = point_of(view, 0).y()
    assert view.place_at(QPointF(2, y)) is None
    assert view.place_at(QPointF(view.viewport().width() - 2, y)) is None
    assert view.place_at(QPointF(60, view.viewport().height() - 5)) is None


def test_a_press_between_two_lines_takes_the_letter_below_or_above(show):
    view = show(LONG)
    line = view.cursorRect()
    upper = point_of(view, 20)
    for y in range(line.bottom() - 1, line.bottom() + 12):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(upper.x(), y))
        assert abs(view.cursorRect().left() - upper.x()) < 14


def test_marks_come_and_go_without_a_new_layout(show, monkeypatch):
    view = show(LONG, mark(10, 90))
    QApplication.processEvents()
    laid_out, sizes = [], []
    layout = view.document().documentLayout()
    monkeypatch.setattr(type(layout), "_move", lambda *_: laid_out.append(1) or 0.0)
    layout.documentSizeChanged.connect(lambda *_: sizes.append(1))
    updates = []
    layout.update.connect(lambda *_: updates.append(1))
    for marks in ([mark(10, 90), mark(40, 120, "x")], [mark(40, 120, "x")], []):
        put(view, *marks)
        QApplication.processEvents()
    assert not laid_out
    assert not sizes
    assert not updates


def test_only_the_paragraph_of_a_new_mark_is_painted_again(show, monkeypatch):
    view = show(LONG, mark(10, 90))
    QApplication.processEvents()
    drawn = []
    monkeypatch.setattr(view.underlay, "_paint", lambda *given: drawn.append(given[1]) or _paint(*given))
    _paint = type(view.underlay)._paint.__get__(view.underlay)
    put(view, mark(10, 90), mark(700, 720, "x"))
    QApplication.processEvents()
    assert drawn == [LONG.count("\n", 0, 700)]


def test_tones_differ_in_tint_and_overlaps_blend(show):
    seen = set()
    for tone in (None, 0, 2, 5, 7):
        view = show(TEXT, mark(0, 20, tone=tone))
        between_words = point_of(view, TEXT.index(" "))
        seen.add(colour_at(view, between_words.x(), between_words.y()).name())
    view = show(TEXT, mark(0, 20, tone=0), mark(0, 20, "other", tone=5))
    seen.add(colour_at(view, between_words.x(), between_words.y()).name())
    assert len(seen) == 6
    assert theme.LIGHT.page.lower() not in seen


def test_overlapping_underlines_lie_in_lanes_of_their_own(show):
    view = show(TEXT, mark(0, 20, "a", tone=0), mark(0, 20, "b", tone=5), mark(0, 20, "c", tone=1))
    picture = view.underlay.picture(view.document().firstBlock())
    heights = sorted({line.y1() for line in picture.strokes(view.document().firstBlock().layout(), 0)})
    assert len(heights) == 3
    assert all(after - before >= 3 for before, after in pairwise(heights))
    line = view.document().firstBlock().layout().lineAt(1)
    # The lowest one stays clear of the small letters' upper edge in the next line: it never reads as a strike-through.
    assert heights[-1] + 1 < line.y() + line.ascent() - view._measures.em * 0.75


def test_the_selected_claim_stands_out_in_all_its_places(show):
    view = show(TEXT, mark(0, 20, "a", tone=5), mark(95, 105, "a", tone=5), mark(30, 40, "b", tone=5))
    spots = [point_of(view, place) - QPoint(0, 9) for place in (8, 99, 34)]
    before = [colour_at(view, spot.x(), spot.y()) for spot in spots]
    view.select_claim("a", scroll=False)
    after = [colour_at(view, spot.x(), spot.y()) for spot in spots]
    assert [a != b for a, b in zip(before, after, strict=True)] == [True, True, False]
    view.select_claim(None, scroll=False)
    assert [colour_at(view, spot.x(), spot.y()) for spot in spots] == before


def test_selecting_a_claim_scrolls_to_its_nearest_place_and_only_where_none_is_in_view(show):
    far, further = LONG.index("Paragraph 150"), LONG.index("Paragraph 250")
    view = show(LONG, mark(further, further + 9, "a"), mark(far, far + 9, "a"), mark(0, 5, "b"))
    view.select_claim("a", scroll=False)
    assert view.verticalScrollBar().value() == 0
    view.select_claim("a", scroll=True)
    first, last = view.visible_range()
    assert first < far < last
    assert 0.15 < point_of(view, far).y() / view.viewport().height() < 0.6
    value = view.verticalScrollBar().value()
    view.select_claim("a", scroll=True)
    assert view.verticalScrollBar().value() == value


@pytest.mark.parametrize("paragraph", [0, 1, 40, 299])
def test_a_reading_place_is_found_again(show, paragraph):
    view = show(LONG)
    view.go_to(LONG.index(f"Paragraph {paragraph}:"))
    place = view.reading_place()
    view.go_to(0)
    assert view.reading_place() == 0
    view.go_to(place)
    assert view.reading_place() == place


def test_copying_keeps_no_break_spaces_and_every_letter(show):
    text = "4\u00a0200 ist\u202fviel, 😀 e\u0301\nnext"
    view = show(text)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text


def test_the_windows_shortcuts_work_while_the_text_has_the_keyboard(show, qtbot):
    view = show(TEXT)
    for keys in ("Ctrl+V", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+X", "Del", "1", "j"):
        shortcut = QShortcut(QKeySequence(keys), view)
        with qtbot.waitSignal(shortcut.activated):
            QTest.keySequence(view, QKeySequence(keys))
    assert view.toPlainText() == TEXT


def test_escape_lets_the_selection_go(show):
    view = show(TEXT)
    select(view, 4, 11)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.textCursor().hasSelection()


def test_a_tooltip_shows_words_and_no_markup(show, monkeypatch):
    said = []
    monkeypatch.setattr("claimdesk.ui.reader.article_view.QToolTip.showText", lambda *given: said.append(given[1]))
    view = show(TEXT, mark(0, 20, "a"), mark(5, 12, "b"))
    view.tooltip_for = lambda claim: f"<b>{claim}</b> & more"
    point = point_of(view, 8)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point)))
    assert len(said) == 1
    assert "&lt;b&gt;b&lt;/b&gt; &amp; more" in said[0]
    assert said[0].index(";b&lt;") < said[0].index(";a&lt;")


def test_right_to_left_paragraphs_stand_at_the_right(show):
    view = show("قال الوزير إن العدد انخفض\nThe minister said so")
    arabic, latin = view.document().firstBlock().layout().lineAt(0), None
    assert arabic.naturalTextRect().right() > view.viewport().width() - 40
    latin = view.document().lastBlock()
    view.blockBoundingRect(latin)
    assert latin.layout().lineAt(0).naturalTextRect().left() < 40


def test_a_paragraph_of_half_a_million_letters_opens_and_keeps_its_places(show, qtbot):
    text = "word 😀 " * 70_000
    view = show(text, mark(300_000, 300_040, "a"))
    assert view.document().blockCount() > 20
    view.select_claim("a", scroll=True)
    select(view, 300_000, 300_040)
    assert view.selection().of(text) == text[300_000:300_040].strip()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_the_heading_is_painted_above_the_text_and_told_to_screen_readers(show):
    view = show(TEXT, title="Record sum", publisher="The Courier", published_on="2026-03-08")
    assert view.accessibleName() == "Record sum"
    assert view.accessibleDescription().startswith(f"The Courier · {dates.shown('2026-03-08')} · ")
    assert view.cursorRect().top() > 60
    assert view.document().characterCount() - 1 == len(TEXT)
    image = view.viewport().grab().toImage()
    top = [image.pixelColor(x, y).lightness() for x in range(16, 200) for y in range(24, 60)]
    assert min(top) < 90


def test_without_an_article_a_sentence_says_what_belongs_here(view, qtbot):
    view.show_article(None)
    view.show_marks(Given())
    view.change_marks([], [])
    image = view.viewport().grab().toImage()
    middle = {image.pixelColor(x, image.height() // 2 + dy).name() for x in range(image.width()) for dy in range(-8, 8)}
    assert len(middle) > 2
    assert view.selection() is None
    assert view.claims_at(0) == []
    with qtbot.assertNotEmitted(view.mark_wanted):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_a_change_of_theme_repaints_page_tints_and_letters(show, qapp):
    view = show(TEXT, mark(0, 20, tone=0))
    rect = view.cursorRect()
    light = colour_at(view, rect.left() + 40, rect.center().y() - 9)
    theme.apply(qapp, theme.DARK)
    QApplication.processEvents()
    dark = colour_at(view, rect.left() + 40, rect.center().y() - 9)
    assert dark.lightness() < 70 < light.lightness()
    assert colour_at(view, 3, 3).name() == theme.DARK.page.lower()


def test_rules_of_the_app_for_fields_leave_the_page_alone(show, qapp):
    qapp.setStyleSheet(
        qapp.styleSheet() + "* { font-size: 11px } QPlainTextEdit { border: 9px solid red; padding: 9px }"
    )
    view = show(TEXT)
    QApplication.processEvents()
    first, second = (view.document().firstBlock().layout().lineAt(n) for n in range(2))
    assert second.y() - first.y() == round(17 * 1.65)
    assert first.height() > 20
    assert view.viewport().y() == 0
    theme.apply(qapp, theme.DARK)
    assert theme.of(view) is theme.DARK


def test_larger_letters_move_lines_and_highlights_alike(show):
    view = show(TEXT, mark(0, 20, tone=0))
    view.set_look(Look(size=26))
    QApplication.processEvents()
    first, second = (view.document().firstBlock().layout().lineAt(n) for n in range(2))
    assert second.y() - first.y() == round(26 * 1.65)
    spot = point_of(view, 8) - QPoint(0, 12)
    assert colour_at(view, spot.x(), spot.y()).name() != theme.LIGHT.page.lower()
    assert view.place_at(QPointF(point_of(view, 30))) == 30


ARTICLES = Path(__file__).parents[4] / "shared" / "corpora" / "articles"


@pytest.mark.skipif(not ARTICLES.exists(), reason=f"the article corpus is not at {ARTICLES}")
def test_real_articles_keep_their_quotes(show):
    for path in sorted(ARTICLES.glob("*/expected.txt")):
        text = path.read_text(encoding="utf-8").strip()
        view = show(text)
        for start in range(0, len(text) - 50, max(1, len(text) // 20)):
            select(view, start, start + 50)
            span = view.selection()
            assert span is not None
            assert text[start : start + 50].strip() in span.of(text)


def test_the_view_is_a_widget_of_its_own_without_a_window(qtbot):
    lone = ArticleView()
    qtbot.addWidget(lone)
    assert lone.article is None
    lone.show_article(None)
