"""The parts of a check in their order, over one connection that sees the library at one moment and cannot write."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from claimdesk.domain.health import GoOn, Health
from claimdesk.storage import migrations
from claimdesk.storage.checking import contents, file, past, rows, words
from claimdesk.storage.checking.watch import Watch
from claimdesk.storage.connections import plainly, untouched


def check(path: Path, *, full: bool = True, go_on: GoOn | None = None) -> Health:
    """Look for faults in the library at ``path``: quickly in the file's structure, or fully in all that it holds.

    Not a byte of the library is written. Raises ClaimdeskError where there is no file, or it cannot be read, and
    StoppedError once ``go_on`` says no.
    """
    watch = Watch(go_on)
    with plainly(path):
        if file.is_whole(path, watch):
            connection = untouched(path)
            with closing(connection), watch.over(connection):
                _look(connection, path, watch, full=full)
    return Health(path, full, watch.told(), watch.counts)


def _look(connection: sqlite3.Connection, path: Path, watch: Watch, *, full: bool) -> None:
    watch.part(0.3 if full else 1.0)
    if not file.is_ours(connection, watch):
        return
    newest = migrations.version(connection) == len(migrations.STEPS)
    searchable = full and newest and _can_list_words(connection, watch)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("BEGIN")
    file.check(connection, path, watch, full=full)
    if full and not newest:
        with watch.reading("file", "The library, which an older Claimdesk made,"), _as_of_today(connection) as today:
            _look_within(today, watch, searchable=_can_list_words(today, watch))
    elif full:
        _look_within(connection, watch, searchable=searchable)


@contextmanager
def _as_of_today(connection: sqlite3.Connection) -> Generator[sqlite3.Connection]:
    """A copy of an older library with the newest schema, in a file that SQLite removes."""
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        copy.text_factory = connection.text_factory
        connection.backup(copy)
        for step in migrations.STEPS[migrations.version(copy) :]:
            step(copy)
        yield copy


def _look_within(connection: sqlite3.Connection, watch: Watch, *, searchable: bool) -> None:
    for to, part in ((0.5, rows.check), (0.65, past.check), (0.75, contents.check)):
        watch.part(to)
        part(connection, watch)
    if searchable:
        watch.part(1.0)
        words.check(connection, watch)


def _can_list_words(connection: sqlite3.Connection, watch: Watch) -> bool:
    try:
        words.prepare(connection)
    except sqlite3.DatabaseError as error:
        watch.fault("index", f"The search index cannot be read ({error}); only searching is touched.")
        return False
    return True
