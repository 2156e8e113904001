"""The desktop app, put together: the one place that knows the window, the settings and where the library lies."""

import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from claimdesk import bundled
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.opening import open_desk
from claimdesk.services.sample import add_sample
from claimdesk.settings import Settings, default_library, is_first_start
from claimdesk.ui import fonts, theme
from claimdesk.ui.main_window import MainWindow
from claimdesk.ui.messages import tell
from claimdesk.ui.workbench import Workbench


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
        fonts.load()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._dress)

    def open_library(self, path: Path, files: Sequence[str] = ()) -> None:
        """Show the window of the library at ``path``; the one shown before closes once the new one is open.

        Raises ClaimdeskError, with the old window left as it is, where the library cannot be opened.
        """
        desk = open_desk(path, self.settings)
        workbench = Workbench(desk)
        old, self.window = self.window, MainWindow(workbench, self.settings)
        workbench.setParent(self.window)
        self.window.theme_wanted.connect(self._choose_theme)
        self.window.errands.library_wanted.connect(self._change_library)
        if old is not None:
            self._close(old)
        workbench.read_articles()
        self.window.show_last_place()
        self.window.show()
        fresh = desk.library.made and (self.first_start or path == default_library())
        _after_first_paint(self.window, lambda: self._settle_in(workbench, files, fresh=fresh))

    def _settle_in(self, workbench: Workbench, files: Sequence[str], *, fresh: bool) -> None:
        """What can wait until the window is seen: loading what writes, the sample, the files to open."""
        window = self.window
        if window is None:
            return
        window.finish()
        self._warm = threading.Thread(target=workbench.desk.library.prepare_to_write, daemon=True)
        self._warm.start()
        if fresh:
            workbench.attempt(lambda: workbench.open_article(add_sample(workbench.desk)))
        workbench.add_files(files)
        workbench.watch()
        self.usable.emit()

    def close(self) -> None:
        """Close the window and the library; waits for the thread that loads what writes."""
        if self.window is not None:
            self._close(self.window)
            self.window = None

    def _close(self, window: MainWindow) -> None:
        window.close()
        if self._warm is not None:
            self._warm.join()
        window.workbench.desk.library.close()
        window.deleteLater()

    def _change_library(self, path: str) -> None:
        try:
            self.open_library(Path(path))
        except ClaimdeskError as error:
            assert self.window is not None, "it asked for the library"
            tell(self.window, str(error))
            return
        self.settings.library = path
        self.settings.save()

    def _choose_theme(self, name: str) -> None:
        self.settings.theme = name
        self.settings.save()
        self._dress()

    def _dress(self) -> None:
        wanted = self.settings.theme
        if wanted not in {"light", "dark"}:
            dark = self.app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            wanted = "dark" if dark else "light"
        theme.apply(self.app, theme.DARK if wanted == "dark" else theme.LIGHT)


class _FirstPaint(QObject):
    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._then)
        return False


def _after_first_paint(window: MainWindow, then: Callable[[], None]) -> None:
    _FirstPaint(window, then)


def make_application(arguments: Sequence[str]) -> QApplication:
    """The QApplication with the app's name and icon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(arguments))
    app.setApplicationName("claimdesk")
    app.setApplicationDisplayName("Claimdesk")
    app.setDesktopFileName("claimdesk")
    app.setWindowIcon(QIcon(str(bundled.folder() / "icons" / "claimdesk.svg")))
    return app


def run(library: Path | None, files: Sequence[str]) -> int:
    """Open the app on ``library``, or on the one used last, and stay until its window is closed; the exit code."""
    app = make_application(sys.argv[:1])
    desktop = Desktop(app)
    last = Path(desktop.settings.library) if desktop.settings.library else default_library()
    try:
        desktop.open_library(library or last, files)
    except ClaimdeskError as error:
        from PySide6.QtWidgets import QWidget

        nobody = QWidget()
        tell(nobody, str(error))
        print(error, file=sys.stderr)  # noqa: T201 - for whoever started it from a terminal
        return 1
    code = app.exec()
    desktop.close()
    return code


def self_test(keep: Path | None) -> int:
    """Do the main job in a real window with settings and a library of its own; the exit code."""
    from claimdesk.ui import self_test as gui

    def make() -> Desktop:
        existing = QApplication.instance()
        return Desktop(existing if isinstance(existing, QApplication) else make_application(sys.argv[:1]))

    return gui.run(keep, make)
