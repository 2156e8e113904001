"""Where the small toolbar of a selection comes and goes: made by the first selection, it has no part in the start."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from claimdesk.ui.reader.overview import Overview
from claimdesk.ui.reader.placed_page import PlacedPage

if TYPE_CHECKING:
    from claimdesk.ui.reader.selection_bar import SelectionBar


class BarSeat(QObject):
    """Seats the toolbar beside the selection of one page."""

    mark_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, page: PlacedPage) -> None:
        super().__init__(page)
        self._page = page
        self.enabled = False
        """Whether a further place can be added to a claim."""

    @cached_property
    def bar(self) -> "SelectionBar":
        """The toolbar."""
        from claimdesk.ui.reader.selection_bar import SelectionBar

        bar = SelectionBar(self._page)
        bar.place.setEnabled(self.enabled)
        bar.mark_wanted.connect(self.mark_wanted)
        bar.place_wanted.connect(self.place_wanted)
        bar.copy_wanted.connect(self._page.copy)
        return bar

    @property
    def _is_made(self) -> bool:
        return "bar" in self.__dict__

    @property
    def taken(self) -> bool:
        """Whether the toolbar is seen."""
        return self._is_made and self.bar.isVisible()

    def enable(self, enabled: bool) -> None:  # noqa: FBT001 - a slot
        """Whether a further place can be added to a claim."""
        self.enabled = enabled
        if self._is_made:
            self.bar.place.setEnabled(enabled)

    def hide(self) -> None:
        if self._is_made:
            self.bar.hide()

    def place(self, *, hidden: bool) -> None:
        """Put the toolbar beside the selection, or away where there is none or it is to be ``hidden``."""
        page = self._page
        if hidden or page.selection() is None:
            self.hide()
            return
        around = QRect(0, 0, page.width(), page.viewport().height()).adjusted(8, 4, -8 - Overview.WIDTH, -4)
        self.bar.put_beside(page.selection_rect().translated(page.viewport().pos()), around)
