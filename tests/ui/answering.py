"""Answering modal dialogs, which keep whoever opened them waiting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget

Answer = Callable[[QWidget], object]
LOOK = 5
"""Milliseconds between two looks whether a dialog is open."""
_PATIENCE = 2000
"""Milliseconds that a dialog may take to come."""


@contextmanager
def answering(*answers: Answer) -> Iterator[list[str]]:
    """Hand each modal dialog that opens meanwhile to the next of the answers, which must close it.

    Gives the sentences of the message boxes among them. Each answer must be asked for, and no other dialog may open.
    """
    waiting, said, wrong, busy = list(answers), [], [], []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible() or busy:
            return
        if not dialog.isActiveWindow():
            dialog.activateWindow()
            return
        busy.append(dialog)
        if isinstance(dialog, QMessageBox):
            said.append(f"{dialog.text()} {dialog.informativeText()}".strip())
        try:
            assert waiting, f"nobody expected {type(dialog).__name__} “{dialog.windowTitle()}” {said[-1:]}"
            waiting.pop(0)(dialog)
            assert not dialog.isVisible(), f"{type(dialog).__name__} “{dialog.windowTitle()}” stayed open"
        except BaseException as error:  # noqa: BLE001 - told when the dialog is gone
            wrong.append(error)
            dialog.hide()
            if isinstance(dialog, QDialog):
                dialog.done(QDialog.DialogCode.Rejected)
        finally:
            busy.clear()

    timer = QTimer(interval=LOOK)
    timer.timeout.connect(look)
    timer.start()
    try:
        yield said
        for _ in range(_PATIENCE // LOOK):  # a dialog that does not hold up its caller comes a little later
            if not waiting and not busy:
                break
            QTest.qWait(LOOK)
    finally:
        timer.stop()
    if wrong:
        raise wrong[0]
    assert not waiting, f"{len(waiting)} dialogs never opened"


def read(box: QWidget) -> None:
    """The answer to a message: Enter."""
    assert isinstance(box, QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Return)


def escape(dialog: QWidget) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def press(text: str) -> Answer:
    """The answer that clicks the button with this text."""

    def answer(dialog: QWidget) -> None:
        button = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return answer
