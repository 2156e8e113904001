import pytest
from PySide6.QtCore import QObject

from claimdesk.ui.claim_pane.draft import Draft
from claimdesk.ui.claim_pane.fields import LineField


@pytest.fixture
def line(qtbot):
    line = LineField()
    qtbot.addWidget(line)
    return line


def test_text_goes_to_the_claim_it_was_typed_for(qtbot, line, hear):
    owner = QObject()
    draft = Draft(line, owner)
    told = hear(draft.handed_over)
    draft.show("c1", "")
    qtbot.keyClicks(line, "one")
    draft.show("c2", "")
    assert (told, line.text(), draft.pending) == ([("c1", "one")], "", False)


def test_what_did_not_change_is_not_handed_over(qtbot, line, hear):
    owner = QObject()
    draft = Draft(line, owner)
    told, counted = hear(draft.handed_over), hear(draft.pending_changed)
    draft.show("c1", "on")
    line.setCursorPosition(2)
    qtbot.keyClicks(line, "e")
    line.backspace()
    assert draft.pending
    draft.flush()
    draft.flush()
    assert (told, draft.pending, len(counted)) == ([], False, 2)


def test_enter_hands_over_before_the_pause(qtbot, line, hear):
    owner = QObject()
    draft = Draft(line, owner, pause=60_000)
    told = hear(draft.handed_over)
    draft.show("c1", "")
    qtbot.keyClicks(line, "one")
    assert told == []
    qtbot.keyClick(line, "\r")
    assert told == [("c1", "one")]


def test_a_text_that_means_the_same_is_tidied_when_the_field_is_left(qtbot, line):
    owner = QObject()
    draft = Draft(line, owner, pause=60_000)
    draft.show("c1", "")
    qtbot.keyClicks(line, "one ")
    draft.flush()
    draft.show("c1", "one")
    qtbot.keyClick(line, "\r")
    assert line.text() == "one"


def test_fast_typing_is_handed_over_although_there_is_no_pause(qtbot, line, hear, monkeypatch):
    monkeypatch.setattr("claimdesk.ui.claim_pane.draft.BEHIND", 50)
    owner = QObject()
    draft = Draft(line, owner, pause=10_000)
    told = hear(draft.handed_over)
    draft.show("c1", "")

    def types_on():
        qtbot.keyClicks(line, "x")
        return bool(told)

    qtbot.waitUntil(types_on)
    assert len(line.text()) - len(told[0][1]) <= 1
    told.clear()
    qtbot.waitUntil(types_on)  # and so it goes on


def test_while_nothing_can_be_saved_each_key_does_not_try_again(qtbot, line, hear, monkeypatch):
    monkeypatch.setattr("claimdesk.ui.claim_pane.draft.TRY_AGAIN", 60_000)
    owner = QObject()
    draft = Draft(line, owner, pause=0)
    told = hear(draft.handed_over)
    draft.handed_over.connect(lambda claim_id, _: draft.keep(claim_id))
    draft.show("c1", "")
    qtbot.keyClicks(line, "one")
    qtbot.waitUntil(lambda: bool(told))
    told.clear()
    qtbot.keyClicks(line, " two")
    assert draft._timer.remainingTime() > 10_000
    draft.flush()
    assert told == [("c1", "one two")]
