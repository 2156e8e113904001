"""The desktop app, put together: the one place that knows the window, the settings and where the library lies."""

import gc
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from claimdesk import APP_ID
from claimdesk.diagnostics import crashes, hooks
from claimdesk.domain.errors import ClaimdeskError, DamagedError
from claimdesk.services.handover import Message, Turn
from claimdesk.services.opening import followed, open_desk
from claimdesk.settings import Settings, default_library, is_first_start
from claimdesk.ui.appearance import Appearance
from claimdesk.ui.language import tr
from claimdesk.ui.main_window import MainWindow
from claimdesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from claimdesk.services.rescue import Backups
    from claimdesk.ui.bugs import Bugs
    from claimdesk.ui.listening import Listening
    from claimdesk.ui.upkeep import Upkeep

_LOOK_WARM = 15
"""Milliseconds between two looks whether what writes is loaded."""


class Desktop(QObject):
    """One running app: its settings, its appearance and the window on one library."""

    usable = Signal()
    """The window has been painted, and has settled in."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.app = app
        self.first_start = is_first_start()
        self.settings = Settings.load()
        self.window: MainWindow | None = None
        self._warm: threading.Thread | None = None
        self._upkeep: Upkeep | None = None
        self.turn = Turn()
        """Where later starts find this window; nowhere, unless it is given one."""
        self._listening: Listening | None = None
        self.appearance = Appearance(app, self.settings)
        self.appearance.language_chosen.connect(self._speak)

    def open_library(self, path: Path, files: Sequence[str] = ()) -> None:
        """Show the window of the library at ``path``; the one shown before closes once the new one is open.

        Raises ClaimdeskError, with the old window left as it is, where the library cannot be opened.
        """
        desk = open_desk(path, self.settings)
        workbench = Workbench(desk)
        old, window = self.window, MainWindow(workbench, self.settings)
        self.window = window
        workbench.setParent(window)
        fresh = desk.library.made and (self.first_start or path == default_library())
        window.painted.connect(lambda: self._take(window, lambda: self._furnish(window)))
        window.readable.connect(lambda: self._take(window, lambda: self._settle_in(window, files, fresh=fresh)))
        if old is not None:
            self._close(old)
        window.show()

    def _take(self, window: MainWindow, stage: Callable[[], None]) -> None:
        """Take a stage of the start; a library that turns out to be damaged is closed, and what helps is offered."""
        try:
            stage()
        except DamagedError as error:
            window.let_go = True
            self.app.setQuitOnLastWindowClosed(False)  # until it is decided whether there is another
            self.close()
            if not self.rescue(window.workbench.desk.library.path, error):
                self.app.exit(1)

    def rescue(self, path: Path, error: DamagedError, files: Sequence[str] = ()) -> bool:
        """Offer what helps a damaged library; whether there is a library in the window then."""
        from claimdesk.services.opening import reviewer_of
        from claimdesk.ui.language import in_words
        from claimdesk.ui.rescue import rescue

        self.appearance.dress()
        self.app.setQuitOnLastWindowClosed(False)
        try:
            chosen = rescue(self.window, path, in_words(error.what), reviewer_of(self.settings), self.backups_of(path))
            return chosen is not None and opens(self, chosen, files)
        finally:
            self.app.setQuitOnLastWindowClosed(True)

    def backups_of(self, path: Path) -> "Backups":
        """The backups of a library, which a damaged one can be restored from."""
        from claimdesk.services.backups import Backups

        return Backups(path, self.settings)

    def _furnish(self, window: MainWindow) -> None:
        if window is not self.window:  # closed before it was furnished
            return
        from claimdesk.ui import fonts

        fonts.load()
        self.appearance.dress()
        window.seat_reading()

    def _settle_in(self, window: MainWindow, files: Sequence[str], *, fresh: bool) -> None:
        """What can wait until the article can be read."""
        if window is not self.window:
            return
        self.usable.emit()
        gc.enable()
        from claimdesk.ui.icons import app_icon

        self.app.setWindowIcon(app_icon())
        window.seat_rest()
        window.errands.library_wanted.connect(self._change_library)
        self.appearance.serve(window.actions_)
        bench = window.workbench
        self._warm = threading.Thread(target=bench.desk.library.prepare_to_write, daemon=True)
        self._warm.start()

        def finish() -> None:
            from claimdesk.ui.notices import show_notices

            if self.window is not window:  # closed in the meantime
                return
            if self._warm is not None and self._warm.is_alive():
                QTimer.singleShot(_LOOK_WARM, window, finish)
                return
            if fresh:
                from claimdesk.services.sample import add_sample

                bench.attempt(lambda: bench.open_article(add_sample(bench.desk)))
            bench.add_files(files)
            bench.watch()
            self._look_after(window)
            show_notices(window, self.settings)
            window.health.start()
            window.settled = True
            self._listen()

        finish()

    def _look_after(self, window: MainWindow) -> None:
        """Begin to make backups."""
        from claimdesk.ui.upkeep import Upkeep

        library = window.workbench.desk.library
        # What can only be read does not change.
        self._upkeep = upkeep = Upkeep(window, library.path, self.settings, by_itself=not library.way.barred)
        upkeep.restore_wanted.connect(self._restore)
        window.errands.backups_wanted.connect(upkeep.show)
        window.errands.before_import = upkeep.before_import

    def _restore(self, path: Path) -> None:
        from claimdesk.ui.language import in_words
        from claimdesk.ui.messages import tell
        from claimdesk.ui.restoring import restore

        window, upkeep = self.window, self._upkeep
        if window is None or upkeep is None or not window.may_close():
            return
        upkeep.close()
        try:
            said = restore(window, upkeep.backups, path)
        except ClaimdeskError as error:
            said = in_words(error)
        try:
            self.open_library(window.workbench.desk.library.path)
        except ClaimdeskError as error:
            said = f"{said} {in_words(error)}"
            self.close()
        tell(self.window, said)

    def _listen(self) -> None:
        if self.turn.first and self._listening is None:
            from claimdesk.ui.listening import Listening, bring_forward

            self._listening = Listening(
                self.turn.address,
                ready=lambda: self.window is not None and self.window.settled,
                front=lambda: bring_forward(self.window),
                do=self._do,
                parent=self,
            )
            if not self._listening.begun:
                self.turn.leave()

    def _do(self, message: Message) -> None:
        """What a later start asks for."""
        assert self.window is not None, "it is settled"
        if message.library and not self.window.workbench.desk.library.is_at(Path(message.library)):
            self._show_library(Path(message.library), message.files)
        else:
            self.window.workbench.add_files(message.files)

    def show_file(self, path: str) -> None:
        """Open a library instead of the one shown, or add a text to it, as the Finder asks for it."""
        if path.endswith(".claimdesk"):
            self._change_library(path)
        elif self.window is not None:
            self.window.workbench.add_files([path])

    def close(self) -> None:
        """Close the window and the library; waits for the thread that loads what writes."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        self.turn.leave()
        if self.window is not None:
            self._close(self.window)
            self.window = None

    def heed_system(self) -> None:
        """From now on a signal ends the app, and the end of the desktop's session finds everything saved."""
        from claimdesk.ui.ending import EndSignals

        EndSignals(self).came.connect(self.end)
        self.app.commitDataRequest.connect(lambda: self.window and self.window.keep())  # the session may yet go on

    def end(self) -> None:
        """Save all that can be saved and end without a question; the exit code is 1 where something could not be."""
        self.app.exit()  # first: from here on no dialog waits for an answer
        if self.window is not None and not self.window.keep(let_go=True):
            self.app.exit(1)
            print("Something that was typed could not be saved, and is lost.", file=sys.stderr)  # noqa: T201

    def _close(self, window: MainWindow) -> None:
        window.close()
        window.workbench.rest()
        if self._upkeep is not None and self._upkeep.parent() is window:
            self._upkeep.close()
            self._upkeep = None
        if self._warm is not None:
            self._warm.join()
        window.workbench.desk.library.close()
        window.deleteLater()

    @cached_property
    def bugs(self) -> "Bugs":
        """What tells the person of bugs, those from before included."""
        from claimdesk.ui.bugs import Bugs

        return Bugs(self, lambda: self.window.workbench.desk.library.schema if self.window else None)

    def hear_of_bugs(self) -> None:
        """From now on a bug, and a crash that the app ended with before, is told; warnings of Qt's go to the log."""
        from claimdesk.ui.bugs import hear_qt

        self.usable.disconnect(self.hear_of_bugs)  # the next library's window changes nothing about it
        self.bugs.look_back()
        hear_qt()

    def _change_library(self, path: str) -> None:
        if self._show_library(Path(path)):
            assert self.window is not None, "it was just opened"
            self.settings.library = str(self.window.workbench.desk.library.path)
            self.settings.save()

    def _show_library(self, path: Path, files: Sequence[str] = ()) -> bool:
        """Show another library in place of this one; whether that was done."""
        assert self.window is not None, "another one takes its place"
        if not self.window.may_close():
            return False
        old = self.window
        if not opens(self, path, files):
            old.let_go = False
            return False
        return True

    def _speak(self) -> None:
        """Speak the language that was chosen, in the window made anew; where that cannot be, at the next start."""
        from claimdesk.ui.messages import tell

        if self.window is None or not self.window.may_close():
            return
        library = self.window.workbench.desk.library
        if not library.in_place():  # opening it again would make an empty one
            self.window.let_go = False
            tell(self.window, tr("The library is not where it was, so the language changes at the next start."))
            return
        before = self.appearance.speak(self.settings.language)
        if not self._show_library(library.path):
            self.appearance.speak(before)


