"""The icons: all of them draw, in the theme's colour, sharp, and survive Qt's copying."""

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QPushButton

from claimdesk import bundled
from claimdesk.ui import theme
from claimdesk.ui.icons import app_icon, icon

FOLDER = bundled.folder() / "icons"
NAMES = sorted(file.stem for file in FOLDER.glob("*.svg") if file.stem != "claimdesk")


@pytest.fixture
def dressed(qapp):
    before = qapp.palette()
    yield lambda which: qapp.setPalette(theme.palette(which))
    qapp.setPalette(before)


def darkest_ink(pixmap: QPixmap) -> QColor:
    """The colour of the most opaque pixel."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def test_every_drawing_is_used():
    code = [file.read_text("utf-8") for file in Path(theme.__file__).parents[1].rglob("*.py")]
    sheets = [file.read_text("utf-8") for file in bundled.folder().glob("themes/*.qss")]
    said = "\n".join(code + sheets)
    assert [name for name in NAMES if not re.search(rf"[\"/]{name}(\"|-@name@)", said)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_leaves_ink(qapp, name):
    assert darkest_ink(icon(name).pixmap(QSize(20, 20))).alpha() > 150


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_takes_its_colour_from_the_palette(name):
    assert "currentColor" in (FOLDER / f"{name}.svg").read_text("utf-8")


def test_the_licence_travels_with_the_drawings():
    assert "ISC License" in (FOLDER / "LICENSE.txt").read_text("utf-8")


def test_an_icon_nobody_drew_is_refused_at_once(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


@pytest.mark.parametrize("which", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_ink_is_the_text_colour_of_the_theme(qapp, dressed, which):
    kept = icon("plus")
    dressed(which)
    ink = darkest_ink(kept.pixmap(QSize(48, 48)))
    assert ink.name() == QColor(which.text).name()


def test_an_icon_on_the_accent_takes_the_colour_that_can_be_read_there(qapp, dressed):
    dressed(theme.DARK)
    ink = darkest_ink(icon("plus", QPalette.ColorRole.HighlightedText).pixmap(QSize(48, 48)))
    assert ink.name() == QColor(theme.DARK.on_accent).name()


def test_a_disabled_icon_is_fainter(qapp, dressed):
    dressed(theme.LIGHT)
    normal, disabled = (icon("plus").pixmap(QSize(48, 48), mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert darkest_ink(disabled).alpha() < darkest_ink(normal).alpha() * 0.7


@pytest.mark.parametrize(("ratio", "pixels"), [(1.0, 16), (1.5, 24), (2.0, 32), (3.0, 48)])
def test_an_icon_is_drawn_in_the_pixels_of_the_screen(qapp, ratio, pixels):
    drawn = icon("search").pixmap(QSize(16, 16), ratio)
    assert (drawn.width(), drawn.devicePixelRatio()) == (pixels, ratio)


def test_a_button_paints_its_icon_again_in_the_new_colours(qtbot, dressed):
    button = QPushButton(icon("plus"), "")
    button.setFlat(True)
    qtbot.addWidget(button)
    dressed(theme.LIGHT)
    light = button.grab().toImage()
    dressed(theme.DARK)
    assert button.grab().toImage() != light


def test_a_copy_that_qt_detaches_stays_alive(qapp):
    copy = QIcon(icon("check"))
    copy.addPixmap(QPixmap(4, 4))  # detaches the copy
    gc.collect()
    assert not copy.pixmap(QSize(16, 16)).isNull()


def test_the_apps_own_icon_is_legible_at_every_size(qapp):
    for side in (16, 32, 256):
        image = app_icon().pixmap(QSize(side, side)).toImage()
        colours = {image.pixelColor(x, y).name() for x in range(side) for y in range(side)}
        assert len(colours) > 20
    assert QImage(str(FOLDER / "claimdesk.png")).size() == QSize(256, 256)
