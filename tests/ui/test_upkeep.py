"""Backups while one works: made by themselves, in a thread, quietly; and back to one of them from the window."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services.backups import Backups, Reason
from claimdesk.services.exchange.exporting import export_file
from claimdesk.settings import Settings
from claimdesk.storage import backup
from claimdesk.storage.backup import verify
from claimdesk.ui import upkeep as module
from claimdesk.ui.backups_dialog import BackupsDialog
from ui.answering import answering, press, read

TEXT = "The bridge cost three million euros. Nobody crossed it in May."


@pytest.fixture
def soon(monkeypatch):
    """The first look comes at once."""
    monkeypatch.setattr(module, "AFTER_START", 0)


@pytest.fixture
def desktop(launch):
    return launch()


@pytest.fixture
def window(desktop, qtbot):
    qtbot.waitUntil(lambda: desktop.window.activateWindow() or desktop.window.isActiveWindow())
    return desktop.window


@pytest.fixture
def bench(window):
    window.workbench.add_articles([ArticleDraft(title="Bridge", text=TEXT)])
    return window.workbench


def made(desktop):
    return [one.reason for one in desktop._upkeep.backups.all()]


def dialog_of(desktop, qtbot):
    desktop.window.actions_["backups"].trigger()
    dialog = desktop._upkeep._dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_library_that_has_changed_is_backed_up_when_it_is_opened(soon, launch, qtbot, home):
    first = launch(first_start=True)  # with the sample
    path = first.window.workbench.desk.library.path
    qtbot.waitUntil(lambda: made(first) == ["opened"])
    first.close()
    again = launch(path)
    qtbot.waitUntil(lambda: again._upkeep._thread is None and not again._upkeep._waiting)
    again._upkeep._timer.timeout.emit()
    qtbot.waitUntil(lambda: again._upkeep._thread is None)
    assert made(again) == ["opened"], "nothing has changed"
    assert not again._upkeep.notice.isVisible()


def test_half_an_hour_of_change_is_backed_up(desktop, bench, qtbot):
    upkeep = desktop._upkeep
    assert upkeep._timer.isActive()
    assert upkeep._timer.interval() == 30 * 60 * 1000
    upkeep._timer.timeout.emit()
    qtbot.waitUntil(lambda: made(desktop) == ["worked"])
    qtbot.waitUntil(lambda: upkeep._thread is None)
    upkeep._timer.timeout.emit()
    qtbot.waitUntil(lambda: upkeep._thread is None)
    assert made(desktop) == ["worked"]
    bench.mark(Span(0, 35))
    upkeep._timer.timeout.emit()
    qtbot.waitUntil(lambda: made(desktop) == ["worked", "worked"])


def test_what_fails_is_told_quietly_until_it_goes_well(desktop, window, bench, qtbot, tmp_path):
    desktop.settings.backups = str(tmp_path / "away")
    upkeep = desktop._upkeep
    upkeep._timer.timeout.emit()
    qtbot.waitUntil(upkeep.notice.isVisible)
    assert "choose another place" in upkeep.notice.accessibleDescription()
    bench.mark(Span(0, 35))
    assert window.saved.text() == "Saved", "work goes on"
    click(upkeep.notice)
    dialog = upkeep._dialog
    assert "choose another place" in dialog.trouble.text()
    (tmp_path / "away").mkdir()
    click(dialog.back_up)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    assert not upkeep.notice.isVisible()
    assert not dialog.trouble.isVisible()
    dialog.close()


def test_closing_does_not_wait_for_a_snapshot(desktop, bench, qtbot, monkeypatch):
    begun = threading.Event()
    faults = backup.faults

    def for_ever(connection):
        begun.set()
        while True:
            faults(connection)

    monkeypatch.setattr(backup, "faults", for_ever)
    folder = desktop._upkeep.backups.folder
    desktop._upkeep._timer.timeout.emit()
    qtbot.waitUntil(begun.is_set)
    desktop.close()
    assert list(folder.iterdir()) == [], "nothing half done stays"


def test_the_window_works_while_a_snapshot_is_made(desktop, bench, qtbot, monkeypatch):
    go_on, begun = threading.Event(), threading.Event()
    copy = backup.copy

    def wait_and_copy(*given):
        begun.set()
        assert go_on.wait(20)
        copy(*given)

    monkeypatch.setattr(backup, "copy", wait_and_copy)
    desktop._upkeep._timer.timeout.emit()
    qtbot.waitUntil(begun.is_set)
    bench.mark(Span(0, 35))
    assert bench.claim_id is not None
    go_on.set()
    qtbot.waitUntil(lambda: made(desktop) == ["worked"])


# The dialog


def test_the_dialog_lists_counts_and_makes_one_more(desktop, bench, qtbot):
    dialog = dialog_of(desktop, qtbot)
    assert isinstance(dialog, BackupsDialog)
    assert dialog.empty.isVisible()
    click(dialog.back_up)
    qtbot.waitUntil(lambda: dialog.model.index(0, 3).data() == "1")
    assert [dialog.model.index(0, column).data() for column in range(3, 7)] == ["1", "0", "0", "0"]
    assert str(desktop._upkeep.backups.folder) in dialog.where.text()
    dialog.close()
    qtbot.waitUntil(lambda: desktop._upkeep._dialog is None)


def test_the_folder_is_shown_by_the_system(desktop, bench, qtbot, monkeypatch):
    desktop._upkeep.backups.back_up(Reason.ASKED)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = dialog_of(desktop, qtbot)
    click(dialog.folder)
    (url,) = opened
    assert url.isLocalFile()
    assert Path(url.toLocalFile()) == desktop._upkeep.backups.folder
    dialog.close()


def test_another_place_is_chosen_and_used(desktop, bench, qtbot, monkeypatch, tmp_path):
    desktop._upkeep.backups.back_up(Reason.ASKED)
    before = desktop._upkeep.backups.folder
    (tmp_path / "other").mkdir()
    answers = ["", str(tmp_path / "other")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: answers.pop(0))
    dialog = dialog_of(desktop, qtbot)
    click(dialog.place)
    assert desktop._upkeep.backups.folder == before, "given up"
    with answering(read) as said:
        click(dialog.place)
    assert str(before) in said[0]
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    assert desktop._upkeep.backups.folder.parent == tmp_path / "other"
    assert Settings.load().backups == str(tmp_path / "other")
    assert len(list(before.iterdir())) == 1
    dialog.close()


def test_a_backup_is_restored_and_what_was_there_is_in_the_list(desktop, bench, qtbot):
    desktop._upkeep.backups.back_up(Reason.ASKED)
    bench.mark(Span(0, 35))
    bench.add_articles([ArticleDraft(title="Ferry", text="The ferry was late.")])
    old = desktop.window
    dialog = dialog_of(desktop, qtbot)
    with answering(press("Restore"), read) as said:
        click(dialog.restore)
        qtbot.waitUntil(lambda: desktop.window is not old and desktop.window.settled)
    assert "again as in the backup" in said[1]
    bench = desktop.window.workbench
    assert [one.title for one in bench.read.articles()] == ["Bridge"]
    assert desktop.window.windowTitle() == "Bridge — Claimdesk"
    assert [step.name for step in bench.desk.history.past()] == ["Add article"]
    bench.mark(Span(0, 35))
    assert desktop.window.saved.text() == "Saved"
    assert made(desktop) == ["restore", "asked"]
    old = desktop.window
    dialog = dialog_of(desktop, qtbot)
    with answering(press("Restore"), read):
        click(dialog.restore)
        qtbot.waitUntil(lambda: desktop.window is not old and desktop.window.settled)
    assert len(desktop.window.workbench.read.articles()) == 2
    assert made(desktop) == ["restore", "restore", "asked"]


def test_a_backup_that_turns_out_damaged_leaves_the_library_open(desktop, bench, qtbot):
    kept = desktop._upkeep.backups.back_up(Reason.ASKED)
    bench.mark(Span(0, 35))
    data = bytearray(kept.path.read_bytes())
    data[-8192:] = b"x" * 8192
    kept.path.write_bytes(data)
    old = desktop.window
    dialog = dialog_of(desktop, qtbot)
    with answering(press("Restore"), read) as said:
        click(dialog.restore)
        qtbot.waitUntil(lambda: desktop.window is not old and desktop.window.settled)
    assert "nothing was changed" in said[1]
    assert len(desktop.window.workbench.claims()) == 1
    desktop.window.workbench.add_articles([ArticleDraft(title="Ferry", text="The ferry was late.")])
    assert desktop.window.saved.text() == "Saved"


# Before an import


@pytest.fixture
def chosen_set(bench, tmp_path, monkeypatch):
    export_file(bench.desk, "json", tmp_path / "set.json", Selection())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(tmp_path / "set.json")], ""))


def test_an_import_is_preceded_by_a_backup(desktop, window, chosen_set):
    with answering(read) as said:
        window.actions_["import_sets"].trigger()
    assert "1 the same" in said[0]
    assert made(desktop) == ["import"]
    verify(desktop._upkeep.backups.all()[0].path)


def test_an_import_goes_on_without_one_and_says_so(desktop, window, chosen_set, tmp_path):
    desktop.settings.backups = str(tmp_path / "away")

    def judge(box):
        assert isinstance(box, QMessageBox)
        assert "no backup was made" in box.informativeText()
        read(box)

    with answering(judge) as said:
        window.actions_["import_sets"].trigger()
    assert "1 the same" in said[0]


def test_backups_of_two_libraries_do_not_mix(desktop, bench, tmp_path):
    assert Backups(tmp_path / "b.claimdesk", desktop.settings).folder != desktop._upkeep.backups.folder
