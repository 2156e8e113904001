"""The theme: text that can be read, focus that can be seen, a sheet without a gap, controls that do not jump."""

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from claimdesk import bundled
from claimdesk.ui import theme
from ui.contrast import contrast

BOTH = pytest.mark.parametrize("which", [theme.LIGHT, theme.DARK], ids=lambda which: which.name)
SHEET = bundled.read_text("themes", "claimdesk.qss")


@pytest.fixture
def dress(qapp):
    return lambda which: theme.apply(qapp, which)


def make(kind: type[QWidget], role: str | None) -> QWidget:
    widget = kind()
    widget.setProperty("role", role)
    if isinstance(widget, (QPushButton, QToolButton, QCheckBox, QRadioButton)):
        widget.setText("Save")
    return widget


FOCUSABLE = [
    (QPushButton, None), (QPushButton, "primary"), (QPushButton, "quiet"), (QPushButton, "chip"), (QToolButton, None),
    (QLineEdit, None), (QPlainTextEdit, None), (QComboBox, None), (QCheckBox, None), (QRadioButton, None),
    (QListView, None),
]  # fmt: skip


@BOTH
def test_text_and_muted_text_can_be_read_wherever_they_stand(which):
    behind = (which.window, which.page, which.field, which.hover, which.pressed)
    for ink, ground in product((which.text, which.muted, which.alert), behind):
        assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(which.text, which.pressed) >= 7
    assert contrast(which.text, which.selection) >= 7


@BOTH
def test_the_accent_can_be_read_and_read_upon(which):
    for ground in (which.window, which.page):
        assert contrast(which.accent, ground) >= 4.5
    for accent in (which.accent, which.accent_hover):
        assert contrast(which.on_accent, accent) >= 4.5


@BOTH
def test_the_focus_ring_stands_out_from_all_it_lies_on(which):
    for ground in (which.window, which.page, which.field, which.hover, which.pressed):
        assert contrast(which.accent, ground) >= 3, ground
    assert contrast(which.text, which.window) >= 3  # the ring of the primary button


@BOTH
def test_every_placeholder_of_the_sheet_is_filled(qapp, dress, which):
    dress(which)
    assert not re.search(r"@\w+@", qapp.styleSheet())
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(which.window)


@BOTH
def test_the_pictures_of_the_sheet_are_there(qapp, dress, which):
    dress(which)
    pictures = set(re.findall(r'url\("(.+?)"\)', qapp.styleSheet()))
    assert len(pictures) == 4
    for picture in pictures:
        assert "<svg" in bundled.folder().joinpath("themes", picture.rsplit("/", 1)[-1]).read_text("utf-8")


@BOTH
def test_pictures_have_the_colours_of_the_theme(which):
    inks = {
        "check": which.text,
        "check-on-accent": which.on_accent,
        "chevron": which.muted,
        "chevron-right": which.muted,
    }
    for name, ink in inks.items():
        assert f'stroke="{ink}"' in bundled.read_text("themes", f"{name}-{which.name}.svg")


@BOTH
def test_a_widget_knows_its_theme(qtbot, dress, which):
    dress(which)
    for kind, role in FOCUSABLE:
        widget = make(kind, role)
        qtbot.addWidget(widget)
        widget.ensurePolished()  # from here on its palette has the sheet's colours
        assert theme.of(widget) is which, (kind, role)
    assert which.dark == (which.name == "dark")


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's apology for having no windows
@BOTH
@pytest.mark.parametrize(("kind", "role"), FOCUSABLE, ids=lambda each: getattr(each, "__name__", str(each)))
def test_focus_shows_as_a_ring_and_moves_nothing(qtbot, dress, which, kind, role):
    dress(which)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    widget, other = make(kind, role), QLineEdit()
    widget.setFocusPolicy(widget.focusPolicy() | widget.focusPolicy().StrongFocus)
    column.addWidget(other)
    column.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before, hint, inside = widget.geometry(), widget.sizeHint(), widget.contentsRect()
    blurred = widget.grab().toImage()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert (widget.geometry(), widget.sizeHint(), widget.contentsRect()) == (before, hint, inside)
    focused = widget.grab().toImage()
    ring = QColor(which.text if role == "primary" else which.accent)
    middle, found = focused.height() // 2, 0
    for x in range(4):
        found += focused.pixelColor(x, middle) == ring != blurred.pixelColor(x, middle)
    assert found >= 2


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QToolButton])
def test_controls_are_as_high_as_a_finger_of_the_grid(qtbot, dress, kind):
    dress(theme.LIGHT)
    widget = make(kind, None)
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert 28 <= widget.sizeHint().height() <= 36


def test_the_reader_is_left_alone(qtbot, dress):
    class ArticleView(QPlainTextEdit):
        pass

    dress(theme.LIGHT)
    view, plain = ArticleView(), QPlainTextEdit()
    for widget in (view, plain):
        qtbot.addWidget(widget)
        widget.resize(200, 100)
        widget.grab()
    assert view.grab().toImage().pixelColor(0, 50) == QColor(theme.LIGHT.page)
    assert plain.grab().toImage().pixelColor(0, 50) == QColor(theme.LIGHT.hairline)
