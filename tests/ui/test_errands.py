"""Errands: what a dialog was told is done; what cannot be done is said, and the dialog asks again."""

import json
import os
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from claimdesk.domain.model import Conflict, Evidence, Highlight, Source, Stance
from claimdesk.domain.records import entity_json
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file
from claimdesk.services.exchange.importing import import_files
from claimdesk.settings import Settings
from claimdesk.storage.library import Library
from claimdesk.ui.article_dialog import ArticleDialog
from claimdesk.ui.conflicts_dialog import ConflictsDialog
from claimdesk.ui.exact_text import ExactTextEdit
from claimdesk.ui.export_dialog import ExportDialog
from claimdesk.ui.history_dialog import HistoryDialog
from claimdesk.ui.reviewer_dialog import ReviewerDialog
from claimdesk.ui.source_dialog import SourceDialog
from ui.answering import answering, escape, press, read

TEXT = "The bridge cost three million euros. Nobody crossed it in May."


@pytest.fixture
def bench(window):
    window.workbench.add_articles([ArticleDraft(title="Bridge", text=TEXT)])
    return window.workbench


@pytest.fixture
def claim(bench):
    bench.mark(Span(0, 35))
    return bench.claim_id


@pytest.fixture
def locked(bench, monkeypatch):
    monkeypatch.setattr("claimdesk.storage.connections._SAFE", ("foreign_keys = ON", "busy_timeout = 10"))
    bench.desk.library._writer.connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(bench.desk.library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def field(dialog, name):
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


# Articles


def test_a_new_article_is_asked_for_and_open(window):
    def fill(dialog):
        QTest.keyClicks(field(dialog, "Publisher"), "The Courier")
        dialog.findChild(ExactTextEdit).setPlainText("A new text.")
        press("Add article")(dialog)

    with answering(fill):
        window.actions_["new_article"].trigger()
    assert (window.workbench.article.text, window.workbench.article.publisher) == ("A new text.", "The Courier")


def test_what_was_filled_in_is_asked_again_where_it_could_not_be_saved(window, bench, locked):
    def fill(dialog):
        dialog.findChild(ExactTextEdit).setPlainText("A long text, typed in.")
        press("Add article")(dialog)

    def again(dialog):
        assert isinstance(dialog, ArticleDialog)
        assert dialog.draft().text == "A long text, typed in."
        locked.execute("ROLLBACK")
        press("Add article")(dialog)

    with answering(fill, read, again) as said:
        window.actions_["new_article"].trigger()
    assert "please try again" in said[0]
    assert bench.article.text == "A long text, typed in."


def test_details_of_the_open_article_are_edited(window, bench):
    def fill(dialog):
        title = field(dialog, "Title")
        title.selectAll()
        QTest.keyClicks(title, "Another title")
        press("Save")(dialog)

    with answering(fill):
        window.actions_["article_details"].trigger()
    assert (bench.article.title, bench.article.text) == ("Another title", TEXT)
    with answering(escape):
        window.actions_["article_details"].trigger()
    assert window.actions_["undo"].text().endswith("Edit article details")


def test_chosen_files_are_added(window, monkeypatch, tmp_path):
    file = tmp_path / "one.txt"
    file.write_text("One text.", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(file)], ""))
    window.actions_["add_files"].trigger()
    assert window.workbench.article.text == "One text."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_place_of_a_text_is_refused_at_once(window, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with answering(escape) as said:
        window.workbench.add_files([str(tmp_path / "pipe.txt")])
    assert "no ordinary file" in said[0]
    assert not window.workbench.article_ids()


def test_the_sample_comes_once(window):
    for _ in range(2):
        window.actions_["add_sample"].trigger()
    assert len(window.workbench.article_ids()) == 1
    assert window.workbench.progress()[1] > 3


# Sets


@pytest.fixture
def other_set(window, bench, claim, tmp_path, reviewer):
    """A set that another library exported after it had got everything and changed the statement."""
    export_file(bench.desk, "json", tmp_path / "out.json", Selection())
    library = Library(tmp_path / "other.claimdesk")
    desk = Desk(library, reviewer)
    import_files(desk, [tmp_path / "out.json"])
    desk.edit_claim(claim, statement="Said by the other")
    export_file(desk, "json", tmp_path / "back.json", Selection())
    library.close()
    return tmp_path / "back.json"


def choose(monkeypatch, *paths):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(path) for path in paths], ""))


