"""From bytes to the rows of a flat CSV, and what several rows say about one thing."""

import csv
import io
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimdesk.domain.anchoring import shown
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Entity
from claimdesk.domain.phrases import Phrase
from claimdesk.services.exchange.csv_cells import COLUMNS, unguard

_NEEDED = ("claim_id", "statement")
_DELIMITERS = ",;\t"
"""Spreadsheets of many countries write semicolons, some write tabs."""
_TOLD = re.compile(f'"?sep=([{_DELIMITERS}])"?\r?', re.IGNORECASE)
"""A first line by which Excel is told what separates the cells; it is no row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its columns, without guards. ``number`` counts rows as a spreadsheet does: the header is 1."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def refuse(self, why: Phrase) -> ClaimdeskError:
        """The error that says what is wrong with this row."""
        return ClaimdeskError("Row {number} of this CSV {why}, so nothing was taken.", number=self.number, why=why)


Groups = dict[str, list["Row"]]
"""Rows by what they tell of, in the order of the file."""


class Column(NamedTuple):
    """How a field of a noun stands in a cell. ``parse`` raises ValueError with what the cell should have been,
    a phrase."""

    field: str
    show: Callable[[object], str]
    parse: Callable[[str], object]
    empty_says_nothing: bool = False


def table(data: bytes) -> tuple[list[Row], list[Phrase]]:
    """The rows, and a sentence for each column that is not known. Raises ClaimdeskError with one sentence."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimdeskError(
            "This CSV is not in UTF-8: byte {byte} fits nowhere; save it as “CSV UTF-8”.", byte=error.start + 1
        ) from None
    if "\0" in text:
        raise ClaimdeskError("This file is no CSV: it holds NUL characters, as other kinds of files do.")
    records = _records(text)
    header = [name.strip() for name in records[0]] if records else []
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise ClaimdeskError(
            "This CSV has no column “{column}” in its first row, so it is no flat annotation set.", column=missing[0]
        )
    twice = [name for name in header if name in COLUMNS and header.count(name) > 1]
    if twice:
        raise ClaimdeskError(
            "This CSV has the column “{column}” twice, so it is unclear which of them holds.", column=twice[0]
        )
    dropped = [
        Phrase("Left out: the column {name}", name=shown(name)) for name in header if name and name not in COLUMNS
    ]
    rows: list[Row] = []
    for number, record in enumerate(records[1:], start=2):
        if any(record):
            if len(record) != len(header):
                raise ClaimdeskError(
                    "Row {number} of this CSV has {cells} cells where the header has {columns}, so nothing was taken.",
                    number=number,
                    cells=len(record),
                    columns=len(header),
                )
            cells = {name: unguard(cell) for name, cell in zip(header, record, strict=True) if name in COLUMNS}
            rows.append(Row(number, cells))
    return rows, dropped


def agreed(rows: Sequence[Row], column: str, *, passing_over_empty: bool = False) -> str | None:
    """What ``rows`` say in ``column`` about the one thing they all tell of; None where none of them says anything.

    Raises ClaimdeskError where they contradict each other: which of them was edited cannot be told, and a guess would
    be undone when the same file is imported once more.
    """
    first: dict[str, Row] = {}
    for row in rows:
        if column in row.cells and (row[column] or not passing_over_empty):
            first.setdefault(row[column], row)
    if len(first) > 1:
        one, other = list(first.values())[:2]
        raise ClaimdeskError(
            "Rows {one} and {other} of this CSV tell of the same thing but differ in the column "
            "“{column}”, so nothing was taken; change every row that tells of it.",
            one=one.number,
            other=other.number,
            column=column,
        )
    return next(iter(first), None)


def changes(rows: Sequence[Row], columns: dict[str, Column], present: Entity | None) -> dict[str, object]:
    """The fields that ``rows`` give another value than ``present`` has; all that they give where there is none."""
    found: dict[str, object] = {}
    for name, column in columns.items():
        before = None if present is None else column.show(getattr(present, column.field))
        cell = agreed(rows, name, passing_over_empty=column.empty_says_nothing)
        if cell is None or cell == before:
            continue
        try:
            found[column.field] = column.parse(cell)
        except ValueError as error:
            row = next(row for row in rows if row[name] == cell)
            raise row.refuse(
                Phrase(
                    "has {value} in the column “{name}”, which is not {wanted}",
                    value=shown(cell),
                    name=name,
                    wanted=error.args[0],
                )
            ) from None
    return found


def _records(text: str) -> list[list[str]]:
    first, _, rest = text.partition("\n")
    told = _TOLD.fullmatch(first)
    delimiter = told[1] if told else max(_DELIMITERS, key=first.count)
    text = rest if told else text
    limit = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ClaimdeskError(
            "This CSV cannot be read ({reason}): a quotation mark in it is not closed or stands where none may stand.",
            reason=str(error),
        ) from None
    finally:
        csv.field_size_limit(limit)


def grouped(rows: Iterable[tuple[str, Row]]) -> Groups:
    """Rows by what they tell of, in the order of the file."""
    groups: Groups = {}
    for key, row in rows:
        groups.setdefault(key, []).append(row)
    return groups
