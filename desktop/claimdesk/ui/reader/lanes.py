"""Which of the stacked underlines a highlight gets, so that overlapping ones stay apart and none changes its height."""

from collections.abc import Iterable, Sequence

from claimdesk.domain.views import Mark

LANES = 3
"""Underlines that find room below a line of text; a highlight that finds none free keeps its tint and its glyph."""


def allot(marks: Iterable[Mark]) -> dict[str, int]:
    """A lane, from 0 up, for each highlight by its id, longer ones nearer to the text; LANES where none was free."""
    lanes: dict[str, int] = {}
    taken_to = [0] * LANES
    for mark in sorted(marks, key=_outermost_first):
        start = mark.start
        for lane in range(LANES):
            if taken_to[lane] <= start:
                taken_to[lane] = mark.end
                lanes[mark.highlight_id] = lane
                break
        else:
            lanes[mark.highlight_id] = LANES
    return lanes


def free_lane(lanes: dict[str, int], neighbours: Sequence[Mark]) -> int:
    """The lowest lane that no neighbour has, so that a new highlight moves no other; LANES where none is free."""
    taken = {lanes[mark.highlight_id] for mark in neighbours}
    return next((lane for lane in range(LANES) if lane not in taken), LANES)


def _outermost_first(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end
