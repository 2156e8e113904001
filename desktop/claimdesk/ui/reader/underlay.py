"""What lies under the letters: tints, underlines and outlines of the highlights, worked out once for each paragraph."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar, cast

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from claimdesk.domain.text import has_leftward
from claimdesk.domain.views import Mark
from claimdesk.ui.reader.lanes import LANES, Lanes
from claimdesk.ui.reader.offsets import OffsetMap
from claimdesk.ui.reader.reader_layout import Set
from claimdesk.ui.reader.span_index import SpanIndex
from claimdesk.ui.reader.stretches import mixed_stretches
from claimdesk.ui.theme import Theme, fill
from claimdesk.ui.tones import Tone, tone_of

STRENGTH, SELECTED = 0.5, 0.85
"""How much of its tint a highlight shows, and the selected one."""

_FAINT = frozenset({"unchecked", "unverifiable"})
"""Tones whose tint is close to the page as it is."""

_KEPT = 500
"""Paragraphs whose pictures are kept: a few screens."""

Placed = tuple[int, int, Mark]
"""A mark's units within its block, from and to, and the mark."""


class Picture:
    """A paragraph's highlights, in px from the block's corner; ``starts`` has the baselines and what begins there."""

    __slots__ = ("fills", "starts", "strokes")

    def __init__(self) -> None:
        self.fills: list[tuple[QRectF, QColor]] = []
        self.strokes: dict[tuple[str, int], tuple[QPen, list[QLineF]]] = {}
        self.starts: list[tuple[float, list[Mark]]] = []

    def draw(self, painter: QPainter) -> None:
        for rect, colour in self.fills:
            fill(painter, rect, colour)
        for pen, lines in self.strokes.values():
            painter.setPen(pen)
            painter.drawLines(lines)

    def stroke(self, name: str, width: int, colour: str, style: Qt.PenStyle, line: QLineF) -> None:
        """Add a line to those of the same pen."""
        kept = self.strokes.get((name, width))
        if kept is None:
            kept = self.strokes[name, width] = (QPen(QColor(colour), width, style, Qt.PenCapStyle.FlatCap), [])
        kept[1].append(line)


P = TypeVar("P", bound=Iterable[int])


class Underlay:
    """The highlights of one text in one theme, ready to be painted paragraph by paragraph."""

    def __init__(self, text: str, offsets: OffsetMap, starts: Sequence[int], measures: Set, theme: Theme) -> None:
        self._text = text
        self._offsets = offsets
        self._starts = starts
        self._measures = measures
        self._theme = theme
        self._selected: str | None = None
        self._lanes = Lanes()
        self._pictures: dict[int, Picture] = {}
        self._colours: dict[tuple[tuple[str, bool], ...], QColor] = {}
        self.index = SpanIndex(starts)

    def fill(self, marks: Sequence[Mark]) -> None:
        """Show these marks and no others."""
        self.index = SpanIndex(self._starts, marks)
        self._lanes = Lanes()
        self._pictures.clear()

    def add(self, mark: Mark) -> range:
        """Show one mark more; gives the paragraphs to paint again."""
        return self._forget(self.index.add(mark))

    def remove(self, mark: Mark) -> range:
        """Show one mark less; gives the paragraphs to paint again."""
        self._lanes.forget(mark)
        return self._forget(self.index.remove(mark))

    def select(self, claim_id: str | None) -> None:
        """Let one claim's marks stand out."""
        touched = {claim_id, self._selected}
        self._selected = claim_id
        self._forget([number for number in self._pictures if self.has_any(number, touched)])

    def has_any(self, paragraph: int, claims: Collection[str | None]) -> bool:
        """Whether one of these claims is marked in a paragraph."""
        return any(mark.claim_id in claims for mark in self.index.in_paragraph(paragraph))

    def dress(self, measures: Set, theme: Theme) -> None:
        """Take on other measures and another theme."""
        self._measures, self._theme = measures, theme
        self._colours.clear()
        self._pictures.clear()

    def _forget(self, paragraphs: P) -> P:
        for paragraph in paragraphs:
            self._pictures.pop(paragraph, None)
        return paragraphs

    def picture(self, block: QTextBlock) -> Picture | None:
        """The picture of a block that has been laid out; None where nothing is marked in it."""
        number = block.blockNumber()
        marks = self.index.in_paragraph(number)
        if not marks:
            return None
        kept = self._pictures.get(number)
        if kept is None:
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
        runs = self._runs(placed)
        first, mixed = self._starts[number], self.is_mixed(number)
        picture, layout = Picture(), block.layout()
        for i in range(layout.lineCount()):
            Line(layout.lineAt(i), self._measures, mixed=mixed).add_to(picture, runs, placed, self)
        # A mark whose first sign has no width on this line still begins here.
        begins = [(y, [mark for mark in found if mark.start >= first]) for y, found in picture.starts]
        picture.starts = [(y, found) for y, found in begins if found]
        return picture

    def is_mixed(self, number: int) -> bool:
        """Whether letters that run from right to left stand in the paragraph of that number."""
        until = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return has_leftward(self._text, self._starts[number], until)

    def _runs(self, placed: Sequence[Placed]) -> list[tuple[int, int, QColor]]:
        """The marks flattened: stretches that do not overlap, each in the colour of all marks over it."""
        edges: list[tuple[int, int, int]] = []
        for nth, (start, end, _) in enumerate(placed):
            if start < end:
                edges += ((start, 1, nth), (end, 0, nth))
        edges.sort()
        runs: list[tuple[int, int, QColor]] = []
        active: list[int] = []
        last = 0
        for at, opens, nth in edges:
            if active and at > last:
                runs.append((last, at, self._blend([placed[i][2] for i in active])))
            last = at
            if opens:
                active.append(nth)
            else:
                active.remove(nth)
        return runs

    def _blend(self, marks: Iterable[Mark]) -> QColor:
        """The page seen through the tints of ``marks``, the last on top."""
        layers = [(self.tone(mark), mark.claim_id == self._selected) for mark in marks]
        key = tuple((tone.key, selected) for tone, selected in layers)
        colour = self._colours.get(key)
        if colour is None:
            colour = QColor(self._theme.page)
            # The selected one shows through whatever lies above it.
            for tone, selected in sorted(layers, key=lambda layer: layer[1]):
                share = 1.0 if tone.key in _FAINT else SELECTED if selected else STRENGTH
                colour = over(QColor(tone.shade(dark=self._theme.dark).tint), colour, share)
            self._colours[key] = colour
        return colour

    @staticmethod
    def tone(mark: Mark) -> Tone:
        return tone_of(mark.label, mark.colour)

    def is_selected(self, mark: Mark) -> bool:
        return mark.claim_id == self._selected

    def underline(self, mark: Mark) -> tuple[int, Tone, str]:
        """The mark's lane, its tone and its accent in this theme."""
        tone = self.tone(mark)
        return self._lanes.of(mark, self.index), tone, tone.shade(dark=self._theme.dark).accent


