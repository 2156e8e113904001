"""Ctrl+Enter in dialogs with fields in which Enter begins a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog


def accept_by_key(dialog: QDialog) -> None:
    """Let Ctrl+Enter do what the button that accepts the dialog does, wherever the focus is."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QShortcut(QKeySequence(Qt.Modifier.CTRL | key), dialog).activated.connect(dialog.accept)
