"""The main job in a real window, by real key events, with screenshots of the main states in light and dark."""

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QImageReader, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.sample import add_sample
from claimdesk.services.self_test import compare_elsewhere, expect
from claimdesk.storage.sets import annotation_set
from claimdesk.ui import theme
from claimdesk.ui.export_dialog import ExportDialog
from claimdesk.ui.language import LANGUAGES, catalogues
from claimdesk.ui.main_window import MainWindow

_SIZE = QSize(1280, 800)
_PATIENCE = 60_000
"""Milliseconds that a window or a step may take before the test gives up."""
_LOOK = 10
"""Milliseconds between two looks whether something has come true."""
_BETWEEN = 60
"""Milliseconds between two pictures of a window that may still be settling."""
_ROUNDS = 20
"""How many pictures are taken at most until two are the same."""


class Desktop(Protocol):
    """What the test needs of a running app."""

    app: QApplication
    window: MainWindow | None
    first_start: bool

    def open_library(self, path: Path, files: Sequence[str] = ()) -> None: ...

    def close(self) -> None: ...


def run(keep: Path | None, make: Callable[[], Desktop]) -> int:
    """Do it all, a line a step; 0 if all holds. ``keep`` is a folder to leave exported sets and screenshots in."""
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimdesk-")))
        own = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimdesk-home-")))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):  # as platformdirs asks
            os.environ[name] = str(own)  # the person's own settings and library stay out of it
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _check(own / "window.claimdesk", folder, make)
        except BrokenPipeError:  # whoever read what is said has read enough
            raise
        except (ClaimdeskError, OSError) as error:
            _say(f"failed: {error}")
            return 1
    _say("All is well.")
    return 0


def _check(library: Path, folder: Path, make: Callable[[], Desktop]) -> None:
    desktop = make()
    try:
        desktop.first_start = False
        desktop.open_library(library)
        window = desktop.window
        expect(window is not None, "no window opened")
        assert window is not None, "just expected"
        window.resize(_SIZE)
        expect(QTest.qWaitForWindowExposed(window, _PATIENCE), "the window was never shown")
        window.activateWindow()
        expect(QTest.qWaitForWindowActive(window), "the window did not come to the front, so no keys can reach it")
        expect(_comes_true(lambda: window.settled), "the window never settled in")
        _say(f"ok: the window is shown ({QGuiApplication.platformName()})")
        formats = {bytes(name.data()) for name in QImageReader.supportedImageFormats()}
        expect({b"svg", b"png"} <= formats, "Qt cannot read SVG or PNG, so there are no icons")
        _check_languages()
        _picture(desktop, window, folder, "empty-library")
        _use(window)
        _picture(desktop, window, folder, "reading")
        _mark(window)
        _picture(desktop, window, folder, "claim-selected")
        dialog = ExportDialog(window, window.workbench.article, folder)
        dialog.show()
        _picture(desktop, dialog, folder, "export")
        dialog.close()
        compare_elsewhere(window.workbench.desk, folder, _say)
        stored = annotation_set(window.workbench.read)
        desktop.open_library(library)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as the app's own loop does
        again = desktop.window
        assert again is not None, "it opened before"
        expect(_comes_true(lambda: again.settled), "the window did not open again")
        expect(annotation_set(again.workbench.read) == stored, "after closing and opening, something is missing")
        expect(again.workbench.article is not None, "the article that was open is not open again")
        _say("ok: all is there after closing and opening again")
    finally:
        desktop.close()


def _check_languages() -> None:
    for code, name in LANGUAGES.items():
        for path in catalogues(code):
            expect(QTranslator().load(str(path)), f"the texts in {name} cannot be read: {path} is missing or damaged")
    _say(f"ok: the window speaks {', '.join(LANGUAGES.values())}")


def _use(window: MainWindow) -> None:
    bench = window.workbench
    bench.attempt(lambda: bench.open_article(add_sample(bench.desk)))
    expect(bench.article is not None, "the sample article did not open")
    window.view.setFocus()
    QTest.qWait(50)
    _say("ok: the sample article is open")


def _mark(window: MainWindow) -> None:
    bench, view = window.workbench, window.view
    before = len(bench.claims())
    first, ctrl, shift = Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, first, ctrl)
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Right, ctrl | shift)
    expect(view.selection() is not None, "keys selected nothing")
    QTest.keyClick(view, Qt.Key.Key_Return)
    expect(len(bench.claims()) == before + 1, "Enter marked no claim")
    _say("ok: a claim was marked by keys")
    QTest.keyClick(view, Qt.Key.Key_1)
    card = bench.read.card(bench.claim_id or "")
    expect(card is not None and len(card.opinions) == 1, "the key 1 gave no verdict")
    _say("ok: a verdict was given by a key")
    QTest.keyClick(window, Qt.Key.Key_Z, ctrl)
    card = bench.read.card(bench.claim_id or "")
    expect(card is not None and not card.opinions, "undo did not take the verdict back")
    QTest.keyClick(window, Qt.Key.Key_Z, ctrl | shift)
    _say("ok: undone and done again by keys")
    cited = next(
        (key for key in bench.claims() if (found := bench.read.card(key)) is not None and len(found.citations) > 1),
        bench.claims()[0],
    )
    bench.select_claim(cited, scroll=True)


def _comes_true(condition: Callable[[], bool]) -> bool:
    for _ in range(_PATIENCE // _LOOK):
        if condition():
            return True
        QTest.qWait(_LOOK)
    return False


def _picture(desktop: Desktop, widget: QWidget, folder: Path, name: str) -> None:
    for look in (theme.LIGHT, theme.DARK):
        theme.apply(desktop.app, look)
        path = folder / f"{name}-{look.name}.png"
        expect(_at_rest(widget).save(str(path)), f"the picture {path} could not be written")
    theme.apply(desktop.app, theme.LIGHT)
    _say(f"ok: pictures of {name.replace('-', ' ')}")


def _at_rest(widget: QWidget) -> QPixmap:
    """The widget as it looks once two pictures in a row are the same: layouts settle in several rounds."""
    seen = widget.grab()
    for _ in range(_ROUNDS):
        QTest.qWait(_BETWEEN)
        before, seen = seen, widget.grab()
        if before.toImage() == seen.toImage():
            break
    return seen


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is what the command is for
