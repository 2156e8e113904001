"""What can be done with selected words, beside them."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QWidget

from claimdesk.ui import theme

_AWAY = 8
"""px between the bar and the selection."""


class SelectionBar(QWidget):
    """A row of buttons that comes with a selection, goes with it, and never takes the keyboard from the text."""

    mark_wanted = Signal()
    place_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Selection"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFont(QApplication.font())
        self.mark = self._button(self.tr("Mark claim"), "↵", self.tr("Mark the selected words as a claim"))
        self.place = self._button(
            self.tr("Add place"), "⇧↵", self.tr("Add the selected words as a further place of the selected claim")
        )
        self.copy = self._button(self.tr("Copy"), "", self.tr("Copy the selected words"))
        self.mark.clicked.connect(self.mark_wanted)
        self.place.clicked.connect(self.place_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        for button in (self.mark, self.place, self.copy):
            row.addWidget(button)
        self._dressed_for = ""
        self.place.setEnabled(False)
        self.hide()

    def _button(self, words: str, key: str, says: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(f"{words}  {key}" if key else words)
        button.setAccessibleName(words)
        button.setToolTip(says)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        return button

    def put_beside(self, selection: QRect, around: QRect) -> None:
        """Show the bar above or below ``selection`` inside ``around``, both in px of the parent; else hide it."""
        self._dress()
        size = self.sizeHint().expandedTo(QSize(0, 36))
        above, below = selection.top() - _AWAY - size.height(), selection.bottom() + 1 + _AWAY
        seen = selection.intersects(around)
        if seen and above >= around.top():
            y = min(above, around.bottom() + 1 - size.height())
        elif seen and below + size.height() <= around.bottom() + 1:
            y = max(below, around.top())
        else:
            self.hide()
            return
        x = selection.center().x() - size.width() // 2
        x = max(around.left(), min(x, around.right() + 1 - size.width()))
        self.setGeometry(x, y, size.width(), size.height())
        self.show()
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        colours = theme.of(self)
        if self._dressed_for == colours.name:
            return
        self._dressed_for = colours.name
        self.setStyleSheet(
            "QToolButton { border: 2px solid transparent; border-radius: 6px; padding: 3px 8px;"
            f" background: transparent; color: {colours.text}; }}"
            f"QToolButton:hover {{ background: {colours.hover}; }}"
            f"QToolButton:pressed {{ background: {colours.pressed}; }}"
            f"QToolButton:disabled {{ color: {colours.muted}; }}"
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.hairline), 1))
            painter.setBrush(QColor(colours.field))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
