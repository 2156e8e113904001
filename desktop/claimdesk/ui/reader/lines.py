"""The lines of a laid out paragraph: which of them are in view, and where on one things are."""

from typing import cast

from PySide6.QtGui import QTextLayout, QTextLine

from claimdesk.ui.reader.reader_layout import Set
from claimdesk.ui.reader.stretches import mixed_stretches

LEADING, TRAILING = QTextLine.Edge.Leading, QTextLine.Edge.Trailing

_FEW = 24
"""Lines that are gone through without a search for those in view."""


def line_below(layout: QTextLayout, y: float) -> int:
    """The number of the first line that begins below ``y``, in px from the block's corner."""
    low, high = 0, layout.lineCount()
    while low < high:
        middle = (low + high) // 2
        if layout.lineAt(middle).y() > y:
            high = middle
        else:
            low = middle + 1
    return low


def lines_between(layout: QTextLayout, top: float, bottom: float) -> range:
    """The lines that show between ``top`` and ``bottom``, in px from the block's corner, and perhaps a few more."""
    count = layout.lineCount()
    if count <= _FEW:
        return range(count)
    return range(max(0, line_below(layout, top) - 2), min(count, line_below(layout, bottom) + 1))


class Line:
    """One line of a laid out block and where in it things are; ``first`` and ``end`` are its units in the block."""

    def __init__(self, line: QTextLine, measures: Set, *, mixed: bool) -> None:
        rect = line.naturalTextRect()
        self._line, self.mixed = line, mixed
        self.first = line.textStart()
        self.end = self.first + line.textLength()
        self._left, self._right = rect.left(), rect.right()
        self._xs = {self.first: self._left, self.end: self._right}
        ascent = line.ascent()
        self.baseline = round(line.y() + ascent)
        tall = line.height() > measures.pitch
        self.top = self.baseline - (round(ascent) if tall else measures.above)
        self.bottom = self.baseline + (round(line.descent()) if tall else measures.below)

    def stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        """Where on the line the units from ``start`` to ``end`` are, in px; several stretches where directions mix."""
        start, end = max(start, self.first), min(end, self.end)
        if start >= end:
            return []
        if start == self.first and end == self.end:
            return [(self._left, self._right)]
        if not self.mixed:
            return [(self.x(start), self.x(end))]
        return mixed_stretches(self._line, start, end)

    def x(self, unit: int) -> float:
        """Where a unit begins, in px, on a line of letters that all run from left to right; at the most its ends."""
        x = self._xs.get(unit)
        if x is None:
            x = self._xs[unit] = min(self._right, cast("tuple[float, int]", self._line.cursorToX(unit))[0])
        return x


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge) -> float:
    return cast("tuple[float, int]", line.cursorToX(unit, edge))[0]


def covers(line: QTextLine, unit: int, x: float) -> bool:
    """Whether the letter at ``unit`` stands over ``x``."""
    one, other = _x(line, unit, LEADING), _x(line, unit, TRAILING)
    return min(one, other) <= x < max(one, other)
