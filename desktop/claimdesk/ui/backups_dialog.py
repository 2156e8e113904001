"""The backups of the library: what there is, one more, and back to one of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from claimdesk.services.backups import Backup
from claimdesk.storage.backup import Contents
from claimdesk.ui.backups_model import BackupsModel, Column, moment
from claimdesk.ui.claim_pane.parts import label, row
from claimdesk.ui.messages import ask


class BackupsDialog(QDialog):
    """Shows what it is given, and says what a person wants."""

    back_up_wanted = Signal()
    restore_wanted = Signal(object)
    folder_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.model = BackupsModel(self)
        self.where, self.trouble = label(role="muted", wrap=True), label(wrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble.hide()
        self._make_table()
        self.empty = label(
            self.tr(
                "There are no backups of this library yet. Claimdesk makes one by itself when it opens a library that "
                "has changed, every half hour of work, and before an import."
            ),
            role="muted",
            wrap=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.back_up = _button(self.tr("Back up now"))
        self.restore = _button(self.tr("Restore…"))
        self.folder = _button(self.tr("Show in folder"))
        self.place = _button(self.tr("Change place…"))
        self._lay_out()
        self._connect()
        self._judge()

    def _make_table(self) -> None:
        self.table = table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Backups, newest first"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        below = row(self.back_up, self.restore, gap=8)
        below.addStretch()
        below.addWidget(self.folder)
        below.addWidget(self.place)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self.where)
        whole.addWidget(self.trouble)
        whole.addWidget(self.pages, 1)
        whole.addLayout(below)
        whole.addWidget(buttons)
        self.resize(920, 500)

    def _connect(self) -> None:
        self.back_up.clicked.connect(self._begin)
        self.restore.clicked.connect(self._restore)
        self.folder.clicked.connect(self.folder_wanted)
        self.place.clicked.connect(self.place_wanted)
        self.table.selectionModel().currentRowChanged.connect(self._judge)
        self.model.dataChanged.connect(self._judge)

    # What it is given

    def show_backups(self, folder: Path, backups: Sequence[Backup], trouble: str) -> None:
        """Show what lies in ``folder``, and why the last backup failed, if it did."""
        chosen = self._chosen()
        self.where.setText(self.tr("The backups of this library lie in {folder}.").format(folder=folder))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.model.show_backups(backups)
        self.pages.setCurrentWidget(self.table if backups else self.empty)
        paths = [backup.path for backup in backups]
        self.table.selectRow(paths.index(chosen.path) if chosen is not None and chosen.path in paths else 0)
        self._busy = False
        self.back_up.setText(self.tr("Back up now"))
        self._judge()

    def show_contents(self, path: Path, contents: Contents | None) -> None:
        self.model.show_contents(path, contents)

    # What a person does

    def _chosen(self) -> Backup | None:
        return self.model.backup(self.table.currentIndex().row())

    def _judge(self) -> None:
        chosen = self._chosen()
        self.restore.setEnabled(chosen is not None and self.model.can_be_read(chosen))
        self.folder.setEnabled(self.model.rowCount() > 0)

    def _begin(self) -> None:
        if self._busy:  # not disabled, which would hand the focus on to the next button
            return
        self._busy = True
        self.table.selectRow(0)
        self.back_up.setText(self.tr("Backing up…"))
        self.back_up_wanted.emit()

    def _restore(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        question = self.tr(
            "The library will be as it was in the backup of {moment}, with its history. What is in it now is kept as "
            "a backup first, the newest in this list."
        ).format(moment=moment(chosen))
        if ask(self, question, yes=self.tr("Restore"), no=self.tr("Leave as it is")):
            self.restore_wanted.emit(chosen.path)


def _button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    return made
