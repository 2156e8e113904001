"""Sets the page: letters, lines and width, seen in the article at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from claimdesk.ui.looks import BOUNDS
from claimdesk.ui.reader.page import Look
from claimdesk.ui.room import give_room


class LookDialog(QDialog):
    """Says each look that is tried by ``look_changed``; when it is dismissed, the one that was there before."""

    look_changed = Signal(Look)

    def __init__(self, parent: QWidget | None, look: Look) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set the page"))
        self._before = self.look = look
        self.family = QComboBox()
        self.family.addItem(self.tr("Literata, Claimdesk’s own"), "")
        for name in QFontDatabase.families():
            if QFontDatabase.isSmoothlyScalable(name) and not QFontDatabase.isPrivateFamily(name):
                self.family.addItem(name, name)
        self.family.setCurrentIndex(max(0, self.family.findData(look.family)))
        self.family.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.family.setMinimumContentsLength(24)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        self._name(0, self.family, self.tr("&Letters"))
        self.sliders = {
            "size": self._slider(1, "size", self.tr("&Size")),
            "spacing": self._slider(2, "spacing", self.tr("Line s&pacing")),
            "column": self._slider(3, "column", self.tr("Line &width")),
        }
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.keep = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.keep.setText(self.tr("Keep"))
        self.keep.setProperty("role", "primary")
        self.cancel.setText(self.tr("Cancel"))
        self.reset = buttons.addButton(self.tr("As at the beginning"), QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.reset.clicked.connect(lambda: self._show(Look()))
        self.family.currentIndexChanged.connect(self._try)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(24)
        layout.addLayout(self._grid)
        layout.addWidget(buttons)
        self._say()
        give_room(self, 440)

    def reject(self) -> None:
        """Leave everything as it was."""
        if self.look != self._before:
            self.look_changed.emit(self._before)
        super().reject()

    def _name(self, row: int, field: QWidget, words: str) -> None:
        caption = QLabel(words)
        caption.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        self._grid.addWidget(caption, row, 0)
        self._grid.addWidget(field, row, 1)

    def _slider(self, row: int, name: str, words: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(*BOUNDS[name])
        slider.setPageStep(5)
        slider.setValue(getattr(self.look, name))
        slider.valueChanged.connect(self._try)
        self._name(row, slider, words)
        said = QLabel()
        said.setProperty("role", "muted")
        said.setMinimumWidth(said.fontMetrics().horizontalAdvance(self.tr("{n} letters").format(n=888)) + 4)
        self._grid.addWidget(said, row, 2)
        return slider

    def _show(self, look: Look) -> None:
        self.family.setCurrentIndex(max(0, self.family.findData(look.family)))
        for name, slider in self.sliders.items():
            slider.setValue(getattr(look, name))

    def _try(self) -> None:
        values = {name: slider.value() for name, slider in self.sliders.items()}
        look = replace(self.look, family=self.family.currentData(), **values)
        self._say()
        if look != self.look:
            self.look = look
            self.look_changed.emit(look)

    def _say(self) -> None:
        words = {"size": self.tr("{n} px"), "spacing": self.tr("{n} %"), "column": self.tr("{n} letters")}
        for row, (name, slider) in enumerate(self.sliders.items(), start=1):
            said = words[name].format(n=slider.value())
            slider.setAccessibleDescription(said)
            item = self._grid.itemAtPosition(row, 2)
            label = item.widget() if item is not None else None
            if isinstance(label, QLabel):
                label.setText(said)
