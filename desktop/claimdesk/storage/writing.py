"""Transactions: whole things are put and removed, each edit is noted, and all of it lands or none."""

import json
import random
import sqlite3
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, delete, event, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel, create_engine

from claimdesk.domain.model import KIND_OF, KINDS, NOUN_OF, Article, Edit, Entity
from claimdesk.storage import index
from claimdesk.storage.connections import connect, plainly
from claimdesk.storage.mapping import PART, E, columns_of, from_columns, readable, to_columns
from claimdesk.storage.picking import picked, table
from claimdesk.storage.tables import ROW_OF, ArticleTextRow, DocumentRow, Row
from claimdesk.storage.ways import Way


@dataclass(slots=True)
class StoredEdit:
    """An edit as the history keeps it: the columns before and after, and the thing's place in the order of creation."""

    noun: str
    entity_id: str
    ordinal: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def as_edit(self) -> Edit:
        with readable(PART):
            kind = KIND_OF[self.noun]
        before, after = (None if v is None else from_columns(kind, v) for v in (self.before, self.after))
        return Edit(before, after)


def table_of(row: type[SQLModel]) -> Table:
    """The SQLAlchemy table behind a row class."""
    return row.__table__  # type: ignore[attr-defined]


@dataclass(slots=True)
class Transaction:
    connection: Connection
    edits: list[StoredEdit] = field(default_factory=list[StoredEdit])

    @property
    def raw(self) -> sqlite3.Connection:
        """The standard library's connection beneath, which is ten times as fast as SQLAlchemy's."""
        raw = self.connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection), "SQLAlchemy speaks to SQLite through the standard library"
        return raw

    def get(self, kind: type[E], key: str) -> E | None:
        """The thing with that id; an article comes without its text."""
        return next(iter(self.find(kind, id=key)), None)

    def find(self, kind: type[E], **values: str) -> list[E]:
        """The things whose columns have these values, in the order of creation."""
        where = " AND ".join(f'"{name}" = ?' for name in values) or "TRUE"
        return [from_columns(kind, columns) for _, columns in self._look(kind, where, values.values())]

    def among(self, kind: type[E], column: str, values: Iterable[str]) -> list[E]:
        """The things whose ``column`` has one of these values, in the order of creation; articles with their texts."""
        rows = self._look(kind, picked(f'"{column}"'), [json.dumps(list(values))])
        things = [from_columns(kind, columns) for _, columns in rows]
        return [replace(one, text=self.text_of(one)) if isinstance(one, Article) else one for one in things]

    def text_of(self, article: Article) -> str:
        """The article's text."""
        rows = table_of(ArticleTextRow)
        return self.connection.execute(select(rows.c.text).where(rows.c.sha256 == article.text_sha256)).scalar_one()

    def keep_document(self, sha256: str, data: bytes) -> None:
        """Keep an attachment's content under its SHA-256; content that no attachment needs any more stays for undo."""
        self._keep(DocumentRow, {"sha256": sha256, "data": data})

    def keeps_document(self, sha256: str) -> bool:
        """Whether the content with that SHA-256 is kept here."""
        rows = table_of(DocumentRow)
        return self.connection.execute(select(rows.c.sha256).where(rows.c.sha256 == sha256)).first() is not None

    def put(self, *entities: Entity) -> None:
        """Store each as it now is; what is there already with the same values is no edit."""
        for kind in KINDS:
            self._put_kind(kind, [e for e in entities if type(e) is kind])

    def remove(self, *entities: Entity) -> None:
        """Take each out; what refers to it must go first or in the same transaction."""
        for entity in entities:
            self._apply(NOUN_OF[type(entity)], entity.id, None)

    def restore(self, edit: StoredEdit, *, to_before: bool) -> None:
        """Write back one side of an earlier edit, to the same place in the order of creation."""
        self._apply(edit.noun, edit.entity_id, edit.before if to_before else edit.after, edit.ordinal)

    def _put_kind(self, kind: type[Entity], given: list[Entity]) -> None:
        if not given:
            return
        entities = {e.id: e for e in given}.values()
        noun, row_of = NOUN_OF[kind], ROW_OF[kind]
        rows_of = table_of(row_of)
        known = self._stored(kind, [e.id for e in entities])
        fresh: dict[str, dict[str, Any]] = {}
        for entity in entities:
            if isinstance(entity, Article) and entity.text:
                self.keep_text(entity)
            values = to_columns(entity)
            if entity.id not in known:
                fresh[entity.id] = values
            elif known[entity.id][1] != values:
                self._apply(noun, entity.id, values)
        rows = [row_of.checked(values) for values in fresh.values()]
        if len(rows) == 1:
            ordinals = dict.fromkeys(fresh, new_key(self.connection.execute(insert(rows_of), rows[0])))
        elif rows:
            self.connection.execute(insert(rows_of), rows)
            ordinals = {key: ordinal for key, (ordinal, _) in self._stored(kind, fresh).items()}
        else:
            return
        self.edits += [StoredEdit(noun, key, ordinals[key], None, values) for key, values in fresh.items()]

    def _stored(self, kind: type[Entity], ids: Iterable[str]) -> dict[str, tuple[int, dict[str, Any]]]:
        """By id: the ordinal and the columns, as they are now."""
        rows = self._look(kind, picked("id"), [json.dumps(list(ids))])
        return {columns["id"]: (ordinal, columns) for ordinal, columns in rows}

    def _look(self, kind: type[Entity], where: str, values: Iterable[str]) -> list[tuple[int, dict[str, Any]]]:
        """Ordinals and columns by one query, within this transaction."""
        names = columns_of(kind)
        selected = ", ".join(f'"{name}"' for name in ("ordinal", *names))
        query = f"SELECT {selected} FROM {table(kind)} WHERE {where} ORDER BY ordinal"
        found: list[tuple[int, dict[str, Any]]] = []
        for row in self.raw.execute(query, tuple(values)):
            columns = dict(zip(names, row[1:], strict=True))
            if "retired" in columns:
                columns["retired"] = bool(columns["retired"])
            found.append((row[0], columns))
        return found

    def _apply(self, noun: str, key: str, after: dict[str, Any] | None, ordinal: int | None = None) -> None:
        kind = KIND_OF[noun]
        rows = table_of(ROW_OF[kind])
        found = self._stored(kind, [key]).get(key)
        before = None if found is None else found[1]
        if before == after:
            return
        if after is None:
            self.connection.execute(delete(rows).where(rows.c.id == key))
        else:
            values = ROW_OF[kind].checked(after)
            if found is None:
                placed = self.connection.execute(insert(rows), {**values, "ordinal": ordinal})
                ordinal = new_key(placed)
            else:
                self.connection.execute(update(rows).where(rows.c.id == key).values(**values))
        place = found[0] if found is not None else ordinal
        assert place is not None, "a row that was there or was just inserted has its place"
        self.edits.append(StoredEdit(noun, key, place, before, after))

    def keep_text(self, article: Article) -> None:
        """Keep an article's text under its SHA-256."""
        values = {"sha256": article.text_sha256, "text": article.text, "characters": len(article.text)}
        self._keep(ArticleTextRow, values)

    def _keep(self, row_of: type[Row], values: dict[str, Any]) -> None:
        rows = table_of(row_of)
        held = self.connection.execute(select(rows.c.sha256).where(rows.c.sha256 == values["sha256"])).first()
        if held is None:
            self.connection.execute(insert(rows).values(**row_of.checked(values)))


