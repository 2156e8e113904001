"""What the keys and menus do in the text: the reading cursor, finding, and quotes with their citation."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from claimdesk.services.citing import with_citation
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.reader.finding import Finding
from claimdesk.ui.reader.reading_cursor import ReadingCursor
from claimdesk.ui.workbench import Workbench


class TextActions(QObject):
    """Answers the actions of one view; ``slots`` names them."""

    def __init__(self, view: ArticleView, bench: Workbench) -> None:
        super().__init__(view)
        self._view, self._bench = view, bench
        self.cursor, self.finding = ReadingCursor(view), Finding(view)
        self.cursor.edges_wanted.connect(bench.move_place)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action does, by the action's name."""
        cursor, finding = self.cursor, self.finding
        return {
            "next_sentence": cursor.next_sentence,
            "previous_sentence": cursor.previous_sentence,
            "next_paragraph": cursor.next_paragraph,
            "previous_paragraph": cursor.previous_paragraph,
            "select_sentence": cursor.select_sentence,
            "extend_sentence": lambda: cursor.next_sentence(extend=True),
            "shrink_sentence": lambda: cursor.previous_sentence(extend=True),
            "extend_paragraph": lambda: cursor.next_paragraph(extend=True),
            "shrink_paragraph": lambda: cursor.previous_paragraph(extend=True),
            "end_later": lambda: cursor.move_end(forward=True),
            "end_earlier": lambda: cursor.move_end(forward=False),
            "begin_earlier": lambda: cursor.move_start(forward=False),
            "begin_later": lambda: cursor.move_start(forward=True),
            "find": finding.open,
            "find_next": finding.next,
            "find_previous": finding.previous,
            "copy_citation": self.copy_citation,
        }

    def copy_citation(self) -> None:
        """Copy the selected words, or else the selected claim's quote, with where they stand."""
        article = self._bench.article
        if article is None:
            return
        marks = self._view.selected_marks()
        span = self._view.selection() or (marks[0].span if marks else None)
        if span is not None:
            QGuiApplication.clipboard().setText(with_citation(article, span))
