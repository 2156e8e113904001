"""A backup in the place of a library: all who have it open see it, and what was there is kept."""

import errno
import os
import signal
import sqlite3
import sys
from contextlib import closing

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.views import ArticleDraft
from claimdesk.storage import backup, migrations, restoring
from claimdesk.storage.backup import Halt, snapshot, verify
from claimdesk.storage.library import Library
from claimdesk.storage.restoring import restore

from .processes import HOLDS, asked, names, process, run, wait_for
from .test_backup import articles, rows


@pytest.fixture
def shelf(tmp_path):
    place = tmp_path / "shelf"
    place.mkdir()
    return place


@pytest.fixture
def kept(library, desk, article, shelf):
    """A backup with one article; the library has two by now, and is closed."""
    snapshot(library.path, shelf / "kept.claimdesk")
    desk.add_article(ArticleDraft(title="newer", text="Newer than the backup."))
    library.close()
    return shelf / "kept.claimdesk"


@pytest.fixture
def keep(library, shelf):
    def make():
        path = shelf / f"before-{len(names(shelf))}.claimdesk"
        snapshot(library.path, path)
        return path

    return make


def never():
    raise AssertionError("nothing sound was there to be kept")


def damage(path):
    data = bytearray(path.read_bytes())
    data[4096:12288] = os.urandom(8192)
    path.write_bytes(data)
    return bytes(data)


def test_the_library_is_as_it_was_in_the_backup(library, kept, keep, tmp_path):
    before = rows(library.path)
    held = rows(kept)
    found = restore(kept, library.path, keep)
    assert rows(library.path) == held
    assert rows(found) == before, "what was there is kept"
    assert rows(kept) == held
    assert names(tmp_path) == {"library.claimdesk", "shelf"}
    again = Library(library.path)
    assert again.read.rows("PRAGMA integrity_check") == [("ok",)]
    again.close()


def test_whoever_has_it_open_sees_the_backup_and_goes_on(library, kept, keep):
    with process(HOLDS, library.path) as other:
        wait_for(other, "ready")
        assert asked(other, "titles") == "Harbour costs,newer"
        asked(other, "changed")
        found = restore(kept, library.path, keep)
        assert asked(other, "changed") == "True"
        assert asked(other, "titles") == "Harbour costs"
        assert asked(other, "write") == "written"
    assert articles(found) == [("Harbour costs",), ("newer",)]
    assert sorted(articles(library.path)) == [("Harbour costs",), ("late",)]
    verify(library.path)


def test_what_is_written_after_it_was_kept_is_kept_too(library, kept, keep, shelf):
    """Another process takes a step between the keeping and the restoring: what is there is kept once more."""
    with process(HOLDS, library.path) as other:
        wait_for(other, "ready")
        wrote = []

        def keep_late():
            path = keep()
            if not wrote:
                wrote.append(asked(other, "write"))
            return path

        found = restore(kept, library.path, keep_late)
    assert articles(found) == [("Harbour costs",), ("newer",), ("late",)]
    assert articles(library.path) == [("Harbour costs",)]


def test_somebody_who_never_stops_writing_is_told(library, kept, keep):
    with process(HOLDS, library.path) as other:
        wait_for(other, "ready")

        def keep_late():
            path = keep()
            asked(other, "write")
            return path

        with pytest.raises(ClaimdeskError, match="goes on writing"):
            restore(kept, library.path, keep_late)
    assert ("newer",) in articles(library.path)


def test_a_lock_is_waited_for_and_then_told(library, kept, keep, monkeypatch):
    monkeypatch.setattr("claimdesk.storage.connections._SAFE", ("foreign_keys = ON", "busy_timeout = 20"))
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ClaimdeskError, match="Another program is writing"):
            restore(kept, library.path, keep)
    assert ("newer",) in articles(library.path)


def test_a_library_that_is_not_there_is_put_there(kept, tmp_path):
    assert restore(kept, tmp_path / "new.claimdesk", never) is None
    assert articles(tmp_path / "new.claimdesk") == [("Harbour costs",)]


def test_an_old_backup_is_brought_to_the_newest_schema(library, kept, keep, monkeypatch):
    at = len(migrations.STEPS)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, lambda c: c.execute("CREATE TABLE extra (a)")))
    restore(kept, library.path, keep)
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (at + 1,)
        assert connection.execute("SELECT count(*) FROM extra").fetchone() == (0,)


# Damage


@pytest.mark.parametrize("how", ["pages", "empty", "words"])
def test_a_damaged_library_is_kept_as_it_is_beside_the_backup(library, kept, how, tmp_path):
    if how == "pages":
        content = damage(library.path)
    else:
        content = b"" if how == "empty" else b"words" * 2000
        library.path.write_bytes(content)
    found = restore(kept, library.path, never)
    assert found.name.startswith("library.damaged-20")
    assert found.read_bytes() == content
    assert articles(library.path) == [("Harbour costs",)]
    assert names(tmp_path) == {"library.claimdesk", "shelf", found.name}
    damage(library.path)
    assert restore(kept, library.path, never) != found, "an earlier one is not overwritten"
    assert found.read_bytes() == content


