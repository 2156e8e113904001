"""What stands in a cell of the flat CSV: lists in one cell, and the guard against formulas.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return would be run by a spreadsheet, so it gets
a leading ``'``; a plain number is none. A cell that begins with ``'`` and then such a character gets another ``'``, or
reading could not tell a guard from the text's own.

Lists are joined with `` | ``. Where an item itself holds bars that stand free, between spaces or at its ends, they get
one bar more, so that splitting at `` | `` always gives the items; reading takes that bar off again.
"""

import re
from collections.abc import Iterable

COLUMNS = (
    "article_id", "article_title", "article_url", "article_published_on", "claim_id", "statement", "claimant",
    "claimed_on", "kinds", "tags", "status", "highlight_id", "quote", "start", "end", "verdict", "scale", "explanation",
    "reviewer", "decided_at", "source_urls", "source_titles", "stances", "note",
)  # fmt: skip

_FIRST = frozenset("'=+-@\t\r")
_RUN = re.compile(r"'*([=+\-@\t\r].*)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_FREE_BARS = re.compile(r"(?<![^ ])(\|+)(?![^ ])")
_JOINT = " | "


def guard(cell: str) -> str:
    """``cell`` as a spreadsheet shows it instead of running it."""
    return "'" + cell if _would_run(cell) else cell


def guarded(row: Iterable[str]) -> list[str]:
    """A row of cells with guards; nearly all need none, so the first character is looked at before anything else."""
    return [guard(cell) if cell[:1] in _FIRST else cell for cell in row]


def unguard(cell: str) -> str:
    """What ``guard`` was given."""
    return cell[1:] if cell.startswith("'") and _would_run(cell[1:]) else cell


def join(items: Iterable[str]) -> str:
    """``items`` in one cell; empty ones keep their place."""
    return _JOINT.join(_FREE_BARS.sub(r"\1|", item) if "|" in item else item for item in items)


def split(cell: str) -> list[str]:
    """The items of a cell; none where it is empty."""
    return [_FREE_BARS.sub(_one_bar_less, item) for item in cell.split(_JOINT)] if cell else []


def _would_run(cell: str) -> bool:
    found = _RUN.fullmatch(cell)
    return found is not None and _NUMBER.fullmatch(found[1]) is None


def _one_bar_less(found: re.Match[str]) -> str:
    return found[1][1:] or "|"
