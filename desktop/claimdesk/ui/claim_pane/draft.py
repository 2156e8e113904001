"""What is typed into a field until it is handed over, and whose it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from claimdesk.ui.claim_pane.fields import Field

TYPING_PAUSE = 600
"""Milliseconds without a key after which typed text is handed over."""


def _accept(_text: str) -> str:
    return ""


def _alike(one: str, other: str) -> bool:
    return one.strip() == other.strip()


class Draft(QObject):
    """One field of the claims shown one after another.

    Text is handed over with the id of the claim it was typed for: after a pause, on Enter, when the field is left and
    before another claim is shown. ``check`` gives a sentence for text that cannot be handed over; such text stays in
    the field and comes back with its claim. ``alike`` says which texts mean the same, so that the tidied form of what
    was handed over does not replace it under the reviewer's hands.
    """

    handed_over = Signal(str, str)
    pending_changed = Signal()
    refused = Signal(str)

    def __init__(
        self,
        field: Field,
        parent: QObject,
        *,
        check: Callable[[str], str] = _accept,
        alike: Callable[[str, str], bool] = _alike,
        pause: int | None = TYPING_PAUSE,
    ) -> None:
        super().__init__(parent)
        self.pending = False
        self._field, self._check, self._alike = field, check, alike
        self._claim_id = self._stored = ""
        self._refused: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause or 0)
        self._timer.timeout.connect(self.flush)
        self._waits = pause is None
        field.typed.connect(self._typed)
        field.finished.connect(self._finished)

    def show(self, claim_id: str, value: str) -> None:
        """Show what the library holds, unless the reviewer is typing something newer about the same claim."""
        if claim_id != self._claim_id:
            self.flush()
            self._claim_id, self._stored = claim_id, value
            kept = self._refused.get(claim_id)
            self._field.put(value if kept is None else kept, fresh=True)
            self.refused.emit("" if kept is None else self._check(kept))
            return
        self._stored = value
        if self.pending or self._field.composing or claim_id in self._refused:
            return
        shown = self._field.value()
        if shown != value and not (self._field.hasFocus() and self._alike(shown, value)):
            self._field.put(value, fresh=False)

    def flush(self) -> None:
        """Hand over what is pending."""
        if not self.pending:
            return
        self._timer.stop()
        self.pending = False
        value, claim_id = self._field.value(), self._claim_id
        problem = self._check(value) if value != self._stored else ""
        if problem:
            self._refused[claim_id] = value
        else:
            self._refused.pop(claim_id, None)
        self.refused.emit(problem)
        if not problem and value != self._stored:
            self._stored = value
            self.handed_over.emit(claim_id, value)
        self.pending_changed.emit()

    def _typed(self) -> None:
        if not self._waits:
            self._timer.start()
        if not self.pending:
            self.pending = True
            self.pending_changed.emit()

    def _finished(self) -> None:
        self.flush()
        shown = self._field.value()
        if self._claim_id not in self._refused and shown != self._stored and self._alike(shown, self._stored):
            self._field.put(self._stored, fresh=False)
