"""The window: what its panes say becomes steps, what the library says is shown, and nothing typed is lost."""

import sqlite3

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextEdit

from claimdesk.domain.model import Status
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage.library import Library
from claimdesk.ui.messages import tell
from ui.answering import answering, escape, press, read
from ui.reader.reading import drag, select
from ui.windows import seen_marks

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))
TEXT = "The bridge cost three million euros. Nobody crossed it in May. It was built in a year.\n" * 3


@pytest.fixture
def impatient(monkeypatch):
    """Locked libraries are given up at once."""
    monkeypatch.setattr("claimdesk.storage.connections._SAFE", ("foreign_keys = ON", "busy_timeout = 10"))


@pytest.fixture
def bench(window, qtbot):
    window.workbench.add_articles([ArticleDraft(title="Bridge", text=TEXT)])
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    return window.workbench


@pytest.fixture
def claim(window, bench):
    select(window.view, 0, 35)
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    return bench.claim_id


@pytest.fixture
def locked(bench):
    """Another program that holds the library while it is asked to."""
    other = sqlite3.connect(bench.desk.library.path, isolation_level=None)
    yield other
    other.close()


def card(bench, claim_id=None):
    return bench.read.card(claim_id or bench.claim_id)


def undo_text(window, name="undo"):
    return window.actions_[name].text().replace("&", "")


# The main job


def test_a_claim_is_marked_judged_and_counted_by_keys(window, bench, claim):
    assert card(bench).claim.statement == TEXT[:35]
    assert undo_text(window) == "Undo: Mark claim"
    QTest.keyClick(window.view, Qt.Key.Key_1)
    assert len(card(bench).opinions) == 1
    assert card(bench).claim.status is Status.DONE
    assert window.progress.text() == "1 of 1 checked"
    assert window.saved.text() == "Saved"
    QTest.keyClick(window.view, Qt.Key.Key_0)
    assert not card(bench).opinions
    assert window.progress.text() == "0 of 1 checked"


def test_a_claim_is_marked_by_mouse_and_found_by_a_click(window, bench):
    drag(window.view, 4, 20)
    QTest.mouseClick(window.view.bar_seat.bar.mark, Qt.MouseButton.LeftButton)
    found = bench.claim_id
    assert card(bench).places[0].highlight.quote == TEXT[4:20].strip()
    bench.select_claim(None)
    window.view.claim_clicked.emit(found)
    assert window.claim._claim_id == found


def test_another_place_and_its_removal(window, bench, claim):
    select(window.view, 37, 61)
    QTest.keyClick(window.view, Qt.Key.Key_Return, SHIFT)
    places = card(bench).places
    assert [it.highlight.quote for it in places] == [TEXT[:35], TEXT[37:61]]
    window.claim.place_removed.emit(places[1].highlight.id)
    assert len(card(bench).places) == 1


def test_a_claim_is_removed_without_a_question_and_comes_back(window, bench, claim):
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    assert card(bench, claim) is None
    assert (bench.claim_id, seen_marks(window.view), window.claim._claim_id) == (None, [], None)
    assert undo_text(window) == "Undo: Remove claim"
    QTest.keyClick(window.view, Qt.Key.Key_Z, CTRL)
    assert bench.claim_id == claim
    assert undo_text(window, "redo") == "Redo: Remove claim"
    QTest.keyClick(window.view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert card(bench, claim) is None


def test_undo_names_the_step_and_is_off_where_there_is_none(window):
    assert not window.actions_["undo"].isEnabled()
    assert undo_text(window) == "Undo"
    window.workbench.add_articles([ArticleDraft(title="A", text="Words.")])
    assert undo_text(window) == "Undo: Add article"
    window.actions_["undo"].trigger()
    assert not window.actions_["undo"].isEnabled()
    assert undo_text(window, "redo") == "Redo: Add article"


def test_an_article_that_comes_back_is_open_again(window, bench, claim):
    article = bench.article.id
    window.actions_["remove_article"].trigger()
    assert window.view.article is None
    window.actions_["undo"].trigger()
    assert bench.article.id == article
    assert bench.claims() == [claim]
    assert window.library._list.current_id() == article


def test_undo_of_another_articles_claim_opens_that_article(window, bench, claim):
    first = bench.article.id
    QTest.keyClick(window.view, Qt.Key.Key_2)
    bench.open_article(bench.desk.add_article(ArticleDraft(title="Other", text="Other words.")).article.id)
    window.actions_["undo"].trigger()
    assert bench.article is None
    window.actions_["undo"].trigger()
    assert (bench.article.id, bench.claim_id) == (first, claim)
    assert not card(bench).opinions


def test_details_that_change_leave_place_and_selection(window, bench, claim):
    bench.edit_article(bench.article.id, ArticleDraft(title="Better title", text=""))
    assert window.windowTitle() == "Better title — Claimdesk"
    assert (window.view.article.title, window.view._selected) == ("Better title", claim)
    assert len(seen_marks(window.view)) == 1


def test_keys_walk_through_the_claims(window, bench):
    found = []
    for start, end in ((0, 10), (37, 61), (63, 80)):
        select(window.view, start, end)
        QTest.keyClick(window.view, Qt.Key.Key_Return)
        found.append(bench.claim_id)
    QTest.keyClick(window.view, Qt.Key.Key_Down, ALT)
    assert bench.claim_id == found[0]
    QTest.keyClick(window.view, Qt.Key.Key_1)
    QTest.keyClick(window.view, Qt.Key.Key_Up, ALT)
    assert bench.claim_id == found[2]
    QTest.keyClick(window.view, Qt.Key.Key_F8)
    assert bench.claim_id == found[1]
    assert window.claim._title.text() == "Claim 2 of 3"


@pytest.mark.parametrize("marked", [False, True])
def test_f6_goes_round_the_panes(window, bench, qtbot, marked):
    if marked:
        select(window.view, 0, 10)
        QTest.keyClick(window.view, Qt.Key.Key_Return)
    panes = [window.view, window.claim, window.library] if marked else [window.view, window.library]
    for pane in [*panes[1:], panes[0]]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert pane is focused or pane.isAncestorOf(focused)


# Typing, and when it is saved


def test_typing_is_saved_without_a_button_and_the_status_bar_tells_the_truth(window, bench, claim, qtbot):
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "It cost three million.")
    assert window.saved.text() == "Saving…"
    assert card(bench).claim.statement == TEXT[:35]
    qtbot.waitUntil(lambda: card(bench).claim.statement == "It cost three million.")
    assert window.saved.text() == "Saved"


