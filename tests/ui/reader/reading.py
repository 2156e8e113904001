"""Pointing at letters, as a hand with a mouse does."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QTextLine
from PySide6.QtTest import QTest

from claimdesk.domain.views import Mark
from claimdesk.ui.tones import TONES


def mark(start, end, claim="c", tone=None, key=None):
    label, colour = (None, None) if tone is None else (TONES[tone].key, TONES[tone].light.accent)
    return Mark(key or f"{claim}-{start}-{end}", claim, start, end, label, colour)


class Given:
    """Marks that a test gives and changes, as a library would."""

    def __init__(self, *marks):
        self.marks = {m.highlight_id: m for m in marks}

    def between(self, start, end):
        return [m for m in self.marks.values() if m.start < end and start < m.end]

    def of(self, claim_id):
        return sorted((m for m in self.marks.values() if m.claim_id == claim_id), key=lambda m: m.start)

    def outline(self, parts):  # noqa: ARG002 - as the protocol has it
        return list(self.marks.values())


def put(view, *marks):
    """Let the marks of a view be these, told as changes."""
    given, new = view._marks, {m.highlight_id: m for m in marks}
    gone = [m for key, m in given.marks.items() if key not in new or new[key].span != m.span]
    come = [m for key, m in new.items() if given.marks.get(key) != m]
    given.marks = new
    view.change_marks(gone, come)


def exact_point_of(view, place):
    """The middle of the letter at code point ``place``, in px of the viewport."""
    unit = view.unit_of(place)
    block = view.document().findBlock(unit)
    corner = view.blockBoundingGeometry(block).translated(view.contentOffset()).topLeft()
    line = block.layout().lineForTextPosition(unit - block.position())
    ends = [line.cursorToX(unit - block.position(), edge)[0] for edge in QTextLine.Edge]
    return QPointF(corner.x() + sum(ends) / 2, corner.y() + line.y() + line.height() / 2)


def point_of(view, place, *, inside=True):
    """The px of the viewport where the letter at code point ``place`` is, or its left edge."""
    if inside:
        return exact_point_of(view, place).toPoint()
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.unit_of(place))
    rect = view.cursorRect(cursor)
    return QPoint(rect.left() + 1, rect.center().y())


def select(view, start, end):
    cursor = view.textCursor()
    cursor.setPosition(view.unit_of(start))
    cursor.setPosition(view.unit_of(end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def drag(view, start, end):
    port = view.viewport()
    first, last = point_of(view, start, inside=False), point_of(view, end, inside=False)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)


def colour_at(view, x, y):
    """The colour of a px of the viewport."""
    image = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(x * ratio), int(y * ratio))
