"""A sentence and, below it, lines that can be read, selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class LinesDialog(QDialog):
    """Accepted by the button that ``yes`` names, where there is one."""

    def __init__(
        self, parent: QWidget | None, title: str, sentence: str, lines: Sequence[str], *, yes: str = "", no: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 420 if lines else 160)
        said = QLabel(sentence)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.lines = QPlainTextEdit("\n\n".join(lines))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(title)
        self.lines.setVisible(bool(lines))
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.setVisible(bool(lines))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join([sentence, *lines])))
        if yes:
            agree = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
            agree.setProperty("role", "primary")
        close = buttons.addButton(no or self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        if not yes:
            close.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addWidget(self.lines, 1)
        layout.addWidget(buttons)
