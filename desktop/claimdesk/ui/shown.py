"""What is on the desk right now, and the news of it that the panes show."""

from collections.abc import Generator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QObject, QTimer, Signal

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import (
    Article,
    Claim,
    Entity,
    Evidence,
    Highlight,
    Rating,
    Scale,
    Step,
    StepKind,
    Verdict,
)
from claimdesk.domain.views import ArticleSummary, ClaimCard, Mark
from claimdesk.services.desk import Desk
from claimdesk.storage.reading import Reading

_LOOK_ELSEWHERE = 1000
"""Milliseconds between two looks whether another process has changed the library."""


class Shown(QObject):
    """Holds the open article and the selected claim of one desk, and tells the panes what to show.

    After each step, whoever took it, what it touched is read again.
    """

    articles_read = Signal(list)
    article_opened = Signal(object)
    marks_read = Signal(list)
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
        self._marks: dict[str, Mark] = {}
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
        """Look no longer: the library is about to be closed."""
        self._elsewhere.stop()

    def progress(self) -> tuple[int, int]:
        """How many of the open article's claims have a verdict, and how many there are."""
        summary = self._articles.get(self.article.id) if self.article else None
        return (summary.checked, summary.claims) if summary else (0, 0)

    def article_ids(self) -> list[str]:
        """The articles, newest first."""
        return list(self._articles)

    def claims(self) -> list[str]:
        """The open article's claims in the order in which they begin in the text."""
        return list(dict.fromkeys(mark.claim_id for mark in self._marks.values()))

    def describe(self, claim_id: str) -> str:
        """What a claim's tooltip says."""
        card = self.read.card(claim_id)
        if card is None:
            return ""
        said = " · ".join(f"{o.verdict.label} ({o.reviewer.name})" for o in card.opinions)
        return f"{card.claim.statement}\n{said or self.tr('Not checked yet')}"

    # Opening and selecting

    def open_article(self, article_id: str | None) -> None:
        """Show an article, or none; the claim selected before is let go."""
        self.article = self.read.article(article_id) if article_id else None
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
        """Select the claim that comes ``by`` claims later in the text, around its end; an unchecked one, if asked."""
        claims = self.claims()
        if not claims:
            return
        at = claims.index(self.claim_id) if self.claim_id in claims else (-1 if by > 0 else 0)
        checked = {mark.claim_id for mark in self._marks.values() if mark.label is not None}
        for step in range(1, len(claims) + 1):
            claim_id = claims[(at + by * step) % len(claims)]
            if not (unchecked and claim_id in checked):
                self.select_claim(claim_id, scroll=True)
                return

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
        claims = {e.claim_id for e in touched if isinstance(e, Highlight | Verdict | Evidence)}
        claims |= {e.id for e in touched if isinstance(e, Claim)}
        self._renew_articles(touched, claims)
        if self.article is not None:
            if self.article.id in self._articles:
                self._renew_marks(claims)
            else:
                self.open_article(None)
        elif back := [e.id for e in touched if isinstance(e, Article) and e.id in self._articles]:
            self.open_article(back[-1])
        if any(isinstance(e, Scale | Rating) for e in touched):
            self.scales_read.emit(self.desk.scales())
        if step.kind is not StepKind.DO and len(claims) == 1:
            self._follow(next(iter(claims)))
        else:
            self._keep_selection()
        self.step_taken.emit(step)

    def _renew_articles(self, touched: list[Entity], claims: set[str]) -> None:
        articles = {e.id for e in touched if isinstance(e, Article)}
        articles |= {e.article_id for e in touched if isinstance(e, Highlight)}
        articles |= {h.article_id for h in self.read.places_of(claims)}
        new = [key for key in articles if key not in self._articles]
        for key in articles:
            summary = self.read.article_summary(key)
            if summary is None:
                self._articles.pop(key, None)
            else:
                self._articles[key] = summary
        if new:
            self.read_articles()
        elif articles:
            self.articles_read.emit(list(self._articles.values()))
        if self.article is not None and any(isinstance(e, Article) and e.id == self.article.id for e in touched):
            self._renew_heading()

    def _renew_heading(self) -> None:
        found = self.read.article(self.article.id) if self.article is not None else None
        if found is not None and found != self.article:
            self.article = found
            self.article_opened.emit(found)
            self._read_marks()
            self.claim_selected.emit(self.claim_id, False)

    def _renew_marks(self, claims: set[str]) -> None:
        if not claims or self.article is None:
            return
        kept = [mark for mark in self._marks.values() if mark.claim_id not in claims]
        self._show_marks(kept + self.read.marks_of(self.article.id, claims))

    def _read_marks(self) -> None:
        self._show_marks(self.read.marks(self.article.id) if self.article else [])

    def _show_marks(self, marks: list[Mark]) -> None:
        marks.sort(key=lambda mark: (mark.start, mark.end, mark.highlight_id))
        self._marks = {mark.highlight_id: mark for mark in marks}
        self.marks_read.emit(marks)

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
        claims = self.claims()
        number = claims.index(card.claim.id) + 1 if card is not None and card.claim.id in claims else 0
        self.card_read.emit(card, number, len(claims))
