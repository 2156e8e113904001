"""Plans what becomes of a library when a set is merged into it; the desk then does it in one step.

Merging is by id. What the library does not know is new, what says the same is the same, what says something else is
changed, unless it was edited or is newer here: then nothing is overwritten, and a conflict keeps the other value for
the reviewer to choose. Articles with the same text are one article.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import groupby
from typing import Protocol, TypeVar, cast

from claimdesk.domain.anchoring import Ground, settle, shown
from claimdesk.domain.model import (
    KINDS,
    NOUN_OF,
    AnnotationSet,
    Article,
    Conflict,
    Entity,
    Highlight,
    Rating,
    Scale,
    Verdict,
)
from claimdesk.domain.phrases import Phrase
from claimdesk.domain.records import entity_json

E = TypeVar("E", bound=Entity)


class LibraryView(Protocol):
    """What a plan asks of the library."""

    def entities(self, kind: type[Entity], ids: Iterable[str], /) -> dict[str, Entity]:
        """Those of ``kind`` that the library has under ``ids``, by id."""
        ...

    def article_id_of_text(self, sha256: str, /) -> str | None:
        """The article whose text has that SHA-256."""
        ...

    def edited_since_import(self, kind: type[Entity], ids: Iterable[str], /) -> set[str]:
        """Which of ``ids`` were edited here after they were made or were last equal to an import."""
        ...

    def as_they_came(self, ids: Iterable[str], /) -> dict[str, tuple[Entity, str]]:
        """Those of ``ids`` that an import brought or changed, as the last one left them, and when that was written."""
        ...

    def conflicts(self) -> set[tuple[str, str, str]]:
        """The conflicts that wait for a reviewer: noun, id, and the value that came in as JSON."""
        ...

    def has_document(self, sha256: str, /) -> bool:
        """Whether the library keeps a document's content."""
        ...


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a noun came, by what becomes of them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    conflict: int = 0


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What to put into the library, each thing after those it refers to, and what to say about it.

    ``counts`` has each noun of a set; ``documents`` the contents that the library lacks, by SHA-256.
    """

    puts: tuple[Entity, ...]
    counts: dict[str, Counts]
    documents: dict[str, bytes] = field(default_factory=dict[str, bytes])
    notes: list[Phrase] = field(default_factory=list[Phrase])


def plan(incoming: AnnotationSet, library: LibraryView, written_at: str = "") -> MergePlan:
    """What merging ``incoming`` into ``library`` would do. Merging the same set again plans to put nothing.

    ``written_at`` is when the set was written, if it says so: an older one does not take the place of a newer one.
    """
    return _Merge(library, written_at).plan(incoming)


class _Merge:
    def __init__(self, library: LibraryView, written_at: str) -> None:
        self._library, self._written_at = library, written_at
        self._waiting = library.conflicts()
        self._notes: list[Phrase] = []
        self._puts: list[Entity] = []
        self._conflicts: list[Conflict] = []
        self._counts: dict[str, Counts] = {}

    def plan(self, incoming: AnnotationSet) -> MergePlan:
        merged, texts = self._one_article_a_text(incoming.articles)
        things: dict[type[Entity], Sequence[Entity]] = {
            kind: getattr(incoming, name) for kind, name in _LISTS.items() if kind not in {Article, Highlight, Scale}
        }
        things[Article] = [one for one in incoming.articles if merged[one.id] == one.id]
        things[Scale] = self._with_origins(incoming.scales)
        things[Rating] = self._with_positions(incoming.ratings)
        placed, lost = self._repointed(incoming.highlights, merged, texts)
        things[Highlight] = placed
        for kind in KINDS:
            if kind in things:
                self._merge(kind, things[kind])
        self._add(Article, same=len(incoming.articles) - len(things[Article]))
        for one in lost:
            self._keep_both(one)
        self._add(Highlight, conflict=len(lost))
        documents = {key: data for key, data in incoming.documents.items() if not self._library.has_document(key)}
        self._tell_of_missing_copies(incoming)
        return MergePlan((*self._puts, *self._conflicts), self._counts, documents, self._notes)

    def _merge(self, kind: type[E], things: Sequence[E]) -> None:
        ids = [one.id for one in things]
        present = cast("dict[str, E]", self._library.entities(kind, ids))
        differing = [one for one in things if one.id in present and present[one.id] != one]
        waits: set[str] = set()
        if differing:
            waits = self._library.edited_since_import(kind, [one.id for one in differing])
            came = self._library.as_they_came([one.id for one in differing])
            waits |= {one.id for one in differing if self._would_lose(one, present[one.id], came.get(one.id))}
        for one in differing:
            if one.id in waits:
                self._keep_both(one)
        changed = {one.id for one in differing} - waits
        conflicts = len(differing) - len(changed)
        self._puts += [one for one in things if one.id not in present or one.id in changed]
        self._counts[NOUN_OF[kind]] = Counts(
            new=len(things) - len(present),
            changed=len(changed),
            same=len(present) - len(differing),
            conflict=conflicts,
        )

    def _would_lose(self, one: Entity, present: Entity, came: tuple[Entity, str] | None) -> bool:
        """Whether ``one`` would undo what was edited here, or later elsewhere, without having known of it."""
        if _other_text(one, present):
            return True
        if isinstance(one, Verdict) and isinstance(present, Verdict) and one.decided_at < present.decided_at:
            return True
        if came is None:
            return False
        form, written_at = came
        if self._written_at and self._written_at < written_at:
            return True
        names = [part.name for part in fields(form) if part.name != "text"]
        return any(getattr(present, name) not in (getattr(form, name), getattr(one, name)) for name in names)

    def _keep_both(self, one: Entity) -> None:
        noun, value = NOUN_OF[type(one)], entity_json(one)
        if (noun, one.id, value) not in self._waiting:
            self._waiting.add((noun, one.id, value))
            self._conflicts.append(Conflict(noun=noun, entity_id=one.id, incoming=value))

    def _add(self, kind: type[Entity], *, same: int = 0, conflict: int = 0) -> None:
        before = self._counts[NOUN_OF[kind]]
        self._counts[NOUN_OF[kind]] = replace(before, same=before.same + same, conflict=before.conflict + conflict)

    def _one_article_a_text(self, articles: Sequence[Article]) -> tuple[dict[str, str], dict[str, str]]:
        """Each incoming article's id in the library, and the texts that stay when an id's text would change."""
        merged: dict[str, str] = {}
        texts: dict[str, str] = {}
        first: dict[str, str] = {}
        present = cast("dict[str, Article]", self._library.entities(Article, [one.id for one in articles]))
        for one in articles:
            here = present.get(one.id)
            merged[one.id] = one.id
            if here is not None and here.text_sha256 != one.text_sha256:
                texts[one.id] = here.text
                self._notes.append(
                    Phrase("The article {title} came with another text; the text here stays.", title=shown(one.title))
                )
                continue
            if here is None:
                here_too = self._library.article_id_of_text(one.text_sha256)
                merged[one.id] = here_too or first.get(one.text_sha256, one.id)
            first.setdefault(one.text_sha256, merged[one.id])
            if merged[one.id] != one.id:
                self._notes.append(
                    Phrase("The article {title} is one with another that has the same text.", title=shown(one.title))
                )
        return merged, texts

    def _repointed(
        self, highlights: Sequence[Highlight], merged: dict[str, str], texts: dict[str, str]
    ) -> tuple[list[Highlight], list[Highlight]]:
        """The highlights on the library's articles, and those whose quote the library's text does not have."""
        grounds = {article_id: Ground(text) for article_id, text in texts.items()}
        placed: list[Highlight] = []
        lost: list[Highlight] = []
        for one in highlights:
            target = merged.get(one.article_id, one.article_id)
            moved = one if target == one.article_id else replace(one, article_id=target)
            now: Highlight | None = moved
            if target in grounds:
                now = settle(moved, grounds[target])
            if now is None:
                lost.append(one)
                self._notes.append(
                    Phrase(
                        "The quote {quote} has no place in the text here and waits as a conflict.",
                        quote=shown(one.quote),
                    )
                )
            else:
                placed.append(now)
        return placed, lost

    def _with_origins(self, scales: Sequence[Scale]) -> list[Scale]:
        """A set that does not say where a scale comes from does not take that away."""
        silent = [one.id for one in scales if not one.origin]
        present = cast("dict[str, Scale]", self._library.entities(Scale, silent)) if silent else {}
        return [replace(one, origin=present[one.id].origin) if one.id in present else one for one in scales]

    def _with_positions(self, ratings: Sequence[Rating]) -> list[Rating]:
        """A set says in which order ratings stand, not by which numbers: in the same order they keep those of here."""
        present = cast("dict[str, Rating]", self._library.entities(Rating, [one.id for one in ratings]))
        found: list[Rating] = []
        for _, group in groupby(ratings, key=lambda one: one.scale_id):
            scale = sorted(group, key=lambda one: one.position)
            here = [present[one.id].position for one in scale if one.id in present]
            keep = len(here) == len(scale) and here == sorted(here)
            found += [replace(one, position=present[one.id].position) if keep else one for one in scale]
        return found

    def _tell_of_missing_copies(self, incoming: AnnotationSet) -> None:
        absent = [
            one
            for one in incoming.attachments
            if one.sha256 not in incoming.documents and not self._library.has_document(one.sha256)
        ]
        if absent:
            self._notes.append(
                Phrase("The set names {count} kept copies of sources without their contents.", count=len(absent))
            )


_LISTS: dict[type[Entity], str] = {
    kind: noun if noun == "evidence" else f"{noun}s" for kind, noun in NOUN_OF.items() if kind is not Conflict
}


def _other_text(one: Entity, present: Entity) -> bool:
    return isinstance(one, Article) and isinstance(present, Article) and one.text_sha256 != present.text_sha256
