"""The list of articles itself: a view with the keys that belong to it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from claimdesk.ui.library_pane.delegate import ArticleDelegate
from claimdesk.ui.library_pane.model import ArticleModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class ArticleList(QListView):
    """Tells what a person does to an article; the ids it emits are of articles in the list."""

    chosen = Signal(str)
    remove_wanted = Signal(str)
    details_wanted = Signal(str)
    link_wanted = Signal(str)
    paste_wanted = Signal()
    text_wanted = Signal()
    """Enter was pressed: the article is to be read."""

    def __init__(self, model: ArticleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = model
        self._selected: str | None = None
        self.keys_of: Callable[[str], str] = lambda _: ""
        """The keys of an action as the system writes them."""
        self._quiet = False  # while the current row moves without a person's doing
        self._delegate = ArticleDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Articles"))
        self.activated.connect(self._activated)

    def select(self, article_id: str | None) -> None:
        """Show that article as the selected one, or none; it stays selected while a search hides it."""
        self._selected = article_id
        self._show_selected(scroll=self.isVisible())

    @contextmanager
    def keep_place(self) -> Generator[None]:
        """Around a change of the model: the selection and the article at the top edge stay as they were."""
        top = self.indexAt(QPoint(1, 1))
        top_id, offset = self._id(top), self.visualRect(top).top()
        scrolled = self.verticalScrollBar().value() > 0
        self._quiet = True
        try:
            yield
            self._show_selected(scroll=False)
            index = self._articles.index_of(top_id)
            if index.isValid() and scrolled:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(index).top() - offset)
        finally:
            self._quiet = False

    def open_first(self) -> None:
        """Open the first article that is listed, unless the open one is listed too."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._articles.index(0))

    def current_id(self) -> str | None:
        return self._id(self.currentIndex())

    def currentChanged(  # noqa: N802
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        found = self._id(current)
        if not self._quiet and found is not None and found != self._selected:
            self._selected = found
            self.chosen.emit(found)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_selected(scroll=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        before, self._quiet = self._quiet, True  # Qt makes the first row current where none is
        try:
            super().focusInEvent(event)
        finally:
            self._quiet = before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence

        found = self.current_id()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and found is not None:
            self.remove_wanted.emit(found)
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and found is not None:
                self.text_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self.menu_for(self._id(index))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center() if by_key else event.pos()))

    def menu_for(self, article_id: str | None) -> "QMenu":
        """What can be done with the article, or with the list where there is none."""
        from PySide6.QtGui import QKeySequence
        from PySide6.QtWidgets import QMenu

        from claimdesk.ui.icons import icon

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if article_id is not None:
            menu.addAction(icon("book-open"), self.tr("Open"), lambda: self.chosen.emit(article_id))
            edit = self._with_keys(self.tr("Edit details…"), "article_details")
            menu.addAction(icon("pencil"), edit, lambda: self.details_wanted.emit(article_id))
            follow = self._with_keys(self.tr("Open link…"), "open_article_link")
            menu.addAction(icon("external-link"), follow, lambda: self.link_wanted.emit(article_id))
            remove = menu.addAction(icon("trash-2"), self.tr("Remove"), lambda: self.remove_wanted.emit(article_id))
            remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
            menu.addSeparator()
        paste = menu.addAction(icon("clipboard-paste"), self.tr("Paste as a new article"), self.paste_wanted.emit)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        return menu

    def _with_keys(self, words: str, action: str) -> str:
        """The words of a menu's line with the keys of the action that does the same for the open article."""
        keys = self.keys_of(action)
        return f"{words}\t{keys}" if keys else words

    def _id(self, index: QModelIndex | QPersistentModelIndex) -> str | None:
        article = self._articles.article(index)
        return article.id if article is not None else None

    def _activated(self, index: QModelIndex) -> None:
        found = self._id(index)
        if found is not None:
            self.chosen.emit(found)

    def _show_selected(self, *, scroll: bool) -> None:
        index = self._articles.index_of(self._selected)
        before, self._quiet = self._quiet, True
        try:
            if self.currentIndex() != index:
                self.setCurrentIndex(index)
            if not index.isValid():
                self.clearSelection()
            elif scroll:
                self.scrollTo(index)
        finally:
            self._quiet = before
