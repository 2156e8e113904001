"""What a step changed, told from the step, is what counting before and after gives."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Reviewer, Step
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.claim_order import ClaimOrder
from claimdesk.services.desk import Desk
from claimdesk.services.tally import Tally
from claimdesk.storage import places
from claimdesk.storage.library import Library

TEXT = "The harbour cost twelve million euros, the mayor said. " * 6
PLACE = st.integers(0, 300)
NTH = st.integers(0, 99)


class Counting(RuleBasedStateMachine):
    """Random verbs, undo and redo; counts, numbers and moved places are kept from the steps alone."""

    @initialize()
    def open(self):
        self.folder = TemporaryDirectory()
        self.library = Library(Path(self.folder.name) / "a.claimdesk")
        self.desk = Desk(self.library, Reviewer(name="Ada"))
        self.articles = [self.desk.add_article(ArticleDraft(title=t, text=TEXT + t)).article.id for t in "xy"]
        self.counts = dict.fromkeys(self.articles, (0, 0))
        self.orders = {key: ClaimOrder(self.library.read, key) for key in self.articles}
        self.stood = {key: {} for key in self.articles}
        self.desk.listen(self.keep)
        for n in range(4):
            place = self.desk.mark_claim(self.articles[n % 2], Span(55 * (n // 2), 55 * (n // 2) + 11))
            if n:
                self.desk.give_verdict(place.claim_id, label="No")
        self.desk.add_place(place.claim_id, self.articles[0], Span(0, 11))
        for key in self.articles:
            self.orders[key].number(place.claim_id)

    def keep(self, step: Step):
        tally = Tally(self.library.read, step)
        for key, (claims, checked) in tally.counts().items():
            known = self.counts[key]
            self.counts[key] = known[0] + claims, known[1] + checked
        for key in self.articles:
            self.orders[key].change(*tally.starts(key))
            for place in tally.moved(key):
                assert self.stood[key].pop(place.id) == place.span
            for mark in places.marks_of(self.library.read, key, tally.claims):
                assert self.stood[key].get(mark.highlight_id, mark.span) == mark.span
                self.stood[key][mark.highlight_id] = mark.span

    def teardown(self):
        self.library.close()
        self.folder.cleanup()

    @property
    def claims(self):
        return self.library.read.claims()

    def highlight(self, nth):
        found = self.library.read.places_of([claim.id for claim in self.claims])
        return found[nth % len(found)] if found else None

    @rule(article=st.integers(0, 1), start=PLACE, size=st.integers(1, 30))
    def mark(self, article, start, size):
        self.attempt(lambda: self.desk.mark_claim(self.articles[article], Span(start, start + size)))

    @precondition(lambda self: self.claims)
    @rule(article=st.integers(0, 1), nth=NTH, start=PLACE, size=st.integers(1, 30))
    def add_place(self, article, nth, start, size):
        claim = self.claims[nth % len(self.claims)].id
        self.attempt(lambda: self.desk.add_place(claim, self.articles[article], Span(start, start + size)))

    @rule(nth=NTH, start=PLACE, size=st.integers(1, 30))
    def move(self, nth, start, size):
        if place := self.highlight(nth):
            self.attempt(lambda: self.desk.move_place(place.id, Span(start, start + size), merge=True))

    @rule(nth=NTH)
    def repeat(self, nth):
        if place := self.highlight(nth):
            self.attempt(lambda: self.desk.mark_repeats(place.id, everywhere=True))

    @rule(nth=NTH, other=NTH)
    def link(self, nth, other):
        if place := self.highlight(nth):
            self.attempt(lambda: self.desk.link_place(place.id, self.claims[other % len(self.claims)].id))

    @rule(nth=NTH)
    def take_place_out(self, nth):
        if place := self.highlight(nth):
            self.attempt(lambda: self.desk.remove_place(place.id))

    @precondition(lambda self: self.claims)
    @rule(nth=NTH, verb=st.sampled_from(["give_verdict", "withdraw_verdict", "remove_claim"]))
    def judge(self, nth, verb):
        claim = self.claims[nth % len(self.claims)].id
        self.attempt(lambda: getattr(self.desk, verb)(claim, **({"label": "No"} if verb == "give_verdict" else {})))

    @rule(verb=st.sampled_from(["undo", "redo"]))
    def turn(self, verb):
        if verb == "redo" or self.library.read.next_undo() not in ("Add article", None):
            getattr(self.desk, verb)()

    @rule(article=st.integers(0, 1), nth=NTH)
    def look_up_a_number(self, article, nth):
        if self.claims:
            self.orders[self.articles[article]].number(self.claims[nth % len(self.claims)].id)

    @staticmethod
    def attempt(verb):
        with suppress(ClaimdeskError):  # no words stand there
            verb()

    @invariant()
    def nothing_else_is_found_by_counting(self):
        if not hasattr(self, "library"):
            return
        for key in self.articles:
            summary = self.library.read.article_summary(key)
            assert self.counts[key] == (summary.claims, summary.checked)
            marks = places.marks(self.library.read, key)
            assert self.stood[key] == {mark.highlight_id: mark.span for mark in marks}
            starts = self.orders[key]._starts
            assert starts is None or starts == places.first_starts(self.library.read, key)
            order = self.orders[key].ids()
            if starts is not None:
                assert [self.orders[key].number(claim) for claim in order] == list(range(1, len(order) + 1))


TestCounting = Counting.TestCase
TestCounting.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
