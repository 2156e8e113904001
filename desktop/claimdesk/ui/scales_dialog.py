"""The dialog in which a house keeps its scales: their names, their ratings and how these look."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QListView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from claimdesk.domain.views import ScaleCard
from claimdesk.ui.claim_pane.fields import GrowingText, LineField
from claimdesk.ui.claim_pane.parts import Captioned, column, label, row, tool
from claimdesk.ui.claim_pane.words import tone_name
from claimdesk.ui.icons import icon
from claimdesk.ui.room import resize_to, widest
from claimdesk.ui.scale_models import Column, RatingDelegate, RatingModel, ScaleDraft, ScaleModel
from claimdesk.ui.tones import TONES

_BESIDE_TONE = 52
"""px that the sign of a tone and the margins around take."""


class ScalesDialog(QDialog):
    """Edits copies of the scales; ``changes`` and ``removed`` say what became of them once it is accepted.

    A rating in ``used_rating_ids``, which verdicts refer to, can be retired but not removed, nor can its scale.
    """

    def __init__(
        self, parent: QWidget | None, scales: Sequence[ScaleCard], used_rating_ids: frozenset[str] | set[str]
    ) -> None:
        super().__init__(parent)
        self._used = frozenset(used_rating_ids)
        self._originals = tuple(scales)
        self.scales = ScaleModel([ScaleDraft.of(card) for card in scales], self)
        self.ratings = RatingModel(self)
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._select(0)

    def _make_widgets(self) -> None:
        self.list, self.table = QListView(), QTableView()
        self.list.ensurePolished()
        self.list.setModel(self.scales)
        self.list.setAccessibleName(self.tr("Scales"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setModel(self.ratings)
        self.table.setAccessibleName(self.tr("Ratings"))
        self._delegate = RatingDelegate(self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        when = QAbstractItemView.EditTrigger
        typed, clicked = when.AnyKeyPressed | when.EditKeyPressed, when.DoubleClicked | when.SelectedClicked
        self.table.setEditTriggers(typed | clicked)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(32)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.MEANING, QHeaderView.ResizeMode.Stretch)
        for which, width in ((Column.LABEL, 160), (Column.NUMBER, 80), (Column.TONE, 136), (Column.RETIRED, 72)):
            header.resizeSection(which, max(width, header.sectionSizeFromContents(which).width()))
        tones = widest((tone_name(tone.key) for tone in TONES), self.table) + _BESIDE_TONE
        header.resizeSection(Column.TONE, max(header.sectionSize(Column.TONE), tones))
        self.name, self.origin = LineField(), GrowingText(lines=1)
        self.add_scale = tool(self.tr("New scale"), self.tr("New scale"))
        self.duplicate = tool(self.tr("Duplicate"), self.tr("Duplicate scale"))
        self.remove_scale = tool("", self.tr("Remove scale"))
        self.remove_scale.setIcon(icon("trash-2"))
        self.add = tool(self.tr("Add rating"), self.tr("Add rating"))
        self.up, self.down = tool("", self.tr("Move rating up")), tool("", self.tr("Move rating down"))
        self.up.setIcon(icon("chevron-up"))
        self.down.setIcon(icon("chevron-down"))
        self.remove = tool("", self.tr("Remove rating"))
        self.remove.setIcon(icon("trash-2"))
        self.said = label(role="muted", wrap=True)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Scales"))
        left = column(label(self.tr("Scales"), role="section"), self.list, gap=8)
        below = row(self.add_scale, self.duplicate, gap=4)
        below.addStretch()
        below.addWidget(self.remove_scale)
        left.addLayout(below)
        self.named = Captioned(self.tr("Name"), self.name)
        handles = row(self.add, gap=4)
        handles.addStretch()
        for button in (self.up, self.down, self.remove):
            handles.addWidget(button)
        right = column(self.named, Captioned(self.tr("Where it comes from"), self.origin), self.table, gap=12)
        right.setStretchFactor(self.table, 1)
        right.addLayout(handles)
        right.addWidget(self.said)
        halves = row(gap=24)
        halves.addLayout(left, 1)
        halves.addLayout(right, 3)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(halves, 1)
        whole.addWidget(self.buttons)
        resize_to(self, 960, 600)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.selectionModel().currentChanged.connect(self._show_scale)
        self.table.selectionModel().currentChanged.connect(self._refresh)
        self.name.typed.connect(lambda: self.scales.rename(self._at(), self.name.value()))
        self.origin.typed.connect(self._write_origin)
        self.add_scale.clicked.connect(self._add_scale)
        self.duplicate.clicked.connect(self._duplicate)
        self.remove_scale.clicked.connect(self._remove_scale)
        self.add.clicked.connect(self._add_rating)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove_rating)

    def _at(self) -> int:
        return self.list.currentIndex().row()

    def _select(self, at: int) -> None:
        self.list.setCurrentIndex(self.scales.index(min(at, self.scales.rowCount() - 1)))
        self._show_scale()

    def _select_rating(self, at: int, which: Column = Column.LABEL) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.ratings.index(at, which), flags)

    def _show_scale(self, _index: QModelIndex | None = None) -> None:
        draft = self.scales.draft(self._at())
        self.ratings.show_draft(draft)
        self.name.put(draft.name if draft else "", fresh=True)
        self.origin.put(draft.origin if draft else "", fresh=True)
        self.named.say("")
        self._refresh()

    def _refresh(self) -> None:
        draft, at = self.scales.draft(self._at()), self.table.currentIndex().row()
        for widget in (self.name, self.origin, self.table, self.add, self.duplicate):
            widget.setEnabled(draft is not None)
        count = len(draft.ratings) if draft else 0
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < count - 1)
        self.remove.setEnabled(0 <= at < count)
        in_use = draft is not None and any(it.id in self._used for it in draft.ratings)
        self.remove_scale.setEnabled(draft is not None and not in_use)
        self.said.setText(self.tr("Verdicts use this scale, so it stays.") if in_use else "")

    def _write_origin(self) -> None:
        draft = self.scales.draft(self._at())
        if draft is not None:
            draft.origin = self.origin.value()

    def _add_scale(self) -> None:
        self._select(self.scales.append(ScaleDraft.new(self.tr("New scale"))))
        self.name.setFocus()
        self.name.selectAll()

    def _duplicate(self) -> None:
        draft = self.scales.draft(self._at())
        if draft is not None:
            name = self.tr("{name} (copy)").format(name=draft.name)
            self._select(self.scales.append(draft.copy(name)))
            self.name.setFocus()
            self.name.selectAll()

    def _remove_scale(self) -> None:
        at = self._at()
        self.ratings.show_draft(None)
        self.scales.remove(at)
        self._select(at)

    def _add_rating(self) -> None:
        at = self.ratings.append()
        self._select_rating(at)
        self.table.setFocus()
        self.table.edit(self.ratings.index(at, Column.LABEL))

    def _move(self, step: int) -> None:
        at = self.table.currentIndex().row()
        if self.ratings.move(at, step):
            self._select_rating(at + step)
        self._refresh()

    def _remove_rating(self) -> None:
        at = self.table.currentIndex().row()
        rating = self.ratings.rating(at)
        if rating.id in self._used:
            self.ratings.retire(at)
            words = self.tr("Verdicts use “{label}”, so it is retired instead: they keep it, new ones cannot take it.")
            self.said.setText(words.format(label=rating.label))
            return
        self.ratings.remove(at)
        self._refresh()

    def accept(self) -> None:
        """Close, unless a scale or a rating has no name: then go there and say so."""
        self.accept_button.setFocus()  # ends the editing of a cell
        for at in range(self.scales.rowCount()):
            draft = self.scales.draft(at)
            if draft is None:
                continue
            nameless = next((n for n, rating in enumerate(draft.ratings) if not rating.label.strip()), None)
            if draft.name.strip() and nameless is None:
                continue
            self._select(at)
            if nameless is None:
                self.named.say(self.tr("Give the scale a name."))
                self.name.setFocus()
            else:
                self.said.setText(self.tr("Give every rating a label, or remove it."))
                self.table.setFocus()
                self._select_rating(nameless)
                self.said.setText(self.tr("Give every rating a label, or remove it."))
            return
        super().accept()

    def changes(self) -> list[ScaleCard]:
        """The scales that are new or no longer as they were, their ratings numbered from 0 in their order."""
        before = {card.scale.id: ScaleDraft.of(card).card() for card in self._originals}
        cards = [draft.card() for at in range(self.scales.rowCount()) if (draft := self.scales.draft(at))]
        return [card for card in cards if before.get(card.scale.id) != card]

    def removed(self) -> list[str]:
        """The ids of the scales that were removed; no verdict uses them."""
        kept = {draft.id for at in range(self.scales.rowCount()) if (draft := self.scales.draft(at))}
        return [card.scale.id for card in self._originals if card.scale.id not in kept]
