"""The annotation set as JSON, version 1: the form that keeps everything and that other programs are written against."""

import base64
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter

from claimdesk.domain.model import AnnotationSet, Attachment, Claim, Rating, Scale
from claimdesk.domain.phrases import Phrase
from claimdesk.services.exchange.contract import WriteOptions
from claimdesk.services.exchange.json_layout import (
    FORMAT,
    KEYS,
    RATING_KEYS,
    VERSION,
    array,
    batched,
    pieces,
    scalar,
    scalars,
    strings,
    template,
)
from claimdesk.services.exchange.json_reading import read

__all__ = ["loses", "read", "write"]

_BATCH = 200
"""Records that are laid out together."""


def write(found: AnnotationSet, options: WriteOptions) -> Iterator[str]:
    """The file in pieces of at most some thousand records: UTF-8 to be, two-space indent, a newline at the end.

    A scale's ``origin`` and an attachment's ``data`` are written only where there is something to write.
    """
    head = {"format": FORMAT, "version": VERSION, "generator": options.generator, "exported_at": options.exported_at}
    yield "{\n" + ",\n".join(f"  {scalar(key)}: {scalar(value)}" for key, value in head.items())
    writers: dict[str, Iterable[str]] = {name: _flat(name, getattr(found, name)) for name in KEYS}
    writers["scales"] = _scales(found)
    writers["claims"] = _claims(found.claims)
    writers["attachments"] = _attachments(found, with_data=options.with_attachments)
    for name, items in writers.items():
        yield f",\n  {scalar(name)}: "
        yield from pieces(items)
    yield "\n}\n"


def loses(found: AnnotationSet) -> list[Phrase]:
    """Nothing but the contents of kept copies, where the set was put together without them."""
    missing = sum(one.sha256 not in found.documents for one in found.attachments)
    return [Phrase("Left out: the contents of {count} kept copies of sources.", count=missing)] if missing else []


def _flat(name: str, things: Iterable[object]) -> Iterator[str]:
    """The records of a list whose values are no lists; articles one at a time, since their texts may be long."""
    layout, values = template(KEYS[name], 2), attrgetter(*KEYS[name])
    for batch in batched(things, 1 if name == "articles" else _BATCH):
        told: list[object] = []
        for one in batch:
            told += values(one)
        yield ",\n".join([layout] * len(batch)) % tuple(scalars(told))


def _claims(claims: Iterable[Claim]) -> Iterator[str]:
    """The claims, whose kinds and tags are lists."""
    keys = KEYS["claims"]
    before, after = keys[: keys.index("kinds")], keys[keys.index("tags") + 1 :]
    layout, values = template(keys, 2), attrgetter(*before, *after)
    for batch in batched(claims, _BATCH):
        told: list[object] = []
        for one in batch:
            told += values(one)
        cells = iter(scalars(told))
        yield ",\n".join(
            layout % (*islice(cells, len(before)), _words(one.kinds), _words(one.tags), *islice(cells, len(after)))
            for one in batch
        )


def _words(words: Iterable[str]) -> str:
    return strings(words, 3)


def _scales(found: AnnotationSet) -> Iterator[str]:
    ratings: dict[str, list[Rating]] = {}
    for rating in sorted(found.ratings, key=attrgetter("position")):
        ratings.setdefault(rating.scale_id, []).append(rating)
    layout, values = template(RATING_KEYS, 4), attrgetter(*RATING_KEYS)
    for scale in found.scales:
        lines = [layout % tuple(map(scalar, values(one))) for one in ratings.get(scale.id, ())]
        yield _scale(scale, array(lines, 3))


def _scale(scale: Scale, ratings: str) -> str:
    values = [scalar(scale.id), scalar(scale.name), ratings]
    if scale.origin:
        values.append(scalar(scale.origin))
    return template(KEYS["scales"][: len(values)], 2) % tuple(values)


def _attachments(found: AnnotationSet, *, with_data: bool) -> Iterator[str]:
    for one in found.attachments:
        yield _attachment(one, found.documents.get(one.sha256) if with_data else None)


def _attachment(one: Attachment, content: bytes | None) -> str:
    keys = KEYS["attachments"]
    values = list(map(scalar, attrgetter(*keys[:-1])(one)))
    if content is not None:
        values.append(scalar(base64.b64encode(content).decode("ascii")))
    return template(keys[: len(values)], 2) % tuple(values)
