"""What lies where: highlights in buckets by paragraph, so that a look or a change costs what it touches.

A paragraph's bucket is filled when somebody first looks at it, with those of its neighbours: of 50,000 highlights a few
hundred are ever seen.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.views import Mark

_TOGETHER = 4_000
"""Code points whose paragraphs are read in one go, a page and a half."""


class SpanIndex:
    """Marks by the paragraphs they touch. ``starts`` are the paragraphs' first code points, rising from 0.

    ``read`` gives the marks that share a code point with a stretch of the text.
    """

    def __init__(self, starts: Sequence[int], read: Callable[[int, int], Iterable[Mark]]) -> None:
        self._starts = starts
        self._read = read
        self._buckets: dict[int, list[Mark]] = {}

    def paragraphs(self, start: int, end: int) -> range:
        """The numbers of the paragraphs that the code points from ``start`` to ``end`` touch."""
        return range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end))

    def _bucket(self, paragraph: int) -> Sequence[Mark]:
        bucket = self._buckets.get(paragraph)
        return self._fill(paragraph) if bucket is None else bucket

    def _fill(self, paragraph: int) -> Sequence[Mark]:
        """Read a paragraph and those around it that were not read yet."""
        starts, first, last = self._starts, paragraph, paragraph + 1
        while last < len(starts) and last not in self._buckets and starts[last] - starts[paragraph] < _TOGETHER:
            last += 1
        if last == paragraph + 1:  # as when somebody goes up the text
            while first > 0 and first - 1 not in self._buckets and starts[last - 1] - starts[first] < _TOGETHER:
                first -= 1
        try:
            found = self._read(starts[first], starts[last] if last < len(starts) else 1 << 62)
        except ClaimdeskError:  # a disk that is away may be back when the page is painted next
            return ()
        filled: dict[int, list[Mark]] = {number: [] for number in range(first, last)}
        for mark in found:
            touched = self.paragraphs(mark.start, mark.end)
            for number in range(max(first, touched.start), min(last, touched.stop)):
                filled[number].append(mark)
        self._buckets.update(filled)
        return filled[paragraph]

    def put(self, mark: Mark) -> range:
        """Take ``mark`` in, in place of the one of its id that stands here; gives the paragraphs that it touches."""
        touched = self.take_out(mark)
        for paragraph in touched:
            bucket = self._buckets.get(paragraph)
            if bucket is not None:
                bucket.append(mark)
        return touched

    def take_out(self, mark: Mark) -> range:
        """Let the mark of this id go from where ``mark`` stands; gives the paragraphs that it touched."""
        touched, key = self.paragraphs(mark.start, mark.end), mark.highlight_id
        for paragraph in touched:
            bucket = self._buckets.get(paragraph)
            if bucket is not None:
                bucket[:] = [other for other in bucket if other.highlight_id != key]
        return touched

    def in_paragraph(self, paragraph: int) -> Sequence[Mark]:
        """The marks that touch the paragraph of that number, in no order."""
        return self._bucket(paragraph)

    def at(self, place: int) -> list[Mark]:
        """The marks over code point ``place``, shortest first, then from the left."""
        bucket = self._bucket(bisect_right(self._starts, place) - 1)
        return sorted((mark for mark in bucket if mark.start <= place < mark.end), key=_innermost)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with ``start`` to ``end``, in no order; some of them several times."""
        return [
            mark
            for paragraph in self.paragraphs(start, end)
            for mark in self._bucket(paragraph)
            if mark.start < end and start < mark.end
        ]


def _innermost(mark: Mark) -> tuple[int, int, str]:
    return mark.end - mark.start, mark.start, mark.highlight_id
