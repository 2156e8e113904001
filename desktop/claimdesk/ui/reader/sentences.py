"""Where sentences and words begin and end: Qt's boundary finder, and a rule for what a full stop does not end.

Nothing is worked out for a whole text: a paragraph is cut into sentences when somebody first goes there.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import category

from PySide6.QtCore import QTextBoundaryFinder

from claimdesk import bundled
from claimdesk.domain.text import Span, snap
from claimdesk.ui.reader.offsets import OffsetMap, harmless

_Kind = QTextBoundaryFinder.BoundaryType

_CONTEXT = 2_000
"""Code points looked at on either side of a piece of a very long paragraph."""

_WORD_REACH = 256
"""Code points looked at on either side of a place when a word's end is wanted."""

_TOKEN = re.compile(r"[^\s(\[{«„“‘\"'‚‹»”’]+$")
_FIRST_WORD = re.compile(r"[^\w\s]*\s*([\w’'-]+)")
_SPACED = re.compile(r"(?:\b[^\W\d_]\.\s?)+[^\W\d_]{1,3}$")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.){2,}")
_INITIAL = re.compile(r"[^\W\d_]\.")
_DASH_OF_SPEECH = re.compile(r"(?<=[.!?…])\s+([—–])\s*$")
"""Goes back to what is said, behind the words that tell who says it."""
_OPENING = "「『（《〈【“‘«"
_CLOSING = {"»": "«", "”": "“", "“": "„", "«": "»", ")": "(", "’": "‘"}


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a full stop after these words means, in one language or, where it is not known, in all."""

    before_name: frozenset[str]
    """Never the end of a sentence."""
    before_number: frozenset[str]
    """Not the end where a number follows."""
    open: frozenset[str]
    """The end only where a word follows that often begins a sentence."""
    starts: frozenset[str]
    ordinals: bool
    """Whether a full stop makes a number an ordinal."""


@cache
def _all_rules() -> dict[str, _Rules]:
    data = json.loads(bundled.read_text("sentences", "abbreviations.json"))
    lists = ("before_name", "before_number", "open", "starts")
    made = {
        code: _Rules(*(frozenset(told[name]) for name in lists), ordinals=told.get("ordinals", False))
        for code, told in data.items()
    }
    # Of an unknown language only what is long enough to mean the same in all.
    several = {name: _union(getattr(rules, name) for rules in made.values()) for name in lists}
    many = frozenset(
        word for word in several["before_name"] if len(word) > 1 and word not in {"on", "mr", "min", "max"}
    )
    made[""] = _Rules(many, several["before_number"], several["open"], several["starts"], ordinals=False)
    return made


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _rules(language: str | None) -> _Rules:
    known = _all_rules()
    code = re.split("[-_]", language or "")[0].lower()
    return known.get(code, known[""])


class Sentences:
    """The sentences of one text, in code points, without the white space between them.

    ``starts`` are the code points at which the paragraphs begin, rising from 0; where one follows another without a
    line end it goes on with it.
    """

    def __init__(self, text: str, starts: Sequence[int] = (), language: str | None = None) -> None:
        self._text = text
        self._starts = starts or [0, *(at.end() for at in re.finditer("\n", text))]
        self._rules = _rules(language)
        self._found: dict[int, list[int]] = {}

    def at(self, place: int) -> Span | None:
        """The sentence over ``place``, or the next one where white space stands there; None behind the last."""
        found = self._around(place)
        if found is not None and place < found.end:
            return found
        return self.after(place)

    def after(self, place: int) -> Span | None:
        """The first sentence that begins behind ``place``."""
        for piece in range(self._piece(place), len(self._starts)):
            begins = self._begins(piece)
            at = bisect_right(begins, place)
            if at < len(begins):
                return self._from(begins[at], piece)
        return None

    def before(self, place: int) -> Span | None:
        """The last sentence that begins before ``place``."""
        for piece in range(self._piece(place), -1, -1):
            begins = self._begins(piece)
            at = bisect_left(begins, place)
            if at:
                return self._from(begins[at - 1], piece)
        return None

    def paragraph_after(self, place: int) -> int | None:
        """Where the next paragraph with words in it begins."""
        for piece in range(self._piece(place) + 1, len(self._starts)):
            if not self._joined(piece) and (words := self._words_of(piece)) is not None and words.start > place:
                return words.start
        return None

    def paragraph_before(self, place: int) -> int | None:
        """Where the paragraph begins that ``place`` is in, or the one before where it is at the beginning."""
        for piece in range(self._piece(place), -1, -1):
            if not self._joined(piece) and (words := self._words_of(piece)) is not None and words.start < place:
                return words.start
        return None

    def _around(self, place: int) -> Span | None:
        piece = self._piece(place)
        while True:
            begins = self._begins(piece)
            at = bisect_right(begins, place)
            if at:
                return self._from(begins[at - 1], piece)
            if not self._joined(piece):
                return None
            piece -= 1

    def _from(self, start: int, piece: int) -> Span | None:
        """The sentence that begins at ``start``: up to the next one of its paragraph or to the paragraph's end."""
        while True:
            begins, end = self._begins(piece), self._end(piece)
            at = bisect_right(begins, start)
            if at < len(begins):
                return snap(self._text, start, begins[at])
            piece += 1
            if piece >= len(self._starts) or not self._joined(piece):
                return snap(self._text, start, end)

    def _piece(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _end(self, piece: int) -> int:
        return self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self._text)

    def _joined(self, piece: int) -> bool:
        return piece > 0 and self._text[self._starts[piece] - 1] != "\n"

    def _words_of(self, piece: int) -> Span | None:
        return snap(self._text, self._starts[piece], self._end(piece))

    def _begins(self, piece: int) -> list[int]:
        """Where sentences begin in a piece."""
        if piece not in self._found:
            start, end = self._starts[piece], self._end(piece)
            first = max(0, start - _CONTEXT) if self._joined(piece) else start
            first = max(first, self._text.rfind("\n", first, start) + 1)
            last = end
            if self._joined(piece + 1) if piece + 1 < len(self._starts) else False:
                last = min(len(self._text), end + _CONTEXT)
            edges = [first + at for at in cut(self._text[first:last], self._rules)]
            if first != start:
                edges = edges[1:]  # where the looking begins no sentence needs to
            self._found[piece] = [at for at in edges if start <= at < end]
        return self._found[piece]


