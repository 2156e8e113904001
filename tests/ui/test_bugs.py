"""A bug is told once, with a report that holds nothing of anybody's work, and the app goes on."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk.diagnostics import crashes, hooks
from claimdesk.diagnostics.folder import log_folder
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services import handling
from claimdesk.storage import migrations
from claimdesk.ui.bug_dialog import BugDialog
from diagnostics.conftest import kept
from ui.answering import answering, press, read

__all__ = ["kept"]

PRIVATE = "Zinnober"
DESKTOP = Path(__file__).parents[2] / "desktop"


def fail(*_, **__):
    raise ValueError(f"bad {PRIVATE!r}")


@pytest.fixture
def window(qtbot, kept, launch):
    """The window of an app that tells of bugs, with an article and a claim that are full of secrets."""
    desktop = launch()
    assert desktop.bugs
    shown = desktop.window
    article = shown.workbench.desk.add_article(ArticleDraft(title=PRIVATE, text=f"{PRIVATE} cost twelve.")).article
    claim = shown.workbench.desk.mark_claim(article.id, Span(0, 8)).claim_id
    shown.workbench.open_article(article.id)
    shown.workbench.select_claim(claim)
    qtbot.waitUntil(lambda: (shown.activateWindow(), shown.isActiveWindow())[-1])
    return shown


def steps(window):
    return len(window.workbench.desk.history.past())


def close(dialog):
    assert isinstance(dialog, BugDialog)
    press("Close")(dialog)
    closed.append(dialog)


closed: list[object] = []


def soon(qtbot, cause):
    """Let ``cause`` happen in the event loop, and wait until its report was closed: QTest's own waiting would raise."""
    closed.clear()
    QTimer.singleShot(0, cause)
    qtbot.waitUntil(lambda: bool(closed))


def test_a_verb_that_fails_leaves_no_half_step(window, kept, monkeypatch):
    before, claim_id = steps(window), window.workbench.claim_id
    monkeypatch.setattr("claimdesk.services.desk.Desk._enrol", fail)
    reports = []
    with answering(lambda dialog: (reports.append(dialog.words.toPlainText()), close(dialog))):
        window.workbench.mark(Span(10, 14))
    assert steps(window) == before
    assert window.workbench.claim_id == claim_id
    monkeypatch.undo()
    window.workbench.mark(Span(10, 14))
    assert steps(window) == before + 1
    for words in (*reports, kept.read_text("utf-8")):
        assert "in fail" in words
        assert PRIVATE not in words
    for fact in (
        "Claimdesk: 0.",
        "Python: 3.",
        "Qt: 6.",
        "offscreen",
        "screen 1",
        f"schema {len(migrations.STEPS)}",
        "System: ",
    ):
        assert fact in reports[0]


def test_what_was_typed_when_a_verb_failed_is_kept_and_tried_again(window, qtbot, monkeypatch):
    monkeypatch.setattr(handling, "normalise", fail)
    field = window.claim.details.statement
    field.setFocus()
    field.selectAll()
    with answering(close):
        QTest.keyClicks(field, "What I typed")
        window.claim.flush()
    assert window.claim.pending
    assert "fault" in window.saved.text()
    window.workbench.select_claim(None)
    window.workbench.select_claim(window.workbench.claims()[0])
    assert field.value() == "What I typed"
    monkeypatch.undo()
    window.saved.again.emit()
    assert not window.claim.pending
    assert window.workbench.read.card(window.workbench.claim_id).claim.statement == "What I typed"


def test_a_dialog_whose_answer_could_not_be_used_asks_again_with_all_that_was_typed(window, monkeypatch):
    monkeypatch.setattr("claimdesk.services.desk.Desk.add_article", fail)
    seen = []

    def fill(dialog):
        dialog._title.setText("Typed")
        dialog._text.setPlainText("A text that was typed.")
        press("Add article")(dialog)

    def again(dialog):
        seen.append((dialog._title.text(), dialog._text.exact_text()))
        monkeypatch.undo()
        press("Add article")(dialog)

    turns = []

    def either(dialog):  # the dialog and the report come in an order that the system decides
        turns.append(type(dialog).__name__)
        (close if isinstance(dialog, BugDialog) else again)(dialog)

    with answering(fill, either, either):
        window.actions_["new_article"].trigger()
    assert sorted(turns) == ["ArticleDialog", "BugDialog"]
    assert seen == [("Typed", "A text that was typed.")]
    assert window.workbench.article.title == "Typed"


def test_a_slot_that_fails_is_told_and_the_window_answers(qtbot, window, kept):
    with answering(close):
        soon(qtbot, fail)
    assert "ValueError" in kept.read_text("utf-8")
    window.workbench.mark(Span(10, 14))
    assert window.workbench.progress() == (0, 2)


def test_a_thread_that_fails_is_told(window):
    with answering(close):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()


def test_a_question_that_fails_is_told_and_the_next_one_is_answered(window, qtbot):
    answers = []
    asking = window.finding.asking
    with answering(*[lambda dialog: (close if isinstance(dialog, BugDialog) else read)(dialog)] * 2):
        asking.ask("hits", fail, answers.append)
    asking.ask("hits", lambda reading: reading.count, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)


