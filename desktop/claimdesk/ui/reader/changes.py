"""What has changed between the marks shown and those to be shown."""

from collections.abc import Iterable

from claimdesk.domain.views import Mark


class Shown:
    """The marks shown now."""

    def __init__(self) -> None:
        # By the objects themselves: most are the same ones as before, and comparing 10,000 values takes milliseconds.
        self._marks: dict[int, Mark] = {}

    @property
    def marks(self) -> list[Mark]:
        return list(self._marks.values())

    def replace(self, marks: Iterable[Mark]) -> tuple[list[Mark], list[Mark]]:
        """Take ``marks`` for those shown; gives what is gone and what has come. A changed mark is among both."""
        old = self._marks
        new = self._marks = {id(mark): mark for mark in marks}
        gone = [old[key] for key in old.keys() - new.keys()]
        come = [new[key] for key in new.keys() - old.keys()]
        if not gone or not come:
            return gone, come
        before = {mark.highlight_id: mark for mark in gone}
        after = {mark.highlight_id: mark for mark in come}
        return (
            [mark for mark in gone if after.get(mark.highlight_id) != mark],
            [mark for mark in come if before.get(mark.highlight_id) != mark],
        )
