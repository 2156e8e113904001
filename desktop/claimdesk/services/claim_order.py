"""The order of an article's claims: which comes next, and what number one has."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable

from claimdesk.storage import places
from claimdesk.storage.reading import Reading


class ClaimOrder:
    """The claims of one article in the order in which they begin in the text.

    Where they begin is read when a number is first asked for, and kept after each step as eight bytes a claim.
    """

    def __init__(self, read: Reading, article_id: str) -> None:
        self._read, self._id = read, article_id
        self._starts: array[int] | None = None

    def ids(self) -> list[str]:
        """All claims in their order."""
        return places.claims_in(self._read, self._id)

    def has(self, claim_id: str) -> bool:
        """Whether the claim has a place in the article."""
        return places.first_place(self._read, self._id, claim_id) is not None

    def number(self, claim_id: str) -> int:
        """How many claims begin before this one, and itself; 0 where it has no place in the article."""
        place = places.first_place(self._read, self._id, claim_id)
        if place is None:
            return 0
        if self._starts is None:
            self._starts = places.first_starts(self._read, self._id)
        return bisect_left(self._starts, place[0]) + places.begin_with(self._read, self._id, place) + 1

    def change(self, gone: Iterable[int], come: Iterable[int]) -> None:
        """Some claims have begun at ``gone`` and begin at ``come`` now."""
        starts = self._starts
        if starts is None:
            return
        for start in gone:
            at = bisect_left(starts, start)
            if at == len(starts) or starts[at] != start:  # another process was here in between
                self._starts = None
                return
            del starts[at]
        for start in come:
            insort(starts, start)

    def beside(self, claim_id: str | None, *, forward: bool, unchecked: bool) -> str | None:
        """The claim that begins next after ``claim_id``, or before it, around the end; an unchecked one, if asked."""
        return places.next_claim(self._read, self._id, claim_id, forward=forward, unchecked=unchecked)
