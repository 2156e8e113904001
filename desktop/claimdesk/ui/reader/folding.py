"""Text folded for finding: case, accents, vowel signs and typographic variants made one, and every place kept.

A folded text may be shorter or longer than the text (``ß`` is ``ss``, a combining accent is nothing), so places in it
are mapped back. Only what another letter carries is dropped: accents (canonical combining class 200 and above), Hebrew
points and Arabic vowel signs (10 to 35); an Indic vowel sign or a Japanese voicing mark tells words apart and stays.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from unicodedata import category, combining, normalize

from claimdesk.domain.text import Span

_LONE = {
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "Ø": "O", "Ł": "L", "Đ": "D", "Ħ": "H", "Æ": "AE", "Œ": "OE", "Þ": "TH", "Ð": "D",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u0640": "", "\n": " ", "\t": " ",
}  # fmt: skip
"""What has no decomposition, or one that nobody types."""


def _dropped(letter: str) -> bool:
    kind = combining(letter)
    return 10 <= kind <= 35 or kind >= 200 or category(letter) == "Cf"


@cache
def _folded(letter: str, *, match_case: bool) -> str:
    known = _LONE.get(letter)
    if known is None:
        parts = "".join(part for part in normalize("NFKD", letter) if not _dropped(part))
        known = normalize("NFC", "".join(_LONE.get(part, part) for part in parts))
    if match_case:
        return known
    return normalize("NFC", "".join(part for part in normalize("NFD", known.casefold()) if not _dropped(part)))


class FoldedText:
    """One text folded, and where in it things are, in code points of the text itself."""

    def __init__(self, text: str, *, match_case: bool = False) -> None:
        self._match_case = match_case
        self._odd: list[int] = []
        self._sizes: list[int] = []
        self._at: list[int] = []
        self._text = text
        letters = set(text)
        table = {ord(letter): _folded(letter, match_case=match_case) for letter in letters}
        self.folded = text.translate(table)
        odd = [chr(code) for code, to in table.items() if len(to) != 1]
        if odd:
            places = re.compile(f"[{re.escape(''.join(odd))}]").finditer(text)
            self._odd = [found.start() for found in places]
            self._sizes = [len(table[ord(text[at])]) for at in self._odd]
            gained = accumulate((size - 1 for size in self._sizes), initial=0)
            self._at = [at + more for at, more in zip(self._odd, gained, strict=False)]

    def fold(self, words: str) -> str:
        """``words`` as they would stand in the folded text."""
        return "".join(_folded(letter, match_case=self._match_case) for letter in words)

    def start_of(self, at: int) -> int:
        """The code point that folded place ``at`` came from, behind those that left nothing there."""
        nth = bisect_right(self._at, at) - 1
        if nth < 0:
            return at
        past = at - self._at[nth] - self._sizes[nth]
        return self._odd[nth] + 1 + past if past >= 0 else self._odd[nth]

    def end_of(self, at: int) -> int:
        """The end of the code point before folded place ``at``, with the marks that it carries."""
        nth = bisect_left(self._at, at) - 1
        end = at if nth < 0 else self._odd[nth] + 1 + max(0, at - self._at[nth] - self._sizes[nth])
        while end < len(self._text) and combining(self._text[end]):
            end += 1
        return end

    def place_of(self, start: int) -> int:
        """The folded place of code point ``start``."""
        nth = bisect_left(self._odd, start) - 1
        return start if nth < 0 else self._at[nth] + self._sizes[nth] + start - self._odd[nth] - 1

    def find(self, words: str, *, whole: bool = False) -> "Hits":
        """Every place where ``words`` stand, none overlapping the one before; only ``whole`` words, if asked."""
        wanted = self.fold(words)
        if not wanted.strip():
            return Hits(self, [], 0)
        pattern = re.escape(wanted)
        if whole:
            pattern = (
                (r"(?<!\w)" if wanted[0].isalnum() else "") + pattern + (r"(?!\w)" if wanted[-1].isalnum() else "")
            )
        starts = [found.start() for found in re.finditer(pattern, self.folded)]
        return Hits(self, self._once(starts, len(wanted)), len(wanted))

    def _once(self, starts: list[int], size: int) -> list[int]:
        """``starts`` without those inside a letter, as in the second half of ``ß``, that the one before has."""
        wide = {at + n: at for at, letters in zip(self._at, self._sizes, strict=True) for n in range(1, letters)}
        if not wide:
            return starts
        kept: list[int] = []
        for start in starts:
            if not kept or wide.get(start, start) >= kept[-1] + size:
                kept.append(start)
        return kept


class Hits:
    """Where some words were found, in order. A hit's place in the text is worked out when it is asked for."""

    def __init__(self, text: FoldedText, starts: list[int], size: int) -> None:
        self._text, self._starts, self._size = text, starts, size

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, nth: int) -> Span:
        start = self._starts[nth]
        return Span(self._text.start_of(start), self._text.end_of(start + self._size))

    def next_from(self, place: int) -> int:
        """The number of the first hit that begins at code point ``place`` or later; their count where there is none."""
        return bisect_left(self._starts, self._text.place_of(place))

    def between(self, start: int, end: int) -> list[Span]:
        """The hits that share a code point with ``start`` to ``end``."""
        first = bisect_left(self._starts, self._text.place_of(start) - self._size)
        last = bisect_left(self._starts, self._text.place_of(end))
        spans = (self[nth] for nth in range(first, last))
        return [span for span in spans if span.start < end and start < span.end]

    def rows(self, count: int) -> list[int]:
        """Which of ``count`` equal parts of the text have a hit that begins in them."""
        scale = count / max(1, len(self._text.folded))
        return sorted({int(start * scale) for start in self._starts})
