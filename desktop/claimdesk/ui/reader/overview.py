"""The strip beside the scroll bar: where in the article the claims are, and what part of it is in view."""

from collections.abc import Sequence
from contextlib import suppress
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.views import Mark
from claimdesk.ui import theme
from claimdesk.ui.reader.marks import Marks, NoMarks
from claimdesk.ui.tones import tone_of

if TYPE_CHECKING:
    from claimdesk.ui.reader.folding import Hits

_LEAST = 3
"""px: the height of the shortest tick."""

_HIT = 5
"""px: the width of a hit's tick, at the outer edge."""

_PARTS = 512
"""Parts of the text that have one mark each to stand for them, where there are many."""

_SOON = 120
"""ms from a change to its picture."""


class Overview(QWidget):
    """A small picture of the whole article; a click asks to go to that place."""

    WIDTH = 12
    place_wanted = Signal(int)
    """The code point to show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._length = 1
        self._range = (0, 0)
        self._source: Marks = NoMarks()
        self._marks: Sequence[Mark] | None = ()
        self._hits: Hits | None = None
        self._picture: QPixmap | None = None
        self._drawn_for = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.draw_now)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the claims in the article"))

    def show_marks(self, marks: Marks, length: int) -> None:
        """Show these marks in a text of ``length`` code points, or that some of them are others now."""
        self._source, self._length = marks, max(1, length)
        self._marks = None
        self.forget()

    def show_hits(self, hits: "Hits | None") -> None:
        """Show where words were found."""
        if hits is not self._hits:
            self._hits = hits
            self.forget()

    def forget(self) -> None:
        """Draw all anew soon, after the text itself and once for many changes."""
        self._soon.start()

    def draw_now(self) -> None:
        """Draw all anew."""
        self._soon.stop()
        colours = theme.of(self)
        self._picture, self._drawn_for = self._draw(colours), colours.name
        self.update()

    def show_range(self, first: int, last: int) -> None:
        """Show that the code points from ``first`` to ``last`` are in view."""
        if self._range != (first, last):
            self._range = (first, last)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.of(self)
        if self._picture is not None and self._drawn_for != colours.name:
            self.draw_now()  # a picture of the other theme would shine out
        with QPainter(self) as painter:
            if self._picture is not None:
                painter.drawPixmap(0, 0, self._picture)
            top, bottom = self._y(self._range[0]), self._y(self._range[1])
            if self._range[1] - self._range[0] < self._length - 1:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                shade = QColor(colours.muted)
                shade.setAlphaF(0.16)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shade)
                painter.drawRoundedRect(QRectF(1, top, self.width() - 2, max(8.0, bottom - top)), 3, 3)

    def _y(self, place: int) -> float:
        return place / self._length * self.height()

    def _draw(self, colours: theme.Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(colours.page))
        scale, width = self.height() / self._length, self.width() - 6
        tall: list[tuple[int, int, Mark]] = []
        ticks: dict[int, Mark] = {}
        for mark in self._outline():
            top, height = int(mark.start * scale), int((mark.end - mark.start) * scale)
            if height > _LEAST:
                tall.append((height, top, mark))
            else:
                ticks[top] = mark
        tall.sort(key=itemgetter(0), reverse=True)
        with QPainter(picture) as painter:
            for height, top, mark in (*tall, *((_LEAST, top, mark) for top, mark in ticks.items())):
                accent = tone_of(mark.label, mark.colour).shade(dark=colours.dark).accent
                theme.fill(painter, QRect(3, top, width, height), QColor(accent))
            if self._hits is not None:
                for row in self._hits.rows(self.height()):
                    theme.fill(painter, QRect(self.width() - _HIT, row, _HIT, 2), QColor(colours.accent))
        return picture

    def _outline(self) -> Sequence[Mark]:
        """What stands for the marks, asked for once after each change."""
        if self._marks is None:
            with suppress(ClaimdeskError):  # a disk that is away may be back at the next picture
                self._marks = self._source.outline(_PARTS)
        return self._marks or ()

    def _ask(self, event: QMouseEvent) -> None:
        share = event.position().y() / max(1, self.height())
        self.place_wanted.emit(min(self._length - 1, max(0, int(share * self._length))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.forget()
        super().resizeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
