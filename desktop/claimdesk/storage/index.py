"""The full-text index: what stands in it, how it follows each transaction, and how it is made anew.

A claim, a source and an article's details are a document each, kept as folded text under the ordinal of its row. The
texts of articles never change and are never removed, so their index keeps no copy and only grows. The transaction that
writes rows brings the index after them from its list of edits, undo and redo included. Triggers cannot: SQLite runs no
function of ours in them while ``trusted_schema`` is off, and without one it folds neither ß nor harakat and takes a
Chinese sentence for one word.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from claimdesk.domain.folding import spaced
from claimdesk.storage.picking import Rows, picked

_TOKENS = """tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'\""""

_BEGINNINGS = "prefix = '2 3'"
"""What the beginning of a word finds while it is typed is looked up, not gathered from thousands of words."""
_CLAIM = "statement, quotes, verdicts, evidence, filed, note"

SCHEMA = (
    f"CREATE VIRTUAL TABLE search_claim USING fts5({_CLAIM}, {_TOKENS}, {_BEGINNINGS})",
    f"CREATE VIRTUAL TABLE search_source USING fts5(title, origin, note, {_TOKENS})",
    f"CREATE VIRTUAL TABLE search_article USING fts5(title, origin, {_TOKENS})",
    "CREATE TABLE search_text_key (ordinal INTEGER NOT NULL PRIMARY KEY, sha256 VARCHAR NOT NULL UNIQUE)",
    f"CREATE VIRTUAL TABLE search_text USING fts5(text, content = '', {_TOKENS}, {_BEGINNINGS})",
    "CREATE VIRTUAL TABLE search_word USING fts5vocab(search_claim, row)",
)
_CHUNK = 500
DOCUMENTS = ("claim", "source", "article")
_PARTS = ("highlight", "verdict", "evidence")


class _Edit(Protocol):
    """What the index needs to know of an edit."""

    @property
    def noun(self) -> str: ...
    @property
    def ordinal(self) -> int: ...
    @property
    def before(self) -> "dict[str, object] | None": ...
    @property
    def after(self) -> "dict[str, object] | None": ...


def make(connection: sqlite3.Connection) -> None:
    """Make the index of a library that has none, and fill it."""
    for statement in SCHEMA:
        connection.execute(statement)
    rebuild(connection)


