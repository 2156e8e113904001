"""Work that takes longer than a person waits without a word: done in a thread, with progress and a way to stop it."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from claimdesk.domain.health import GoOn, StoppedError

T = TypeVar("T")
_STEPS = 1000


class _Job(QObject, Generic[T]):
    moved = Signal(int)
    done = Signal()

    def __init__(self, work: Callable[[GoOn], T]) -> None:
        super().__init__()
        self._work = work
        self._stopped = False
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
        self.moved.emit(int(done * _STEPS))
        return not self._stopped


def run_long(parent: QWidget | None, words: str, work: Callable[[GoOn], T]) -> T | None:
    """Do ``work`` in a thread while a dialog says ``words``; None where the person stopped it.

    Raises what the work raises.
    """
    job = _Job(work)
    dialog = QProgressDialog(words, QCoreApplication.translate("LongJob", "Stop"), 0, _STEPS, parent)
    dialog.setWindowTitle("Claimdesk")
    dialog.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    dialog.setMinimumWidth(420)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    job.moved.connect(dialog.setValue)
    job.done.connect(dialog.accept)
    dialog.canceled.connect(job.stop)
    thread = Thread(target=job.run, name="long job", daemon=True)
    thread.start()
    dialog.exec()
    job.stop()
    thread.join()
    dialog.deleteLater()
    if isinstance(job.error, StoppedError):
        return None
    if job.error is not None:
        raise job.error
    return job.result[0]
