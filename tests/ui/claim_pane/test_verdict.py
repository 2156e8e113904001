import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from claimdesk.ui.claim_pane.verdict import OWN_WORDS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def labels(pane):
    return [chip.label for chip in pane.verdict.chips.chips]


def checked(pane):
    return [chip.label for chip in pane.verdict.chips.chips if chip.isChecked()]


def test_chips_show_the_scale_without_what_is_retired(qtbot, pane, cards):
    pane.show_card(cards.card())
    assert labels(pane) == ["True", "Half true", "False"]
    assert checked(pane) == []
    pane.show_card(cards.card(opinions=[cards.opinion(cards.bo, "Unproven")]))
    assert labels(pane) == ["True", "Half true", "Unproven", "False"]


def test_a_click_asks_and_paints_nothing(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    chosen = hear(pane.rating_chosen)
    qtbot.mouseClick(pane.verdict.chips.chips[2], Qt.MouseButton.LeftButton)
    assert chosen == [("c1", "house-False")]
    assert checked(pane) == []
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "False")]))
    assert checked(pane) == ["False"]


def test_digits_choose_the_chip_that_shows_them(qtbot, pane, cards, hear):
    chosen = hear(pane.rating_chosen)
    assert pane.choose_rating_by_key(1) == "Select a claim first, then rate it."
    pane.show_card(cards.card())
    for digit in (0, 1, 3, 4, 9):
        pane.choose_rating_by_key(digit)
    assert chosen == [("c1", "house-True"), ("c1", "house-False")]


def test_ones_own_verdict_of_another_scale_stands_first_without_a_key(qtbot, pane, cards, hear):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "Pants on fire", cards.other_house)]))
    assert labels(pane) == ["Pants on fire", "True", "Half true", "False"]
    assert checked(pane) == ["Pants on fire"]
    chosen = hear(pane.rating_chosen)
    qtbot.mouseClick(pane.verdict.chips.chips[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.verdict.chips.chips[1], Qt.MouseButton.LeftButton)
    pane.choose_rating_by_key(1)
    assert chosen == [("c1", "house-True")] * 2


def test_withdrawing_is_offered_where_there_is_a_verdict(qtbot, pane, cards, hear):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.bo, "True")]))
    assert not pane.verdict.withdraw.isVisible()
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "True")]))
    withdrawn = hear(pane.verdict_withdrawn)
    qtbot.mouseClick(pane.verdict.withdraw, Qt.MouseButton.LeftButton)
    assert withdrawn == ["c1"]


def test_an_explanation_needs_a_verdict(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    assert not pane.verdict.explanation.isVisible()
    assert pane.verdict.nothing_to_explain.isVisible()
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "True", explanation="Since")]))
    told = hear(pane.explanation_edited)
    pane.focus_explanation()
    qtbot.keyClicks(pane.verdict.explanation, " then.")
    pane.show_card(cards.card("c2"))
    assert told == [("c1", "Since then.")]
    assert pane.verdict.explanation.value() == ""


def test_a_rating_chosen_by_key_comes_after_what_was_typed(qtbot, pane, cards):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "True")]))
    told = []
    pane.explanation_edited.connect(lambda *values: told.append(values))
    pane.rating_chosen.connect(lambda *values: told.append(values))
    pane.focus_explanation()
    qtbot.keyClicks(pane.verdict.explanation, "So.")
    pane.choose_rating_by_key(2)
    assert told == [("c1", "So."), ("c1", "house-Half true")]


def test_own_words_are_given_on_enter(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    pane.show_scales([cards.house], OWN_WORDS)
    given, field = hear(pane.own_words_given), pane.verdict.own_words
    assert field.isVisible()
    assert labels(pane) == []
    field.setFocus()
    qtbot.keyClicks(field, "Out of\u00a0context")
    assert given == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert given == [("c1", "Out of\u00a0context")]
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    pane.show_card(cards.card("c2"))
    assert given == [("c1", "Out of\u00a0context")]


def test_own_words_are_given_while_they_are_typed(qtbot, pane, cards):
    pane.show_card(cards.card())
    pane.show_scales([cards.house], OWN_WORDS)
    pane.verdict.own_words.setFocus()
    with qtbot.waitSignal(pane.own_words_given) as given:
        qtbot.keyClicks(pane.verdict.own_words, "Out of")
    assert given.args == ["c1", "Out of"]
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "Out of")]))
    qtbot.keyClicks(pane.verdict.own_words, " context")
    assert pane.verdict.own_words.text() == "Out of context"


def test_emptied_own_words_are_kept_and_that_is_said(qtbot, pane, cards, hear):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "W")]))
    pane.show_scales([cards.house], OWN_WORDS)
    given, field = hear(pane.own_words_given), pane.verdict.own_words
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(pane.verdict.drafts["own_words"].refused):
        QTest.keyClick(field, Qt.Key.Key_Delete)
    assert "withdraw it" in pane.verdict.refusal.text()
    assert field.accessibleDescription()
    qtbot.keyClicks(field, "Wrong")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (given, pane.verdict.refusal.isVisible()) == ([("c1", "Wrong")], False)


def test_long_own_words_come_whole(qtbot, pane, cards, hear):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "W" * 40_000)]))
    pane.show_scales([cards.house], OWN_WORDS)
    assert len(pane.verdict.own_words.value()) == 40_000


def test_own_words_show_as_a_chip_beside_a_scale_and_in_the_field_without(qtbot, pane, cards):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "Out of context")]))
    assert checked(pane) == ["Out of context"]
    pane.show_scales([cards.house], OWN_WORDS)
    assert labels(pane) == []
    assert pane.verdict.own_words.text() == "Out of context"


def test_choosing_a_scale(qtbot, pane, cards, hear):
    pane.show_card(cards.card())
    chosen, combo = hear(pane.scale_chosen), pane.verdict.scale

    def choose(*keys):
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.view().isVisible()
        for key in (*keys, Qt.Key.Key_Return):
            QTest.keyClick(combo.view(), key)

    choose(Qt.Key.Key_Down)
    assert labels(pane) == ["Pants on fire"]
    choose(Qt.Key.Key_Down)
    assert chosen == ["other", OWN_WORDS]
    assert pane.verdict.own_words.hasFocus()
    with qtbot.waitSignal(pane.scales_edit_wanted):
        choose(Qt.Key.Key_Down)
    assert combo.currentText() == "In my own words"


def test_other_reviewers_are_read_only(qtbot, pane, cards):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.bo, "False", explanation="It left a fourth out.")]))
    words = {it.text() for it in pane.verdict.findChildren(QLabel) if it.isVisible()}
    assert {"Other reviewers", "✕", "False", "It left a fourth out."} <= words
    assert any(it.startswith("Bo, ") for it in words)
    pane.set_reviewer("bo")
    assert checked(pane) == ["False"]
    assert pane.verdict.explanation.value() == "It left a fourth out."


def test_the_meaning_is_told(qtbot, pane, cards):
    pane.show_card(cards.card(opinions=[cards.opinion(cards.ada, "True")]))
    assert pane.verdict.meaning.text() == "All of it holds."
    assert "All of it holds." in pane.verdict.chips.chips[0].toolTip()
