"""The row of choices that narrows a search: by verdict, status, reviewer, tag, source and date."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from claimdesk.domain.finds import UNCHECKED, Choices, Narrowing
from claimdesk.domain.model import Status, is_partial_date
from claimdesk.ui.claim_pane.fields import CalmCombo, LineField
from claimdesk.ui.claim_pane.flow import FlowLayout
from claimdesk.ui.claim_pane.words import date_refusal, status_name


class NarrowRow(QWidget):
    """Shows what can be chosen, and tells when something else is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everything = {
            "verdicts": self.tr("Any verdict"),
            "statuses": self.tr("Any status"),
            "reviewers": self.tr("Any reviewer"),
            "tags": self.tr("Any tag"),
            "sources": self.tr("Any source"),
        }
        names = {
            "verdicts": self.tr("Verdict"),
            "statuses": self.tr("Status"),
            "reviewers": self.tr("Reviewer"),
            "tags": self.tr("Tag"),
            "sources": self.tr("Source"),
        }
        self.combos: dict[str, CalmCombo] = {}
        row = FlowLayout(self, gap=8)
        for name, everything in self._everything.items():
            combo = CalmCombo(self)
            combo.setAccessibleName(names[name])
            combo.addItem(everything, None)
            combo.activated.connect(self._change)
            self.combos[name] = combo
            row.addWidget(combo)
        self.since, self.until = self._date(self.tr("Marked from")), self._date(self.tr("Marked until"))
        self.clear = QPushButton(self.tr("Clear filters"), self)
        self.clear.setProperty("role", "link")
        self.clear.clicked.connect(self.reset)
        for widget in (self.since, self.until, self.clear):
            row.addWidget(widget)
        for status in Status:
            self.combos["statuses"].addItem(status_name(status), status.value)
        self.setLayout(row)
        self.clear.hide()

    def _date(self, name: str) -> LineField:
        field = LineField(self)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setFixedWidth(max(112, field.fontMetrics().horizontalAdvance(name) + 32))
        field.typed.connect(self._change)
        return field

    def show_choices(self, choices: Choices) -> None:
        """Offer these; what is chosen stays chosen as long as it is offered."""
        offered: dict[str, list[tuple[str, str]]] = {
            "verdicts": [(self.tr("Not checked yet"), UNCHECKED), *((label, label) for label in choices.verdicts)],
            "reviewers": [(name, key) for key, name in choices.reviewers],
            "tags": [(tag, tag) for tag in choices.tags],
            "sources": [(title, key) for key, title in choices.sources],
        }
        for name, pairs in offered.items():
            combo, chosen = self.combos[name], self.combos[name].currentData()
            combo.clear()
            combo.addItem(self._everything[name], None)
            for shown, value in pairs:
                combo.addItem(shown if len(shown) <= 60 else shown[:59] + "…", value)
            combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen is not None else 0)
            combo.setVisible(bool(pairs))

    def narrowing(self) -> Narrowing:
        """What is chosen; a date that is none narrows nothing."""
        data: dict[str, Any] = {name: combo.currentData() for name, combo in self.combos.items()}
        chosen: dict[str, Any] = {name: (value,) for name, value in data.items() if value is not None}
        since, until = self.since.value().strip(), self.until.value().strip()
        return Narrowing(
            **chosen,
            since=since if is_partial_date(since) else "",
            until=until if is_partial_date(until) else "",
        )

    def reset(self) -> None:
        """Choose nothing."""
        for combo in self.combos.values():
            combo.setCurrentIndex(0)
        self.since.clear()
        self.until.clear()
        self._change()

    def _change(self) -> None:
        for field in (self.since, self.until):
            typed = field.value().strip()
            wrong = bool(typed) and not is_partial_date(typed)
            field.setAccessibleDescription(date_refusal() if wrong else "")
            field.setToolTip(date_refusal() if wrong else "")
        typed = self.since.value() or self.until.value()
        self.clear.setVisible(bool(typed) or not self.narrowing().everything)
        self.changed.emit()
