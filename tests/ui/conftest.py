"""House rules for tests with windows: each cleans up after itself, and the theme is there when asked for."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from claimdesk.ui import theme


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
    assert not left, f"windows were left behind: {', '.join(names)}"
    return result


def _undress() -> None:
    """Let the next test begin without a theme, whatever this one wore."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        if app.styleSheet():
            app.setStyleSheet("")
        app.setPalette(app.style().standardPalette())


@pytest.fixture
def light_theme(qapp: QApplication) -> None:
    """The light theme for one test."""
    theme.apply(qapp, theme.LIGHT)
