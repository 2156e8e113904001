"""``claimdesk`` and ``python -m claimdesk``: the app, or one of the verbs that work without a screen."""

import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

_HEADLESS = "the verbs of the command line work without a display (see claimdesk --help)."

_NO_ANSWER = "Claimdesk is running already, but its window does not answer; this is another window of its own."


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code: 0 done, 1 could not be done, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments:
        return _open_app(None, [])
    from claimdesk import cli

    if arguments[0] not in cli.VERBS and Path(arguments[0]).is_file():
        arguments.insert(0, "open")
    asked = cli.parse(arguments)
    if asked.verb in {None, "open"}:
        return _open_app(asked.library, asked.files if asked.verb else [])
    if asked.verb == "self-test":
        return cli.reported(
            asked.report, lambda: _with_qt(lambda: _self_test(asked.keep)) if asked.gui else cli.run(asked)
        )
    return cli.run(asked)


def _open_app(library: Path | None, files: Sequence[str]) -> int:
    early = importlib.import_module("_signal")  # without the enums of signal, which the first paint need not wait for
    early.signal(early.SIGINT, early.SIG_DFL)  # in a slot of Qt's Python would print its KeyboardInterrupt and go on
    from claimdesk.diagnostics import hooks

    hooks.install()
    gc.disable()  # what a start makes is there to stay; the collector is back when the app has settled in
    from claimdesk.domain.errors import ClaimdeskError
    from claimdesk.services.handover import Turn, message_of
    from claimdesk.services.opening import library_among

    try:
        library, texts = library_among(files, library)
    except ClaimdeskError as error:
        print(error, file=sys.stderr)
        return 1
    named = library or (Path(os.environ["CLAIMDESK_LIBRARY"]) if os.environ.get("CLAIMDESK_LIBRARY") else None)
    turn = Turn.here()
    if not turn.take():
        if turn.hand_over(message_of(named, texts)):
            return 0
        if turn.address and not turn.first:
            print(_NO_ANSWER, file=sys.stderr)

    def run() -> int:
        from claimdesk import app

        return app.run(named, texts, turn)

    return _with_qt(run)


def _self_test(keep: Path | None) -> int:
    from claimdesk import app
    from claimdesk.cli.output import let_go_of_output

    try:
        return app.self_test(keep)
    except BrokenPipeError:
        let_go_of_output()
        return 0


def _with_qt(use: Callable[[], int]) -> int:
    """Run ``use`` where Qt can load and find a display; otherwise say in one sentence what is missing."""
    try:
        importlib.import_module("claimdesk.ui")
        from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        print(f"The window cannot open because a library is missing: {error}; {_HEADLESS}", file=sys.stderr)
        return 1

    of_display: list[str] = []

    def on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:  # Qt would abort now, and leave a core dump
            reason = _why_no_display([*of_display, text])
            print(f"The window cannot open because {reason}; {_HEADLESS}", file=sys.stderr, flush=True)
            os._exit(1)
        elif (context.category or "").startswith("qt.qpa."):
            of_display.append(text)
        elif kind is not QtMsgType.QtDebugMsg:
            print(text, file=sys.stderr)

    qInstallMessageHandler(on_message)
    return use()


def _why_no_display(said: Sequence[str]) -> str:
    """What is missing, from what Qt said before it gave up."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if sys.platform == "linux" and not display and not os.environ.get("QT_QPA_PLATFORM"):
        return "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"
    if any("xcb-cursor" in text for text in said):
        return "the system's library libxcb-cursor is missing (the package libxcb-cursor0 of Debian and Ubuntu)"
    if any("connect to display" in text for text in said):
        return f"the display “{display}” cannot be reached"
    return f"Qt finds no display: {said[0].strip().splitlines()[0].rstrip('.')}"


if __name__ == "__main__":
    sys.exit(main())
