"""Where on a laid out line a range of its letters stands, also where writing directions mix."""

from PySide6.QtGui import QTextLine

_TOUCHING = 0.5
"""px between two stretches that count as one."""


def mixed_stretches(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """From where to where, in px of the layout, the units from ``start`` to ``end`` stand, from left to right.

    The range must not split a grapheme. Taken from the glyphs: at the ends of a run that goes the other way, a
    number in Arabic say, QTextLine.cursorToX tells where a caret would blink, which is on the run's other side.
    """
    found = ((run.boundingRect().left(), run.boundingRect().right()) for run in line.glyphRuns(start, end - start))
    left, right = line.naturalTextRect().left(), line.naturalTextRect().right()
    joined: list[tuple[float, float]] = []
    for one, other in sorted((max(one, left), min(other, right)) for one, other in found):
        if joined and one <= joined[-1][1] + _TOUCHING:
            joined[-1] = (joined[-1][0], max(other, joined[-1][1]))
        elif other > one:
            joined.append((one, other))
    return joined
