"""How the system ends the app: by a signal, or with the session of the desktop."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Interrupted, asked to end, terminal closed; the last is Windows' own. Not every system has each."""


class EndSignals(QObject):
    """Hears the system's signals while Qt's event loop runs, in which Python itself would hear them only by chance.

    Python writes each signal into a pair of sockets (``signal.set_wakeup_fd``), and Qt wakes at the other end. A signal
    that was to be ignored when the app was started, as under ``nohup``, still is.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._here, self._there = socket.socketpair()
        self._here.setblocking(False)
        self._there.setblocking(False)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _leave_to_qt)

    def _hear(self) -> None:
        self._here.recv(64)
        self.came.emit()


def _leave_to_qt(*_: object) -> None:
    """A handler must be there for Python to write the signal into the socket."""
