"""Work that takes longer than a person waits without a word: done in a thread, with progress and a way to stop it."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from claimdesk.domain.health import GoOn, StoppedError
from claimdesk.ui.language import tr
from claimdesk.ui.room import give_room

T = TypeVar("T")
_STEPS = 1000


class _Job(QObject, Generic[T]):
    moved = Signal(int)
    done = Signal()

    def __init__(self, work: Callable[[GoOn], T]) -> None:
        super().__init__()
        self._work = work
        self._stopped = False
        self._at = 0
        self.result: list[T] = []
        self.error: BaseException | None = None

    def stop(self) -> None:
        self._stopped = True

    def run(self) -> None:
        """In the thread."""
        try:
            self.result.append(self._work(self._go_on))
        except BaseException as error:  # noqa: BLE001 - it is raised where the work was asked for
            self.error = error
        self.done.emit()

    def _go_on(self, done: float) -> bool:
        if (at := int(done * _STEPS)) != self._at:
            self._at = at
            self.moved.emit(at)
        return not self._stopped


class ProgressDialog(QDialog):
    """Stays until the work has ended; Stop, Esc and the window's cross ask it to."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Claimdesk"))
        label, self.bar = QLabel(words), QProgressBar()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.stop = QPushButton(tr("Stop"))
        self.stop.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self.bar)
        layout.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        give_room(self, 420)

    def reject(self) -> None:
        """Ask the work to stop, and wait for it."""
        self.stop.setEnabled(False)
        self.stop_wanted.emit()


def run_long(parent: QWidget | None, words: str, work: Callable[[GoOn], T]) -> T | None:
    """Do ``work`` in a thread while a dialog says ``words``; None where the person stopped it.

    Raises what the work raises.
    """
    job, dialog = _Job(work), ProgressDialog(parent, words)
    job.moved.connect(dialog.bar.setValue)
    job.done.connect(dialog.accept)
    dialog.stop_wanted.connect(job.stop)
    thread = Thread(target=job.run, name="long job", daemon=True)
    QTimer.singleShot(0, dialog, thread.start)  # not before the dialog can be closed
    dialog.exec()
    thread.join()
    dialog.deleteLater()
    if isinstance(job.error, StoppedError):
        return None
    if job.error is not None:
        raise job.error
    return job.result[0]
