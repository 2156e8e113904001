"""Places on the page: what is selected, what letter is where, and how to get back to one."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect
from PySide6.QtGui import QMouseEvent, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QWidget

from claimdesk.domain.text import Span, snap
from claimdesk.ui.reader.lines import covers, lines_between
from claimdesk.ui.reader.page import Page

_Seen = tuple[float, float, QTextBlock, int]
"""A line's upper and lower edge in px of the viewport, its block, and its number there."""
_UPPER = itemgetter(0)


class PlacedPage(Page):
    """A page that knows its places, all of them code points of the article's text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._measured: Sequence[tuple[QTextBlock, float, float]] | None = None
        self._seen_lines: list[_Seen] = []
        super().__init__(parent)

    def unit_of(self, place: int) -> int:
        """Qt's place of a code point."""
        return self._offsets.to_qt(place)

    def place_of(self, unit: int) -> int:
        """The code point at one of Qt's places."""
        return self._offsets.to_text(unit)

    def selected(self) -> tuple[int, int]:
        """The selection as it stands, in code points; both are the caret's place where nothing is selected."""
        cursor = self.textCursor()
        return self._offsets.to_text(cursor.selectionStart()), self._offsets.to_text(cursor.selectionEnd())

    def selection(self) -> Span | None:
        """The selection grown to whole letters and without white space at its ends; None where no word is selected."""
        if self._article is None or not self.textCursor().hasSelection():
            return None
        from claimdesk.ui.reader.graphemes import grow

        return snap(self._article.text, *grow(self._article.text, *self.selected()))

    def caret(self) -> tuple[int, int]:
        """Where the caret is, and where the selection that it drags along began, in code points."""
        cursor = self.textCursor()
        return self._offsets.to_text(cursor.position()), self._offsets.to_text(cursor.anchor())

    def put_caret(self, place: int, *, anchor: int | None = None) -> None:
        """Put the caret at a code point, with all from ``anchor`` on selected, and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(self.unit_of(place if anchor is None else anchor))
        cursor.setPosition(self.unit_of(place), QTextCursor.MoveMode.KeepAnchor)
        first, last = self.visible_range()
        if not first <= place < last:
            self.go_to(place, above=self.viewport().height() // 3)
        self.setTextCursor(cursor)

    def _lines(self) -> list[_Seen]:
        """The lines in view, from the top; measured once for each place that the page is scrolled to."""
        blocks = self.visible_blocks()
        if blocks is not self._measured:
            self._measured, bottom = blocks, self.viewport().height()
            self._seen_lines = []
            for block, top, _ in blocks:
                layout = block.layout()
                for nth in lines_between(layout, -top, bottom - top):
                    # Not line.height(), which is rounded up: Qt goes by this rectangle too.
                    rect = layout.lineAt(nth).naturalTextRect()
                    self._seen_lines.append((top + rect.top(), top + rect.bottom(), block, nth))
        return self._seen_lines

    def _line_at(self, y: float) -> tuple[QTextBlock, QTextLine, float] | None:
        """The visible line nearest to ``y``, its block, and how far in px the line's own rectangle is from ``y``."""
        lines = self._lines()
        after = bisect_right(lines, y, key=_UPPER)
        best: tuple[QTextBlock, QTextLine, float] | None = None
        for upper, lower, block, nth in lines[max(0, after - 1) : after + 1]:
            away = upper - y if y < upper else y - lower + 0.01 if y >= lower else 0.0
            if best is None or away < best[2]:
                best = block, block.layout().lineAt(nth), away
        return best

    def place_at(self, point: QPointF) -> int | None:
        """The code point of the letter at ``point``, in px of the viewport; None where there is none."""
        found = self._line_at(point.y())
        if self._article is None or found is None or found[2] > self._measures.pitch / 2:
            return None
        block, line, _ = found
        x, rect = point.x() - self.contentOffset().x(), line.naturalTextRect()
        if not rect.left() <= x <= rect.right():
            return None
        near = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        # From right to left Qt often names the neighbour.
        for unit in (near, near - 1, near + 1):
            place = self._offsets.to_text(block.position() + unit)
            if self.unit_of(place) == block.position() + unit and covers(line, unit, x):
                return place
        return self._offsets.to_text(block.position() + near)

    def reading_place(self) -> int:
        """The first code point in view, to come back to it by ``go_to``."""
        for block, top, _ in self.visible_blocks():
            layout = block.layout()
            for i in lines_between(layout, -top, self._measures.pitch - top):
                line = layout.lineAt(i)
                if top + line.y() + line.height() / 2 >= 0:
                    return self._offsets.to_text(block.position() + line.textStart())
        return 0

    def visible_range(self) -> tuple[int, int]:
        """The code points in view, from and to; the last paragraph in view counts up to its last line in view."""
        blocks, last, bottom = self.visible_blocks(), 0, self.viewport().height()
        if blocks:
            block, top, _ = blocks[-1]
            last, layout = block.position(), block.layout()
            for i in lines_between(layout, bottom - top, bottom - top):
                line = layout.lineAt(i)
                if top + line.y() + line.height() / 2 > bottom:
                    break
                last = block.position() + line.textStart() + line.textLength()
        return self.reading_place(), self._offsets.to_text(last)

    def go_to(self, place: int, *, above: int = 0) -> None:
        """Scroll so that the line of code point ``place`` is the first in view, or has about ``above`` px over it."""
        document = self.document()
        unit = self.unit_of(max(0, place))
        block = document.findBlock(min(unit, document.characterCount() - 1))
        self._layout.blockBoundingRect(block)
        number = block.layout().lineForTextPosition(unit - block.position()).lineNumber()
        room = above - (block.layout().lineAt(number).y() if above else 0)
        first = block
        while room > 0 and first.previous().isValid():
            first = first.previous()
            room -= self._layout.blockBoundingRect(first).height()
        if first == block:
            lines = round(above / self._measures.pitch) if above else 0
            target = block.firstLineNumber() + max(0, number - lines)
        else:
            target = first.firstLineNumber() + max(0, round(-room / self._measures.pitch))
        self.verticalScrollBar().setValue(0 if place <= 0 else target)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The article's own words, where Qt would turn no-break spaces into spaces."""
        data = QMimeData()
        if self._article is not None:
            start, end = self.selected()
            data.setText(self._article.text[start:end])
        return data

    def _on_a_line(self, event: QMouseEvent) -> QMouseEvent:
        """The event moved onto the nearest line: between two lines Qt would jump to the end of one."""
        point = event.position()
        found = self._line_at(point.y())
        if found is None or found[2] == 0 or not self.viewport().rect().contains(point.toPoint()):
            return event
        block, line, _ = found
        rect = line.naturalTextRect().translated(0, self.blockBoundingGeometry(block).top() + self.contentOffset().y())
        y = rect.top() + 1 if point.y() < rect.top() else rect.bottom() - 1
        return QMouseEvent(
            event.type(), QPointF(point.x(), y), event.scenePosition(), event.globalPosition(), event.button(),
            event.buttons(), event.modifiers(), event.pointingDevice(),
        )  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self._on_a_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._on_a_line(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._on_a_line(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(self._on_a_line(event))

    def selection_rect(self) -> QRect:
        """The rectangle of the lines between the selection's ends, in px of the viewport."""
        cursor = self.textCursor()
        first, last = QTextCursor(cursor), QTextCursor(cursor)
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        upper, lower = self.cursorRect(first), self.cursorRect(last)
        if upper.top() == lower.top():
            return upper.united(lower)
        return QRect(QPoint(0, upper.top()), QPoint(self.viewport().width() - 1, lower.bottom()))
