from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from claimdesk.domain.model import ClaimKind, Status
from claimdesk.ui.claim_pane.verdict import OWN_WORDS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def type_into(qtbot, field, words):
    field.setFocus()
    qtbot.keyClicks(field, words)


def test_an_empty_pane_says_what_belongs_there(qtbot, pane):
    shown = [it.text() for it in pane.findChildren(QLabel) if it.isVisible()]
    assert shown == ["Select a claim in the text, or mark a new one: select words and press Enter."]


def test_a_card_is_shown_with_all_that_is_known(qtbot, pane, cards):
    card = cards.card(claimant="Peskov", claimed_on="2022-03", tags=("a", "b"), status=Status.DONE, note="Ask.")
    pane.show_card(card, number=4, of=12)
    details = pane.details
    assert pane._title.text() == "Claim 4 of 12"
    assert details.statement.value() == "Statement of c1."
    assert details.claimant.text() == "Peskov"
    assert details.claimed_on.text() == "2022-03"
    assert details.tags.text() == "a, b"
    assert details.status.currentText() == "Done"
    assert pane.note.value() == "Ask."
    assert pane.note.isVisible()


def test_typing_is_handed_over_after_a_pause(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    pending = hear(pane.pending_changed)
    with qtbot.waitSignal(pane.field_edited, timeout=2000) as told:
        type_into(qtbot, pane.details.claimant, "Ada")
        assert pending == [True]
    assert told.args == ["c1", "claimant", "Ada"]
    qtbot.waitUntil(lambda: pending == [True, False])


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("statement", "New. ", "New. Statement of c1."),
        ("claimed_on", "2022-03", "2022-03"),
        ("tags", "a, b,,a", ("a", "b")),
        ("claimant", " ", None),
    ],
)
def test_leaving_a_field_hands_over_at_once(qtbot, pane, cards, hear, name, typed, value):
    pane.show_card(cards.card())
    told = hear(pane.field_edited)
    type_into(qtbot, getattr(pane.details, name), typed)
    assert told == []
    pane.verdict.scale.setFocus()
    assert told == [("c1", name, value)]


def test_enter_hands_over_at_once(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    told = hear(pane.field_edited)
    type_into(qtbot, pane.details.claimant, "Bo")
    QTest.keyClick(pane.details.claimant, Qt.Key.Key_Return)
    pane.focus_statement()
    qtbot.keyClicks(pane.details.statement, "All new.")
    QTest.keyClick(pane.details.statement, Qt.Key.Key_Return)
    assert told == [("c1", "claimant", "Bo"), ("c1", "statement", "All new.")]


def test_another_card_gets_nothing_that_was_typed_for_the_last(qtbot, pane, cards, hear):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "True")]))
    fields, explained = hear(pane.field_edited), hear(pane.explanation_edited)
    type_into(qtbot, pane.details.statement, "X")
    pane.details.statement.blockSignals(True)  # as if the focus had not moved in between
    pane.details.claimant.setFocus()
    pane.details.statement.blockSignals(False)
    qtbot.keyClicks(pane.details.claimant, "Ada")
    pane.show_card(cards.card("c2"))
    assert fields == [("c1", "statement", "XStatement of c1."), ("c1", "claimant", "Ada")]
    assert explained == []
    assert pane.details.statement.value() == "Statement of c2."
    assert pane.details.claimant.text() == ""


def test_the_empty_pane_takes_nothing_with_it(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    told = hear(pane.field_edited)
    type_into(qtbot, pane.details.claimant, "Ada")
    pane.show_card(None)
    assert told == [("c1", "claimant", "Ada")]
    pane.show_card(cards.card(claimant="Ada"))
    assert pane.details.claimant.text() == "Ada"


def test_a_refreshed_card_during_the_handing_over_loses_nothing(qtbot, pane, cards, hear):
    """The desk answers each edit with the card as it now is, before the next field is handed over."""
    card = cards.card()

    def answer(_claim_id, name, value):
        nonlocal card
        card = cards.changed(card, **{name: value})
        pane.show_card(card)

    pane.field_edited.connect(answer)
    pane.show_card(card)
    told = hear(pane.field_edited)
    pane.details.statement.setFocus()
    qtbot.keyClicks(pane.details.statement, "A")
    pane.details.claimant.blockSignals(True)
    pane.details.claimant.insert("Bo")
    pane.details.claimant.blockSignals(False)
    pane.details.drafts["claimant"]._typed()
    pane.show_card(cards.card("c2"))
    assert [it[:2] for it in told] == [("c1", "statement"), ("c1", "claimant")]
    assert (card.claim.statement, card.claim.claimant) == ("AStatement of c1.", "Bo")
    assert pane.details.claimant.text() == ""


def test_a_refreshed_card_does_not_disturb_the_field_that_is_typed_in(qtbot, pane, cards):
    card = cards.card(statement="One")
    pane.show_card(card)
    field = pane.details.statement
    pane.focus_statement()
    qtbot.keyClicks(field, "Two ")
    pane.show_card(cards.changed(card, claimant="Somebody"))
    assert (field.value(), field.textCursor().position()) == ("Two ", 4)
    pane.flush()
    pane.show_card(cards.changed(card, statement="Two"))  # tidied
    assert field.value() == "Two "
    pane.show_card(cards.changed(card, statement="One"))  # undone
    assert field.value() == "One"


def test_text_that_is_being_composed_stays(qtbot, pane, cards):
    card = cards.card(statement="One")
    pane.show_card(card)
    field = pane.details.statement
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("にほ", []))
    pane.flush()
    pane.show_card(cards.changed(card, statement="Other"))
    assert field.value() == "One"
    commit = QInputMethodEvent()
    commit.setCommitString("日本")
    QApplication.sendEvent(field, commit)
    assert field.value() == "日本One"


