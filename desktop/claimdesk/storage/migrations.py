"""The schema's history: numbered steps, taken in one transaction with their number; an old file is kept first.

The steps speak SQL by themselves, so that a library opens before SQLModel is loaded; a test holds the result against
the tables that SQLModel describes.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.phrases import Phrase
from claimdesk.storage.damage import damaged

APPLICATION_ID = 0x434C4D44
"""``CLMD`` in the file's header, so that a library is known from any other SQLite file."""

_FIRST_SCHEMA = """
CREATE TABLE article_text (
    sha256 VARCHAR NOT NULL PRIMARY KEY,
    text VARCHAR NOT NULL,
    characters INTEGER NOT NULL
);
CREATE TABLE document (
    sha256 VARCHAR NOT NULL PRIMARY KEY,
    data BLOB NOT NULL
);
CREATE TABLE reviewer (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    name VARCHAR NOT NULL,
    organisation VARCHAR
);
CREATE TABLE scale (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    name VARCHAR NOT NULL,
    origin VARCHAR NOT NULL
);
CREATE TABLE rating (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    scale_id VARCHAR NOT NULL REFERENCES scale (id),
    label VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    value VARCHAR,
    colour VARCHAR,
    retired BOOLEAN NOT NULL
);
CREATE INDEX ix_rating_scale_id ON rating (scale_id);
CREATE TABLE article (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    title VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL REFERENCES article_text (sha256),
    url VARCHAR,
    author VARCHAR,
    publisher VARCHAR,
    published_on VARCHAR,
    language VARCHAR,
    added_at VARCHAR NOT NULL
);
CREATE INDEX ix_article_text_sha256 ON article (text_sha256);
CREATE INDEX ix_article_added_at ON article (added_at);
CREATE TABLE claim (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    statement VARCHAR NOT NULL,
    claimant VARCHAR,
    claimed_on VARCHAR,
    kinds VARCHAR NOT NULL,
    tags VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    created_at VARCHAR NOT NULL,
    created_by VARCHAR REFERENCES reviewer (id)
);
CREATE INDEX ix_claim_created_by ON claim (created_by);
CREATE TABLE highlight (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    claim_id VARCHAR NOT NULL REFERENCES claim (id),
    article_id VARCHAR NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    prefix VARCHAR NOT NULL,
    suffix VARCHAR NOT NULL
);
CREATE INDEX ix_highlight_claim_id ON highlight (claim_id);
CREATE INDEX ix_highlight_article_id ON highlight (article_id, claim_id);
CREATE TABLE verdict (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    claim_id VARCHAR NOT NULL REFERENCES claim (id),
    reviewer_id VARCHAR NOT NULL REFERENCES reviewer (id),
    label VARCHAR NOT NULL,
    scale_id VARCHAR REFERENCES scale (id),
    rating_id VARCHAR REFERENCES rating (id),
    explanation VARCHAR NOT NULL,
    decided_at VARCHAR NOT NULL
);
CREATE INDEX ix_verdict_claim_id ON verdict (claim_id, decided_at);
CREATE INDEX ix_verdict_reviewer_id ON verdict (reviewer_id);
CREATE INDEX ix_verdict_scale_id ON verdict (scale_id);
CREATE INDEX ix_verdict_rating_id ON verdict (rating_id);
CREATE TABLE source (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    title VARCHAR NOT NULL,
    url VARCHAR,
    publisher VARCHAR,
    author VARCHAR,
    published_on VARCHAR,
    accessed_on VARCHAR,
    archive_url VARCHAR,
    kind VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);
CREATE TABLE evidence (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    claim_id VARCHAR NOT NULL REFERENCES claim (id),
    source_id VARCHAR NOT NULL REFERENCES source (id),
    stance VARCHAR NOT NULL,
    excerpt VARCHAR NOT NULL,
    locator VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);
CREATE INDEX ix_evidence_claim_id ON evidence (claim_id);
CREATE INDEX ix_evidence_source_id ON evidence (source_id);
CREATE TABLE attachment (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    source_id VARCHAR NOT NULL REFERENCES source (id),
    file_name VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL
);
CREATE INDEX ix_attachment_source_id ON attachment (source_id);
CREATE TABLE conflict (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    noun VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    incoming VARCHAR NOT NULL,
    found_at VARCHAR NOT NULL
);
CREATE TABLE step (
    number INTEGER NOT NULL PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    merge_key VARCHAR,
    reviewer_id VARCHAR,
    reviewer_name VARCHAR NOT NULL,
    at VARCHAR NOT NULL
);
CREATE INDEX ix_step_state ON step (state, number);
CREATE TABLE edit (
    id INTEGER NOT NULL PRIMARY KEY,
    step_number INTEGER NOT NULL REFERENCES step (number),
    noun VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    claim_id VARCHAR,
    ordinal INTEGER NOT NULL,
    before VARCHAR,
    after VARCHAR
);
CREATE INDEX ix_edit_step_number ON edit (step_number);
CREATE INDEX ix_edit_entity_id ON edit (entity_id, id);
CREATE INDEX ix_edit_claim_id ON edit (claim_id, id);
"""


