"""Transactions: all or nothing, on the disk when they end, and never over another's head."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Article, Attachment, Claim, Evidence, Highlight, Rating, Reviewer
from claimdesk.domain.text import Span, sha256
from claimdesk.storage import connections
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set
from claimdesk.storage.writing import Writer, from_json, table_of

DESKTOP = Path(__file__).parents[2] / "desktop"


@pytest.fixture
def hasty(monkeypatch):
    """Waits 20 ms for a lock instead of five seconds."""
    safe = tuple("busy_timeout = 20" if "busy" in pragma else pragma for pragma in connections._SAFE)
    monkeypatch.setattr(connections, "_SAFE", safe)


def everything(library):
    return annotation_set(library.read, documents=True)


# All or nothing


def test_what_breaks_within_leaves_no_trace_and_the_desk_is_usable(desk, article):
    before, steps = everything(desk.library), desk.history.past()

    def break_off():
        with desk.together("Break off") as tx:
            desk.mark_claim(article.id, Span(0, 11))
            tx.put(Claim(statement="never"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert everything(desk.library) == before
    assert desk.history.past() == steps
    desk.mark_claim(article.id, Span(0, 11))
    assert len(desk.library.read.claims()) == 1


def test_what_refers_to_nothing_is_refused_at_the_end(desk, article):
    before = everything(desk.library)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), desk.together("Refer to nothing") as tx:
        tx.put(Evidence(claim_id="none", source_id="none"))
    assert everything(desk.library) == before
    desk.mark_claim(article.id, Span(0, 11))


def test_the_order_within_a_transaction_does_not_matter_to_references(library):
    highlight = Highlight(claim_id="c", article_id="a", start=0, end=1, quote="w")
    with library.transaction() as tx:
        tx.put(highlight)
        tx.put(Claim(statement="x", id="c"), Article(title="t", text="words", text_sha256=sha256("words"), id="a"))
    assert library.read.found(Highlight) == [highlight]


def test_a_full_disk_is_told_in_one_sentence_and_nothing_is_lost(desk, article):
    desk.mark_claim(article.id, Span(0, 11))
    before = everything(desk.library)
    connection = desk.library._writer.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ClaimdeskError, match=r"^The disk is full, so .* what was saved before is safe\.$"):
        desk.edit_claim(before.claims[0].id, note="x" * 100_000)
    assert everything(desk.library) == before
    connection.execute("PRAGMA max_page_count = 1000000")
    desk.edit_claim(before.claims[0].id, note="x" * 100_000)
    assert everything(desk.library) != before


def test_an_error_of_the_file_system_within_a_step_is_not_laid_to_the_library(desk):
    with pytest.raises(FileNotFoundError), desk.together("Read a file"):
        Path("/no/such/file").read_bytes()


@pytest.mark.parametrize(
    "wrong",
    [
        Claim(statement="half \ud83d a letter"),
        Claim(statement="NUL\0"),
        Claim(statement="x", claimed_on="yesterday"),
        Claim(statement="x", status="lost"),  # type: ignore[arg-type]
        Claim(statement="x", created_at="2026-11-22"),
        Claim(statement="x", created_at="٢٠٢٦-11-22T10:00:00Z"),
        Rating(scale_id="s", label="x", colour="red"),
        Attachment(source_id="s", file_name="f", media_type="m", bytes=1, sha256="abc"),
        Highlight(claim_id="c", article_id="a", start=-1, end=1, quote="w"),
        Highlight(claim_id="c", article_id="a", start=0, end=1, quote=""),
    ],
)
def test_rows_are_validated_before_they_are_written(library, wrong):
    with pytest.raises(ValidationError), library.transaction() as tx:
        tx.put(wrong)
    assert library.read.claims() == []


# What an edit is


def test_storing_what_is_there_already_is_no_edit(library):
    claim = Claim(statement="x", tags=("a",))
    with library.transaction() as tx:
        tx.put(claim)
    with library.transaction() as tx:
        tx.put(claim)
        tx.remove(Claim(statement="never there"))
        assert tx.edits == []


def test_of_one_thing_given_twice_the_last_form_stands(library):
    claim = Claim(statement="first")
    with library.transaction() as tx:
        tx.put(claim, replace(claim, statement="second"))
    with library.transaction() as tx:
        tx.put(replace(claim, statement="third"), replace(claim, statement="second"))
        assert tx.edits == []
    assert [c.statement for c in library.read.claims()] == ["second"]


def test_many_things_are_stored_in_the_order_given(library):
    claims = [Claim(statement=f"claim {n}") for n in range(1200)]
    with library.transaction() as tx:
        tx.put(*claims)
    assert library.read.found(Claim) == claims
    with library.transaction() as tx:
        tx.put(*claims)
        assert tx.edits == []


def test_the_same_text_or_document_is_kept_once(library):
    articles = [Article(title=t, text="words", text_sha256=sha256("words")) for t in "ab"]
    with library.transaction() as tx:
        tx.put(*articles)
        tx.keep_document("0" * 64, b"data")
        tx.keep_document("0" * 64, b"data")
    assert library.read.rows("SELECT count(*) FROM article_text") == [(1,)]
    assert library.read.document("0" * 64) == b"data"
    assert library.read.document("1" * 64) is None


def test_a_history_that_is_no_record_is_named_damaged():
    assert from_json(None) is None
    assert from_json('{"a": 1}') == {"a": 1}
    with pytest.raises(ClaimdeskError, match="part of the history in the library is damaged"):
        from_json("[]")


# Several at once


def test_two_openings_of_one_library_lose_nothing(desk, desk_of, article):
    other = desk_of("Ben")
    for at in range(5):
        desk.mark_claim(article.id, Span(at * 4, at * 4 + 4))
        other.mark_claim(article.id, Span(at * 4, at * 4 + 4))
    assert len(desk.library.read.claims()) == len(other.library.read.claims()) == 10


def test_fields_that_two_reviewers_edit_are_both_kept(desk, desk_of, article):
    other, claim = desk_of("Ben"), desk.mark_claim(article.id, Span(0, 11)).claim_id
    desk.edit_claim(claim, note="mine")
    other.edit_claim(claim, claimant="the mayor")
    found = desk.library.read.card(claim).claim
    assert (found.note, found.claimant) == ("mine", "the mayor")


def test_only_what_others_commit_is_a_change_from_elsewhere(desk, desk_of, article):
    other, read = desk_of("Ben"), desk.library.read
    assert not read.changed_elsewhere()
    desk.mark_claim(article.id, Span(0, 11))
    assert not read.changed_elsewhere()
    assert other.library.read.changed_elsewhere()
    assert not other.library.read.changed_elsewhere()
    other.mark_claim(article.id, Span(4, 11))
    assert not other.library.read.changed_elsewhere()
    assert read.changed_elsewhere()
    assert not read.changed_elsewhere()


def test_a_commit_of_others_is_not_hidden_by_one_s_own(desk, desk_of, article):
    other = desk_of("Ben")
    desk.mark_claim(article.id, Span(0, 11))
    other.mark_claim(article.id, Span(4, 11))  # the first write of all comes after another's commit
    assert other.library.read.changed_elsewhere()
    desk.mark_claim(article.id, Span(0, 3))
    other.mark_claim(article.id, Span(0, 7))
    assert other.library.read.changed_elsewhere()
    assert desk.library.read.changed_elsewhere()


@pytest.mark.usefixtures("hasty")
def test_a_locked_library_is_told_in_one_sentence_and_free_again_later(tmp_path, reviewer):
    library = Library(tmp_path / "a.claimdesk")
    blocker = sqlite3.connect(library.path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        with pytest.raises(ClaimdeskError, match=r"^Another program .*; please try again\.$"), library.transaction():
            pass
    assert library.read.articles() == []
    blocker.execute("ROLLBACK")
    blocker.close()
    with library.transaction() as tx:
        tx.put(reviewer)
    assert library.read.found(Reviewer) == [reviewer]
    library.close()


def test_two_processes_write_into_one_library(desk, article):
    code = f"""
