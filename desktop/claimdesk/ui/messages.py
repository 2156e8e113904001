"""Sentences for the person: always plain text, never taken for HTML."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from claimdesk.ui.language import tr


def tell(parent: QWidget | None, sentence: str, *, details: str = "") -> None:
    """Show one sentence and wait until it has been read."""
    box = _box(parent, sentence)
    box.setIcon(QMessageBox.Icon.Information)
    if details:
        box.setInformativeText(details)
        for part in box.findChildren(QLabel):  # the box's own format is not that of its second text
            part.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    box.deleteLater()


def give_back(parent: QWidget, sentence: str, typed: str) -> None:
    """Show one sentence, and below it, to be copied, what was typed and cannot be kept."""
    box = _box(parent, sentence)
    box.setIcon(QMessageBox.Icon.Information)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.setInformativeText(tr("Here is what you typed, to be copied:"))
    box.setDetailedText(typed)
    for button in box.buttons():
        if box.buttonRole(button) is QMessageBox.ButtonRole.ActionRole:
            button.click()  # it shows the text
            button.hide()
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


def _box(parent: QWidget | None, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Claimdesk"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box
