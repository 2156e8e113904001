"""A paragraph's highlights as they are painted under its letters, each line worked out when it is first in view."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from claimdesk.domain.views import Mark
from claimdesk.ui.reader.lanes import LANES
from claimdesk.ui.reader.lines import Line
from claimdesk.ui.reader.reader_layout import Set
from claimdesk.ui.tones import Tone

Placed = tuple[int, int, Mark]
"""A mark's units within its block, from and to, and the mark."""
Run = tuple[int, int, QColor]
"""Units that have the same marks over them, from and to, and the colour of these together."""

Rgb = tuple[float, float, float]
Layer = tuple[Rgb, float]
"""A tint and how much of it shows."""

_END = itemgetter(1)


class Ink(NamedTuple):
    """How a claim's marks are inked in one theme: its tint with how much shows, and the pens of its lines."""

    key: str
    """The tone's; marks of one tone share their pens."""
    layer: Layer
    underline: QPen
    outline: QPen
    selected: bool

    @classmethod
    def of(cls, tone: Tone, layer: Layer, accent: str, stroke: int, *, selected: bool) -> "Ink":
        """The ink of a tone whose lines are ``accent`` and ``stroke`` px thick."""
        flat, colour = Qt.PenCapStyle.FlatCap, QColor(accent)
        outline = QPen(colour, 1, Qt.PenStyle.SolidLine, flat)
        return cls(tone.key, layer, QPen(colour, stroke, tone.pen, flat), outline, selected)


class _Painted:
    """What lies under one line, in px from the block's corner."""

    __slots__ = ("baseline", "begin", "fills", "strokes")

    def __init__(self, baseline: float) -> None:
        self.baseline = baseline
        self.fills: list[tuple[QRectF, QColor]] = []
        self.strokes: dict[str, tuple[QPen, list[QLineF]]] = {}
        self.begin: list[Mark] = []

    def stroke(self, name: str, pen: QPen, line: QLineF) -> None:
        """Add a line to those of the same pen."""
        kept = self.strokes.get(name)
        if kept is None:
            self.strokes[name] = pen, [line]
        else:
            kept[1].append(line)


