"""Does the search index say what the rows say? Without a write, which FTS5's own check of itself would need.

The index is made anew in a place of its own, and both are read side by side, word by word. What finds the beginnings of
words is not compared: it can be read only by searching.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest

from claimdesk.domain.folding import spaced
from claimdesk.storage import index
from claimdesk.storage.checking.watch import Watch

_HELP = "only searching is touched, and saving what can be read into a new library makes the index anew."
_AT_ONCE = 2000
_WORDS = "SELECT term, doc, col, offset FROM temp.words_of_{name}"


def prepare(connection: sqlite3.Connection) -> None:
    """Let the words of each index be listed; must be done before the connection is kept from writing."""
    for name in (*index.DOCUMENTS, "text"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.words_of_{name} USING fts5vocab(main, search_{name}, instance)")


def check(connection: sqlite3.Connection, watch: Watch) -> None:
    """Compare the index with the rows, and the words found by it with those of an index made anew."""
    with closing(sqlite3.connect("", isolation_level=None)) as anew, watch.over(anew):  # in a file that SQLite removes
        anew.execute("BEGIN")
        for statement in index.SCHEMA:
            anew.execute(statement)
        prepare(anew)
        for at, name in enumerate((*index.DOCUMENTS, "text")):
            watch.beat(at / 4)
            with watch.reading("index", f"The search index of the {name}s"):
                try:
                    filled = (_fill_texts if name == "text" else _fill)(connection, anew, name, watch)
                except (ValueError, TypeError, AttributeError):  # what the parts before have told of already
                    _fault(watch, name, "cannot be compared with what is damaged itself")
                    continue
                watch.beat(at / 4 + 0.125)
                if filled and not _same(connection, anew, name, watch):
                    _fault(watch, name, "finds other words than its documents have")


def _fault(watch: Watch, name: str, problem: str) -> None:
    watch.fault("index", f"The search index of the {name}s {problem}; {_HELP}")


def _fill(connection: sqlite3.Connection, anew: sqlite3.Connection, noun: str, watch: Watch) -> bool:
    """Put the documents as they should be into the new index; whether the old one has the same."""
    columns = ", ".join(index.COLUMNS[noun])
    there = index.places(connection, noun)
    kept = {row[0] for row in connection.execute(f"SELECT rowid FROM search_{noun}")}
    wrong = set(there) ^ kept
    for chunk in index.chunks(there):
        found = index.documents(connection, noun, json.dumps(chunk))
        wrong.update(place for place, _ in index.differing(connection, noun, chunk))
        slots = ", ".join("?" * len(index.COLUMNS[noun]))
        anew.executemany(
            f"INSERT INTO search_{noun}(rowid, {columns}) VALUES (?, {slots})",
            [(place, *document) for place, document in sorted(found.items())],
        )
        watch.beat()
    if wrong:
        count = len(wrong)
        which = ", ".join(map(str, sorted(wrong)[:3])) + (", …" if count > 3 else "")
        _fault(watch, noun, f"is not what the rows say in {count} places (rows {which})")
    return not wrong


def _fill_texts(connection: sqlite3.Connection, anew: sqlite3.Connection, name: str, watch: Watch) -> bool:
    keys: list[tuple[int, str]] = connection.execute("SELECT ordinal, sha256 FROM search_text_key").fetchall()
    missing = connection.execute(
        "SELECT count(*) FROM article WHERE text_sha256 NOT IN (SELECT sha256 FROM search_text_key)"
    ).fetchone()[0]
    if missing:
        _fault(watch, name, f"lacks {missing} articles")
        return False
    for key, sha256 in keys:
        row = connection.execute("SELECT text FROM article_text WHERE sha256 = ?", [sha256]).fetchone()
        if row is None:
            _fault(watch, name, "has a text that no article has")
            return False
        anew.execute("INSERT INTO search_text(rowid, text) VALUES (?, ?)", [key, spaced(row[0])])
        watch.beat()
    return True


def _same(connection: sqlite3.Connection, anew: sqlite3.Connection, name: str, watch: Watch) -> bool:
    for old, new in zip_longest(_words(connection, name), _words(anew, name)):
        if old != new:
            return False
        watch.beat()
    return True


def _words(connection: sqlite3.Connection, name: str) -> Iterator[list[tuple[object, ...]]]:
    rows = connection.execute(_WORDS.format(name=name))
    while found := rows.fetchmany(_AT_ONCE):
        yield found
