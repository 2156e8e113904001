"""What every format agrees on: what it is given, what it gives back, and what it may ask of the library."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, cast

from claimdesk.domain.model import AnnotationSet, Entity
from claimdesk.domain.phrases import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """How a set is written. ``exported_at`` is RFC 3339 in UTC, ``generator`` the name and version of who writes.

    ``with_attachments`` puts the kept copies themselves into the file; ``raw`` leaves spreadsheet guards out.
    """

    exported_at: str
    generator: str
    with_attachments: bool = False
    raw: bool = False


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A set as it was read, with plain sentences on the highlights that were moved and on what was left out."""

    set: AnnotationSet
    moved: list[Phrase] = field(default_factory=list[Phrase])
    dropped: list[Phrase] = field(default_factory=list[Phrase])
    exported_at: str = ""
    """When the set says it was written; empty where it does not say."""


class Lookup(Protocol):
    """What a format that does not carry everything asks of the library it is read into."""

    def entities(self, kind: type[Entity], ids: Iterable[str], /) -> dict[str, Entity]:
        """Those of ``kind`` that the library has under ``ids``, by id."""
        ...

    def every(self, kind: type[Entity], /) -> Iterable[Entity]:
        """All of ``kind``, oldest first: asked for reviewers, scales, ratings and, rarely, sources."""
        ...

    def of_claims(self, kind: type[Entity], claim_ids: Iterable[str], /) -> Iterable[Entity]:
        """The highlights, verdicts or evidence (``kind``) of those claims, oldest first."""
        ...


class Reader(Protocol):
    """Reads a file's bytes; raises ClaimdeskError with one sentence, and then nothing of the file is taken."""

    def __call__(self, data: bytes, look_up: Lookup | None = None) -> ReadResult: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write sets to files, to read them, or both.

    ``ending`` begins with a dot. ``write`` yields the file in pieces, so that a large set needs little memory;
    ``loses`` says in plain sentences what of a set the file cannot carry.
    """

    name: str
    ending: str
    description: str
    write: Callable[[AnnotationSet, WriteOptions], Iterator[str]] | None
    read: Reader | None
    loses: Callable[[AnnotationSet], list[Phrase]]


E = TypeVar("E", bound=Entity)


def known(look_up: Lookup, kind: type[E], ids: Iterable[str]) -> dict[str, E]:
    """``Lookup.entities`` with the type of what was asked for."""
    return cast("dict[str, E]", look_up.entities(kind, ids))
