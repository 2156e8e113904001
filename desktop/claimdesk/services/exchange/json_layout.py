"""JSON in pieces, byte for byte as ``json.dumps(document, indent=2, ensure_ascii=False)`` lays it out.

The standard library streams indented JSON a token at a time. Here the values of many records go through its fast
encoder at once and then into ready templates, which is several times faster.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

FORMAT = "claimdesk-annotation-set"
VERSION = 1
KEYS: dict[str, tuple[str, ...]] = {
    "reviewers": ("id", "name", "organisation"),
    "scales": ("id", "name", "ratings", "origin"),
    "articles": (
        "id", "title", "url", "author", "publisher", "published_on", "language", "text", "text_sha256", "added_at",
    ),
    "claims": (
        "id", "statement", "claimant", "claimed_on", "kinds", "tags", "status", "note", "created_at", "created_by",
    ),
    "highlights": ("id", "claim_id", "article_id", "start", "end", "quote", "prefix", "suffix"),
    "verdicts": (
        "id", "claim_id", "reviewer_id", "scale_id", "rating_id", "label", "explanation", "decided_at",
    ),
    "sources": (
        "id", "url", "title", "publisher", "author", "published_on", "accessed_on", "archive_url", "kind", "note",
    ),
    "evidence": ("id", "claim_id", "source_id", "stance", "excerpt", "locator", "question", "note"),
    "attachments": ("id", "source_id", "file_name", "media_type", "bytes", "sha256", "data"),
}  # fmt: skip
"""The lists of a set and the keys of what stands in them, in the order of the file."""

RATING_KEYS = ("id", "label", "meaning", "value", "colour", "retired")

PIECE = 1 << 18
"""Characters in a piece, or few more: large enough to be fast, small enough not to be felt."""

scalar: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

_together: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=("\0", ":")
).encode  # NUL is always escaped inside JSON, so it parts values and nothing else


def scalars(values: Sequence[object]) -> list[str]:
    """Each of ``values``, of which there is at least one and none is a list, as JSON."""
    return _together(values)[1:-1].split("\0")


def batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """``things`` in lists of at most ``size``."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


def template(keys: Iterable[str], depth: int) -> str:
    """An object with ``keys`` that stands ``depth`` levels deep, with a ``%s`` for each value as JSON."""
    pad = "  " * (depth + 1)
    lines = ",\n".join(f"{pad}{scalar(key)}: %s" for key in keys)
    return f"{pad[2:]}{{\n{lines}\n{pad[2:]}}}"


def array(items: Iterable[str], depth: int) -> str:
    """A list that stands ``depth`` levels deep, of ``items`` that are JSON and bring their own indent."""
    body = ",\n".join(items)
    return f"[\n{body}\n{'  ' * depth}]" if body else "[]"


def strings(values: Iterable[str], depth: int) -> str:
    """A list of strings that stands ``depth`` levels deep."""
    return array((f"{'  ' * (depth + 1)}{scalar(value)}" for value in values), depth)


def pieces(items: Iterable[str]) -> Iterator[str]:
    """The list at depth 1 that a set's top key holds, in pieces; ``items`` bring their own indent."""
    batch: list[str] = []
    size = 0
    opening = "[\n"
    for item in items:
        batch.append(item)
        size += len(item)
        if size >= PIECE:
            yield opening + ",\n".join(batch)
            opening, batch, size = ",\n", [], 0
    if batch:
        yield opening + ",\n".join(batch)
        opening = ",\n"
    yield "[]" if opening == "[\n" else "\n  ]"