def cut(text: str, rules: _Rules) -> list[int]:
    """Where the sentences of one paragraph begin, in code points of it, behind white space."""
    finder = QTextBoundaryFinder(_Kind.Sentence, shown := harmless(text))
    offsets = OffsetMap(shown)
    begins: list[int] = []
    at = 0
    while at >= 0:
        words = _behind_space(text, offsets.to_text(at))
        if begins:
            words = _to_the_quote(text, begins[-1], words)
        if words < len(text) and (not begins or (words > begins[-1] and not _goes_on(text, begins[-1], words, rules))):
            begins.append(words)
        at = finder.toNextBoundary()
    return begins


def _behind_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _to_the_quote(text: str, begin: int, at: int) -> int:
    """``at`` moved so that a quotation mark beside it stays with the words that it closes or opens."""
    closing = text[at : at + 1]
    opening = _CLOSING.get(closing, "")
    opened = text.find(opening, begin, at) if opening else -1
    # Guillemets point either way: those open that come first.
    earlier = text.find(closing, begin, opened) if opened >= 0 else -1
    if opened >= 0 and earlier < 0 and text.count(opening, begin, at) > text.count(closing, begin, at):
        return _behind_space(text, at + 1)
    while at - 1 > begin and text[at - 1] in _OPENING and not text[at : at + 1].isspace():
        at -= 1
    dash = _DASH_OF_SPEECH.search(text, max(begin, at - 8), at)
    return dash.start(1) if dash is not None else at


def _goes_on(text: str, begin: int, at: int, rules: _Rules) -> bool:
    """Whether the sentence from ``begin`` on goes on at ``at``, where Qt sees a boundary."""
    before, follows = text[max(begin, at - 64) : at].rstrip(), text[at : at + 64]
    first = _FIRST_WORD.match(follows)
    word = first.group(1) if first is not None else ""
    if word[:1].islower():
        return True
    if not any(map(str.isalnum, text[begin:at])) or not (follows[63:] or any(map(str.isalnum, follows))):
        return True  # a quotation mark or a dash alone
    if before.endswith("၊") or (at - begin > 1 and text[at - 1] in "-‐‑" and not text[at - 2].isspace()):
        return True  # the comma of Burmese, which Unicode counts among the full stops; “U.S.-made”
    return before.endswith(".") and _abbreviates(before[:-1], follows, word, rules)


def _abbreviates(before: str, follows: str, word: str, rules: _Rules) -> bool:
    """Whether the full stop behind ``before`` belongs to a word, ``word`` being the first of what follows."""
    found, spaced = _TOKEN.search(before), _SPACED.search(before)
    stopped = found.group() if found is not None else ""
    whole = "".join(spaced.group().split()) if spaced is not None else stopped
    begins = word in rules.starts or follows[:1] in _OPENING or follows[:1] in "„\"'"
    if whole in rules.open or stopped in rules.open or _LETTERS_WITH_STOPS.fullmatch(f"{stopped}."):
        return not begins
    if word[:1].isdigit() and stopped in rules.before_number:
        return True
    if stopped in rules.before_name or whole in rules.before_name:
        return True
    if rules.ordinals and stopped.isdecimal() and len(stopped) <= 2 and follows[:1].isalpha():
        return not begins
    if len(stopped) == 1 and stopped.isupper() and stopped != "I":
        return not begins or _INITIAL.match(follows) is not None
    return False


def word_edge(text: str, place: int, *, forward: bool, start: bool) -> int:
    """The nearest place before or behind ``place`` at which a word begins (``start``) or ends, in code points.

    Where there is none within reach it is the end of that reach, or of the text.
    """
    first, last = max(0, place - _WORD_REACH), min(len(text), place + _WORD_REACH)
    finder = QTextBoundaryFinder(_Kind.Word, shown := harmless(text[first:last]))
    offsets = OffsetMap(shown)
    finder.setPosition(offsets.to_qt(place - first))
    move = finder.toNextBoundary if forward else finder.toPreviousBoundary
    while (at := move()) >= 0:
        edge = offsets.to_text(at)
        beside = edge if start else edge - 1
        if 0 <= beside < len(shown) and category(shown[beside])[0] in "LMN":
            return first + edge
    return last if forward else first
