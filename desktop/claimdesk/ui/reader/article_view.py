"""The article with its highlights."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from claimdesk.domain.model import Article
from claimdesk.domain.text import Span
from claimdesk.domain.views import Mark
from claimdesk.ui import theme
from claimdesk.ui.reader.bar_seat import BarSeat
from claimdesk.ui.reader.gutter import Gutter, Row
from claimdesk.ui.reader.heading import runs_leftward
from claimdesk.ui.reader.lines import lines_between
from claimdesk.ui.reader.marks import Marks, NoMarks
from claimdesk.ui.reader.overview import Overview
from claimdesk.ui.reader.placed_page import PlacedPage
from claimdesk.ui.reader.underlay import Underlay

_SAME_POINT = 4
"""px between two clicks that count as one place."""


_MARGINS = (Gutter.WIDTH + Overview.WIDTH, Overview.WIDTH + 12)
"""px kept free where the text begins and where it ends."""


class ArticleView(PlacedPage):
    """Shows an article and the marks in it, and says what the reviewer wants to do with them."""

    left_margin, right_margin = _MARGINS

    mark_wanted = Signal(Span)
    """Make the selected words a claim."""
    place_wanted = Signal(Span)
    """Make the selected words a further place of the selected claim."""
    claim_clicked = Signal(str)
    """The id of a claim that was pointed at."""
    article_changed = Signal()
    zoom_wanted = Signal(int)
    """The wheel asks for larger letters, or for smaller ones: 1 or -1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._marks: Marks = NoMarks()
        self._selected: str | None = None
        self._clicked: tuple[QPoint, list[str], int] | None = None
        self._pressed_at: QPoint | None = None
        self._also_under: Callable[[QPainter, QTextBlock, range], None] | None = None
        self.tooltip_for: Callable[[str], str] | None = None
        """Gives the words of the tooltip for a claim's id, as plain text."""
        super().__init__(parent)
        self.bar_seat = BarSeat(self)
        self.underlay = self._new_underlay()
        self._gutter = Gutter(self._rows, self)
        self.overview = Overview(self)
        self._gutter.claim_clicked.connect(self.claim_clicked)
        self.overview.place_wanted.connect(self._go_to_middle)
        self.arranged.connect(self._on_arranged)
        self.updateRequest.connect(self._on_update)
        self.seen.connect(self._on_update)
        self.selectionChanged.connect(self._on_selection)
        self.bar_seat.mark_wanted.connect(self.mark_selection)
        self.bar_seat.place_wanted.connect(self.mark_place)
        self._on_arranged()

    # What the window shows here

    def show_article(self, article: Article | None) -> None:
        """Show ``article`` without marks, from its beginning unless it is the one shown already; or the empty page."""
        again = article is not None and self._article is not None and article.id == self._article.id
        place = self.reading_place()
        self._marks, self._selected, self._clicked = NoMarks(), None, None
        leftward = article is not None and runs_leftward(article.text)
        self.left_margin, self.right_margin = _MARGINS[::-1] if leftward else _MARGINS
        self._gutter.put_on_the_right(leftward)
        self.set_article(article)
        self.underlay = self._new_underlay()
        self.overview.show_marks(self._marks, len(article.text) if article is not None else 1)
        self._gutter.select(None)
        self.overview.show_hits(None)
        self._on_arranged()
        if again:
            self.go_to(place)
        self.article_changed.emit()

    def show_marks(self, marks: Marks) -> None:
        """Show these marks and no others; they are asked for where the text is looked at, and not before."""
        if self._article is None:
            return
        self._marks = marks
        self.underlay = self._new_underlay()
        self.underlay.select(self._selected)
        self.viewport().update()
        self._gutter.update()
        self.overview.show_marks(marks, len(self._article.text))

    def change_marks(self, gone: Sequence[Mark], come: Sequence[Mark]) -> None:
        """Show that some marks are others now: ``gone`` where they stood, ``come`` as they are and where they stand."""
        if self._article is None:
            return
        paragraphs = {number for mark in gone for number in self.underlay.remove(mark)}
        paragraphs.update(number for mark in come for number in self.underlay.add(mark))
        self._repaint(paragraphs)
        self.overview.show_marks(self._marks, len(self._article.text))
        self._drop_selection_of(come)

    def select_claim(self, claim_id: str | None, *, scroll: bool) -> None:
        """Let all places of a claim stand out; ``scroll`` brings the nearest one into view."""
        if claim_id != self._selected:
            touched = {claim_id, self._selected}
            self._selected = claim_id
            self.underlay.select(claim_id)
            self._gutter.select(claim_id)
            seen = [block.blockNumber() for block, _, _ in self.visible_blocks()]
            self._repaint({number for number in seen if self.underlay.has_any(number, touched)})
        places = [mark.start for mark in self._marks.of(claim_id)] if scroll and claim_id is not None else []
        if places:
            first, last = self.visible_range()
            if not any(first <= place < last for place in places):
                self._go_to_middle(min(places, key=lambda place: min(abs(place - first), abs(place - last))))

    def set_place_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - a slot
        """Whether there is a claim that a further place could be added to."""
        self.bar_seat.enable(enabled)

    def selected_marks(self) -> list[Mark]:
        """The places of the claim that stands out, as they come in the text."""
        return list(self._marks.of(self._selected)) if self._selected is not None else []

    def claims_at(self, place: int) -> list[str]:
        """The ids of the claims over code point ``place``, the shortest highlight first."""
        return list(dict.fromkeys(mark.claim_id for mark in self.underlay.index.at(place)))

    # How it is painted

    def _new_underlay(self) -> Underlay:
        text = self._article.text if self._article is not None else ""
        return Underlay(text, self._offsets, self._starts, self._marks, self._measures, theme.of(self))

    def paint_under(self, painter: QPainter, block: QTextBlock, lines: range) -> None:
        picture = self.underlay.picture(block)
        if picture is not None:
            picture.draw(painter, block.layout(), lines)
        if self._also_under is not None:
            self._also_under(painter, block, lines)

    def set_foot(self, height: int, paint_under: Callable[[QPainter, QTextBlock, range], None] | None) -> None:
        """Keep so many px free below the text, and let ``paint_under`` paint under the letters too."""
        self._foot, self._also_under = height, paint_under
        if paint_under is None:
            self.overview.show_hits(None)
        self._arrange()
        self.arranged.emit()
        self.viewport().update()

    def _rows(self) -> Iterator[Row]:
        bottom = self.viewport().height()
        for block, y, _ in self.visible_blocks():
            picture = self.underlay.picture(block)
            if picture is not None:
                layout = block.layout()
                for baseline, marks in picture.begin(layout, lines_between(layout, -y, bottom - y)):
                    yield y + baseline, marks

    def _repaint(self, paragraphs: set[int]) -> None:
        """Repaint those of the paragraphs that are in view."""
        for block, y, height in self.visible_blocks():
            if block.blockNumber() in paragraphs:
                self.viewport().update(0, int(y) - 2, self.viewport().width(), int(height) + 4)
                self._gutter.update(0, int(y) - 2, Gutter.WIDTH, int(height) + 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "underlay"):
            self.underlay.dress(self._measures, theme.of(self))
            self.overview.forget()
            self.viewport().update()

    def _on_arranged(self) -> None:
        seen = self.viewport().geometry()
        bar = self.verticalScrollBar()
        edge = self.width() - (bar.sizeHint().width() if self._article is not None else 0)
        margin = seen.right() + 1 if self.left_margin < self.right_margin else seen.left() - Gutter.WIDTH
        self._gutter.setGeometry(margin, seen.top(), Gutter.WIDTH, seen.height())
        self.overview.setGeometry(edge - Overview.WIDTH, seen.top(), Overview.WIDTH, seen.height())
        self.underlay.dress(self._measures, theme.of(self))
        self._gutter.setVisible(self._article is not None)
        self.overview.setVisible(self._article is not None)
        self._gutter.update()
        self.bar_seat.place(hidden=self._is_busy)

    def _on_update(self, rect: QRect | None = None, dy: int = 0) -> None:
        if self._unseen and not dy:  # asking what is in view would break all lines, for a width that may not last
            return
        if rect is None or dy or rect.contains(self.viewport().rect()):
            self._gutter.update()
            self.overview.show_range(*self.visible_range())
            if dy or self.bar_seat.taken:
                self.bar_seat.place(hidden=self._is_busy)

    @property
    def _is_busy(self) -> bool:
        """Whether a selection is still being made, or somebody looks for something else."""
        return self._pressed_at is not None or (self._foot > 0 and not self.hasFocus())

    def _go_to_middle(self, place: int) -> None:
        self.go_to(place, above=self.viewport().height() // 3)

    # What the reviewer does

    def _on_selection(self) -> None:
        self.bar_seat.place(hidden=self._is_busy)

    def _drop_selection_of(self, come: Sequence[Mark]) -> None:
        """Let go of selected words that have just become a highlight."""
        span = self.selection() if come else None
        if span is not None and any(mark.span == span for mark in come):
            cursor = self.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)

    def mark_selection(self) -> None:
        span = self.selection()
        if span is not None:
            self.mark_wanted.emit(span)

    def mark_place(self) -> None:
        span = self.selection()
        if span is not None and self.bar_seat.enabled:
            self.place_wanted.emit(span)

    def _point_at(self, place: int, point: QPoint) -> None:
        """Say which claim is meant at ``place``: pointing there again means the next one."""
        claims = self.claims_at(place)
        if not claims:
            self._clicked = None
            return
        nth = 0
        if self._clicked is not None:
            last, had, turn = self._clicked
            if had == claims and (point - last).manhattanLength() <= _SAME_POINT:
                nth = (turn + 1) % len(claims)
        self._clicked = point, claims, nth
        self.claim_clicked.emit(claims[nth])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        selected = self.textCursor().hasSelection()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._article is not None:
            if modifiers == Qt.KeyboardModifier.ShiftModifier:
                self.mark_place()
                return
            if modifiers == Qt.KeyboardModifier.NoModifier:
                if selected:
                    self.mark_selection()
                else:
                    self._point_at(self.selected()[0], self.cursorRect().center())
                return
        if key == Qt.Key.Key_Escape and selected:
            cursor = self.textCursor()
            cursor.setPosition(cursor.position(), QTextCursor.MoveMode.MoveAnchor)
            self.setTextCursor(cursor)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.bar_seat.place(hidden=self._is_busy)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.bar_seat.hide()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed_at = self._pressed_at, None
        point = event.position().toPoint()
        if pressed is not None and not self.textCursor().hasSelection():
            place = self.place_at(QPointF(point))
            if place is not None and (point - pressed).manhattanLength() <= _SAME_POINT:
                self._point_at(place, point)
        self.bar_seat.place(hidden=self._is_busy)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(QPointF(event.pos()))
            claims = self.claims_at(place) if place is not None else []
            self._show_tooltip(event.globalPos(), claims)
            return True
        return super().viewportEvent(event)

    def _show_tooltip(self, at: QPoint, claims: Sequence[str]) -> None:
        words = "\n\n".join(self.tooltip_for(claim) for claim in claims) if self.tooltip_for is not None else ""
        if words:
            from html import escape

            QToolTip.showText(at, f'<p style="white-space: pre-wrap">{escape(words)}</p>', self)
        else:
            QToolTip.hideText()