def test_what_a_field_cannot_take_is_not_called_saved(window, bench, claim, qtbot):
    field = window.claim.details.claimed_on
    field.setFocus()
    QTest.keyClicks(field, "some day")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert window.saved.text() == "Not saved: a field cannot take what it holds"
    with answering(press("Keep open")):
        assert not window.may_close()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2022-03")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: window.saved.text() == "Saved")
    assert card(bench).claim.claimed_on == "2022-03"
    assert window.may_close()


def test_a_digit_rates_nothing_while_words_are_selected(window, bench, claim):
    assert not card(bench).opinions
    select(window.view, 37, 60)
    QTest.keyClick(window.view, Qt.Key.Key_5)
    assert "not marked yet" in window.statusBar().currentMessage()
    assert not card(bench).opinions
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    QTest.keyClick(window.view, Qt.Key.Key_5)
    assert card(bench).opinions[0].verdict.label == "False"
    QTest.keyClick(window.view, Qt.Key.Key_9)
    assert "no rating 9" in window.statusBar().currentMessage()


def test_a_digit_without_a_scale_says_why_it_does_nothing(window, bench, claim):
    combo = window.claim.verdict.scale
    combo.setCurrentIndex(combo.findText("In my own words"))
    combo.activated.emit(combo.currentIndex())
    assert window.claim.verdict.own_words.hasFocus()
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_1)
    assert "No scale is chosen" in window.statusBar().currentMessage()
    assert not card(bench).opinions


def test_what_wants_a_claim_says_so_where_there_is_none(window, bench):
    QTest.keyClick(window.view, Qt.Key.Key_F7)
    assert window.statusBar().currentMessage() == "Select a claim first."


def test_enter_presses_what_has_the_focus_in_the_claim_pane(window, bench, claim):
    chip = window.claim.verdict.chips.chips[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert card(bench).opinions[0].verdict.label == "True"


def test_enter_in_the_list_and_its_search_leads_to_the_text(window, bench):
    search, rows = window.library._search, window.library._list
    window.library.focus_list()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert window.view.hasFocus()
    bench.add_articles([ArticleDraft(title="Ferry", text="The ferry is late.")])
    search.setFocus()
    QTest.keyClicks(search, "bridge")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert (bench.article.title, window.view.hasFocus()) == ("Bridge", True)


def test_without_an_article_the_text_takes_a_paste(window, qtbot):
    assert window.workbench.article is None
    window.actions_["focus_library"].trigger()
    assert window.library.isAncestorOf(QApplication.focusWidget())
    QGuiApplication.clipboard().setText("The ferry is late.")
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_V, CTRL)
    assert window.workbench.article.text == "The ferry is late."
    assert window.view.hasFocus()


def test_the_quote_is_set_as_the_article_is(window, bench, claim):
    window.comforts.zoom(1)
    assert window.claim.places.quote.words.font().pixelSize() == window.view.font().pixelSize()


