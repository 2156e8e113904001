"""The set of the page: line spacing, space between paragraphs, and room for a heading above the first line."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout

SPACING = 165
"""From line to line, in per cent of the letters' size; from 145 on two underlines fit between."""


class Set(NamedTuple):
    """The measures of the page in px, all from the size of the letters."""

    em: int
    pitch: int
    """From one baseline to the next."""
    gap: int
    """Between two paragraphs."""
    above: int
    """A highlight's tint above the baseline."""
    below: int
    """A highlight's tint below the baseline."""
    first_lane: int
    """The centre of the first underline, below the baseline."""
    lane_step: int
    stroke: int

    @classmethod
    def for_size(cls, em: int, spacing: int = SPACING) -> "Set":
        """The measures for letters of ``em`` px and lines that are ``spacing`` per cent of that apart."""
        return cls(
            em=em, pitch=round(spacing * em / 100), gap=round(0.75 * em),
            above=round(0.96 * em), below=round(0.32 * em), first_lane=round(0.32 * em),
            lane_step=max(3, round(0.18 * em)), stroke=max(2, round(0.11 * em)),
        )  # fmt: skip


class ReaderLayout(QPlainTextDocumentLayout):
    """Qt's plain text layout with its lines moved apart.

    Qt lays a block out when it is first asked for its rectangle; there, and only there, the lines are moved. The text
    never changes while it is shown, so a block's place is remembered by its number.
    """

    END = 64
    """Empty px below the last line."""

    def __init__(self, document: QTextDocument, measures: Set) -> None:
        super().__init__(document)
        self.measures = measures
        self.head = 0
        """px above the first line, for the heading."""
        self.joined: frozenset[int] = frozenset()
        """Numbers of blocks that go on in the next one: broken for show alone, so no space follows them."""
        self.changes = 0
        """Counts up whenever a block is laid out."""
        self._moved: dict[int, tuple[float, QRectF]] = {}

    def forget(self) -> None:
        """The text, the letters or the heading are others now."""
        self._moved.clear()
        self.changes += 1

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        number = block.blockNumber()
        moved = self._moved.get(number)
        layout = block.layout()
        count = layout.lineCount()
        # Where Qt has laid the block out anew, its last line stands where Qt has put it, always higher than here.
        if moved is not None and count and layout.lineAt(count - 1).y() == moved[0]:
            return moved[1]
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if not count or not block.isValid():
            return rect
        measures = self.measures
        blank = block.length() == 1
        top = float(self.head if number == 0 else 0)
        margin, leftward = self.document().documentMargin(), block.textDirection() == Qt.LayoutDirection.RightToLeft
        line = layout.lineAt(0)
        for i in range(count):
            line = layout.lineAt(i)
            # Qt sets every line from the left, whichever way its paragraph runs.
            left = margin + (line.width() - line.naturalTextWidth() if leftward else 0)
            top = self._move(line, left, top, 0 if blank else measures.pitch)
        if blank:
            top = (self.head if number == 0 else 0) + measures.pitch / 2
        last = number == self.document().blockCount() - 1
        top = float(ceil(top)) + (self.END if last else 0 if blank or number in self.joined else measures.gap)
        made = QRectF(rect.x(), rect.y(), rect.width(), top)
        self._moved[number] = (line.y(), made)
        self.changes += 1
        return made

    @staticmethod
    def _move(line: QTextLine, left: float, top: float, pitch: int) -> float:
        """Put ``line`` below ``top`` with its baseline on a whole pixel; gives where the next one begins."""
        height = line.height()
        pitch = max(pitch, ceil(height) + 2)
        baseline = top + max(1 + ceil(line.ascent()), round((pitch - height) / 2 + line.ascent()))
        line.setPosition(QPointF(left, baseline - line.ascent()))
        return top + pitch
