"""Whole letters: what a reader takes for one sign is never cut in two (Unicode Standard Annex 29)."""

from PySide6.QtCore import QTextBoundaryFinder

from claimdesk.ui.reader.offsets import OffsetMap, harmless

_REACH = 256
"""Code points looked at on either side of a place: longer than any sign, and even, so that flags stay in pairs."""


def grow(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end``, in code points, moved outward to where a grapheme begins and where one ends."""
    return _boundary(text, start, forward=False), _boundary(text, end, forward=True)


def _boundary(text: str, at: int, *, forward: bool) -> int:
    if not 0 < at < len(text):
        return at
    if text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1] != "\r\n":
        return at
    first = max(0, at - _REACH)
    first = max(first, text.rfind("\n", first, at) + 1)
    window = harmless(text[first : at + _REACH])
    offsets = OffsetMap(window)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, window)
    finder.setPosition(offsets.to_qt(at - first))
    if not finder.isAtBoundary():
        moved = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
        return first + offsets.to_text(moved)
    return at
