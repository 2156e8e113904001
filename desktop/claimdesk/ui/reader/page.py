"""A text set as a page: a calm column with a heading, read and selected with mouse and keys, and never edited."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from claimdesk.domain.model import Article
from claimdesk.domain.nouns import value
from claimdesk.ui import theme
from claimdesk.ui.reader.heading import Heading, byline
from claimdesk.ui.reader.lines import lines_between
from claimdesk.ui.reader.offsets import OffsetMap, harmless, paragraphs, with_breaks
from claimdesk.ui.reader.reader_layout import SPACING, ReaderLayout, Set

FAMILIES = ("Literata", "Noto Serif", "Georgia", "Times New Roman", "serif")
FONT_SIZE = 17
COLUMN = 68

_PADDING = 16
_SAMPLE = "the reporter said that in her opinion one in nine was late"


def _viewport() -> QWidget:
    """A viewport like Qt's own; Python meets that one as a stranger, and loads every widget class to tell its kind."""
    port = QWidget()
    port.setBackgroundRole(QPalette.ColorRole.Base)
    port.setAutoFillBackground(True)
    port.setCursor(Qt.CursorShape.IBeamCursor)
    return port


@value
class Look:
    """How the article is set; an empty ``family`` is the app's own."""

    family: str = ""
    size: int = FONT_SIZE
    """px of the letters."""
    column: int = COLUMN
    """Letters in a line, on average."""
    spacing: int = SPACING
    """From line to line, in per cent of the letters' size."""


