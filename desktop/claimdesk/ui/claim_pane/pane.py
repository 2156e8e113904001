"""The pane that shows one claim with all that is known of it, and tells what the reviewer wants to change."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from claimdesk.domain.views import ClaimCard, ScaleCard
from claimdesk.ui.claim_pane.citations import CitationsSection
from claimdesk.ui.claim_pane.details import Details
from claimdesk.ui.claim_pane.draft import Draft
from claimdesk.ui.claim_pane.fields import GrowingText
from claimdesk.ui.claim_pane.likeness import LikeRow
from claimdesk.ui.claim_pane.parts import INDENT, TextButton, column, indented, label, reading_order, row, tool
from claimdesk.ui.claim_pane.places import PlacesSection
from claimdesk.ui.claim_pane.verdict import VerdictSection
from claimdesk.ui.icons import icon


class ClaimPane(QWidget):
    """Everything about the selected claim.

    It is given values and emits signals. Text is handed over 600 ms after the last key, on Enter and when its field is
    left, always with the id of the claim it was typed for; ``pending_changed`` says whether some is still to come.
    """

    field_edited = Signal(str, str, object)
    statement_typed = Signal(str, str)
    rating_chosen = Signal(str, str)
    own_words_given = Signal(str, str)
    verdict_withdrawn = Signal(str)
    explanation_edited = Signal(str, str)
    source_wanted = Signal(str)
    citation_activated = Signal(str)
    citation_removed = Signal(str)
    place_chosen = Signal(str)
    place_removed = Signal(str)
    remove_wanted = Signal(str)
    scale_chosen = Signal(str)
    scales_edit_wanted = Signal()
    pending_changed = Signal(bool)
    refusing_changed = Signal(bool)
    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim_id: str | None = None
        self._pending = self._refusing = False
        self._stops: list[QWidget] = []
        self.places, self.details, self.verdict = PlacesSection(), Details(), VerdictSection()
        self.citations, self.note = CitationsSection(), GrowingText(lines=2)
        self.like = LikeRow()
        self.details.place_below_statement(self.like)
        self._note_draft = Draft(self.note, self)
        self._drafts = {**self.details.drafts, **self.verdict.drafts, "note": self._note_draft}
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect()
        self.setAccessibleName(self.tr("Claim"))
        self.setMinimumWidth(280)
        self.show_card(None)

    def _lay_out(self) -> None:
        self._empty = label(
            self.tr("Select a claim in the text, or mark a new one: select words and press Enter."),
            role="muted",
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(32, 32, 32, 32)
        self._content = QWidget()
        self._box = box = QVBoxLayout(self._content)
        box.setContentsMargins(8, 12, 8, 24)
        box.setSpacing(20)
        box.addLayout(self._head())
        for part in (self.places, self.details, self.verdict, self.citations, self.details.filing):
            box.addWidget(part)
        box.addWidget(self._noted())
        box.addStretch()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scroll)

    def _head(self) -> QHBoxLayout:
        self._title = label(role="section")
        self.previous = tool("", self.tr("Previous claim"))
        self.next = tool("", self.tr("Next claim"))
        self._point()
        self.more = tool("", self.tr("More"))
        self.more.setIcon(icon("ellipsis"))
        self.menu = QMenu(self)
        self.remove_action = self.menu.addAction(icon("trash-2"), self.tr("Remove claim"))
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        head = row(gap=0)
        head.addSpacing(INDENT)
        head.addWidget(self._title, 1)
        for button in (self.previous, self.next, self.more):
            head.addWidget(button)
        return head

    def _point(self) -> None:
        """The arrows point the way one reads."""
        back, on = "chevron-left", "chevron-right"
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            back, on = on, back
        self.previous.setIcon(icon(back))
        self.next.setIcon(icon(on))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _noted(self) -> QWidget:
        self._note_button = TextButton(self.tr("Note"), quiet=True)
        self._note_button.setCheckable(True)
        self._note_button.setIcon(icon("chevron-right"))
        self._note_button.toggled.connect(self._unfold_note)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.hide()
        whole = QWidget()
        whole.setLayout(indented(column(self._note_button, self.note)))
        return whole

    def _connect(self) -> None:
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.remove_action.triggered.connect(lambda: self._tell(self.remove_wanted))
        self.places.chosen.connect(self.place_chosen)
        self.places.removed.connect(self._remove_place)
        self.details.edited.connect(self.field_edited)
        self.details.statement.typed.connect(self._tell_statement)
        self.like.changed.connect(self._order_tabs)
        self._note_draft.handed_over.connect(self._hand_over_note)
        self.verdict.rating_chosen.connect(self._choose_rating)
        self.verdict.own_words_given.connect(self.own_words_given)
        self.verdict.withdrawn.connect(self._withdraw)
        self.verdict.explained.connect(self.explanation_edited)
        self.verdict.scale_chosen.connect(self.scale_chosen)
        self.verdict.scales_edit_wanted.connect(self.scales_edit_wanted)
        self.citations.wanted.connect(lambda: self._tell(self.source_wanted))
        self.citations.activated.connect(self.citation_activated)
        self.citations.removed.connect(self.citation_removed)
        for draft in self._drafts.values():
            draft.pending_changed.connect(self._count_pending)
        for field in (self.details.statement, self.verdict.explanation, self.note):
            field.cursor_moved.connect(partial(self._keep_in_sight, field))

    def show_card(self, card: ClaimCard | None, number: int = 0, of: int = 0) -> None:
        """Show a claim, the ``number``-th of ``of``, or the empty pane; what is pending of another is handed over."""
        if card is None or card.claim.id != self._claim_id:
            self.flush()
        if card is None:
            self._claim_id = None
            self._stack.setCurrentWidget(self._empty)
            return
        fresh = card.claim.id != self._claim_id
        self._claim_id = card.claim.id
        title = self.tr("Claim {number} of {of}").format(number=number, of=of) if number else self.tr("Claim")
        self._title.setText(title)
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < of)
        self.places.show_places(card.places)
        self.details.show_claim(card.claim)
        self.verdict.show_card(card)
        self.citations.show_citations(card.citations)
        self._note_draft.show(card.claim.id, card.claim.note)
        if fresh:
            self._note_button.setChecked(bool(card.claim.note))
            self._scroll.verticalScrollBar().setValue(0)
        elif card.claim.note:
            self._note_button.setChecked(True)
        self._stack.setCurrentWidget(self._scroll)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """The Tab key goes as one reads, through rows that came later too."""
        stops = reading_order(self._box)
        if stops != self._stops:
            self._stops = stops
            for one, other in pairwise(stops):
                QWidget.setTabOrder(one, other)

    def show_scales(self, scales: Sequence[ScaleCard], current_id: str) -> None:
        """The scales to choose from and the chosen one; ``verdict.OWN_WORDS``, the empty id, is none of them."""
        self.verdict.show_scales(scales, current_id)
        self._order_tabs()

    def set_reviewer(self, reviewer_id: str | None) -> None:
        """Whose verdict is the reviewer's own; the others' are to be read."""
        self.flush()
        self.verdict.set_reviewer(reviewer_id)
        self._order_tabs()

    def set_reading_font(self, font: QFont) -> None:
        """The font of the quote: the article's."""
        self.places.set_reading_font(font)

    def focus_first(self) -> None:
        """Put the focus where reading begins."""
        first = next((stop for stop in self._stops if stop.isVisible() and stop.isEnabled()), None)
        if self._claim_id is not None and first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_statement(self) -> None:
        """Put the cursor into the statement, all of it selected."""
        self._scroll.ensureWidgetVisible(self.details.statement)
        self.details.statement.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.details.statement.selectAll()

    def focus_explanation(self) -> None:
        """Put the cursor behind the explanation."""
        self._scroll.ensureWidgetVisible(self.verdict.explanation)
        self.verdict.explanation.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.verdict.explanation.moveCursor(QTextCursor.MoveOperation.End)

    def choose_rating_by_key(self, n: int) -> str:
        """Choose the rating whose chip shows the digit ``n``, 1 to 9; gives a sentence where that cannot be."""
        return self.verdict.choose_by_key(n)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def flush(self) -> None:
        """Hand over at once what was typed."""
        for draft in self._drafts.values():
            draft.flush()

    @property
    def pending(self) -> bool:
        """Whether something typed is not in the library yet."""
        return any(draft.pending for draft in self._drafts.values())

    @property
    def refusing(self) -> bool:
        """Whether a field holds what it cannot take, and says why."""
        return any(draft.refusing for draft in self._drafts.values())

    def keep_typed(self, claim_id: str, name: str) -> None:
        """What was just handed over for that field could not be saved: it stays, and is handed over again."""
        self._drafts[name].keep(claim_id)

    def _count_pending(self) -> None:
        pending = self.pending
        if pending != self._pending:
            self._pending = pending
            self.pending_changed.emit(pending)
        refusing = self.refusing
        if refusing != self._refusing:
            self._refusing = refusing
            self.refusing_changed.emit(refusing)

    def _tell(self, signal: SignalInstance) -> None:
        if self._claim_id is not None:
            claim_id = self._claim_id
            self.flush()
            signal.emit(claim_id)

    def _tell_statement(self) -> None:
        if self._claim_id is not None:
            self.statement_typed.emit(self._claim_id, self.details.statement.value())

    def _choose_rating(self, claim_id: str, rating_id: str) -> None:
        self.flush()
        self.rating_chosen.emit(claim_id, rating_id)

    def _withdraw(self, claim_id: str) -> None:
        self.flush()
        self.verdict_withdrawn.emit(claim_id)

    def _remove_place(self, highlight_id: str) -> None:
        self.flush()
        self.place_removed.emit(highlight_id)

    def _hand_over_note(self, claim_id: str, text: str) -> None:
        self.field_edited.emit(claim_id, "note", text)

    def _unfold_note(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal gives a bare truth value
        self.note.setVisible(on)
        self._note_button.setIcon(icon("chevron-down" if on else "chevron-right"))

    def _keep_in_sight(self, field: GrowingText, spot: QRect) -> None:
        place = field.mapTo(self._content, spot.center())
        self._scroll.ensureVisible(place.x(), place.y(), 0, 48)
