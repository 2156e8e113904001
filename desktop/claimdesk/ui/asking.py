"""Questions to the library that may take longer than a frame: asked in a thread, answered in the window's."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from claimdesk.diagnostics.hooks import report
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.storage.reading import Reading
from claimdesk.ui.language import in_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    topic: str
    ask: Callable[[Reading], Any]
    answer: Callable[[Any], None]


class Asking(QObject):
    """One thread with a connection of its own. A new question about a topic takes the place of the one before.

    A question that is outdated is broken off or never asked, and its answer is never given. The thread starts with the
    first question; ``close`` waits for it.
    """

    refused = Signal(str)
    """A question failed, and this is the sentence that says why."""
    _answered = Signal(object, object)

    def __init__(self, connect: Callable[[], Reading], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connect = connect
        self._newest: dict[str, _Question] = {}
        self._waiting: dict[str, _Question] = {}
        self._asked: _Question | None = None
        self._reading: Reading | None = None
        self._closed = False
        self._changed = Condition()
        self._thread: Thread | None = None
        self._answered.connect(self._deliver)

    def ask(self, topic: str, question: Callable[[Reading], T], answer: Callable[[T], None]) -> None:
        """Ask ``question`` in the thread, and call ``answer`` with what it gave in this one."""
        asked = _Question(topic, question, answer)
        with self._changed:
            if self._closed:
                return
            self._newest[topic] = self._waiting[topic] = asked
            self._break_off(topic)
            self._changed.notify()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="asking", daemon=True)
            self._thread.start()

    def drop(self, topic: str) -> None:
        """Answer no question about the topic any more."""
        with self._changed:
            self._newest.pop(topic, None)
            self._waiting.pop(topic, None)
            self._break_off(topic)

    def close(self) -> None:
        """Break off what is asked, and wait for the thread to end."""
        with self._changed:
            self._closed = True
            self._newest.clear()
            self._waiting.clear()
            if self._reading is not None:
                self._reading.interrupt()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _break_off(self, topic: str) -> None:
        if self._asked is not None and self._asked.topic == topic and self._reading is not None:
            self._reading.interrupt()

    def _deliver(self, question: _Question, answer: object) -> None:
        if self._newest.get(question.topic) is not question:
            return
        if isinstance(answer, ClaimdeskError):
            self.refused.emit(in_words(answer))
        else:
            question.answer(answer)

    # In the thread

    def _work(self) -> None:
        while (question := self._next()) is not None:
            try:
                if self._reading is None:
                    self._reading = self._connect()
                answer = question.ask(self._reading)
            except ClaimdeskError as error:
                answer = error
            except Exception as error:  # noqa: BLE001 - the thread goes on for the questions to come
                report(error)
                answer = ClaimdeskError("A fault of Claimdesk's own kept this from being found.")
            with self._changed:
                self._asked = None
                outdated = self._closed or self._newest.get(question.topic) is not question
            if not outdated:
                self._answered.emit(question, answer)
        with self._changed:
            reading, self._reading = self._reading, None
        if reading is not None:
            reading.close()

    def _next(self) -> _Question | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting)
            if self._closed:
                return None
            topic = next(iter(self._waiting))
            self._asked = self._waiting.pop(topic)
            return self._asked
