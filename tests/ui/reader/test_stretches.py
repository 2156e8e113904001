"""Stretches against Qt's own painting of a selection, which is right in every mixture of directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QTextCharFormat, QTextLayout, QTextOption

from claimdesk.ui.reader.graphemes import grow
from claimdesk.ui.reader.offsets import OffsetMap
from claimdesk.ui.reader.stretches import mixed_stretches

WIDTH = 700
SAMPLES = [
    "كلّفت 41 مليون كرونة 🛳️.",
    "وذكرت أوراق المصنع (Yard report 7/2026) أن الرحلة تستغرق 50 دقيقة",
    "The word كلّفت 41 مليون stands here, and 12 עקודה more.",
    "עלות של 3.5 מיליון (USD 12) 👨‍👩‍👧 ועוד",
]


def laid_out(text):
    layout = QTextLayout(text, QFont("Noto Sans", 16))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(WIDTH)
    layout.endLayout()
    return layout, line


def painted(layout, start, length):
    """The columns of px that Qt paints behind the selected units."""
    image = QImage(WIDTH, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    chosen = QTextLayout.FormatRange()
    chosen.start, chosen.length = start, length
    shape = QTextCharFormat()
    shape.setBackground(QBrush(QColor("#ff0000")))
    shape.setForeground(QBrush(Qt.GlobalColor.white))
    chosen.format = shape
    with QPainter(image) as painter:
        painter.setPen(Qt.GlobalColor.white)
        layout.draw(painter, QPointF(0, 0), [chosen])
    rows = memoryview(image.constBits()).cast("I")
    return {x for y in range(2, 20) for x, pixel in enumerate(rows[y * WIDTH : (y + 1) * WIDTH]) if pixel == 0xFFFF0000}


def ranges(text):
    """Every pair of places in units between which no grapheme is split."""
    to_qt = OffsetMap(text).to_qt
    edges = [to_qt(at) for at in range(len(text) + 1) if grow(text, at, at) == (at, at)]
    return [(a, b) for n, a in enumerate(edges) for b in edges[n + 1 :]]


def agrees(text, start, end):
    layout, line = laid_out(text)
    ours = {x for left, right in mixed_stretches(line, start, end) for x in range(round(left), round(right))}
    odd = ours ^ painted(layout, start, end - start)
    # An edge between two px may fall to either.
    return all(x - 1 not in odd or x + 1 not in odd for x in odd)


@pytest.mark.parametrize("text", SAMPLES)
def test_each_range_is_where_qt_paints_it(qapp, text):
    for start, end in ranges(text)[::7]:
        assert agrees(text, start, end), (start, end)


def test_a_number_in_arabic_is_covered_whole(qapp):
    text = "كلّفت 41 مليون"
    _, line = laid_out(text)
    at = text.index("41")
    (left, right), (before, after) = mixed_stretches(line, at, at + 2)[0], mixed_stretches(line, at, at + 1)[0]
    assert (left, right - left) == (pytest.approx(before), pytest.approx(2 * (after - before)))


words = st.lists(
    st.sampled_from(["كلّفت", "مليون", "41", "12.5", "ship", "🛳️", "עולם", "(", ")", "،", "é"]), min_size=1, max_size=7
)


@given(words, st.data())
def test_mixed_words_are_where_qt_paints_them(qapp, found, data):
    text = " ".join(found)
    start, end = data.draw(st.sampled_from(ranges(text)))
    assert agrees(text, start, end)
