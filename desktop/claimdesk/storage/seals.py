"""A digest beside each step: of what happened when, and by whom, there is no second copy in the library.

Everything else has one: a row's values stand in the history too, and texts and documents lie under their SHA-256.
"""

import json
import sqlite3
from hashlib import sha256

SEALED = ("number", "name", "kind", "merge_key", "reviewer_id", "reviewer_name", "at")
"""The columns of a step that the seal covers; whether it is undone changes, and stands in an index as well."""


def seal(*values: object) -> str:
    """The seal of a step's values, in the order of ``SEALED``: half of a SHA-256, as 32 hexadecimal digits."""
    return sha256(json.dumps(values).encode()).hexdigest()[:32]


def seal_steps(connection: sqlite3.Connection, where: str = "TRUE", *values: object) -> None:
    """Seal the steps for which ``where`` holds as they now are, within the transaction that is open."""
    rows = connection.execute(f"SELECT {', '.join(SEALED)} FROM step WHERE {where}", values).fetchall()
    connection.executemany("UPDATE step SET seal = ? WHERE number = ?", [(seal(*row), row[0]) for row in rows])