class Writer:
    """The one connection that writes."""

    def __init__(self, path: Path, way: Way | None = None) -> None:
        self._path = path
        with plainly(path):
            self.connection = connect(path, way=way)
            self._patience = int(self.connection.execute("PRAGMA busy_timeout").fetchone()[0])
        self._engine = create_engine("sqlite://", creator=lambda: self.connection, poolclass=StaticPool)
        event.listen(self._engine, "begin", self._begin)

    @contextmanager
    def transaction(self) -> Generator[Transaction]:
        """All that is put and removed within lands on the disk together, or nothing does.

        Raises ClaimdeskError where the file cannot be written.
        """
        try:
            with self._engine.begin() as connection:
                tx = Transaction(connection)
                yield tx
                with plainly(self._path):
                    index.follow(self.connection, tx.edits)
        except DBAPIError as error:
            with plainly(self._path):
                raise error.orig or error from error

    def _begin(self, connection: Connection) -> None:
        """Wait for one's turn: SQLite looks ever more seldom, and would never meet the gaps of a busy writer."""
        until = time.monotonic() + self._patience / 1000
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            while not _began(connection, last=time.monotonic() >= until):
                time.sleep(random.uniform(0.001, 0.004))  # noqa: S311 - two who wait are not to keep step
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {self._patience}")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    def close(self) -> None:
        self._engine.dispose()
        self.connection.close()


def _began(connection: Connection, *, last: bool) -> bool:
    """Whether the transaction has begun; False while another process writes, which is an error the ``last`` time."""
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except DBAPIError as error:
        if last or getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def new_key(placed: CursorResult[Any]) -> int:
    """The integer key that SQLite gave to the row just inserted."""
    assert placed.lastrowid is not None, "an insert of one row has its key"
    return placed.lastrowid


def to_json(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)


def from_json(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    with readable(PART):
        found: object = json.loads(text)
        if not isinstance(found, dict):
            raise TypeError("an edit is no record")
        return found  # pyright: ignore[reportUnknownVariableType]
