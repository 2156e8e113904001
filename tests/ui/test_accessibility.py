"""What a screen reader, a keyboard and a tired eye meet: names, roles, the Tab key, focus, contrast, room for words."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from claimdesk.settings import Settings
from claimdesk.ui import theme, tones
from claimdesk.ui.reader.picture import over, rgb
from claimdesk.ui.reader.underlay import SELECTED, STRENGTH

from .contrast import contrast
from .walking import cut_off, dialogs, everything, own, stops
from .windows import furnish

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Role = QAccessible.Role
ROLES = {
    QLineEdit: {Role.EditableText},
    QPlainTextEdit: {Role.EditableText},
    QPushButton: {Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton},
    QToolButton: {Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton},
    QCheckBox: {Role.CheckBox},
    QRadioButton: {Role.RadioButton},
    QComboBox: {Role.ComboBox},
    QSlider: {Role.Slider},
    QListView: {Role.List},
    QTableView: {Role.Table},
}


@pytest.fixture
def window(qtbot, qapp, desk, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    before = qapp.styleSheet(), qapp.palette()
    theme.apply(qapp, theme.LIGHT)
    made = furnish(qtbot, desk, Settings())
    bench = made.workbench
    cited = next(c for c in bench.claims() if bench.read.card(c).citations)
    bench.select_claim(cited, scroll=True)
    QApplication.processEvents()
    yield made
    for widget in QApplication.topLevelWidgets():
        if widget is not made and widget.isVisible():
            widget.close()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


def test_every_control_has_a_name_and_the_role_of_its_kind(window, qtbot):
    wrong = []
    for place, root in everything(window, qtbot):
        for widget in filter(own, stops(root)):
            told = QAccessible.queryAccessibleInterface(widget)
            name = told.text(QAccessible.Text.Name).strip()
            kinds = [roles for kind, roles in ROLES.items() if isinstance(widget, kind)]
            if not name:
                wrong.append(f"{place}: {type(widget).__name__} {widget.objectName()} has no name")
            if kinds and all(told.role() not in roles for roles in kinds):
                wrong.append(f"{place}: {type(widget).__name__} “{name}” is a {told.role().name}")
    assert not wrong, "\n".join(wrong)


def test_buttons_that_only_the_mouse_can_reach_have_names_too(window, qtbot):
    for place, root in everything(window, qtbot):
        for button in root.findChildren(QAbstractButton):
            of_qt = isinstance(button.parentWidget(), QLineEdit | QTableView)
            if button.isVisibleTo(root) and own(button) and not of_qt:
                told = QAccessible.queryAccessibleInterface(button)
                assert told.text(QAccessible.Text.Name).strip(), f"{place}: {type(button).__name__}"


def test_the_whole_tree_can_be_walked(window):
    seen, names = 0, set()
    left = [QAccessible.queryAccessibleInterface(window)]
    while left:
        told = left.pop()
        seen += 1
        names.add(told.text(QAccessible.Text.Name))
        left += [child for nth in range(min(told.childCount(), 200)) if (child := told.child(nth)) is not None]
    assert seen > 60
    assert {"Ellerquist votes to widen the mill bridge", "Statement", "Explanation"} <= names


def test_a_screen_reader_reads_the_text_and_where_the_caret_is(window):
    view = window.view
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    view.put_caret(30)
    assert text.cursorPosition() == view.unit_of(30)
    assert text.text(0, 20) == view.article.text[:20]


@pytest.mark.parametrize("back", [False, True], ids=["forward", "back"])
def test_the_tab_key_reaches_every_control(window, qtbot, back):
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    for place, root in everything(window, qtbot):
        root.activateWindow()
        wanted = [widget for widget in stops(root) if own(widget)]
        wanted[0].setFocus()
        reached = set()
        for _ in range(3 * len(wanted) + 10):
            here = QApplication.focusWidget()
            if here is None:
                break
            reached.add(here)
            QTest.keyClick(here, key)
        radios = {type(w) for w in wanted if isinstance(w, QRadioButton)}
        missed = [w for w in wanted if w not in reached and type(w) not in radios and not w.property("grouped")]
        assert not missed, f"{place}: {[(type(w).__name__, w.accessibleName()) for w in missed]}"


def shown(widget: QWidget) -> QImage:
    window = widget.window()
    area = widget.rect().adjusted(-4, -4, 4, 4)
    return window.grab(area.translated(widget.mapTo(window, widget.rect().topLeft()))).toImage()


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("kind", ROLES, ids=lambda kind: kind.__name__)
def test_the_focus_is_seen_on_every_kind_of_control(qtbot, qapp, light_theme, kind, look):
    theme.apply(qapp, look)
    root = QWidget()
    qtbot.addWidget(root)
    other, made = QPushButton("Other"), kind()
    if isinstance(made, QAbstractButton):
        made.setText("Words")
    box = QVBoxLayout(root)
    box.addWidget(other)
    box.addWidget(made)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitExposed(root):
        root.show()
    root.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = shown(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    after = shown(made)
    changed = {
        after.pixelColor(x, y).name()
        for x in range(after.width())
        for y in range(after.height())
        if after.pixelColor(x, y) != before.pixelColor(x, y)
    }
    assert any(contrast(colour, look.window) >= 3 for colour in changed)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda look: look.name)
def test_hits_and_selected_words_can_be_read(look):
    assert contrast(look.text, look.selection) >= 7
    assert contrast(look.text, look.field) >= 7
    assert contrast(look.accent, look.page) >= 3
    assert contrast(look.accent, look.field) >= 3
    for tone in (*tones.TONES, tones.UNCHECKED, tones.OWN_WORDS):
        for share in (STRENGTH, SELECTED, 1.0):
            tint, page = (rgb(tones.QColor(colour)) for colour in (tone.shade(dark=look.dark).tint, look.page))
            tint = tones.QColor(*map(round, over((tint, share), page))).name()
            assert contrast(look.text, tint) >= 4.5
            # A hit is told from what it lies on by its edge or by its ground.
            assert max(contrast(look.accent, tint), contrast(look.field, tint)) >= 2.9, (tone.key, share)


class Longer(QTranslator):
    """Every sentence half as long again, as German often is."""

    def translate(self, _context, source, _comment=None, _n=-1):
        return source + " " + "ungefähr" * (1 + len(source) // 24) if source.strip() and "{" not in source else source

    def isEmpty(self):  # noqa: N802 - Qt's own name
        return False


def test_longer_words_are_not_cut_off(window, qtbot, qapp):
    longer = Longer()
    qapp.installTranslator(longer)
    try:
        for place, dialog in dialogs(window, qtbot):
            assert not cut_off(dialog), f"{place}: {cut_off(dialog)}"
    finally:
        qapp.removeTranslator(longer)


@pytest.fixture
def leftward(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_from_right_to_left_all_is_mirrored_and_nothing_is_cut_off(leftward, window, qtbot):
    def left_of(widget):
        return widget.mapTo(window, widget.rect().topLeft()).x()

    assert left_of(window.claim) < left_of(window.view) < left_of(window.library)
    window.text_actions.finding.open()
    QApplication.processEvents()
    bar, scroll = window.text_actions.finding.bar, window.view.verticalScrollBar()
    assert left_of(bar.field) > left_of(bar.close_button)
    assert left_of(bar) >= left_of(scroll) + scroll.width() - 1
    for place, dialog in dialogs(window, qtbot):
        assert not cut_off(dialog), f"{place}: {cut_off(dialog)}"


def test_nothing_is_cut_off_at_this_scale(window, qtbot, qapp):
    larger = os.environ.get("CLAIMDESK_TEST_LETTERS")
    if larger:
        font = qapp.font()
        font.setPointSizeF(font.pointSizeF() * float(larger))
        qapp.setFont(font)
        QApplication.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))
    QApplication.processEvents()
    for place, root in everything(window, qtbot):
        assert not cut_off(root), f"{place}: {cut_off(root)}"


@pytest.mark.parametrize("how", [{"QT_SCALE_FACTOR": "2"}, {"CLAIMDESK_TEST_LETTERS": "1.5"}], ids=["200 %", "letters"])
def test_nothing_is_cut_off_when_all_is_larger(how):
    one = [f"{__file__}::{test_nothing_is_cut_off_at_this_scale.__name__}", "-q", "-p", "no:cacheprovider"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *one], env=os.environ | how, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