def _first_schema(connection: sqlite3.Connection) -> None:
    for statement in _FIRST_SCHEMA.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _full_text_index(connection: sqlite3.Connection) -> None:
    from claimdesk.storage import index

    index.make(connection)


LONG = 2_000
"""Code points from which on a highlight is long; the schema has this number, so it never changes."""


def _index_of_places(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX ix_highlight_article_id")
    connection.execute("CREATE INDEX ix_highlight_claim ON highlight (article_id, claim_id, start)")
    connection.execute("CREATE INDEX ix_highlight_start ON highlight (article_id, start)")
    connection.execute(f'CREATE INDEX ix_highlight_long ON highlight (article_id) WHERE "end" - start > {LONG}')


def _sealed_steps(connection: sqlite3.Connection) -> None:
    from claimdesk.storage.seals import seal_steps

    connection.execute("ALTER TABLE step ADD COLUMN seal VARCHAR")
    seal_steps(connection)


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _first_schema,
    _full_text_index,
    _index_of_places,
    _sealed_steps,
)


def version(connection: sqlite3.Connection) -> int:
    """The number of the last step that the file has taken; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ClaimdeskError for a file that another program made or a newer Claimdesk wrote; nothing is changed.

    Raises DamagedError where it is a library but for its header, or has triggers or views, which nobody of ours makes:
    a trigger would be run by each write.
    """
    if _is_empty(connection):
        return
    at, foreign = version(connection), int(connection.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID
    if (foreign or at == 0) and _has_our_tables(connection):
        raise damaged(path, Phrase("its header says that it is none"))
    if foreign:
        raise ClaimdeskError(
            "{path} is a database of another program, not a Claimdesk library; nothing was changed.", path=path
        )
    if at > len(STEPS):
        raise ClaimdeskError(
            "The library {path} was written by a newer version of Claimdesk (schema {at}, this one knows "
            "{known}); it was left as it is, so please update Claimdesk to open it.",
            path=path,
            at=at,
            known=len(STEPS),
        )
    if strange := connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchone():
        raise damaged(
            path,
            Phrase(
                "“{name}” is in it, which Claimdesk never makes and which could change what is saved",
                name=strange[0][:60],
            ),
        )


def upgrade(connection: sqlite3.Connection, path: Path, keep: Callable[[int], None] | None = None) -> None:
    """Bring the file to the newest schema, in one transaction; ``keep`` is called before with an old file's schema.

    Raises ClaimdeskError, with nothing changed, for a file that a newer Claimdesk wrote or that another program made.
    """
    check(connection, path)
    at = version(connection)
    if at == len(STEPS):
        return
    if at and keep is not None:
        keep(at)
    connection.execute("BEGIN IMMEDIATE")
    try:
        check(connection, path)  # another process may have been faster
        for number, step in enumerate(STEPS[version(connection) :], start=version(connection) + 1):
            step(connection)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("ROLLBACK")
        raise


def _has_our_tables(connection: sqlite3.Connection) -> bool:
    ours = "name IN ('article_text', 'highlight', 'verdict', 'edit')"
    return bool(connection.execute(f"SELECT count(*) = 4 FROM sqlite_schema WHERE {ours}").fetchone()[0])


def _is_empty(connection: sqlite3.Connection) -> bool:
    return version(connection) == 0 and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