class Line:
    """One line of a laid out block and where in it things are."""

    def __init__(self, line: QTextLine, measures: Set, *, mixed: bool) -> None:
        rect = line.naturalTextRect()
        self._line, self._measures, self._mixed = line, measures, mixed
        self._first = line.textStart()
        self._end = self._first + line.textLength()
        self._left, self._right = rect.left(), rect.right()
        self._baseline = round(line.y() + line.ascent())
        tall = line.height() > measures.pitch
        self._top = self._baseline - (round(line.ascent()) if tall else measures.above)
        self._below = round(line.descent()) if tall else measures.below

    def add_to(
        self, picture: Picture, runs: Sequence[tuple[int, int, QColor]], placed: Sequence[Placed], of: Underlay
    ) -> None:
        """Draw into ``picture`` what of the runs and marks falls on this line."""
        height = self._below + self._baseline - self._top
        for start, end, colour in runs:
            if start >= self._end:
                break
            if end > self._first:
                for left, right in self.stretches(start, end):
                    picture.fills.append((QRectF(left, self._top, right - left, height), colour))
        begin: list[Mark] = []
        for start, end, mark in placed:
            if start >= self._end:
                break
            if end > self._first:
                if start >= self._first:
                    begin.append(mark)
                self._underline(picture, start, end, mark, of)
        if begin:
            picture.starts.append((self._baseline, begin))

    def _underline(self, picture: Picture, start: int, end: int, mark: Mark, of: Underlay) -> None:
        lane, tone, accent = of.underline(mark)
        stretches = self.stretches(start, end)
        if lane < LANES:
            y = self._baseline + self._measures.first_lane + lane * self._measures.lane_step
            for left, right in stretches:
                picture.stroke(tone.key, self._measures.stroke, accent, tone.pen, QLineF(left, y, right, y))
        if of.is_selected(mark):
            # The underline closes the outline below.
            top, bottom = self._top - 0.5, float(self._baseline + self._below)
            for left, right in stretches:
                edges = [QLineF(left - 1, top, right + 1, top)]
                if self._mixed or start >= self._first:
                    edges.append(QLineF(left - 0.5, top, left - 0.5, bottom))
                if self._mixed or end <= self._end:
                    edges.append(QLineF(right + 0.5, top, right + 0.5, bottom))
                for edge in edges:
                    picture.stroke("outline" + tone.key, 1, accent, Qt.PenStyle.SolidLine, edge)

    @property
    def band(self) -> tuple[float, float]:
        """Top and bottom of a tint on this line, in px from the block's corner."""
        return self._top, self._baseline + self._below

    def stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        """Where on the line the units from ``start`` to ``end`` are, in px; several stretches where directions mix."""
        start, end = max(start, self._first), min(end, self._end)
        if start >= end:
            return []
        if start == self._first and end == self._end:
            return [(self._left, self._right)]
        if not self._mixed:
            left = self._left if start == self._first else self._x(start)
            return [(left, min(self._right, self._x(end)) if end < self._end else self._right)]
        return mixed_stretches(self._line, start, end)

    def _x(self, unit: int) -> float:
        return cast("tuple[float, int]", self._line.cursorToX(unit))[0]


def _from_the_left(placed: Placed) -> tuple[int, int]:
    return placed[0], -placed[1]


def over(top: QColor, under: QColor, share: float) -> QColor:
    """``top`` laid over ``under``, of which the rest of ``share`` shows through."""
    pairs = ((top.red(), under.red()), (top.green(), under.green()), (top.blue(), under.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))
