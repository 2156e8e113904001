"""The slim bar at the reader's foot in which one types what to find."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from claimdesk.ui import theme
from claimdesk.ui.icons import icon

_FIELD = 320
"""px: the field's greatest width."""


class FindBar(QWidget):
    """Words to find, how to take them, and which of how many hits is shown. No key that it gets goes on to the text."""

    HEIGHT = 48
    changed = Signal()
    """Other words, or to be taken otherwise."""
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(QApplication.font())
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Find in the article"))
        self.field, self.count = QLineEdit(), QLabel()
        self.field.setPlaceholderText(self.tr("Find in the article"))
        self.field.setAccessibleName(self.tr("Words to find"))
        self.field.setMaximumWidth(_FIELD)
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAccessibleName(self.tr("Hits"))
        self.previous = self._button("chevron-up", self.tr("Previous hit"))
        self.next = self._button("chevron-down", self.tr("Next hit"))
        self.match_case = self._toggle("Aa", self.tr("Match case"))
        self.whole_words = self._toggle(self.tr("Word"), self.tr("Whole words only"))
        self.close_button = self._button("x", self.tr("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        for part in (self.previous, self.next, self.match_case, self.whole_words, self.count):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.close_button)
        self.field.textChanged.connect(self.changed)
        for toggle in (self.match_case, self.whole_words):
            toggle.toggled.connect(self.changed)
        self.next.clicked.connect(self.next_wanted)
        self.previous.clicked.connect(self.previous_wanted)
        self.close_button.clicked.connect(self.closed)
        self.show_count(0, 0)
        self.hide()

    def _button(self, picture: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        button.setToolTip(words)
        if picture:
            button.setIcon(icon(picture))
            button.setIconSize(QSize(16, 16))
        return button

    def _toggle(self, sign: str, words: str) -> QToolButton:
        toggle = self._button("", words)
        toggle.setText(sign)
        toggle.setCheckable(True)
        return toggle

    def show_count(self, number: int, of: int) -> None:
        """Say that the ``number``-th of so many hits is shown; nothing where nothing was looked for."""
        nothing = bool(self.field.text().strip()) and not of
        if of:
            said = self.tr("{number} of {hits}").format(number=number, hits=of) if number else str(of)
        else:
            said = self.tr("Not found") if nothing else ""
        self.count.setText(said)
        self.count.setProperty("role", "error" if nothing else "muted")
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)
        self.next.setEnabled(of > 0)
        self.previous.setEnabled(of > 0)

    def ask(self, words: str) -> None:
        """Show the bar, ready for other words than ``words``."""
        self.show()
        self.raise_()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_wanted if back else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.of(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(colours.window))
            painter.fillRect(0, 0, self.width(), 1, QColor(colours.hairline))
