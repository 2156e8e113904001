"""The first window's ear: messages wait while a dialog is open or the app is not ready."""

import socket
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from claimdesk.services.handover import Message
from claimdesk.ui.listening import _MOST, Listening, bring_forward

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there it is a named pipe")


class Ear:
    """A listening window and what it was asked."""

    def __init__(self, address: str) -> None:
        self.address, self.owner = address, QObject()
        self.is_ready, self.fronts, self.done = True, 0, []
        self.listening = Listening(
            address, ready=lambda: self.is_ready, front=self._front, do=self.done.append, parent=self.owner
        )

    def _front(self) -> None:
        self.fronts += 1

    def call(self) -> socket.socket:
        calling = socket.socket(socket.AF_UNIX)
        calling.settimeout(5)
        calling.connect(self.address)
        return calling


@pytest.fixture
def ear(tmp_path_factory, qapp):
    made = Ear(str(tmp_path_factory.mktemp("ear") / "s"))
    yield made
    made.listening.close()


def test_a_message_in_pieces_is_one_message(ear, qtbot):
    said = Message(files=("/a", "/b"))
    with ear.call() as calling:
        line = said.encode()
        calling.sendall(line[:10])
        qtbot.waitUntil(lambda: len(ear.listening._heard) == 1)
        calling.sendall(line[10:])
        qtbot.waitUntil(lambda: ear.done == [said])
        assert calling.recv(64) == b"ok\n"
    assert ear.fronts == 1
    assert ear.listening._heard == {}


def test_a_dialog_is_answered_first(ear, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    with ear.call() as calling:
        calling.sendall(Message().encode())
        qtbot.waitUntil(lambda: ear.fronts == 1)
        assert ear.done == []
        dialog.close()
        qtbot.waitUntil(lambda: ear.done == [Message()])


def test_an_app_that_is_not_ready_does_it_later_and_in_order(ear, qtbot):
    ear.is_ready = False
    wanted = [Message(library=f"/{n}") for n in range(3)]
    for one in wanted:
        with ear.call() as calling:
            calling.sendall(one.encode())
            qtbot.waitUntil(lambda: ear.listening._heard == {})
    assert ear.done == []
    ear.is_ready = True
    qtbot.waitUntil(lambda: ear.done == wanted)


def test_silent_callers_are_left_after_a_while(ear, qtbot, monkeypatch):
    monkeypatch.setattr("claimdesk.ui.listening._PATIENCE", 500)
    callers = [ear.call() for _ in range(_MOST)]
    qtbot.waitUntil(lambda: len(ear.listening._heard) == _MOST)
    with ear.call() as refused:
        refused.setblocking(False)
        qtbot.waitUntil(lambda: is_closed(refused))
    qtbot.waitUntil(lambda: ear.listening._heard == {}, timeout=10_000)
    with ear.call() as calling:
        calling.sendall(Message().encode())
        qtbot.waitUntil(lambda: ear.done == [Message()])
    for each in callers:
        each.close()


def is_closed(calling: socket.socket) -> bool:
    """Whether the other end has let go."""
    try:
        return calling.recv(1) == b""
    except BlockingIOError:
        return False


def test_a_closed_ear_leaves_no_socket(ear):
    assert Path(ear.address).exists()
    ear.listening.close()
    assert not Path(ear.address).exists()


def test_a_minimised_window_is_shown_again(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_forward(window)
    assert not window.isMinimized()
    assert window.isVisible()
    bring_forward(None)