def test_a_storm_while_painting_opens_one_dialog(qtbot, window, kept):
    class Broken(QWidget):
        painted = 0

        def paintEvent(self, _event):
            self.painted += 1
            fail()

    broken = Broken()
    qtbot.addWidget(broken)
    with answering(close):
        soon(qtbot, broken.show)
    qtbot.waitUntil(lambda: (broken.update(), broken.painted >= 12)[-1])
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None, "it was told once"
    assert kept.read_text("utf-8").count("Traceback") == 1


def test_other_faults_meanwhile_join_the_report(qtbot, window):
    def look(dialog):
        for n in range(30):
            exec(compile("\n" * n + "def fail(): raise KeyError('x')", "claimdesk/x.py", "exec"), scope := {})  # noqa: S102
            try:
                scope["fail"]()
            except KeyError as error:
                hooks.report(error)
        QApplication.processEvents()
        assert 15 < dialog.words.toPlainText().count("KeyError") < 20
        press("Copy report")(dialog)
        close(dialog)

    with answering(look):
        soon(qtbot, fail)
    assert "Qt: 6." in QGuiApplication.clipboard().text()


def test_a_listener_that_fails_does_not_make_a_saved_step_look_lost(window, monkeypatch):
    before = steps(window)
    monkeypatch.setattr(window.workbench, "_renew_articles", fail)
    with answering(close):
        assert window.workbench.attempt(lambda: window.workbench.desk.edit_claim(window.workbench.claim_id, note="x"))
    assert window.saved.text() == "Saved"
    assert steps(window) == before + 1


def test_the_report_shows_the_log_folder(qtbot, window, monkeypatch):
    shown = []
    monkeypatch.setattr("claimdesk.ui.ways_out.show_folder", lambda folder: (shown.append(folder), True)[1])
    with answering(lambda dialog: (press("Show log folder")(dialog), close(dialog))):
        soon(qtbot, fail)
    assert shown == [log_folder()]


def test_a_crash_is_told_at_the_next_start(kept, launch, monkeypatch):
    log_folder().mkdir(parents=True)
    trace = f'Claimdesk 0.1.0\nFatal Python error: Aborted\n\nThread 1:\n  File "{crashes.__file__}", line 9 in f\n'
    (log_folder() / "running-1-a.txt").write_text(trace)
    desktop, words = launch(), []
    with answering(lambda dialog: (words.append((dialog.sentence.text(), dialog.words.toPlainText())), close(dialog))):
        desktop.bugs.look_back()
    assert "ended unexpectedly" in words[0][0]
    assert 'File "claimdesk/diagnostics/crashes.py", line 9 in f' in words[0][1]
    assert crashes.earlier() == []


APP = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from claimdesk import __main__ as entry, app
from claimdesk.ui.bug_dialog import BugDialog

settled = app.Desktop._settle_in

def on_settled(desktop, window, files, *, fresh):
    settled(desktop, window, files, fresh=fresh)
    QTimer.singleShot(1500, lambda: do(desktop))

def do(desktop):
    how = sys.argv[1]
    boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, BugDialog) and w.isVisible()]
    print("told", len(boxes), boxes[0].words.toPlainText() if boxes else "", flush=True)
    if how == "crash":
        import ctypes
        ctypes.string_at(0)
    if how == "fatal":
        from PySide6.QtCore import qFatal
        qFatal("the end")
    if how == "fail":
        if boxes: [box.close() for box in boxes]
        QTimer.singleShot(300, lambda: (print("told", len(boxes)), QApplication.exit(0)))
        raise ValueError("bad 'Zinnober'")
    desktop.window.let_go = True
    for box in boxes: box.close()
    desktop.window.close()

if sys.argv[1] == "early":
    def broken(*_): raise ValueError("bad 'Zinnober'")
    app.open_desk = broken
    QTimer.singleShot(0, lambda: None)
    showing = BugDialog.exec
    def show(dialog):
        QTimer.singleShot(200, lambda: (print("told 1", dialog.words.toPlainText(), flush=True), dialog.close()))
        return showing(dialog)
    BugDialog.exec = show
app.Desktop._settle_in = on_settled
sys.exit(entry.main(["--library", sys.argv[2]]))
"""


@pytest.fixture
def start(home, tmp_path):
    def run(how, **more):
        return subprocess.run(
            [sys.executable, "-c", APP, how, str(tmp_path / "library.claimdesk")],
            env={**os.environ, "PYTHONPATH": str(DESKTOP), "QT_QPA_PLATFORM": "offscreen", **more},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.mark.parametrize("how", ["crash", "fatal"])
def test_a_process_that_crashed_says_so_at_its_next_start_and_not_again(start, how):
    ended = start(how)
    assert ended.returncode != 0, ended.stderr
    assert ended.stdout.startswith("told 0")
    again = start("clean")
    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith("told 1")
    assert "Fatal Python error" in again.stdout or "Windows fatal exception" in again.stdout
    assert start("clean").stdout.startswith("told 0")


def test_a_start_that_fails_says_so_before_it_ends(start, kept):
    ended = start("early")
    assert ended.returncode == 1
    assert "told 1" in ended.stdout
    assert PRIVATE not in ended.stdout + ended.stderr
    assert "ValueError" in kept.read_text("utf-8")
    assert list(log_folder().glob("running*")) == []


def test_whoever_started_the_app_in_a_terminal_sees_what_failed(start):
    ended = start("fail")
    assert ended.returncode == 0, ended.stderr
    assert "in do" in ended.stderr
    assert PRIVATE not in ended.stderr
    assert PRIVATE in start("fail", CLAIMDESK_DEBUG="1").stderr
