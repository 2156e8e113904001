"""Sentences for the person: always plain text, never taken for HTML."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget | None, sentence: str, *, details: str = "") -> None:
    """Show one sentence and wait until it has been read."""
    box = _box(parent, sentence)
    box.setIcon(QMessageBox.Icon.Information)
    if details:
        box.setInformativeText(details)
    box.exec()
    box.deleteLater()


def ask(parent: QWidget, sentence: str, *, yes: str, no: str) -> bool:
    """Ask for one of two answers; Esc and Enter mean ``no``."""
    box = _box(parent, sentence)
    box.setIcon(QMessageBox.Icon.Question)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    declined = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(declined)
    box.setEscapeButton(declined)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is agreed


def _box(parent: QWidget, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("Messages", "Claimdesk"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box
