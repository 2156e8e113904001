"""The window: it seats the panes and passes on what they say. It decides nothing.

It is furnished in three stages, so that it is seen early: the frame, the panes to read in, and all the rest. What a
stage needs is imported there; the frame does without Qt's name space of constants, which takes longer than painting.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from claimdesk.domain.model import Article
from claimdesk.domain.text import isolated
from claimdesk.domain.views import ScaleCard
from claimdesk.settings import DEFAULT_SCALE, Settings
from claimdesk.ui.left_off import note_place, restore_window, show_last_place
from claimdesk.ui.panes import Panes
from claimdesk.ui.step_names import step_name
from claimdesk.ui.workbench import Workbench

_TOLD = 6000
"""Milliseconds for which the status bar says why a key did nothing."""

_FIRST_SCREEN = 60
"""Articles in the list before the rest of a large library is read."""


class MainWindow(QMainWindow):
    painted = Signal()
    """The window was painted for the first time."""
    readable = Signal()
    """The list is shown, and the article that was open last can be read."""

    def __init__(self, workbench: Workbench, settings: Settings) -> None:
        super().__init__()
        self.workbench = workbench
        self.settings = settings
        self.settled = self.let_go = self._furnished = False
        self._was_painted = False
        self.panes = Panes()
        self.panes.put(settings.panes)
        self.setCentralWidget(self.panes)
        self.setMinimumSize(800, 480)
        restore_window(self, self.settings)
        self._show_title()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    # The stages

    def seat_reading(self) -> None:
        """Seat the list of articles and the reader, and show what was open last."""
        from claimdesk.ui.library_pane import LibraryPane
        from claimdesk.ui.reader.article_view import ArticleView

        self.library, self.view = LibraryPane(controls=False), ArticleView()
        if self.settings.page:
            from claimdesk.ui.looks import look_of

            self.view.set_look(look_of(self.settings.page))
        self._seat(0, self.library)
        self._seat(1, self.view)
        bench = self.workbench
        bench.articles_read.connect(self.library.show_articles)
        bench.article_opened.connect(self.view.show_article)
        bench.article_opened.connect(self._show_article)
        bench.marks_read.connect(self.view.show_marks)
        bench.marks_changed.connect(self.view.change_marks)
        bench.claim_selected.connect(self._select_claim)
        self.library.article_chosen.connect(bench.open_article)
        self.view.claim_clicked.connect(bench.select_claim)
        self.view.seen.connect(self._on_seen)
        bench.read_articles(most=_FIRST_SCREEN)
        show_last_place(self.workbench, self.view, self.settings)
        self.view.setFocus()

    def _on_seen(self) -> None:
        self.view.seen.disconnect(self._on_seen)
        self.readable.emit()

    def seat_rest(self) -> None:
        """Seat the claim pane, the menus and the status bar, and connect all that is left."""
        from claimdesk.ui.actions import Actions
        from claimdesk.ui.claim_pane import ClaimPane
        from claimdesk.ui.comforts import Comforts
        from claimdesk.ui.errands import Errands
        from claimdesk.ui.finding_room import FindingRoom
        from claimdesk.ui.quiet_check import QuietCheck
        from claimdesk.ui.text_actions import TextActions
        from claimdesk.ui.ways_out import WaysOut

        self.workbench.read_articles()
        self.library.add_controls()
        self.claim = ClaimPane()
        self.claim.set_reading_font(self.view.font())
        self._seat(2, self.claim)
        self.actions_ = Actions(self, self.view, self.claim)
        self.errands = Errands(self, self.workbench, self.settings)
        self.finding = FindingRoom(
            self, self.workbench, self.view, self.claim, lambda: self.actions_.keys_of("link_like")
        )
        self.text_actions = TextActions(self.view, self.workbench)
        self.comforts = Comforts(self, self.view, self.actions_, self.workbench, self.settings)
        self.comforts.library_wanted.connect(self.errands.library_wanted)
        self.comforts.look_changed.connect(lambda: self.claim.set_reading_font(self.view.font()))
        self.ways_out = WaysOut(self, self.workbench, self.claim)
        self._seat_status_bar()
        self.health = QuietCheck(self, self.workbench, self.settings)
        self._connect_panes()
        self._connect_workbench()
        self._connect_actions()
        self.actions_.fill(self.menuBar())
        self.library.tell_keys(self.actions_.keys_of)
        self.claim.set_reviewer(self.workbench.desk.reviewer.id)
        self._show_scales(self.workbench.desk.scales())
        self._show_undo()
        self._show_progress()
        self.workbench.select_claim(self.workbench.claim_id)
        self._furnished = True

    def _seat(self, at: int, pane: QWidget) -> None:
        sizes = self.panes.sizes()
        blank = self.panes.replaceWidget(at, pane)
        if blank is not None:
            blank.deleteLater()
        self.panes.setSizes(sizes)

    def _seat_status_bar(self) -> None:
        from claimdesk.ui.claim_pane.parts import label
        from claimdesk.ui.save_state import SaveState

        self.saved, self.progress = SaveState(), label(role="muted")
        self.progress.setAccessibleName(self.tr("Progress of this article"))
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(12, 0, 12, 0)
        bar.addWidget(self.saved, 1)
        bar.addPermanentWidget(self.progress)

    def _connect_panes(self) -> None:
        bench, view, claim, library, errands = self.workbench, self.view, self.claim, self.library, self.errands
        library.new_article_wanted.connect(errands.new_article)
        library.sample_wanted.connect(errands.add_sample)
        library.pasted.connect(self._add_pasted)
        library.text_wanted.connect(self._back_to_text)
        library.files_dropped.connect(bench.add_files)
        library.remove_wanted.connect(bench.remove_article)
        library.details_wanted.connect(errands.edit_article)
        library.link_wanted.connect(self.ways_out.follow_article)
        view.mark_wanted.connect(bench.mark)
        view.place_wanted.connect(bench.add_place)
        view.tooltip_for = bench.describe
        claim.field_edited.connect(bench.edit_claim)
        claim.rating_chosen.connect(bench.rate)
        claim.own_words_given.connect(bench.give_own_words)
        claim.verdict_withdrawn.connect(bench.withdraw)
        claim.explanation_edited.connect(bench.explain)
        claim.source_wanted.connect(errands.cite)
        claim.citation_activated.connect(errands.edit_citation)
        claim.citation_removed.connect(bench.remove_evidence)
        claim.scale_chosen.connect(self._choose_scale)
        claim.verdict.ratings_shown.connect(self.actions_.name_ratings)
        claim.scales_edit_wanted.connect(errands.edit_scales)
        claim.pending_changed.connect(self.saved.set_pending)
        claim.refusing_changed.connect(self.saved.set_refusing)
        claim.previous_wanted.connect(lambda: bench.go(-1))
        claim.next_wanted.connect(lambda: bench.go(1))
        claim.remove_wanted.connect(bench.remove_claim)
        claim.place_chosen.connect(bench.show_place)
        claim.place_removed.connect(bench.remove_place)

    def _connect_workbench(self) -> None:
        bench = self.workbench
        bench.articles_read.connect(self._show_progress)
        bench.article_opened.connect(self._show_progress)
        bench.card_read.connect(self.claim.show_card)
        bench.scales_read.connect(self._show_scales)
        bench.step_taken.connect(self._on_step)
        bench.reloaded.connect(self._on_step)
        bench.saved.connect(self.saved.set_saved)
        bench.unsaved.connect(self.saved.set_unsaved)
        bench.typing_unsaved.connect(self.claim.keep_typed)
        self.saved.again.connect(self.claim.flush)
        bench.refused.connect(self._refuse)
        bench.typing_refused.connect(self._refuse)

    def _connect_actions(self) -> None:
        bench, errands, claim, finding = self.workbench, self.errands, self.claim, self.finding
        wired = {
            "new_article": errands.new_article,
            "add_files": errands.add_files,
            "import_sets": errands.import_sets,
            "export_set": errands.export_set,
            "open_library": errands.open_library,
            "backups": errands.backups_wanted.emit,
            "check_library": self.health.check_now,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "copy": self.view.copy,
            "article_details": errands.edit_open_article,
            "remove_article": lambda: (claim.flush(), errands.remove_open_article()),
            "find_everywhere": finding.find_everywhere,
            "all_claims": finding.show_claims,
            "link_like": finding.link_like,
            "mark_repeats": finding.mark_repeats,
            "mark_repeats_everywhere": lambda: finding.mark_repeats(everywhere=True),
            "mark": self.view.mark_selection,
            "add_place": self.view.mark_place,
            "next_claim": lambda: bench.go(1),
            "previous_claim": lambda: bench.go(-1),
            "next_unchecked": lambda: bench.go(1, unchecked=True),
            "withdraw_verdict": lambda: self._with_claim(bench.withdraw),
            "go_statement": lambda: self._with_claim(lambda _: claim.focus_statement()),
            "go_explanation": lambda: self._with_claim(lambda _: claim.focus_explanation()),
            "add_source": lambda: self._with_claim(errands.cite),
            "claim_history": lambda: self._with_claim(errands.show_history),
            "remove_claim": lambda: self._with_claim(bench.remove_claim),
            "focus_library": self.library.focus_list,
            "focus_text": self.view.setFocus,
            "focus_claim": claim.focus_first,
            "back_to_text": self._back_to_text,
            "next_pane": self._next_pane,
            "reviewer": errands.edit_reviewer,
            "scales": errands.edit_scales,
            "conflicts": errands.settle_conflicts,
            "add_sample": errands.add_sample,
            "about": errands.show_about,
        }
        wired |= self.text_actions.slots() | self.comforts.slots() | self.ways_out.slots()
        wired |= {f"rate_{n}": (lambda n=n: self._rate(n)) for n in range(1, 10)}
        for name, slot in wired.items():
            self.actions_[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    # What the workbench tells

    def _show_article(self, article: Article | None) -> None:
        self.library.select(article.id if article else None)
        self._show_title()

    def _select_claim(self, claim_id: str | None, scroll: bool) -> None:  # noqa: FBT001 - a slot
        self.view.select_claim(claim_id, scroll=scroll)
        self.view.set_place_enabled(claim_id is not None)

    def _show_scales(self, scales: list[ScaleCard]) -> None:
        from claimdesk.services.scales import DEFAULT_SCALE_ID

        chosen = self.settings.scale_id
        self.claim.show_scales(scales, DEFAULT_SCALE_ID if chosen == DEFAULT_SCALE else chosen)

    def _show_title(self) -> None:
        article, path = self.workbench.article, self.workbench.desk.library.path
        shown = " ".join((article.title if article else path.stem).split()).replace("[*]", "[*][*]")  # Qt's own sign
        self.setWindowTitle(f"{isolated(shown)} — Claimdesk")

    def _show_progress(self) -> None:
        checked, claims = self.workbench.progress()
        text = self.tr("{checked} of {claims} checked").format(checked=checked, claims=claims) if claims else ""
        self.progress.setText(text)

    def _on_step(self) -> None:
        self._show_undo()
        self._show_title()

    def _show_undo(self) -> None:
        history = self.workbench.desk.history
        for name, text, step in (
            ("undo", self.tr("&Undo"), history.undo_name()),
            ("redo", self.tr("&Redo"), history.redo_name()),
        ):
            named = self.tr("{verb}: {step}").format(verb=text, step=step_name(step)) if step else text
            self.actions_[name].setText(named)
            self.actions_[name].setEnabled(step is not None and not self.workbench.desk.library.way.barred)

    def _refuse(self, sentence: str, typed: str = "") -> None:
        from claimdesk.ui.messages import give_back, tell

        if typed.strip():
            give_back(self, sentence, typed)
        else:
            tell(self, sentence)

    # What a person does in the window itself

    def _undo(self) -> None:
        self.claim.flush()
        self.workbench.undo()

    def _redo(self) -> None:
        self.claim.flush()
        self.workbench.redo()

    def _with_claim(self, use: Callable[[str], None]) -> None:
        self.claim.flush()  # what was typed comes before what is done next, so that an undo finds it
        if self.workbench.claim_id is not None:
            use(self.workbench.claim_id)
        else:
            self.statusBar().showMessage(self.tr("Select a claim first."), _TOLD)

    def _rate(self, n: int) -> None:
        if self.view.hasFocus() and self.view.selection() is not None:
            said = self.tr("The selected words are not marked yet: Enter marks them, Esc lets them go.")
        else:
            said = self.claim.choose_rating_by_key(n)
        if said:
            self.statusBar().showMessage(said, _TOLD)

    def _choose_scale(self, scale_id: str) -> None:
        self.settings.scale_id = scale_id
        self.settings.save()
        self._show_scales(self.workbench.desk.scales())

    def _next_pane(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.library.isAncestorOf(focused):
            self.view.setFocus()
        elif self.workbench.claim_id is None or (focused is not None and self.claim.isAncestorOf(focused)):
            self.library.focus_list()
        else:
            self.claim.focus_first()

    def _add_pasted(self, text: str) -> None:
        before = self.workbench.article
        self.workbench.add_pasted(text)
        if self.workbench.article is not before:
            self.view.setFocus()

    def _back_to_text(self) -> None:
        self.claim.flush()
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste an article where there is none that the key could be meant for."""
        from PySide6.QtGui import QKeySequence

        if self._furnished and self.workbench.article is None and event.matches(QKeySequence.StandardKey.Paste):
            self.library.paste()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, and where the person was; what cannot be saved is not thrown away without a question."""
        if not self.may_close():
            event.ignore()
            return
        if self._furnished:
            self.finding.close()
            self.health.close()
            self.keep()
        super().closeEvent(event)

    def keep(self, *, let_go: bool = False) -> bool:
        """Save what was typed, and where the person is; whether all is saved. With ``let_go`` no closing asks again."""
        self.let_go = self.let_go or let_go
        if not self._furnished:
            return True
        self.claim.flush()
        note_place(self, self.panes, self.workbench, self.view, self.settings)
        return not (self.claim.pending or self.claim.refusing)

    def may_close(self) -> bool:
        """Save what was typed; whether all of it is saved, or the person lets go of what cannot be."""
        if not self._furnished or self.let_go:
            return True
        self.claim.flush()
        if self.claim.pending or self.claim.refusing:
            from claimdesk.ui.messages import ask

            lost = self.tr("Something you typed could not be saved yet, and will be lost if the window closes.")
            self.let_go |= ask(self, lost, yes=self.tr("Close anyway"), no=self.tr("Keep open"))
            return self.let_go
        return True
