"""What is typed into a field until it is handed over, and whose it is."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from claimdesk.ui.claim_pane.fields import Field

TYPING_PAUSE = 600
"""Milliseconds without a key after which typed text is handed over."""
BEHIND = 900
"""Milliseconds after its first key at which it is handed over at the latest, however fast one goes on typing."""
TRY_AGAIN = 10_000
"""Milliseconds after which text that could not be saved is handed over again."""


def _accept(_text: str) -> str:
    return ""


def _alike(one: str, other: str) -> bool:
    return one.strip() == other.strip()


class Draft(QObject):
    """One field of the claims shown one after another.

    Text is handed over with the id of the claim it was typed for: after a pause, at the latest a second after it was
    typed, on Enter, when the field is left and before another claim is shown. ``check`` gives a sentence for text that
    cannot be handed over; such text stays in the field and comes back with its claim. So does text that could not be
    saved: ``keep`` says so while it is handed over, and it is handed over again with the next one, at the latest after
    ten seconds. ``alike`` says which texts mean the same, so that the tidied form of what was handed over does not
    replace it under the reviewer's hands.
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
        pause: int = TYPING_PAUSE,
    ) -> None:
        super().__init__(parent)
        self._typing = False
        self._field, self._check, self._alike = field, check, alike
        self._claim_id = self._stored = ""
        self._refused: dict[str, str] = {}
        self._unsaved: dict[str, str] = {}
        self._came_back: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._pause = pause
        self._since = QElapsedTimer()
        field.typed.connect(self._typed)
        field.finished.connect(self._finished)

    @property
    def pending(self) -> bool:
        """Whether there is text that the library does not hold yet."""
        return self._typing or bool(self._unsaved)

    @property
    def refusing(self) -> bool:
        """Whether there is text that cannot be handed over as it is."""
        return any(typed.strip() for typed in self._refused.values())

    def keep(self, claim_id: str) -> None:
        """What is being handed over for this claim could not be saved, and is not to be lost."""
        self._came_back.add(claim_id)

    def show(self, claim_id: str, value: str) -> None:
        """Show what the library holds, unless the reviewer is typing something newer about the same claim."""
        if claim_id != self._claim_id:
            self.flush()
            self._claim_id, self._stored = claim_id, value
            refused = self._refused.get(claim_id)
            kept = self._unsaved.get(claim_id) if refused is None else refused
            self._field.put(value if kept is None else kept, fresh=True)
            self.refused.emit("" if refused is None else self._check(refused))
            return
        self._stored = value
        waiting = self._typing or claim_id in self._refused or claim_id in self._unsaved
        if waiting or self._field.composing:
            return
        shown = self._field.value()
        if shown != value and not (self._field.hasFocus() and self._alike(shown, value)):
            self._field.put(value, fresh=False)

    def flush(self) -> None:
        """Hand over what is pending."""
        if not self.pending:
            return
        self._timer.stop()
        again, self._unsaved = self._unsaved, {}
        if self._typing:
            self._typing = False
            again.pop(self._claim_id, None)
            self._judge(self._claim_id, self._field.value())
        for claim_id, value in again.items():
            self._hand_over(claim_id, value)
        self.pending_changed.emit()

    def _judge(self, claim_id: str, value: str) -> None:
        problem = self._check(value) if value != self._stored else ""
        if problem:
            self._refused[claim_id] = value
        else:
            self._refused.pop(claim_id, None)
        self.refused.emit(problem)
        if not problem and value != self._stored:
            self._stored = value
            self._hand_over(claim_id, value)

    def _hand_over(self, claim_id: str, value: str) -> None:
        self._came_back.discard(claim_id)
        self.handed_over.emit(claim_id, value)
        if claim_id in self._came_back:
            self._unsaved[claim_id] = value
            self._timer.start(TRY_AGAIN)

    def _typed(self) -> None:
        if not self._typing:
            self._typing = True
            self._since.start()
            self.pending_changed.emit()
        if self._unsaved:  # the library is busy, maybe: each try would hold up the typing
            if not self._timer.isActive():
                self._timer.start(TRY_AGAIN)
        else:
            self._timer.start(max(0, min(self._pause, BEHIND - self._since.elapsed())))

    def _finished(self) -> None:
        self.flush()
        shown = self._field.value()
        waits = self._claim_id in self._refused or self._claim_id in self._unsaved
        if not waits and shown != self._stored and self._alike(shown, self._stored):
            self._field.put(self._stored, fresh=False)
