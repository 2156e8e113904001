"""Finding in the article as one types: hits are boxed in the lines in view and ticked beside the scroll bar."""

from math import ceil

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from claimdesk.domain.model import Article
from claimdesk.ui import theme
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.reader.find_bar import FindBar
from claimdesk.ui.reader.folding import FoldedText, Hits
from claimdesk.ui.reader.lines import Line

_LONGEST_PROPOSAL = 80
"""Code points of a selection up to which it is taken for what to look for."""


class Finding(QObject):
    """The find bar of one view and its hits."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self.bar = FindBar(view)
        self._article: Article | None = None
        self._folded: dict[bool, FoldedText] = {}
        self._hits = FoldedText("").find("")
        self._shown = -1
        self._origin = 0
        self.bar.changed.connect(self._search)
        self.bar.next_wanted.connect(self.next)
        self.bar.previous_wanted.connect(self.previous)
        self.bar.closed.connect(self.close)
        view.arranged.connect(self._place_bar)
        view.article_changed.connect(self._on_article)

    @property
    def hits(self) -> Hits:
        return self._hits

    def open(self) -> None:
        """Ask for the words to find; a short selection is proposed."""
        if self._view.article is None:
            return
        selection = self._view.selection()
        self._origin = self._view.selected()[0]
        words = selection.of(self._view.article.text) if selection is not None else ""
        if not self.bar.isVisible():
            self._view.set_foot(FindBar.HEIGHT, self._paint)
            self._place_bar()
        self.bar.ask(words if "\n" not in words and len(words) <= _LONGEST_PROPOSAL else "")
        QTimer.singleShot(0, self, self._text)  # so that the first letter need not wait for it
        self._search()

    def close(self) -> None:
        """Put the bar away; the hit that was shown stays selected."""
        self.bar.hide()
        self._view.set_foot(0, None)
        self._view.setFocus()

    def next(self) -> None:
        """Show the next hit, around the end of the text."""
        self._step(forward=True)

    def previous(self) -> None:
        """Show the hit before, around the beginning of the text."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        if not self.bar.field.text().strip():
            self.open()
            return
        self._look()
        if not len(self._hits):
            self.bar.show_count(0, 0)
            return
        start, end = self._view.selected()
        first = self._hits.next_from(start)
        on_it = first < len(self._hits) and (self._hits[first].start, self._hits[first].end) == (start, end)
        self._show((first + on_it if forward else first - 1) % len(self._hits))

    def _text(self) -> FoldedText:
        article = self._view.article
        if article is not self._article:
            self._article = article
            self._folded.clear()
        case = self.bar.match_case.isChecked()
        if case not in self._folded:
            self._folded[case] = FoldedText(article.text if article is not None else "", match_case=case)
        return self._folded[case]

    def _look(self) -> None:
        self._hits = self._text().find(self.bar.field.text(), whole=self.bar.whole_words.isChecked())
        self._view.overview.show_hits(self._hits if self.bar.isVisible() else None)

    def _search(self) -> None:
        """Look for what the bar says, and show the first hit from where the looking began."""
        self._look()
        self._shown = -1
        if len(self._hits):
            self._show(self._hits.next_from(self._origin) % len(self._hits))
        else:
            self._view.put_caret(self._origin)
            self.bar.show_count(0, 0)
        self._view.viewport().update()

    def _show(self, nth: int) -> None:
        self._shown = nth
        hit = self._hits[nth]
        self._origin = hit.start
        self._view.put_caret(hit.end, anchor=hit.start)
        self.bar.show_count(nth + 1, len(self._hits))
        self._view.viewport().update()

    def _on_article(self) -> None:
        self._origin, self._shown = 0, -1
        if self.bar.isVisible():
            self._look()
            self.bar.show_count(0, len(self._hits))

    def _place_bar(self) -> None:
        view = self._view
        taken = view.verticalScrollBar().width()
        left = taken if view.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        self.bar.setGeometry(left, view.height() - FindBar.HEIGHT, view.width() - taken, FindBar.HEIGHT)

    def _paint(self, painter: QPainter, block: QTextBlock, lines: range) -> None:
        """Box the hits in these lines of a block, in px from its corner."""
        view, colours, layout = self._view, theme.of(self._view), block.layout()
        if not lines:
            return
        origin, last = block.position(), layout.lineAt(lines[-1])
        start = view.place_of(origin + layout.lineAt(lines[0]).textStart())
        end = view.place_of(origin + last.textStart() + last.textLength())
        hits = self._hits.between(start, end)
        if not hits:
            return
        mixed = view.underlay.is_mixed(block.blockNumber())
        shown = self._hits[self._shown] if 0 <= self._shown < len(self._hits) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.field))
        for nth in lines:
            line = Line(layout.lineAt(nth), view.measures, mixed=mixed)
            for hit in hits:
                painter.setPen(QPen(QColor(colours.accent), 2 if hit == shown else 1))
                for left, right in line.stretches(view.unit_of(hit.start) - origin, view.unit_of(hit.end) - origin):
                    x, height = int(left) - 0.5, line.bottom - line.top  # on whole pixels the edge is sharp
                    painter.drawRoundedRect(QRectF(x, line.top + 0.5, ceil(right) + 1 - int(left), height), 3, 3)
        painter.restore()
