"""The check of a library: what it finds and how it is told, and that it leaves every byte as it is."""

import sqlite3

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.health import StoppedError
from claimdesk.storage import migrations
from claimdesk.storage.checking import check
from claimdesk.storage.connections import connect
from claimdesk.storage.library import Library
from storage.rich import make_rich


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    return make_rich(tmp_path_factory.mktemp("rich"))


@pytest.fixture
def path(rich, tmp_path):
    copy = tmp_path / "a.claimdesk"
    copy.write_bytes(rich.read_bytes())
    return copy


def harm(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def found(path):
    """Part and line of each fault but those of the index, which follow from those of the rows."""
    return [(f.part, f.line) for f in check(path).faults if f.part != "index"]


def test_a_rich_library_is_sound_and_stays_as_it_is(path, tmp_path):
    before = path.read_bytes()
    health = check(path)
    assert health.sound
    assert health.faults == []
    assert (health.counts["claim"], health.counts["text"], health.counts["document"]) == (26, 4, 7)
    assert health.summary().startswith(f"The library {path} is sound. Looked at: reviewer 2")
    assert check(path, full=False).counts == {}
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_library_that_is_written_meanwhile_is_seen_at_one_moment(library, desk, busy):
    asked = []

    def write(_done):
        if not asked:
            desk.remove_claim(busy.two)
        asked.append(True)
        return True

    assert check(library.path, go_on=write).faults == []
    assert len(asked) > 1


def test_what_waits_in_the_log_is_checked_and_not_written_into_the_file(library, busy, tmp_path):
    folder = tmp_path / "killed"
    folder.mkdir()
    for file in library.path.parent.glob("library.claimdesk*"):
        (folder / file.name).write_bytes(file.read_bytes())
    before = {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}
    assert len(before) == 2
    assert check(folder / library.path.name).counts["claim"] == 3
    assert {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")} == before


@pytest.mark.parametrize(
    ("statement", "part", "words"),
    [
        ("UPDATE claim SET note = 'other' WHERE ordinal = 1", "rows", "its note differs from the history"),
        ("UPDATE verdict SET decided_at = 'noon' WHERE ordinal = 1", "rows", "decided_at"),
        ("UPDATE source SET title = CAST(title AS BLOB) WHERE ordinal = 1", "rows", "wrong kind"),
        ("UPDATE source SET title = CAST(x'ff41' AS TEXT) WHERE ordinal = 1", "rows", "damaged"),
        ("UPDATE rating SET retired = 7 WHERE ordinal = 1", "rows", "neither true nor false"),
        ("UPDATE claim SET kinds = '[\"dream\"]' WHERE ordinal = 1", "rows", "cannot be read"),
        ("UPDATE article SET ordinal = 99 WHERE ordinal = 1", "rows", "its ordinal differs"),
        ("DELETE FROM evidence WHERE ordinal = 1", "rows", "is missing, though"),
        ("DELETE FROM edit WHERE entity_id = (SELECT id FROM source LIMIT 1)", "rows", "does not stand in the history"),
        ("UPDATE step SET at = '2001-01-01T00:00:00Z' WHERE number = 2", "history", "is not as it was written"),
        ("UPDATE step SET kind = 'x' WHERE number = 2", "history", "Step 2 of the history cannot be read"),
        ("UPDATE edit SET noun = 'hat' WHERE id = 1", "history", "edits of something that cannot be told"),
        (
            "UPDATE edit SET before = replace(before, 'e', 'f') WHERE id = (SELECT max(id) FROM edit)",
            "history",
            "of its past",
        ),
        (
            "UPDATE edit SET claim_id = 'x' WHERE id = (SELECT max(id) FROM edit WHERE noun = 'verdict')",
            "history",
            "past",
        ),
        ("UPDATE article_text SET text = text || 'x' WHERE rowid = 2", "texts", "its SHA-256 differs"),
        ("UPDATE article_text SET characters = 1 WHERE rowid = 2", "texts", "not as long"),
        ("UPDATE highlight SET start = start + 1 WHERE ordinal = 1", "highlights", "not what stands at its place"),
        ("UPDATE document SET data = zeroblob(9) WHERE rowid = 1", "attachments", "yearbook-0.pdf"),
        ("UPDATE document SET data = CAST(data AS TEXT) WHERE rowid = 1", "attachments", "yearbook-0.pdf"),
        ("UPDATE attachment SET bytes = 1 WHERE ordinal = 1", "attachments", "not as long"),
        ("DELETE FROM document WHERE rowid = 1", "attachments", "has lost its document"),
        ("DELETE FROM reviewer WHERE ordinal = 1", "keys", "refers to a row of the reviewers that is not there"),
        ("DROP INDEX ix_step_state", "schema", "ix_step_state is missing"),
        ("CREATE TABLE guest (id)", "schema", "guest should not be there"),
        ("PRAGMA application_id = 7", "file", "application_id is 7"),
        ("PRAGMA user_version = 0", "file", "says that it is of the form 0"),
        ("PRAGMA user_version = 99", "file", "written by a newer one"),
    ],
)
def test_each_kind_of_fault_is_told_in_a_line(path, statement, part, words):
    harm(path, statement)
    lines = [line for of, line in found(path) if of == part and words in line]
    assert lines, found(path)
    assert all("\n" not in line and line.endswith((".", "?")) for line in lines)


def test_a_fault_names_what_is_hit(path):
    harm(path, "UPDATE claim SET statement = 'Rents  fell' WHERE ordinal = 6")
    (fault,) = [f for f in check(path).faults if f.part == "rows"]
    assert fault.line.startswith("Claim “Rents fell” is not what was last written: its statement differs")
    assert (fault.noun, len(fault.id)) == ("claim", 36)


def test_many_faults_are_not_all_told(path):
    harm(path, "UPDATE edit SET claim_id = 'x' WHERE claim_id IS NOT NULL", "UPDATE step SET name = 'x'")
    lines = [line for part, line in found(path) if part == "history"]
    assert len(lines) == 101
    assert lines[-1].startswith("And ")


@pytest.mark.parametrize(("size", "says"), [(0, "is empty"), (1, "cut off after 1 bytes"), (511, "after 511 bytes")])
def test_a_stump_is_a_fault(path, size, says):
    path.write_bytes(path.read_bytes()[:size])
    ((part, line),) = found(path)
    assert (part, says in line) == ("file", True)


@pytest.mark.parametrize("more", [-1, -4096, 3])
def test_a_wrong_length_is_a_fault(path, more):
    data = path.read_bytes()
    path.write_bytes(data[:more] if more < 0 else data + bytes(more))
    assert found(path)[0][0] == "file"


def test_a_damaged_page_is_named_by_what_lies_there(path):
    connection = connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'claim'").fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 + 7] ^= 1  # the count of bytes that lie idle in it
    path.write_bytes(data)
    assert any("among the claims" in line for _, line in found(path))


def test_a_file_that_is_no_database_is_a_fault(path):
    path.write_bytes(b"words, and enough of them to be a page" * 200)
    ((part, line),) = found(path)
    assert (part, "not a database" in line) == ("file", True)


def test_an_older_library_is_checked_as_it_would_be_today(path):
    harm(path, "ALTER TABLE step DROP COLUMN seal", f"PRAGMA user_version = {len(migrations.STEPS) - 1}")
    before = path.read_bytes()
    assert found(path) == []
    assert path.read_bytes() == before
    harm(path, "UPDATE claim SET note = 'other' WHERE ordinal = 1")
    assert any("its note differs" in line for _, line in found(path))


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(ClaimdeskError, match="There is no library"):
        check(tmp_path / "gone.claimdesk")
    with pytest.raises(ClaimdeskError, match="is a folder"):
        check(tmp_path)


@pytest.mark.parametrize("after", [0, 1, 8, 30])
def test_a_check_can_be_stopped(path, after):
    left = [after]

    def go_on(done):
        assert 0 <= done <= 1
        left[0] -= 1
        return left[0] >= 0

    with pytest.raises(StoppedError, match="stopped before it was done"):
        check(path, go_on=go_on)


def test_progress_goes_forward(path):
    seen = []
    check(path, go_on=lambda done: seen.append(done) or True)
    assert seen == sorted(seen)
    assert seen[-1] > 0.9


def test_an_old_library_made_step_by_step_is_sound(tmp_path, monkeypatch):
    path = tmp_path / "old.claimdesk"
    today = migrations.STEPS
    monkeypatch.setattr(migrations, "STEPS", today[:2])
    Library(path).close()
    monkeypatch.setattr(migrations, "STEPS", today)
    assert check(path).faults == []
    Library(path).close()
    assert check(path).faults == []
