"""What a step changed in the places of claims and in the counts of articles, told without counting anything anew."""

from collections import defaultdict
from collections.abc import Iterable

from claimdesk.domain.model import Claim, Entity, Evidence, Highlight, Step, Verdict
from claimdesk.storage.reading import Reading


class Tally:
    """The claims that a step has touched, as the library has them now and as they were before.

    What was before is what is now with the step's edits taken back.
    """

    def __init__(self, read: Reading, step: Step) -> None:
        self.claims = {key for edit in step.edits for e in (edit.before, edit.after) for key in _claims_of(e)}
        now = read.places_of(self.claims)
        self.after = {place.id: place for place in now}
        self.before = dict(self.after)
        self._checked_after = read.verdicts_of(self.claims)
        self._checked_before = self._checked_after.copy()
        for edit in reversed(step.edits):
            if isinstance(edit.entity, Highlight):
                self.before.pop(edit.entity.id, None)
                if isinstance(edit.before, Highlight):
                    self.before[edit.before.id] = edit.before
            elif isinstance(edit.entity, Verdict):
                self._checked_before[edit.entity.claim_id] += (edit.before is not None) - (edit.after is not None)

    @property
    def articles(self) -> set[str]:
        """The articles in which the claims have a place, or had one."""
        return {place.article_id for places in (self.before, self.after) for place in places.values()}

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each of the articles how many claims it has more than before, and how many checked ones."""
        claims: dict[str, int] = defaultdict(int)
        checked: dict[str, int] = defaultdict(int)
        for sign, places, verdicts in (
            (1, self.after, self._checked_after),
            (-1, self.before, self._checked_before),
        ):
            for article_id, claim_id in {(place.article_id, place.claim_id) for place in places.values()}:
                claims[article_id] += sign
                checked[article_id] += sign * (verdicts[claim_id] > 0)
        return {article_id: (claims[article_id], checked[article_id]) for article_id in self.articles}

    def moved(self, article_id: str) -> list[Highlight]:
        """The places in the article that went or that stand elsewhere now, as they were."""
        return [
            place
            for key, place in self.before.items()
            if place.article_id == article_id and not _is_there(place, self.after.get(key))
        ]

    def starts(self, article_id: str) -> tuple[list[int], list[int]]:
        """Where in the article the claims began before, and where they begin now, in code points."""
        return _starts(self.before.values(), article_id), _starts(self.after.values(), article_id)


def _claims_of(entity: Entity | None) -> tuple[str, ...]:
    if isinstance(entity, Highlight | Verdict | Evidence):
        return (entity.claim_id,)
    return (entity.id,) if isinstance(entity, Claim) else ()


def _is_there(place: Highlight, other: Highlight | None) -> bool:
    return other is not None and (place.article_id, place.span) == (other.article_id, other.span)


def _starts(places: Iterable[Highlight], article_id: str) -> list[int]:
    first: dict[str, int] = {}
    for place in places:
        if place.article_id == article_id:
            first[place.claim_id] = min(place.start, first.get(place.claim_id, place.start))
    return list(first.values())
