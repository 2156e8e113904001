"""Steps: what merges, what undo and redo take back and do again, who is told."""

from datetime import UTC, datetime, timedelta

import pytest

from claimdesk.domain.model import StepKind
from claimdesk.domain.text import Span
from claimdesk.services.desk import Desk
from claimdesk.storage import steps
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set


@pytest.fixture
def claim(desk, article):
    return desk.mark_claim(article.id, Span(0, 11)).claim_id


@pytest.fixture
def at(monkeypatch):
    """Lets the steps to come be of another time: so many seconds from now."""

    def move(seconds):
        then = datetime.now(UTC) + timedelta(seconds=seconds)
        monkeypatch.setattr(steps, "now", lambda: then.strftime("%Y-%m-%dT%H:%M:%SZ"))

    return move


def note(desk, claim):
    return desk.library.read.card(claim).claim.note


def count(desk):
    return len(desk.history.past())


# Typing


def test_typing_with_pauses_is_one_step(desk, claim, at):
    before = count(desk)
    for seconds, text in ((-200, "a"), (-110, "ab"), (0, "abc")):
        at(seconds)
        desk.edit_claim(claim, note=text)
    assert count(desk) == before + 1
    (edit,) = desk.history.past()[-1].edits
    assert (edit.before.note, edit.after.note) == ("", "abc")
    desk.undo()
    assert note(desk, claim) == ""
    desk.redo()
    assert note(desk, claim) == "abc"


def test_an_explanation_is_typed_as_one_step_too(desk, claim):
    desk.give_verdict(claim, label="So")
    before = count(desk)
    for text in ("B", "Be", "Bec"):
        desk.explain(claim, text)
    assert count(desk) == before + 1


def test_another_field_is_another_step(desk, claim):
    before = count(desk)
    desk.edit_claim(claim, note="a")
    desk.edit_claim(claim, claimant="b")
    desk.edit_claim(claim, note="ab")
    assert count(desk) == before + 3


def test_another_claim_is_another_step(desk, claim, article):
    other = desk.mark_claim(article.id, Span(4, 11)).claim_id
    before = count(desk)
    desk.edit_claim(claim, note="a")
    desk.edit_claim(other, note="a")
    assert count(desk) == before + 2


def test_another_reviewer_takes_another_step(desk, desk_of, claim):
    before = count(desk)
    desk.edit_claim(claim, note="a")
    desk_of("Ben").edit_claim(claim, note="ab")
    assert count(desk) == before + 2
    desk.undo()
    assert note(desk, claim) == "a"


def test_after_two_minutes_it_is_another_step(desk, claim, at):
    before = count(desk)
    at(-125)
    desk.edit_claim(claim, note="a")
    at(0)
    desk.edit_claim(claim, note="ab")
    assert count(desk) == before + 2


def test_a_step_of_the_future_takes_nothing_in(desk, claim, at):
    before = count(desk)
    at(60)  # the other machine's clock is ahead
    desk.edit_claim(claim, note="a")
    at(0)
    desk.edit_claim(claim, note="ab")
    assert count(desk) == before + 2


def test_after_an_undo_it_is_another_step(desk, claim):
    desk.edit_claim(claim, note="a")
    desk.undo()
    desk.edit_claim(claim, note="b")
    assert desk.redo() is None
    desk.undo()
    assert note(desk, claim) == ""
    desk.edit_claim(claim, claimant="x")
    desk.undo()
    desk.redo()
    desk.edit_claim(claim, claimant="xy")
    desk.undo()
    assert desk.library.read.card(claim).claim.claimant == "x"


def test_after_an_export_it_is_another_step(desk, claim):
    before = count(desk)
    desk.edit_claim(claim, note="a")
    desk.history.note_export("Export CSV", desk.reviewer)
    desk.edit_claim(claim, note="ab")
    assert count(desk) == before + 2


def test_what_was_typed_and_taken_back_leaves_nothing_to_undo(desk, claim):
    before, told = count(desk), []
    desk.listen(told.append)
    desk.edit_claim(claim, note="a")
    desk.edit_claim(claim, note="")
    assert count(desk) == before
    assert desk.history.undo_name() == "Mark claim"
    assert [step.edits[0].after.note for step in told] == ["a", ""], "who shows the note is told all the same"
    desk.edit_claim(claim, note="b")
    assert desk.undo().name == "Edit note"


# Undo and redo


def test_with_nothing_to_undo_or_redo_nothing_happens(desk):
    assert (desk.undo(), desk.redo()) == (None, None)
    assert (desk.history.undo_name(), desk.history.redo_name()) == (None, None)
    assert desk.history.past() == []


