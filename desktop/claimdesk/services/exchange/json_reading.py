"""Reads the annotation set as JSON, version 1: all of it, or one sentence on why nothing of it was taken."""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from typing import TypeVar, cast

from claimdesk.domain.anchoring import Ground, move_told, settle, shown
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import (
    AnnotationSet,
    Article,
    Attachment,
    Claim,
    Entity,
    Evidence,
    Highlight,
    Rating,
    Reviewer,
    Scale,
    Source,
    Verdict,
    is_partial_date,
)  # fmt: skip
from claimdesk.domain.phrases import Phrase
from claimdesk.domain.records import from_record
from claimdesk.domain.text import sha256
from claimdesk.services.exchange.contract import Lookup, ReadResult
from claimdesk.services.exchange.json_layout import KEYS, RATING_KEYS
from claimdesk.services.exchange.json_parsing import Record, parse

E = TypeVar("E", bound=Entity)

_DATES = frozenset({"published_on", "claimed_on", "accessed_on"})
_TIMES = frozenset({"added_at", "created_at", "decided_at"})
_WHOLE = frozenset({"start", "end", "bytes"})
_REFERENCES: dict[str, dict[str, str]] = {
    "claims": {"created_by": "reviewers"},
    "highlights": {"claim_id": "claims", "article_id": "articles"},
    "verdicts": {"claim_id": "claims", "reviewer_id": "reviewers", "scale_id": "scales", "rating_id": "ratings"},
    "evidence": {"claim_id": "claims", "source_id": "sources"},
    "attachments": {"source_id": "sources"},
}


def read(data: bytes, look_up: Lookup | None = None) -> ReadResult:  # noqa: ARG001
    """The set in ``data``; highlights that do not fit their text are moved where their quote is found beyond doubt.

    Needs nothing of the library. Raises ClaimdeskError with one sentence that names the place of the first fault.
    """
    document, dropped = parse(data)
    lists = {name: cast("list[Record]", document.get(name, [])) for name in KEYS}
    lists["ratings"] = [rating for scale in lists["scales"] for rating in scale.get("ratings", [])]
    ids = {name: _ids(name, records) for name, records in lists.items()}
    for name, references in _REFERENCES.items():
        for key, of in references.items():
            _check_references(name, key, lists[name], of, ids[of])
    grounds = {str(one["id"]): _ground(at, one) for at, one in enumerate(lists["articles"])}
    moved: list[Phrase] = []
    found = AnnotationSet(
        reviewers=_things(Reviewer, "reviewers", lists),
        scales=_things(Scale, "scales", lists),
        ratings=tuple(_ratings(lists["scales"])),
        articles=tuple(
            from_record(Article, _fields("articles", at, one) | _text(grounds[one["id"]]))
            for at, one in enumerate(lists["articles"])
        ),
        claims=_things(Claim, "claims", lists),
        highlights=_settled(_things(Highlight, "highlights", lists), grounds, lists["articles"], moved),
        verdicts=_things(Verdict, "verdicts", lists),
        sources=_things(Source, "sources", lists),
        evidence=_things(Evidence, "evidence", lists),
        attachments=_things(Attachment, "attachments", lists),
        documents=_documents(lists["attachments"]),
    )
    return ReadResult(found, moved, dropped, str(document.get("exported_at", "")))


def _things(kind: type[E], name: str, lists: dict[str, list[Record]]) -> tuple[E, ...]:
    return tuple(from_record(kind, _fields(name, at, record)) for at, record in enumerate(lists[name]))


def _ratings(scales: list[Record]) -> Iterable[Rating]:
    for at, scale in enumerate(scales):
        for position, record in enumerate(cast("list[Record]", scale.get("ratings", []))):
            fields = _fields(f"scales[{at}].ratings", position, record, RATING_KEYS)
            yield from_record(Rating, fields | {"scale_id": scale["id"], "position": position})


def _fields(name: str, at: int, record: Record, keys: tuple[str, ...] = ()) -> Record:
    """What ``record`` says, without what it says is absent. Raises ClaimdeskError for a day no calendar has."""
    fields: Record = {}
    for key in keys or KEYS[name]:
        value = record.get(key)
        if value is None:
            continue
        if (key in _DATES and not is_partial_date(value)) or (key in _TIMES and not is_partial_date(value[:10])):
            raise ClaimdeskError(
                "This annotation set cannot be read: {name}[{at}].{key} is “{value}”, a day that no calendar has.",
                name=name,
                at=at,
                key=key,
                value=value,
            )
        fields[key] = int(value) if key in _WHOLE else value
    return fields


def _ids(name: str, records: list[Record]) -> set[str]:
    seen: set[str] = set()
    for record in records:
        if record["id"] in seen:
            raise ClaimdeskError(
                "This annotation set cannot be read: two of its {name} have the id {id}.", name=name, id=record["id"]
            )
        seen.add(record["id"])
    return seen


def _check_references(name: str, key: str, records: list[Record], of: str, ids: set[str]) -> None:
    for at, record in enumerate(records):
        if (value := record.get(key)) is not None and value not in ids:
            raise ClaimdeskError(
                "This annotation set cannot be read: {name}[{at}].{key} is {value}, "
                "and there is nothing with that id among its {of}.",
                name=name,
                at=at,
                key=key,
                value=value,
                of=of,
            )


def _ground(at: int, record: Record) -> Ground:
    ground = Ground(record["text"])
    if sha256(ground.came) != record["text_sha256"]:
        raise ClaimdeskError(
            "The text of articles[{at}], {title}, does not match its SHA-256: "
            "it was changed or damaged on its way, so nothing was taken.",
            at=at,
            title=shown(record["title"]),
        )
    if not ground.text:
        raise ClaimdeskError(
            "articles[{at}], {title}, has no text, so nothing was taken.", at=at, title=shown(record["title"])
        )
    return ground


def _text(ground: Ground) -> Record:
    return {} if ground.as_it_came else {"text": ground.text, "text_sha256": sha256(ground.text)}


def _settled(
    highlights: tuple[Highlight, ...], grounds: dict[str, Ground], articles: list[Record], moved: list[Phrase]
) -> tuple[Highlight, ...]:
    titles = {record["id"]: shown(record["title"]) for record in articles}
    settled: list[Highlight] = []
    for at, came in enumerate(highlights):
        title = titles[came.article_id]
        now = settle(came, grounds[came.article_id])
        if now is None:
            raise ClaimdeskError(
                "The quote {quote} of highlights[{at}] ({id}) does not stand at {start} to "
                "{end} in {title}, nor in one other place beyond doubt, so nothing was taken.",
                quote=shown(came.quote),
                at=at,
                id=came.id,
                start=came.start,
                end=came.end,
                title=title,
            )
        if now is not came:
            moved.append(move_told(came, now, title))
        settled.append(now)
    return tuple(settled)


def _documents(attachments: list[Record]) -> dict[str, bytes]:
    documents: dict[str, bytes] = {}
    for at, record in enumerate(attachments):
        if record.get("data") is None:
            continue
        name = Phrase("attachments[{at}], {name},", at=at, name=shown(record["file_name"]))
        try:
            content = base64.b64decode(record["data"], validate=True)
        except (binascii.Error, ValueError):
            raise ClaimdeskError(
                "The content of {name} is not valid base64, so nothing was taken.", name=name
            ) from None
        if len(content) != record["bytes"] or hashlib.sha256(content).hexdigest() != record["sha256"]:
            raise ClaimdeskError(
                "The content of {name} does not match its size and SHA-256: "
                "it was changed or damaged on its way, so nothing was taken.",
                name=name,
            )
        documents[record["sha256"]] = content
    return documents
