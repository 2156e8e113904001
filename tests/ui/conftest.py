"""House rules for tests with windows: each cleans up after itself, and the theme is there when asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from claimdesk.app import Desktop
from claimdesk.settings import Settings
from claimdesk.ui import theme
from claimdesk.ui.main_window import MainWindow


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Fail a test that leaves a window on the screen; pytest-qt has closed those that were given to it by then."""
    result = yield
    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()] if QApplication.instance() else []
    names = [f"{type(w).__name__} “{w.windowTitle()}”" for w in left]
    for widget in left:
        widget.hide()  # closing might ask, or keep things
        widget.deleteLater()
    _undress()
    if isinstance(app := QApplication.instance(), QApplication):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is gone must not take the next window's focus
        app.processEvents()
    assert not left, f"windows were left behind: {', '.join(names)}"
    return result


def _undress() -> None:
    """Let the next test begin without a theme and in English, whatever this one wore and spoke."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        if app.styleSheet():
            app.setStyleSheet("")
        app.setPalette(app.style().standardPalette())
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(QLocale.system())
        app.clipboard().clear()  # the offscreen one outlives Python, which what a test made for it cannot


@pytest.fixture
def light_theme(qapp: QApplication) -> None:
    """The light theme for one test."""
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture
def launch(qtbot, qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Callable[..., Desktop]]:
    """Start the app on a library and wait until it has settled in; it is closed after the test, if it still runs."""
    running: list[Desktop] = []

    def start(path: Path | None = None, files: Sequence[str] = (), *, first_start: bool = False) -> Desktop:
        if not first_start:
            Settings.load().save()
        desktop = Desktop(qapp)
        running.append(desktop)
        desktop.open_library(path or tmp_path / "library.claimdesk", files)
        qtbot.waitUntil(lambda: desktop.window is None or desktop.window.settled, timeout=20_000)
        return desktop

    yield start
    for desktop in running:
        if desktop.window is not None:
            desktop.window.let_go = True
        desktop.close()
        desktop.appearance.speak("system")  # the next test's windows have not chosen another language


@pytest.fixture
def window(qtbot, launch: Callable[..., Desktop]) -> MainWindow:
    """The window of a running app on an empty library, which has the focus."""
    shown = launch().window
    assert shown is not None

    def in_front() -> bool:
        shown.activateWindow()  # again and again: a window of the test before may still be on its way out
        return shown.isActiveWindow()

    qtbot.waitUntil(in_front, timeout=20_000)
    return shown
