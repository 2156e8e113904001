"""The margin beside the column: the glyph of each highlight that begins in a line."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.domain.views import Mark
from claimdesk.ui import glyphs, theme
from claimdesk.ui.tones import tone_of

Row = tuple[float, Sequence[Mark]]
"""The baseline of a visible line, in px from the top, and the marks that begin in it."""

_ROOM = 3
"""Signs side by side; where there are more marks the last sign says how many."""

_CELL = QSize(16, 20)


class Gutter(QWidget):
    """Paints the glyphs and takes clicks on them."""

    WIDTH = 52
    claim_clicked = Signal(str)

    def __init__(self, rows: Callable[[], Iterable[Row]], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._selected: str | None = None
        self._on_the_right = False
        self._turn: tuple[str, ...] = ()
        self._next = 0
        self._signs: dict[tuple[str | None, str | None, int], QPixmap] = {}
        self._drawn_for: tuple[str, float, str] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Verdicts in the margin"))

    def select(self, claim_id: str | None) -> None:
        """Let one claim's glyphs stand out."""
        self._selected = claim_id
        self.update()

    def put_on_the_right(self, on_the_right: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Where a text runs from right to left the margin is on the other side."""
        self._on_the_right = on_the_right
        self.update()

    def cells(self) -> list[tuple[QRect, list[Mark]]]:
        """The signs as they stand now: where, and for which marks (several for a sign that counts the rest)."""
        cells: list[tuple[QRect, list[Mark]]] = []
        for baseline, marks in self._rows():
            shown = list(marks) if len(marks) <= _ROOM else list(marks[: _ROOM - 1])
            groups = [[mark] for mark in shown]
            if len(marks) > _ROOM:
                groups.append(list(marks[_ROOM - 1 :]))
            x = 0 if self._on_the_right else self.width() - _CELL.width() * len(groups)
            for group in groups:
                cells.append((QRect(QPoint(x, round(baseline) - 15), _CELL), group))
                x += _CELL.width()
        return cells

    def claims_at(self, point: QPoint) -> list[str]:
        """The claims of the sign under ``point``."""
        for rect, marks in self.cells():
            if rect.contains(point):
                return [mark.claim_id for mark in marks]
        return []

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self)
        self._dress(colours)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme.fill(painter, event.rect(), QColor(colours.page))
            for rect, marks in self.cells():
                if not rect.intersects(event.rect()):
                    continue
                if any(mark.claim_id == self._selected for mark in marks):
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(colours.pressed))
                    painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 4, 4)
                painter.drawPixmap(rect.topLeft(), self._sign(marks, colours))

    def _dress(self, colours: theme.Theme) -> None:
        """Draw the signs anew if theme, screen or font are others."""
        drawn_for = (colours.name, self.devicePixelRatioF(), QApplication.font().family())
        if self._drawn_for != drawn_for:
            self._drawn_for = drawn_for
            self._signs.clear()

    def _sign(self, marks: Sequence[Mark], colours: theme.Theme) -> QPixmap:
        """The picture of a mark's glyph, or of how many marks there are."""
        one = len(marks) == 1
        key = (marks[0].label, marks[0].colour, 1) if one else (None, None, len(marks))
        sign = self._signs.get(key)
        if sign is None:
            ratio, font = self.devicePixelRatioF(), QApplication.font()
            tone = tone_of(marks[0].label, marks[0].colour)
            sign = self._signs[key] = QPixmap(_CELL * ratio)
            sign.setDevicePixelRatio(ratio)
            sign.fill(Qt.GlobalColor.transparent)
            font.setPixelSize(13 if one else 11)
            with QPainter(sign) as painter:
                painter.setFont(font)
                colour = QColor(tone.shade(dark=colours.dark).accent if one else colours.muted)
                words = tone.glyph if one else f"+{len(marks)}"
                glyphs.draw(painter, QRect(QPoint(0, 0), _CELL), words, colour)
        return sign

    def mousePressEvent(self, event: QMouseEvent) -> None:
        claims = tuple(self.claims_at(event.position().toPoint()))
        if event.button() != Qt.MouseButton.LeftButton or not claims:
            event.ignore()
            return
        self._next = self._next + 1 if claims == self._turn else 0
        self._turn = claims
        self.claim_clicked.emit(claims[self._next % len(claims)])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
