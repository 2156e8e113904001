"""The check after the start: when it is quick or full, what it says, and what the settings keep of it."""

import sqlite3

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from claimdesk.domain.health import Health
from claimdesk.settings import Settings
from claimdesk.ui import quiet_check
from claimdesk.ui.lines_dialog import LinesDialog
from ui.answering import answering, escape, read
from ui.test_rescue import at_once


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(quiet_check, "AFTER_START", 1)
    monkeypatch.setattr(quiet_check, "_REST", 0)
    monkeypatch.setattr(quiet_check, "run_long", at_once)


@pytest.fixture
def path(library, article):
    library.close()
    return library.path


def looked(qtbot, launch, path):
    """Start the app and wait for its check; the app and what was found."""
    found = []
    begin = quiet_check.QuietCheck.start

    def start(self):
        self.checked.connect(found.append)
        begin(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quiet_check.QuietCheck, "start", start)
        desktop = launch(path)
        qtbot.waitUntil(lambda: len(found) == 1, timeout=20_000)
    return desktop, found[0]


def harm(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE article SET title = 'Other <b>words</b>'")
    connection.close()


def last(path):
    return Settings.load().checked[str(path)]


def test_fully_once_a_day_and_quickly_otherwise(qtbot, launch, path):
    desktop, health = looked(qtbot, launch, path)
    assert (health.full, health.sound) == (True, True)
    assert last(path) == {"clean": False, "on": quiet_check._today(), "sound": True}
    assert not desktop.window.health.notice.isVisible()
    desktop.close()
    assert last(path)["clean"] is True
    desktop, health = looked(qtbot, launch, path)
    assert health.full is False
    assert last(path)["clean"] is False
    desktop.close()
    kept = Settings.load()
    kept.checked[str(path)]["on"] = "2026-01-01"
    kept.save()
    assert looked(qtbot, launch, path)[1].full is True


def test_fully_after_a_bad_end(qtbot, launch, path):
    looked(qtbot, launch, path)[0].close()
    kept = Settings.load()
    kept.checked[str(path)]["clean"] = False
    kept.save()
    assert looked(qtbot, launch, path)[1].full is True


def test_a_fault_is_said_and_shown_and_looked_for_again(qtbot, launch, path):
    harm(path)
    desktop, health = looked(qtbot, launch, path)
    assert not health.sound
    notice = desktop.window.health.notice
    assert notice.isVisible()
    assert notice.text() == "Faults were found in this library: show them"

    def look(dialog):
        assert isinstance(dialog, LinesDialog)
        words = dialog.findChild(QPlainTextEdit).toPlainText()
        assert "Article “Other <b>words</b>” is not what was last written: its title differs" in words
        escape(dialog)

    with answering(look):
        notice.click()
    desktop.close()
    assert last(path)["sound"] is False
    assert looked(qtbot, launch, path)[1].full is True


def test_checking_by_hand(qtbot, launch, path):
    desktop = launch(path)
    with answering(read) as said:
        desktop.window.actions_["check_library"].trigger()
    assert said[0].startswith("The library is sound.")
    assert "Article: 1" in said[0]
    harm(path)
    with answering(escape):
        desktop.window.actions_["check_library"].trigger()
    assert desktop.window.health.notice.isVisible()
    desktop.window.health.checked.emit(
        Health(path, full=False, faults=(), counts={})
    )  # the quiet one, which began before
    assert desktop.window.health.notice.isVisible()


def test_a_library_that_cannot_be_looked_at_is_no_news(qtbot, launch, path, monkeypatch):
    from claimdesk.domain.errors import ClaimdeskError

    def fail(*_, **__):
        raise ClaimdeskError("There is no library.")

    monkeypatch.setattr(quiet_check, "check_library", fail)
    desktop, health = looked(qtbot, launch, path)
    assert health is None
    assert not desktop.window.health.notice.isVisible()
    with answering(read) as said:
        desktop.window.actions_["check_library"].trigger()
    assert said == ["There is no library."]


def test_closing_breaks_a_check_off(qtbot, launch, path, monkeypatch):
    monkeypatch.setattr(quiet_check, "_REST", 0.05)
    desktop = launch(path)
    qtbot.waitUntil(lambda: desktop.window.health._thread is not None, timeout=20_000)
    thread = desktop.window.health._thread
    desktop.close()
    assert not thread.is_alive()
    assert last(path)["clean"] is True


def test_few_libraries_are_remembered(qtbot, launch, path):
    kept = Settings.load()
    kept.checked = {f"{n}.claimdesk": {"on": "2026-01-01"} for n in range(30)}
    kept.save()
    looked(qtbot, launch, path)
    assert list(Settings.load().checked) == [*(f"{n}.claimdesk" for n in range(11, 30)), str(path)]
