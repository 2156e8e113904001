"""What lies where: highlights in buckets by paragraph, so that a look or a change costs what it touches."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from claimdesk.domain.views import Mark


class SpanIndex:
    """Marks by the paragraphs they touch. ``starts`` are the paragraphs' first code points, rising from 0."""

    def __init__(self, starts: Sequence[int] = (0,), marks: Iterable[Mark] = ()) -> None:
        self._starts = starts
        self._buckets: defaultdict[int, list[Mark]] = defaultdict(list)
        self._fill(sorted(marks, key=attrgetter("start")))

    def _fill(self, marks: Sequence[Mark]) -> None:
        """Take many marks in the order of their starts: no search for each."""
        buckets = self._buckets
        ends = [*self._starts[1:], 1 << 62]
        paragraph, paragraph_end = 0, ends[0]
        for mark in marks:
            while mark.start >= paragraph_end:
                paragraph += 1
                paragraph_end = ends[paragraph]
            buckets[paragraph].append(mark)
            if mark.end > paragraph_end:
                touched = paragraph
                while mark.end > ends[touched]:
                    touched += 1
                    buckets[touched].append(mark)

    def paragraphs(self, start: int, end: int) -> range:
        """The numbers of the paragraphs that the code points from ``start`` to ``end`` touch."""
        return range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end))

    def add(self, mark: Mark) -> range:
        """Take ``mark`` in; gives the paragraphs that it touches."""
        touched = self.paragraphs(mark.start, mark.end)
        for paragraph in touched:
            self._buckets[paragraph].append(mark)
        return touched

    def remove(self, mark: Mark) -> range:
        """Let ``mark`` go; gives the paragraphs that it touched. Raises KeyError or ValueError where it is not in."""
        touched = self.paragraphs(mark.start, mark.end)
        for paragraph in touched:
            bucket = self._buckets[paragraph]
            bucket.remove(mark)
            if not bucket:
                del self._buckets[paragraph]
        return touched

    def in_paragraph(self, paragraph: int) -> Sequence[Mark]:
        """The marks that touch the paragraph of that number, in no order."""
        return self._buckets.get(paragraph, ())

    def at(self, place: int) -> list[Mark]:
        """The marks over code point ``place``, shortest first, then from the left."""
        bucket = self._buckets.get(bisect_right(self._starts, place) - 1, ())
        return sorted((mark for mark in bucket if mark.start <= place < mark.end), key=_innermost)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with ``start`` to ``end``, each once, in no order."""
        found: dict[str, Mark] = {}
        for paragraph in self.paragraphs(start, end):
            for mark in self._buckets.get(paragraph, ()):
                if mark.start < end and start < mark.end:
                    found[mark.highlight_id] = mark
        return list(found.values())


def _innermost(mark: Mark) -> tuple[int, int, str]:
    return mark.end - mark.start, mark.start, mark.highlight_id
