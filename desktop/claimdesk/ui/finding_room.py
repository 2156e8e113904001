"""Finding, put together: the page, the thread that asks, and what the workbench does with what is opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from claimdesk.domain.finds import ClaimLine, Hit, LikeClaim, Narrowing
from claimdesk.domain.model import Highlight
from claimdesk.domain.views import ClaimCard
from claimdesk.services import finding, likeness
from claimdesk.ui.asking import Asking
from claimdesk.ui.claim_pane import ClaimPane
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from claimdesk.ui.find_page import FindPage

PAUSE = 300
"""Milliseconds after the last key of a statement before earlier claims like it are looked for."""
MOST = 20
"""Hits of each kind that are shown."""
_TOLD = 6000


class FindingRoom(QObject):
    """Serves one window. Its page is made when first wanted, and takes the place of the panes while it is open."""

    def __init__(
        self, window: QMainWindow, bench: Workbench, view: ArticleView, claim: ClaimPane, link_keys: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window, self._bench, self._view, self._claim, self._link_keys = window, bench, view, claim, link_keys
        self.asking = Asking(bench.desk.library.another_reading, self)
        self.asking.refused.connect(bench.refused)
        self.page: FindPage | None = None
        self._stack: QStackedWidget | None = None
        self._sizes: list[int] = []
        self._card: ClaimCard | None = None
        self._statement = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_for_like)
        bench.card_read.connect(self._take_card)
        bench.step_taken.connect(self._renew)
        bench.step_taken.connect(window.statusBar().clearMessage)  # what was said of the step before
        bench.reloaded.connect(self._renew)
        claim.statement_typed.connect(self._take_statement)
        claim.like.link_wanted.connect(self.link_to)
        claim.like.chosen.connect(self._show_claim)

    def close(self) -> None:
        """Give the panes their place and widths back, and let the thread end."""
        self.close_page()
        self._pause.stop()
        self.asking.close()

    # The page

    def find_everywhere(self) -> None:
        """Open the page with the words that are selected in the article, if there are some."""
        words = self._view.textCursor().selectedText().strip()
        self._open(0, words if len(words) <= 80 else "")

    def show_claims(self) -> None:
        """Open the table of all claims."""
        self._open(1, "")

    def close_page(self) -> None:
        """Go back to the text."""
        if self._stack is not None and self.is_open:
            self._stack.setCurrentIndex(0)
            if isinstance(panes := self._stack.widget(0), QSplitter):
                panes.setSizes(self._sizes)
            self._view.setFocus()

    @property
    def is_open(self) -> bool:
        """Whether the page is shown."""
        return self._stack is not None and self._stack.currentIndex() == 1

    def _open(self, tab: int, words: str) -> None:
        page = self._made_page()
        assert self._stack is not None, "it came with the page"
        self._claim.flush()
        if not self.is_open and isinstance(panes := self._stack.widget(0), QSplitter):
            self._sizes = panes.sizes()  # a splitter that is resized while hidden forgets them
        self._stack.setCurrentWidget(page)
        self.asking.ask("choices", finding.choices, page.show_choices)
        page.open_at(tab, words)

    def _made_page(self) -> "FindPage":
        if self.page is None:
            from claimdesk.ui.find_page import FindPage

            read = self._bench.read
            self.page = FindPage(lambda numbers: finding.claim_lines(read, numbers))
            self._stack = QStackedWidget()
            panes: QWidget | None = self._window.takeCentralWidget()
            assert panes is not None, "a window of panes has them in its middle"
            self._stack.addWidget(panes)
            self._stack.addWidget(self.page)
            self._window.setCentralWidget(self._stack)
            self.page.asked.connect(self._ask)
            self.page.hit_opened.connect(self._open_hit)
            self.page.claim_opened.connect(self._open_line)
            self.page.closed.connect(self.close_page)
        return self.page

    def _ask(self, words: str, narrowing: Narrowing, claims: bool) -> None:  # noqa: FBT001 - a slot
        page = self._made_page()
        if claims:
            self.asking.drop("hits")
            column, descending = page.sorting()
            self.asking.ask(
                "claims",
                lambda read: finding.claim_order(read, words, narrowing, column, descending=descending),
                page.show_claims,
            )
            return
        self.asking.drop("claims")
        if words.strip():
            self.asking.ask(
                "hits",
                lambda read: finding.look(read, words, narrowing, limit=MOST),
                lambda hits: page.show_hits(hits, MOST),
            )
        else:
            self.asking.drop("hits")

    def _open_hit(self, hit: Hit) -> None:
        if hit.claim_id is None and hit.article_id is None:
            uncited = self.tr("No claim cites this source yet; to cite it, open a claim and choose it there.")
            self._window.statusBar().showMessage(uncited, _TOLD)
            return
        self.close_page()
        self._show(hit.article_id, hit.claim_id)
        if hit.claim_id is None and hit.at is not None:
            self._view.go_to(hit.at)

    def _open_line(self, line: ClaimLine) -> None:
        self.close_page()
        self._show(line.article_id, line.id)

    def _show(self, article_id: str | None, claim_id: str | None) -> None:
        """Show a claim in its article; one that has no place in any is shown by itself."""
        if article_id is None:
            self._bench.select_claim(claim_id)
        else:
            self._bench.show_claim(article_id, claim_id)

    def _renew(self) -> None:
        if self.is_open and self.page is not None:
            self.page.ask_again()

    # Claims that were there before

    def _take_card(self, card: ClaimCard | None) -> None:
        fresh = self._card is None or card is None or card.claim.id != self._card.claim.id
        self._card = card
        if card is None or card.opinions:
            self._pause.stop()
            self.asking.drop("like")
            self._claim.like.show_claims([])
        elif fresh or card.claim.statement != self._statement:
            if fresh:
                self._claim.like.show_claims([])
            self._take_statement(card.claim.id, card.claim.statement)

    def _take_statement(self, claim_id: str, statement: str) -> None:
        if self._card is not None and self._card.claim.id == claim_id and not self._card.opinions:
            self._statement = statement
            self._pause.start()

    def _look_for_like(self) -> None:
        if self._card is None:
            return
        statement, besides = self._statement, self._card.claim.id

        def show(claims: list[LikeClaim]) -> None:
            if self._card is not None and self._card.claim.id == besides:
                self._claim.like.show_claims(claims, self._link_keys())

        self.asking.ask("like", lambda read: likeness.like(read, statement, besides), show)

    def _show_claim(self, claim_id: str) -> None:
        places = self._bench.read.places_of([claim_id])
        if places:
            self._bench.show_place(places[0].id)

    def link_like(self) -> None:
        """Link the selected claim's places to the claim that is offered."""
        if self._claim.like.claim is not None:
            self.link_to(self._claim.like.claim.id)

    def link_to(self, claim_id: str) -> None:
        """Let the selected claim's places be places of ``claim_id`` instead, in one step, and select that claim."""
        desk, bench = self._bench.desk, self._bench
        if self._card is None or self._card.claim.id == claim_id:
            return
        places = [place.highlight.id for place in self._card.places]

        def link() -> None:
            with desk.together("Link place"):
                for highlight_id in places:
                    desk.link_place(highlight_id, claim_id)

        self._claim.flush()
        if bench.attempt(link):
            bench.select_claim(claim_id)

    # Repeats

    def mark_repeats(self, *, everywhere: bool = False) -> None:
        """Mark all repeats of the selected claim's quotes in the open article, or in all, and tell how many."""
        bench, desk = self._bench, self._bench.desk
        if bench.claim_id is None or bench.article is None:
            return
        places = bench.read.places_of([bench.claim_id])
        here = [p for p in places if p.article_id == bench.article.id] or places
        quotes: dict[str, Highlight] = {}
        for place in here:
            quotes.setdefault(place.quote, place)
        new = 0

        def mark() -> None:
            nonlocal new
            with desk.together("Mark repeats"):
                for place in quotes.values():
                    new += desk.mark_repeats(place.id, everywhere=everywhere)

        if bench.attempt(mark):
            self._window.statusBar().showMessage(self._told(new, everywhere=everywhere), _TOLD)

    def _told(self, new: int, *, everywhere: bool) -> str:
        if new == 0:
            return self.tr("The quote stands nowhere else") if everywhere else self.tr("No repeats in this article")
        return self.tr("1 more place marked") if new == 1 else self.tr("{n} more places marked").format(n=new)
