"""What lies where: highlights in buckets by paragraph, so that a look or a change costs what it touches.

A paragraph's bucket is filled when somebody first looks at it: of 50,000 highlights a few hundred are ever seen.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from claimdesk.domain.views import Mark

_LONG = 2_000
"""Code points from which on a mark is looked for by itself, so that the search for all others stays short."""


class SpanIndex:
    """Marks by the paragraphs they touch. ``starts`` are the paragraphs' first code points, rising from 0."""

    def __init__(self, starts: Sequence[int] = (0,), marks: Iterable[Mark] = ()) -> None:
        self._starts = starts
        self._buckets: dict[int, list[Mark]] = {}
        # What the buckets are filled from; later changes go into filled buckets alone.
        self._given = sorted(marks, key=attrgetter("start"))
        self._given_starts = [mark.start for mark in self._given]
        self._given_long = [mark for mark in self._given if mark.end - mark.start > _LONG]

    def paragraphs(self, start: int, end: int) -> range:
        """The numbers of the paragraphs that the code points from ``start`` to ``end`` touch."""
        return range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end))

    def _bucket(self, paragraph: int) -> list[Mark]:
        bucket = self._buckets.get(paragraph)
        if bucket is None:
            start = self._starts[paragraph]
            end = self._starts[paragraph + 1] if paragraph + 1 < len(self._starts) else 1 << 62
            first, last = bisect_left(self._given_starts, start - _LONG), bisect_left(self._given_starts, end)
            bucket = [mark for mark in self._given_long if mark.start < start - _LONG and mark.end > start]
            bucket += [mark for mark in self._given[first:last] if mark.end > start]
            self._buckets[paragraph] = bucket
        return bucket

    def add(self, mark: Mark) -> range:
        """Take ``mark`` in; gives the paragraphs that it touches."""
        touched = self.paragraphs(mark.start, mark.end)
        for paragraph in touched:
            self._bucket(paragraph).append(mark)
        return touched

    def remove(self, mark: Mark) -> range:
        """Let ``mark`` go; gives the paragraphs that it touched. Raises ValueError where it is not in."""
        touched = self.paragraphs(mark.start, mark.end)
        for paragraph in touched:
            self._bucket(paragraph).remove(mark)
        return touched

    def in_paragraph(self, paragraph: int) -> Sequence[Mark]:
        """The marks that touch the paragraph of that number, in no order."""
        return self._bucket(paragraph)

    def at(self, place: int) -> list[Mark]:
        """The marks over code point ``place``, shortest first, then from the left."""
        bucket = self._bucket(bisect_right(self._starts, place) - 1)
        return sorted((mark for mark in bucket if mark.start <= place < mark.end), key=_innermost)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with ``start`` to ``end``, each once, in no order."""
        found: dict[str, Mark] = {}
        for paragraph in self.paragraphs(start, end):
            for mark in self._bucket(paragraph):
                if mark.start < end and start < mark.end:
                    found[mark.highlight_id] = mark
        return list(found.values())


def _innermost(mark: Mark) -> tuple[int, int, str]:
    return mark.end - mark.start, mark.start, mark.highlight_id
