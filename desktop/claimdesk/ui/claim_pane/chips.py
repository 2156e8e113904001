"""Chips: small flat buttons that are on or off, with a glyph and a key where they stand for a verdict."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from claimdesk.ui import glyphs, theme
from claimdesk.ui.claim_pane.flow import FlowLayout
from claimdesk.ui.tones import Tone

HEIGHT, SIDE, GAP, GLYPH, RADIUS = 28, 10, 6, 14, 14

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROW_KEYS = {*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}


class Chip(QAbstractButton):
    """One chip. It never switches itself: whoever owns it decides what a click means.

    ``key`` is what presses it, painted after the label.
    """

    focused = Signal()

    def __init__(self, label: str, parent: QWidget | None = None, *, tone: Tone | None = None, key: str = "") -> None:
        super().__init__(parent)
        self._tone, self._key = tone, key
        self._looks: tuple[object, ...] = ()
        self._picture = QPixmap()
        self.setText(label.replace("&", "&&"))
        self._label = label
        self.setCheckable(True)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def label(self) -> str:
        return self._label

    def nextCheckState(self) -> None:
        """A click changes nothing by itself."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut:
            self.click()  # at once: Qt would press for a tenth of a second, and an Enter could come before
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _ROW_KEYS:
            event.ignore()  # the row's
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def sizeHint(self) -> QSize:
        width = 2 * SIDE + self.fontMetrics().horizontalAdvance(self._label)
        width += (GLYPH + GAP) * bool(self._tone) + (self._key_width() + GAP) * bool(self._key)
        return QSize(width + 2, max(HEIGHT, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(96, self.sizeHint().width()), self.sizeHint().height())

    def _key_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        looks = (
            self.size(), ratio, theme.of(self).name, self.font().key(), self.layoutDirection(), self.isChecked(),
            self.isDown(), self.underMouse(), self.hasFocus(), self.isEnabled(),
        )  # fmt: skip
        if looks != self._looks:  # the pane repaints all its chips with each claim, and few of them change
            self._looks, self._picture = looks, QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                painter.setFont(self.font())
                painter.setLayoutDirection(self.layoutDirection())
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint(painter)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _paint(self, painter: QPainter) -> None:
        colours = theme.of(self)
        shade = self._tone.shade(dark=colours.dark) if self._tone else None
        accent = QColor(shade.accent if shade else colours.accent)
        edge, fill = QColor(colours.hairline), QColor(Qt.GlobalColor.transparent)
        if self.isChecked():
            edge = accent if shade else QColor(colours.text)
            fill = QColor(shade.tint if shade else colours.pressed)
        elif self.isDown():
            fill = QColor(colours.pressed)
        elif self.underMouse() and self.isEnabled():
            fill = QColor(colours.hover)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ring = self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent) if ring else edge, 2 if ring else 1))
        painter.setBrush(fill)
        inset = 0 if ring else -0.5
        painter.drawRoundedRect(box.adjusted(-inset, -inset, inset, inset), RADIUS, RADIUS)
        self._write(painter, box, accent if self.isEnabled() else QColor(colours.muted), colours)

    def _write(self, painter: QPainter, box: QRectF, accent: QColor, colours: theme.Theme) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = box.left() + SIDE, box.right() - SIDE
        middle = Qt.AlignmentFlag.AlignVCenter

        def take(width: float, *, first: bool) -> QRectF:
            """Cut a piece off the free stretch: at its reading start where ``first``, else at its end."""
            nonlocal left, right
            if first != rtl:
                spot = QRectF(left, box.top(), width, box.height())
                left += width + GAP
            else:
                spot = QRectF(right - width, box.top(), width, box.height())
                right -= width + GAP
            return spot

        if self._tone:
            glyphs.draw(painter, take(GLYPH, first=True), self._tone.glyph, accent)
        if self._key:
            painter.setPen(QColor(colours.text if self.isChecked() else colours.muted))
            painter.drawText(take(self._key_width(), first=False), Qt.AlignmentFlag.AlignCenter, self._key)
        font = QFont(self.font())
        if self.isChecked():
            font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        words = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, int(right - left) + 2)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, box.top(), right - left + 2, box.height()), middle | side, words)


class ChipRow(QWidget):
    """Chips in lines, one stop of the Tab key; arrow keys, Home and End go from chip to chip, Space presses one."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Seat these chips; the focus stays at its place in the row."""
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = list(chips)
        for at, chip in enumerate(self.chips):
            chip.setParent(self)
            chip.clicked.connect(lambda _on=False, at=at: self.pressed.emit(at))
            chip.focused.connect(self._place_tab_stop)
            self._flow.addWidget(chip)
        self._place_tab_stop()
        if focused is not None and self.chips:
            heir = self.chips[min(focused, len(self.chips) - 1)]
            heir.show()  # at once: what is hidden cannot take the focus
            heir.setFocus()
        self.updateGeometry()

    def set_checked(self, checked: Sequence[bool]) -> None:
        """Switch each chip on or off, in order."""
        for chip, on in zip(self.chips, checked, strict=True):
            chip.setChecked(on)
        self._place_tab_stop()

    def _place_tab_stop(self) -> None:
        stop = next((chip for chip in self.chips if chip.hasFocus()), None)
        stop = stop or next((chip for chip in self.chips if chip.isChecked()), None)
        for at, chip in enumerate(self.chips):
            here = chip is stop or (stop is None and at == 0)
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            if chip.focusPolicy() != policy:
                chip.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if at is None or Qt.Key(event.key()) not in _ROW_KEYS:
            super().keyPressEvent(event)
            return
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if step is not None and sideways and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        goal = (0 if event.key() == Qt.Key.Key_Home else len(self.chips) - 1) if step is None else at + step
        if 0 <= goal < len(self.chips):
            self.chips[goal].setFocus(Qt.FocusReason.TabFocusReason)