class Picture:
    """The highlights of one laid out paragraph.

    ``placed`` come from the left, each with its ink and its lane; ``runs`` are those of them flattened, and ``first``
    is the paragraph's first code point.
    """

    def __init__(
        self, placed: Sequence[Placed], inks: Sequence[Ink], lanes: Sequence[int], runs: Sequence[Run], first: int,
        measures: Set, *, mixed: bool,
    ) -> None:  # fmt: skip
        self._placed, self._inks, self._lanes, self._runs = placed, inks, lanes, runs
        self._first, self._measures, self._mixed = first, measures, mixed
        self._lines: dict[int, _Painted] = {}
        # Up to each of the marks, how far the longest reaches: what lies over a line is looked for from there.
        self._reach: list[int] = []
        furthest = 0
        for _, end, _ in placed:
            furthest = max(furthest, end)
            self._reach.append(furthest)

    def draw(self, painter: QPainter, layout: QTextLayout, lines: Iterable[int]) -> None:
        """Paint what lies under these lines."""
        painted = [self._line(layout, nth) for nth in lines]
        background, erase = painter.setBackground, painter.eraseRect  # as theme.fill does
        for line in painted:
            for rect, colour in line.fills:
                background(colour)
                erase(rect)
        for line in painted:
            for pen, strokes in line.strokes.values():
                painter.setPen(pen)
                painter.drawLines(strokes)

    def begin(self, layout: QTextLayout, lines: Iterable[int]) -> list[tuple[float, list[Mark]]]:
        """The baselines of those of these lines in which a mark begins, and what begins there."""
        painted = (self._line(layout, nth) for nth in lines)
        return [(line.baseline, line.begin) for line in painted if line.begin]

    def strokes(self, layout: QTextLayout, nth: int) -> list[QLineF]:
        """All underlines and edges of one line."""
        return [line for _, lines in self._line(layout, nth).strokes.values() for line in lines]

    def _line(self, layout: QTextLayout, nth: int) -> _Painted:
        painted = self._lines.get(nth)
        if painted is None:
            painted = self._lines[nth] = self._paint(Line(layout.lineAt(nth), self._measures, mixed=self._mixed))
        return painted

    def _paint(self, line: Line) -> _Painted:
        painted, top, height, first, last = (
            _Painted(line.baseline),
            line.top,
            line.bottom - line.top,
            line.first,
            line.end,
        )
        for nth in range(bisect_right(self._runs, first, key=_END), len(self._runs)):
            start, end, colour = self._runs[nth]
            if start >= last:
                break
            if self._mixed:
                for left, right in line.stretches(start, end):
                    painted.fills.append((QRectF(left, top, right - left, height), colour))
            else:  # the same, many times as fast
                left = line.x(max(start, first))
                painted.fills.append((QRectF(left, top, line.x(min(end, last)) - left, height), colour))
        for nth in range(bisect_right(self._reach, first), len(self._placed)):
            start, end, mark = self._placed[nth]
            if start >= last:
                break
            if end > first:
                # A mark whose first sign has no width on this line still begins here.
                if start >= first and mark.start >= self._first:
                    painted.begin.append(mark)
                lane, ink = self._lanes[nth], self._inks[nth]
                if lane < LANES or ink.selected:
                    self._underline(painted, line, start, end, lane, ink)
        return painted

    def _underline(self, painted: _Painted, line: Line, start: int, end: int, lane: int, ink: Ink) -> None:
        stretches = line.stretches(start, end)
        if lane < LANES:
            y = line.baseline + self._measures.first_lane + lane * self._measures.lane_step
            for left, right in stretches:
                painted.stroke(ink.key, ink.underline, QLineF(left, y, right, y))
        if ink.selected:
            # The underline closes the outline below.
            top, bottom = line.top - 0.5, float(line.bottom)
            for left, right in stretches:
                edges = [QLineF(left - 1, top, right + 1, top)]
                if self._mixed or start >= line.first:
                    edges.append(QLineF(left - 0.5, top, left - 0.5, bottom))
                if self._mixed or end <= line.end:
                    edges.append(QLineF(right + 0.5, top, right + 0.5, bottom))
                for edge in edges:
                    painted.stroke("outline" + ink.key, ink.outline, edge)


def flattened(placed: Sequence[Placed], inks: Sequence[Ink], page: Rgb) -> list[Run]:
    """The marks flattened: stretches that do not overlap, each in the colour of all marks over it.

    ``inks`` are those of the marks, in their order; the last of several lies on top, and the selected one shows through
    whatever lies above it.
    """
    edges: list[tuple[int, int, int]] = []
    for nth, (start, end, _) in enumerate(placed):
        if start < end:
            edges += ((start, 1, nth), (end, 0, nth))
    edges.sort()
    runs: list[Run] = []
    active: list[int] = []
    # The page as it is seen through the first, the first two … of the active ones; what has changed is mixed anew.
    seen = [page]
    last = 0
    for at, opens, nth in edges:
        if active and at > last:
            for one in active[len(seen) - 1 :]:
                seen.append(seen[-1] if inks[one].selected else over(inks[one].layer, seen[-1]))
            colour = seen[-1]
            for one in active:
                if inks[one].selected:
                    colour = over(inks[one].layer, colour)
            runs.append((last, at, QColor(round(colour[0]), round(colour[1]), round(colour[2]))))
        last = at
        if opens:
            active.append(nth)
        else:
            found = bisect_left(active, nth)
            del active[found]
            del seen[found + 1 :]
    return runs


def over(layer: Layer, under: Rgb) -> Rgb:
    """A tint laid over ``under``, of which the rest shows through."""
    (red, green, blue), share = layer
    rest = 1 - share
    return red * share + under[0] * rest, green * share + under[1] * rest, blue * share + under[2] * rest


def rgb(colour: QColor) -> Rgb:
    """Red, green and blue, each up to 255."""
    return colour.red(), colour.green(), colour.blue()