def test_what_was_typed_last_is_kept_when_the_window_closes(window, bench, claim):
    path = bench.desk.library.path
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Typed in a hurry")
    window.close()
    found = Library(path)
    assert found.read.card(claim).claim.statement == "Typed in a hurry"
    found.close()


def test_what_cannot_be_saved_stays_is_told_and_is_saved_later(impatient, window, bench, claim, locked, qtbot):
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    locked.execute("BEGIN IMMEDIATE")
    QTest.keyClicks(field, "Not to be lost")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.saved.text().startswith("Not saved: Another program is writing")
    assert window.saved.button.isVisible()
    assert field.value() == "Not to be lost"
    assert card(bench).claim.statement == TEXT[:35]
    locked.execute("ROLLBACK")
    QTest.mouseClick(window.saved.button, Qt.MouseButton.LeftButton)
    assert card(bench).claim.statement == "Not to be lost"
    assert window.saved.text() == "Saved"
    assert not window.saved.button.isVisible()


def test_it_is_tried_again_without_anybody_asking(impatient, window, bench, claim, locked, qtbot, monkeypatch):
    monkeypatch.setattr("claimdesk.ui.claim_pane.draft.TRY_AGAIN", 50)
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    locked.execute("BEGIN IMMEDIATE")
    QTest.keyClicks(QApplication.focusWidget(), "Later")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.claim.pending
    locked.execute("ROLLBACK")
    qtbot.waitUntil(lambda: card(bench).claim.statement == "Later")
    assert window.saved.text() == "Saved"


def test_unsaved_text_waits_with_its_claim_while_another_one_is_shown(impatient, window, bench, claim, locked):
    QTest.keyClick(window.view, Qt.Key.Key_1)
    select(window.view, 37, 61)
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    other = bench.claim_id
    bench.select_claim(claim)
    locked.execute("BEGIN IMMEDIATE")
    QTest.keyClick(window.view, Qt.Key.Key_F4)
    QTest.keyClicks(QApplication.focusWidget(), "Because")
    bench.select_claim(other)
    assert window.claim.verdict.explanation.value() == ""
    bench.select_claim(claim)
    assert window.claim.verdict.explanation.value() == "Because"
    locked.execute("ROLLBACK")
    bench.select_claim(other)
    window.claim.flush()
    assert card(bench, claim).opinions[0].verdict.explanation == "Because"
    assert not window.claim.pending


def test_a_verdict_that_cannot_be_saved_is_told_and_not_shown(impatient, window, bench, claim, locked, qtbot):
    locked.execute("BEGIN IMMEDIATE")
    with answering(read) as said:
        QTest.keyClick(window.view, Qt.Key.Key_1)
    assert "please try again" in said[0]
    assert window.saved.text().startswith("Not saved: ")
    assert not any(chip.isChecked() for chip in window.claim.verdict.chips.chips)
    with answering(read):
        status = window.claim.details.status
        status.setFocus()
        QTest.keyClick(status, Qt.Key.Key_End)
    assert status.currentData() == Status.OPEN
    locked.execute("ROLLBACK")
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    QTest.keyClick(window.view, Qt.Key.Key_1)
    assert len(card(bench).opinions) == 1
    assert window.saved.text() == "Saved"


def test_the_window_asks_before_it_throws_away_what_it_could_not_save(impatient, window, bench, claim, locked):
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    locked.execute("BEGIN IMMEDIATE")
    QTest.keyClicks(QApplication.focusWidget(), "Precious")
    with answering(escape) as said:
        assert not window.close()
    assert "will be lost" in said[0]
    assert window.isVisible()
    assert window.claim.details.statement.value() == "Precious"
    with answering(press("Close anyway")):
        assert window.close()
    locked.execute("ROLLBACK")


def test_a_claim_that_another_program_removed_is_told(window, bench, claim):
    other = Library(bench.desk.library.path)
    Desk(other, bench.desk.reviewer).remove_claim(claim)
    other.close()
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Too late")
    with answering(read) as said:
        window.claim.flush()
    assert len(said) == 1
    assert said[0].startswith("This claim is no longer in the library; it may have been removed elsewhere.")
    assert not window.claim.pending


def test_what_another_program_does_is_shown(window, bench, claim, qtbot):
    other = Library(bench.desk.library.path)
    elsewhere = Desk(other, bench.desk.reviewer)
    elsewhere.mark_claim(bench.article.id, Span(37, 61))
    elsewhere.edit_claim(claim, statement="Said elsewhere")
    elsewhere.edit_article(bench.article.id, title="Named elsewhere")
    elsewhere.add_article(ArticleDraft(title="Third", text="Third text."))
    other.close()
    qtbot.waitUntil(lambda: len(seen_marks(window.view)) == 2, timeout=5000)
    assert window.claim.details.statement.value() == "Said elsewhere"
    assert window.windowTitle() == "Named elsewhere — Claimdesk"
    assert len(bench.article_ids()) == 2
    assert bench.claim_id == claim


