"""A quiet row that offers an earlier claim much like the one being written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from claimdesk.domain.finds import LikeClaim
from claimdesk.domain.text import in_a_row
from claimdesk.ui.claim_pane.parts import INDENT, Elided, Entry, Glyph, TextButton, column, row
from claimdesk.ui.claim_pane.words import day_of, plain_tooltip
from claimdesk.ui.tones import tone_of


class LikeRow(QWidget):
    """Shows the likest of earlier claims, or nothing. Both signals give that claim's id."""

    link_wanted = Signal(str)
    chosen = Signal(str)
    changed = Signal()
    """Another claim is offered, or none any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claim: LikeClaim | None = None
        self.setLayout(column())
        self._entry: Entry | None = None
        self.link: TextButton | None = None
        self.hide()

    def show_claims(self, claims: Sequence[LikeClaim], keys: str = "") -> None:
        """Offer the first of these; ``keys`` is what links to it from the keyboard, as the system writes it."""
        first = claims[0] if claims else None
        if first == self.claim:
            return
        self.claim = first
        box = self.layout()
        assert box is not None, "it was set at the beginning"
        if self._entry is not None:
            box.removeWidget(self._entry)
            self._entry.hide()
            self._entry.deleteLater()
            self._entry = self.link = None
        if first is not None:
            self._entry = self._made(first, keys)
            box.addWidget(self._entry)
        self.setVisible(first is not None)
        self.changed.emit()

    def said(self) -> str:
        """What the row says, in one line."""
        claim = self.claim
        if claim is None:
            return ""
        if claim.label is None:
            return self.tr("Marked before, not checked yet")
        when = day_of(claim.when or "")
        return self.tr("Checked before: {label}, {when}").format(label=claim.label, when=when)

    def _made(self, claim: LikeClaim, keys: str) -> Entry:
        entry = Entry(self)
        tone = tone_of(claim.label, claim.colour)
        sign = Glyph(tone.glyph, (tone.light.accent, tone.dark.accent))
        head, below = Elided(self.said()), Elided(claim.statement, role="muted")
        words = self.tr("Link to it")
        self.link = TextButton(f"{words}  {keys}" if keys else words)
        self.link.setAccessibleName(words)
        self.link.clicked.connect(lambda: self.link_wanted.emit(claim.id))
        top = row(sign, gap=8)
        top.addWidget(head, 1)
        box = column(gap=0)
        box.setContentsMargins(INDENT, 4, INDENT, 4)
        box.addLayout(top)
        box.addWidget(below)
        box.addWidget(self.link)
        entry.setLayout(box)
        where = in_a_row(claim.reviewer, claim.title)
        entry.setToolTip(plain_tooltip(f"{claim.statement}\n{where}".strip()))
        entry.setAccessibleName(f"{self.said()}. {claim.statement}")
        entry.activated.connect(lambda: self.chosen.emit(claim.id))
        return entry
