"""Doing what was asked for: the exit code, and one sentence on stderr where it could not be done."""

import argparse
import io
import platform
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from claimdesk import __version__
from claimdesk.cli import care, work
from claimdesk.cli.arguments import library_path
from claimdesk.cli.output import fill_closed, in_a_line, let_go_of_output
from claimdesk.diagnostics import hooks
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings
from claimdesk.storage.connections import is_library

_VERBS = {
    "add": work.add, "export": work.export, "history": work.history, "import": work.import_, "info": work.info,
    "list": work.list_,
}  # fmt: skip
_WITHOUT_LIBRARY = {
    "backup": care.backup, "check": care.check, "formats": care.formats, "restore": care.restore,
    "salvage": care.salvage, "self-test": care.self_test,
}  # fmt: skip
VERBS = frozenset({"open", *_VERBS, *_WITHOUT_LIBRARY})
"""What a first argument may be; anything else names a file to open."""


def run(asked: argparse.Namespace) -> int:
    """Do it: 0 done, 1 could not be done, with one sentence on stderr."""
    fill_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        _do(asked)
        sys.stdout.flush()
    except ClaimdeskError as error:
        print(in_a_line(str(error)), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read our output has read enough
        let_go_of_output()
    except OSError as error:  # of files, ClaimdeskError tells
        let_go_of_output()
        print(f"The output could not be written: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped before it was done.", file=sys.stderr)
        return 1
    except Exception as error:  # a bug of ours
        if hooks.debugging():
            raise
        print(_fault(error), file=sys.stderr)
        return 1
    return 0


def _fault(error: Exception) -> str:
    """Log a bug; the sentence about it. A step that was not finished has been taken back by now."""
    from claimdesk.diagnostics.log import written

    hooks.report(error)
    log = written()
    where = f"it is described in {log}" if log else "and the log could not be written"
    return f"Claimdesk met a fault of its own and stopped; what was saved is safe; {where}."


def reported(path: Path | None, do: Callable[[], int]) -> int:
    """Do it; all that is said goes into the file ``path``, for a program of Windows without a console has no output."""
    if path is None:
        return do()
    if is_library(path):
        print(f"{path} is a library, so no report was written into it.", file=sys.stderr)
        return 1
    try:
        report = path.open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        print(f"The report {path} cannot be written: {error.strerror or error}.", file=sys.stderr)
        return 1
    with report, redirect_stdout(report), redirect_stderr(report):
        print(f"Claimdesk {__version__}, Python {platform.python_version()}, {platform.platform()}, {sys.executable}")
        try:
            return do()
        except Exception:
            traceback.print_exc()
            raise


def _do(asked: argparse.Namespace) -> None:
    if asked.verb in _WITHOUT_LIBRARY:
        _WITHOUT_LIBRARY[asked.verb](asked)
        return
    desk = open_desk(library_path(asked.library), Settings.load())
    try:
        _VERBS[asked.verb](desk, asked)
    finally:
        desk.library.close()
