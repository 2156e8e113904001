"""What is on the desk right now, and the news of it that the panes show."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import (
    Article,
    Entity,
    Highlight,
    Rating,
    Scale,
    Step,
    StepKind,
)
from claimdesk.domain.text import in_a_row, isolated
from claimdesk.domain.views import ArticleSummary, ClaimCard, Mark
from claimdesk.services.claim_order import ClaimOrder
from claimdesk.services.desk import Desk
from claimdesk.services.tally import Tally
from claimdesk.storage.places import marks_of
from claimdesk.storage.reading import Reading
from claimdesk.ui.article_marks import ArticleMarks
from claimdesk.ui.reader.marks import NoMarks

_MANY = 1000
"""Places that a step may touch and be shown one by one; after more, all that is in view is read anew."""

_LOOK_ELSEWHERE = 1000
"""Milliseconds between two looks whether another process has changed the library."""


class Shown(QObject):
    """Holds the open article and the selected claim of one desk, and tells the panes what to show.

    After each step, whoever took it, what it touched is read again.
    """

    articles_read = Signal(object)
    article_opened = Signal(object)
    marks_read = Signal(object)
    """What tells the marks of the open article, all of which are to be shown anew."""
    marks_changed = Signal(list, list)
    """Marks that stood elsewhere, or are gone, and those that are there now or have another verdict."""
    claim_selected = Signal(object, bool)
    card_read = Signal(object, int, int)
    scales_read = Signal(list)
    step_taken = Signal(object)
    reloaded = Signal()
    """Another process has changed the library, and what is shown was read again."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.article: Article | None = None
        self.claim_id: str | None = None
        self._articles: dict[str, ArticleSummary] = {}
        self._order: ClaimOrder | None = None
        self._late: bool | None = None  # within a wish: whether the card is to be read at its end
        desk.listen(self._on_step)
        self._stale = False  # changed elsewhere, and not read again yet
        self._elsewhere = QTimer(self, interval=_LOOK_ELSEWHERE)
        self._elsewhere.timeout.connect(self._look_elsewhere)

    # What is there

    @property
    def read(self) -> Reading:
        return self.desk.library.read

    def read_articles(self, *, most: int = -1) -> None:
        """Read the list of articles anew: all, or the ``most`` newest, which fill the first screen."""
        self._articles = {a.id: a for a in self.read.articles(most=most)}
        self.articles_read.emit(list(self._articles.values()))

    def watch(self) -> None:
        """Begin to look for changes by other processes."""
        self._elsewhere.start()

    def rest(self) -> None:
        """Look no longer, and let nobody ask: the library is about to be closed."""
        self._elsewhere.stop()
        self.marks_read.emit(NoMarks())

    def progress(self) -> tuple[int, int]:
        """How many of the open article's claims have a verdict, and how many there are."""
        summary = self._articles.get(self.article.id) if self.article else None
        return (summary.checked, summary.claims) if summary else (0, 0)

    def article_ids(self) -> list[str]:
        """The articles, newest first."""
        return list(self._articles)

    def claims(self) -> list[str]:
        """The open article's claims in the order in which they begin in the text."""
        return self._order.ids() if self._order is not None else []

    def has_claim(self, claim_id: str) -> bool:
        """Whether the claim has a place in the open article."""
        return self._order is not None and self._order.has(claim_id)

    def describe(self, claim_id: str) -> str:
        """What a claim's tooltip says."""
        card = self.read.card(claim_id)
        if card is None:
            return ""
        said = in_a_row(*(f"{isolated(o.verdict.label)} ({isolated(o.reviewer.name)})" for o in card.opinions))
        return f"{card.claim.statement}\n{said or self.tr('Not checked yet')}"

    # Opening and selecting

    def open_article(self, article_id: str | None) -> None:
        """Show an article, or none; the claim selected before is let go."""
        self.article = self.read.article(article_id) if article_id else None
        self._order = None
        self.article_opened.emit(self.article)
        self.select_claim(None)
        self._read_marks()

    def select_claim(self, claim_id: str | None, scroll: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        self.claim_id = claim_id
        self.claim_selected.emit(claim_id, scroll)
        self._read_card()

    def show_place(self, highlight_id: str) -> None:
        """Open the article of a highlight and go there."""
        place = next(iter(self.read.found(Highlight, "id = ?", highlight_id)), None)
        if place is not None:
            self.show_claim(place.article_id, place.claim_id)

    def show_claim(self, article_id: str, claim_id: str | None) -> None:
        if self.article is None or self.article.id != article_id:
            self.open_article(article_id)
        self.select_claim(claim_id, scroll=True)

    def go(self, by: int, *, unchecked: bool = False) -> None:
        """Select the next claim in the text, or for -1 the one before, around its end; an unchecked one, if asked."""
        checked, claims = self.progress()
        if self._order is None or (unchecked and checked == claims):
            return
        claim_id = self._order.beside(self.claim_id, forward=by > 0, unchecked=unchecked)
        if claim_id is not None:
            self.select_claim(claim_id, scroll=True)

    # Steps that become news

    def reload(self) -> None:
        """Read all that is shown anew."""
        self.read_articles()
        if self.article is not None and self.article.id not in self._articles:
            self.open_article(None)
        self._renew_heading()
        self._read_marks()
        self.scales_read.emit(self.desk.scales())
        self._keep_selection()

    def _look_elsewhere(self) -> None:
        with suppress(ClaimdeskError):  # a disk that is away may be back at the next look
            self._stale |= self.read.changed_elsewhere()
            if self._stale:
                self.reload()
                self._stale = False
                self.reloaded.emit()

    def _on_step(self, step: Step) -> None:
        touched = [edit.entity for edit in step.edits]
        tally = Tally(self.read, step)
        self._renew_articles(touched, tally)
        if self.article is not None:
            if self.article.id in self._articles:
                self._renew_marks(touched, tally)
            else:
                self.open_article(None)
        elif back := [e.id for e in touched if isinstance(e, Article) and e.id in self._articles]:
            self.open_article(back[-1])
        if any(isinstance(e, Scale | Rating) for e in touched):
            self.scales_read.emit(self.desk.scales())
        if step.kind is not StepKind.DO and len(tally.claims) == 1:
            self._follow(next(iter(tally.claims)))
        else:
            self._keep_selection()
        self.step_taken.emit(step)

    def _renew_articles(self, touched: list[Entity], tally: Tally) -> None:
        edited = {e.id for e in touched if isinstance(e, Article)}
        was = dict(self._articles)
        for key in edited:
            summary = self.read.article_summary(key)
            if summary is None:
                self._articles.pop(key, None)
            else:
                self._articles[key] = summary
        for key, (claims, checked) in tally.counts().items():
            known = self._articles.get(key)
            if known is not None and key not in edited and (claims or checked):
                self._articles[key] = replace(known, claims=known.claims + claims, checked=known.checked + checked)
        if any(key in self._articles and key not in was for key in edited):
            self.read_articles()
        elif was != self._articles:
            self.articles_read.emit(list(self._articles.values()))
        if self.article is not None and self.article.id in edited:
            self._renew_heading()

    def _renew_heading(self) -> None:
        found = self.read.article(self.article.id) if self.article is not None else None
        if found is not None and found != self.article:
            self.article = found
            self.article_opened.emit(found)
            self._read_marks()
            self.claim_selected.emit(self.claim_id, False)

    def _renew_marks(self, touched: list[Entity], tally: Tally) -> None:
        if self.article is None or self._order is None:
            return
        self._order.change(*tally.starts(self.article.id))
        if len(tally.after) > _MANY or any(isinstance(e, Rating) for e in touched):
            self.marks_read.emit(ArticleMarks(self.read, self.article))
        elif tally.claims:
            gone = [Mark(place.id, place.claim_id, place.start, place.end) for place in tally.moved(self.article.id)]
            self.marks_changed.emit(gone, marks_of(self.read, self.article.id, tally.claims))

    def _read_marks(self) -> None:
        if self.article is None:
            self._order = None
            return
        self._order = ClaimOrder(self.read, self.article.id)
        self.marks_read.emit(ArticleMarks(self.read, self.article))

    def _keep_selection(self) -> None:
        if self.claim_id is not None and self.read.card(self.claim_id) is None:
            self.select_claim(None)
        else:
            self._read_card()

    def _follow(self, claim_id: str) -> None:
        """Show what an undo or redo has changed."""
        gone = self.read.card(claim_id) is None
        places = [] if gone else self.read.places_of([claim_id])
        open_id = self.article.id if self.article is not None else None
        if places and all(p.article_id != open_id for p in places):
            self.open_article(places[0].article_id)
        self.select_claim(None if gone else claim_id, scroll=True)

    @contextmanager
    def _reading_once(self) -> Generator[None]:
        """Let all that happens within end with one reading of the card."""
        if self._late is not None:
            yield
            return
        self._late = False
        try:
            yield
        finally:
            late, self._late = self._late, None
            if late:
                self._read_card()

    def _read_card(self) -> None:
        if self._late is not None:
            self._late = True
            return
        card: ClaimCard | None = self.read.card(self.claim_id) if self.claim_id else None
        number = self._order.number(card.claim.id) if card is not None and self._order is not None else 0
        self.card_read.emit(card, number, self.progress()[1])