def test_a_wrong_date_is_refused_and_kept(qtbot, pane, cards, hear):
    pane.show_card(cards.card(claimed_on="2022"))
    told, field = hear(pane.field_edited), pane.details.claimed_on
    pending = hear(pane.pending_changed)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2022-13")
    QTest.keyClick(field, Qt.Key.Key_Return)
    problem = pane.details._captioned["claimed_on"].problem
    assert told == []
    assert pending == [True, False]
    assert problem.isVisible()
    assert "2022-03-08" in problem.text()
    assert field.accessibleDescription()
    pane.show_card(cards.card(claimed_on="2022", claimant="New"))
    assert field.text() == "2022-13"
    pane.show_card(cards.card("c2"))
    assert field.text() == ""
    assert not problem.isVisible()
    pane.show_card(cards.card(claimed_on="2022"))
    assert field.text() == "2022-13"
    assert problem.isVisible()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2022-12")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [("c1", "claimed_on", "2022-12")]
    assert not problem.isVisible()


def test_an_empty_statement_is_not_handed_over(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    told = hear(pane.field_edited)
    pane.focus_statement()
    QTest.keyClick(pane.details.statement, Qt.Key.Key_Delete)
    pane.flush()
    assert told == []
    assert pane.details._captioned["statement"].problem.isVisible()


def test_kinds_are_switched_and_painted_only_when_told(qtbot, pane, cards, hear):
    card = cards.card(kinds=(ClaimKind.EVENT,))
    pane.show_card(card)
    told, chips = hear(pane.field_edited), pane.details.kinds.chips
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert told == [("c1", "kinds", (ClaimKind.QUOTE, ClaimKind.EVENT))]
    assert [it.isChecked() for it in chips][:3] == [False, False, True]
    pane.show_card(cards.changed(card, kinds=(ClaimKind.QUOTE, ClaimKind.EVENT)))
    assert [it.isChecked() for it in chips][:3] == [True, False, True]
    QTest.keyClick(chips[2], Qt.Key.Key_Space)
    assert told[-1] == ("c1", "kinds", (ClaimKind.QUOTE,))


def test_arrow_keys_go_from_chip_to_chip(qtbot, pane, cards):
    pane.show_card(cards.card(kinds=(ClaimKind.NUMERICAL,)))
    chips = pane.details.kinds.chips
    assert [it for it in chips if it.focusPolicy() & Qt.FocusPolicy.TabFocus] == [chips[1]]
    chips[1].setFocus()
    for key, goal in [
        (Qt.Key_Right, 2),
        (Qt.Key_Down, 3),
        (Qt.Key_Left, 2),
        (Qt.Key_End, 7),
        (Qt.Key_Right, 7),
        (Qt.Key_Home, 0),
    ]:
        QTest.keyClick(QApplication.focusWidget(), key)
        assert chips[goal].hasFocus()
    assert [it for it in chips if it.focusPolicy() & Qt.FocusPolicy.TabFocus] == [chips[0]]


def test_arrow_keys_follow_the_reading_direction(qtbot, pane, cards):
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pane.show_card(cards.card())
    chips = pane.details.kinds.chips
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Left)
    assert chips[1].hasFocus()
    qtbot.waitUntil(lambda: chips[0].x() > chips[1].x())


