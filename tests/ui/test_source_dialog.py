import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from claimdesk.domain.model import Evidence, Source, SourceKind, Stance
from claimdesk.domain.views import Citation, SourceSummary
from claimdesk.ui.source_dialog import SourceDialog, SourceModel, is_web_address, title_for

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REUTERS = Source(
    id="s1",
    title="Interview in full",
    url="https://www.reuters.com/world/1",
    publisher="Reuters",
    accessed_on="2022-03-08",
    kind=SourceKind.SECONDARY,
    note="Kept as it is.",
)
COURT = Source(id="s2", title="Constitution", url="https://ccu.gov.ua/constitution.pdf")
LIBRARY = [SourceSummary(source=REUTERS, claims=3), SourceSummary(source=COURT, claims=1)]


@pytest.fixture
def show(qtbot):
    def show(citation=None):
        dialog = SourceDialog(None, sources=LIBRARY, citation=citation)
        qtbot.addWidget(dialog, before_close_func=lambda it: it.done(0))
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_cites_from_a_field_in_which_enter_begins_a_line(qtbot, show, key):
    dialog = show()
    qtbot.keyClicks(dialog.title, "Minutes")
    dialog.excerpt.setFocus()
    QTest.keyClicks(dialog.excerpt, "So")
    QTest.keyClick(dialog.excerpt, Qt.Key.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.excerpt, key, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_enter_in_the_address_takes_the_source_that_the_library_has(qtbot, show):
    dialog, known = show(), next(summary.source for summary in LIBRARY if summary.source.url)
    qtbot.keyClicks(dialog.url, known.url)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.url, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result_source().id == known.id


def test_enter_cites_also_after_the_buttons_had_the_focus(qtbot, show):
    dialog = show()
    QTest.keyClicks(dialog.url, "https://example.org/a")
    for button in dialog.buttons.buttons():
        button.setFocus()
    dialog.question.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.question, Qt.Key.Key_Return)


def test_escape_throws_nothing_away_unasked(qtbot, show):
    dialog = show()
    QTest.keyClicks(dialog.excerpt, "Two words")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.doubt.text()) == (True, "This is not saved yet. Discard it?")
    QTest.keyClicks(dialog.excerpt, " more")
    assert (dialog.doubt.text(), dialog._cancel.text()) == ("", "Cancel")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog._cancel.text() == "Discard"
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    empty = show()
    with qtbot.waitSignal(empty.rejected):
        QTest.keyClick(empty, Qt.Key.Key_Escape)


def press_ok(qtbot, dialog):
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def popup_of(dialog, at=0):
    return dialog._completers[at].popup()


def test_a_new_source_is_described_and_cited(qtbot, show):
    dialog = show()
    for field, words in [
        (dialog.url, "https://example.org/a/b"),
        (dialog.publisher, "The\u00a0Example"),
        (dialog.published_on, "2022-03"),
        (dialog.locator, "p. 3"),
        (dialog.question, "Did they?"),
        (dialog.excerpt, "10\u00a0% of all"),
        (dialog.note, "Ask."),
    ]:
        field.setFocus()
        qtbot.keyClicks(field, words)
    with qtbot.waitSignal(dialog.accepted):
        press_ok(qtbot, dialog)
    source, evidence = dialog.result_source(), dialog.result_evidence("c1")
    assert (source.url, source.title) == ("https://example.org/a/b", "example.org/a/b")
    assert (source.publisher, source.published_on, source.author) == ("The\u00a0Example", "2022-03", None)
    assert len(source.accessed_on) == len("2022-03-08")
    assert source.id == dialog.result_source().id == evidence.source_id
    assert source.id not in {"s1", "s2"}
    assert evidence.id == dialog.result_evidence("c1").id
    assert (evidence.claim_id, evidence.stance, evidence.excerpt) == ("c1", Stance.SUPPORTS, "10\u00a0% of all")
    assert (evidence.locator, evidence.question, evidence.note) == ("p. 3", "Did they?", "Ask.")


