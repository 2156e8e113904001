"""Lets a reviewer choose between what stands here and what an import brought, one conflict at a time."""

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from claimdesk.domain.model import KIND_OF, Conflict, Edit, Entity
from claimdesk.domain.records import from_record
from claimdesk.ui.history_dialog import changes
from claimdesk.ui.noun_words import field_name, noun_name
from claimdesk.ui.workbench import Workbench


class ConflictsDialog(QDialog):
    def __init__(self, parent: QWidget | None, workbench: Workbench) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Conflicts of imports"))
        self.resize(720, 460)
        self._bench = workbench
        self._conflicts: list[Conflict] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Conflicts"))
        self.list.currentRowChanged.connect(self._show)
        self.here, self.there = _shown(self.tr("What stands here")), _shown(self.tr("What the import brought"))
        self.keep = QPushButton(self.tr("Keep what stands here"))
        self.take = QPushButton(self.tr("Take what came in"))
        self.keep.clicked.connect(lambda: self._settle(take=False))
        self.take.clicked.connect(lambda: self._settle(take=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for title, text, button in (
            (self.tr("Here"), self.here, self.keep),
            (self.tr("From the import"), self.there, self.take),
        ):
            column = QVBoxLayout()
            heading = QLabel(title)
            heading.setProperty("role", "section")
            for part in (heading, text, button):
                column.addWidget(part)
            columns.addLayout(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        about = QLabel(self.tr("These were edited here and elsewhere. Nothing was overwritten; choose which to keep."))
        about.setWordWrap(True)
        layout.addWidget(about)
        layout.addWidget(self.list, 1)
        layout.addLayout(columns, 2)
        layout.addWidget(buttons)
        self._read()

    def _read(self) -> None:
        self._conflicts = self._bench.read.conflicts()
        self.list.clear()
        for conflict in self._conflicts:
            self.list.addItem(
                self.tr("{noun}: {about}").format(noun=noun_name(conflict.noun), about=self._about(conflict))
            )
        self.list.setCurrentRow(0 if self._conflicts else -1)
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        chosen = 0 <= row < len(self._conflicts)
        self.keep.setEnabled(chosen)
        self.take.setEnabled(chosen)
        if not chosen:
            self.here.clear()
            self.there.clear()
            return
        before, after = self._sides(self._conflicts[row])
        told = list(changes(Edit(before, after)))
        here = "\n".join(f"{field_name(what)}: {old}" for what, old, _ in told)
        self.here.setPlainText(here if before is not None else self.tr("It is not in this library."))
        self.there.setPlainText("\n".join(f"{field_name(what)}: {new}" for what, _, new in told))

    def _sides(self, conflict: Conflict) -> tuple[Entity | None, Entity]:
        kind = KIND_OF[conflict.noun]
        incoming = from_record(kind, json.loads(conflict.incoming))
        return self._bench.read.by_id(kind, [conflict.entity_id]).get(conflict.entity_id), incoming

    def _about(self, conflict: Conflict) -> str:
        _, incoming = self._sides(conflict)
        names = ("statement", "title", "label", "name", "quote", "excerpt")
        return next((str(getattr(incoming, n)) for n in names if getattr(incoming, n, "")), conflict.entity_id)

    def _settle(self, *, take: bool) -> None:
        conflict = self._conflicts[self.list.currentRow()]
        _, incoming = self._sides(conflict)
        if self._bench.attempt(lambda: self._bench.desk.settle(conflict, incoming if take else None)):
            self._read()


def _shown(name: str) -> QPlainTextEdit:
    text = QPlainTextEdit(readOnly=True)
    text.setAccessibleName(name)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return text