def test_a_set_is_imported_and_counted(window, bench, claim, other_set, monkeypatch):
    choose(monkeypatch, other_set)
    with answering(read) as said:
        window.actions_["import_sets"].trigger()
    assert "claim: 0 new, 1 changed" in said[0]
    assert bench.read.card(claim).claim.statement == "Said by the other"
    window.actions_["undo"].trigger()
    assert bench.read.card(claim).claim.statement == TEXT[:35]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ('{"format": "claimdesk-annotation-set", "version": 2}', "version 2"),
        ("words", "no annotation set"),
        ("", "no annotation set"),
        ("{", "not valid JSON"),
    ],
)
def test_a_set_that_cannot_be_read_is_told_and_changes_nothing(window, bench, monkeypatch, tmp_path, content, word):
    (tmp_path / "broken.txt").write_text(content, "utf-8")
    choose(monkeypatch, tmp_path / "broken.txt")
    steps = len(bench.desk.history.past())
    with answering(read) as said:
        window.actions_["import_sets"].trigger()
    assert word in said[0]
    assert len(said) == 1
    assert len(bench.desk.history.past()) == steps


def test_conflicts_are_settled_one_by_one(window, bench, claim, other_set, monkeypatch):
    bench.edit_claim(claim, "statement", "Said here")
    choose(monkeypatch, other_set)
    with answering(read):
        window.actions_["import_sets"].trigger()
    assert bench.read.card(claim).claim.statement == "Said here"

    def take(dialog):
        assert isinstance(dialog, ConflictsDialog)
        assert dialog.list.count() == 1
        assert dialog.here.toPlainText() == "Statement: Said here"
        assert dialog.there.toPlainText() == "Statement: Said by the other"
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
        assert (dialog.list.count(), dialog.take.isEnabled(), dialog.there.toPlainText()) == (0, False, "")
        escape(dialog)

    with answering(take):
        window.actions_["conflicts"].trigger()
    assert bench.read.card(claim).claim.statement == "Said by the other"
    with answering(read) as said:
        window.actions_["conflicts"].trigger()
    assert "no conflicts" in said[0]


def test_keeping_what_stands_here_settles_a_conflict_too(window, bench, claim, other_set, monkeypatch):
    bench.edit_claim(claim, "statement", "Said here")
    choose(monkeypatch, other_set)
    with answering(read):
        window.actions_["import_sets"].trigger()
    with answering(lambda dialog: (QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton), escape(dialog))):
        window.actions_["conflicts"].trigger()
    assert bench.read.card(claim).claim.statement == "Said here"
    assert bench.read.conflicts() == []


def test_what_came_in_and_is_not_here_is_shown_all_the_same(window, bench, claim):
    lost = Highlight(claim_id=claim, article_id=bench.article.id, start=0, end=7, quote="no such")
    with bench.desk.together("Import") as tx:
        tx.put(Conflict(noun="highlight", entity_id=lost.id, incoming=entity_json(lost)))

    def take(dialog):
        assert dialog.here.toPlainText() == "It is not in this library."
        assert "Quote: no such" in dialog.there.toPlainText()
        escape(dialog)

    with answering(take):
        window.actions_["conflicts"].trigger()


