"""A text field that gives back what was put in: Qt's own ``toPlainText()`` turns no-break spaces into spaces."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

_PARAGRAPH = "\u2029"  # between the paragraphs of a selection


class ExactTextEdit(QPlainTextEdit):
    """Plain text in, the same text out; line ends are ``\\n``."""

    def exact_text(self) -> str:
        """What stands in the field, every kind of space as it came."""
        lines: list[str] = []
        block = self.document().begin()
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace(_PARAGRAPH, "\n"))
        return data
