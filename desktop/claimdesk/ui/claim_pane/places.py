"""The claim's words as the articles have them, and where."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from claimdesk.domain.views import Place
from claimdesk.ui.claim_pane.parts import (
    INDENT,
    Elided,
    Entry,
    Expandable,
    RowList,
    column,
    indented,
    label,
    row,
    tool,
)
from claimdesk.ui.fonts import reading_font
from claimdesk.ui.icons import icon

QUOTE_SIZE = 16
_BEFORE = 24
"""Code points before a quote that tell it from the same words elsewhere."""


class PlaceEntry(Entry):
    """One place in the list: the article's title and the words there, also those before if it is ``one_of_many``."""

    remove_wanted = Signal()

    def __init__(self, place: Place, parent: QWidget | None = None, *, one_of_many: bool = False) -> None:
        super().__init__(parent)
        title = Elided(place.article_title)
        words = self.tr("“{quote}”").format(quote=place.highlight.quote)
        tail = place.highlight.prefix.rpartition("\n")[2][-_BEFORE:] if one_of_many else ""
        before = tail.partition(" ")[2] or tail  # whole words, where the script has spaces between them
        quote = Elided(f"… {before}{words}" if before else words, role="muted")
        remove = tool("", self.tr("Remove this place"))
        remove.setIcon(icon("x", QPalette.ColorRole.PlaceholderText))
        remove.clicked.connect(self.remove_wanted)
        self.remove_button = remove
        box = row()
        box.setContentsMargins(0, 4, 0, 4)
        box.addSpacing(INDENT)
        box.addLayout(column(title, quote, gap=0), 1)
        box.addWidget(remove)
        self.setLayout(box)
        self.setAccessibleName(
            self.tr("Place in {title}: {quote}").format(title=place.article_title, quote=place.highlight.quote)
        )


class PlacesSection(QWidget):
    """The quote, set as text, and the list of places where the claim is made in more than one."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] | None = None
        self.quote = Expandable()
        self.quote.words.setFont(reading_font(QUOTE_SIZE))
        self.quote.words.setAccessibleName(self.tr("Quote"))
        self._count = label(role="muted")
        self._list = RowList()
        self._entries: list[PlaceEntry] = []
        box = column(gap=4)
        box.addLayout(indented(column(self.quote, self._count, gap=8)))
        box.addWidget(self._list)
        self.setLayout(box)

    def set_reading_font(self, font: QFont) -> None:
        self.quote.words.setFont(font)

    def show_places(self, places: Sequence[Place]) -> None:
        if tuple(places) == self._places:
            return
        self._places = tuple(places)
        first = places[0].highlight.quote if places else ""
        self.quote.setVisible(bool(first))
        self.quote.show_text(self.tr("“{quote}”").format(quote=first) if first else "")
        several = len(places) > 1
        self._count.setVisible(several or not places)
        words = self.tr("{n} places") if places else self.tr("Not marked in any article.")
        self._count.setText(words.format(n=len(places)))
        self._list.setVisible(several)
        times = Counter((place.article_title, place.highlight.quote) for place in self._places)
        entries = [
            PlaceEntry(place, one_of_many=times[place.article_title, place.highlight.quote] > 1)
            for place in self._places
            if several
        ]
        for entry, place in zip(entries, self._places, strict=False):
            entry.activated.connect(lambda it=place.highlight.id: self.chosen.emit(it))
            entry.remove_wanted.connect(lambda it=place.highlight.id: self.removed.emit(it))
        self._entries = entries
        self._list.replace(entries)

    def entries(self) -> list[PlaceEntry]:
        """The list's entries, in order."""
        return self._entries
