"""The file itself: its length, its header, its tables, and SQLite's own checks."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.storage import migrations
from claimdesk.storage.checking.watch import RESCUE, Watch
from claimdesk.storage.connections import refuse_what_is_no_file
from claimdesk.storage.damage import SMALLEST, waits

_TOLD = 100
"""Lines that SQLite is asked for."""
_OF_FTS = re.compile(r"search_\w+_(data|idx|content|docsize|config)")
_TREE = re.compile(r"(?:[Pp]age|Tree) (\d+)")
_ROWS = {
    "article_text": "the texts of the articles",
    "document": "the attached documents",
    "step": "the history",
    "edit": "the history",
    "evidence": "the evidence",
}


def is_whole(path: Path, watch: Watch) -> bool:
    """Whether there is a file large enough to be opened. Raises ClaimdeskError where there is none."""
    refuse_what_is_no_file(path)
    if not path.exists():
        raise ClaimdeskError("There is no library {path}.", path=path)
    size = path.stat().st_size
    if size == 0:
        watch.fault("file", f"The file is empty, and all that was in it is gone from it; {RESCUE}")
    elif size < SMALLEST:
        watch.fault("file", f"The file was cut off after {size} bytes, so nothing in it can be read; {RESCUE}")
    return size >= SMALLEST


def is_ours(connection: sqlite3.Connection, watch: Watch) -> bool:
    """Whether it can be opened at all, and is a library of a form that is known here."""
    with watch.reading("file", "The beginning of the file"):
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        at = migrations.version(connection)
        if not 0 < at <= len(migrations.STEPS):
            watch.fault(
                "file",
                f"The file says that it is of the form {at}, and this Claimdesk knows the forms 1 to "
                f"{len(migrations.STEPS)}: it was written by a newer one, which opens it, or its header is "
                f"damaged. Where a newer one cannot open it either, {RESCUE}",
            )
            return False
        return True
    return False


def check(connection: sqlite3.Connection, path: Path, watch: Watch, *, full: bool) -> None:
    """Length, header, tables, structure and, if ``full``, indexes and references."""
    with watch.reading("file", "The beginning of the file"):
        _check_header(connection, path, watch)
    with watch.reading("schema", "The list of tables"):
        _check_schema(connection, watch)
    with watch.reading("file", "The structure of the file"):
        roots = dict(connection.execute("SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0"))
        for (said,) in connection.execute(f"PRAGMA {'integrity' if full else 'quick'}_check({_TOLD})"):
            if said != "ok":
                watch.fault("file", f"The file is damaged{_where(said, roots)} ({' '.join(said.split())}); {RESCUE}")
    if full:
        with watch.reading("keys", "What refers to what"):
            for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
                watch.fault("keys", f"Row {row} of {_named(table)} refers to a row of {_named(parent)} that is not there; {RESCUE}")  # noqa: E501  # fmt: skip


def _check_header(connection: sqlite3.Connection, path: Path, watch: Watch) -> None:
    def pragma(name: str) -> object:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]

    pages, size = pragma("page_count"), pragma("page_size")
    assert isinstance(pages, int)
    assert isinstance(size, int)
    there = path.stat().st_size
    if not waits(path) and there != pages * size:
        verb = "was cut off" if there < pages * size else "has more behind its end"
        watch.fault("file", f"The file {verb}: it has {there} bytes and should have {pages * size}; {RESCUE}")
    for name, value in (("application_id", migrations.APPLICATION_ID), ("encoding", "UTF-8"), ("auto_vacuum", 0)):
        if (found := pragma(name)) != value:
            watch.fault("file", f"The file's header is damaged: {name} is {found} and should be {value}; {RESCUE}")


def _check_schema(connection: sqlite3.Connection, watch: Watch) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for step in migrations.STEPS[: migrations.version(connection)]:
            step(made)
        wanted, found = _schema(made), _schema(connection)
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            verb = "is missing" if name not in found else "should not be there" if name not in wanted else "is changed"
            watch.fault("schema", f"In the list of tables, {name} {verb}; {RESCUE}")


def _schema(connection: sqlite3.Connection) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall():
        if _OF_FTS.fullmatch(name):  # FTS5's own, whose wording may be another in another SQLite
            sql = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", [name]).fetchall()  # noqa: PLW2901
        found[name] = (kind, table, sql)
    return found


def _where(said: str, roots: dict[int, str]) -> str:
    found = _TREE.search(said)
    table = roots.get(int(found[1])) if found else None
    return f" among {_named(table)}" if table else ""


def _named(table: str) -> str:
    if table.startswith("search_"):
        return "the search index"
    return _ROWS.get(table, f"the {table}s")
