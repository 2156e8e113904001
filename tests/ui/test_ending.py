"""How the system ends the app: by signals to a process of its own, at rest, in the midst of work, or too early."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to a window")

DESKTOP = Path(__file__).parents[2] / "desktop"
SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"]

DRIVE = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from claimdesk import __main__ as entry, app as apps

signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests under nohup has it ignored

def say(word):
    print(word, flush=True)

def send(name):
    os.kill(os.getpid(), getattr(signal, name))

def put(words):
    window.claim.focus_statement()
    QTest.keyClicks(QApplication.focusWidget(), words)

def look():
    global window
    for window in QApplication.topLevelWidgets() if QApplication.instance() else []:
        if isinstance(window, apps.MainWindow) and WHEN(window):
            timer.stop()
            DO()

make = apps.make_application
def make_and_watch(arguments):
    global app, timer
    app, timer = make(arguments), QTimer(interval=1)
    timer.timeout.connect(look)
    timer.start()
    return app
apps.make_application = make_and_watch
"""
RUN = "\nsys.exit(entry.main(['--library', sys.argv[1]]))\n"


def start(library, do, *, when="window.settled", before=""):
    """Run the app; once ``when`` is true of its window it does ``do``."""
    lines = "\n    ".join(do.strip().splitlines())
    code = f"{DRIVE}\nWHEN = lambda window: {when}\ndef DO():\n    {lines}\n{before}\n{RUN}"
    return subprocess.Popen(
        [sys.executable, "-X", "faulthandler", "-c", code, str(library)], env=os.environ | {"PYTHONPATH": str(DESKTOP)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(running):
    """The exit code, and all that was said."""
    try:
        said, complained = running.communicate(timeout=60)
    finally:
        running.kill()
        running.wait()
    return running.returncode, said, complained


@pytest.fixture
def library(tmp_path, home):
    """A library with one claim, which was selected when it was last open."""
    path = tmp_path / "library.claimdesk"
    settings = Settings.load()
    desk = open_desk(path, settings)
    article = desk.add_article(ArticleDraft(title="Harbour", text="The harbour cost twelve million euros.")).article
    claim = desk.mark_claim(article.id, Span(0, 20)).claim_id
    settings.place[str(path)] = {"article": article.id, "claim": claim, "at": 0}
    settings.save()
    desk.library.close()
    return path


def statement(path):
    with sqlite3.connect(path) as reading:
        found = reading.execute("SELECT statement FROM claim").fetchone()[0]
    reading.close()
    return found


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_an_app_that_rests(library, name):
    running = start(library, "window.resize(900, 600)\nsay('ready')")
    assert running.stdout.readline() == "ready\n"
    running.send_signal(getattr(signal, name))
    assert ended(running) == (0, "", "")
    assert [file.name for file in library.parent.glob("library*")] == [library.name]  # the log is folded in
    assert Settings.load().geometry


def test_what_was_typed_a_moment_ago_is_saved(library):
    running = start(library, "put('Typed in a hurry')\nsend('SIGINT')")
    assert ended(running) == (0, "", "")
    assert statement(library) == "Typed in a hurry"


def test_what_was_typed_before_the_window_had_settled_is_saved(library):
    running = start(
        library, "put('Early')\nassert not window.settled\nsend('SIGTERM')", when="hasattr(window, 'comforts')"
    )
    assert ended(running) == (0, "", "")
    assert statement(library) == "Early"


def test_an_open_dialog_is_given_up(library):
    running = start(
        library, "QTimer.singleShot(50, lambda: send('SIGINT'))\nwindow.errands.show_about()\nsay('closed')"
    )
    assert ended(running) == (0, "closed\n", "")


@pytest.mark.parametrize("when", ["True", "window.isVisible()", "hasattr(window, 'view')"])
def test_a_signal_before_anything_can_be_lost_ends_the_app(library, when):
    code, _, complained = ended(start(library, "send('SIGINT')", when=when))
    assert (code in {0, -signal.SIGINT}, complained) == (True, "")
    assert statement(library)


def test_a_signal_that_was_to_be_ignored_is_ignored(library):
    do = "send('SIGHUP')\nQTimer.singleShot(100, lambda: (say('alive'), send('SIGTERM')))"
    running = start(library, do, before="signal.signal(signal.SIGHUP, signal.SIG_IGN)")
    assert ended(running) == (0, "alive\n", "")


def test_what_cannot_be_saved_is_told_and_asks_nothing(library):
    running = start(library, f"os.rename({str(library)!r}, {str(library) + '.away'!r})\nput('Lost')\nsend('SIGTERM')")
    code, _, complained = ended(running)
    assert (code, complained) == (1, "Something that was typed could not be saved, and is lost.\n")


def test_typing_that_has_no_place_any_more_opens_no_dialog(library):
    do = """
from claimdesk.services.opening import open_desk
other = open_desk(window.workbench.desk.library.path, window.settings)
put('Too late')
other.remove_claim(window.workbench.claim_id)
other.library.close()
send('SIGTERM')
"""
    assert ended(start(library, do))[0] == 0


def test_the_end_of_the_session_is_heard(library):
    heard = "app.receivers('2commitDataRequest(QSessionManager&)')"
    running = start(library, f"say({heard})\nput('At the end')\nwindow.keep()\nsay('kept')\nos._exit(0)")
    assert ended(running) == (0, "1\nkept\n", "")
    assert statement(library) == "At the end"
    assert Settings.load().geometry
