"""How the fields of claims, places and verdicts stand in the cells of the flat CSV, and ids for what has none there."""

import re
from typing import cast
from uuid import UUID, uuid5

from claimdesk.domain.model import ClaimKind, Stance, Status, is_partial_date
from claimdesk.domain.phrases import Phrase
from claimdesk.services.exchange.csv_cells import join, split
from claimdesk.services.exchange.csv_table import Column

_MADE = UUID("6f1c0c0e-3f0b-5d5e-9a51-6b1d3a2f7c44")
"""The namespace of ids made from what a thing is about."""

UUID_FORM = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?Z")
_STATUSES = tuple(one.value for one in Status)
_KINDS = tuple(one.value for one in ClaimKind)
STANCES = tuple(one.value for one in Stance)


def made_id(*about: object) -> str:
    """The id of a thing that no column names: the same for the same words."""
    return str(uuid5(_MADE, "\0".join(map(str, about))))


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _nullable(cell: str) -> str | None:
    return cell or None


def _some_words(cell: str) -> str:
    if not cell.strip():
        raise ValueError(Phrase("a text"))
    return cell


def _date(cell: str) -> str | None:
    if cell and not is_partial_date(cell):
        raise ValueError(Phrase("a date such as 2026-11-22, 2026-11 or 2026"))
    return cell or None


def _time(cell: str) -> str:
    if not _TIME.fullmatch(cell) or not is_partial_date(cell[:10]):
        raise ValueError(Phrase("a time in UTC such as 2026-11-22T10:00:00Z"))
    return cell


def _status(cell: str) -> Status:
    if cell not in _STATUSES:
        raise ValueError(Phrase("one of {known}", known=", ".join(_STATUSES)))
    return Status(cell)


def _claim_kinds(cell: str) -> tuple[ClaimKind, ...]:
    if not all(word in _KINDS for word in split(cell)):
        raise ValueError(Phrase("of {known}", known=", ".join(_KINDS)))
    return tuple(map(ClaimKind, split(cell)))


def _offset(cell: str) -> int:
    if not re.fullmatch("[0-9]{1,15}", cell):
        raise ValueError(Phrase("a number of code points"))
    return int(cell)


def _tags(cell: str) -> tuple[str, ...]:
    return tuple(split(cell))


def _list(value: object) -> str:
    return join(cast("tuple[str, ...]", value))


ARTICLE = {
    "article_title": Column("title", str, str, empty_says_nothing=True),
    "article_url": Column("url", _words, _nullable, empty_says_nothing=True),
    "article_published_on": Column("published_on", _words, _date, empty_says_nothing=True),
}
CLAIM = {
    "statement": Column("statement", str, _some_words),
    "claimant": Column("claimant", _words, _nullable),
    "claimed_on": Column("claimed_on", _words, _date),
    "kinds": Column("kinds", _list, _claim_kinds),
    "tags": Column("tags", _list, _tags),
    "status": Column("status", str, _status, empty_says_nothing=True),
    "note": Column("note", str, str),
}
HIGHLIGHT = {
    "quote": Column("quote", str, str, empty_says_nothing=True),
    "start": Column("start", str, _offset, empty_says_nothing=True),
    "end": Column("end", str, _offset, empty_says_nothing=True),
}
VERDICT = {
    "verdict": Column("label", str, _some_words),
    "explanation": Column("explanation", str, str),
    "decided_at": Column("decided_at", str, _time, empty_says_nothing=True),
}
