"""Opening a library: what is none stays as it is, byte for byte, and the reviewer is told in one sentence."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from claimdesk.domain.errors import ClaimdeskError, DamagedError, NotSavedError
from claimdesk.domain.model import Claim, Reviewer
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage import connections, migrations
from claimdesk.storage.checking import check
from claimdesk.storage.connections import connect
from claimdesk.storage.library import Library
from claimdesk.storage.restoring import restore
from claimdesk.storage.salvaging import salvage

DESKTOP = Path(__file__).parents[2] / "desktop"


def refusal(path: Path) -> str:
    with pytest.raises(ClaimdeskError) as caught:
        Library(path)
    return str(caught.value)


def database(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path


def test_a_library_that_does_not_exist_is_made_whole(tmp_path):
    library = Library(tmp_path / "new.claimdesk")
    assert library.made
    assert library.schema == len(migrations.STEPS)
    library.close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.claimdesk"]


def test_opening_again_makes_nothing_new(tmp_path):
    Library(tmp_path / "a.claimdesk").close()
    library = Library(tmp_path / "a.claimdesk")
    assert not library.made
    library.close()


@pytest.mark.parametrize("name", ["ü 👩 شش.claimdesk", "50% off?#1.claimdesk", "a&mode=ro.claimdesk"])
def test_any_file_name_will_do(tmp_path, name):
    library = Library(tmp_path / name)
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="t", text="words"))
    library.close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_relative_path_stays_the_file_it_was(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    library = Library(Path("a.claimdesk"))
    assert library.path == tmp_path / "a.claimdesk"
    library.close()


# What is refused


def test_a_missing_folder_is_named(tmp_path):
    assert refusal(tmp_path / "gone" / "a.claimdesk").startswith(f"The folder {tmp_path / 'gone'} does not exist")
    assert not (tmp_path / "gone").exists()


def test_a_folder_is_no_library(tmp_path):
    assert refusal(tmp_path).endswith("is a folder, not a library file.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_could_be_read_for_ever_is_no_library(tmp_path):
    os.mkfifo(tmp_path / "a.claimdesk")
    for path in (tmp_path / "a.claimdesk", Path("/dev/zero")):
        assert "is no ordinary file" in refusal(path)
        with pytest.raises(ClaimdeskError, match="is no ordinary file"):
            check(path)
        with pytest.raises(ClaimdeskError, match="is no ordinary file"):
            restore(tmp_path / "b.claimdesk", path, Path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"x", "is not a Claimdesk library"),
        (b"\0" * 511, "is not a Claimdesk library"),
        (b"Just some notes.\n" * 1000, "is not a Claimdesk library"),
        (b"SQLite format 3\0" + b"x" * 2000, "is not a Claimdesk library"),
    ],
    ids=["empty", "one byte", "zeros", "text", "a header and no more"],
)
def test_a_file_of_another_kind_stays_as_it_is(tmp_path, content, says):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert says in refusal(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("version", [0, 1, 77])
def test_another_program_s_database_stays_as_it_is(tmp_path, version):
    path = database(tmp_path / "places.sqlite", "CREATE TABLE place (id)", f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    assert refusal(path) == f"{path} is a database of another program, not a Claimdesk library; nothing was changed."
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_newer_library_stays_as_it_is(tmp_path, journal):
    path = tmp_path / "a.claimdesk"
    Library(path).close()
    database(path, f"PRAGMA journal_mode = {journal}", f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    before = path.read_bytes()
    assert "newer version of Claimdesk" in refusal(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def sound(tmp_path):
    """The path and the bytes of a small library that is in good order."""
    path = tmp_path / "a.claimdesk"
    with_text(Library(path)).close()
    return path, path.read_bytes()


def test_where_nothing_may_be_written_it_is_read_and_the_reviewer_is_told_why():
    """As a user of small rights, for the superuser may write anywhere."""
    if not hasattr(os, "seteuid"):
        pytest.skip("rights are another matter on this system")
    was = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "a.claimdesk"
        Library(path).close()
        path.chmod(0o444)
        folder.chmod(0o555)
        if was == 0:
            os.seteuid(65534)
        try:
            library = Library(path)
            assert str(library.way.barred) == f"you may not write to its folder {folder}"
            assert library.read.articles() == []
            with pytest.raises(NotSavedError, match="can only be read: you may not write to its folder"):
                Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="t", text="words"))
            library.close()
            said = refusal(folder / "new.claimdesk")
        finally:
            os.seteuid(was)
            folder.chmod(0o755)
        assert "permission is missing or its folder is read-only" in said
        assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda _: b"", "the file is empty"),
        (lambda data: data[:1], "it was cut off after 1 bytes"),
        (lambda data: data[:100], "it was cut off after 100 bytes"),
        (lambda data: data[: len(data) // 2], "a part of it cannot be read"),
        (lambda data: data[:-1], "it was cut off, and has "),
        (lambda data: b"X" + data[1:], "its beginning is not that of a library any more"),
        (lambda data: bytes(4096) + data[4096:], "its beginning is not that of a library any more"),
        (lambda data: data[:100] + b"\xff" * 3996 + data[4096:], "a part of it cannot be read"),
        (lambda data: data[:71] + b"X" + data[72:], "its header says that it is none"),
        (lambda data: data[:60] + bytes(4) + data[64:], "its header says that it is none"),
        (lambda data: data[:63] + b"\2" + data[64:], "a part of it cannot be read"),
    ],
    ids=["empty", "1", "100", "half", "size-1", "magic", "zeros", "page 1", "application id", "no version", "older"],
)
def test_a_damaged_library_is_refused_and_stays_as_it_is(sound, harm, says):
    path, data = sound
    path.write_bytes(harm(data))
    with pytest.raises(DamagedError) as caught:
        Library(path)
    assert f"The library {path} is damaged: {says}" in str(caught.value)
    assert "claimdesk check" in str(caught.value)
    assert "claimdesk restore" in str(caught.value)
    assert path.read_bytes() == harm(data)


def test_what_waits_beside_a_damaged_library_is_not_written_into_it(sound, tmp_path):
    path, _ = sound
    library = Library(path)
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="second", text="more words"))
    log = path.with_name(f"{path.name}-wal")
    kept, waiting = path.read_bytes(), log.read_bytes()
    library.close()
    path.write_bytes(kept[:71] + b"X" + kept[72:])
    log.write_bytes(waiting.replace(b"CLMD", b"CLMX"))
    before = path.read_bytes()
    with pytest.raises(ClaimdeskError):
        Library(path)
    assert path.read_bytes() == before


def test_a_row_that_nobody_can_have_written_is_named_damage(library, desk, article):
    connection = connect(library.path)
    desk.mark_claim(article.id, Span(0, 11))
    connection.execute("UPDATE claim SET status = 'dreaming'")
    connection.execute("UPDATE step SET kind = 'dance'")
    connection.execute("UPDATE edit SET noun = 'hat'")
    connection.close()
    with pytest.raises(DamagedError, match="A claim in the library is damaged"):
        library.read.found(Claim)
    with pytest.raises(DamagedError, match="history in the library is damaged"):
        desk.history.past()
    connection = connect(library.path)
    connection.execute("UPDATE step SET kind = 'do'")
    connection.close()
    with pytest.raises(DamagedError, match="history in the library is damaged"):
        desk.history.past()
    connection = connect(library.path)
    connection.execute("UPDATE edit SET noun = 'claim', before = '[]'")
    connection.close()
    with pytest.raises(DamagedError, match="history in the library is damaged"):
        desk.undo()


@pytest.mark.parametrize("failing", ["upgrade", "settle"])
def test_a_library_that_cannot_be_made_leaves_no_part_behind(tmp_path, monkeypatch, failing):
    def fail(*_):
        raise OSError(28, "No space left on device")

    if failing == "upgrade":
        monkeypatch.setattr(migrations, "STEPS", (fail,))
    else:
        monkeypatch.setattr(connections, "_settle", fail)
    assert refusal(tmp_path / "a.claimdesk").startswith("The disk is full")
    assert list(tmp_path.iterdir()) == []


def test_two_who_make_the_same_library_share_the_first(tmp_path, monkeypatch):
    path = tmp_path / "a.claimdesk"
    settle = connections._settle

    def be_late(part, whole):
        monkeypatch.setattr(connections, "_settle", settle)
        with_text(Library(path)).close()
        settle(part, whole)

    monkeypatch.setattr(connections, "_settle", be_late)
    late = Library(path)
    assert [a.title for a in late.read.articles()] == ["first"]
    late.close()
    assert list(tmp_path.iterdir()) == [path]


def with_text(library: Library) -> Library:
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="first", text="words"))
    return library


def test_a_file_system_without_hard_links_will_do(tmp_path, monkeypatch):
    def no_links(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = tmp_path / "a.claimdesk"
    with_text(Library(path)).close()
    assert list(tmp_path.iterdir()) == [path]

    with connections.plainly(path):
        connections.make(path)  # somebody else was faster
    library = Library(path)
    assert [a.title for a in library.read.articles()] == ["first"]
    library.close()


# How it is opened


def test_the_pragmas_that_keep_a_library_safe_are_really_set(library):
    with library.transaction():
        pass
    writing = library._writer.connection
    reading = library.read._connection
    asked = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check", "busy_timeout")
    assert [writing.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == ["wal", 2, 1, 0, 1, 5000]
    assert reading.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert reading.execute("PRAGMA query_only").fetchone() == (1,)
    assert reading.execute("PRAGMA application_id").fetchone() == (0x434C4D44,)
    assert reading.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS),)


def test_the_reading_connection_cannot_write(library):
    with pytest.raises(ClaimdeskError, match="read-only"):
        library.read.rows("DELETE FROM article")


def test_a_library_in_another_journal_mode_is_brought_to_wal(tmp_path):
    path = tmp_path / "a.claimdesk"
    Library(path).close()
    database(path, "PRAGMA journal_mode = delete")
    library = Library(path)
    assert library.read.rows("PRAGMA journal_mode") == [("wal",)]
    library.close()


def test_closing_leaves_one_file_with_all_in_it(tmp_path):
    path = tmp_path / "a.claimdesk"
    with_text(Library(path)).close()
    assert list(tmp_path.iterdir()) == [path]
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    again = Library(copy)
    assert [a.title for a in again.read.articles()] == ["first"]
    again.close()


def test_a_connection_that_fails_half_way_is_closed(tmp_path, monkeypatch):
    path = tmp_path / "a.claimdesk"
    Library(path).close()
    monkeypatch.setattr(connections, "_SAFE", ("nonsense(",))
    with pytest.raises(sqlite3.OperationalError):
        connect(path)


def test_opening_and_reading_loads_no_orm(tmp_path):
    path = tmp_path / "a.claimdesk"
    with_text(Library(path)).close()
    code = f"""