def test_the_log_of_the_damaged_library_is_not_applied_to_the_backup(library, kept, tmp_path):
    """SQLite takes a log that it finds beside a file for its own (https://sqlite.org/howtocorrupt.html, 1.4)."""
    copies = {ending: tmp_path / f"stolen{ending}" for ending in ("", "-wal")}
    open_again = Library(library.path)
    with open_again.transaction() as tx:
        tx.connection.exec_driver_sql("UPDATE article SET title = 'from the log'")
    for ending, copy in copies.items():
        copy.write_bytes(library.path.with_name(library.path.name + ending).read_bytes())
    open_again.close()
    library.path.write_bytes(copies[""].read_bytes())
    log = library.path.with_name("library.claimdesk-wal")
    log.write_bytes(copies["-wal"].read_bytes())
    content = damage(library.path)
    found = restore(kept, library.path, never)
    assert not log.exists()
    assert articles(library.path) == [("Harbour costs",)]
    assert found.read_bytes() == content
    assert found.with_name(f"{found.name}-wal").read_bytes() == copies["-wal"].read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace an open file")
def test_a_damaged_library_that_another_process_has_open_is_not_replaced(library, kept, tmp_path):
    with process(HOLDS, library.path) as other:
        wait_for(other, "ready")
        content = damage(library.path)
        with pytest.raises(ClaimdeskError, match="another program has it open"):
            restore(kept, library.path, never)
        assert library.path.read_bytes() == content
        assert not [name for name in names(tmp_path) if "damaged" in name]


@pytest.mark.parametrize("how", ["pages", "words", "empty", "gone", "itself", "newer"])
def test_a_backup_that_cannot_be_used_changes_nothing(library, kept, how, tmp_path, monkeypatch):
    before = library.path.read_bytes()
    path = kept
    if how == "pages":
        damage(kept)
    elif how in {"words", "empty"}:
        kept.write_bytes(b"words" * 1000 if how == "words" else b"")
    elif how == "gone":
        kept.unlink()
    elif how == "itself":
        path = library.path
    else:
        monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:-1])
    with pytest.raises(ClaimdeskError) as told:
        restore(path, library.path, never)
    assert "nothing was changed" in str(told.value) or "left as it is" in str(told.value) or "newer" in str(told.value)
    assert library.path.read_bytes() == before
    assert names(tmp_path) == {"library.claimdesk", "shelf"}


def test_where_nothing_can_be_kept_nothing_is_restored(library, kept, tmp_path):
    def full():
        raise ClaimdeskError("There is no room.")

    before = library.path.read_bytes()
    with pytest.raises(ClaimdeskError, match="no room"):
        restore(kept, library.path, full)
    assert articles(library.path) == [("Harbour costs",), ("newer",)]
    assert library.path.read_bytes() == before


def test_it_is_broken_off_while_nothing_is_committed(library, kept, keep, monkeypatch):
    halt = Halt()

    def keep_and_ask():
        path = keep()
        halt.ask()
        return path

    with pytest.raises(backup.BrokenOffError):
        restore(kept, library.path, keep_and_ask, halt)
    assert articles(library.path) == [("Harbour costs",), ("newer",)]


KILLED = """
import os, signal
from claimdesk.storage import backup, restoring
restoring.PAGES = 4
looks = []

class Killing(backup.Halt):
    def look(self):
        if kept:
            os.kill(os.getpid(), signal.SIGKILL)

kept = []

def keep():
    kept.append(Path(sys.argv[3]))
    backup.snapshot(path, kept[0])
    return kept[0]

restoring.restore(Path(sys.argv[2]), path, keep, Killing())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows knows no SIGKILL")
def test_a_kill_in_the_middle_leaves_the_library_as_it_was(library, kept, keep, shelf, tmp_path):
    ran = run(KILLED, library.path, kept, shelf / "b.claimdesk")
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    again = Library(library.path)
    assert again.read.rows("PRAGMA integrity_check") == [("ok",)]
    again.close()
    assert articles(library.path) == [("Harbour costs",), ("newer",)]
    assert articles(shelf / "b.claimdesk") == [("Harbour costs",), ("newer",)]
    restore(kept, library.path, keep)
    assert names(tmp_path) == {"library.claimdesk", "shelf"}, "what the kill left is cleared"


FULL = """
import resource
from claimdesk.storage import backup, restoring

def keep():
    backup.snapshot(path, Path(sys.argv[3]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    return Path(sys.argv[3])

try:
    restoring.restore(Path(sys.argv[2]), path, keep)
except ClaimdeskError as error:
    say(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
def test_a_disk_that_is_full_in_the_middle_leaves_the_library_as_it_was(library, kept, shelf):
    done = run(FULL, library.path, kept, shelf / "b.claimdesk")
    assert done.stdout.strip(), done.stderr
    assert articles(library.path) == [("Harbour costs",), ("newer",)]
    verify(library.path)


def test_the_first_chunk_is_never_the_last(library, kept, keep, monkeypatch):
    """The look whether somebody wrote comes while nothing is committed, however small the library is."""
    monkeypatch.setattr(restoring, "PAGES", 10_000_000)
    looked = []
    version = restoring._data_version
    monkeypatch.setattr(restoring, "_data_version", lambda watch: looked.append(1) or version(watch))
    restore(kept, library.path, keep)
    assert len(looked) == 2


def test_a_folder_that_is_not_there_is_told(kept, tmp_path):
    with pytest.raises(ClaimdeskError, match="please make it first"):
        restore(kept, tmp_path / "gone" / "a.claimdesk", never)
    assert not (tmp_path / "gone").exists()


def test_a_damaged_library_that_cannot_be_kept_is_not_replaced(library, kept, tmp_path, monkeypatch):
    content = damage(library.path)

    def full(source, target):
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(restoring.shutil, "copy2", full)
    with pytest.raises(ClaimdeskError, match="disk is full"):
        restore(kept, library.path, never)
    assert library.path.read_bytes() == content
    assert names(tmp_path) == {"library.claimdesk", "shelf"}
