"""By what the table of claims is sorted: its header says so to the mouse only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget

from claimdesk.ui.claim_pane.fields import CalmCombo
from claimdesk.ui.claim_pane.parts import label, tool
from claimdesk.ui.icons import icon

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class OrderRow(QWidget):
    """Shows and changes the table's order, and follows its header."""

    def __init__(self, table: QTableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = table.horizontalHeader()
        caption = label(self.tr("Sort by"), role="muted")
        self.column = CalmCombo()
        self.column.setProperty("role", "flat")
        self.column.setAccessibleName(self.tr("Sort by"))
        self.column.addItem(self.tr("Newest first"), -1)
        model = table.model()
        for at in range(model.columnCount()):
            self.column.addItem(str(model.headerData(at, Qt.Orientation.Horizontal)), at)
        self.turned = tool("", self.tr("Reverse order"))
        self.turned.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (caption, self.column, self.turned):
            row.addWidget(widget)
        self.column.activated.connect(self._sort)
        self.turned.clicked.connect(self._sort)
        self._head.sortIndicatorChanged.connect(self._show)
        self._show()

    def _sort(self) -> None:
        at = int(self.column.currentData())
        self._head.setSortIndicator(at, _DOWN if at >= 0 and self.turned.isChecked() else _UP)

    def _show(self) -> None:
        at, down = self._head.sortIndicatorSection(), self._head.sortIndicatorOrder() == _DOWN
        self.column.setCurrentIndex(self.column.findData(at))
        self.turned.setEnabled(at >= 0)
        self.turned.setChecked(at >= 0 and down)
        self.turned.setIcon(icon("chevron-down" if at >= 0 and down else "chevron-up"))