def test_the_status_is_chosen(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    told = hear(pane.field_edited)
    pane.details.status.setFocus()
    QTest.keyClick(pane.details.status, Qt.Key.Key_Down)
    assert told == [("c1", "status", Status.CHECKING)]


def test_the_note_unfolds_and_is_handed_over(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    told = hear(pane.field_edited)
    assert not pane.note.isVisible()
    QTest.keyClick(pane._note_button, Qt.Key.Key_Space)
    type_into(qtbot, pane.note, "Ask\u00a0them.")
    pane.flush()
    assert told == [("c1", "note", "Ask\u00a0them.")]


def test_header_buttons_and_menu(qtbot, pane, cards, hear):
    pane.show_card(cards.card(), number=1, of=2)
    assert (pane.previous.isEnabled(), pane.next.isEnabled()) == (False, True)
    with qtbot.waitSignal(pane.next_wanted):
        qtbot.mouseClick(pane.next, Qt.MouseButton.LeftButton)
    pane.show_card(cards.card("c2"), number=2, of=2)
    with qtbot.waitSignal(pane.previous_wanted):
        qtbot.mouseClick(pane.previous, Qt.MouseButton.LeftButton)
    removed = hear(pane.remove_wanted)
    pane.remove_action.trigger()
    assert removed == ["c2"]


def test_one_place_is_a_quote_several_are_a_list(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    assert pane.places.quote.words.text() == "“quote 1”"
    assert pane.places.entries() == []
    pane.show_card(cards.card(places=2))
    chosen, removed = hear(pane.place_chosen), hear(pane.place_removed)
    first, second = pane.places.entries()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    qtbot.mouseClick(second.remove_button, Qt.MouseButton.LeftButton)
    assert (chosen, removed) == (["h1", "h2"], ["h2"])


def test_the_same_words_in_one_article_are_told_apart_by_what_stands_before(pane, cards):
    card = cards.card(places=4)
    befores = ["he says\nthe crew of the ", "It was for the old ", "", "これまでの"]
    same = [
        replace(it, article_title="Ferry", highlight=replace(it.highlight, quote="ferry", prefix=before))
        for it, before in zip(card.places, befores, strict=True)
    ]
    pane.show_card(replace(card, places=tuple(same)))
    shown = [[part.text() for part in it.findChildren(QLabel)][1] for it in pane.places.entries()]
    assert shown == ["… crew of the “ferry”", "… was for the old “ferry”", "“ferry”", "… これまでの“ferry”"]


def test_sources_are_listed_edited_and_removed(qtbot, pane, cards, hear):
    pane.show_card(cards.card(citations=[cards.citation(1), cards.citation(2, excerpt="long " * 200)]))
    wanted, edited, removed = hear(pane.source_wanted), hear(pane.citation_activated), hear(pane.citation_removed)
    first, second = pane.citations.entries()
    words = {it.text() for it in first.findChildren(QLabel)}
    assert {"✕", "refutes", "Source 1", "example.org · p. 3", "“As it says.”"} <= words
    qtbot.mouseClick(pane.citations.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    qtbot.mouseClick(first.remove_button, Qt.MouseButton.LeftButton)
    assert (wanted, edited, removed) == (["c1"], ["e1", "e2"], ["e1"])
    pane.show_card(cards.card(citations=[cards.citation(1)]))
    assert pane.citations.entries()[0].hasFocus()


def test_user_text_is_never_html(qtbot, pane, cards):
    bold = "<b>bold</b>"
    opinions = [cards.opinion(replace(cards.bo, name=bold), bold, explanation=bold)]
    pane.show_card(cards.card(statement=bold, opinions=opinions, citations=[cards.citation(1, excerpt=bold)]))
    assert all(it.textFormat() == Qt.TextFormat.PlainText for it in pane.findChildren(QLabel))


def test_every_control_has_a_name(qtbot, pane, cards):
    opinions = [cards.opinion(cards.ada, "True"), cards.opinion(cards.bo, "False")]
    pane.show_card(cards.card(places=2, opinions=opinions, citations=[cards.citation(1)]), number=1, of=3)
    nameless = [
        it
        for it in pane.findChildren(QWidget)
        if it.isVisible()
        and it.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (it.accessibleName() or getattr(it, "text", str)())
    ]
    assert nameless == []


def test_tab_goes_in_reading_order(qtbot, pane, cards):
    opinions = [cards.opinion(cards.ada, "True")]
    pane.show_card(cards.card(places=2, opinions=opinions, citations=[cards.citation(1)], note="n"), number=2, of=3)
    pane.previous.setFocus()
    met = []
    while QApplication.focusWidget() not in met:
        met.append(QApplication.focusWidget())
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
    entry, details, verdict = pane.places.entries()[0], pane.details, pane.verdict
    stops = [
        pane.previous, pane.next, pane.more, entry, details.statement, details.claimant, details.claimed_on,
        verdict.scale, verdict.chips.chips[0], verdict.withdraw, verdict.explanation, pane.citations.add,
        pane.citations.entries()[0], details.kinds.chips[0], details.status, details.tags, pane._note_button, pane.note,
    ]  # fmt: skip
    assert [it for it in met if it in stops] == stops


@pytest.mark.parametrize("width", [300, 400])
def test_nothing_is_wider_than_the_pane(qtbot, pane, cards, width):
    long = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung " * 3
    opinions = [cards.opinion(replace(cards.bo, name=long), long, explanation=long)]
    pane.resize(width, 1400)
    pane.show_card(
        cards.card(statement=long, tags=(long,), opinions=opinions, citations=[cards.citation(1, excerpt=long)])
    )
    qtbot.waitUntil(lambda: pane._content.width() <= width)
    assert pane._content.minimumSizeHint().width() <= width


def test_own_words_are_a_scale_of_their_own():
    assert OWN_WORDS == ""


def test_the_arrows_point_the_way_one_reads(qtbot, pane):
    forth = pane.next.icon().cacheKey()
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert pane.previous.icon().cacheKey() == forth