def test_an_export_to_a_missing_folder_is_told_and_asked_again(window, bench, claim, tmp_path):
    def fill(path):
        def answer(dialog):
            assert isinstance(dialog, ExportDialog)
            dialog.file.setText(str(path))
            QTest.keyClick(dialog.file, Qt.Key.Key_Return)

        return answer

    good = tmp_path / "set.json"
    with answering(fill(tmp_path / "nowhere" / "set.json"), read, fill(good), read) as said:
        window.actions_["export_set"].trigger()
    assert "does not exist" in said[0]
    assert str(good) in said[1]
    assert json.loads(good.read_text("utf-8"))["claims"][0]["id"] == claim


# Sources, history, reviewer


def test_a_source_is_cited_edited_and_kept_where_saving_fails(window, bench, claim, locked):
    locked.execute("ROLLBACK")

    def fill(dialog):
        QTest.keyClicks(dialog.title, "The budget")
        locked.execute("BEGIN IMMEDIATE")
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    def again(dialog):
        assert dialog.title.text() == "The budget"
        locked.execute("ROLLBACK")
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    with answering(fill, read, again):
        window.actions_["add_source"].trigger()
    citations = bench.read.card(claim).citations
    assert [it.source.title for it in citations] == ["The budget"]

    def edit(dialog):
        assert isinstance(dialog, SourceDialog)
        QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    with answering(edit):
        window.claim.citation_activated.emit(citations[0].evidence.id)
    assert [it.evidence.stance for it in bench.read.card(claim).citations] == [Stance.REFUTES]


def test_the_history_of_a_claim_tells_newest_first(window, bench, claim):
    bench.edit_claim(claim, "statement", "<b>Other</b> words")
    window.actions_["undo"].trigger()
    source = Source(title="Budget 2026")
    bench.cite(source, Evidence(claim_id=claim, source_id=source.id, stance=Stance.REFUTES, excerpt="Four."))
    rows = []

    def look(dialog):
        assert isinstance(dialog, HistoryDialog)
        for at in range(dialog.tree.topLevelItemCount()):
            item = dialog.tree.topLevelItem(at)
            rows.append(
                [item.text(0), *[(item.child(n).text(0), item.child(n).text(2)) for n in range(item.childCount())]]
            )
        escape(dialog)

    with answering(look):
        window.actions_["claim_history"].trigger()
    assert [row[0] for row in rows] == ["Cite source", "Undone: Edit statement", "Edit statement", "Mark claim"]
    assert rows[0][1] == ("Source", "Budget 2026")
    assert ("Excerpt", "Four.") in rows[0]
    assert ("Statement", "<b>Other</b> words") in rows[2]
    assert ("Quote", TEXT[:35]) in rows[3]


def test_the_reviewer_is_renamed_here_and_in_the_settings(window, bench, claim):
    def fill(dialog):
        assert isinstance(dialog, ReviewerDialog)
        dialog.name_field.clear()
        assert not dialog.keep.isEnabled()
        QTest.keyClicks(dialog.name_field, " Ada Quill ")
        QTest.keyClicks(dialog.organisation_field, "The Harbour Desk")
        QTest.keyClick(dialog.organisation_field, Qt.Key.Key_Return)

    with answering(fill):
        window.actions_["reviewer"].trigger()
    kept = Settings.load()
    assert (kept.reviewer_name, kept.organisation) == ("Ada Quill", "The Harbour Desk")
    bench.give_own_words(claim, "So")
    assert bench.read.card(claim).opinions[0].reviewer.name == "Ada Quill"
    with answering(escape):
        window.actions_["reviewer"].trigger()


def test_dialogs_leave_nothing_behind(window, qtbot):
    before = len(window.children())
    for name in ("shortcuts", "about", "reviewer", "scales", "export_set", "new_article"):
        with answering(escape):
            window.actions_[name].trigger()
    with answering(read):
        window.workbench.refused.emit("A sentence.")
    qtbot.waitUntil(lambda: len(window.children()) == before)


def test_evidence_of_a_known_source_is_no_new_source(window, bench, claim):
    source = Source(title="The budget")
    assert bench.cite(source, Evidence(claim_id=claim, source_id=source.id))
    assert [it.claims for it in bench.read.sources()] == [1]
    assert QApplication.activeModalWidget() is None
