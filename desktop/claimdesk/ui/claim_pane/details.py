"""Who said it, when, what sort of statement it is, how far the work has come, and its tags."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from claimdesk.domain.model import Claim, ClaimKind, Status, is_partial_date
from claimdesk.ui.claim_pane.chips import Chip, ChipRow
from claimdesk.ui.claim_pane.draft import Draft
from claimdesk.ui.claim_pane.fields import CalmCombo, GrowingText, LineField
from claimdesk.ui.claim_pane.parts import Captioned, column, indented, row
from claimdesk.ui.claim_pane.words import claim_kind_name, date_refusal, split_tags, status_name


def _date_problem(typed: str) -> str:
    return "" if not typed.strip() or is_partial_date(typed.strip()) else date_refusal()


class Details(QWidget):
    """The claim's own fields but for its note. ``edited`` gives claim id, field and value of the domain's type.

    What says where the claim belongs, its kinds, status and tags, stands apart in ``filing``, to be seated elsewhere.
    """

    edited = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self.statement = GrowingText(submits=True, lines=2)
        self.claimant, self.claimed_on, self.tags = LineField(), LineField(), LineField()
        self.status, self.kinds = CalmCombo(), ChipRow()
        self.filing = QWidget()
        self.kinds.set_chips([Chip(claim_kind_name(kind)) for kind in ClaimKind])
        for status in Status:
            self.status.addItem(status_name(status), status)
        self.claimed_on.setPlaceholderText(self.tr("Day or year"))
        self.claimant.setPlaceholderText(self.tr("Who says it"))
        self.tags.setPlaceholderText(self.tr("With commas"))
        self._captioned = {
            "statement": Captioned(self.tr("Statement"), self.statement),
            "claimant": Captioned(self.tr("Claimant"), self.claimant),
            "claimed_on": Captioned(self.tr("Made on"), self.claimed_on),
            "kinds": Captioned(self.tr("Kinds"), self.kinds),
            "status": Captioned(self.tr("Status"), self.status),
            "tags": Captioned(self.tr("Tags"), self.tags),
        }
        self._lay_out()
        self.drafts = self._make_drafts()
        self.kinds.pressed.connect(self._toggle_kind)
        self.status.activated.connect(self._choose_status)

    def _lay_out(self) -> None:
        said = row(gap=8)
        said.addWidget(self._captioned["claimant"], 3, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._captioned["claimed_on"], 2, Qt.AlignmentFlag.AlignTop)
        sorted_into = row(gap=8)
        sorted_into.addWidget(self._captioned["status"], 1, Qt.AlignmentFlag.AlignTop)
        sorted_into.addWidget(self._captioned["tags"], 1, Qt.AlignmentFlag.AlignTop)
        self._box = box = column(self._captioned["statement"], gap=12)
        box.addLayout(said)
        self.setLayout(indented(box))
        filed = column(self._captioned["kinds"], gap=12)
        filed.addLayout(sorted_into)
        self.filing.setLayout(indented(filed))

    def _make_drafts(self) -> dict[str, Draft]:
        drafts = {
            "statement": Draft(self.statement, self, check=self._statement_problem),
            "claimant": Draft(self.claimant, self),
            "claimed_on": Draft(self.claimed_on, self, check=_date_problem),
            "tags": Draft(self.tags, self, alike=lambda one, other: split_tags(one) == split_tags(other)),
        }
        for name, draft in drafts.items():
            draft.refused.connect(self._captioned[name].say)
            draft.handed_over.connect(partial(self._hand_over, name))
        return drafts

    def place_below_statement(self, row: QWidget) -> None:
        """Seat ``row`` between the statement and what follows it."""
        self._box.insertWidget(1, row)

    def show_claim(self, claim: Claim) -> None:
        self._claim = claim
        self.drafts["statement"].show(claim.id, claim.statement)
        self.drafts["claimant"].show(claim.id, claim.claimant or "")
        self.drafts["claimed_on"].show(claim.id, claim.claimed_on or "")
        self.drafts["tags"].show(claim.id, ", ".join(claim.tags))
        self.kinds.set_checked([kind in claim.kinds for kind in ClaimKind])
        self.status.setCurrentIndex(list(Status).index(claim.status))

    def _statement_problem(self, typed: str) -> str:
        return "" if typed.strip() else self.tr("A claim needs a statement. The last one is kept.")

    def _hand_over(self, name: str, claim_id: str, typed: str) -> None:
        value: object = typed
        if name == "claimant":
            value = typed if typed.strip() else None
        elif name == "claimed_on":
            value = typed.strip() or None
        elif name == "tags":
            value = split_tags(typed)
        self.edited.emit(claim_id, name, value)

    def _toggle_kind(self, at: int) -> None:
        if self._claim is not None:
            toggled = list(ClaimKind)[at]
            kinds = tuple(kind for kind in ClaimKind if (kind in self._claim.kinds) != (kind is toggled))
            self.edited.emit(self._claim.id, "kinds", kinds)

    def _choose_status(self, at: int) -> None:
        status = list(Status)[at]
        if self._claim is not None and status is not self._claim.status:
            claim = self._claim
            self.edited.emit(claim.id, "status", status)
