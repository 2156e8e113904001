"""A text set as a page: a calm column with a heading, read and selected with mouse and keys, and never edited."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from claimdesk.domain.model import Article
from claimdesk.domain.text import Span, snap
from claimdesk.ui import theme
from claimdesk.ui.reader.graphemes import grow
from claimdesk.ui.reader.heading import Heading, byline
from claimdesk.ui.reader.offsets import OffsetMap, harmless, paragraphs, with_breaks
from claimdesk.ui.reader.reader_layout import ReaderLayout, Set

FAMILIES = ("Literata", "Noto Serif", "Georgia", "Times New Roman", "serif")
FONT_SIZE = 17
COLUMN = 68
"""Letters in a line, on average."""

_PADDING = 16
_SAMPLE = "the reporter said that in her opinion one in nine was late"
_NOT_OURS = (
    QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.Backspace,
    QKeySequence.StandardKey.DeleteStartOfWord, QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine,
)  # fmt: skip


class Page(QPlainTextEdit):
    """Shows one article. Places are code points of its text in everything public."""

    arranged = Signal()
    """The column has another place or width; the lines may be broken anew."""

    left_margin, right_margin = 52, 24
    """px that stay free beside the column, however narrow the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._offsets = OffsetMap("")
        self._starts = [0]
        self._heading = Heading()
        self._measures = Set.for_size(FONT_SIZE)
        self._column = COLUMN
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = QTextDocument(self)
        document.setDocumentMargin(_PADDING)
        self._layout = ReaderLayout(document, self._measures)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._dressed_for = ""
        self._dress()
        self.set_font_size(FONT_SIZE)

    @property
    def article(self) -> Article | None:
        return self._article

    def set_font_size(self, pixels: int) -> None:
        """Set the text in letters of that size, in px."""
        font = QFont(next((name for name in FAMILIES if QFontDatabase.hasFamily(name)), FAMILIES[-1]))
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(pixels)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._measures = self._layout.measures = Set.for_size(pixels)
        self._reset()

    def set_column(self, letters: int) -> None:
        """Set the text in lines of about that many letters."""
        self._column = letters
        self._reset()

    def set_article(self, article: Article | None) -> None:
        """Show another article from its beginning, or none."""
        self._article = article
        text = article.text if article is not None else ""
        self._starts, breaks = paragraphs(text)
        self._offsets = OffsetMap(text, breaks)
        broken = set(breaks)
        self._layout.joined = frozenset(n - 1 for n, start in enumerate(self._starts) if start in broken)
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if article is not None else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always)
        self._reset()
        self.setPlainText(with_breaks(harmless(text), breaks))
        self.setAccessibleName(article.title if article is not None else self.tr("Article"))
        self.setAccessibleDescription(byline(article) if article is not None else "")

    def _reset(self) -> None:
        """Measure column and heading again and let the lines be broken anew."""
        self._arrange()
        self._heading.set(self._article, self.font(), self.viewport().width() - 2 * _PADDING)
        self._layout.head = self._heading.height
        self._layout.forget()
        self.document().markContentsDirty(0, 1)
        self.viewport().update()
        self.arranged.emit()

    def _arrange(self) -> None:
        """Centre the column between the margins."""
        metrics = QFontMetricsF(self.font())
        column = round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self._column) + 2 * _PADDING
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(0, self.width() - bar - column)
        left = max(self.left_margin, room // 2)
        right = max(self.right_margin, room - left)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)

    def _dress(self) -> None:
        """Take on the colours of the theme, leaving the palette's Window alone: by that the theme is known."""
        colours = theme.of(self)
        if colours.name == self._dressed_for:
            return
        self._dressed_for = colours.name
        palette = QPalette(self.palette())
        role = QPalette.ColorRole
        palette.setColor(role.Base, QColor(colours.page))
        palette.setColor(role.Text, QColor(colours.text))
        palette.setColor(role.Highlight, QColor(colours.selection))
        palette.setColor(role.HighlightedText, QColor(colours.text))
        self.setPalette(palette)

    # Places

    def unit_of(self, place: int) -> int:
        """Qt's place of a code point."""
        return self._offsets.to_qt(place)

    def selected(self) -> tuple[int, int]:
        """The selection as it stands, in code points; both are the caret's place where nothing is selected."""
        cursor = self.textCursor()
        return self._offsets.to_text(cursor.selectionStart()), self._offsets.to_text(cursor.selectionEnd())

    def selection(self) -> Span | None:
        """The selection grown to whole letters and without white space at its ends; None where no word is selected."""
        if self._article is None or not self.textCursor().hasSelection():
            return None
        return snap(self._article.text, *grow(self._article.text, *self.selected()))

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, float]]:
        """The paragraphs in view and where each begins, in px of the viewport."""
        block, bottom = self.firstVisibleBlock(), self.viewport().height()
        y = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and y < bottom:
            yield block, y
            y += self._layout.blockBoundingRect(block).height()
            block = block.next()

    def _line_at(self, y: float) -> tuple[QTextBlock, QTextLine, float] | None:
        """The visible line nearest to ``y``, its block, and how far in px the line's own rectangle is from ``y``."""
        best: tuple[QTextBlock, QTextLine, float] | None = None
        for block, top in self.visible_blocks():
            layout = block.layout()
            if top + self._layout.blockBoundingRect(block).height() < y - 2 * self._measures.pitch:
                continue
            for i in range(layout.lineCount()):
                line = layout.lineAt(i)
                # Not line.height(), which is rounded up: Qt goes by this rectangle too.
                rect = line.naturalTextRect()
                upper, lower = top + rect.top(), top + rect.bottom()
                away = upper - y if y < upper else y - lower + 0.01 if y >= lower else 0.0
                if best is not None and away > best[2]:
                    return best
                best = block, line, away
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
            if self.unit_of(place) == block.position() + unit and _covers(line, unit, x):
                return place
        return self._offsets.to_text(block.position() + near)

    def reading_place(self) -> int:
        """The first code point in view, to come back to it by ``go_to``."""
        for block, top in self.visible_blocks():
            layout = block.layout()
            for i in range(layout.lineCount()):
                line = layout.lineAt(i)
                if top + line.y() + line.height() / 2 >= 0:
                    return self._offsets.to_text(block.position() + line.textStart())
        return 0

    def visible_range(self) -> tuple[int, int]:
        """The code points in view, from and to; the last paragraph in view counts up to its last line in view."""
        last, bottom = 0, self.viewport().height()
        for block, top in self.visible_blocks():
            layout = block.layout()
            last = block.position()
            for i in range(layout.lineCount()):
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

    # Qt's own doors

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Qt claims these even for a text that cannot be edited; they are the window's shortcuts.
            plain = event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS
            if plain or any(event.matches(key) for key in _NOT_OURS):
                event.ignore()
                return False
        elif kind == QEvent.Type.Resize:
            self._arrange()
            done = super().event(event)
            self.arranged.emit()
            return done
        elif kind == QEvent.Type.Paint:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), QColor(theme.of(self).page))
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._heading.set(self._article, self.font(), event.size().width() - 2 * _PADDING)
            self._layout.head = self._heading.height
            self._layout.forget()
        super().resizeEvent(event)
        self.arranged.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self)
        painter = QPainter(self.viewport())
        try:
            painter.fillRect(event.rect(), QColor(colours.page))
            if self._article is None:
                self._paint_empty(painter, colours)
                return
            left, bottom = self.contentOffset().x(), event.rect().bottom()
            for block, y in self.visible_blocks():
                if y > bottom:
                    break
                if block.position() == 0:
                    self._heading.paint(painter, QPointF(left + _PADDING, y), colours)
                painter.save()
                painter.translate(left, y)
                self.paint_under(painter, block)
                painter.restore()
        finally:
            painter.end()
        super().paintEvent(event)

    def paint_under(self, painter: QPainter, block: QTextBlock) -> None:
        """Paint what lies under the letters of ``block``, in px from its corner."""

    def _paint_empty(self, painter: QPainter, colours: theme.Theme) -> None:
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        words = self.tr("Open an article from the list, or paste one with Ctrl+V.")
        painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), wrapped, words)

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


def _covers(line: QTextLine, unit: int, x: float) -> bool:
    """Whether the letter at ``unit`` stands over ``x``."""
    one, other = (cast("tuple[float, int]", line.cursorToX(unit, edge))[0] for edge in QTextLine.Edge)
    return min(one, other) <= x < max(one, other)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
