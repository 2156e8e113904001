"""The reading cursor: the caret goes by sentence and paragraph, and a highlight's ends go by word."""

from PySide6.QtCore import QObject, Signal

from claimdesk.domain.model import Article
from claimdesk.domain.text import Span, snap
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.reader.sentences import Sentences, word_edge


class ReadingCursor(QObject):
    """Moves the caret of one view. Nothing is read of the text before the first move."""

    edges_wanted = Signal(str, Span)
    """Let the highlight of this id stand here."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._article: Article | None = None
        self._sentences: Sentences | None = None

    def _read(self) -> Sentences:
        article = self._view.article
        if self._sentences is None or article is not self._article:
            self._article = article
            text, language = (article.text, article.language) if article is not None else ("", None)
            self._sentences = Sentences(text, self._view.paragraph_starts(), language)
        return self._sentences

    def next_sentence(self, *, extend: bool = False) -> None:
        """Go to where the next sentence begins; where the selection grows, to where this one ends, or the next."""
        sentences, (caret, anchor) = self._read(), self._view.caret()
        if extend:
            found = sentences.at(caret)
            if found is not None:
                self._view.put_caret(found.end, anchor=anchor)
            return
        found = sentences.after(caret)
        self._view.put_caret(found.start if found is not None else len(self._text()))

    def previous_sentence(self, *, extend: bool = False) -> None:
        """Go to where this sentence begins, or the one before; a selection that grew on shrinks to a sentence's end."""
        sentences, (caret, anchor) = self._read(), self._view.caret()
        found = sentences.before(caret)
        if found is None:
            return
        if extend and anchor < found.start:
            earlier = sentences.before(found.start)
            self._view.put_caret(max(anchor, earlier.end if earlier is not None else anchor), anchor=anchor)
        else:
            self._view.put_caret(found.start, anchor=anchor if extend else None)

    def next_paragraph(self, *, extend: bool = False) -> None:
        """Go to where the next paragraph begins, or to the end of the text."""
        caret, anchor = self._view.caret()
        found = self._read().paragraph_after(caret)
        place = found if found is not None else len(self._text())
        self._view.put_caret(place, anchor=anchor if extend else None)

    def previous_paragraph(self, *, extend: bool = False) -> None:
        """Go to where this paragraph begins, or the one before."""
        caret, anchor = self._view.caret()
        found = self._read().paragraph_before(caret)
        self._view.put_caret(found if found is not None else 0, anchor=anchor if extend else None)

    def select_sentence(self) -> None:
        """Select the sentence at the caret; where whole sentences are selected already, the next one too."""
        sentences, (start, end) = self._read(), self._view.selected()
        first = sentences.at(start)
        if first is None:
            first = sentences.before(start)
        if first is None:
            return
        selected = self._view.selection()
        if selected is None or selected.start != first.start or selected.end < first.end:
            self._view.put_caret(first.end, anchor=first.start)
        elif (more := sentences.at(end)) is not None:
            self._view.put_caret(more.end, anchor=first.start)

    def move_end(self, *, forward: bool) -> None:
        """Let the selected claim's highlight end a word later or earlier."""
        self._move(forward=forward, start=False)

    def move_start(self, *, forward: bool) -> None:
        """Let the selected claim's highlight begin a word later or earlier."""
        self._move(forward=forward, start=True)

    def _move(self, *, forward: bool, start: bool) -> None:
        marks, text = self._view.selected_marks(), self._text()
        if not marks:
            return
        caret, (first, last) = self._view.caret()[0], self._view.visible_range()
        meant = [m for m in marks if m.start <= caret <= m.end] or [
            m for m in marks if m.start < last and m.end > first
        ]
        mark = (meant or marks)[0]
        edge = word_edge(text, mark.start if start else mark.end, forward=forward, start=start)
        ends = (edge, mark.end) if start else (mark.start, edge)
        span = snap(text, *ends) if ends[0] < ends[1] else None
        if span is not None and span != mark.span:
            self._view.put_caret(span.start if start else span.end)
            self.edges_wanted.emit(mark.highlight_id, span)

    def _text(self) -> str:
        return self._view.article.text if self._view.article is not None else ""
