"""What lists print: plain records of articles, claims, sources, steps and the library itself."""

import platform
from collections.abc import Callable
from typing import Any

from claimdesk import __version__
from claimdesk.domain.model import KINDS, NOUN_OF, Edit, Entity, Highlight, Step, StepKind
from claimdesk.domain.records import to_record
from claimdesk.domain.views import Selection
from claimdesk.services import finding
from claimdesk.storage.library import Library
from claimdesk.storage.reading import sqlite_version

Record = dict[str, Any]


def articles(library: Library, words: str, selection: Selection) -> list[Record]:
    """The articles without their texts; with verdicts or statuses, those that have a claim of that kind."""
    wanted = _article_ids(library, selection)
    records: list[Record] = []
    for summary in finding.articles(library, words):
        article = library.read.article(summary.id)
        if article is None or (wanted is not None and summary.id not in wanted):
            continue
        record = to_record(article)
        del record["text"]
        counts = {"characters": summary.characters, "claims": summary.claims, "checked": summary.checked}
        records.append({"id": record.pop("id"), **record, **counts})
    return records


def claims(library: Library, words: str, selection: Selection) -> list[Record]:
    """The claims, each with its verdicts and the articles it is made in."""
    records: list[Record] = []
    for claim in finding.claims(library, words, selection):
        card = library.read.card(claim.id)
        if card is None:
            continue
        record = to_record(claim)
        records.append(
            {
                "id": record.pop("id"),
                **record,
                "verdicts": [o.verdict.label for o in card.opinions],
                "quotes": [p.highlight.quote for p in card.places],
                "article_ids": list(dict.fromkeys(p.highlight.article_id for p in card.places)),
                "sources": len(card.citations),
            }
        )
    return records


def sources(library: Library, words: str, selection: Selection) -> list[Record]:
    """The sources, each with how many claims cite it; with verdicts or statuses, those that such a claim cites."""
    wanted: set[str] | None = None
    if not selection.everything:
        cited = (library.read.card(claim.id) for claim in finding.claims(library, "", selection))
        wanted = {c.source.id for card in cited if card is not None for c in card.citations}
    records: list[Record] = []
    for found in finding.sources(library, words):
        if wanted is None or found.source.id in wanted:
            record = to_record(found.source)
            records.append({"id": record.pop("id"), **record, "claims": found.claims})
    return records


LISTS: dict[str, Callable[[Library, str, Selection], list[Record]]] = {
    "articles": articles,
    "claims": claims,
    "sources": sources,
}
COLUMNS = {
    "articles": ("id", "title", "publisher", "published_on", "characters", "claims", "checked"),
    "claims": ("id", "statement", "status", "verdicts", "sources"),
    "sources": ("id", "title", "url", "kind", "claims"),
}


def step_record(step: Step) -> Record:
    """A step with its edits, the values before and after."""
    return {
        "number": step.number,
        "at": step.at,
        "name": step.name,
        "kind": step.kind.value,
        "reviewer_id": step.reviewer_id,
        "reviewer_name": step.reviewer_name,
        "edits": [_edit_record(edit) for edit in step.edits],
    }


def step_line(step: Step) -> str:
    """A step in a line: what was done, and to what."""
    verb = {StepKind.UNDO: "Undo: ", StepKind.REDO: "Redo: "}.get(step.kind, "")
    about = next((text for edit in step.edits if (text := _about(edit.entity))), "")
    return f"{verb}{step.name}" + (f"  “{about}”" if about else "")


def info(library: Library) -> Record:
    """Version, paths, sizes and counts. ``bytes`` is of the library's file."""
    counts = {NOUN_OF[kind]: library.read.count(kind) for kind in KINDS}
    return {
        "version": __version__,
        "library": str(library.path),
        "bytes": library.path.stat().st_size,
        "schema": library.schema,
        **{f"{noun}_count": count for noun, count in counts.items()},
        "python": platform.python_version(),
        "sqlite": sqlite_version(),
        "system": platform.platform(),
    }


def _article_ids(library: Library, selection: Selection) -> set[str] | None:
    if selection.everything:
        return None
    claims = finding.claims(library, "", selection)
    return {place.article_id for place in library.read.places_of(claim.id for claim in claims)}


def _edit_record(edit: Edit) -> Record:
    return {
        "noun": NOUN_OF[type(edit.entity)],
        "id": edit.entity.id,
        "before": _values(edit.before),
        "after": _values(edit.after),
    }


def _values(entity: Entity | None) -> Record | None:
    if entity is None:
        return None
    return {name: value for name, value in to_record(entity).items() if name not in {"id", "text"}}


def _about(entity: Entity) -> str:
    text = entity.quote if isinstance(entity, Highlight) else getattr(entity, "statement", getattr(entity, "title", ""))
    return text if len(text) <= 60 else text[:59] + "…"
