"""The page for finding: a field, what narrows it, and below what was found, or all claims as a table."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from claimdesk.domain.finds import Choices, ClaimColumn, Hit, Narrowing
from claimdesk.ui.claim_pane.parts import label, tool
from claimdesk.ui.find_page.claims import ClaimsModel, ClaimsTable, Read
from claimdesk.ui.find_page.hits import HitList, HitModel
from claimdesk.ui.find_page.narrow import NarrowRow
from claimdesk.ui.find_page.order import OrderRow
from claimdesk.ui.icons import icon

EVERYTHING, CLAIMS = 0, 1


class FindPage(QWidget):
    """Shows what it is given, and tells what a person looks for and opens.

    ``asked`` gives the words, what narrows them, and whether all claims are wanted as a table.
    """

    asked = Signal(str, object, bool)
    hit_opened = Signal(object)
    claim_opened = Signal(object)
    closed = Signal()

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        """``read`` gives the claims of some numbers."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Find in the library"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search articles, claims and sources"))
        self.field.setAccessibleName(self.tr("Search the library"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.tabs = QTabBar()
        self.tabs.addTab(self.tr("Everything"))
        self.tabs.addTab(self.tr("Claims"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("What to show"))
        self.close_button: QToolButton = tool("", self.tr("Back to the text"))
        self.close_button.setIcon(icon("x"))
        self.narrow = NarrowRow()
        self.count = label(role="muted")
        self._hits, self._claims = HitModel(self), ClaimsModel(read, self)
        self.list, self.table = HitList(self._hits), ClaimsTable(self._claims)
        self.order = OrderRow(self.table)
        self.order.hide()
        self.notice = label(role="muted", wrap=True)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.notice.setContentsMargins(32, 64, 32, 32)
        self._pages = QStackedWidget()
        for page in (self.notice, self.list, self.table):
            self._pages.addWidget(page)
        self._arrange()
        self._connect()
        self.field.installEventFilter(self)
        self._say_hint()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.field, 1)
        top.addWidget(self.close_button)
        middle = QHBoxLayout()
        middle.addWidget(self.tabs)
        middle.addStretch()
        middle.addWidget(self.order)
        middle.addSpacing(16)
        middle.addWidget(self.count)
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.narrow)
        column.addLayout(middle)
        column.addWidget(self._pages, 1)
        self._column = QWidget()
        self._column.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.narrow.changed.connect(self._ask)
        self.tabs.currentChanged.connect(self._ask)
        self.close_button.clicked.connect(self.closed)
        self.list.opened.connect(self.hit_opened)
        self.table.opened.connect(self.claim_opened)
        self._claims.sort_wanted.connect(self._ask)
        self._pages.currentChanged.connect(lambda: self.order.setVisible(self._pages.currentWidget() is self.table))

    def open_at(self, tab: int, words: str = "") -> None:
        """Come up with that tab, with the field ready to be written in."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(tab)
        self.tabs.blockSignals(False)
        wanted = words if words or tab == CLAIMS else self.field.text()
        if wanted != self.field.text():
            self.field.setText(wanted)
        else:
            self._ask()
        if tab == CLAIMS and not words:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def ask_again(self) -> None:
        """Ask the same once more: the library has changed."""
        self._ask()

    def show_choices(self, choices: Choices) -> None:
        self.narrow.show_choices(choices)

    def show_hits(self, hits: Sequence[Hit], most: int) -> None:
        """Show what was found; ``most`` is how many of each kind were asked for."""
        self._hits.show(hits)
        if not hits:
            self._say_none()
            return
        self._pages.setCurrentWidget(self.list)
        kinds = [hit.kind for hit in hits]
        cut = any(kinds.count(kind) >= most for kind in set(kinds))
        words = self.tr("The best {n}") if cut else self.tr("{n} found")
        self.count.setText(words.format(n=len(hits)))
        self.list.go(1)

    def show_claims(self, numbers: "array[int]") -> None:
        """Show the claims of these numbers, in this order."""
        kept = self._claims.number(self.table.currentIndex())
        self._claims.show(numbers)
        if not numbers:
            focused = QApplication.focusWidget()
            if focused is None or focused is self.table or not self.isAncestorOf(focused):
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say_none()
            return
        self._pages.setCurrentWidget(self.table)
        self.table.selectRow(self._claims.row_of(kept))
        many = self.tr("1 claim") if len(numbers) == 1 else self.tr("{n} claims")
        self.count.setText(many.format(n=QLocale().toString(len(numbers))))

    def narrowing(self) -> Narrowing:
        return self.narrow.narrowing()

    def sorting(self) -> tuple[ClaimColumn | None, bool]:
        """The column that the table is sorted by, None where it is not, and whether from the end."""
        head = self.table.horizontalHeader()
        column = head.sortIndicatorSection()
        descending = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return (ClaimColumn(column) if column >= 0 else None), descending

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            target = self.table if self.tabs.currentIndex() == CLAIMS else self.list
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    target.go(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    target.open_current()
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.list.open_current()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        claims = self.tabs.currentIndex() == CLAIMS
        if not claims and not self.field.text().strip():
            self._hits.show([])
            self._say_hint()
        self.asked.emit(self.field.text(), self.narrow.narrowing(), claims)

    def _say_hint(self) -> None:
        self.count.clear()
        self.notice.setText(self.tr("Titles, texts, statements, quotes, explanations, sources and notes are searched."))
        self._pages.setCurrentWidget(self.notice)

    def _say_none(self) -> None:
        self.count.clear()
        words = self.field.text().strip()
        if words:
            self.notice.setText(self.tr("Nothing has all of the words “{words}”.").format(words=words))
        elif self.narrow.narrowing().everything:
            self.notice.setText(self.tr("There are no claims yet: select words in an article and press Enter."))
        else:
            self.notice.setText(self.tr("No claim is like this."))
        self._pages.setCurrentWidget(self.notice)
