"""What is said: JSON for programs, tables for people."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, cast


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
    text = "" if value is None else str(value).replace("\n", " ").replace("\t", " ")
    return text if len(text) <= 72 else text[:71] + "…"


def let_go_of_output() -> None:
    """Python writes what is left over at exit; there it must not fail again."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it lives as long as the process
