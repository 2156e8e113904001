import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.ui import theme
from claimdesk.ui.reader.finding import Finding
from claimdesk.ui.reader.page import Look

from .reading import colour_at, mark, point_of, put, select

TEXT = "The bridge is old. A Bridge costs four million. No bridges were built, nor a brïdge.\n" + "More words. " * 2000

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def finding(show, qtbot):
    view = show(TEXT)
    made = Finding(view)
    made.open()
    qtbot.waitUntil(made.bar.field.hasFocus)
    return made


def selected(finding):
    span = finding._view.selection()
    return span.of(TEXT) if span else None


def test_hits_are_shown_as_one_types(finding):
    QTest.keyClicks(finding.bar.field, "bridg")
    assert finding.bar.count.text() == "1 of 4"
    QTest.keyClicks(finding.bar.field, "es")
    assert finding.bar.count.text() == "1 of 1"
    assert selected(finding) == "bridges"
    QTest.keyClicks(finding.bar.field, "x")
    assert finding.bar.count.text() == "Not found"
    assert not finding.bar.next.isEnabled()


def test_enter_goes_on_and_shift_enter_back_around_the_ends(finding):
    QTest.keyClicks(finding.bar.field, "bridge")
    seen = []
    for _ in range(4):
        QTest.keyClick(finding.bar.field, Key.Key_Return)
        seen.append((finding.bar.count.text(), selected(finding)))
    assert seen == [("2 of 4", "Bridge"), ("3 of 4", "bridge"), ("4 of 4", "brïdge"), ("1 of 4", "bridge")]
    QTest.keyClick(finding.bar.field, Key.Key_Return, Held.ShiftModifier)
    assert finding.bar.count.text() == "4 of 4"


def test_escape_leaves_the_hit_selected_so_that_enter_marks_it(finding, qtbot):
    view = finding._view
    QTest.keyClicks(finding.bar.field, "four million")
    with qtbot.assertNotEmitted(view.mark_wanted):
        QTest.keyClick(finding.bar.field, Key.Key_Return)
    QTest.keyClick(finding.bar.field, Key.Key_Escape)
    assert not finding.bar.isVisible()
    assert view.hasFocus()
    with qtbot.waitSignal(view.mark_wanted) as wanted:
        QTest.keyClick(view, Key.Key_Return)
    assert wanted.args[0].of(TEXT) == "four million"
    finding.next()
    assert selected(finding) == "four million"


def test_case_and_whole_words_by_keys(finding):
    QTest.keyClicks(finding.bar.field, "Bridge")
    QTest.keyClick(finding.bar.match_case, Key.Key_Space)
    assert finding.bar.count.text() == "1 of 1"
    QTest.keyClick(finding.bar.match_case, Key.Key_Space)
    QTest.keyClick(finding.bar.whole_words, Key.Key_Space)
    assert finding.bar.count.text().endswith("of 3")


def test_looking_begins_where_one_reads_and_a_short_selection_is_proposed(show):
    view = show(TEXT)
    made = Finding(view)
    select(view, TEXT.index("Bridge"), TEXT.index("Bridge") + 6)
    made.open()
    assert made.bar.field.text() == "Bridge"
    assert made.bar.count.text() == "2 of 4"


def test_no_key_of_the_bar_reaches_the_text(finding, qtbot):
    view = finding._view
    put(view, mark(0, 10, "c"))
    with qtbot.assertNotEmitted(view.mark_wanted), qtbot.assertNotEmitted(view.claim_clicked):
        for key in (Key.Key_Return, Key.Key_Enter, Key.Key_PageDown, Key.Key_Down):
            QTest.keyClick(finding.bar.field, key)
    assert view.verticalScrollBar().value() == 0


def is_accent(colour):
    wanted = QColor(theme.LIGHT.accent)
    return all(abs(one - other) < 6 for one, other in zip(colour.getRgb(), wanted.getRgb(), strict=True))


def test_hits_are_boxed_in_the_lines_in_view_and_ticked_in_the_strip(finding):
    view = finding._view
    QTest.keyClicks(finding.bar.field, "bridge")
    view.overview.draw_now()
    at = point_of(view, TEXT.index("bridges"), inside=False)

    def boxed():
        return any(is_accent(colour_at(view, at.x() + dx, at.y())) for dx in range(-4, 3))

    assert boxed()
    strip = view.overview.grab().toImage()
    assert any(is_accent(strip.pixelColor(view.overview.width() - 2, y)) for y in range(12))
    finding.close()
    view.overview.draw_now()
    assert not boxed()
    strip = view.overview.grab().toImage()
    assert not any(is_accent(strip.pixelColor(view.overview.width() - 2, y)) for y in range(12))


def test_another_article_is_searched_anew(finding, show):
    QTest.keyClicks(finding.bar.field, "bridge")
    show("One bridge.")
    assert finding.bar.count.text() == "1"
    QTest.keyClick(finding.bar.field, Key.Key_Return)
    assert finding._view.selection().of("One bridge.") == "bridge"
    finding._view.show_article(None)
    QTest.keyClick(finding.bar.field, Key.Key_Return)
    assert finding.bar.count.text() == "Not found"


def test_the_last_lines_can_be_read_above_the_bar(finding):
    view = finding._view
    view.put_caret(len(TEXT))
    bottom = view.viewport().mapTo(view, QPoint(0, view.cursorRect().bottom())).y()
    assert bottom < finding.bar.y()
    assert finding.bar.geometry().bottom() == view.height() - 1


def test_a_long_text_stays_fluid(show):
    text = ("The council — said Mr. Hale’s office — paid four million for the lanes. " * 14 + "\n") * 1000
    view = show(text)
    made = Finding(view)
    made.open()
    QApplication.processEvents()
    QTest.keyClicks(made.bar.field, "c")
    slowest = 0.0
    for letter in "ouncil":
        begun = time.process_time()
        QTest.keyClicks(made.bar.field, letter)
        QApplication.processEvents()
        slowest = max(slowest, time.process_time() - begun)
    assert made.bar.count.text() == "1 of 14000"
    assert slowest < 0.25


def test_control_and_the_wheel_ask_for_other_letters(show, qtbot):
    view = show(TEXT)

    def turn(by):
        spot = QPointF(200, 200)
        event = QWheelEvent(
            spot, view.mapToGlobal(spot), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, Held.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    with qtbot.waitSignal(view.zoom_wanted) as wanted:
        turn(120)
    assert wanted.args == [1]
    with qtbot.waitSignal(view.zoom_wanted) as wanted:
        turn(-120)
    assert wanted.args == [-1]


def test_the_page_takes_on_another_look(show):
    view = show(TEXT)
    pitch, width = view.measures.pitch, view.viewport().width()
    view.set_look(Look(size=24, spacing=200, column=50, family="DejaVu Sans"))
    assert view.measures.pitch == 48 > pitch
    assert view.look.size == 24
    view.set_look(Look(column=40))
    assert view.viewport().width() < width
    assert view.measures.pitch == pitch
