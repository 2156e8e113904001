"""A damaged library in the app: what is said, what is offered, and what comes of each way."""

import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QPushButton

from claimdesk.app import opens
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.health import StoppedError
from claimdesk.domain.model import Reviewer
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.settings import Settings
from claimdesk.storage.checking import check
from claimdesk.storage.library import Library
from claimdesk.ui import rescue
from claimdesk.ui.damaged_dialog import DamagedDialog
from claimdesk.ui.lines_dialog import LinesDialog
from claimdesk.ui.long_job import run_long
from ui.answering import answering, escape, press, read

RESTORE, SAVE, OTHER = "&Restore the newest good backup", "&Save what can be read…", "&Open another library…"


@dataclass
class Kept:
    path: Path
    at: datetime


class Backups:
    def __init__(self, library, *paths):
        self.library, self.paths = library, paths

    def all(self):
        return [Kept(path, datetime(2026, 11, 22, 9, 30, tzinfo=UTC)) for path in self.paths]

    def restore(self, path):
        self.library.write_bytes(path.read_bytes())


def at_once(parent, words, work):
    """A long job without its dialog, which would be gone before anybody could answer it."""
    assert words
    return work(lambda done: 0 <= done <= 1)


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(rescue, "run_long", at_once)


@pytest.fixture
def damaged(tmp_path):
    """A library with an article, cut off at its end."""
    path = tmp_path / "damaged.claimdesk"
    library = Library(path)
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="Kept", text="Words that are kept. " * 900))
    library.close()
    path.write_bytes(path.read_bytes()[:-1])
    return path


@pytest.fixture
def desktop(launch):
    return launch()


def settle(qtbot, desktop, old):
    qtbot.waitUntil(lambda: desktop.window is not old and desktop.window.settled, timeout=20_000)


def test_letting_it_be_changes_nothing(desktop, damaged, capsys):
    before, old = damaged.read_bytes(), desktop.window

    def look(dialog):
        assert isinstance(dialog, DamagedDialog)
        words = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert f"The library {damaged} is damaged: it was cut off" in words
        assert "Nothing in the file was changed" in words
        assert "there is no backup" in words
        assert RESTORE not in [button.text() for button in dialog.findChildren(QPushButton)]
        escape(dialog)

    with answering(look):
        assert not opens(desktop, damaged)
    assert desktop.window is old
    assert damaged.read_bytes() == before
    assert "is damaged" in capsys.readouterr().err


def test_what_can_be_read_is_shown_and_opened(qtbot, desktop, damaged):
    before, old = damaged.read_bytes(), desktop.window

    def look(dialog):
        assert isinstance(dialog, LinesDialog)
        assert "article: 1 saved" in dialog.findChild(QPlainTextEdit).toPlainText()
        press("Open what was saved")(dialog)

    with answering(press(SAVE), look):
        assert opens(desktop, damaged)
    settle(qtbot, desktop, old)
    assert desktop.window.workbench.article.title == "Kept"
    (aside,) = damaged.parent.glob("damaged.damaged-*.claimdesk")
    assert aside.read_bytes() == before
    desktop.close()
    assert check(damaged).sound


def test_going_back_from_what_was_saved_leaves_nothing(desktop, damaged):
    before = damaged.read_bytes()
    with answering(press(SAVE), press("Back"), escape):
        assert not opens(desktop, damaged)
    assert damaged.read_bytes() == before
    assert [p.name for p in damaged.parent.glob("damaged*")] == ["damaged.claimdesk"]


def test_the_newest_good_backup_is_restored(qtbot, desktop, damaged, tmp_path):
    good, old = tmp_path / "backup.claimdesk", desktop.window
    Library(good).close()
    desktop.backups_of = lambda path: Backups(path, tmp_path / "gone.claimdesk", good)
    with answering(press(RESTORE)):
        assert opens(desktop, damaged)
    settle(qtbot, desktop, old)
    assert desktop.window.workbench.desk.library.path == damaged
    assert desktop.window.workbench.article_ids() == []


def test_where_no_backup_is_good_it_is_said_and_asked_again(desktop, damaged, tmp_path):
    before = damaged.read_bytes()
    desktop.backups_of = lambda path: Backups(path, tmp_path / "gone.claimdesk")
    with answering(press(RESTORE), read, escape) as said:
        assert not opens(desktop, damaged)
    assert said == ["None of the backups is in good order, so nothing was restored; the library is as it was."]
    assert damaged.read_bytes() == before


def test_another_library_or_the_folder(qtbot, desktop, damaged, tmp_path, monkeypatch):
    other, old, shown = tmp_path / "other.claimdesk", desktop.window, []
    Library(other).close()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(other), ""))
    with answering(press("Show the &folder"), press(OTHER)):
        assert opens(desktop, damaged)
    settle(qtbot, desktop, old)
    assert shown == [str(tmp_path)]
    assert desktop.window.workbench.desk.library.path == other


def test_a_damaged_library_chosen_in_the_menu_becomes_the_one_that_opens(qtbot, desktop, damaged, monkeypatch):
    old = desktop.window
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(damaged), ""))
    with answering(press(SAVE), press("Open what was saved")):
        old.actions_["open_library"].trigger()
    settle(qtbot, desktop, old)
    assert Settings.load().library == str(damaged)


def test_damage_that_shows_while_the_window_is_furnished_closes_it(launch, damaged, monkeypatch):
    """The header, the tables and the length are good, and a row that the first screen needs is not."""
    damaged.write_bytes(damaged.read_bytes() + b"\0")
    harm(damaged, "UPDATE article SET title = CAST(x'ff41' AS TEXT)")
    codes = []
    monkeypatch.setattr(QApplication, "exit", lambda *args: codes.append(args[-1]))
    with answering(escape):
        left = launch(damaged)
    assert left.window is None
    assert codes == [1]


def harm(path, statement):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()


# The parts


def test_lines_can_be_copied(qtbot):
    dialog = LinesDialog(None, "Faults", "Two of them:", ["<b>one</b>", "two"])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Two of them:\n<b>one</b>\ntwo"
    assert dialog.lines.toPlainText() == "<b>one</b>\n\ntwo"
    assert dialog.lines.accessibleName() == "Faults"
    dialog.close()


def test_a_long_job_gives_what_it_found(qtbot):
    seen = []

    def work(go_on):
        while not seen:
            assert go_on(0.5)
            time.sleep(0.005)
        return 7

    def look(dialog):
        qtbot.waitUntil(lambda: dialog.bar.value() == 500)
        seen.append(dialog.bar.accessibleName())
        qtbot.waitUntil(lambda: not dialog.isVisible())

    with answering(look):
        assert run_long(None, "Working…", work) == 7
    assert seen == ["Working…"]


def test_a_long_job_can_be_stopped(qtbot):
    def work(go_on):
        while go_on(0.5):
            time.sleep(0.005)
        raise StoppedError("Stopped.")

    def stop(dialog):
        escape(dialog)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    with answering(stop):
        assert run_long(None, "Working…", work) is None


def test_what_a_long_job_raises_is_raised(qtbot):
    def work(_go_on):
        raise ClaimdeskError("It went wrong.")

    with pytest.raises(ClaimdeskError, match="It went wrong"):
        run_long(None, "Working…", work)
