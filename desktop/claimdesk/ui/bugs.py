"""What a person learns of bugs: one dialog for each, and after a crash one at the next start."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.diagnostics import hooks

if TYPE_CHECKING:
    from claimdesk.ui.bug_dialog import BugDialog

_LOOK_BACK = 600
"""Milliseconds after the start until it is told of a crash: the person sees first that all is there."""


class Bugs(QObject):
    """Listens for bugs while the app runs. ``schema`` gives the open library's, for the report."""

    _heard = Signal(str)

    def __init__(self, parent: QObject, schema: Callable[[], int | None]) -> None:
        super().__init__(parent)
        self._schema = schema
        self._dialog: BugDialog | None = None
        self._waiting: list[str] = []
        self._heard.connect(self._take)
        hooks.listen(self._heard.emit)  # from another thread, the signal brings it into this one

    def look_back(self) -> None:
        """Tell, in a moment, of a crash that nobody was told of yet."""
        QTimer.singleShot(_LOOK_BACK, self, self._tell_of_crashes)

    def show_now(self) -> None:
        """Show what was heard, and wait until it has been read: the app cannot go on."""
        self._show()
        if self._dialog is not None:
            self._dialog.exec()

    def _take(self, told: str) -> None:
        """Keep it for later: it may have come while something was painted."""
        if not hooks.debugging():
            print(told, file=sys.stderr)  # noqa: T201 - for whoever started the app from a terminal
        self._waiting.append(told)
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        if not self._waiting:
            return
        from claimdesk.ui.bug_dialog import BugDialog, facts

        waiting, self._waiting = self._waiting, []
        if self._dialog is not None:
            self._dialog.add(waiting)
            return
        sentence = self.tr(
            "Claimdesk met a fault of its own. What was saved is safe, a step that was not finished has been taken "
            "back, and you can go on. The report says where it happened, and holds nothing of your articles, claims "
            "or sources."
        )
        self._open(BugDialog(_window(), sentence, facts(self._schema(), waiting)))

    def _tell_of_crashes(self) -> None:
        from claimdesk.diagnostics import crashes
        from claimdesk.diagnostics.redaction import shortened_trace

        traces = [shortened_trace(trace) for trace in crashes.earlier()]
        if not traces:
            return
        from claimdesk.ui.bug_dialog import BugDialog, facts

        if self._dialog is not None:
            self._dialog.add(traces)
            return
        sentence = self.tr(
            "Claimdesk ended unexpectedly the last time. What it called saved is in the library. The report says where "
            "it happened, and holds nothing of your articles, claims or sources."
        )
        self._open(BugDialog(_window(), sentence, facts(self._schema(), traces)))

    def _open(self, dialog: "BugDialog") -> None:
        def gone() -> None:
            if self._dialog is dialog:
                self._dialog = None

        self._dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(gone)
        dialog.destroyed.connect(gone)  # with the window that it belonged to
        dialog.show()


def _window() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activeWindow()


def hear_qt() -> None:
    """Write warnings of Qt's to the log from now on; what is fatal to it ends the process, and leaves a trace."""
    serious = {
        QtMsgType.QtWarningMsg: "warning",
        QtMsgType.QtCriticalMsg: "critical",
        QtMsgType.QtFatalMsg: "fatal",
    }

    def on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        category = context.category or "default"
        if kind in serious:
            hooks.note_qt(serious[kind], category, text)
        if kind is not QtMsgType.QtDebugMsg and not category.startswith("qt.qpa."):
            print(text, file=sys.stderr)  # noqa: T201

    qInstallMessageHandler(on_message)