def test_the_next_undo_and_redo_have_names(desk, claim):
    desk.edit_claim(claim, note="a")
    assert (desk.history.undo_name(), desk.history.redo_name()) == ("Edit note", None)
    desk.undo()
    assert (desk.history.undo_name(), desk.history.redo_name()) == ("Mark claim", "Edit note")
    desk.undo()
    assert (desk.history.undo_name(), desk.history.redo_name()) == ("Add article", "Mark claim")
    desk.redo()
    assert (desk.history.undo_name(), desk.history.redo_name()) == ("Mark claim", "Edit note")


def test_a_new_step_ends_what_could_be_done_again(desk, claim):
    desk.edit_claim(claim, note="a")
    desk.undo()
    desk.edit_claim(claim, claimant="b")
    assert (desk.redo(), desk.history.redo_name()) == (None, None)


def test_an_export_keeps_what_can_be_done_again(desk, claim):
    desk.edit_claim(claim, note="a")
    desk.undo()
    desk.history.note_export("Export", desk.reviewer)
    assert desk.history.undo_name() == "Mark claim"
    assert desk.redo().name == "Edit note"


def test_undo_survives_a_restart_and_takes_back_another_s_step(desk, desk_of, claim, article):
    other = desk_of("Ben")
    other.mark_claim(article.id, Span(4, 11))
    again = Library(desk.library.path)
    step = Desk(again, desk.reviewer).undo()
    again.close()
    assert (step.name, step.kind, step.reviewer_name) == ("Mark claim", StepKind.UNDO, "Ada Quill")
    assert [c.id for c in desk.library.read.claims()] == [claim]


def test_what_is_brought_back_stands_where_it_stood(desk, article):
    places = [desk.mark_claim(article.id, Span(at, at + 3)) for at in (0, 4, 12)]
    before = annotation_set(desk.library.read)
    desk.remove_claim(places[1].claim_id)
    desk.undo()
    assert annotation_set(desk.library.read) == before
    assert [c.id for c in desk.library.read.claims()] == [p.claim_id for p in reversed(places)]


# Who is told


def test_listeners_are_told_of_each_step_once_it_is_on_the_disk(desk, desk_of, article):
    other, told = desk_of("Ben"), []
    desk.listen(lambda step: told.append((step.kind, step.name, len(other.library.read.claims()))))
    desk.mark_claim(article.id, Span(0, 3))
    desk.undo()
    desk.redo()
    assert told == [
        (StepKind.DO, "Mark claim", 1),
        (StepKind.UNDO, "Mark claim", 0),
        (StepKind.REDO, "Mark claim", 1),
    ]


def test_a_notice_says_what_the_history_keeps(desk, claim):
    told = []
    desk.history.listen(told.append)
    desk.edit_claim(claim, note="a")
    assert told == desk.history.past()[-1:]


def test_nobody_is_told_of_what_did_not_happen(desk, claim):
    told = []
    desk.listen(told.append)
    desk.edit_claim(claim, note="")
    desk.history.note_export("Export", desk.reviewer)
    with pytest.raises(RuntimeError), desk.together("Break off"):
        raise RuntimeError
    assert told == []


def test_a_listener_may_take_a_step_itself(desk, claim):
    def answer(step):
        if step.name == "Edit claimant":
            desk.edit_claim(claim, note="seen")

    desk.listen(answer)
    desk.edit_claim(claim, claimant="x")
    assert (note(desk, claim), desk.history.undo_name()) == ("seen", "Edit note")


def test_what_changes_another_thing_is_a_step_of_its_own(library):
    from claimdesk.domain.model import Source
    from claimdesk.services.history import History

    history = History(library)
    for titles in ({"s": "a", "t": "a"}, {"t": "b"}, {"t": "b", "u": "c"}):
        with history.step("Sample", None, merge_key="x") as tx:
            tx.put(*(Source(title=title, id=key) for key, title in titles.items()))
    merged, other = history.past()
    assert [(edit.after.id, edit.after.title) for edit in merged.edits] == [("s", "a"), ("t", "b")]
    assert [edit.after.id for edit in other.edits] == ["u"]
    history.undo(None)
    assert {source.id: source.title for source in library.read.found(Source)} == {"s": "a", "t": "b"}


def test_a_step_without_a_reviewer_is_nobody_s(library):
    from claimdesk.domain.model import Source
    from claimdesk.services.history import History

    history = History(library)
    for title in "ab":
        with history.step("Sample", None, merge_key="x") as tx:
            tx.put(Source(title=title, id="s"))
    (step,) = history.past()
    assert (step.reviewer_id, step.reviewer_name, step.edits[0].after.title) == (None, "", "b")
    history.note_export("Export", None)
    assert history.undo(None).reviewer_name == ""
