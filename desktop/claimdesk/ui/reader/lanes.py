"""Which of the stacked underlines a highlight gets, so that overlapping ones stay apart and none changes its height."""

from claimdesk.domain.views import Mark
from claimdesk.ui.reader.span_index import SpanIndex

LANES = 3
"""Underlines that find room below a line of text; a highlight that finds none free keeps its tint and its glyph."""


class Lanes:
    """Gives each highlight a lane when it is first asked for, and the same one over its whole length ever after."""

    def __init__(self) -> None:
        self._lanes: dict[str, int] = {}

    def of(self, mark: Mark, index: SpanIndex) -> int:
        """The lane of ``mark``, from 0 up: the lowest that nothing over it has; LANES where none is free."""
        lane = self._lanes.get(mark.highlight_id)
        if lane is None:
            known = self._lanes.get
            taken = {known(other.highlight_id) for other in index.overlapping(mark.start, mark.end)}
            lane = next((lane for lane in range(LANES) if lane not in taken), LANES)
            self._lanes[mark.highlight_id] = lane
        return lane

    def forget(self, mark: Mark) -> None:
        """``mark`` is gone: its lane is free."""
        self._lanes.pop(mark.highlight_id, None)
