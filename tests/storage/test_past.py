"""The history read back, and what was edited here since a set from elsewhere could know it."""

import pytest

from claimdesk.domain.model import Claim, StepKind
from claimdesk.domain.text import Span
from claimdesk.storage.past import IMPORT, edited_since_shared


class Tale:
    """One claim's fate, told word by word."""

    def __init__(self, desk):
        self.desk = desk
        self.claim = Claim(statement="as made", id="c")
        self.count = 0

    def put(self, name, statement, merge_key=None):
        with self.desk.together(name, merge_key=merge_key) as tx:
            tx.put(Claim(statement=statement, id="c", created_at=self.claim.created_at))

    def tell(self, word):
        self.count += 1
        match word:
            case "create":
                self.put("Mark claim", "as made")
            case "import":
                self.put("Import", f"imported {self.count}", IMPORT + "set.json")
            case "edit":
                self.put("Edit claim", f"edited {self.count}")
            case "back":
                self.put("Edit claim", "as made")
            case "remove":
                with self.desk.together("Remove claim") as tx:
                    tx.remove(self.claim)
            case "export":
                self.desk.history.note_export("Export", self.desk.reviewer)
            case "undo":
                assert self.desk.undo() is not None
            case _:
                assert self.desk.redo() is not None


@pytest.mark.parametrize(
    ("tale", "edited"),
    [
        ("create", False),
        ("create export", False),
        ("create edit", True),
        ("create edit export", False),
        ("create edit export edit", True),
        ("create export edit export", True),  # the first export's receivers have not seen the edit for certain
        ("create edit undo", False),
        ("create edit undo export", False),
        ("create edit undo redo", True),
        ("create export edit undo", False),
        ("create export edit undo redo", True),
        ("create edit export undo", True),  # a receiver has what was taken back here
        ("create edit undo export redo", True),
        ("create export edit back", False),
        ("create export edit export back", True),
        ("create export remove", True),
        ("create export remove undo", False),
        ("create undo", False),
        ("create export undo", True),
        ("import", False),
        ("import edit", True),
        ("import edit export", False),
        ("import edit undo", False),
        ("import export", False),
        ("import export edit", True),
        ("import edit import", False),
        ("create edit import", False),
        ("create edit import undo", True),
        ("export create", False),
        ("export create edit", True),
        ("create edit export import edit", True),
        ("create edit export import", False),
    ],
)
def test_edited_since_shared(desk, tale, edited):
    told = Tale(desk)
    for word in tale.split():
        told.tell(word)
    assert edited_since_shared(desk.library.read, ["c", "unknown"]) == ({"c"} if edited else set())


def test_each_thing_is_judged_by_its_own_past(desk, article):
    first, second = (desk.mark_claim(article.id, span).claim_id for span in (Span(0, 3), Span(4, 11)))
    desk.history.note_export("Export", desk.reviewer)
    desk.edit_claim(second, note="new")
    assert edited_since_shared(desk.library.read, [first, second, article.id]) == {second}
    assert edited_since_shared(desk.library.read, []) == set()


def test_steps_come_back_with_their_edits_in_order(desk, article):
    place = desk.mark_claim(article.id, Span(0, 3))
    desk.history.note_export("Export", desk.reviewer)
    desk.undo()
    steps = desk.history.past()
    assert [(s.number, s.name, s.kind) for s in steps] == [
        (1, "Add article", StepKind.DO),
        (2, "Mark claim", StepKind.DO),
        (4, "Mark claim", StepKind.UNDO),
    ]
    assert {(s.reviewer_id, s.reviewer_name) for s in steps} == {(desk.reviewer.id, desk.reviewer.name)}
    made, unmade = steps[1].edits, steps[2].edits
    assert [(e.after, e.before) for e in reversed(made)] == [(e.before, e.after) for e in unmade]
    assert place in [e.after for e in made]


def test_a_claim_s_past_holds_its_own_parts_alone(desk, article, scale):
    place = desk.mark_claim(article.id, Span(0, 3))
    desk.mark_claim(article.id, Span(4, 11))
    desk.give_verdict(place.claim_id, scale.ratings[0])
    past = desk.history.past(place.claim_id)
    assert [s.name for s in past] == ["Mark claim", "Give verdict"]
    assert {getattr(e.entity, "claim_id", e.entity.id) for s in past for e in s.edits} == {place.claim_id}
