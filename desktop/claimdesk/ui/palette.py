"""The command palette: every action of the table, found by a few letters and run by Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from claimdesk.ui import theme
from claimdesk.ui.actions import ACTIONS, Actions, keys_text, menu_of
from claimdesk.ui.icons import icon

_WIDTH, _ROWS, _ROW = 560, 10, 36
"""px of the palette, rows in view, px of a row."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Command:
    """One action as the palette shows it."""

    name: str
    label: str
    menu: str
    keys: str
    enabled: bool


def commands(actions: Actions) -> list[Command]:
    """All actions of the table that do something by themselves, in its order."""
    return [
        Command(row.name, actions.words_of(row.name), menu_of(row),
                keys_text(row.keys if row.by_text else _keys(action)), action.isEnabled())
        for row in ACTIONS
        if not row.submenu and row.name != "palette"
        for action in [actions[row.name]]
    ]  # fmt: skip


def _keys(action: QAction) -> list[str]:
    return [sequence.toString() for sequence in action.shortcuts()]


def _plain(words: str) -> str:
    return "".join(letter for letter in normalize("NFKD", words.casefold()) if not combining(letter))


def rank(command: Command, query: str) -> int | None:
    """How well ``query`` names the command: each of its words must be found in it; less is better, None is not at all.

    A word's beginning counts more than its middle, and that more than letters strewn over the label in order.
    """
    label, menu = _plain(command.label), _plain(command.menu)
    names = [*label.split(), *menu.split()]
    score = 0
    for word in _plain(query).split():
        if any(name.startswith(word) for name in names):
            score += 0 if label.startswith(word) else 1
        elif word in label or word in menu:
            score += 4
        elif _strewn(word, label):
            score += 12
        else:
            return None
    return score


def _strewn(word: str, label: str) -> bool:
    at = -1
    for letter in word:
        at = label.find(letter, at + 1)
        if at < 0:
            return False
    return True


class CommandModel(QAbstractListModel):
    """The commands that a query finds, best first; with no query, those used last, then the table."""

    def __init__(self, every: Sequence[Command], recent: Sequence[str]) -> None:
        super().__init__()
        last = {name: place for place, name in enumerate(recent)}
        self._every = sorted(every, key=lambda command: last.get(command.name, len(last)))
        self._last = last
        self._found = list(self._every)

    def search(self, query: str) -> None:
        """Show what ``query`` finds."""
        ranked = [(rank(command, query), place, command) for place, command in enumerate(self._every)]
        found = sorted((score, place, command) for score, place, command in ranked if score is not None)
        self.beginResetModel()
        self._found = [command for _, _, command in found]
        self.endResetModel()

    def command(self, index: _Index) -> Command | None:
        return self._found[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self.command(index)
        if command is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return command.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (command.label, command.menu, command.keys) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        command = self.command(index)
        if command is None or not command.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CommandDelegate(QStyledItemDelegate):
    """A row: what is done, where it stands in the menus, and its keys."""

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        model = index.model()
        command = model.command(index) if isinstance(model, CommandModel) else None
        if command is None:
            return
        colours = theme.of(option.widget)
        rect: QRect = option.rect.adjusted(12, 0, -12, 0)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(QColor(colours.accent))
                painter.setBrush(QColor(colours.pressed))
                painter.drawRoundedRect(option.rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setLayoutDirection(option.direction)
            metrics = option.fontMetrics
            keys = metrics.horizontalAdvance(command.keys)
            if option.direction == Qt.LayoutDirection.RightToLeft:
                words = rect.adjusted(keys + 24 if keys else 0, 0, 0, 0)
            else:
                words = rect.adjusted(0, 0, -(keys + 24) if keys else 0, 0)
            painter.setPen(QColor(colours.text if command.enabled else colours.faint))
            said = metrics.elidedText(command.label, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, leading, said)
            painter.setPen(QColor(colours.muted if command.enabled else colours.faint))
            painter.drawText(rect, trailing, command.keys)
            room = words.width() - metrics.horizontalAdvance(said) - 12
            if room > metrics.horizontalAdvance(command.menu):
                away = metrics.horizontalAdvance(said) + 12
                mirrored = option.direction == Qt.LayoutDirection.RightToLeft
                painter.drawText(words.adjusted(0 if mirrored else away, 0, -away if mirrored else 0, 0), leading,
                                 command.menu)  # fmt: skip
        finally:
            painter.restore()

    def sizeHint(self, option: Option, index: _Index) -> QSize:  # noqa: ARG002
        return QSize(_WIDTH - 32, max(_ROW, option.fontMetrics.height() + 16))


class Palette(QDialog):
    """Asks what to do; ``chosen`` says the action's name once the palette has gone."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, every: Sequence[Command], recent: Sequence[str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._above = parent
        self.setWindowTitle(self.tr("Find a command"))
        self.setAccessibleName(self.tr("Find a command"))
        self.field, self.list = QLineEdit(), QListView()
        self.model = CommandModel(every, recent)
        self.nothing = QLabel(self.tr("No command has these words."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setContentsMargins(12, 8, 12, 8)
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Command"))
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(_ROWS * max(_ROW, self.fontMetrics().height() + 16) + 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for part in (self.field, self.list, self.nothing):
            layout.addWidget(part)
        self.setFixedWidth(min(_WIDTH, parent.width() - 32))
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._run)
        self._search("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        above = self._above
        corner = above.mapToGlobal(QRect(above.rect()).topLeft())
        self.move(corner.x() + (above.width() - self.width()) // 2, corner.y() + min(96, above.height() // 8))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        pages = {Qt.Key.Key_PageDown: _ROWS - 1, Qt.Key.Key_PageUp: 1 - _ROWS}
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1} | pages
        if key in steps:
            self._go(steps[key], around=key not in pages)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _search(self, query: str) -> None:
        self.model.search(query)
        found = self.model.rowCount() > 0
        self.nothing.setVisible(not found)
        self.list.setVisible(found)
        self.list.scrollToTop()
        self._select(next((row for row in range(self.model.rowCount()) if self._enabled(row)), -1))

    def _enabled(self, row: int) -> bool:
        command = self.model.command(self.model.index(row))
        return command is not None and command.enabled

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        command = self.model.command(index)
        self.field.setAccessibleDescription(command.label if command is not None else "")

    def _go(self, by: int, *, around: bool) -> None:
        rows = [row for row in range(self.model.rowCount()) if self._enabled(row)]
        if rows:
            here = self.list.currentIndex().row()
            at = (rows.index(here) if here in rows else -1) + by
            self._select(rows[at % len(rows)] if around else rows[max(0, min(at, len(rows) - 1))])

    def _run(self, index: QModelIndex) -> None:
        command = self.model.command(index)
        if command is not None and command.enabled:
            self.accept()
            self.chosen.emit(command.name)
