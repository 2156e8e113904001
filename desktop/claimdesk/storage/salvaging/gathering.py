"""Rows read one by one around what cannot be read: from both ends towards the damage, and then into it by halves."""

import sqlite3
from collections.abc import Iterator

from claimdesk.storage.picking import Rows

_WIDEST = 200_000
"""Row numbers within damage that are tried one by one at the most."""


class Gathering:
    """Reads tables; ``unread`` holds, by table, the stretches of row numbers in which something may have been."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.unread: dict[str, list[tuple[int, int]]] = {}

    def is_unread(self, table: str, row: int) -> bool:
        """Whether a row of that number may have been there and could not be read."""
        return any(low <= row <= high for low, high in self.unread.get(table, ()))

    def rows(self, table: str, columns: str, top: int = 0) -> Iterator[Rows]:
        """The rows of a table that can be read, each behind its row number, in no certain order.

        ``top`` is the highest number known from elsewhere.
        """
        gaps = [(1, max(_highest(self._connection, table), top, 1))]
        tries = 2 * _WIDEST
        while gaps:
            low, high = gaps.pop()
            tries -= 1
            reader = _Reader(self._connection, table, columns)
            yield from reader.read(low, high, "ASC")
            if not reader.broken:
                continue
            low = reader.last + 1 if reader.last is not None else low
            reader = _Reader(self._connection, table, columns)
            yield from reader.read(low, high, "DESC")
            high = reader.last - 1 if reader.last is not None else high
            if low < high and tries > 0:
                middle = (low + high) // 2
                gaps += [(low, middle), (middle + 1, high)]
            elif low <= high:
                self.unread.setdefault(table, []).append((low, high))


class _Reader:
    def __init__(self, connection: sqlite3.Connection, table: str, columns: str) -> None:
        self._connection = connection
        self._query = f"SELECT rowid, {columns} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        self.last: int | None = None
        self.broken = False

    def read(self, low: int, high: int, order: str) -> Iterator[Rows]:
        try:
            for row in self._connection.execute(f"{self._query} {order}", [low, high]):
                self.last = row[0]
                yield row
        except (sqlite3.DatabaseError, OverflowError, MemoryError, UnicodeDecodeError):
            self.broken = True


def _highest(connection: sqlite3.Connection, table: str) -> int:
    try:
        found = connection.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return 0
    return found if isinstance(found, int) and 0 < found < 1 << 40 else 0
