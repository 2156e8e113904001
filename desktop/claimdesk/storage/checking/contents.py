"""Texts and documents against their SHA-256, highlights against the text, one text or document at a time."""

import sqlite3
from hashlib import sha256
from typing import Any

from claimdesk.storage.checking.rows import called
from claimdesk.storage.checking.watch import Watch
from claimdesk.storage.past import IMPORT

_PIECE = 1 << 20
"""Bytes of a document that are read at once."""
_TITLES = "SELECT title FROM article WHERE text_sha256 = ? ORDER BY ordinal LIMIT 1"
_FILES = "SELECT file_name FROM attachment WHERE sha256 = ? ORDER BY ordinal LIMIT 1"
_HIGHLIGHTS = """SELECT h.id, h.start, h."end", h.quote FROM article a
    JOIN highlight h ON h.article_id = a.id WHERE a.text_sha256 = ?"""
_AGAIN = "take it from a backup, or add it anew from where it came."


def check(connection: sqlite3.Connection, watch: Watch) -> None:
    """Check texts with their highlights, then documents."""
    watch.counts["text"] = watch.counts["document"] = 0
    with watch.reading("texts", "A part of the articles' texts"):
        count = connection.execute("SELECT count(*) FROM article_text").fetchone()[0]
        for at, (key, text, characters) in enumerate(
            connection.execute("SELECT sha256, text, characters FROM article_text")
        ):
            watch.beat(at / count / 2)
            watch.counts["text"] += 1
            _check_text(connection, watch, key, text, characters)
    watch.beat(0.5)
    with watch.reading("attachments", "A part of the attached documents"):
        _check_documents(connection, watch)


def _check_text(connection: sqlite3.Connection, watch: Watch, key: Any, text: Any, characters: Any) -> None:
    name = f"The text of article “{_first(connection, _TITLES, key)}”"
    if not isinstance(text, str) or sha256(text.encode("utf-8", "surrogateescape")).hexdigest() != key:
        watch.fault("texts", f"{name} is not the one that was added (its SHA-256 differs); {_AGAIN}")
        return
    if characters != len(text):
        watch.fault("texts", f"{name} is not as long as the library says; {_AGAIN}")
    for place in connection.execute(_HIGHLIGHTS, [key]):
        if not _fits(text, *place[1:]):
            line = f"{called('highlight', {'quote': place[3]})} is not what stands at its place in the article “{_first(connection, _TITLES, key)}”; mark the words anew, or take it from a backup."  # noqa: E501
            watch.fault("highlights", line, "highlight", place[0])


def _fits(text: str, start: Any, end: Any, quote: Any) -> bool:
    return type(start) is type(end) is int and 0 <= start < end <= len(text) and text[start:end] == quote


def _check_documents(connection: sqlite3.Connection, watch: Watch) -> None:
    there: list[tuple[int, Any, Any, str]] = connection.execute(
        "SELECT rowid, sha256, length(data), typeof(data) FROM document ORDER BY rowid"
    ).fetchall()
    for at, (row, key, size, kind) in enumerate(there):
        watch.beat(0.5 + at / len(there) / 2)
        watch.counts["document"] += 1
        name = f"The attached document “{_first(connection, _FILES, key)}”"
        with watch.reading("attachments", name):
            if kind != "blob" or _digest(connection, row, watch) != key:
                watch.fault("attachments", f"{name} is not the one that was attached (its SHA-256 differs); {_AGAIN}")
            wrong = connection.execute("SELECT count(*) FROM attachment WHERE sha256 = ? AND bytes <> ?", [key, size])
            if wrong.fetchone()[0]:
                watch.fault("attachments", f"{name} is not as long as the library says; {_AGAIN}")
    # A set may name documents without bringing them: what an import brought so has lost nothing.
    missing = f"""SELECT id, file_name FROM attachment
        WHERE sha256 NOT IN (SELECT sha256 FROM document) AND NOT EXISTS (
            SELECT 1 FROM edit e JOIN step s ON s.number = e.step_number
            WHERE e.entity_id = attachment.id AND e.before IS NULL AND s.merge_key LIKE '{IMPORT}%')"""
    for key, file_name in connection.execute(missing).fetchall():
        line = f"{called('attachment', {'file_name': file_name})} has lost its document; {_AGAIN}"
        watch.fault("attachments", line, "attachment", key)


def _digest(connection: sqlite3.Connection, row: int, watch: Watch) -> str:
    digest = sha256()
    with connection.blobopen("document", "data", row, readonly=True) as data:
        while piece := data.read(_PIECE):
            digest.update(piece)
            watch.beat()
    return digest.hexdigest()


def _first(connection: sqlite3.Connection, query: str, key: Any) -> str:
    found = connection.execute(query, [key]).fetchone()
    return " ".join(str(found[0] if found else key).encode("utf-8", "replace").decode().split())
