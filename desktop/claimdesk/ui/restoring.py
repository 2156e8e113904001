"""A backup put in the place of the library behind a window, while the window waits and shows that it does."""

from pathlib import Path
from threading import Thread

from PySide6.QtCore import QEventLoop, QObject, Signal

from claimdesk.services.backups import Backups, Restored
from claimdesk.ui.language import tr
from claimdesk.ui.main_window import MainWindow


class _Work(QObject):
    done = Signal()

    def __init__(self, backups: Backups, path: Path) -> None:
        super().__init__()
        self._backups, self._path = backups, path
        self.outcome: Restored | BaseException | None = None

    def run(self) -> None:
        try:
            self.outcome = self._backups.restore(self._path)
        except BaseException as error:  # noqa: BLE001 - it is raised in the window's thread
            self.outcome = error
        self.done.emit()


def restore(window: MainWindow, backups: Backups, path: Path) -> str:
    """Close the window's library, restore the backup, and say what was done; the window is of no use afterwards.

    Raises ClaimdeskError, with the library as it was, where that cannot be done.
    """
    window.let_go = True
    window.finding.close()
    window.health.close()
    window.workbench.rest()
    window.workbench.desk.library.close()
    window.setEnabled(False)
    window.statusBar().showMessage(tr("Restoring the backup…"))
    work, loop = _Work(backups, path), QEventLoop()
    work.done.connect(loop.quit)
    thread = Thread(target=work.run, name="restoring", daemon=True)
    thread.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    thread.join()
    if isinstance(work.outcome, BaseException):
        raise work.outcome
    said = tr("The library is again as in the backup. What was there before is kept in {path}.")
    return said.format(path=work.outcome.kept if work.outcome is not None else "")
