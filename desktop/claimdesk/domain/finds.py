"""What a search of the library gives, and by what it can be narrowed."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from claimdesk.domain.text import Span

UNCHECKED = ""
"""Among the labels of a narrowing: claims that have no verdict yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which claims are looked at; an empty tuple or text asks for all. Articles and sources follow their claims.

    ``verdicts`` holds labels, ``reviewers`` and ``sources`` ids, ``statuses`` the domain's words. ``since`` and
    ``until`` are partial dates, both included, between which the claim was marked.
    """

    verdicts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    @property
    def everything(self) -> bool:
        return self == Narrowing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found. ``marks`` and ``title_marks`` are the hits, in code points of what they are in.

    ``kind`` is article, claim or source; ``field`` says where ``snippet`` is from: text, title, quote, verdict,
    evidence, note, filed or origin, and is empty where the title alone has the words. ``article_id`` and ``claim_id``
    are what to open, ``at`` is where in the article's text the first hit stands, in code points; ``label`` and
    ``colour`` are of a claim's newest verdict.
    """

    kind: str
    id: str
    title: str
    title_marks: tuple[Span, ...] = ()
    field: str = ""
    snippet: str = ""
    marks: tuple[Span, ...] = ()
    article_id: str | None = None
    claim_id: str | None = None
    at: int | None = None
    label: str | None = None
    colour: str | None = None


class ClaimLine(NamedTuple):
    """A claim as a table of all claims shows it: its verdict is the newest one, its article that of its first place."""

    id: str
    statement: str
    label: str | None
    colour: str | None
    status: str
    claimant: str | None
    created_at: str
    article_id: str | None
    title: str | None
    places: int
    sources: int
    tags: str


class ClaimColumn(IntEnum):
    """The columns of that table."""

    VERDICT = 0
    STATEMENT = 1
    STATUS = 2
    CLAIMANT = 3
    ARTICLE = 4
    PLACES = 5
    SOURCES = 6
    MARKED = 7
    TAGS = 8


class Choices(NamedTuple):
    """What there is to narrow a search by: labels, tags, and pairs of id and name of reviewers and sources."""

    verdicts: tuple[str, ...]
    tags: tuple[str, ...]
    reviewers: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeClaim:
    """An earlier claim much like a statement. ``score`` is from 0 to 100; ``when`` is of its newest verdict."""

    id: str
    statement: str
    score: float
    label: str | None
    colour: str | None
    when: str | None
    reviewer: str | None
    title: str | None
