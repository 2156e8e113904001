"""Whole letters: what a reader takes for one sign is never cut in two (Unicode Standard Annex 29)."""

from unicodedata import category

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
    inside = not finder.isAtBoundary()
    while inside or _splits_a_mark_off(text, first + offsets.to_text(finder.position())):
        inside = False
        if (finder.toNextBoundary() if forward else finder.toPreviousBoundary()) < 0:
            break
    place = finder.position()
    return first + offsets.to_text(place) if place >= 0 else at


def _splits_a_mark_off(text: str, at: int) -> bool:
    """Whether a mark would lose its letter; Qt sees a boundary before a vowel sign that has no syllable of its own."""
    if not 0 < at < len(text) or category(text[at - 1]) in {"Cc", "Zl", "Zp"}:
        return False
    return text[at] == "\u200d" or category(text[at])[0] == "M"