# What cannot be taken


@pytest.mark.parametrize("words", [None, "", " \n\t "])
def test_an_empty_paste_is_told_in_one_sentence(window, bench, words):
    board = QGuiApplication.clipboard()
    board.clear()
    if words is not None:
        data = QMimeData()
        data.setText(words)
        board.setMimeData(data)
    window.library.focus_list()
    before = bench.article_ids()
    with answering(read) as said:
        QTest.keyClick(window.library._list, Qt.Key.Key_V, CTRL)
    assert said == ["The clipboard holds no text, so no article was added."]
    assert bench.article_ids() == before
    assert window.saved.text() == "Saved"


def test_pasted_text_is_a_new_article_and_open(window, bench):
    data = QMimeData()
    data.setText("A headline\r\nand\u00a0more.")
    QGuiApplication.clipboard().setMimeData(data)
    window.library.focus_list()
    QTest.keyClick(window.library._list, Qt.Key.Key_V, CTRL)
    assert (bench.article.title, bench.article.text) == ("A headline", "A headline\nand\u00a0more.")
    assert window.library._list.current_id() == bench.article.id


def test_files_that_are_no_text_are_told_and_the_others_come_in(window, bench, tmp_path):
    (tmp_path / "good.txt").write_text("Good words.", "utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)))
    (tmp_path / "empty.txt").touch()
    names = [str(tmp_path / name) for name in ("bad.txt", "empty.txt", "gone.txt", "good.txt")]
    with answering(read, read, read) as said:
        window.library.files_dropped.emit(names)
    assert [word in sentence for word, sentence in zip(("no text", "no text", "no file"), said, strict=True)] == [1] * 3
    assert bench.article.text == "Good words."
    assert len(bench.article_ids()) == 2


def test_a_message_is_plain_text(window, bench):
    def look(box):
        assert isinstance(box, QMessageBox)
        assert box.textFormat() is Qt.TextFormat.PlainText
        read(box)

    with answering(look) as said:
        bench.refused.emit("<b>bold</b> & more")
    assert said == ["<b>bold</b> & more"]


# What was typed when something else happens


def type_into(window, name, words="typed words"):
    pane = window.claim
    pane._note_button.setChecked(True)
    field = {"statement": pane.details.statement, "explanation": pane.verdict.explanation, "note": pane.note}[name]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def typed_in(bench, claim):
    found = card(bench, claim)
    if found is None:
        return []
    return [found.claim.statement, found.claim.note, *(each.verdict.explanation for each in found.opinions)]


@pytest.mark.parametrize("name", ["statement", "explanation", "note"])
@pytest.mark.parametrize("action", ["withdraw_verdict", "remove_claim", "remove_article", "remove_place"])
def test_what_was_typed_before_a_removal_comes_back_with_it(window, bench, claim, name, action):
    QTest.keyClick(window.view, Qt.Key.Key_1)
    type_into(window, name)
    if action == "remove_place":
        window.claim.places.removed.emit(card(bench).places[0].highlight.id)
    else:
        window.actions_[action].trigger()
    assert not window.claim.pending
    window.actions_["undo"].trigger()
    assert "typed words" in typed_in(bench, claim)


@pytest.mark.parametrize("name", ["statement", "explanation", "note"])
@pytest.mark.parametrize("what", ["claim", "article", "verdict"])
def test_what_was_typed_for_a_thing_removed_elsewhere_is_given_back(window, bench, claim, desk_at, name, what):
    QTest.keyClick(window.view, Qt.Key.Key_1)
    type_into(window, name, "<b>typed</b> words")
    other = desk_at(bench.desk.library.path, bench.desk.reviewer)
    {"claim": other.remove_claim, "verdict": other.withdraw_verdict}.get(
        what, lambda _: other.remove_article(bench.article.id)
    )(claim)
    if what == "verdict" and name != "explanation":
        bench._look_elsewhere()
        window.claim.flush()
        assert "<b>typed</b> words" in typed_in(bench, claim)
        return
    given = []

    def copy(box):
        given.append(box.findChild(QTextEdit).toPlainText())
        assert box.findChild(QTextEdit).isVisible()
        read(box)

    with answering(copy):
        bench._look_elsewhere()
        window.claim.flush()
    assert given == ["<b>typed</b> words"]


@pytest.fixture
def desk_at():
    """Another process's desk over the same library."""
    opened = []

    def make(path, reviewer):
        opened.append(Library(path))
        return Desk(opened[-1], reviewer)

    yield make
    for each in opened:
        each.close()


def test_no_words_in_a_message_are_taken_for_html(window):
    def look(box):
        assert {part.textFormat() for part in box.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
        read(box)

    with answering(look):
        tell(window, "<b>one</b>", details="<img src=x>")
