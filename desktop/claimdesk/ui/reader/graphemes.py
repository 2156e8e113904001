"""Whole letters: what a reader takes for one sign is never cut in two (Unicode Standard Annex 29)."""

from unicodedata import category

from PySide6.QtCore import QTextBoundaryFinder

from claimdesk.ui.reader.offsets import OffsetMap, harmless

_JOINER = "\N{ZERO WIDTH JOINER}"
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
    while inside or _splits(text, first + offsets.to_text(finder.position())) or _within_a_pair(offsets, finder):
        inside = False
        if (finder.toNextBoundary() if forward else finder.toPreviousBoundary()) < 0:
            break
    place = finder.position()
    return first + offsets.to_text(place) if place >= 0 else at


def _within_a_pair(offsets: OffsetMap, finder: QTextBoundaryFinder) -> bool:
    """Whether the finder stands between the halves of one code point, as Qt's does beside Indic letters."""
    return offsets.to_qt(offsets.to_text(finder.position())) != finder.position()


def _splits(text: str, at: int) -> bool:
    """Whether a sign would be cut at ``at`` although Qt sees a boundary there.

    It sees one before a vowel sign that has no syllable of its own, and, where Indic letters stand in the same run,
    between all the parts of an emoji.
    """
    if not 0 < at < len(text) or category(text[at - 1]) in {"Cc", "Zl", "Zp"}:
        return False
    before, after = text[at - 1], text[at]
    if after == _JOINER or category(after)[0] == "M" or _is_modifier(after):
        return True
    if before == _JOINER:
        return _is_picture(after) and _is_picture(_base(text, at - 1))
    if _is_flag_half(before) and _is_flag_half(after):
        run = next((n for n in range(1, at) if not _is_flag_half(text[at - 1 - n])), at)
        return run % 2 == 1
    return False


def _base(text: str, at: int) -> str:
    """The letter that the marks before ``at`` belong to."""
    while at > 0:
        at -= 1
        if category(text[at])[0] != "M" and not _is_modifier(text[at]):
            return text[at]
    return ""


def _is_modifier(letter: str) -> bool:
    """A colour of skin, or a letter of a tag, such as the flag of Wales has."""
    return "\U0001f3fb" <= letter <= "\U0001f3ff" or "\U000e0020" <= letter <= "\U000e007f"


def _is_picture(letter: str) -> bool:
    return letter >= "\u2190" and category(letter) in {"So", "Sm", "Cn"} and not _is_flag_half(letter)


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"
