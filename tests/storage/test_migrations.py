"""The schema's history: it ends where the tables are, keeps a copy of what was, and stops without a trace."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Reviewer
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage import migrations
from claimdesk.storage.library import Library
from claimdesk.storage.places import marks_between
from claimdesk.storage.tables import ROW_OF


def is_ours(name, kind, parents):
    """The tables of the full-text index are SQLite's own, and SQLModel knows nothing of them."""
    return kind != "table" or not name.startswith("search_")


def test_the_steps_end_in_the_schema_that_the_tables_describe(library):
    assert {row.__tablename__ for row in ROW_OF.values()} < set(SQLModel.metadata.tables)
    engine = create_engine(f"sqlite:///{library.path}")
    with engine.connect() as connection:
        opts = {"compare_type": True, "compare_server_default": True, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_comparison_would_see_a_difference(library):
    with sqlite3.connect(library.path) as connection:
        connection.execute("DROP INDEX ix_step_state")
        connection.execute("ALTER TABLE claim ADD COLUMN mood VARCHAR")
    connection.close()
    engine = create_engine(f"sqlite:///{library.path}")
    with engine.connect() as connection:
        found = compare_metadata(
            MigrationContext.configure(connection, opts={"include_name": is_ours}), SQLModel.metadata
        )
    engine.dispose()
    assert {difference[0] for difference in found} == {"add_index", "remove_column"}


def test_the_checks_of_sqlite_find_nothing(library):
    assert library.read.rows("PRAGMA integrity_check") == [("ok",)]
    assert library.read.rows("PRAGMA foreign_key_check") == []


@pytest.fixture
def old(tmp_path):
    """A library of today, which the steps of tomorrow will find old."""
    library = Library(tmp_path / "a.claimdesk")
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="kept", text="words"))
    library.close()
    return library.path


def add_mood(connection):
    connection.execute("ALTER TABLE claim ADD COLUMN mood VARCHAR")


def columns(path):
    connection = sqlite3.connect(path)
    names = [row[1] for row in connection.execute("PRAGMA table_info(claim)")]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    titles = [row[0] for row in connection.execute("SELECT title FROM article")]
    connection.close()
    return "mood" in names, version, titles


def test_an_old_library_is_brought_up_and_a_copy_kept(old, monkeypatch):
    today = len(migrations.STEPS)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_mood))
    library = Library(old)
    assert library.schema == today + 1
    library.close()
    assert columns(old) == (True, today + 1, ["kept"])
    assert columns(old.with_name(f"a.claimdesk.schema-{today}.bak")) == (False, today, ["kept"])


def test_a_step_that_fails_half_way_leaves_the_old_library(old, monkeypatch):
    today = len(migrations.STEPS)

    def fail_after_half(connection):
        add_mood(connection)
        raise RuntimeError("half way")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, fail_after_half))
    before = old.read_bytes()
    with pytest.raises(RuntimeError, match="half way"):
        Library(old)
    assert columns(old) == (False, today, ["kept"])
    assert old.read_bytes() == before
    monkeypatch.undo()
    Library(old).close()


def test_a_step_that_another_process_has_taken_is_not_taken_twice(old, monkeypatch):
    today = len(migrations.STEPS)

    def be_overtaken(path, schema):
        assert (path, schema) == (old, today)
        other = sqlite3.connect(path, isolation_level=None)
        add_mood(other)
        other.execute(f"PRAGMA user_version = {today + 1}")
        other.close()

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_mood))
    Library(old, be_overtaken).close()
    assert columns(old) == (True, today + 1, ["kept"])


def test_a_library_of_schema_2_gets_the_indexes_of_places_and_keeps_all(tmp_path):
    path = tmp_path / "a.claimdesk"
    path.write_bytes((Path(__file__).parent / "schemas" / "2.claimdesk").read_bytes())
    with sqlite3.connect(path) as old:
        marked = dict(old.execute("SELECT id, article_id FROM highlight"))
    old.close()
    library = Library(path)
    try:
        names = {row[0] for row in library.read.rows("SELECT name FROM sqlite_schema WHERE tbl_name = 'highlight'")}
        assert {"ix_highlight_start", "ix_highlight_long", "ix_highlight_claim"} < names
        assert "ix_highlight_article_id" not in names
        found = [
            mark.highlight_id for each in set(marked.values()) for mark in marks_between(library.read, each, 0, 10**6)
        ]
        assert sorted(found) == sorted(marked)
        assert library.read.rows("PRAGMA integrity_check") == [("ok",)]
    finally:
        library.close()


def test_a_newer_version_may_be_faster_too(old, monkeypatch):
    today = len(migrations.STEPS)

    def be_overtaken(path, schema):
        other = sqlite3.connect(path, isolation_level=None)
        other.execute(f"PRAGMA user_version = {today + 2}")
        other.close()

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_mood))
    with pytest.raises(ClaimdeskError, match="newer version"):
        Library(old, be_overtaken)
    assert columns(old) == (False, today + 2, ["kept"])


def test_without_a_copy_no_step_is_taken(old, monkeypatch):
    def full(path, schema):
        raise ClaimdeskError("There is no room.")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_mood))
    with pytest.raises(ClaimdeskError, match="no room"):
        Library(old, full)
    assert columns(old) == (False, len(migrations.STEPS) - 1, ["kept"])
