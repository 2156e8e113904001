"""Palette, keys, looks, recent libraries, quotes with citations and paper, in a real window."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextFormat
from PySide6.QtWidgets import QApplication

from claimdesk.domain.model import Article
from claimdesk.domain.text import Span, sha256
from claimdesk.services.citing import with_citation
from claimdesk.settings import Settings
from claimdesk.storage.library import Library
from claimdesk.ui.actions import ACTIONS, TEXT, mirrored
from claimdesk.ui.keymap import Keymap, portable
from claimdesk.ui.looks import BOUNDS, kept_of, look_of, zoomed
from claimdesk.ui.palette import Command, CommandModel, Palette, rank
from claimdesk.ui.printing import printed, put_on_paper
from claimdesk.ui.reader.page import Look
from claimdesk.ui.shortcuts_dialog import ShortcutsDialog

from .windows import furnish, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def settings(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return Settings()


@pytest.fixture
def window(qtbot, desk, settings):
    made = furnish(qtbot, desk, settings)
    yield made
    for widget in QApplication.topLevelWidgets():
        if widget is not made and widget.isVisible():
            widget.close()


# The table


def test_no_two_actions_of_the_table_want_the_same_key():
    keymap = Keymap()
    for row in ACTIONS:
        for key in row.keys:
            assert keymap.holder(row.name, key) is None, f"{row.name}: {key}"


def test_every_action_of_the_table_does_something(window):
    for row in ACTIONS:
        assert row.submenu or window.actions_[row.name].receivers("2triggered(bool)") > 0, row.name


def test_plain_letters_work_in_the_text_alone():
    for row in ACTIONS:
        if any(len(key.removeprefix("Shift+")) == 1 for key in row.keys):
            assert row.scope == TEXT, row.name


# The palette


def palette(qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Palette))
    return QApplication.activePopupWidget()


def test_a_few_letters_and_enter_run_a_command(window, qtbot):
    before = window.view.caret()
    press(Key.Key_K, Held.ControlModifier)
    shown = palette(qtbot)
    write("sent nex")
    assert shown.model.command(shown.list.currentIndex()).name == "next_sentence"
    press(Key.Key_Return)
    assert window.view.caret() > before
    assert window.settings.recent_commands == ["next_sentence"]
    press(Key.Key_K, Held.ControlModifier)
    shown = palette(qtbot)
    assert shown.model.command(shown.list.currentIndex()).name == "next_sentence"
    press(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_arrows_choose_and_what_cannot_be_done_is_passed_over(window, qtbot):
    press(Key.Key_K, Held.ControlModifier)
    shown = palette(qtbot)
    seen = set()
    for _ in range(shown.model.rowCount()):
        press(Key.Key_Down)
        seen.add(shown.model.command(shown.list.currentIndex()).name)
    assert "redo" not in seen
    assert "undo" in seen
    press(Key.Key_PageUp)
    write("qqqq")
    assert shown.nothing.isVisible()
    press(Key.Key_Return)
    press(Key.Key_Down)
    assert shown.isVisible()
    press(Key.Key_Escape)


def test_the_model_of_commands(qtmodeltester):
    every = [Command(str(n), f"Do {n}", "Menu", "", enabled=bool(n % 2)) for n in range(5)]
    model = CommandModel(every, ["3"])
    qtmodeltester.check(model)
    assert model.command(model.index(0)).name == "3"
    assert "Menu" in model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)


def test_words_are_found_by_their_beginnings_first():
    command = Command("next_claim", "Next claim", "Claim", "Alt+Down", enabled=True)
    assert rank(command, "next") < rank(command, "claim") < rank(command, "laim") < rank(command, "nxtcl")
    assert rank(command, "claim next") is not None
    assert rank(command, "ÑEXT") is not None
    assert rank(command, "export") is None


# Keys


def test_a_keymap_keeps_what_differs_from_the_table():
    keymap = Keymap({"mark": ["X"], "nonsense": ["Y"], "undo": ["ctrl+u", "Tab"]})
    assert keymap.changed == {"undo": ["Ctrl+U"]}
    keymap.put("undo", ["Ctrl+Z"])
    assert keymap.changed == {}
    with pytest.raises(ValueError, match="fixed"):
        keymap.put("mark", ["X"])


def test_a_key_is_taken_over_and_given_back():
    keymap = Keymap()
    assert keymap.holder("find", "ctrl+n").name == "new_article"
    keymap.take_over("find", "Ctrl+N")
    assert keymap.keys_of("new_article") == ()
    assert keymap.keys_of("find") == ("Ctrl+F", "Ctrl+N")
    assert [row.name for row in keymap.reset("new_article")] == ["find"]
    assert keymap.keys_of("find") == ("Ctrl+F",)
    assert keymap.holder("back_to_text", "J") is None
    assert portable("shift+ctrl+a") == "Ctrl+Shift+A"


def test_keys_are_changed_in_the_sheet_and_work_and_last(window, qtbot):
    press(Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ShortcutsDialog))
    sheet = QApplication.activeModalWidget()
    sheet.select("next_sentence")
    sheet.keys.setFocus()
    qtbot.waitUntil(sheet.keys.hasFocus)
    press(Key.Key_N, Held.ControlModifier)
    assert "New article" in sheet.hint.text()
    assert not sheet.add.isEnabled()
    assert sheet.take.isEnabled()
    sheet.keys.clear()
    press(Key.Key_Q)
    assert "free" in sheet.hint.text()
    sheet.add.setFocus()
    press(Key.Key_Space)
    assert window.settings.keys == {"next_sentence": ["J", "Alt+Right", "Q"]}
    sheet.select("mark")
    assert not sheet.keys.isEnabled()
    sheet.search.setFocus()
    write("zzzz")
    assert "No action" in sheet.hint.text()
    sheet.close()
    window.activateWindow()
    qtbot.waitUntil(window.view.hasFocus)
    before = window.view.caret()
    press(Key.Key_Q)
    assert window.view.caret() > before
    assert Settings.load().keys == window.settings.keys


def test_all_keys_are_reset_at_once(qtbot):
    keymap = Keymap({"undo": ["Ctrl+U"]})
    sheet = ShortcutsDialog(None, keymap)
    qtbot.addWidget(sheet)
    with qtbot.waitSignal(sheet.keys_changed):
        sheet.reset_all.click()
    assert not keymap.changed
    sheet.select("redo")
    sheet.keys.setKeySequence("Ctrl+N")
    with qtbot.waitSignal(sheet.keys_changed):
        sheet.take.click()
    sheet.select("new_article")
    with qtbot.waitSignal(sheet.keys_changed):
        sheet.reset.click()
    assert "Redo" in sheet.hint.text()


def test_left_and_right_change_places_where_the_text_runs_from_right_to_left(window):
    action = window.actions_["next_sentence"]
    text = "قال الوزير إن العدد انخفض. هل هذا صحيح؟"
    window.view.show_article(Article(title="", text=text, text_sha256=sha256(text)))
    assert [key.toString() for key in action.shortcuts()] == ["J", "Alt+Left"]
    window.view.show_article(None)
    assert [key.toString() for key in action.shortcuts()] == ["J", "Alt+Right"]
    assert [mirrored(key) for key in ("Left", "Ctrl+Right", "L", "+")] == ["Right", "Ctrl+Left", "L", "+"]


# The page


def test_letters_grow_and_shrink_and_the_place_is_kept(window):
    view = window.view
    view.put_caret(900)
    view.go_to(900)
    place = view.reading_place()
    for _ in range(3):
        press(Key.Key_Plus, Held.ControlModifier)
    assert view.look.size > Look().size
    assert abs(view.reading_place() - place) < 120
    assert window.settings.page == {"size": view.look.size}
    press(Key.Key_Minus, Held.ControlModifier)
    press(Key.Key_0, Held.ControlModifier)
    assert view.look == Look()
    assert window.settings.page == {}


def test_looks_stay_within_what_can_be_read():
    look = look_of({"size": 900, "column": "wide", "spacing": True, "family": "Serif"})
    assert look == Look(size=BOUNDS["size"][1], family="Serif")
    assert look_of(kept_of(look)) == look
    assert kept_of(Look()) == {}
    assert zoomed(look, 1) == look
    small = Look(size=11)
    assert zoomed(small, -1) == small
    assert zoomed(small, 1).size == 12


def test_a_look_is_tried_and_dismissed(window, qtbot):
    window.comforts.set_page()
    dialog = QApplication.activeModalWidget()
    dialog.sliders["size"].setFocus()
    qtbot.waitUntil(dialog.sliders["size"].hasFocus)
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert window.view.look.size == Look().size + 2
    dialog.sliders["column"].setValue(50)
    dialog.family.setCurrentIndex(1)
    assert window.view.look.column == 50
    press(Key.Key_Escape)
    assert window.view.look == Look()
    window.comforts.set_page()
    dialog = QApplication.activeModalWidget()
    dialog.sliders["spacing"].setValue(200)
    dialog.keep.click()
    assert window.settings.page == {"spacing": 200}
    window.comforts.set_page()
    dialog = QApplication.activeModalWidget()
    dialog.reset.click()
    dialog.keep.click()
    assert window.settings.page == {}


# Libraries, quotes, paper


def test_recent_libraries_can_be_opened_again(window, qtbot, tmp_path, settings):
    other = Library(tmp_path / "other & more.claimdesk")
    other.close()
    settings.recent_libraries += [str(other.path), str(tmp_path / "gone.claimdesk")]
    menu = window.actions_.submenu("recent_libraries")
    menu.aboutToShow.emit()
    assert [action.text().split("   ")[0] for action in menu.actions()] == ["other && more"]
    with qtbot.waitSignal(window.errands.library_wanted) as wanted:
        menu.actions()[0].trigger()
    assert wanted.args == [str(other.path)]
    assert settings.recent_libraries[0] == str(window.workbench.desk.library.path)
    assert json.dumps(settings.recent_libraries)


def test_without_other_libraries_the_menu_says_so(window):
    menu = window.actions_.submenu("recent_libraries")
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_a_quote_is_copied_with_where_it_stands(window):
    press(Key.Key_J)
    press(Key.Key_S)
    press(Key.Key_C, Held.ControlModifier | Held.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    article = window.workbench.article
    assert copied.startswith("“The town, the people and the figures do not exist.” — ")
    assert copied.endswith(", ".join(p for p in (article.published_on, article.url) if p))
    assert article.title in copied


def test_quotes_in_a_quote_become_single():
    text = "“Yes,\nno,” she said."
    article = Article(title="A talk", text=text, text_sha256="", publisher="The Mill", published_on="2026-03")
    assert with_citation(article, Span(0, 10)) == "“‘Yes, no,’” — A talk, The Mill, 2026-03"
    assert with_citation(article, Span(1, 4)) == "“Yes” — A talk, The Mill, 2026-03"


def test_the_article_is_printed_with_its_claims_and_never_taken_for_html(window, tmp_path):
    bench = window.workbench
    claims = bench.claims()
    bench.edit_claim(claims[0], "statement", "<b>bold</b> & <img src='file:///etc/passwd'>")
    cards = [bench.read.card(claim) for claim in claims]
    document = printed(bench.article, cards, Look())
    words = document.toPlainText()
    assert "<b>bold</b> & <img" in words
    assert all(f"[{number}]" in words for number in range(1, len(claims) + 1))
    assert all(card.opinions[0].verdict.label in words for card in cards if card.opinions)
    assert all(found.source.title in words for card in cards for found in card.citations)
    shaded = []
    block = document.begin()
    while block.isValid():
        marked = [spot for spot in block.textFormats() if spot.format.hasProperty(QTextFormat.Property.BackgroundBrush)]
        shaded += [block.text()[spot.start : spot.start + spot.length] for spot in marked]
        block = block.next()
    assert "".join(shaded)
    assert all(piece in bench.article.text for piece in shaded)
    put_on_paper(QPdfWriter(str(tmp_path / "out.pdf")), bench.article, cards, Look())
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_highlight_moves_by_word_as_one_step(window):
    bench = window.workbench
    bench.select_claim(bench.claims()[0], scroll=True)
    before = bench.read.card(bench.claim_id).places[0].highlight.quote
    for key, held in ((Key.Key_E, None), (Key.Key_E, None), (Key.Key_B, None)):
        press(key, held or Held.NoModifier)
    after = bench.read.card(bench.claim_id).places[0].highlight.quote
    assert before in after
    assert len(after.split()) > len(before.split()) + 1
    press(Key.Key_B, Held.ShiftModifier)
    press(Key.Key_E, Held.ShiftModifier)
    press(Key.Key_Z, Held.ControlModifier)
    assert bench.read.card(bench.claim_id).places[0].highlight.quote == before
