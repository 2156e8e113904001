"""Asks who is reviewing: the name stands beside every verdict."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from claimdesk.domain.model import Reviewer
from claimdesk.ui.room import give_room


class ReviewerDialog(QDialog):
    def __init__(self, parent: QWidget | None, reviewer: Reviewer) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reviewer"))
        self.name_field = QLineEdit(reviewer.name)
        self.organisation_field = QLineEdit(reviewer.organisation or "")
        self.name_field.setAccessibleName(self.tr("Your name"))
        self.organisation_field.setAccessibleName(self.tr("Your organisation"))
        about = QLabel(self.tr("Your name stands beside each verdict that you give, also in exported sets."))
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.keep = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.keep.setText(self.tr("Keep"))
        self.keep.setProperty("role", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name_field.textChanged.connect(self._check)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(self.tr("&Name"), self.name_field)
        form.addRow(self.tr("&Organisation"), self.organisation_field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(about)
        layout.addWidget(buttons)
        self._check()
        give_room(self, 420)

    def name(self) -> str:
        return self.name_field.text().strip()

    def organisation(self) -> str:
        return self.organisation_field.text().strip()

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.name()))
