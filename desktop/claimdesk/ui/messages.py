"""Sentences for the person: always plain text, never taken for HTML."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget, sentence: str, *, details: str = "") -> None:
    """Show one sentence and wait until it has been read."""
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("Messages", "Claimdesk"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Information)
    box.setText(sentence)
    if details:
        box.setInformativeText(details)
    box.exec()