def make_application(arguments: Sequence[str]) -> QApplication:
    """The QApplication with the app's name and icon."""
    kind = QApplication
    if sys.platform == "darwin":
        from claimdesk.ui.application import MacApplication

        kind = MacApplication
    app = kind([*arguments, "-style", "fusion"])  # setStyle would make the system's style first
    app.setApplicationName("claimdesk")
    app.setApplicationDisplayName("Claimdesk")
    app.setDesktopFileName(APP_ID)
    return app


def run(library: Path | None, files: Sequence[str], turn: Turn) -> int:
    """Open the app on ``library``, or on the one used last, and stay until its window is closed; the exit code."""
    app = make_application(sys.argv[:1])
    desktop = Desktop(app)
    desktop.turn = turn
    watch = crashes.Watch()
    desktop.usable.connect(desktop.hear_of_bugs)
    try:
        return _run(desktop, library, files)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told before the app ends
        hooks.report(error)
        desktop.hear_of_bugs()
        desktop.bugs.show_now()
        return 1
    finally:
        hooks.listen(None)
        watch.close()


def _run(desktop: Desktop, library: Path | None, files: Sequence[str]) -> int:
    last = Path(desktop.settings.library) if desktop.settings.library else default_library()
    wanted = [library] if library is not None else list(dict.fromkeys((last, default_library())))
    if not any(opens(desktop, path, files) for path in wanted):
        return 1

    def heed() -> None:
        desktop.usable.disconnect(heed)  # once for all libraries
        desktop.heed_system()

    desktop.usable.connect(heed)
    if sys.platform == "darwin":
        from claimdesk.ui.application import MacApplication

        if isinstance(desktop.app, MacApplication):
            desktop.app.file_wanted.connect(desktop.show_file)
    code = desktop.app.exec()
    desktop.close()
    return code


def opens(desktop: Desktop, path: Path, files: Sequence[str] = ()) -> bool:
    """Open the library; where that fails, say why, also to whoever started the app from a terminal.

    For a damaged one, what helps is offered, and another may be open in its place then.
    """
    try:
        path = followed(path)
        desktop.open_library(path, files)
    except ClaimdeskError as error:
        print(error, file=sys.stderr)  # noqa: T201
        if isinstance(error, DamagedError):
            return desktop.rescue(path, error, files)
        from claimdesk.ui.language import in_words
        from claimdesk.ui.messages import tell

        tell(desktop.window, in_words(error))
        return False
    return True


def self_test(keep: Path | None) -> int:
    """Do the main job in a real window with settings and a library of its own; the exit code."""
    from claimdesk.ui import self_test as gui

    def make() -> Desktop:
        existing = QApplication.instance()
        return Desktop(existing if isinstance(existing, QApplication) else make_application(sys.argv[:1]))

    return gui.run(keep, make)
