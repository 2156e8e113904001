"""Words as a search compares them: case, accents and widths folded, writing without spaces taken letter by letter."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from claimdesk.domain.text import Span, normalise

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Myanmar, Khmer
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # kana, marks that repeat, but no dot
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese
    "\u1100-\u11ff\uac00-\ud7ff"  # Hangul: its particles hang on the words without a space
)
_TATWEEL = "\u0640"
_LETTER = re.compile(f"[{_UNSPACED}]")
_WORD = re.compile(r"[^\W_]")
_INDIC = "\u0900-\u0963\u0966-\u0dff"  # with vowel signs, which Python takes for no part of a word
_RUN = re.compile(f"[{_UNSPACED}]+|(?:[^\\W_{_UNSPACED}]|[{_INDIC}])+")


def _is_accent(character: str) -> bool:
    """Whether a combining mark is left out of account: accents, harakat and niqqud are.

    Virama, nukta, the voicing of kana and the signs of Thai, which make another letter or syllable, are not; they have
    the low and middle classes of UAX 44.
    """
    kind = unicodedata.combining(character)
    return 10 <= kind < 37 or kind >= 200


@cache
def _accents() -> str:
    """All accents, for within the brackets of a pattern: as ranges, since a pattern names them after each letter."""
    found = {at for at in range(0x300, 0x20F0) if _is_accent(chr(at))}
    firsts, lasts = (sorted(at for at in found if at + step not in found) for step in (-1, 1))
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True)) + _TATWEEL


@cache
def _accent() -> re.Pattern[str]:
    return re.compile(f"[{_accents()}]+")


LONGEST_QUESTION = 256
"""Code points of a question that are looked for: telling where each letter stands takes time."""


def fold(text: str) -> str:
    """``text`` without the differences that a search overlooks: case, accents, full and half width, ligatures."""
    if text.isascii():
        return text.lower()
    bare = _accent().sub("", unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFC", bare.casefold())


def spaced(text: str) -> str:
    """``text`` folded, with spaces around each letter of a writing that has none between its words.

    Chinese alone could stand in pairs of letters; single ones find a word of one letter too, and measured no slower.
    """
    folded = fold(text)
    return folded if folded.isascii() else _LETTER.sub(r" \g<0> ", folded)


def asked_words(typed: str) -> list[str]:
    """The words of a question, split at white space and folded; what holds no letter and no digit is left out.

    Of a question that is longer than ``LONGEST_QUESTION`` the beginning is asked.
    """
    return [word for part in normalise(typed)[:LONGEST_QUESTION].split() if _RUN.search(word := fold(part))]


def tokens(text: str) -> list[str]:
    """The words of ``text``, folded; writing without spaces in pairs of letters."""
    found: list[str] = []
    for run in _RUN.findall(fold(text)):
        if _LETTER.match(run) and len(run) > 1:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return found


@cache
def _variants() -> dict[str, str]:
    """By folded letter: all single letters that fold to it."""
    found: dict[str, list[str]] = {}
    for first, last in ((0xC0, 0x530), (0x5D0, 0x700), (0x1E00, 0x2000), (0x30A0, 0x3100), (0xFF00, 0xFFF0)):
        for character in map(chr, range(first, last)):
            folded = fold(character)
            if len(folded) == 1 and folded != character:
                found.setdefault(folded, []).append(character)
    return {folded: "".join(characters) for folded, characters in found.items()}


_LIGATURES = {
    "ss": "ßẞ",
    "ffi": "ﬃ",
    "ffl": "ﬄ",
    "ff": "ﬀ",
    "fi": "ﬁ",
    "fl": "ﬂ",
    "\u0e4d\u0e32": "\u0e33",
    "\u0ecd\u0eb2": "\u0eb3",
}
_PIECE = re.compile("|".join([*map(re.escape, sorted(_LIGATURES, key=len, reverse=True)), r"(?s:.)"]))


def _letters(piece: str, then: str = "") -> str:
    if len(piece) > 1:
        return f"(?:{''.join(map(_letters, piece))}|[{_LIGATURES[piece]}])"
    same = {piece, piece.upper() if len(piece.upper()) == 1 else piece}
    same.update(_variants().get(piece, ""))
    chosen = "".join(re.escape(each) for each in sorted(same))
    return f"[{chosen}]" if _LETTER.match(piece) else f"[{chosen}]{then}[{_accents()}]*"


def pattern(words: Iterable[str], *, unfinished: bool = False) -> re.Pattern[str] | None:
    """Finds the places where folded ``words`` stand in a text as it was written; None where there are no words.

    A word of a writing with spaces is found whole; the last one, while it is ``unfinished``, where a word begins so.
    """
    asked = list(words)
    sides: list[str] = []
    for at, word in enumerate(asked):
        open_ended = unfinished and at == len(asked) - 1
        parts = _RUN.findall(word)
        if not parts:
            continue
        pieces = ["".join(map(_letters, _PIECE.findall(run))) for run in parts]
        # Looking back only behind the first letter lets the search skip from one such letter to the next.
        rest = map(_letters, _PIECE.findall(parts[0][1:]))
        pieces[0] = _letters(parts[0][0], r"(?<![^\W_](?s:.))") + "".join(rest)
        said = r"[\W_]*".join(pieces)
        after = "" if _LETTER.match(parts[-1]) else rf"[^\W_{_UNSPACED}]*" if open_ended else r"(?![^\W_])"
        sides.append(said + after)
    sides.sort(key=len, reverse=True)
    return re.compile("|".join(sides)) if sides else None


def excerpt(text: str, found: re.Pattern[str], *, before: int = 32, length: int = 160) -> tuple[str, tuple[Span, ...]]:
    """A stretch of ``text`` on one line around the first hit, and the hits in it, in code points of the stretch.

    Without a hit it is the beginning of the text, without marks.
    """
    first = found.search(text)
    start = max(0, first.start() - before) if first else 0
    if start and first:
        space = text.find(" ", start, first.start())
        start = space + 1 if space >= 0 else start
    end = min(len(text), max(start + length, first.end() if first and first.end() - start < 4 * length else 0))
    lead, tail = ("…" if start else ""), ("…" if end < len(text) else "")
    piece = re.sub(r"\s", " ", text[start:end])
    marks = [Span(m.start() + len(lead), m.end() + len(lead)) for m in found.finditer(piece) if m.end() > m.start()]
    return f"{lead}{piece}{tail}", tuple(marks)


def marks_in(text: str, found: re.Pattern[str] | None) -> tuple[Span, ...]:
    """All hits in ``text``, in code points."""
    return tuple(Span(*m.span()) for m in found.finditer(text) if m.end() > m.start()) if found else ()


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the stretch neither begins nor ends within a word; writing without spaces has no such middle."""

    def parts_a_word(at: int) -> bool:
        pair: Sequence[str] = text[max(0, at - 1) : at + 1]
        return 0 < at < len(text) and all(_WORD.match(one) and not _LETTER.match(one) for one in pair)

    return not parts_a_word(start) and not parts_a_word(end)
