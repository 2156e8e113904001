"""One window for a person: real starts of the app, one after another, and what becomes of them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from claimdesk.services.handover import LONGEST, Message, Turn
from claimdesk.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and sockets of POSIX systems")

DESKTOP = Path(__file__).parents[1] / "desktop"
PATIENCE = 60

APP = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from claimdesk import __main__ as entry, app as apps
make = apps.make_application

def look():
    shown = [w for w in QApplication.topLevelWidgets() if getattr(w, "settled", False) and w.isVisible()]
    if not shown:
        return
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        said.append(box.text())
        box.accept()
    window, bench = shown[0], shown[0].workbench
    now = {
        "library": str(bench.desk.library.path),
        "titles": [bench.read.article(key).title for key in bench.article_ids()],
        "minimised": window.isMinimized(),
        "said": said,
    }
    if now != last:
        last.update(now, said=list(said))
        print(json.dumps(now), flush=True)
    if "--minimise" in sys.argv and not done:
        done.append(1)
        window.showMinimized()

def make_and_look(arguments):
    app = make(arguments)
    app.timer = QTimer(app, interval=20)
    app.timer.timeout.connect(look)
    app.timer.start()
    return app

last, said, done = {}, [], []
apps.make_application = make_and_look
sys.exit(entry.main([each for each in sys.argv[1:] if each != "--minimise"]))
"""
"""The app, as its command starts it, and a line on its window whenever that has changed."""


class Started:
    """One start of the app."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", APP, *arguments],
            env=os.environ | {"PYTHONPATH": str(DESKTOP)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.windows: list[dict[str, object]] = []
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.windows.append(json.loads(line))

    def until(self, holds: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """The window once it is so."""
        for _ in range(PATIENCE * 50):
            if self.windows and holds(self.windows[-1]):
                return self.windows[-1]
            assert self.process.poll() is None, self.process.stderr.read()
            time.sleep(0.02)
        raise AssertionError(self.windows)

    def ends(self) -> tuple[int, str]:
        """The exit code and what was said on stderr."""
        code = self.process.wait(PATIENCE)
        self._reader.join()
        return code, self.process.stderr.read()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start(home, tmp_path_factory, monkeypatch) -> Iterator[Callable[..., Started]]:
    """Starts the app as a person would, with settings and a meeting place of this test's own."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    Settings.load().save()
    running: list[Started] = []

    def begin(*arguments: str) -> Started:
        running.append(Started(*map(str, arguments)))
        return running[-1]

    yield begin
    for each in running:
        each.stop()


@pytest.fixture
def first(start, tmp_path) -> Started:
    """A window on an empty library."""
    shown = start("--library", tmp_path / "first.claimdesk")
    shown.until(lambda window: window["titles"] == [])
    return shown


def asked(said: bytes, wait: float = 10) -> bytes:
    """What the first window answers."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(wait)
        asking.connect(Turn.here().address)
        asking.sendall(said)
        return asking.recv(64)


def test_a_second_start_brings_the_first_window_forward(start, tmp_path):
    first = start("--minimise", "--library", tmp_path / "a.claimdesk")
    first.until(lambda window: bool(window["minimised"]))
    second = start()
    assert second.ends() == (0, "")
    first.until(lambda window: not window["minimised"])
    assert second.windows == []


def test_files_are_handed_over_from_another_folder(start, first, tmp_path, monkeypatch):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "bridge.txt").write_text("The bridge is old.", "utf-8")
    monkeypatch.chdir(tmp_path / "there")
    assert start("open", "bridge.txt", "missing.txt").ends() == (0, "")
    window = first.until(lambda window: window["titles"] == ["Bridge"] and bool(window["said"]))
    assert "missing.txt" in str(window["said"])


def test_another_library_is_shown_and_remembered_by_nobody(start, first, tmp_path):
    assert start("--library", tmp_path / "other.claimdesk").ends() == (0, "")
    first.until(lambda window: window["library"] == str(tmp_path / "other.claimdesk"))
    assert Settings.load().library == ""
    assert start("--library", tmp_path / "nowhere" / "x.claimdesk").ends() == (0, "")
    first.until(lambda window: "does not exist" in str(window["said"]))


def test_two_starts_at_the_same_moment_are_one_window(start, tmp_path):
    both = [start("--library", tmp_path / "a.claimdesk") for _ in range(2)]
    for _ in range(PATIENCE * 50):
        ended = [each for each in both if each.process.poll() is not None]
        if ended and any(each.windows for each in both):
            break
        time.sleep(0.02)
    assert len(ended) == 1
    assert ended[0].ends() == (0, "")
    assert ended[0].windows == []


def test_a_killed_window_stands_in_nobodys_way(start, first, tmp_path):
    address = Path(Turn.here().address)
    assert address.exists()
    first.process.kill()
    first.process.wait()
    assert address.exists()
    again = start("--library", tmp_path / "first.claimdesk")
    again.until(lambda window: window["titles"] == [])
    assert asked(Message().encode()) == b"ok\n"
    again.process.kill()


def test_a_hung_window_is_not_waited_for_long(start, first, tmp_path):
    first.process.send_signal(signal.SIGSTOP)
    second = start("--library", tmp_path / "second.claimdesk")
    second.until(lambda window: window["titles"] == [])
    second.process.kill()
    assert "does not answer; this is another window of its own" in second.ends()[1]


@pytest.mark.parametrize(
    "said", [b"\n", b"{}\n", b"[" * 100_000 + b"\n", b"\xff\0\n", b"quit\n", b"x" * (LONGEST + 2)], ids=len
)
def test_what_is_no_message_is_not_answered(first, said):
    try:
        answer = asked(said)
    except (BrokenPipeError, ConnectionResetError):
        answer = b""
    assert answer == b""
    assert asked(Message().encode()) == b"ok\n"


def test_nobody_else_may_enter(first):
    address = Path(Turn.here().address)
    assert address.stat().st_mode & 0o077 == 0
    assert address.parent.stat().st_mode & 0o077 == 0
