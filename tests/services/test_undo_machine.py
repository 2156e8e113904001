"""Any steps in any order, by two reviewers, over restarts: undo and redo give back exactly what was there."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Evidence, Rating, Reviewer, Scale, Source, Status
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft, ScaleCard
from claimdesk.services.desk import Desk
from claimdesk.services.scales import bundled_scales
from claimdesk.storage.checking import check
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set
from nouns import STRATEGY

some = st.integers(0, 99)
spans = st.tuples(st.integers(0, 25), st.integers(1, 25)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
words = st.sampled_from(["", "a", "👩‍👧 & co", "مرحبا", "40\N{NO-BREAK SPACE}%"])
TEXTS = ["The first text of all, plainly.", "👩‍👧 Second: שלום, 40\N{NO-BREAK SPACE}% of it.", "x"]


class UndoMachine(RuleBasedStateMachine):
    """Keeps every state that was; ``self.at`` is where undo has come to."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.claimdesk"
        self.reviewers = [Reviewer(name="Ada", id="ada"), Reviewer(name="Ben", id="ben")]
        self.library = Library(self.path)
        self.who = 0
        self.states, self.last, self.at = [self.now()], 0, 0

    def teardown(self):
        if hasattr(self, "library"):
            self.library.close()
            assert check(self.path).faults == []
            self.folder.cleanup()

    @property
    def desk(self):
        return Desk(self.library, self.reviewers[self.who])

    def now(self):
        found = annotation_set(self.library.read, documents=False)
        return found, self.library.read.conflicts(), self.library.read.claims()

    def newest_step(self):
        return self.library.read.rows("SELECT coalesce(max(number), 0) FROM step")[0][0]

    def one(self, things, number):
        return things[number % len(things)] if things else None

    def did(self, verb, *arguments, **named):
        """Take a step that may refuse; one that merges with the step before takes its place."""
        number = self.newest_step()
        try:
            verb(*arguments, **named)
        except ClaimdeskError:
            assert self.now() == self.states[self.at]
            return
        changed = self.now() != self.states[self.at]
        if self.newest_step() == number:
            if changed:  # merged
                self.states[self.at] = self.now()
        elif self.newest_step() < number:  # merged into nothing
            self.states.pop()
            self.at -= 1
        else:
            del self.states[self.at + 1 :]
            self.states.append(self.now())
            self.at += 1

    # The verbs

    @rule(
        text=st.sampled_from(
            ["The first text of all, plainly.", "👩‍👧 Second: שלום, 40\N{NO-BREAK SPACE}% of it.", "x"]
        )
    )
    def add_article(self, text):
        self.did(self.desk.add_article, ArticleDraft(title="", text=text))

    @rule(number=some, title=words)
    def edit_article(self, number, title):
        if article := self.one(self.library.read.articles(), number):
            self.did(self.desk.edit_article, article.id, title=title)

    @rule(number=some)
    def remove_article(self, number):
        if article := self.one(self.library.read.articles(), number):
            self.did(self.desk.remove_article, article.id)

    @rule(number=some, span=spans)
    def mark(self, number, span):
        if article := self.one(self.library.read.articles(), number):
            self.did(self.desk.mark_claim, article.id, span)

    @rule(number=some, other=some, span=spans)
    def add_place(self, number, other, span):
        claim, article = self.one(self.library.read.claims(), number), self.one(self.library.read.articles(), other)
        if claim and article:
            self.did(self.desk.add_place, claim.id, article.id, span)

    @rule(number=some, span=spans, move=st.booleans())
    def change_place(self, number, span, move):
        if place := self.one(self.now()[0].highlights, number):
            if move:
                self.did(self.desk.move_place, place.id, span)
            else:
                self.did(self.desk.remove_place, place.id)

    @rule(number=some, other=some)
    def link_place(self, number, other):
        place, claim = self.one(self.now()[0].highlights, number), self.one(self.library.read.claims(), other)
        if place and claim:
            self.did(self.desk.link_place, place.id, claim.id)

    @rule(number=some, everywhere=st.booleans())
    def mark_repeats(self, number, everywhere):
        if place := self.one(self.now()[0].highlights, number):
            self.did(self.desk.mark_repeats, place.id, everywhere=everywhere)

    @rule(number=some, note=words, status=st.sampled_from([None, *Status]))
    def edit_claim(self, number, note, status):
        if claim := self.one(self.library.read.claims(), number):
            self.did(self.desk.edit_claim, claim.id, **({"status": status} if status else {"note": note}))

    @rule(number=some)
    def remove_claim(self, number):
        if claim := self.one(self.library.read.claims(), number):
            self.did(self.desk.remove_claim, claim.id)

    @rule(number=some, which=st.integers(0, 30), why=words)
    def give_verdict(self, number, which, why):
        ratings = [rating for card in bundled_scales() for rating in card.ratings]
        if claim := self.one(self.library.read.claims(), number):
            self.did(self.desk.give_verdict, claim.id, self.one(ratings, which), explanation=why)

    @rule(number=some, why=words, withdraw=st.booleans())
    def change_verdict(self, number, why, withdraw):
        if claim := self.one(self.library.read.claims(), number):
            if withdraw:
                self.did(self.desk.withdraw_verdict, claim.id)
            else:
                self.did(self.desk.explain, claim.id, why)

    @rule(number=some, which=st.integers(0, 2), title=words)
    def cite(self, number, which, title):
        if claim := self.one(self.library.read.claims(), number):
            evidence = Evidence(claim_id=claim.id, source_id=f"s{which}", id=f"e{which}", excerpt=title)
            self.did(self.desk.cite, Source(title=title, id=f"s{which}"), evidence)

    @rule(number=some, data=st.binary(max_size=3))
    def attach_or_remove(self, number, data):
        found = self.now()[0]
        if data and (source := self.one(found.sources, number)):
            self.did(self.desk.attach, source.id, "f", "text/plain", data)
        elif evidence := self.one(found.evidence, number):
            self.did(self.desk.remove_evidence, evidence.id)

    @rule(labels=st.lists(st.sampled_from("abc"), unique=True), remove=st.booleans())
    def save_scales(self, labels, remove):
        ratings = tuple(Rating(scale_id="own", label=n, id=n, position=at) for at, n in enumerate(labels))
        card = ScaleCard(scale=Scale(name="Ours", id="own"), ratings=ratings)
        self.did(self.desk.save_scales, [] if remove else [card], ["own"] if remove else [])

    @rule(data=st.data())
    def put_anything(self, data):
        """As an import does."""
        kind = data.draw(st.sampled_from([Source, Scale, Reviewer]))
        things = data.draw(st.lists(STRATEGY[kind], max_size=2))

        def put():
            with self.desk.together("Import") as tx:
                tx.put(*things)

        self.did(put)

    # What changes nothing in the library

    @rule()
    def export(self):
        self.desk.history.note_export("Export", self.reviewers[self.who])

    @rule()
    def restart(self):
        self.library.close()
        self.library = Library(self.path)

    @rule()
    def change_reviewer(self):
        self.who = 1 - self.who

    # Back and forth

    @rule()
    def undo(self):
        if self.desk.undo() is None:
            assert self.at == 0
        else:
            self.at -= 1

    @rule()
    def redo(self):
        if self.desk.redo() is None:
            assert self.at == len(self.states) - 1
        else:
            self.at += 1

    @precondition(lambda self: self.at > 2)
    @rule()
    def undo_all_and_redo_all(self):
        at = self.at
        while self.desk.undo() is not None:
            self.at -= 1
            assert self.now() == self.states[self.at]
        assert self.at == 0
        while self.at < at:
            assert self.desk.redo() is not None
            self.at += 1
            assert self.now() == self.states[self.at]

    @invariant()
    def the_library_is_as_it_was_then(self):
        if hasattr(self, "library"):
            assert self.now() == self.states[self.at]
            assert self.library.read.rows("PRAGMA foreign_key_check") == []
            assert (self.library.read.next_undo() is None) is (self.at == 0)
            assert (self.library.read.next_redo() is None) is (self.at == len(self.states) - 1)


TestUndo = UndoMachine.TestCase
TestUndo.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
