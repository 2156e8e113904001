"""Paints one article of the list: its title, where it is from, and how far the work on it has come."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from claimdesk.domain.text import isolated
from claimdesk.domain.views import ArticleSummary
from claimdesk.ui import theme
from claimdesk.ui.library_pane.model import ArticleModel, by_line, progress

_PAD = 12  # px on all sides
_GAP = 4  # px between the lines
_BAR = 4  # px of height of the progress bar
_LINES = 2  # of the title
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class ArticleDelegate(QStyledItemDelegate):
    """Rows are equally high, so that ten thousand of them are laid out without asking each."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        line = QFontMetrics(option.font).height()
        return QSize(160, 2 * _PAD + (_LINES + 2) * line + 2 * _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, widget = index.model(), option.widget
        assert isinstance(model, ArticleModel), "rows are articles"
        article = model.article(index)
        if article is None:
            return
        assert isinstance(widget, QAbstractItemView), "rows are painted for their list"
        rect: QRect = option.rect
        font: QFont = option.font
        colours = theme.of(widget)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(widget.layoutDirection())
            _background(painter, rect, _Row(widget, index.model().index(index.row(), index.column())), colours)
            _content(painter, rect.adjusted(_PAD, _PAD, -_PAD, -_PAD), font, article, colours)
        finally:
            painter.restore()


class _Row:
    """How a row stands, asked of the view itself: QStyle's constants would take 10 ms of the start to load."""

    def __init__(self, view: QAbstractItemView, here: QModelIndex) -> None:
        self.chosen = here in view.selectedIndexes()
        self.focused = view.hasFocus() and view.currentIndex() == here
        mouse = view.viewport().mapFromGlobal(QCursor.pos()) if view.underMouse() else None
        self.hovered = mouse is not None and view.indexAt(mouse) == here


def _background(painter: QPainter, rect: QRect, row: _Row, colours: theme.Theme) -> None:
    if row.chosen or row.hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pressed if row.chosen else colours.hover))
        painter.drawRoundedRect(QRectF(rect.adjusted(0, 1, 0, -1)), 6, 6)
    if row.focused:
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), 5, 5)


def _content(painter: QPainter, inside: QRect, font: QFont, article: ArticleSummary, colours: theme.Theme) -> None:
    metrics, bold = QFontMetrics(font), QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    line = metrics.height()
    right_to_left = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    edge = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    title = _layout(article.title or "–", bold, inside.width(), edge)
    used = title.lineCount() * line + _GAP + line + _GAP + line
    top = inside.top() + (inside.height() - used) // 2
    painter.setPen(QColor(colours.text))
    title.draw(painter, QPointF(inside.left(), top))
    top += title.lineCount() * line + _GAP
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    said = _shortened(by_line(article), metrics, inside.width())
    painter.drawText(QRect(inside.left(), top, inside.width(), line), _LEADING, said)
    _progress(painter, QRect(inside.left(), top + line + _GAP, inside.width(), line), article, colours)


def _shortened(line: str, metrics: QFontMetrics, width: int) -> str:
    """A long publisher gives way to the date, as long as anything of it remains."""
    publisher, dot, day = line.rpartition(" · ")
    room = width - metrics.horizontalAdvance(dot + day)
    if dot and room > width // 4:
        bare = publisher.strip("\u2068\u2069")  # what is cut off would take the end of the isolate along
        return isolated(metrics.elidedText(bare, Qt.TextElideMode.ElideRight, room)) + dot + day
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)


def _progress(painter: QPainter, rect: QRect, article: ArticleSummary, colours: theme.Theme) -> None:
    if not article.claims:
        said = painter.fontMetrics().elidedText(progress(article), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEADING, said)
        return
    figures = f"{article.checked}/{article.claims}"
    wide = painter.fontMetrics().horizontalAdvance(figures)
    right_to_left = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    bar = QRectF(rect.left(), rect.center().y() - _BAR / 2 + 1, max(0, rect.width() - wide - 2 * _GAP), _BAR)
    if right_to_left:
        bar.moveRight(rect.right() + 1)
    painter.drawText(rect, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, figures)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.faint if colours.dark else colours.hairline).darker(108))
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    done = QRectF(bar)
    done.setWidth(bar.width() * min(1.0, article.checked / article.claims))
    if right_to_left:
        done.moveRight(bar.right())
    if article.checked:
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(done, _BAR / 2, _BAR / 2)


def _layout(text: str, font: QFont, width: int, edge: Qt.AlignmentFlag) -> QTextLayout:
    """The title in at most two lines, the second one elided, in the direction of its own script."""
    metrics = QFontMetrics(font)
    plain = " ".join(text.split())
    layout = _laid_out(plain, font, width, edge)
    if layout.lineCount() > _LINES:
        start = layout.lineAt(_LINES - 1).textStart()
        units = plain.encode("utf-16-le")
        head, tail = units[: 2 * start].decode("utf-16-le"), units[2 * start :].decode("utf-16-le")
        elided = metrics.elidedText(tail[:300], Qt.TextElideMode.ElideRight, width)
        layout = _laid_out(head + elided.replace(" ", "\u00a0"), font, width, edge)
    return layout


def _laid_out(text: str, font: QFont, width: int, edge: Qt.AlignmentFlag) -> QTextLayout:
    layout = QTextLayout(text[:2000], font)
    option = QTextOption(edge | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    height = QFontMetrics(font).height()
    for number in range(_LINES + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * height))
    layout.endLayout()
    return layout
