"""A real window on a real library, as the app furnishes it."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.services.desk import Desk
from claimdesk.services.sample import add_sample
from claimdesk.settings import Settings
from claimdesk.ui.main_window import MainWindow
from claimdesk.ui.workbench import Workbench


def furnish(qtbot, desk: Desk, settings: Settings | None = None, *, sample: bool = True) -> MainWindow:
    """The window on ``desk``'s library, with the sample article open, or with what is in the library."""
    bench = Workbench(desk)
    window = MainWindow(bench, settings or Settings())
    bench.setParent(window)
    window.resize(1280, 800)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    if sample:
        add_sample(desk)
    window.seat_reading()
    window.seat_rest()
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    return window


def focused() -> QWidget:
    """Where a key goes."""
    found = QApplication.activePopupWidget()
    found = found.focusWidget() or found if found is not None else QApplication.focusWidget()
    assert found is not None, "no window hears keys"
    return found


def press(key, *modifiers) -> None:
    """One key to whatever has the focus."""
    held = modifiers[0] if modifiers else None
    QTest.keyClick(focused(), key, held) if held is not None else QTest.keyClick(focused(), key)


def write(words: str) -> None:
    """Words, letter by letter, to whatever has the focus."""
    for letter in words:
        QTest.keyClicks(focused(), letter)


def when_shown(qtbot, kind: type[QWidget], do: Callable[[QWidget], None], shown: Callable[[], None]) -> None:
    """Do ``do`` in the dialog of that kind that ``shown`` opens and waits for."""
    from PySide6.QtCore import QTimer

    failed: list[BaseException] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isActiveWindow():
            timer.start(10)
            return
        try:
            do(dialog)
        except BaseException as error:  # noqa: BLE001 - it is raised below, outside the dialog's own loop
            failed.append(error)
        if dialog.isVisible():
            dialog.close()
            failed.append(AssertionError(f"{kind.__name__} stayed open"))

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(10)
    shown()
    timer.stop()
    if failed:
        raise failed[0]


def seen_marks(view):
    """The marks that a view shows in its text, in their order: what it has put together piece by piece."""
    index = view.underlay.index
    found = {mark.highlight_id: mark for mark in index.overlapping(0, len(view.article.text))} if view.article else {}
    return sorted(found.values(), key=lambda mark: (mark.start, mark.end, mark.highlight_id))
