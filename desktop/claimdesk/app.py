"""The desktop app, put together: the one place that knows the window, the settings and where the library lies."""

import gc
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from claimdesk import APP_ID
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings, default_library, is_first_start
from claimdesk.ui import theme
from claimdesk.ui.main_window import MainWindow
from claimdesk.ui.workbench import Workbench

_LOOK_WARM = 15
"""Milliseconds between two looks whether what writes is loaded."""


class Desktop(QObject):
    """One running app: its settings, its theme and the window on one library."""

    usable = Signal()
    """The window has been painted, and has settled in."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.app = app
        self.first_start = is_first_start()
        self.settings = Settings.load()
        self.window: MainWindow | None = None
        self._warm: threading.Thread | None = None
        app.setPalette(theme.palette(self._first_theme()))

    def _first_theme(self) -> theme.Theme:
        """The theme of the first paint, told by the system's own palette, before Qt's constants are loaded."""
        dark = self.app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        wanted = {"light": False, "dark": True}.get(self.settings.theme, dark)
        return theme.DARK if wanted else theme.LIGHT

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
        window.painted.connect(lambda: self._furnish(window))
        window.readable.connect(lambda: self._settle_in(window, files, fresh=fresh))
        if old is not None:
            self._close(old)
        window.show()

    def _furnish(self, window: MainWindow) -> None:
        if window is not self.window:  # closed before it was furnished
            return
        from claimdesk.ui import fonts

        fonts.load()
        self._dress()
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
        window.theme_wanted.connect(self._choose_theme)
        window.errands.library_wanted.connect(self._change_library)
        self.app.styleHints().colorSchemeChanged.connect(self._dress)
        self._show_theme()
        bench = window.workbench
        self._warm = threading.Thread(target=bench.desk.library.prepare_to_write, daemon=True)
        self._warm.start()

        def finish() -> None:
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
            window.settled = True

        finish()

    def show_file(self, path: str) -> None:
        """Open a library instead of the one shown, or add a text to it, as the Finder asks for it."""
        if path.endswith(".claimdesk"):
            self._change_library(path)
        elif self.window is not None:
            self.window.workbench.add_files([path])

    def close(self) -> None:
        """Close the window and the library; waits for the thread that loads what writes."""
        if self.window is not None:
            self._close(self.window)
            self.window = None

    def _close(self, window: MainWindow) -> None:
        window.close()
        window.workbench.rest()
        if self._warm is not None:
            self._warm.join()
        window.workbench.desk.library.close()
        window.deleteLater()

    def _change_library(self, path: str) -> None:
        assert self.window is not None, "it asked for the library"
        if not self.window.may_close():
            return
        try:
            self.open_library(Path(path))
        except ClaimdeskError as error:
            from claimdesk.ui.messages import tell

            self.window.let_go = False

            tell(self.window, str(error))
            return
        self.settings.library = path
        self.settings.save()

    def _choose_theme(self, name: str) -> None:
        self.settings.theme = name
        self.settings.save()
        self._dress()
        self._show_theme()

    def _dress(self) -> None:
        wanted = self.settings.theme
        if wanted not in {"light", "dark"}:
            wanted = "dark" if self._system_is_dark() else "light"
        theme.apply(self.app, theme.DARK if wanted == "dark" else theme.LIGHT)

    def _system_is_dark(self) -> bool:
        from PySide6.QtCore import Qt

        return self.app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _show_theme(self) -> None:
        if self.window is not None:
            for name in ("system", "light", "dark"):
                self.window.actions_[f"theme_{name}"].setChecked(self.settings.theme == name)


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


def run(library: Path | None, files: Sequence[str]) -> int:
    """Open the app on ``library``, or on the one used last, and stay until its window is closed; the exit code."""
    app = make_application(sys.argv[:1])
    desktop = Desktop(app)
    last = Path(desktop.settings.library) if desktop.settings.library else default_library()
    wanted = [library] if library is not None else list(dict.fromkeys((last, default_library())))
    if not any(_opens(desktop, path, files) for path in wanted):
        return 1
    if sys.platform == "darwin":
        from claimdesk.ui.application import MacApplication

        if isinstance(app, MacApplication):
            app.file_wanted.connect(desktop.show_file)
    code = app.exec()
    desktop.close()
    return code


def _opens(desktop: Desktop, path: Path, files: Sequence[str]) -> bool:
    """Open the library; where that fails, say why, also to whoever started the app from a terminal."""
    try:
        desktop.open_library(path, files)
    except ClaimdeskError as error:
        from claimdesk.ui.messages import tell

        tell(None, str(error))
        print(error, file=sys.stderr)  # noqa: T201
        return False
    return True


def self_test(keep: Path | None) -> int:
    """Do the main job in a real window with settings and a library of its own; the exit code."""
    from claimdesk.ui import self_test as gui

    def make() -> Desktop:
        existing = QApplication.instance()
        return Desktop(existing if isinstance(existing, QApplication) else make_application(sys.argv[:1]))

    return gui.run(keep, make)
