"""Whether all is on the disk: what the status bar says of it is the truth, not the wish."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from claimdesk.ui.claim_pane.parts import label


class SaveState(QWidget):
    """Quietly says “Saved”, or why something is not, with a way to try again."""

    again = Signal()
    """Hand over once more what could not be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending = self._refusing = self._read_only = False
        self._reason = ""
        self.words, self.button = label(role="muted"), QPushButton(self.tr("Try again"))
        self.words.setAccessibleName(self.tr("State of the library"))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self.again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._show()

    def text(self) -> str:
        return self.words.text()

    def set_pending(self, pending: bool) -> None:  # noqa: FBT001 - a slot
        """Something typed is not handed over yet, or cannot be saved yet."""
        self._pending = pending
        self._show()

    def set_refusing(self, refusing: bool) -> None:  # noqa: FBT001 - a slot
        """A field holds what it cannot take."""
        self._refusing = refusing
        self._show()

    def set_saved(self) -> None:
        """The last change is on the disk."""
        self._reason = ""
        self._show()

    def set_unsaved(self, reason: str) -> None:
        """The last change is not on the disk, for the reason that the sentence gives."""
        self._reason = reason
        self._show()

    def set_read_only(self) -> None:
        """Nothing can be saved here at all."""
        self._read_only = True
        self._show()

    def _show(self) -> None:
        if self._read_only:
            self.words.setText(self.tr("Can only be read"))
            self.button.hide()
            return
        reason = self._reason or (self.tr("a field cannot take what it holds") if self._refusing else "")
        waiting = self.tr("Saving…") if self._pending else self.tr("Saved")
        self.words.setText(self.tr("Not saved: {reason}").format(reason=reason) if reason else waiting)
        self.button.setVisible(bool(self._reason) and self._pending)
