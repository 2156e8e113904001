"""The library checked while nobody waits for it: quickly after each start, fully once a day and after a bad end.

How the last check went, and whether the app came to its end since, stands in the settings.
"""

import os
import sys
import time
from contextlib import suppress
from datetime import datetime
from threading import Thread, get_native_id

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QPushButton

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.health import Health
from claimdesk.domain.model import KIND_OF
from claimdesk.services.checking import check_library
from claimdesk.settings import Settings
from claimdesk.ui.language import in_words
from claimdesk.ui.lines_dialog import LinesDialog
from claimdesk.ui.long_job import run_long
from claimdesk.ui.messages import tell
from claimdesk.ui.noun_words import noun_name
from claimdesk.ui.workbench import Workbench

AFTER_START = 4000
"""Milliseconds from the end of the start to the first look."""
_REST = 0.002
"""Seconds of rest at each question whether to go on, which come every few milliseconds: no key is held up."""
_NICE = 15
_REMEMBERED = 20
"""Libraries of which the last check is remembered."""


class QuietCheck(QObject):
    """Looks for faults in a thread, and says so in the status bar where it finds any; checks at a person's wish too."""

    checked = Signal(object)
    """The health of the library, as it was found, or None where it could not be looked at."""

    def __init__(self, window: QMainWindow, workbench: Workbench, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._bench, self._settings = window, workbench, settings
        self._path = workbench.desk.library.path
        self._closed = False
        self._by_hand = False
        self._health: Health | None = None
        self._thread: Thread | None = None
        self.notice = QPushButton(self.tr("Faults were found in this library: show them"))
        self.notice.setProperty("role", "link")
        self.notice.hide()
        self.notice.clicked.connect(self._show)
        window.statusBar().addPermanentWidget(self.notice)
        self._timer = QTimer(self, singleShot=True, interval=AFTER_START)
        self._timer.timeout.connect(self._begin)
        self.checked.connect(self._on_quietly_checked)

    def start(self) -> None:
        """Look in a while; until ``close``, the settings say that the app has not come to its end."""
        self._timer.start()

    def close(self) -> None:
        """Break off, wait for the thread, and note that all ended well."""
        self._timer.stop()
        if self._closed:
            return
        self._closed = True
        if self._thread is not None:
            self._thread.join()
            self._note(clean=True)

    # Quietly

    def _begin(self) -> None:
        last = self._settings.checked.get(str(self._path), {})
        full = last.get("on") != _today() or last.get("clean") is not True or last.get("sound") is not True
        self._note(clean=False)
        self._thread = Thread(target=self._work, args=(full,), name="quiet check", daemon=True)
        self._thread.start()

    def _work(self, full: bool) -> None:  # noqa: FBT001 - what a thread is given
        """In the thread."""
        _step_back()
        health: Health | None = None
        with suppress(ClaimdeskError):
            health = check_library(self._path, full=False, go_on=self._go_on)
            if health.sound and full:
                health = check_library(self._path, go_on=self._go_on)
        if not self._closed:
            self.checked.emit(health)

    def _go_on(self, _done: float) -> bool:
        time.sleep(_REST)
        return not (self._closed or self._by_hand)

    def _on_quietly_checked(self, health: Health | None) -> None:
        if not (self._closed or self._by_hand or health is None):
            self._on_checked(health)

    def _on_checked(self, health: Health) -> None:
        self._health = health
        self.notice.setVisible(not health.sound)
        if health.full or not health.sound:
            self._note(on=_today(), sound=health.sound)

    def _note(self, **values: object) -> None:
        kept = self._settings.checked
        kept[str(self._path)] = kept.pop(str(self._path), {}) | values
        for path in list(kept)[:-_REMEMBERED]:
            del kept[path]
        self._settings.save()

    # At a person's wish

    def check_now(self) -> None:
        """Check all there is to check, and show what was found; the quiet check, which may know less, is given up."""
        self._by_hand = True
        try:
            words = self.tr("Checking the library…")
            health = run_long(self._window, words, lambda go_on: check_library(self._path, go_on=go_on))
        except ClaimdeskError as error:
            tell(self._window, in_words(error))
            return
        if health is not None:
            self._on_checked(health)
            self._show()

    def _show(self) -> None:
        assert self._health is not None, "something was checked"
        health = self._health
        if health.sound:
            tell(self._window, self.tr("The library is sound."), details=_counted(health))
            return
        said = self.tr(
            "Parts of this library are damaged. Nothing was changed. A backup may have them whole; until you know, "
            "leave the file where it is."
        )
        dialog = LinesDialog(self._window, self.tr("Faults in this library"), said, [f.line for f in health.faults])
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _counted(health: Health) -> str:
    return "\n".join(
        f"{noun_name(noun)}: {count}" for noun, count in health.counts.items() if count and noun in KIND_OF
    )


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def _step_back() -> None:
    """Let everything else on this machine go first; on Linux a thread has a priority of its own."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), _NICE)
