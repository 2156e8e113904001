"""Code points to Qt's UTF-16 units and back: the one place that converts.

The units count in the *shown* text, which has a few line ends more than the article where a paragraph is longer than
Qt can lay out while somebody waits. One table holds both reasons why Qt counts ahead: letters beyond U+FFFF, which take
two units, and those line ends.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

LONGEST = 8_000
"""Code points of a paragraph that Qt lays out at one time without a noticeable pause."""

# Patterns that are compiled when first used: no start needs them.
_TWO_UNITS = "[\U00010000-\U0010ffff]"
_SPLITS_BLOCKS = ("\ufdd0", "\ufdd1")
_GAP = r"\s+(?=\S)"


class OffsetMap:
    """Maps places in a text to places in what Qt shows of it.

    ``breaks`` are the code points, rising, before which the shown text has a line end that the text has not.
    """

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        # Every entry is the first code point from which on Qt counts one unit more.
        doubled = [found.end() for found in re.finditer(_TWO_UNITS, text)] if _has_pairs(text) else []
        self._shifts = sorted((*doubled, *breaks)) if breaks else doubled
        # At these units the extra one stands: the second half of a pair, or a line end of our own.
        self._extra = [shift + i for i, shift in enumerate(self._shifts)]

    def to_qt(self, at: int) -> int:
        """The UTF-16 place of code point ``at``."""
        return at + bisect_right(self._shifts, at) if self._shifts else at

    def to_text(self, unit: int) -> int:
        """The code point at a UTF-16 place; inside of a surrogate pair that is the one after the pair."""
        return unit - bisect_left(self._extra, unit) if self._extra else unit


def harmless(text: str) -> str:
    """``text`` as Qt may get it, of equal length: without the few characters that Qt does not take as they are.

    A byte-order mark at the start is dropped, its mirror image U+FFFE swaps the bytes of all that follows, and the
    noncharacters U+FDD0 and U+FDD1 begin new blocks.
    """
    if text[:1] in {"\ufeff", "\ufffe"}:
        text = "\u200b" + text[1:]
    for splitting in _SPLITS_BLOCKS:
        if splitting in text:
            text = text.replace(splitting, "\ufffd")
    return text


def _has_pairs(text: str) -> bool:
    """Whether a letter takes two units; far quicker than a search for one."""
    return not text.isascii() and len(text.encode("utf-16-le")) > 2 * len(text)


def paragraphs(text: str) -> tuple[list[int], list[int]]:
    """The code points at which Qt's blocks are to begin, rising from 0, and those of them that are breaks for show.

    Such a break stands in a paragraph longer than LONGEST, between two words where it can.
    """
    starts = [0]
    breaks: list[int] = []
    while True:
        at, found = starts[-1], text.find("\n", starts[-1])
        if (found if found >= 0 else len(text)) - at > LONGEST:
            limit = at + LONGEST
            near = re.compile(_GAP).finditer(text, limit - LONGEST // 20, limit + 1)
            gaps = [gap.end() for gap in near if gap.end() <= limit]
            breaks.append(gaps[-1] if gaps else _letter_end(text, limit))
            starts.append(breaks[-1])
        elif found >= 0:
            starts.append(found + 1)
        else:
            return starts, breaks


def _letter_end(text: str, limit: int) -> int:
    """The last place up to ``limit`` between two letters of the same plain kind, so that no grapheme is split."""
    pair = re.compile(_TWO_UNITS)
    for at in range(limit, limit - LONGEST // 20, -1):
        if text[at - 1].isalnum() and text[at].isalnum() and not pair.match(text, at - 1, at + 1):
            return at
    return limit


def with_breaks(text: str, breaks: Sequence[int]) -> str:
    """``text`` with a line end before each of ``breaks``."""
    if not breaks:
        return text
    edges = [0, *breaks, len(text)]
    return "\n".join(text[start:end] for start, end in pairwise(edges))
