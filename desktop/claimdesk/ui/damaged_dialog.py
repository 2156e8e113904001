"""The library is damaged: what happened, what is safe, and the ways that lead on."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from claimdesk.services.rescue import Snapshot
from claimdesk.ui.backups_model import moment
from claimdesk.ui.room import give_room


class Way(Enum):
    """What a person chose; LEAVE is to let it be for now."""

    RESTORE = auto()
    SALVAGE = auto()
    FOLDER = auto()
    OTHER = auto()
    LEAVE = auto()


class DamagedDialog(QDialog):
    """``way`` is what was chosen. The newest backup, where there is one, is offered first."""

    def __init__(self, parent: QWidget | None, sentence: str, newest: Snapshot | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The library is damaged"))
        self.way = Way.LEAVE
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 24, 24, 16)
        self._layout.setSpacing(8)
        self._say(self.tr("This library is damaged"), "title")
        self._say(sentence)
        self._say(
            self.tr(
                "Nothing in the file was changed. If you choose one of the first ways, it is kept in its folder, "
                "under its name and the date."
            )
            if newest
            else self.tr(
                "Nothing in the file was changed, and there is no backup of it. If you save what can be read, it is "
                "kept in its folder, under its name and the date."
            )
        )
        self._layout.addSpacing(8)
        if newest is not None:
            self._offer(
                Way.RESTORE,
                self.tr("&Restore the newest good backup"),
                self.tr("The newest is of {date}. Each is checked first; what was done since is missing.").format(
                    date=moment(newest)
                ),
            )
        self._offer(
            Way.SALVAGE,
            self.tr("&Save what can be read…"),
            self.tr("Everything that is still readable goes into a new library; you see what is lost before it opens."),
        )
        self._offer(Way.OTHER, self.tr("&Open another library…"))
        self._offer(Way.FOLDER, self.tr("Show the &folder"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self._layout.addSpacing(8)
        self._layout.addWidget(buttons)
        give_room(self, 520)

    def _say(self, words: str, role: str = "") -> None:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        label.setProperty("role", role)
        self._layout.addWidget(label)

    def _offer(self, way: Way, words: str, told: str = "") -> None:
        button = QPushButton(words)
        first = not self.findChildren(QPushButton)
        button.setProperty("role", "primary" if first else "")
        button.setDefault(first)
        button.setAccessibleDescription(told)
        button.clicked.connect(lambda: self._choose(way))
        self._layout.addWidget(button)
        if told:
            self._say(told, "muted")
            self._layout.addSpacing(8)

    def _choose(self, way: Way) -> None:
        self.way = way
        self.accept()
