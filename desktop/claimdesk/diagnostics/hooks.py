"""Where errors that nobody caught arrive: each is written to the log, and whoever listens is told once of each.

Only what is needed to stand ready is imported here; the rest when something has gone wrong.
"""

import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType

Listener = Callable[[str], None]
"""Takes one bug as ``redaction.told`` tells it. It may be called in any thread, also while something is painted."""

_AGAIN = frozenset(10**n for n in range(1, 9))
"""How many times an error has come when it is worth another line in the log."""


class _Bugs:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.times: dict[object, int] = {}
        self.listener: Listener | None = None
        self.unheard: list[str] = []


_bugs = _Bugs()


def install() -> None:
    """Let every error that nobody catches arrive here: in Python, its threads and finalizers, and in Qt's slots."""
    sys.excepthook = _uncaught
    threading.excepthook = _in_thread
    sys.unraisablehook = _unraisable


def report(error: BaseException) -> None:
    """Note a bug that was caught where the work could go on. Never raises."""
    try:
        with _bugs.lock:
            _note(error)
    except Exception:  # noqa: BLE001, S110 - what goes wrong here must not hide what went wrong there
        pass


def listen(listener: Listener | None) -> None:
    """Have ``listener`` told once of each bug, also of those that nobody has heard of yet; None: nobody listens."""
    with _bugs.lock:
        _bugs.listener = listener
        unheard, _bugs.unheard = _bugs.unheard, []
    if listener is not None:
        for told in unheard:
            listener(told)


def forget() -> None:
    """Begin anew: no bug has been met."""
    with _bugs.lock:
        _bugs.times.clear()
        _bugs.unheard.clear()


def debugging() -> bool:
    """Whether a developer wants to see tracebacks in the terminal."""
    return os.environ.get("CLAIMDESK_DEBUG", "") not in {"", "0"}


def _note(error: BaseException) -> None:
    from claimdesk.diagnostics.log import logger
    from claimdesk.diagnostics.redaction import described, place, told

    key = place(error)
    times = _bugs.times[key] = _bugs.times.get(key, 0) + 1
    if times > 1:
        if times in _AGAIN:
            logger().error("%s, for the %s. time", described(error), times)
        return
    text = told(error)
    try:
        logger().error("%s", text)
    finally:
        if _bugs.listener is not None:
            _bugs.listener(text)
        else:
            _bugs.unheard.append(text)


def note_qt(kind: str, category: str, text: str) -> None:
    """Write a message of Qt's to the log, without what it quotes; each once, and then now and again."""
    from claimdesk.diagnostics.log import logger
    from claimdesk.diagnostics.redaction import cut

    said = cut(text)
    with _bugs.lock:
        key = (kind, category, said)
        times = _bugs.times[key] = _bugs.times.get(key, 0) + 1
    if times == 1 or times in _AGAIN:
        logger().warning("Qt %s, %s: %s%s", kind, category, said, f", for the {times}. time" if times > 1 else "")


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report(error.with_traceback(trace) if error.__traceback__ is None else error)
    if debugging():
        sys.__excepthook__(kind, error, trace)


def _in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
        _uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _unraisable(arguments: "sys.UnraisableHookArgs") -> None:
    if arguments.exc_value is not None:
        _uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
