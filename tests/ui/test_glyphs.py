"""The signs of verdicts are drawn where they belong, each unlike the others."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from claimdesk.ui import glyphs
from claimdesk.ui.tones import OWN_WORDS, TONES, UNCHECKED

SIGNS = [tone.glyph for tone in (*TONES, UNCHECKED, OWN_WORDS)] + ["■"]
DRAWN = "●◕◐◔○◆■✕"


def drawn(glyph: str, *, size: int = 40, pixels: int = 40) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    font = QFont()
    font.setPixelSize(pixels)
    with QPainter(image) as painter:
        painter.setFont(font)
        glyphs.draw(painter, QRect(0, 0, size, size), glyph, QColor("black"))
    return image


def ink(image: QImage, area: QRect | None = None) -> float:
    """How dark an area is: from 0, white, to 1."""
    part = image.copy(area or image.rect())
    sum_ = sum(255 - part.pixelColor(x, y).red() for x in range(part.width()) for y in range(part.height()))
    return sum_ / (255 * part.width() * part.height())


def test_no_two_signs_look_the_same(qapp):
    assert all(drawn(one) != drawn(other) for one, other in combinations(SIGNS, 2))


@pytest.mark.parametrize("glyph", DRAWN)
def test_a_drawn_sign_stands_in_the_middle(qapp, glyph):
    image = drawn(glyph, size=41)
    seen = [(x, y) for x in range(41) for y in range(41) if image.pixelColor(x, y).red() < 128]
    for along in (0, 1):
        places = [place[along] for place in seen]
        assert abs(min(places) + max(places) - 40) <= 2
        assert 20 <= max(places) - min(places) <= 36


def test_a_disc_fills_as_far_as_its_sign_says(qapp):
    filled = [ink(drawn(glyph)) for glyph in "○◔◐◕●"]
    assert filled == sorted(filled)
    left, right = QRect(8, 8, 12, 24), QRect(20, 8, 12, 24)
    assert ink(drawn("◐"), left) > ink(drawn("◐"), right)
    upper_right, lower_left = QRect(20, 8, 12, 12), QRect(8, 20, 12, 12)
    assert ink(drawn("◔"), upper_right) > 2 * ink(drawn("◔"), lower_left)
    upper_left = QRect(8, 8, 12, 12)
    assert ink(drawn("◕"), upper_left) < ink(drawn("◕"), lower_left) / 2


def test_the_painter_is_left_as_it_was(qapp):
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    with QPainter(image) as painter:
        painter.setPen(QColor("red"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        glyphs.draw(painter, QRect(0, 0, 20, 20), "●", QColor("black"))
        assert painter.pen().color() == QColor("red")
        assert painter.brush().style() == Qt.BrushStyle.NoBrush