class Page(QPlainTextEdit):
    """Shows one article. Places are code points of its text in everything public."""

    arranged = Signal()
    """The column has another place or width; the lines may be broken anew."""
    seen = Signal()
    """An article, or that there is none, was painted for the first time since it was set."""

    left_margin, right_margin = 52, 24
    """px that stay free beside the column, however narrow the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._offsets = OffsetMap("")
        self._starts = [0]
        self._heading = Heading()
        self._measures = Set.for_size(FONT_SIZE)
        self._unseen = False
        self._visible: list[tuple[QTextBlock, float, float]] = []
        self._visible_at: tuple[int, float, int, int] | None = None
        self.look = Look()
        self._column = self.look.column
        self._foot = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self._port = _viewport()
        self.setViewport(self._port)
        self.setAcceptDrops(False)
        self._port.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda: bar.setEnabled(bar.maximum() > 0))  # no handle where all is in view
        document = QTextDocument(self)
        document.setDocumentMargin(_PADDING)
        self._layout = ReaderLayout(document, self._measures)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._font = QFont()
        self._dressed_for: tuple[str, QFont] | None = None
        self.set_look(self.look)

    @property
    def measures(self) -> Set:
        return self._measures

    @property
    def article(self) -> Article | None:
        return self._article

    def paragraph_starts(self) -> list[int]:
        """The code points at which Qt's blocks begin."""
        return self._starts

    def set_look(self, look: Look) -> None:
        """Set the text in other letters, lines or columns."""
        self.look = look
        known = (name for name in (look.family, *FAMILIES) if name and QFontDatabase.hasFamily(name))
        font = QFont(next(known, FAMILIES[-1]))
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(look.size)
        self._font, self._column = font, look.column
        self._dress()
        self.document().setDefaultFont(font)
        self._measures = self._layout.measures = Set.for_size(look.size, look.spacing)
        self._reset()

    def set_article(self, article: Article | None) -> None:
        """Show another article from its beginning, or none."""
        self._article, self._unseen = article, True
        text = article.text if article is not None else ""
        self._starts, breaks = paragraphs(text)
        self._offsets = OffsetMap(text, breaks)
        broken = set(breaks)
        self._layout.joined = frozenset(n - 1 for n, start in enumerate(self._starts) if start in broken)
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if article is not None else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always)
        self._reset()
        self.setPlainText(with_breaks(harmless(text), breaks))
        self._layout.forget()
        self.setAccessibleName(article.title if article is not None else self.tr("Article"))
        self.setAccessibleDescription(byline(article) if article is not None else "")

    def _reset(self) -> None:
        """Measure column and heading again and let the lines be broken anew."""
        self._arrange()
        self._heading.set(self._article, self._font, self.viewport().width() - 2 * _PADDING)
        self._layout.head = self._heading.height
        self._layout.forget()
        self.document().markContentsDirty(0, 1)
        self.viewport().update()
        self.arranged.emit()

    def _arrange(self) -> None:
        """Centre the column between the margins."""
        metrics = QFontMetricsF(self._font)
        column = round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self._column) + 2 * _PADDING
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(0, self.width() - bar - column)
        left = max(self.left_margin, room // 2)
        right = max(self.right_margin, room - left)
        margins = self.viewportMargins()
        if (margins.left(), margins.right(), margins.bottom()) != (left, right, self._foot):
            self.setViewportMargins(left, 0, right, self._foot)

    def _dress(self) -> None:
        """Take on letters and colours, leaving the background alone: by that the theme is known."""
        colours = theme.of(self)
        if (colours.name, self._font) == self._dressed_for:
            return
        self._dressed_for = colours.name, self._font
        # A sheet, since rules of the app's for fields of this kind would win over a palette and a font.
        family, size = self._font.family(), self._font.pixelSize()
        self.setStyleSheet(
            f'QPlainTextEdit {{ border: none; padding: 0; color: {colours.text}; font-family: "{family}";'
            f" font-size: {size}px; selection-color: {colours.text};"
            f" selection-background-color: {colours.selection}; }}"
        )
        # Else the letters would change, and all lines be broken anew, when the page is first shown.
        self.ensurePolished()

    def visible_blocks(self) -> Sequence[tuple[QTextBlock, float, float]]:
        """The paragraphs in view, where each begins in px of the viewport, and its height."""
        block, bottom, layout = self.firstVisibleBlock(), self.viewport().height(), self._layout
        y = self.contentOffset().y()
        known = (block.blockNumber(), y, bottom, layout.changes)
        if known != self._visible_at:
            self._visible = []
            while block.isValid() and y < bottom:
                height = layout.blockBoundingRect(block).height()
                self._visible.append((block, y, height))
                y += height
                block = block.next()
            self._visible_at = (*known[:3], layout.changes)
        return self._visible

    # Qt's own doors

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._arrange()
            done = super().event(event)
            self.arranged.emit()
            return done
        if kind == QEvent.Type.Paint:
            with QPainter(self) as painter:
                theme.fill(painter, self.rect(), QColor(theme.of(self).page))
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._heading.set(self._article, self._font, event.size().width() - 2 * _PADDING)
            self._layout.head = self._heading.height
            self._layout.forget()
        super().resizeEvent(event)
        self.arranged.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._unseen:
            self._unseen = False
            QTimer.singleShot(0, self, self.seen.emit)
        colours = theme.of(self)
        painter = QPainter(self.viewport())
        try:
            theme.fill(painter, event.rect(), QColor(colours.page))
            if self._article is None:
                self._paint_empty(painter, colours)
                return
            left, top, bottom = self.contentOffset().x(), event.rect().top(), event.rect().bottom()
            for block, y, height in self.visible_blocks():
                if y > bottom:
                    break
                if y + height < top:
                    continue
                if block.position() == 0:
                    self._heading.paint(painter, QPointF(left + _PADDING, y), colours)
                painter.translate(left, y)
                self.paint_under(painter, block, lines_between(block.layout(), top - y, bottom - y))
                painter.translate(-left, -y)
        finally:
            painter.end()
        super().paintEvent(event)

    def paint_under(self, painter: QPainter, block: QTextBlock, lines: range) -> None:
        """Paint what lies under the letters of these lines of ``block``, in px from its corner."""

    def _paint_empty(self, painter: QPainter, colours: theme.Theme) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(colours.muted))
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        keys = "⌘V" if sys.platform == "darwin" else "Ctrl+V"
        words = self.tr("Open an article from the list, or paste one with {keys}.").format(keys=keys)
        painter.drawText(self.viewport().rect().adjusted(24, 24, -24, -24), wrapped, words)
