"""Puts highlights that came from elsewhere on the text they speak of, or finds that they do not fit it."""

import re
from bisect import bisect_left
from dataclasses import replace

from claimdesk.domain.model import Highlight
from claimdesk.domain.phrases import Phrase
from claimdesk.domain.text import Span, context, find_again, normalise

_SHOWN = 60
_NOWHERE = "\0\\ud800-\\udfff\\ufffe"
_LOST_FIRST = re.compile(f"[\\ufeff{_NOWHERE}]*")
_LOST = re.compile(f"\r(?=[{_NOWHERE}]*\n)|[{_NOWHERE}]")
"""What normalising takes out of a text, at its beginning and further on; what it keeps keeps its order."""


class Ground:
    """An article's text as it came and as it is stored, and the way from a place in the one to the other."""

    def __init__(self, came: str) -> None:
        self.came = came
        self.text = normalise(came)
        self.as_it_came = self.text == came
        self._losses: list[int] = []
        if not self.as_it_came:
            first = _LOST_FIRST.match(came)
            begun = first.end() if first else 0
            self._losses = [*range(begun), *(found.start() for found in _LOST.finditer(came, begun))]

    def span(self, start: int, end: int) -> Span | None:
        """Where the code points from ``start`` to ``end`` of the text that came stand in the stored one."""
        start, end = (offset - bisect_left(self._losses, offset) for offset in (start, end))
        return Span(start, end) if start < end else None


def settle(highlight: Highlight, ground: Ground) -> Highlight | None:
    """The highlight as it fits the stored text: itself where it fits already, moved where its quote is found again.

    None where the quote is not there, or could be in two places.
    """
    start, end, quote = highlight.start, highlight.end, highlight.quote
    if ground.text[start:end] == quote and start < end and (ground.as_it_came or ground.came[start:end] != quote):
        return highlight
    if not ground.as_it_came and start < end and ground.came[start:end] == quote:
        span = ground.span(start, end)
    else:
        span = find_again(ground.text, normalise(quote), normalise(highlight.prefix), normalise(highlight.suffix))
    if span is None:
        return None
    prefix, suffix = context(ground.text, span)
    return replace(highlight, start=span.start, end=span.end, quote=span.of(ground.text), prefix=prefix, suffix=suffix)


def shown(words: str) -> Phrase:
    """``words`` as they stand in a sentence: on one line, and no longer than a glance."""
    line = " ".join(words.split())
    return Phrase("“{words}”", words=line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…")


def move_told(came: Highlight, now: Highlight, title: object) -> Phrase:
    """The sentence on a highlight of an article with that title that stands elsewhere than it came; in code points."""
    return Phrase(
        "Moved: {quote} in {title}, from {old_start}–{old_end} to {start}–{end}.",
        quote=shown(now.quote),
        title=title,
        old_start=came.start,
        old_end=came.end,
        start=now.start,
        end=now.end,
    )