def follow(connection: sqlite3.Connection, edits: Sequence[_Edit]) -> None:
    """Bring the index after the edits of the transaction that is open."""
    if not edits:
        return
    touched: dict[str, set[int]] = {noun: set() for noun in DOCUMENTS}
    claims: set[str] = set()
    for edit in edits:
        if edit.noun in touched:
            touched[edit.noun].add(edit.ordinal)
        elif edit.noun in _PARTS:
            claims.update(str(side["claim_id"]) for side in (edit.before, edit.after) if side is not None)
    for ids in chunks(claims):
        rows = connection.execute(f"SELECT ordinal FROM claim WHERE {picked('id')}", [json.dumps(ids)])
        touched["claim"].update(row[0] for row in rows)
    for noun, ordinals in touched.items():
        for chunk in chunks(ordinals):
            _renew(connection, noun, sorted(chunk))
    if touched["article"]:
        _add_texts(connection, touched["article"])


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew from the rows, within the transaction that is open."""
    for noun in DOCUMENTS:
        connection.execute(f"DELETE FROM search_{noun}")
        for chunk in chunks(places(connection, noun)):
            _renew(connection, noun, chunk)
    connection.execute("INSERT INTO search_text(search_text) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_text_key")
    _add_texts(connection, None)


def chunks(values: "Iterable[int] | Iterable[str]") -> Iterator[list[int | str]]:
    """The values in lists of some hundreds, as one query takes them."""
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def places(connection: sqlite3.Connection, noun: str) -> list[int]:
    """Under which ordinals the documents of a noun belong."""
    return [row[0] for row in connection.execute(f"SELECT ordinal FROM {noun} ORDER BY ordinal")]


def _renew(connection: sqlite3.Connection, noun: str, ordinals: Sequence[int | str]) -> None:
    changed = list(differing(connection, noun, ordinals))
    connection.executemany(f"DELETE FROM search_{noun} WHERE rowid = ?", [[ordinal] for ordinal, _ in changed])
    fresh = [[ordinal, *document] for ordinal, document in changed if document is not None]
    if fresh:
        slots = ", ".join("?" * len(fresh[0]))
        columns = ", ".join(COLUMNS[noun])
        connection.executemany(f"INSERT INTO search_{noun}(rowid, {columns}) VALUES ({slots})", fresh)


def differing(
    connection: sqlite3.Connection, noun: str, ordinals: Sequence[int | str]
) -> Iterator[tuple[int, tuple[str, ...] | None]]:
    """The documents that are not in the index as they should be; None for one that should not be there."""
    wanted = json.dumps(list(ordinals))
    columns = ", ".join(COLUMNS[noun])
    rows = connection.execute(f"SELECT rowid, {columns} FROM search_{noun} WHERE {picked('rowid')}", [wanted])
    kept: dict[int, tuple[str, ...]] = {row[0]: row[1:] for row in rows}
    wanted_now = documents(connection, noun, wanted)
    for ordinal in sorted(kept.keys() | wanted_now.keys()):
        if kept.get(ordinal) != wanted_now.get(ordinal):
            yield ordinal, wanted_now.get(ordinal)


COLUMNS = {
    "claim": ("statement", "quotes", "verdicts", "evidence", "filed", "note"),
    "source": ("title", "origin", "note"),
    "article": ("title", "origin"),
}
_SIMPLE = {
    "source": "SELECT ordinal, title, publisher, author, url, archive_url, note FROM source",
    "article": "SELECT ordinal, title, publisher, author, url FROM article",
}


def documents(connection: sqlite3.Connection, noun: str, wanted: str) -> dict[int, tuple[str, ...]]:
    """The documents as the rows have them now, by ordinal; ``wanted`` is a JSON list of ordinals."""
    if noun == "claim":
        return _claims(connection, wanted)
    rows = connection.execute(f"{_SIMPLE[noun]} WHERE {picked('ordinal')}", [wanted]).fetchall()
    if noun == "source":
        return {row[0]: (spaced(row[1]), _said(row[2:6]), spaced(row[6])) for row in rows}
    return {row[0]: (spaced(row[1]), _said(row[2:])) for row in rows}


def _claims(connection: sqlite3.Connection, wanted: str) -> dict[int, tuple[str, ...]]:
    rows = connection.execute(
        f"SELECT id, ordinal, statement, claimant, tags, note FROM claim WHERE {picked('ordinal')}", [wanted]
    ).fetchall()
    ids = json.dumps([row[0] for row in rows])
    quotes = _of_claims(connection, "highlight", "quote", ids)
    verdicts = _of_claims(connection, "verdict", "label, explanation", ids)
    evidence = _of_claims(connection, "evidence", "excerpt, locator, question, note", ids)
    found: dict[int, tuple[str, ...]] = {}
    for key, ordinal, statement, claimant, tags, note in rows:
        said = [words for words in quotes.get(key, ()) if words != statement]
        filed = [claimant, *json.loads(tags)]
        found[ordinal] = (
            spaced(statement), _said(said), _said(verdicts.get(key, ())), _said(evidence.get(key, ())), _said(filed),
            spaced(note),
        )  # fmt: skip
    return found


def _of_claims(connection: sqlite3.Connection, table: str, columns: str, ids: str) -> dict[str, list[str]]:
    """By claim: the words of its parts, in the order of creation."""
    query = f"SELECT claim_id, {columns} FROM {table} WHERE {picked('claim_id')} ORDER BY ordinal"
    found: dict[str, list[str]] = {}
    for row in connection.execute(query, [ids]):
        found.setdefault(row[0], []).extend(row[1:])
    return found


def _said(words: Iterable[str | None] | Rows) -> str:
    return spaced("\n".join(dict.fromkeys(word for word in words if word)))


def _add_texts(connection: sqlite3.Connection, ordinals: Iterable[int] | None) -> None:
    """Add the texts that are not there yet, of these articles or of all, one at a time: they may be long."""
    new = "FROM article a WHERE a.text_sha256 NOT IN (SELECT sha256 FROM search_text_key)"
    if ordinals is None:
        rows = connection.execute(f"SELECT DISTINCT a.text_sha256 {new}").fetchall()
    else:
        where = [json.dumps(sorted(ordinals))]
        rows = connection.execute(f"SELECT DISTINCT a.text_sha256 {new} AND {picked('a.ordinal')}", where).fetchall()
    for (sha256,) in rows:
        text = connection.execute("SELECT text FROM article_text WHERE sha256 = ?", [sha256]).fetchone()[0]
        placed = connection.execute("INSERT INTO search_text_key(sha256) VALUES (?)", [sha256])
        connection.execute("INSERT INTO search_text(rowid, text) VALUES (?, ?)", [placed.lastrowid, spaced(text)])
