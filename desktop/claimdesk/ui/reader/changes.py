"""What has changed between the marks shown and those to be shown."""

from collections.abc import Sequence
from itertools import compress, count
from operator import is_not

from claimdesk.domain.views import Mark


def changes(old: Sequence[Mark], new: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The marks that are gone and those that have come; a mark with other values is among both.

    Nearly always the two begin and end with the very same objects, and only what lies between is compared.
    """
    if not old:
        return [], list(new)
    front = _alike(old, new)
    back = _alike(old[front:][::-1], new[front:][::-1])
    before = {mark.highlight_id: mark for mark in old[front : len(old) - back]}
    after = {mark.highlight_id: mark for mark in new[front : len(new) - back]}
    return (
        [mark for key, mark in before.items() if after.get(key) != mark],
        [mark for key, mark in after.items() if before.get(key) != mark],
    )


def _alike(some: Sequence[Mark], others: Sequence[Mark]) -> int:
    """How many objects the two have in common before the first that differs."""
    return next(compress(count(), map(is_not, some, others)), min(len(some), len(others)))
