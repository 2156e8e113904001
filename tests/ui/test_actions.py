"""The table of actions: complete, wired, without quarrels about keys, and all of it on the sheet."""

from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.ui.actions import ACTIONS, CLAIM_PANE, MENUS, TEXT, WINDOW, keys_text, label
from claimdesk.ui.keymap import Keymap
from claimdesk.ui.palette import commands, rank
from claimdesk.ui.shortcuts_dialog import ShortcutsDialog
from ui.answering import answering, escape

ROWS = pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.name)


@ROWS
def test_a_row_has_a_text_a_menu_and_keys_that_qt_knows(row):
    assert row.text[0].isupper() or row.text[0] == "&"
    assert not row.text.endswith((".", "!"))
    assert row.menu in MENUS
    assert row.scope in {WINDOW, TEXT, CLAIM_PANE}
    for key in row.keys:
        assert QKeySequence(key).toString() not in {"", None}
    assert row.by_text <= bool(row.keys)


def test_names_and_texts_are_given_once():
    for seen in (Counter(row.name for row in ACTIONS), Counter((row.menu, label(row)) for row in ACTIONS)):
        assert [name for name, times in seen.items() if times > 1] == []


def test_no_two_actions_quarrel_about_a_key():
    """What works in the whole window must not meet what works in one pane."""
    for one, other in combinations(ACTIONS, 2):
        if one.scope == other.scope or WINDOW in {one.scope, other.scope}:
            assert not set(map(QKeySequence, one.keys)) & set(map(QKeySequence, other.keys)), (one.name, other.name)


@pytest.mark.parametrize("menu", MENUS)
def test_no_two_entries_of_a_menu_have_the_same_mnemonic(menu):
    letters = Counter(
        row.text[row.text.index("&") + 1].lower() for row in ACTIONS if row.menu == menu and "&" in row.text
    )
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_the_entries_that_give_a_verdict_name_the_ratings(window):
    def told(n):
        return window.actions_.words_of(f"rate_{n}")

    assert (told(5), told(7)) == ("Give verdict 5: False", "Give verdict 7")
    assert [command.label for command in commands(window.actions_) if rank(command, "mostly f") is not None] == [
        "Give verdict 4: Mostly false"
    ]
    window.actions_.name_ratings(["R&D   says\n“no”", "x" * 100])
    assert told(1) == "Give verdict 1: R&D says “no”"
    assert "&&" in window.actions_["rate_1"].text()
    assert told(2).endswith("xxx…")
    assert len(told(2)) < 60
    window.actions_.name_ratings([])
    assert told(1) == "Give verdict 1"


def test_a_mac_moves_two_entries_into_its_own_menu_whatever_the_language(window):
    moved = {row.name for row in ACTIONS if window.actions_[row.name].menuRole() is not QAction.MenuRole.NoRole}
    assert moved == {"about", "quit"}


def test_the_menus_have_mnemonics_of_their_own():
    letters = Counter(text[text.index("&") + 1].lower() for text in MENUS.values())
    assert max(letters.values()) == 1


def test_the_sheet_names_every_action(qtbot):
    dialog = ShortcutsDialog(None, Keymap())
    qtbot.addWidget(dialog)
    model = dialog.table.model()
    rows = [tuple(model.index(at, column).data() for column in range(3)) for at in range(model.rowCount())]
    listed = [row for row in ACTIONS if not row.submenu]
    assert [row[2] for row in rows] == [keys_text(row.keys) for row in listed]
    assert not any("&" in cell or "\t" in cell or "{" in cell for row in rows for cell in row)
    assert all(row[0] and row[1] for row in rows)


def test_tab_goes_through_the_sheet_as_it_is_read_and_back(qtbot):
    dialog = ShortcutsDialog(None, Keymap())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.select("conflicts")
    dialog.keys.setFocus()
    QTest.keyClick(dialog.keys, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.add.hasFocus()
    dialog.keys.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.table.hasFocus()
    assert "Backtab" not in dialog.keys.keySequence().toString()
    assert Keymap({"conflicts": ["Shift+Backtab", "F12"]}).keys_of("conflicts") == ("F12",)


def test_f1_shows_the_sheet(window):
    shown = []
    with answering(lambda dialog: (shown.append(type(dialog)), escape(dialog))):
        QTest.keyClick(window.view, Qt.Key.Key_F1)
    assert shown == [ShortcutsDialog]


def test_the_menu_bar_holds_the_table_in_its_order(window):
    bar = window.menuBar()
    assert [action.text() for action in bar.actions()] == list(MENUS.values())

    def entries(menu):
        return [each for each in menu.actions() if not each.isSeparator()]

    listed = [each for menu in bar.actions() for each in entries(menu.menu())]
    rows = [row for menu in MENUS for row in ACTIONS if row.menu == menu]
    assert listed == [window.actions_[row.name] for row in rows if not row.within]
    for name in {row.within for row in rows if row.within}:
        within = [window.actions_[row.name] for row in rows if row.within == name]
        assert entries(window.actions_.submenu(name)) == within
    assert max(len(menu.menu().actions()) for menu in bar.actions()) <= 26  # more would not fit a small screen


@ROWS
def test_every_action_is_wired(window, row):
    receivers = window.actions_[row.name].receivers("2triggered(bool)")
    assert receivers >= 1


@ROWS
def test_an_action_without_an_article_does_no_harm(window, row, monkeypatch):
    """In an empty library each action does nothing, or opens what it opens without one."""
    monkeypatch.setattr("claimdesk.ui.quiet_check.run_long", lambda _parent, _words, work: work(lambda _done: True))
    if row.name == "quit":
        return
    monkeypatch.setattr("claimdesk.ui.ways_out.QDesktopServices.openUrl", lambda _: True)
    with answering(*[escape] * (row.name in DIALOGS)):
        if row.name in {"add_files", "import_sets", "open_library"}:
            monkeypatch.setattr("claimdesk.ui.errands.QFileDialog.getOpenFileNames", lambda *_, **__: ([], ""))
            monkeypatch.setattr("claimdesk.ui.errands.QFileDialog.getSaveFileName", lambda *_, **__: ("", ""))
        window.actions_[row.name].trigger()
    if row.name == "palette":
        escape(QApplication.activePopupWidget())
    articles = window.workbench.article_ids()
    assert len(articles) == (1 if row.name == "add_sample" else 0)


DIALOGS = {
    "new_article",
    "export_set",
    "reviewer",
    "scales",
    "conflicts",
    "shortcuts",
    "about",
    "reading",
    "check_library",
    "backups",
    "updates",
}
"""What opens a dialog whatever the library holds; a message that there are no conflicts is one."""
