"""Fields that give back exactly what was typed, and grow with it."""

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from claimdesk.domain import text as texts

_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why a field loses the focus that it will get back."""


def exact_text(document: QTextDocument) -> str:
    """The document's text with its no-break spaces, which ``toPlainText`` turns into spaces; normalised."""
    blocks: list[str] = []
    block = document.begin()
    while block.isValid():
        blocks.append(block.text())
        block = block.next()
    return texts.normalise("\n".join(blocks))


def _units(value: str) -> int:
    """How many UTF-16 units ``value`` takes, which is how Qt's cursors count."""
    return len(value.encode("utf-16-le")) // 2


class GrowingText(QPlainTextEdit):
    """A field of several lines, always as tall as its text, so that it never scrolls by itself.

    ``submits`` makes Enter hand the text over and Shift+Enter start a line; otherwise Enter starts one.
    """

    typed = Signal()
    finished = Signal()
    cursor_moved = Signal(QRect)

    def __init__(self, parent: QWidget | None = None, *, lines: int = 1, submits: bool = False) -> None:
        super().__init__(parent)
        self._lines, self._submits = lines, submits
        self._setting = self.composing = False
        self._chrome = 0  # what frame and padding take of the height
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._follow)

    def value(self) -> str:
        return exact_text(self.document())

    def put(self, value: str, *, fresh: bool) -> None:
        """Show ``value``. Unless ``fresh``, only what differs is replaced: cursor and undo stay as they were."""
        self._setting = True
        try:
            if fresh:
                self.setPlainText(value)
            else:
                self._replace(value)
        finally:
            self._setting = False

    def _replace(self, value: str) -> None:
        old = self.value()
        most = min(len(old), len(value))
        head = next((at for at in range(most) if old[at] != value[at]), most)
        tail = next((at for at in range(most - head) if old[-1 - at] != value[-1 - at]), most - head)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:head]))
        cursor.setPosition(_units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(value[head : len(value) - tail])

    def _changed(self) -> None:
        self._align()
        self._fit()
        if not self._setting:
            self.typed.emit()

    def _align(self) -> None:
        """Begin the lines on the side on which the text's first letter does."""
        leftward = self.document().firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        least = self._lines * self.fontMetrics().lineSpacing()
        wanted = round(max(height, least) + self._chrome + 2 * self.document().documentMargin())
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _follow(self) -> None:
        if self.hasFocus():
            self.cursor_moved.emit(self.cursorRect().translated(self.viewport().mapTo(self, QPoint())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chrome = self.height() - event.size().height()  # the event is the viewport's
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        submitting = Qt.KeyboardModifier.NoModifier if self._submits else Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == submitting:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        self.finished.emit()
        if event.reason() not in _COMES_BACK:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the pane scrolls, not the field

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or cut, with its no-break spaces."""
        copied = QMimeData()
        copied.setText(texts.normalise(self.textCursor().selectedText()))
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(texts.normalise(source.text()))
            self.ensureCursorVisible()


_LONGEST = 2**31 - 1
"""UTF-16 units in a line, as many as Qt can count: its own limit of 32,767 would cut what is shown and stored."""


class LineField(QLineEdit):
    """A field of one line."""

    typed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self.setMaxLength(_LONGEST)
        self.setMinimumWidth(40)
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self.finished)

    def value(self) -> str:
        return texts.normalise(self.text()).replace("\n", " ")

    def put(self, value: str, *, fresh: bool) -> None:
        """Show ``value``. Unless ``fresh``, the cursor stays where it was and undo goes back beyond this."""
        if fresh:
            self.setText(value)
            self.setCursorPosition(0)
            return
        at = self.cursorPosition()
        self.selectAll()
        self.insert(value)
        self.setCursorPosition(min(at, _units(value)))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.composing = False
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.home(False)


Field = GrowingText | LineField


class CalmCombo(QComboBox):
    """A choice that a turn of the wheel scrolls past instead of changing it.

    Where it ``opens``, arrow keys open the list and choose nothing yet.
    """

    def __init__(self, parent: QWidget | None = None, *, opens: bool = False) -> None:
        super().__init__(parent)
        self._opens = opens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.currentIndexChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the chosen words, not as the longest."""
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        hint = super().sizeHint()
        return QSize(max(hint.width(), words + 72), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(160, self.sizeHint().height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
            return
        super().keyPressEvent(event)
