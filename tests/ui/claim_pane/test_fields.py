import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from claimdesk.domain.text import normalise
from claimdesk.ui.claim_pane.fields import CalmCombo, GrowingText, LineField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def field(qtbot):
    field = GrowingText()
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.show()
    return field


TEXTS = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\n\u00a0\u202f👨‍👩‍👧é"))
)
# Qt keeps these for itself in a document.
KEPT_BY_QT = str.maketrans("", "", "\ufdd0\ufdd1")


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=TEXTS, other=TEXTS)
@example(one="10\u00a0%\nשלום 👨‍👩‍👧", other="10\u00a0km\nשלום 👩‍👧")
def test_a_growing_text_gives_back_exactly_what_was_put_in(field, one, other):
    one, other = normalise(one).translate(KEPT_BY_QT), normalise(other).translate(KEPT_BY_QT)
    field.put(one, fresh=True)
    assert field.value() == one
    field.put(other, fresh=False)
    assert field.value() == other


def test_typing_no_break_spaces_keeps_them(qtbot, field):
    qtbot.keyClicks(field, "10\u00a0%")
    assert field.value() == "10\u00a0%"


def test_line_separators_become_line_ends(qtbot, field):
    qtbot.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "b")
    assert field.value() == "a\nb"


def test_cut_and_paste_keep_no_break_spaces_and_drop_formats(qtbot, field):
    field.put("10\u00a0% of\nall", fresh=True)
    field.selectAll()
    field.cut()
    assert field.value() == ""
    assert QGuiApplication.clipboard().text() == "10\u00a0% of\nall"
    field.paste()
    field.paste()
    assert field.value() == "10\u00a0% of\nall" * 2


def test_a_field_is_as_tall_as_its_text(qtbot, field):
    low = field.height()
    field.put("\n".join("abcdef"), fresh=True)
    assert field.height() >= low + 5 * field.fontMetrics().lineSpacing() - 2
    field.put("", fresh=False)
    assert field.height() == low


def test_replacing_what_differs_keeps_the_cursor_and_undo(qtbot, field):
    field.put("one three", fresh=True)
    cursor = field.textCursor()
    cursor.setPosition(9)
    field.setTextCursor(cursor)
    qtbot.keyClicks(field, "!")
    field.put("one two three!", fresh=False)
    assert field.textCursor().position() == len("one two three!")
    field.undo()
    field.undo()
    assert field.value() == "one three"


@pytest.mark.parametrize(("submits", "held"), [(True, Qt.NoModifier), (False, Qt.ControlModifier)])
def test_enter_hands_over(qtbot, submits, held):
    field = GrowingText(submits=submits)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.finished):
        QTest.keyClick(field, Qt.Key.Key_Return, held)
    assert field.value() == ""


def test_putting_text_is_not_typing(qtbot, field):
    with qtbot.assertNotEmitted(field.typed):
        field.put("one", fresh=True)
        field.put("two", fresh=False)


def test_a_line_keeps_no_break_spaces_and_folds_line_ends(qtbot):
    line = LineField()
    qtbot.addWidget(line)
    QGuiApplication.clipboard().setText("a\u00a0b\r\nc👨‍👩‍👧")
    line.paste()
    assert line.value() == "a\u00a0b c👨‍👩‍👧"


def test_a_line_keeps_its_cursor_when_its_text_changes_from_outside(qtbot):
    line = LineField()
    qtbot.addWidget(line)
    line.put("abc", fresh=True)
    line.setCursorPosition(2)
    line.put("abcd", fresh=False)
    assert (line.value(), line.cursorPosition()) == ("abcd", 2)
    line.undo()
    assert line.value() == "abc"


def test_a_combo_is_as_wide_as_its_chosen_words(qtbot):
    combo = CalmCombo()
    qtbot.addWidget(combo)
    combo.addItems(["A", "A very much longer name than the other"])
    narrow = combo.sizeHint().width()
    combo.setCurrentIndex(1)
    assert combo.sizeHint().width() > narrow


def test_arabic_is_set_from_right_to_left_and_latin_is_not(qtbot):
    field = GrowingText()
    field.resize(300, 60)
    qtbot.addWidget(field)
    field.show()
    middle = field.viewport().width() / 2
    field.put("عبّارة", fresh=True)
    assert field.cursorRect().left() > middle
    field.put("Ferry", fresh=True)
    assert field.cursorRect().left() < middle
