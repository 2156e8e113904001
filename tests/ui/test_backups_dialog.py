"""The dialog of backups: it shows what it is given, as it comes, and asks before it puts anything back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from claimdesk.services.backups import Backup, Reason
from claimdesk.storage.backup import Contents
from claimdesk.ui.backups_dialog import BackupsDialog
from claimdesk.ui.backups_model import BackupsModel, Column, moment
from ui.answering import answering, press

FOLDER = Path("shelf")
HELD = Contents(articles=1200, claims=3, verdicts=2, sources=1)


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def backup(number, reason="opened"):
    at = datetime(2026, 11, 23, 10, number, tzinfo=UTC)
    return Backup(FOLDER / f"{number}.claimdesk", number, at, reason, 2_500_000)


NEW, OLD = backup(2, "import"), backup(1)


def shown(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


@pytest.fixture
def model(qtmodeltester):
    made = BackupsModel()
    yield made
    qtmodeltester.check(made)


def test_an_empty_model(model):
    assert (model.rowCount(), model.columnCount()) == (0, len(Column))


def test_what_they_hold_comes_one_by_one(model):
    model.show_backups([NEW, OLD])
    assert shown(model) == [
        [moment(NEW), "Before an import", "2.4 MiB", "…", "…", "…", "…"],
        [moment(OLD), "The library was opened", "2.4 MiB", "…", "…", "…", "…"],
    ]
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.show_contents(OLD.path, HELD)
    model.show_contents(Path("no backup of ours"), HELD)
    assert changed == [(1, 1)]
    assert shown(model)[1][3:] == ["1,200", "3", "2", "1"]
    model.show_contents(NEW.path, None)
    assert shown(model)[0][1:] == ["Damaged: it cannot be read", "2.4 MiB", "–", "–", "–", "–"]
    assert not model.can_be_read(NEW)
    model.show_backups([backup(3), NEW, OLD])
    assert shown(model)[2][3:] == ["1,200", "3", "2", "1"], "what is known is not counted anew"


@pytest.mark.parametrize("reason", [*Reason, "lunch"])
def test_every_reason_is_told(model, reason):
    model.show_backups([backup(1, reason)])
    assert shown(model)[0][1]
    assert (shown(model)[0][1] == reason) == (reason == "lunch")


def test_numbers_stand_below_each_other(model):
    model.show_backups([NEW])
    trailing = Qt.AlignmentFlag.AlignTrailing
    assert all(
        bool(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & trailing.value)
        == bool(model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) & trailing.value)
        == (column >= Column.SIZE)
        for column in range(len(Column))
    )


@pytest.fixture
def dialog(qtbot):
    made = BackupsDialog(None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_backups_a_sentence_says_when_there_will_be(dialog):
    dialog.show_backups(FOLDER, [], "")
    assert dialog.empty.isVisible()
    assert "no backups of this library yet" in dialog.empty.text()
    assert not dialog.restore.isEnabled()
    assert not dialog.folder.isEnabled()
    assert dialog.back_up.isEnabled()
    assert not dialog.trouble.isVisible()


def test_the_newest_is_chosen_and_then_what_was_chosen_stays(dialog):
    dialog.show_backups(FOLDER, [NEW, OLD], "")
    assert dialog.table.currentIndex().row() == 0
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    dialog.show_backups(FOLDER, [backup(3), NEW, OLD], "")
    assert dialog.table.currentIndex().row() == 2


def test_a_damaged_one_cannot_be_restored(dialog):
    dialog.show_backups(FOLDER, [NEW, OLD], "")
    assert dialog.restore.isEnabled()
    dialog.show_contents(NEW.path, None)
    assert not dialog.restore.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.restore.isEnabled()


def test_why_the_last_one_failed_is_told_as_it_is(dialog):
    dialog.show_backups(Path("<b>shelf</b>"), [NEW], "The disk <i>is</i> full.")
    assert dialog.trouble.isVisible()
    assert dialog.trouble.text() == "The disk <i>is</i> full."
    assert dialog.trouble.textFormat() == dialog.where.textFormat() == Qt.TextFormat.PlainText
    assert "<b>shelf</b>" in dialog.where.text()


def test_one_more_is_wanted_once(dialog, qtbot):
    dialog.show_backups(FOLDER, [], "")
    with qtbot.waitSignal(dialog.back_up_wanted):
        QTest.mouseClick(dialog.back_up, Qt.MouseButton.LeftButton)
    assert (dialog.back_up.hasFocus(), dialog.back_up.text()) == (True, "Backing up…")
    with qtbot.assertNotEmitted(dialog.back_up_wanted):
        QTest.keyClick(dialog.back_up, Qt.Key.Key_Space)
    dialog.show_backups(FOLDER, [NEW], "")
    assert (dialog.back_up.hasFocus(), dialog.back_up.text()) == (True, "Back up now")
    with qtbot.waitSignal(dialog.back_up_wanted):
        QTest.keyClick(dialog.back_up, Qt.Key.Key_Space)


def test_a_restore_is_asked_about(dialog, qtbot):
    dialog.show_backups(FOLDER, [NEW, OLD], "")
    wanted = []
    dialog.restore_wanted.connect(wanted.append)
    with answering(press("Leave as it is")) as said:
        QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert wanted == []
    assert moment(NEW) in said[0]
    assert "kept as a backup first" in said[0]
    with answering(press("Restore")):
        QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert wanted == [NEW.path]


def test_it_is_worked_by_keys(dialog):
    dialog.show_backups(FOLDER, [NEW, OLD], "")
    dialog.activateWindow()
    dialog.table.setFocus()
    met = []
    for _ in range(6):
        focused = dialog.focusWidget()
        met.append(focused.text() if isinstance(focused, QPushButton) else focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert met == ["Backups, newest first", "Back up now", "Restore…", "Show in folder", "Change place…", "Close"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
