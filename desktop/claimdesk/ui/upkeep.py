"""Looks after the library's backups while one works: in a thread, and quietly unless something fails."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QPushButton

from claimdesk.diagnostics.hooks import report
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.backups import Backups, Reason, counted
from claimdesk.settings import Settings
from claimdesk.storage.backup import BrokenOffError, Halt
from claimdesk.ui.claim_pane.words import plain_tooltip
from claimdesk.ui.language import in_words
from claimdesk.ui.messages import tell
from claimdesk.ui.ways_out import show_folder

if TYPE_CHECKING:
    from claimdesk.ui.backups_dialog import BackupsDialog

AFTER_START = 3_000
"""Milliseconds after the start before the library is looked at."""
EVERY = 30 * 60_000
"""Milliseconds between two looks whether something has changed."""


@dataclass(frozen=True, slots=True)
class _Job:
    reason: Reason
    then: Callable[[str], None] | None = None


class Upkeep(QObject):
    """Makes the backups of one window's library, and shows them. ``close`` breaks off what it does."""

    restore_wanted = Signal(object)
    """The path of a backup that a person wants in the library's place."""
    _done = Signal(object, str)
    _counted = Signal(object, object)

    def __init__(self, window: QMainWindow, library: Path, settings: Settings, *, by_itself: bool = True) -> None:
        super().__init__(window)
        self._window, self._library, self._settings = window, library, settings
        self._waiting: list[_Job] = []
        self._thread: Thread | None = None
        self._counter: Thread | None = None
        self._halt, self._stop_counting = Halt(), Halt()
        self._closed = False
        self._trouble = ""
        self._dialog: BackupsDialog | None = None
        self._done.connect(self._on_done)
        self._counted.connect(self._on_counted)
        self.notice = QPushButton(self.tr("No backup was made"))
        self.notice.setProperty("role", "link")
        self.notice.clicked.connect(self.show)
        self.notice.hide()
        window.statusBar().addPermanentWidget(self.notice)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(lambda: self._do(_Job(Reason.WORKED)))
        if by_itself:
            self._timer.start()
            QTimer.singleShot(AFTER_START, self, lambda: self._do(_Job(Reason.OPENED)))

    @property
    def backups(self) -> Backups:
        """The library's backups, where the settings say now."""
        return Backups(self._library, self._settings)

    def before_import(self, then: Callable[[str], None]) -> None:
        """Back up what has changed, then go on with ``then``, which is told why that failed, or nothing."""
        self._window.statusBar().showMessage(self.tr("Backing up before the import…"))
        self._do(_Job(Reason.IMPORT, then))

    def close(self) -> None:
        """Break off, and wait for the threads, which end at once."""
        self._closed = True
        self._timer.stop()
        self._halt.end(self._thread)
        self._stop_counting.end(self._counter)

    # Backing up

    def _do(self, job: _Job) -> None:
        if self._closed:
            return
        self._waiting.append(job)
        if self._thread is None:
            self._next()

    def _next(self) -> None:
        self._thread = None
        if self._waiting:
            job, backups = self._waiting.pop(0), self.backups
            self._thread = Thread(target=self._work, args=(job, backups), name="backup", daemon=True)
            self._thread.start()

    def _work(self, job: _Job, backups: Backups) -> None:
        """In the thread."""
        said = ""
        try:
            if job.reason is Reason.ASKED:
                backups.back_up(job.reason, self._halt)
            else:
                backups.back_up_changes(job.reason, self._halt)
        except BrokenOffError:
            return
        except ClaimdeskError as error:
            said = in_words(error)
        except Exception as error:  # noqa: BLE001 - an import may wait, and there are backups to come
            report(error)
            said = self.tr("A fault of Claimdesk's own kept this backup from being made.")
        self._done.emit(job, said)

    def _on_done(self, job: _Job, said: str) -> None:
        if self._closed:
            return
        self._trouble = said
        self.notice.setVisible(bool(said))
        self.notice.setToolTip(plain_tooltip(said))
        self.notice.setAccessibleDescription(said)
        self._next()
        self._renew()
        if job.then is not None:
            self._window.statusBar().clearMessage()
            job.then(said)

    # The dialog

    def show(self) -> None:
        """Show the backups."""
        from claimdesk.ui.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._window)
        dialog.back_up_wanted.connect(lambda: self._do(_Job(Reason.ASKED)))
        dialog.restore_wanted.connect(self._restore)
        dialog.folder_wanted.connect(self._open_folder)
        dialog.place_wanted.connect(self._change_place)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        self._renew()
        dialog.open()

    def _forget(self) -> None:
        self._stop_counting.ask()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _renew(self) -> None:
        if self._dialog is None:
            return
        backups = self.backups
        found = backups.all()
        self._dialog.show_backups(backups.folder, found, self._trouble)
        self._stop_counting.end(self._counter)
        self._stop_counting = halt = Halt()

        def count() -> None:
            for backup, contents in counted(found, halt):
                self._counted.emit(backup.path, contents)

        self._counter = Thread(target=count, name="counting", daemon=True)
        self._counter.start()

    def _on_counted(self, path: Path, contents: object) -> None:
        if self._dialog is not None:
            self._dialog.show_contents(path, contents)  # pyright: ignore[reportArgumentType] - as it was emitted

    def _restore(self, path: Path) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.restore_wanted.emit(path)

    def _open_folder(self) -> None:
        show_folder(self.backups.folder)

    def _change_place(self) -> None:
        title = self.tr("Keep backups in this folder")
        chosen = QFileDialog.getExistingDirectory(self._dialog, title, str(self.backups.place))
        if chosen:
            before = self.backups
            self._settings.backups = chosen
            self._settings.save()
            if before.all():
                stay = self.tr("From now on backups lie in {place}. Those made until now stay in {folder}.")
                tell(self._dialog, stay.format(place=chosen, folder=before.folder))
            self._do(_Job(Reason.ASKED))
            self._renew()