from pathlib import Path
from claimdesk.domain.model import Reviewer
from claimdesk.domain.text import Span
from claimdesk.services.desk import Desk
from claimdesk.storage.library import Library
library = Library(Path({str(desk.library.path)!r}))
desk = Desk(library, Reviewer(name="Ben"))
for at in range(30):
    desk.mark_claim({article.id!r}, Span(at, at + 8))
library.close()
"""
    other = subprocess.Popen([sys.executable, "-c", code], cwd=DESKTOP)
    for at in range(30):
        desk.mark_claim(article.id, Span(at, at + 8))
    assert other.wait(60) == 0
    assert len(desk.library.read.claims()) == 60
    assert [step.number for step in desk.history.past()] == list(range(1, 62))
    assert desk.library.read.changed_elsewhere()


def test_a_library_that_went_away_cannot_be_written(tmp_path, reviewer):
    library = Library(tmp_path / "a.claimdesk")
    library.path.rename(tmp_path / "b.claimdesk")
    with pytest.raises(ClaimdeskError, match="moved, removed or replaced"), library.transaction() as tx:
        tx.put(reviewer)
    library.close()


def test_an_error_that_is_not_sqlite_s_passes_as_it_is(library):
    with pytest.raises(Exception, match="not supported") as caught, library.transaction() as tx:
        tx.connection.exec_driver_sql("SELECT ?", (object(),))
    assert not isinstance(caught.value, ClaimdeskError)


def test_a_writer_closes_its_connection(library):
    writer = Writer(library.path)
    writer.close()
    with pytest.raises(sqlite3.ProgrammingError):
        writer.connection.execute("SELECT 1")


def test_every_row_class_has_its_table():
    from claimdesk.storage.tables import ROW_OF

    assert all(table_of(row).name == row.__tablename__ for row in ROW_OF.values())
