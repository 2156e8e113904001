"""What lies under the letters: tints, underlines and outlines of the highlights, worked out once for each paragraph."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from PySide6.QtGui import QColor, QTextBlock

from claimdesk.domain.text import has_leftward
from claimdesk.domain.views import Mark
from claimdesk.ui.reader.lanes import Lanes
from claimdesk.ui.reader.marks import Marks
from claimdesk.ui.reader.offsets import OffsetMap
from claimdesk.ui.reader.picture import Ink, Picture, Placed, flattened, rgb
from claimdesk.ui.reader.reader_layout import Set
from claimdesk.ui.reader.span_index import SpanIndex
from claimdesk.ui.theme import Theme
from claimdesk.ui.tones import tone_of

STRENGTH, SELECTED = 0.5, 0.85
"""How much of its tint a highlight shows, and the selected one."""

_FAINT = frozenset({"unchecked", "unverifiable"})
"""Tones whose tint is close to the page as it is."""

_KEPT = 500
"""Paragraphs whose pictures are kept: a few screens."""

P = TypeVar("P", bound=Iterable[int])


class Underlay:
    """The highlights of one text in one theme, ready to be painted paragraph by paragraph."""

    def __init__(
        self, text: str, offsets: OffsetMap, starts: Sequence[int], marks: Marks, measures: Set, theme: Theme
    ) -> None:
        self._text = text
        self._offsets = offsets
        self._starts = starts
        self._measures = measures
        self._theme = theme
        self._selected: str | None = None
        self._lanes = Lanes()
        self._pictures: dict[int, Picture] = {}
        self._inks: dict[tuple[str | None, str | None, bool], Ink] = {}
        self._mixed: dict[int, bool] = {}
        self.index = SpanIndex(starts, marks.between)

    def add(self, mark: Mark) -> range:
        """Show a mark, in place of the one of its id that stands here; gives the paragraphs to paint again."""
        return self._forget(self.index.put(mark))

    def remove(self, mark: Mark) -> range:
        """Show one mark less; gives the paragraphs to paint again."""
        self._lanes.forget(mark)
        return self._forget(self.index.take_out(mark))

    def select(self, claim_id: str | None) -> None:
        """Let one claim's marks stand out."""
        touched = {claim_id, self._selected}
        self._selected = claim_id
        self._forget([number for number in self._pictures if self.has_any(number, touched)])

    def has_any(self, paragraph: int, claims: Collection[str | None]) -> bool:
        """Whether one of these claims is marked in a paragraph."""
        return any(mark.claim_id in claims for mark in self.index.in_paragraph(paragraph))

    def dress(self, measures: Set, theme: Theme) -> None:
        """Take on other measures and another theme, and let the lines be others."""
        self._measures, self._theme = measures, theme
        self._inks.clear()
        self._pictures.clear()

    def _forget(self, paragraphs: P) -> P:
        for paragraph in paragraphs:
            self._pictures.pop(paragraph, None)
        return paragraphs

    def picture(self, block: QTextBlock) -> Picture | None:
        """The picture of a block that has been laid out; None where nothing is marked in it."""
        number = block.blockNumber()
        kept = self._pictures.get(number)
        if kept is not None:
            return kept
        marks = self.index.in_paragraph(number)
        if not marks:
            return None
        if len(self._pictures) >= _KEPT:
            self._pictures.clear()
        kept = self._pictures[number] = self._paint(block, number, marks)
        return kept

    def _paint(self, block: QTextBlock, number: int, marks: Sequence[Mark]) -> Picture:
        to_qt, origin, length = self._offsets.to_qt, block.position(), block.length() - 1
        placed: list[Placed] = [
            (max(0, to_qt(mark.start) - origin), min(length, to_qt(mark.end) - origin), mark) for mark in marks
        ]
        placed.sort(key=_from_the_left)
        inks = [self.ink(mark) for _, _, mark in placed]
        lanes = [self._lanes.of(mark, self.index) for _, _, mark in placed]
        runs = flattened(placed, inks, rgb(QColor(self._theme.page)))
        first, mixed = self._starts[number], self.is_mixed(number)
        return Picture(placed, inks, lanes, runs, first, self._measures, mixed=mixed)

    def is_mixed(self, number: int) -> bool:
        """Whether letters that run from right to left stand in the paragraph of that number."""
        mixed = self._mixed.get(number)
        if mixed is None:
            until = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            mixed = has_leftward(self._text, self._starts[number], until)
            self._mixed[number] = mixed
        return mixed

    def ink(self, mark: Mark) -> Ink:
        """How the mark is inked."""
        key = (mark.label, mark.colour, mark.claim_id == self._selected)
        ink = self._inks.get(key)
        if ink is None:
            tone, selected = tone_of(mark.label, mark.colour), key[2]
            shade = tone.shade(dark=self._theme.dark)
            share = 1.0 if tone.key in _FAINT else SELECTED if selected else STRENGTH
            layer = (rgb(QColor(shade.tint)), share)
            ink = self._inks[key] = Ink.of(tone, layer, shade.accent, self._measures.stroke, selected=selected)
        return ink


def _from_the_left(placed: Placed) -> tuple[int, int]:
    return placed[0], -placed[1]
