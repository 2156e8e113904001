"""The article dialog: exact text, sentences about what is missing, nothing typed ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from claimdesk.domain import text as texts
from claimdesk.domain.model import Article
from claimdesk.domain.views import ArticleDraft
from claimdesk.ui.article_dialog import ArticleDialog, proposed_title
from claimdesk.ui.exact_text import ExactTextEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Left = Qt.MouseButton.LeftButton
ODD = "Prix\u00a0: 5\u202f€\u2009!\n\n\tTab 👩‍👩‍👧 é e\u0301 مرحبا\u200f \u00ad end "


@pytest.fixture
def open_dialog(qtbot):
    def opened(dialog: ArticleDialog) -> ArticleDialog:
        qtbot.addWidget(dialog, before_close_func=QDialog.hide)  # closing asks first where something was typed
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    return opened


@pytest.fixture
def dialog(open_dialog):
    return open_dialog(ArticleDialog())


def field(dialog: ArticleDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def text_of(dialog: ArticleDialog) -> ExactTextEdit:
    return dialog.findChild(ExactTextEdit)


def problem(dialog: ArticleDialog) -> str:
    return next(label.text() for label in dialog.findChildren(QLabel) if label.property("role") == "error")


def press(qtbot, dialog: ArticleDialog, text: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
    qtbot.mouseClick(button, Left)


def test_what_is_filled_in_becomes_the_draft(qtbot, dialog):
    for name, value in (
        ("Title", " A vote "), ("Web address", "https://example.org/a"), ("Author", "Mira Example"),
        ("Publisher", "The Courier"), ("Published on", "2022-03"),
    ):  # fmt: skip
        qtbot.keyClicks(field(dialog, name), value)
    language = dialog.findChild(QComboBox)
    language.setCurrentText("German")
    text_of(dialog).setPlainText("The text")
    press(qtbot, dialog, "Add article")
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.draft() == ArticleDraft(
        title="A vote", text="The text", url="https://example.org/a", author="Mira Example", publisher="The Courier",
        published_on="2022-03", language="de",
    )  # fmt: skip


def test_empty_fields_are_left_out(dialog):
    text_of(dialog).setPlainText("One line")
    assert dialog.draft() == ArticleDraft(title="One line", text="One line")


def test_pasted_text_keeps_every_character(qtbot, dialog):
    QGuiApplication.clipboard().setText(ODD)
    qtbot.keyClick(text_of(dialog), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.draft().text == ODD
    assert text_of(dialog).toPlainText() != ODD  # why the field reads its blocks


def test_markup_is_pasted_as_the_words_it_shows(qtbot, dialog):
    data = QMimeData()
    data.setHtml("<b>Bold</b> &amp; plain")
    data.setText("Bold & plain")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(text_of(dialog), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.draft().text == "Bold & plain"


def test_cut_and_pasted_text_keeps_every_character(qtbot, dialog):
    edit = text_of(dialog)
    edit.setPlainText(ODD)
    for key in (Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_V):
        qtbot.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.draft().text == ODD


qt_keeps = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufdd0\ufdd1")


@given(st.text(qt_keeps))
def test_any_text_comes_back_as_it_will_be_stored(qapp, text):
    edit = ExactTextEdit()
    edit.setPlainText(text)
    assert texts.normalise(edit.exact_text()) == texts.normalise(text)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("Published on", "8.3.2022", "Write the date as 2022-03-08, 2022-03 or 2022."),
        ("Published on", "2022-02-30", "Write the date as 2022-03-08, 2022-03 or 2022."),
        ("Web address", "example.org", "Write the web address in full, beginning with https:// or http://."),
        ("Web address", "https://[", "Write the web address in full, beginning with https:// or http://."),
        ("Web address", "file:///etc/passwd", "Write the web address in full, beginning with https:// or http://."),
    ],
)
def test_what_makes_no_sense_is_said_and_kept(qtbot, dialog, name, value, sentence):
    text_of(dialog).setPlainText("Some text")
    line = field(dialog, name)
    qtbot.keyClicks(line, value)
    press(qtbot, dialog, "Add article")
    assert dialog.isVisible()
    assert (problem(dialog), line.accessibleDescription(), line.text()) == (sentence, sentence, value)
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert (problem(dialog), line.accessibleDescription()) == ("", "")


def test_an_article_needs_a_text(qtbot, dialog):
    text_of(dialog).setPlainText(" \n\u00a0\n")
    press(qtbot, dialog, "Add article")
    assert problem(dialog) == "Paste or type the article’s text first."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("\n \n  Council \u00a0votes\ttoday \nMore", "Council votes today"),
        ("word " * 60, "word " * 31 + "word…"),
        ("x" * 300, "x" * 160 + "…"),
    ],
)
def test_the_title_is_proposed_from_the_first_line(dialog, text, title):
    assert proposed_title(text) == title
    text_of(dialog).setPlainText(text)
    assert field(dialog, "Title").placeholderText() == title
    assert dialog.draft().title == title


def test_cancelling_discards_typed_text_only_when_asked_twice(qtbot, dialog):
    qtbot.keyClicks(text_of(dialog), "Hard work")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert problem(dialog) == "This is not saved yet. Discard it?"
    qtbot.keyClicks(text_of(dialog), "er")
    dialog.close()
    assert dialog.isVisible()
    assert dialog.draft().text == "Hard worker"
    press(qtbot, dialog, "Discard")
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_cancelling_an_untouched_dialog_closes_it(qtbot, dialog):
    press(qtbot, dialog, "Cancel")
    assert not dialog.isVisible()


def test_control_and_enter_add_from_within_the_text(qtbot, dialog):
    edit = text_of(dialog)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "Some text")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_draft_fills_the_fields_in(open_dialog):
    draft = ArticleDraft(title="T", text=ODD, url="https://example.org", language="tlh", published_on="2022")
    dialog = open_dialog(ArticleDialog(draft))
    assert dialog.draft() == draft
    assert dialog.windowTitle() == "New article"


def test_details_of_an_article_leave_its_text_alone(qtbot, open_dialog):
    article = Article(title="Old", text=ODD, text_sha256="", url="https://example.org", language="en")
    dialog = open_dialog(ArticleDialog.for_details(article))
    assert dialog.windowTitle() == "Edit details"
    assert not text_of(dialog).isVisible()
    title = field(dialog, "Title")
    title.clear()
    assert title.placeholderText() == proposed_title(ODD)
    press(qtbot, dialog, "Save")
    assert problem(dialog) == ""
    assert dialog.draft().title == proposed_title(ODD)


def test_details_are_changed_one_by_one(qtbot, open_dialog):
    article = Article(title="Old", text=ODD, text_sha256="", url="https://example.org", language="en")
    dialog = open_dialog(ArticleDialog.for_details(article))
    field(dialog, "Title").setText("New")
    press(qtbot, dialog, "Save")
    assert dialog.draft() == ArticleDraft(title="New", text=ODD, url="https://example.org", language="en")


def test_every_field_has_a_name(dialog):
    names = {
        each.accessibleName() for kind in (QLineEdit, QComboBox, ExactTextEdit) for each in dialog.findChildren(kind)
    }
    assert {"Title", "Web address", "Author", "Publisher", "Published on", "Language", "Text"} <= names
    assert "" not in names
