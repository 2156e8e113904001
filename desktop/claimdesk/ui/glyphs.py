"""The signs of verdicts, drawn: the same on every system, whichever fonts it has."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_SIZE = 0.78
"""The width of a sign, as a share of the font's size."""
_QUARTER = 90 * 16  # Qt's angles are sixteenths of a degree
_DISCS = {
    "○": (0, 0), "◔": (0, _QUARTER), "◐": (_QUARTER, 2 * _QUARTER), "◕": (2 * _QUARTER, 3 * _QUARTER),
    "●": (0, 4 * _QUARTER),
}  # fmt: skip
"""From which angle, counted from three o'clock against the clock, and how far each disc is filled."""
_SHAPES = {
    "◆": ((0.5, -0.06), (1.06, 0.5), (0.5, 1.06), (-0.06, 0.5)),
    "■": ((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94)),
}
"""Corners of filled shapes, in the square of the sign."""
_CROSS = 0.1
"""How far the strokes of a cross end from the corners of that square."""


def draw(painter: QPainter, box: QRect | QRectF, glyph: str, colour: QColor) -> None:
    """Draw ``glyph`` in the middle of ``box`` for the painter's font; what is no drawn sign is written."""
    if glyph not in _DISCS and glyph not in _SHAPES and glyph != "✕":
        painter.setPen(colour)
        painter.drawText(QRectF(box), Qt.AlignmentFlag.AlignCenter, glyph)
        return
    side = round(painter.fontInfo().pixelSize() * _SIZE)
    place = QRectF(0, 0, side, side)
    place.moveCenter(QRectF(box).center())
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour)
        _draw(painter, place, glyph, colour)
    finally:
        painter.restore()


def _draw(painter: QPainter, place: QRectF, glyph: str, colour: QColor) -> None:
    stroke = max(1.0, place.width() / 8)
    if glyph in _DISCS:
        start, filled = _DISCS[glyph]
        painter.setPen(Qt.PenStyle.NoPen)
        if filled:
            painter.drawPie(place, start, filled)
        painter.setPen(QPen(colour, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2))
    elif glyph in _SHAPES:
        painter.setPen(Qt.PenStyle.NoPen)
        left, top, side = place.left(), place.top(), place.width()
        painter.drawConvexPolygon([QPointF(left + side * x, top + side * y) for x, y in _SHAPES[glyph]])
    else:
        pen = QPen(colour, 1.5 * stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        off = _CROSS * place.width()
        inner = place.adjusted(off, off, -off, -off)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
