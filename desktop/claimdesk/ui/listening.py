"""The first window listens for later starts of the same person, comes to the front and does what they ask for."""

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.services.handover import LONGEST, Message, decode

_PATIENCE = 5000
"""Milliseconds in which a message must be whole."""
_MOST = 16
"""Starts that are listened to at the same time."""
_LOOK = 200
"""Milliseconds between two looks whether a dialog has been closed."""


class Listening(QObject):
    """Hands each message to ``do``, one after another: none while a dialog is open, or before the app is ``ready``.

    What is no message of ours is not answered. Only the person's own processes can connect.
    """

    def __init__(
        self,
        address: str,
        *,
        ready: Callable[[], bool],
        front: Callable[[], None],
        do: Callable[[Message], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ready, self._front, self._do = ready, front, do
        self._waiting: list[Message] = []
        self._heard: dict[QLocalSocket, bytearray] = {}
        self._soon = QTimer(self, interval=_LOOK)
        self._soon.timeout.connect(self._do_next)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST)
        self._server.newConnection.connect(self._meet)
        QLocalServer.removeServer(address)  # whose it was has ended: we hold the lock
        self.begun = self._server.listen(address)
        """Whether later starts can reach this one; else they should not wait for it."""

    def close(self) -> None:
        """Listen no longer."""
        self._soon.stop()
        self._server.close()

    def _meet(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            if len(self._heard) >= _MOST:
                caller.abort()
                caller.deleteLater()
                continue
            self._heard[caller] = bytearray()
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            caller.disconnected.connect(lambda caller=caller: self._forget(caller))
            QTimer.singleShot(_PATIENCE, caller, caller.abort)
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if caller not in self._heard:
            return
        heard = self._heard[caller]
        heard += caller.readAll().data()
        if b"\n" not in heard and len(heard) <= LONGEST:
            return
        message = decode(bytes(heard)) if len(heard) <= LONGEST else None
        if message is not None:
            caller.write(b"ok\n")
            caller.flush()
        caller.disconnectFromServer()
        self._forget(caller)
        if message is not None:
            if message.token:
                os.environ["XDG_ACTIVATION_TOKEN"] = message.token  # Qt looks for it there
            self._front()
            self._waiting.append(message)
            self._soon.start()
            self._do_next()

    def _forget(self, caller: QLocalSocket) -> None:
        if self._heard.pop(caller, None) is not None:
            caller.deleteLater()

    def _do_next(self) -> None:
        """Do what was asked, unless a person is asked something: that comes first."""
        if QApplication.activeModalWidget() is not None or not self._ready():
            return
        if self._waiting:
            self._do(self._waiting.pop(0))
        else:
            self._soon.stop()


def bring_forward(window: QWidget | None) -> None:
    """Let the window be seen, and have the keys where the system allows that."""
    if window is None:
        return
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
