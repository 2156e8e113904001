"""``claimdesk`` and ``python -m claimdesk``: the app, or one of the verbs that work without a screen."""

import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

_HEADLESS = "The verbs of the command line work without a display: see claimdesk --help."


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code: 0 done, 1 could not be done, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments:
        return _open_app(None, [])
    from claimdesk import cli

    asked = cli.parse(arguments)
    if asked.verb in {None, "open"}:
        return _open_app(asked.library, asked.files if asked.verb else [])
    if asked.verb == "self-test" and asked.gui:
        return _with_qt(lambda: _self_test(asked.keep))
    return cli.run(asked)


def pause_collector() -> None:
    """Let the start make its many lasting objects without the collector looking for garbage among them."""
    gc.disable()


def _open_app(library: Path | None, files: Sequence[str]) -> int:
    pause_collector()
    named = library or (Path(os.environ["CLAIMDESK_LIBRARY"]) if os.environ.get("CLAIMDESK_LIBRARY") else None)

    def run() -> int:
        from claimdesk import app

        return app.run(named, files)

    return _with_qt(run)


def _self_test(keep: Path | None) -> int:
    from claimdesk import app

    return app.self_test(keep)


def _with_qt(use: Callable[[], int]) -> int:
    """Run ``use`` where Qt can load and find a display; otherwise say in one sentence what is missing."""
    try:
        from PySide6.QtCore import QtMsgType, qInstallMessageHandler

        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        print(f"The window cannot open because a library is missing: {error}. {_HEADLESS}", file=sys.stderr)
        return 1

    def on_message(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:  # Qt would abort now, and leave a core dump
            first = text.strip().split("\n", 1)[0]
            print(f"The window cannot open because Qt finds no display: {first} {_HEADLESS}", file=sys.stderr)
            sys.stderr.flush()
            os._exit(1)
        if (
            kind is not QtMsgType.QtDebugMsg
            and "qt.qpa.plugin" not in text
            and "could not connect to display" not in text
        ):
            print(text, file=sys.stderr)

    qInstallMessageHandler(on_message)
    return use()


if __name__ == "__main__":
    sys.exit(main())
