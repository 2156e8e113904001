"""What stands where the list of articles would be, while it has none to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class Notice(QWidget):
    """One friendly sentence where the list would be, and what to do about it."""

    def __init__(self, first: str, second: str = "", *, primary: bool = False) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setProperty("role", "muted")
        self.first = QPushButton(first, self)
        if primary:
            self.first.setProperty("role", "primary")
        self.second = QPushButton(second, self)
        self.second.setProperty("role", "link")
        self.second.setVisible(bool(second))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._sentence)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.second, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