def test_proposals_follow_the_url_until_one_writes_over_them(qtbot, show):
    dialog = show()
    qtbot.keyClicks(dialog.url, "https://www.example.org/a")
    assert dialog.title.value() == "example.org/a"
    qtbot.keyClicks(dialog.url, "b%20c/")
    assert dialog.title.value() == "example.org/ab c"
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "My title")
    dialog.accessed_on.selectAll()
    QTest.keyClick(dialog.accessed_on, Qt.Key.Key_Delete)
    qtbot.keyClicks(dialog.url, "x")
    assert (dialog.title.value(), dialog.accessed_on.value()) == ("My title", "")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("url", "ftp://example.org/x"),
        ("url", "example.org"),
        ("url", "https://"),
        ("url", "javascript:alert(1)"),
        ("archive_url", "file:///etc/passwd"),
        ("published_on", "2022-02-30"),
        ("accessed_on", "yesterday"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_kept(qtbot, show, field, typed):
    dialog = show()
    dialog.title.put("A title", fresh=True)
    line = getattr(dialog, field)
    qtbot.keyClicks(line, typed)
    with qtbot.assertNotEmitted(dialog.accepted):
        press_ok(qtbot, dialog)
    assert dialog.isVisible()
    assert line.value() == typed
    assert line.hasFocus()
    assert dialog.captioned[field].problem.isVisible()
    line.clear()
    with qtbot.waitSignal(dialog.accepted):
        press_ok(qtbot, dialog)


def test_a_source_needs_a_title_or_a_url(qtbot, show):
    dialog = show()
    press_ok(qtbot, dialog)
    assert dialog.captioned["title"].problem.text() == "⚠ Give the source a title or a URL."
    qtbot.keyClicks(dialog.title, "A letter")
    with qtbot.waitSignal(dialog.accepted):
        press_ok(qtbot, dialog)
    assert dialog.result_source().url is None


@pytest.mark.parametrize(("key", "stance"), [(Qt.Key_S, "supports"), (Qt.Key_R, "refutes"), (Qt.Key_C, "context")])
def test_the_stance_has_keys(qtbot, show, key, stance):
    dialog = show()
    dialog._choose_stance(1 if stance == "supports" else 0)
    QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.result_evidence("c1").stance == stance)
    assert [it.isChecked() for it in dialog.stance.chips] == [stance == it for it in Stance]


def test_an_existing_source_is_found_by_its_words_and_taken(qtbot, show):
    dialog = show()
    dialog.title.setFocus()
    qtbot.keyClicks(dialog.title, "inter")
    popup = popup_of(dialog, 1)
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert dialog.title.value() == "inter"
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.url.value() == REUTERS.url
    assert "3" in dialog.existing.text()
    assert dialog.result_source() == REUTERS
    dialog.publisher.selectAll()
    qtbot.keyClicks(dialog.publisher, "Reuters News")
    assert (dialog.result_source().id, dialog.result_source().publisher) == ("s1", "Reuters News")
    assert dialog.result_source().note == "Kept as it is."
    qtbot.mouseClick(dialog.detach, Qt.MouseButton.LeftButton)
    assert dialog.result_source().id != "s1"
    assert dialog.title.value() == "Interview in full"
    assert not dialog.existing.isVisible()


def test_a_known_url_is_that_source(qtbot, show):
    dialog = show()
    dialog.url.setFocus()
    QApplication.clipboard().setText(COURT.url)
    dialog.url.paste()
    popup_of(dialog).hide()
    dialog.title.setFocus()
    assert dialog.result_source() == COURT


def test_a_known_url_leaves_alone_what_was_typed(qtbot, show):
    dialog = show()
    qtbot.keyClicks(dialog.title, "Another view")
    popup_of(dialog, 1).hide()
    dialog.url.setFocus()
    qtbot.keyClicks(dialog.url, COURT.url)
    popup_of(dialog).hide()
    dialog.title.setFocus()
    assert dialog.result_source().id != COURT.id
    assert dialog.title.value() == "Another view"


def test_editing_keeps_the_ids(qtbot, show):
    evidence = Evidence(
        id="e1", claim_id="c1", source_id="s1", stance=Stance.REFUTES, excerpt="a\nb", locator="p. 3", note="n"
    )
    dialog = show(Citation(evidence=evidence, source=REUTERS))
    assert dialog.windowTitle() == "Edit source"
    assert (dialog.result_source(), dialog.result_evidence("c1")) == (REUTERS, evidence)
    dialog.question.setFocus()
    qtbot.keyClicks(dialog.question, "Why?")
    with qtbot.waitSignal(dialog.accepted):
        press_ok(qtbot, dialog)
    assert dialog.result_evidence("c1").id == "e1"
    assert dialog.result_evidence("c1").question == "Why?"


def test_escape_closes_without_a_result(qtbot, show):
    dialog = show()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_labels_take_plain_text(qtbot, show):
    dialog = show()
    assert all(it.textFormat() == Qt.TextFormat.PlainText for it in dialog.findChildren(QLabel))


def test_the_model_of_sources(qtmodeltester):
    model = SourceModel(LIBRARY)
    qtmodeltester.check(model)
    assert model.data(model.index(1)) == "Constitution · https://ccu.gov.ua/constitution.pdf"


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("https://example.org", True),
        ("HTTP://example.org/ä?b#c", True),
        ("https://example.org/a b", False),
        ("https://[broken", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_web_addresses(url, right):
    assert is_web_address(url) is right
    assert bool(title_for(url)) is right
