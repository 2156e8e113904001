"""A sentence above the panes that stays there until it is dismissed: what a person must know of this library."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from claimdesk.ui.icons import icon

_ICON = 18


class _Sign(QWidget):
    """The icon, drawn anew in each theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = icon(name, QPalette.ColorRole.WindowText)
        self.setFixedSize(QSize(_ICON, _ICON))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._icon.paint(painter, QRect(0, 0, _ICON, _ICON))


class Banner(QFrame):
    """An icon and plain words; with ``lasting`` it cannot be dismissed."""

    dismissed = Signal()

    def __init__(self, words: str, sign: str = "triangle-alert", *, lasting: bool = False) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setText(words)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(words)
        self.setAccessibleName(self.tr("Notice"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 8, 12, 8)
        box.setSpacing(12)
        box.addWidget(_Sign(sign))
        box.addWidget(self.words, 1)
        self.button: QToolButton | None = None
        if not lasting:
            self.button = QToolButton()
            self.button.setIcon(icon("x"))
            self.button.setAccessibleName(self.tr("Dismiss this notice"))
            self.button.setToolTip(self.tr("Dismiss"))
            self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.button.clicked.connect(self.dismissed)
            box.addWidget(self.button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)  # within this event the layout would keep the old height

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))  # a tool bar asks for no height by itself


def show_banner(window: QMainWindow, banner: Banner) -> None:
    """Seat the banner above the panes, below those that are there already; it goes when it is dismissed."""
    bar = QToolBar(banner.accessibleName())
    bar.setProperty("role", "banner")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.toggleViewAction().setVisible(False)
    bar.addWidget(banner)
    window.addToolBarBreak()
    window.addToolBar(bar)

    def go() -> None:
        window.removeToolBar(bar)
        bar.deleteLater()

    banner.dismissed.connect(go)
