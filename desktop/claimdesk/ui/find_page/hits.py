"""What a search found, in groups, as a list whose words show where they were met."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from claimdesk.domain.finds import Hit
from claimdesk.domain.text import Span
from claimdesk.ui import glyphs, theme
from claimdesk.ui.language import tr
from claimdesk.ui.tones import tone_of

HIT = Qt.ItemDataRole.UserRole
"""The role under which a row gives its Hit; a group's heading gives none."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_PAD, _GAP, _SIGN = 12, 4, 24


@dataclass(frozen=True, slots=True)
class Heading:
    kind: str


def group_name(kind: str) -> str:
    """What a group of hits is called."""
    return {"article": tr("Articles"), "claim": tr("Claims"), "source": tr("Sources")}[kind]


def field_name(field: str) -> str:
    """Where a snippet is from."""
    return {
        "text": "",
        "quote": tr("Quote"),
        "verdict": tr("Verdict"),
        "evidence": tr("Evidence"),
        "filed": tr("Claimant and tags"),
        "note": tr("Note"),
        "origin": tr("From"),
    }.get(field, "")


class HitModel(QAbstractListModel):
    """The hits with a heading before each group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Hit] = []

    def show(self, hits: Sequence[Hit]) -> None:
        """Become this list; hits of one kind stand together."""
        rows: list[Heading | Hit] = []
        for hit in hits:
            if not rows or (isinstance(last := rows[-1], Hit) and last.kind != hit.kind):
                rows.append(Heading(hit.kind))
            rows.append(hit)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def step(self, row: int, by: int) -> int:
        """The next row with a hit from ``row`` in the direction of ``by``; ``row`` itself where there is none."""
        at = row + by
        while 0 <= at < len(self._rows):
            if isinstance(self._rows[at], Hit):
                return at
            at += by
        return row

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Hit):
            return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return group_name(row.kind) if role in (_Role.DisplayRole, _Role.AccessibleTextRole) else None
        match role:
            case _Role.DisplayRole:
                return row.title
            case _Role.ToolTipRole:
                return f"<p>{html.escape(row.title)}</p>"
            case _Role.AccessibleTextRole:
                verdict = (row.label or tr("Not checked yet")) if row.kind == "claim" else ""
                said = (group_name(row.kind), row.title, verdict, field_name(row.field), row.snippet)
                return ", ".join(part for part in said if part)
            case _ if role == HIT:
                return row
            case _:
                return None


class HitList(QListView):
    """Tells which hit is opened, by Enter or by a click."""

    opened = Signal(object)

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self._delegate = HitDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("What was found"))
        self.clicked.connect(self._open)

    def go(self, by: int) -> None:
        """Make the next hit in that direction the current one."""
        row = self._hits.step(self.currentIndex().row() if self.currentIndex().isValid() else -1, by)
        if row >= 0:
            self.setCurrentIndex(self._hits.index(row))

    def open_current(self) -> None:
        """Open the current hit, or else the first."""
        self._open(self.currentIndex() if self.currentIndex().isValid() else self._hits.index(self._hits.step(-1, 1)))

    def _open(self, index: _Index) -> None:
        hit = index.data(HIT) if index.isValid() else None
        if isinstance(hit, Hit):
            self.opened.emit(hit)


class HitDelegate(QStyledItemDelegate):
    """Paints a hit in two lines, its title and the stretch around the words, and a heading in one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = QFontMetrics(option.font).height()
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return QSize(160, line + 2 * _PAD + _GAP)
        return QSize(160, (2 if hit.snippet else 1) * line + (_GAP if hit.snippet else 0) + 2 * 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        widget: QWidget = option.widget
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        colours, hit = theme.of(widget), index.data(HIT)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(widget.layoutDirection())
            if isinstance(hit, Hit):
                _ground(painter, rect, state, colours)
                _hit(painter, rect.adjusted(_PAD, 8, -_PAD, -8), font, hit, colours)
            else:
                bold = QFont(font)
                bold.setWeight(QFont.Weight.DemiBold)
                painter.setFont(bold)
                painter.setPen(QColor(colours.muted))
                edge = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
                painter.drawText(rect.adjusted(_PAD, 0, -_PAD, -_GAP), edge, str(index.data()))
        finally:
            painter.restore()


def _ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, colours: theme.Theme) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pressed if chosen else colours.hover))
        painter.drawRoundedRect(QRectF(rect.adjusted(0, 1, 0, -1)), 6, 6)
    if chosen and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), 5, 5)


def _hit(painter: QPainter, inside: QRect, font: QFont, hit: Hit, colours: theme.Theme) -> None:
    line = QFontMetrics(font).height()
    words = QRect(inside)
    if hit.kind == "claim":
        tone = tone_of(hit.label, hit.colour)
        right_to_left = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        sign = QRect(inside.right() - 16 if right_to_left else inside.left(), inside.top(), 16, line)
        words.adjust(0 if right_to_left else _SIGN, 0, -_SIGN if right_to_left else 0, 0)
        painter.setFont(font)
        glyphs.draw(painter, sign, tone.glyph, QColor(tone.shade(dark=colours.dark).accent))
    draw_marked(painter, words, font, hit.title, hit.title_marks, colours, muted=False)
    if hit.snippet:
        below = words.adjusted(0, line + _GAP, 0, 0)
        where = field_name(hit.field)
        lead = f"{where}: " if where else ""
        marks = tuple(Span(m.start + len(lead), m.end + len(lead)) for m in hit.marks)
        draw_marked(painter, below, font, lead + hit.snippet, marks, colours, muted=True)


def draw_marked(
    painter: QPainter, rect: QRect, font: QFont, text: str, marks: Sequence[Span], colours: theme.Theme, *, muted: bool
) -> None:
    """One line of ``text`` with its marks tinted and bold, cut off where the width ends."""
    shown = " ".join(text.split("\n"))[:400]
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    else:
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout = QTextLayout(shown, font)
    layout.setTextOption(option)
    look = QTextCharFormat()
    look.setBackground(QColor(colours.selection))
    look.setForeground(QColor(colours.text))
    look.setFontWeight(QFont.Weight.DemiBold)
    ranges: list[QTextLayout.FormatRange] = []
    for mark in marks:
        if mark.end <= len(shown):
            stretch = QTextLayout.FormatRange()
            stretch.start = _units(shown[: mark.start])
            stretch.length = _units(shown[mark.start : mark.end])
            stretch.format = look
            ranges.append(stretch)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    ellipsis = QFontMetrics(font).horizontalAdvance("…")
    line.setLineWidth(rect.width() - ellipsis)
    layout.endLayout()
    painter.setFont(font)
    painter.setPen(QColor(colours.muted if muted else colours.text))
    line.draw(painter, QPointF(rect.left(), rect.top()))
    if line.textLength() < _units(shown):
        end = rect.left() + line.naturalTextWidth()
        painter.drawText(QPointF(min(end, rect.right() - ellipsis), rect.top() + line.ascent()), "…")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
