"""The gutter, the overview and the bar beside a selection."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.domain.text import Span
from claimdesk.ui import theme
from claimdesk.ui.tones import TONES

from .reading import drag, mark, point_of, put, select

WORDS = "The council will spend four million on lanes next year, said the mayor. "
LONG = "\n".join(f"{n}. {WORDS * 3}" for n in range(120))


def test_each_line_has_the_glyphs_of_what_begins_in_it(show, qtbot):
    second = LONG.index("\n1. ") + 1
    view = show(LONG, mark(0, 20, "a", tone=0), mark(4, 9, "b", tone=5), mark(second, second + 200, "c", tone=1))
    cells = view._gutter.cells()
    assert [[m.claim_id for m in marks] for _, marks in cells] == [["a"], ["b"], ["c"]]
    assert cells[0][0].top() == cells[1][0].top() < cells[2][0].top()
    assert cells[0][0].right() < cells[1][0].left() + 1
    assert abs(cells[0][0].center().y() - point_of(view, 0).y()) < 8
    with qtbot.waitSignal(view.claim_clicked) as clicked:
        QTest.mouseClick(view._gutter, Qt.MouseButton.LeftButton, pos=cells[2][0].center())
    assert clicked.args == ["c"]


def test_more_glyphs_than_find_room_are_counted_and_gone_through(show):
    view = show(LONG, *(mark(n, n + 20, f"c{n}", tone=n) for n in range(5)))
    cells = view._gutter.cells()
    assert [len(marks) for _, marks in cells] == [1, 1, 3]
    assert all(cell.left() >= 0 for cell, _ in cells)
    heard = []
    view.claim_clicked.connect(heard.append)
    for _ in range(4):
        QTest.mouseClick(view._gutter, Qt.MouseButton.LeftButton, pos=cells[2][0].center())
    assert heard == ["c2", "c3", "c4", "c2"]


def test_the_gutter_follows_the_text(show):
    place = LONG.index("60. ")
    view = show(LONG, mark(place, place + 20, "far", tone=0))
    assert view._gutter.cells() == []
    view.select_claim("far", scroll=True)
    QApplication.processEvents()
    ((cell, _),) = view._gutter.cells()
    assert abs(cell.center().y() - point_of(view, place).y()) < 8
    # The glyph is really there: in its accent, on the page.
    image = view._gutter.grab(cell).toImage()
    page = {theme.LIGHT.page.lower(), theme.LIGHT.pressed.lower()}
    assert {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())} - page


def test_the_margin_is_where_the_lines_begin(show):
    view = show("قال الوزير إن العدد انخفض", mark(0, 10, "a", tone=0))
    assert view._gutter.x() > view.viewport().geometry().right()
    assert view._gutter.geometry().right() < view.overview.x()
    ((cell, _),) = view._gutter.cells()
    assert cell.left() == 0
    view = show(LONG, mark(0, 10, "a", tone=0))
    assert view._gutter.geometry().right() < view.viewport().x()


def test_a_click_on_the_overview_goes_there(show):
    view = show(LONG)
    strip = view.overview
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() * 3 // 4))
    QApplication.processEvents()
    first, last = view.visible_range()
    assert first < len(LONG) * 3 // 4 < last
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 0))
    assert view.verticalScrollBar().value() == 0


def test_the_overview_shows_each_claim_where_it_is_in_its_accent(show):
    place = len(LONG) // 2
    view = show(LONG, mark(place, place + 100, "a", tone=5))
    view.overview.draw_now()
    image = view.overview.grab().toImage()
    accent = TONES[5].light.accent.lower()
    rows = [y for y in range(image.height()) if image.pixelColor(6, y).name() == accent]
    assert rows
    assert abs(rows[0] - image.height() / 2) < 4
    put(view)
    view.overview.draw_now()
    image = view.overview.grab().toImage()
    assert accent not in {image.pixelColor(6, y).name() for y in range(image.height())}


@pytest.mark.parametrize("line", [0, 10, 40])
def test_the_bar_stands_beside_the_selection_and_never_on_it(show, line):
    view = show(LONG)
    start = LONG.index(f"{line}. ")
    view.go_to(start)
    QApplication.processEvents()
    drag(view, start + 4, start + 60)
    bar = view.bar_seat.bar
    assert bar.isVisible()
    chosen = view.selection_rect().translated(view.viewport().pos())
    assert not bar.geometry().intersects(chosen)
    assert view.rect().contains(bar.geometry())
    assert view.hasFocus()


def test_the_bar_waits_for_the_release_and_goes_with_the_selection(show):
    view = show(LONG)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=point_of(view, 4))
    QTest.mouseMove(port, point_of(view, 30))
    assert view.textCursor().hasSelection()
    assert not view.bar_seat.bar.isVisible()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point_of(view, 30))
    assert view.bar_seat.bar.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert not view.bar_seat.bar.isVisible()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.bar_seat.bar.isVisible()


def test_the_bar_moves_with_the_text_and_hides_where_it_would_cover_it(show):
    view = show(LONG)
    start = LONG.index("3. ")
    select(view, start, start + 40)
    before = view.bar_seat.bar.y()
    view.verticalScrollBar().setValue(3)
    QApplication.processEvents()
    assert view.bar_seat.bar.y() < before
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert not view.bar_seat.bar.isVisible()
    view.verticalScrollBar().setValue(20)
    select(view, 0, len(LONG))
    QApplication.processEvents()
    assert not view.bar_seat.bar.isVisible()


def test_the_buttons_say_what_is_wanted(show, qtbot):
    view = show(LONG)
    view.set_place_enabled(True)
    select(view, 3, 10)
    for button, signal in ((view.bar_seat.bar.mark, view.mark_wanted), (view.bar_seat.bar.place, view.place_wanted)):
        with qtbot.waitSignal(signal) as wanted:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wanted.args == [Span(3, 10)]
    view.set_place_enabled(False)
    assert not view.bar_seat.bar.place.isEnabled()
    QTest.mouseClick(view.bar_seat.bar.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == LONG[3:10]
    assert all(
        button.accessibleName() for button in (view.bar_seat.bar.mark, view.bar_seat.bar.place, view.bar_seat.bar.copy)
    )


def test_the_bar_is_dressed_in_the_theme(show, qapp):
    view = show(LONG)
    theme.apply(qapp, theme.DARK)
    select(view, 3, 10)
    QApplication.processEvents()
    image = view.bar_seat.bar.grab().toImage()
    assert image.pixelColor(image.width() // 2, 3).lightness() < 90


@pytest.mark.parametrize("width", [420, 900, 1900])
def test_the_column_is_centred_and_never_wider_than_is_comfortable(show, width):
    view = show(LONG)
    view.resize(width, 700)
    QApplication.processEvents()
    seen = view.viewport().geometry()
    assert seen.left() >= view.left_margin
    assert seen.right() < view.overview.x()
    letters = max(
        view.document().findBlockByNumber(0).layout().lineAt(n).textLength()
        for n in range(view.document().findBlockByNumber(0).layout().lineCount())
    )
    assert letters <= 78
    if width >= 900:
        assert letters >= 58
        assert abs(seen.left() - (view.overview.geometry().right() + 1 - seen.right())) <= 4
