"""The library pane: a search field, the articles, and the way to a new one."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from claimdesk.domain.views import ArticleSummary
from claimdesk.ui.library_pane.articles import ArticleList
from claimdesk.ui.library_pane.model import ArticleModel

if TYPE_CHECKING:
    from claimdesk.ui.library_pane.notice import Notice

_CONTROL = 32
"""Height in px kept for a row of controls."""


class LibraryPane(QWidget):
    """Shows the articles it is given and tells what a person wants; it changes no library itself."""

    article_chosen = Signal(str)
    new_article_wanted = Signal()
    sample_wanted = Signal()
    pasted = Signal(str)
    files_dropped = Signal(list)
    remove_wanted = Signal(str)
    details_wanted = Signal(str)
    link_wanted = Signal(str)
    text_wanted = Signal()
    """The open article is to be read."""

    def __init__(self, parent: QWidget | None = None, *, controls: bool = True) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._model = ArticleModel(self)
        self._list = ArticleList(self._model, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list)
        self._has_controls = False
        self._arrange()
        self._connect()
        if controls:
            self.add_controls()

    def tell_keys(self, keys_of: Callable[[str], str]) -> None:
        """Let the articles' menu name the keys of the window's actions."""
        self._list.keys_of = keys_of

    def add_controls(self) -> None:
        """Put the search field and the button into the places kept for them; the first sight of the list needs none."""
        from PySide6.QtWidgets import QLineEdit, QPushButton

        from claimdesk.ui.icons import icon

        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search articles"))
        self._search.setAccessibleName(self.tr("Search articles"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._filter)
        self._new = QPushButton(icon("plus"), self.tr("New article"), self)
        self._new.setProperty("role", "quiet")
        self._new.clicked.connect(self.new_article_wanted)
        self._top.addWidget(self._search)
        self._bottom.addWidget(self._new)
        self.setTabOrder(self._search, self._list)
        self.setTabOrder(self._list, self._new)
        self._has_controls = True
        self._show_page()

    def show_articles(self, articles: Sequence[ArticleSummary]) -> None:
        """Show these, in this order; selection and scroll position stay."""
        with self._list.keep_place():
            self._model.show(articles)
        self._show_page()

    def select(self, article_id: str | None) -> None:
        """Mark that article as the open one, or none; emits nothing."""
        self._list.select(article_id)

    def set_read_only(self) -> None:
        """Nothing can be added to this library."""
        self._new.setEnabled(False)

    def focus_list(self) -> None:
        """Put the focus into the list of articles."""
        (self._list if self._model.articles else self._empty.first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(264, 480)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(184, 240))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.open_first()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._search.hasFocus():
            self._list.open_first()
            self.text_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self._show_dropping(dropping=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dropping(dropping=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(dropping=False)
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _arrange(self) -> None:
        self._top = top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addStrut(_CONTROL)
        middle = QHBoxLayout()
        middle.setContentsMargins(4, 0, 4, 0)
        middle.addWidget(self._pages)
        self._bottom = bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 8, 12, 12)
        bottom.addStrut(_CONTROL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self._list.chosen.connect(self.article_chosen)
        self._list.remove_wanted.connect(self.remove_wanted)
        self._list.details_wanted.connect(self.details_wanted)
        self._list.link_wanted.connect(self.link_wanted)
        self._list.text_wanted.connect(self.text_wanted)
        self._list.paste_wanted.connect(self.paste)

    @cached_property
    def _found(self) -> "Notice":
        from claimdesk.ui.library_pane.notice import Notice

        notice = Notice(self.tr("Clear search"))
        notice.first.clicked.connect(self._search.clear)
        self._pages.addWidget(notice)
        return notice

    @cached_property
    def _empty(self) -> "Notice":
        from claimdesk.ui.library_pane.notice import Notice

        notice = Notice(self.tr("New article"), self.tr("Open the sample"), primary=True)
        notice.say(self.tr("Nothing here yet. Paste an article’s text, drop a file, or begin with a new article."))
        notice.first.clicked.connect(self.new_article_wanted)
        notice.second.clicked.connect(self.sample_wanted)
        self._pages.addWidget(notice)
        return notice

    def _filter(self, text: str) -> None:
        with self._list.keep_place():
            self._model.search(text)
        self._show_page()

    def _show_page(self) -> None:
        empty = not self._model.articles
        page: QWidget = self._list
        if self._has_controls:
            self._search.setEnabled(not empty)
            self._new.setVisible(not empty)
            if empty:
                page = self._empty
            elif not self._model.rowCount():
                page = self._found
                self._found.say(self.tr("No article matches “{text}”.").format(text=self._search.text().strip()))
        self._pages.setCurrentWidget(page)

    def paste(self) -> None:
        """Tell what the clipboard holds: files, or a text."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self.pasted.emit("")

    def _take(self, data: QMimeData | None) -> bool:
        """Files as files, anything else as text; False where there is neither.

        A file of another computer is neither: to look whether it is there would tell that computer who asks.
        """
        if data is None:  # a clipboard that nobody ever filled
            return False
        files = [url for url in data.urls() if url.isLocalFile()]
        if files:
            here = [url.toLocalFile() for url in files if not url.host()]
            if here:
                self.files_dropped.emit(here)
            return bool(here)
        if data.hasText() and data.text().strip():
            self.pasted.emit(data.text())
            return True
        return False

    def _show_dropping(self, *, dropping: bool) -> None:
        self.setProperty("dropping", dropping)
        for page in (self._list, self._found, self._empty):
            page.setProperty("dropping", dropping)
            page.style().unpolish(page)
            page.style().polish(page)
