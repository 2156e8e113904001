"""A claim's past: who changed what, when, from which value to which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk.domain.model import Edit, Evidence, Highlight, Step, StepKind
from claimdesk.ui.noun_words import field_name, value_said
from claimdesk.ui.step_names import step_name

_BEFORE, _AFTER = 1, 2

_UNTOLD = {
    "id",
    "prefix",
    "suffix",
    "text",
    "claim_id",
    "article_id",
    "source_id",
    "reviewer_id",
    "scale_id",
    "rating_id",
}
_TOLD_BY_STEP = {"created_at", "created_by", "decided_at", "start", "end"}
"""What the step's own row says already, or the quote beside it."""


class HistoryDialog(QDialog):
    """Shows the steps, newest first; ``sources`` are the titles of the sources that they name, by id."""

    def __init__(self, parent: QWidget | None, steps: Sequence[Step], sources: Mapping[str, str]) -> None:
        super().__init__(parent)
        self._sources = sources
        self.setWindowTitle(self.tr("History of this claim"))
        self.resize(880, 560)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("History of this claim, newest first"))
        self.tree.setHeaderLabels(
            [self.tr("What"), self.tr("Before"), self.tr("After"), self.tr("Who"), self.tr("When")]
        )
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for step in reversed(steps):
            self.tree.addTopLevelItem(self._row(step))
        self.tree.expandAll()
        columns = self.tree.header()
        columns.setStretchLastSection(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for told in (_BEFORE, _AFTER):
            columns.setSectionResizeMode(told, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.tree)
        layout.addWidget(buttons)

    def _row(self, step: Step) -> QTreeWidgetItem:
        name = step_name(step.name)
        if step.kind is StepKind.UNDO:
            name = self.tr("Undone: {step}").format(step=name)
        elif step.kind is StepKind.REDO:
            name = self.tr("Done again: {step}").format(step=name)
        item = QTreeWidgetItem([name, "", "", step.reviewer_name, _local(step.at)])
        for edit in step.edits:
            for what, before, after in self._told(edit):
                child = QTreeWidgetItem([what, before, after])
                for column, text in ((_BEFORE, before), (_AFTER, after)):
                    child.setData(column, Qt.ItemDataRole.AccessibleTextRole, text)
                item.addChild(child)
        return item

    def _told(self, edit: Edit) -> Iterable[tuple[str, str, str]]:
        """What the edit changed, in words, and of which source or place where the change does not say."""
        told = [(field_name(what), before, after) for what, before, after in changes(edit) if what not in _TOLD_BY_STEP]
        sides = (edit.before, edit.after)
        if isinstance(edit.entity, Evidence):
            before, after = (self._sources.get(one.source_id, "") if isinstance(one, Evidence) else "" for one in sides)
            yield self.tr("Source"), before, after
        elif isinstance(edit.entity, Highlight) and not told:
            before, after = (one.quote if isinstance(one, Highlight) else "" for one in sides)
            yield self.tr("Quote"), before, after
        yield from told


def changes(edit: Edit) -> Iterable[tuple[str, str, str]]:
    """What an edit changed, field by field: the name, the value before and the value after."""
    for known in fields(edit.entity):
        if known.name in _UNTOLD:
            continue
        before, after = (value_said(getattr(side, known.name)) if side else "" for side in (edit.before, edit.after))
        if before != after:
            yield known.name, before, after


def _local(at: str) -> str:
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    moment.setTimeZone(QTimeZone.utc())
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
