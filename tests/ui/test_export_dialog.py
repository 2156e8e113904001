"""The export dialog: what, how and where to."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from claimdesk.domain.model import Article
from claimdesk.domain.views import Selection
from claimdesk.ui.export_dialog import ExportDialog

ARTICLE = Article(id="a1", title="Long title " * 12, text="Words.", text_sha256="0" * 64)


@pytest.fixture
def dialog(qtbot, tmp_path):
    shown = ExportDialog(None, ARTICLE, tmp_path)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    return shown


def test_enter_exports_also_after_the_buttons_had_the_focus(qtbot, dialog):
    for button in dialog.findChildren(QPushButton):
        button.setFocus()
    dialog.file.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.file, Qt.Key.Key_Return)


def test_the_open_article_is_proposed_and_the_library_is_offered(dialog):
    assert dialog.selection() == Selection(articles=("a1",))
    assert len(dialog.scope.currentText()) < 64
    dialog.scope.setFocus()
    QTest.keyClick(dialog.scope, Qt.Key.Key_Home)
    assert dialog.selection().everything


def test_without_an_article_there_is_the_library_alone(qtbot):
    dialog = ExportDialog(None, None)
    qtbot.addWidget(dialog)
    assert dialog.scope.count() == 1
    assert dialog.selection().everything
    assert dialog.path().parent == Path.home()


def test_the_ending_follows_the_format(dialog, tmp_path):
    assert dialog.path() == tmp_path / "annotation-set.json"
    dialog.formats.setFocus()
    QTest.keyClick(dialog.formats, Qt.Key.Key_End)
    assert (dialog.format(), dialog.path()) == ("csv", tmp_path / "annotation-set.csv")
    assert not dialog.documents.isVisible()
    dialog.documents.setChecked(True)
    assert not dialog.with_documents()
    QTest.keyClick(dialog.formats, Qt.Key.Key_Home)
    assert dialog.path() == tmp_path / "annotation-set.json"
    assert dialog.with_documents()


@pytest.mark.parametrize(
    ("typed", "then"),
    [("", ""), ("  ", "  "), ("/", "/"), ("set", "set.csv"), ("a.JSON", "a.csv"), ("minutes 3.5", "minutes 3.5")],
)
def test_odd_names_survive_a_change_of_format(dialog, typed, then):
    dialog.file.setText(typed)
    dialog.formats.setCurrentIndex(1)
    assert dialog.file.text() == then
    assert dialog.export.isEnabled() == bool(typed.strip())


def test_a_folder_of_nobody_is_no_crash(dialog):
    dialog.file.setText("~nobody-of-that-name/set.json")
    assert dialog.path() == Path("~nobody-of-that-name/set.json")
    dialog.file.setText("~/set.json")
    assert dialog.path() == Path.home() / "set.json"


def test_it_says_that_a_file_will_be_replaced(dialog, tmp_path):
    assert not dialog.replaces.isVisible()
    (tmp_path / "there.json").touch()
    dialog.file.setText(str(tmp_path / "there.json"))
    assert dialog.replaces.isVisible()
    dialog.file.setText(str(tmp_path))
    assert not dialog.replaces.isVisible()


def test_enter_exports_and_escape_does_not(dialog):
    dialog.file.setFocus()
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)
    assert dialog.result() == ExportDialog.DialogCode.Accepted
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == ExportDialog.DialogCode.Rejected


def test_a_chosen_file_is_taken_over(dialog, monkeypatch, tmp_path):
    for answer, then in ((str(tmp_path / "chosen.json"), "chosen.json"), ("", "chosen.json")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, answer=answer, **__: (answer, ""))
        dialog._choose()
        assert dialog.path() == tmp_path / then
