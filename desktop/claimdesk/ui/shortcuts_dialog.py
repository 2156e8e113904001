"""The sheet of shortcuts: every action's keys, found by words, and changed here."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from claimdesk.ui.actions import ACTIONS, ActionRow, keys_text, menu_of, plain_label
from claimdesk.ui.icons import icon
from claimdesk.ui.keymap import RESERVED, Keymap
from claimdesk.ui.room import resize_to, widest

_NAME = Qt.ItemDataRole.UserRole


class _KeyField(QKeySequenceEdit):
    """Takes the key that is pressed, but for those by which one leaves it."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Backtab:
            return self.focusPreviousChild()
        return super().event(event)


class ShortcutsDialog(QDialog):
    """Changes the keymap that it is given, and says so by ``keys_changed``."""

    keys_changed = Signal()

    def __init__(self, parent: QWidget | None, keymap: Keymap) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        resize_to(self, 640, 680)
        self._keymap = keymap
        self._rows = {row.name: row for row in ACTIONS if not row.submenu}
        self._items: dict[str, QStandardItem] = {}
        self.search, self.table, self.keys = QLineEdit(), QTableView(), _KeyField()
        self.hint = QLabel()
        self.add, self.take, self.clear, self.reset = (QPushButton(self) for _ in range(4))
        self._fill()
        self._lay_out()
        self._connect()
        self.table.selectRow(0)
        self.search.setFocus()

    def _fill(self) -> None:
        self._model = QStandardItemModel(0, 3, self)
        self._model.setHorizontalHeaderLabels([self.tr("Menu"), self.tr("Action"), self.tr("Keys")])
        for row in self._rows.values():
            items = [QStandardItem(words) for words in (menu_of(row), plain_label(row), "")]
            for item in items:
                item.setEditable(False)
                item.setData(row.name, _NAME)
            self._items[row.name] = items[2]
            self._model.appendRow(items)
        self._show_keys()
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Find an action or a key"))
        self.search.setAccessibleName(self.tr("Find an action or a key"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        table = self.table
        table.setModel(self._proxy)
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.resizeColumnToContents(0)
        table.resizeColumnToContents(2)
        self.keys.setAccessibleName(self.tr("New key"))
        self.keys.setMaximumSequenceLength(1)
        line = self.keys.findChild(QLineEdit)
        asked = widest([line.placeholderText() if line is not None else ""], self.keys)
        self.keys.setMinimumWidth(max(140, asked + 24))
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty("role", "muted")
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing())
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.add.setText(self.tr("Add key"))
        self.take.setText(self.tr("Take it over"))
        self.clear.setText(self.tr("No keys"))
        self.reset.setText(self.tr("Claimdesk’s own"))
        for button in (self.add, self.take, self.clear, self.reset):
            button.setAutoDefault(False)
        caption = QLabel(self.tr("New &key"))
        caption.setBuddy(self.keys)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(1, 1)
        for column, part in enumerate((caption, self.keys, self.add, self.take, self.clear, self.reset)):
            grid.addWidget(part, 0, column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.reset_all = buttons.addButton(self.tr("Reset all keys"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addWidget(table, 1)
        layout.addLayout(grid)
        layout.addWidget(self.hint)
        layout.addWidget(buttons)
        stops = (self.search, table, self.keys, self.add, self.take, self.clear, self.reset, *buttons.buttons())
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._proxy.setFilterFixedString)
        self.search.textChanged.connect(lambda: self.table.selectRow(0))
        self.table.selectionModel().currentRowChanged.connect(self.keys.clear)
        self.table.selectionModel().currentRowChanged.connect(self._judge)
        self.keys.keySequenceChanged.connect(self._judge)
        self.add.clicked.connect(self._add)
        self.take.clicked.connect(self._take)
        self.clear.clicked.connect(lambda: self._change([]))
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list goes on to the field for the new key."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self.keys.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def select(self, name: str) -> None:
        """Select an action by its name."""
        self.search.clear()
        self.table.selectRow(self._proxy.mapFromSource(self._items[name].index()).row())

    def _row(self) -> ActionRow | None:
        index = self.table.currentIndex()
        return self._rows[index.data(_NAME)] if index.isValid() else None

    def _key(self) -> str:
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _judge(self) -> None:
        """Say what stands in the way of the key, and let only what works be pressed."""
        row, key = self._row(), self._key()
        changeable = row is not None and not row.by_text
        holder = self._keymap.holder(row.name, key) if row is not None and key else None
        reserved = key in RESERVED
        self.keys.setEnabled(changeable)
        own = row is not None and changeable and key in self._keymap.keys_of(row.name)
        self.add.setEnabled(changeable and bool(key) and holder is None and not reserved and not own)
        self.take.setEnabled(changeable and holder is not None and not holder.by_text and not reserved)
        self.clear.setEnabled(changeable and bool(row and self._keymap.keys_of(row.name)))
        self.reset.setEnabled(row is not None and row.name in self._keymap.changed)
        self.reset_all.setEnabled(bool(self._keymap.changed))
        self._say(self._words(row, key, holder))

    def _words(self, row: ActionRow | None, key: str, holder: ActionRow | None) -> tuple[str, bool]:
        if row is None:
            return self.tr("No action has these words."), False
        if row.by_text:
            return self.tr("The keys of “{action}” are fixed.").format(action=plain_label(row)), False
        if not key:
            return self.tr("Choose the field and press the new key for “{action}”.").format(
                action=plain_label(row)
            ), False
        pressed = keys_text([key])
        if key in RESERVED:
            return self.tr("{key} is needed to get about, so it stays free.").format(key=pressed), True
        if holder is not None:
            words = self.tr("{key} belongs to “{action}”.").format(key=pressed, action=plain_label(holder))
            return words, True
        return self.tr("{key} is free.").format(key=pressed), False

    def _say(self, said: tuple[str, bool]) -> None:
        words, wrong = said
        self.hint.setText(words)
        self.keys.setAccessibleDescription(words)
        self.hint.setProperty("role", "error" if wrong else "muted")
        self.hint.style().unpolish(self.hint)
        self.hint.style().polish(self.hint)

    def _add(self) -> None:
        if (row := self._row()) is not None:
            self._change([*self._keymap.keys_of(row.name), self._key()])

    def _take(self) -> None:
        if (row := self._row()) is not None:
            self._keymap.take_over(row.name, self._key())
            self._changed()

    def _change(self, keys: list[str]) -> None:
        if (row := self._row()) is not None:
            self._keymap.put(row.name, keys)
            self._changed()

    def _reset(self) -> None:
        if (row := self._row()) is not None:
            robbed = self._keymap.reset(row.name)
            self._changed()
            if robbed:
                names = ", ".join(plain_label(other) for other in robbed)
                self._say((self.tr("The keys were taken from: {actions}.").format(actions=names), False))

    def _reset_all(self) -> None:
        self._keymap.changed.clear()
        self._changed()

    def _changed(self) -> None:
        self.keys.clear()
        self._show_keys()
        self._judge()
        self.keys_changed.emit()

    def _show_keys(self) -> None:
        for name, item in self._items.items():
            item.setText(keys_text(self._keymap.keys_of(name)))
