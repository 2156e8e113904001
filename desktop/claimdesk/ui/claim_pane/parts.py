"""Small pieces that several parts of the pane are made of."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from claimdesk.ui import glyphs, theme
from claimdesk.ui.claim_pane.words import plain_tooltip

INDENT = 8
"""Pixels between an entry's edge, which shows under the mouse alone, and its words."""
CLAMP = 220
"""Code points of a quote or an excerpt that are shown before it is unfolded."""


def label(text: str = "", *, role: str = "", wrap: bool = False) -> QLabel:
    """A label that takes its text for plain text."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setMinimumWidth(40)
    return made


def tool(text: str, name: str, *, tip: str = "") -> QToolButton:
    """A flat button with a sign or a word on it; ``name`` is what a screen reader says."""
    made = QToolButton()
    made.setText(text)
    made.setAutoRaise(True)
    made.setAccessibleName(name)
    made.setToolTip(plain_tooltip(tip or name))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def column(*widgets: QWidget, gap: int = 4) -> QVBoxLayout:
    """These widgets one below the other, without margins."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    for widget in widgets:
        # A widget that cannot grow is set at the start, or it would bound the width of the whole column.
        fixed = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        made.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0))
    return made


def indented(box: QBoxLayout) -> QBoxLayout:
    """``box`` set in as far as the words of an entry are, so that all stand below each other."""
    box.setContentsMargins(INDENT, 0, INDENT, 0)
    return box


def row(*widgets: QWidget, gap: int = 4) -> QHBoxLayout:
    """These widgets side by side, without margins."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    for widget in widgets:
        made.addWidget(widget)
    return made


def reading_order(layout: QLayout) -> list[QWidget]:
    """Every widget in ``layout`` that takes the focus, from top to bottom as laid out."""
    found: list[QWidget] = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(widget)
        inner = inner or (widget.layout() if widget is not None else None)
        if inner is not None:
            found += reading_order(inner)
    return found


class RowList(QWidget):
    """Rows one below the other that are replaced all at once: one layout for all of them, not one for each."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 0) -> None:
        super().__init__(parent)
        self._gap = gap
        self._rows: list[QWidget] = []
        self._holder = QWidget()
        self._box = column(self._holder)
        self.setLayout(self._box)

    def replace(self, rows: Sequence[QWidget]) -> None:
        """Show these rows; the focus stays at its place in the list."""
        old, focus = self._holder, QApplication.focusWidget()
        focused = next(
            (at for at, it in enumerate(self._rows) if focus and (it is focus or it.isAncestorOf(focus))), None
        )
        self._rows, self._holder = list(rows), QWidget()
        self._holder.setLayout(column(*rows, gap=self._gap))
        self._box.addWidget(self._holder)
        if focused is not None and rows:
            self._holder.show()  # at once: what is hidden cannot take the focus
            rows[min(focused, len(rows) - 1)].setFocus()
        self._box.removeWidget(old)
        old.hide()
        old.deleteLater()


class TextButton(QAbstractButton):
    """A small action that looks like a link: underlined under the mouse, with a focus ring; ``quiet`` ones are grey."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        sign = 0 if self.icon().isNull() else self.iconSize().width() + 4
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + sign + 4, max(24, metrics.height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
            font = QFont(self.font())
            font.setUnderline(self.underMouse())
            painter.setFont(font)
            painter.setPen(QColor(colours.muted if self._quiet else colours.accent))
            words = QRect(self.rect())
            if not self.icon().isNull():
                size = self.iconSize()
                self.icon().paint(painter, QRect(0, (self.height() - size.height()) // 2, size.width(), size.height()))
                words.setLeft(size.width() + 4)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())


class Captioned(QWidget):
    """A field below its caption, and below it a sentence when something is wrong with what was typed."""

    def __init__(self, caption: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = label(caption, role="muted")
        self.caption.setBuddy(field)
        self.field = field
        field.setAccessibleName(caption)
        self.problem = label(role="error", wrap=True)
        self.problem.hide()
        self.setLayout(column(self.caption, field, self.problem))

    def say(self, problem: str) -> None:
        """Show the sentence, or nothing for an empty one."""
        self.problem.setText(f"⚠ {problem}" if problem else "")
        self.problem.setVisible(bool(problem))
        self.field.setAccessibleDescription(problem)


class Elided(QLabel):
    """One line of plain text that ends in … where the width does."""

    def __init__(self, text: str = "", *, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(" ".join(text.split()))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            inside = self.contentsRect()
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
            painter.setPen(self.palette().color(self.foregroundRole()))
            side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side, words)


class Expandable(QWidget):
    """A text that shows its beginning and unfolds."""

    def __init__(self, parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(parent)
        self._full, self._open = "", False
        self.words = label(role=role, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = TextButton()
        self.more.clicked.connect(self._toggle)
        self.setLayout(column(self.words, self.more, gap=0))

    def show_text(self, text: str) -> None:
        if text != self._full:
            self._full, self._open = text, False
        self._refresh()

    def _toggle(self) -> None:
        self._open = not self._open
        self._refresh()

    def _refresh(self) -> None:
        long = len(self._full) > CLAMP + 40
        cut = self._full.rfind(" ", CLAMP - 24, CLAMP)
        beginning = self._full[: cut if cut > 0 else CLAMP].rstrip() + "…"
        self.words.setText(self._full if self._open or not long else beginning)
        self.more.setVisible(long)
        self.more.setText(self.tr("Show less") if self._open else self.tr("Show all"))


class Entry(QWidget):
    """A row of a list that is opened by a click or by Enter, with its focus ring."""

    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._hovered = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.of(self)
        if not (self._hovered or self.hasFocus()):
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = QPen(QColor(colours.accent), 2)
            painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover) if self._hovered else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRect(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class Glyph(QLabel):
    """A sign in a tone's accent, which follows the theme."""

    def __init__(self, text: str, accents: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._accents = accents

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            glyphs.draw(painter, self.contentsRect(), self.text(), QColor(self._accents[theme.of(self).dark]))
