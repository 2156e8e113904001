"""Places in a text. Offsets count Unicode code points, half-open, as Python's ``str`` and W3C selectors do."""

import re

from claimdesk.domain.nouns import value

CONTEXT = 32
"""Code points of text kept on either side of a quote, so that it can be found again in a changed text."""

# Patterns that are compiled when first used: no start needs them.
_LINE_ENDS = "\r\n|[\r\x85\u2028\u2029]"
_UNSTORABLE = "[\0\ud800-\udfff\ufffe]"
_RIGHT_TO_LEFT = (
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters and signs that run from right to left."""
_FIRST_STRONG_ISOLATE = "\u2068{}\u2069"


def has_leftward(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether letters that run from right to left stand between the two code points."""
    if text.isascii():
        return False
    return re.compile(_RIGHT_TO_LEFT).search(text, start, len(text) if end is None else end) is not None


def normalise(raw: str) -> str:
    """The one form in which an article's text is stored, shown and measured.

    Byte-order marks at the beginning go, every line end becomes ``\\n``, and NUL and lone surrogates, which neither
    SQLite nor UTF-8 can hold, go too; so does U+FFFE, no character, by which readers tell that all bytes are swapped.
    Nothing else changes: no-break spaces, combining marks and white space stay as they are.
    """
    if raw.isascii() and "\r" not in raw and "\0" not in raw:
        return raw
    return re.sub(_LINE_ENDS, "\n", re.sub(_UNSTORABLE, "", raw).lstrip("\ufeff"))


def isolated(text: str) -> str:
    """``text`` so that its writing direction reorders nothing around it: within isolates, where it needs them.

    Unicode Standard Annex 9, FIRST STRONG ISOLATE.
    """
    return _FIRST_STRONG_ISOLATE.format(text) if has_leftward(text) else text


def in_a_row(*parts: str | None) -> str:
    """What is known of the parts, with middle dots between; none reorders another."""
    known = [part for part in parts if part]
    if any(map(has_leftward, known)):  # then a number beside one would be reordered, too
        known = [_FIRST_STRONG_ISOLATE.format(part) for part in known]
    return " · ".join(known)


def sha256(text: str) -> str:
    """The SHA-256 of ``text`` in UTF-8, as 64 hexadecimal digits."""
    import hashlib  # 4 ms that the first paint need not wait for

    return hashlib.sha256(text.encode()).hexdigest()


@value
class Span:
    """A stretch of text in code points, ``start`` included and ``end`` not.

    Raises ValueError for an empty or a negative stretch.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a stretch of text: {self.start} to {self.end}")

    def __lt__(self, other: "Span") -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def snap(text: str, start: int, end: int) -> Span | None:
    """The stretch from ``start`` to ``end`` without the white space at its ends; None where only white space stands."""
    start, end = sorted(min(max(0, at), len(text)) for at in (start, end))
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(inner))


def context(text: str, span: Span) -> tuple[str, str]:
    """The prefix and the suffix of ``span``: up to CONTEXT code points before and after it."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def places_of(text: str, quote: str) -> list[int]:
    """The starts, in code points, of every place where ``quote`` stands in ``text``, overlapping ones too."""
    starts: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return starts


def find_again(text: str, quote: str, prefix: str = "", suffix: str = "") -> Span | None:
    """Where ``quote`` stands in ``text``, if that is beyond doubt; None where it is not there or could be two places.

    Several equal quotes are told apart by their context alone: the one place where prefix and suffix both fit is taken,
    never the nearest lookalike.
    """
    starts = places_of(text, quote)
    if len(starts) > 1:
        starts = [at for at in starts if text.endswith(prefix, 0, at) and text.startswith(suffix, at + len(quote))]
    return Span(starts[0], starts[0] + len(quote)) if len(starts) == 1 else None
