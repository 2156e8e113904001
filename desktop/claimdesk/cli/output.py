"""What is said: JSON for programs, tables for people."""

import errno
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, cast

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")


def print_json(found: object) -> None:
    """Print one JSON document, indented."""
    json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_table(records: Sequence[dict[str, Any]], columns: Iterable[str]) -> None:
    """Print the records in columns, each as wide as its longest cell."""
    rows = [[_cell(record[name]) for name in columns] for record in records]
    head = [name.replace("_", " ") for name in columns]
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_cell, cast("list[object]", value)))
    text = "" if value is None else in_a_line(str(value))
    return text if len(text) <= 72 else text[:71] + "…"


def in_a_line(text: str) -> str:
    """The text on one line, and without what a terminal would take for a command."""
    return _CONTROLS.sub(" ", text)


class _Closed(io.TextIOBase):
    """Stands for an output that was closed before we began: who writes to it is told."""

    def write(self, _text: str, /) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def fill_closed() -> None:
    """Put something in the place of standard streams that are closed, whose numbers files of ours would get."""
    if sys.platform == "win32":  # where a program without a terminal has none of them, and that is fine
        return
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if cast("object", sys.stdin) is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - they live as long as the process
    if cast("object", sys.stderr) is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if cast("object", sys.stdout) is None:
        sys.stdout = _Closed()


def let_go_of_output() -> None:
    """Python writes what is left over at exit; there it must not fail again."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it lives as long as the process
