"""Library, reader and claim side by side; where the window is narrow, the outer two give way to the text."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_WIDTHS = (264, 668, 348)
"""px of the three panes in a window of 1280 px."""
_LEAST = (184, 280)
"""px below which library and claim do not give way."""
_READING = 600
"""px that the text is to have before the outer panes get what they are to have."""


class Panes(QSplitter):
    """The three panes. The outer ones are as wide as a person made them, unless the window is too narrow for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setChildrenCollapsible(False)
        for _ in _WIDTHS:
            self.addWidget(QWidget())
        self.setStretchFactor(1, 1)
        self._wanted, self._reading = (_WIDTHS[0], _WIDTHS[2]), _READING
        self.setSizes(list(_WIDTHS))
        self.splitterMoved.connect(self._take)

    def put(self, widths: Sequence[int]) -> None:
        """Give the panes the widths that ``widths`` told before."""
        if len(widths) == len(_WIDTHS):
            self._want(widths)
            self.setSizes(list(widths))

    def widths(self) -> list[int]:
        """The widths as a person made them, in px."""
        left, right = self._wanted
        return [left, max(1, self.width() - left - right), right]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self.isHidden():
            self._share(event.size().width())

    def _share(self, width: int) -> None:
        left, right = self._wanted
        spare = max(0, left - _LEAST[0]), max(0, right - _LEAST[1])
        lack = min(max(0, left + right + self._reading - width), sum(spare))
        given = round(lack * spare[0] / sum(spare)) if lack else 0
        self.setSizes([left - given, max(1, width - left - right + lack), right - lack + given])

    def _take(self) -> None:
        self._want(self.sizes())

    def _want(self, widths: Sequence[int]) -> None:
        """Take the widths as wanted, and a text that is narrower than it needs as wanted so, too."""
        left, middle, right = widths
        self._wanted, self._reading = (left, right), min(_READING, middle)