import sys
from pathlib import Path
from claimdesk.domain.model import Claim, Reviewer
from claimdesk.domain.text import Span
from claimdesk.services.desk import Desk
from claimdesk.storage.library import Library
from claimdesk.storage.places import marks
from claimdesk.storage.sets import annotation_set
library = Library(Path({str(path)!r}))
shown = library.read.articles()
read = library.read
read.article(shown[0].id), marks(read, shown[0].id), read.claims(), read.sources(), read.scales(), read.next_undo()
annotation_set(read)
Desk(library, Reviewer(name="Ada")).scales()
assert not library.read.changed_elsewhere()
library.close()
print(sorted({{name.split(".")[0] for name in sys.modules}} & {{"sqlmodel", "sqlalchemy", "pydantic", "PySide6"}}))
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=DESKTOP, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


def test_what_writing_needs_can_be_loaded_beforehand(tmp_path):
    code = f"""
import sys
from pathlib import Path
from claimdesk.storage.library import Library
Library(Path({str(tmp_path / "a")!r})).prepare_to_write()
print("sqlmodel" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=DESKTOP, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("True", "")


def test_preparing_to_write_writes_nothing(library):
    before = library.path.read_bytes()
    library.prepare_to_write()
    assert library.path.read_bytes() == before


def test_what_sqlite_says_of_other_things_is_passed_on_in_a_sentence(library):
    with pytest.raises(ClaimdeskError, match=r"^The library .* cannot be used: no such function: dance\.$"):
        library.read.rows("SELECT dance()")
    with pytest.raises(DamagedError, match="no such table: nowhere"):
        library.read.rows("SELECT * FROM nowhere")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("replaced", [False, True])
def test_what_would_be_written_into_a_lost_file_is_not_called_saved(desk, library, article, tmp_path, replaced):
    away = library.path.rename(tmp_path / "away.claimdesk")
    if replaced:
        database(tmp_path / "other", "CREATE TABLE other (x)", "INSERT INTO other VALUES (1)").replace(library.path)
    with pytest.raises(NotSavedError, match="moved, removed or replaced"):
        desk.edit_article(article.id, title="Lost")
    log = library.path.with_name(f"{library.path.name}-wal")
    assert log.stat().st_size == 0, "or it would be applied to what lies there now"
    copied = Library(Path(shutil.copyfile(away, tmp_path / "as-after-a-kill.claimdesk")))
    assert copied.read.article(article.id).title == article.title
    copied.close()
    if not replaced:
        away.rename(library.path)
        desk.edit_article(article.id, title="Kept")
        assert library.read.article(article.id).title == "Kept"


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("gone", [["-wal"], ["-shm"], ["-wal", "-shm"]], ids="+".join)
def test_what_would_be_written_into_a_lost_log_is_not_called_saved(desk, library, article, tmp_path, gone):
    for ending in gone:
        library.path.with_name(library.path.name + ending).unlink()
    for _ in range(2):
        with pytest.raises(NotSavedError, match="log beside the library"):
            desk.edit_article(article.id, title="Lost")
    if gone == ["-wal"]:  # what was saved before is in the file now, and would survive a kill
        copied = Library(Path(shutil.copyfile(library.path, tmp_path / "as-after-a-kill.claimdesk")))
        assert copied.read.article(article.id).title == article.title
        copied.close()
    library.close()
    with closing(Library(library.path)) as again:
        assert again.read.article(article.id).title == article.title


@pytest.mark.parametrize(
    "statement",
    ["CREATE TRIGGER evil AFTER INSERT ON step BEGIN UPDATE claim SET note = 'forged'; END",
     "CREATE VIEW evil AS SELECT * FROM claim"],
)  # fmt: skip
def test_a_library_that_somebody_put_statements_into_is_left_alone(desk, library, article, tmp_path, statement):
    library.close()
    database(library.path, statement)
    before = library.path.read_bytes()
    with pytest.raises(DamagedError, match="“evil” is in it"):
        Library(library.path)
    with pytest.raises(DamagedError, match="“evil” is in it"):
        restore(library.path, tmp_path / "other.claimdesk", lambda: library.path)
    assert (library.path.read_bytes(), (tmp_path / "other.claimdesk").exists()) == (before, False)
    report = salvage(library.path, tmp_path / "saved.claimdesk", None)
    assert (report.saved["article"], report.lost, check(report.path).sound) == (1, [], True)


def test_what_was_saved_goes_along_with_a_library_that_is_moved_and_then_closed(tmp_path):
    path, elsewhere = tmp_path / "mine.claimdesk", tmp_path / "elsewhere.claimdesk"
    library = Library(path)
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="Saved", text="Words."))
    path.rename(elsewhere)
    library.close()
    moved = Library(elsewhere)
    assert [article.title for article in moved.read.articles()] == ["Saved"]
    moved.close()


def test_no_library_is_made_beside_the_changes_of_another(tmp_path):
    path = tmp_path / "mine.claimdesk"
    library = Library(path)
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="Saved", text="Words."))
    path.rename(tmp_path / "elsewhere.claimdesk")
    with pytest.raises(ClaimdeskError, match="holds changes of a library that was moved or removed"):
        Library(path)
    assert not path.exists()
    library.close()
    Library(path).close()
