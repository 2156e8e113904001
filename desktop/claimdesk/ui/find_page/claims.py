"""All claims of the library as a table that sorts by any column."""

import html
import json
from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.finds import ClaimColumn, ClaimLine
from claimdesk.domain.model import Status
from claimdesk.domain.text import isolated
from claimdesk.ui import theme
from claimdesk.ui.claim_pane.words import day_of, status_name
from claimdesk.ui.language import tr
from claimdesk.ui.room import widest
from claimdesk.ui.tones import tone_of

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole

VERDICT, STATEMENT, STATUS, CLAIMANT, ARTICLE, PLACES, SOURCES, MARKED, TAGS = ClaimColumn
_WIDTHS = (140, 0, 104, 128, 176, 64, 72, 96, 112)
"""Pixels of each column at the beginning, more where its words are longer; the statement takes what is left."""
_BESIDE = 44
"""Pixels that the sign of a verdict and the margins around take."""
_STATEMENT = 280
"""Pixels that the statement needs to be told from others."""
_STAYING, _GIVING_WAY = (VERDICT, STATUS, MARKED), (ARTICLE, CLAIMANT, SOURCES, PLACES, TAGS)
"""The columns that are always there, and the others, the last of which is the first to be hidden."""


_TOGETHER = 50
"""Rows that are read at one time, some screens."""

Read = Callable[[Sequence[int]], Sequence[ClaimLine | None]]


class ClaimsModel(QAbstractTableModel):
    """The claims whose numbers it is given, in that order, each read when it is to be shown.

    Sorting is wished for, and done elsewhere.
    """

    sort_wanted = Signal(int, bool)

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._numbers = array("q")
        self._lines: dict[int, Sequence[ClaimLine | None]] = {}
        self.dark = False

    def show(self, numbers: "array[int]") -> None:
        self.beginResetModel()
        self._numbers = numbers
        self._lines.clear()
        self.endResetModel()

    def line(self, index: _Index) -> ClaimLine | None:
        """The claim in that row; None where there is none, or none any more."""
        row = index.row()
        if not index.isValid() or row >= len(self._numbers):
            return None
        part, nth = divmod(row, _TOGETHER)
        lines = self._lines.get(part)
        if lines is None:
            try:
                lines = self._read(self._numbers[part * _TOGETHER : (part + 1) * _TOGETHER])
            except ClaimdeskError:  # a disk that is away may be back at the next paint
                return None
            self._lines[part] = lines
        return lines[nth]

    def number(self, index: _Index) -> int | None:
        """The number of the claim in that row."""
        return self._numbers[index.row()] if index.isValid() and index.row() < len(self._numbers) else None

    def row_of(self, number: int | None) -> int:
        """The row of that claim, or else the first."""
        return self._numbers.index(number) if number is not None and number in self._numbers else 0

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole and 0 <= section < len(_WIDTHS):
            return (
                tr("Verdict"), tr("Statement"), tr("Status"), tr("Claimant"), tr("Article"), tr("Places"),
                tr("Sources"), tr("Marked on"), tr("Tags"),
            )[section]  # fmt: skip
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        column = index.column()
        match role:
            case _Role.DisplayRole:
                said = isolated(_said(line, column))
                return f"{tone_of(line.label, line.colour).glyph}  {said}" if column == VERDICT else said
            case _Role.AccessibleTextRole:
                return _said(line, column)
            case _Role.ToolTipRole if column in (STATEMENT, ARTICLE, CLAIMANT, TAGS):
                return f"<p>{html.escape(_said(line, column))}</p>"
            case _Role.ForegroundRole if column == VERDICT:
                return QColor(tone_of(line.label, line.colour).shade(dark=self.dark).accent)
            case _Role.TextAlignmentRole if column in (PLACES, SOURCES):
                return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)


def _said(line: ClaimLine, column: int) -> str:
    match column:
        case 0:
            return line.label or tr("Not checked yet")
        case 1:
            return line.statement.replace("\n", " ")
        case 2:
            return status_name(Status(line.status))
        case 3:
            return line.claimant or ""
        case 4:
            return line.title or ""
        case 5:
            return str(line.places)
        case 6:
            return str(line.sources)
        case 7:
            return day_of(line.created_at)
        case _:
            return ", ".join(json.loads(line.tags))


class ClaimsTable(QTableView):
    """Tells which claim is opened, by Enter or by a double click."""

    opened = Signal(object)

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims = model
        self.setModel(model)
        self.setAccessibleName(self.tr("All claims"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(32, self.fontMetrics().height() + 12))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        words: dict[int, list[str]] = {
            VERDICT: [tr("Not checked yet")],
            STATUS: [status_name(status) for status in Status],
        }
        for column, width in enumerate(_WIDTHS):
            if width:
                longest = widest(words[column], self) + _BESIDE if column in words else 0
                self.setColumnWidth(column, max(width, longest, head.sectionSizeFromContents(column).width()))
        self._widths = [self.columnWidth(column) for column in ClaimColumn]
        head.setSectionResizeMode(STATEMENT, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(56)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open_index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the statement had too little room, what says least about a claim gives way."""
        super().resizeEvent(event)
        room = self.viewport().width() - _STATEMENT - sum(self.columnWidth(c) for c in _STAYING)
        for column in _GIVING_WAY:
            room -= self._widths[column]
            self.setColumnHidden(column, room < 0)

    def go(self, by: int) -> None:
        """Make the row ``by`` rows further the current one."""
        row = max(0, min(self._claims.rowCount() - 1, self.currentIndex().row() + by))
        if self._claims.rowCount():
            self.selectRow(row)

    def open_current(self) -> None:
        """Open the current claim, or else the first."""
        self.open_row(max(0, self.currentIndex().row()))

    def _open_index(self, index: QModelIndex) -> None:
        self.open_row(index.row())

    def open_row(self, row: int) -> None:
        """Open the claim in that row, if there is one."""
        line = self._claims.line(self._claims.index(row, 0))
        if line is not None:
            self.opened.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._claims.dark = theme.of(self).dark  # asked each time: style sheets change palettes without a word
        super().paintEvent(event)
