"""A snapshot is whole, checked and alone in its file, whoever writes meanwhile; or there is none."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Reviewer
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage import backup
from claimdesk.storage.backup import (
    BrokenOffError,
    Contents,
    Halt,
    clear,
    contents_of,
    continues,
    mark_of,
    part_of,
    snapshot,
    verify,
)
from claimdesk.storage.library import Library

from .processes import WRITES, names, process, run, wait_for


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "backups"
    place.mkdir()
    return place


@pytest.fixture
def large(library, desk):
    """A library of some megabytes."""
    with desk.together("Add article"):
        for n in range(60):
            desk.add_article(ArticleDraft(title=f"{n}", text=f"{n} " + os.urandom(40_000).hex()))
    return library


def articles(path):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT title FROM article ORDER BY ordinal").fetchall()


def rows(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_snapshot_holds_all_that_the_open_library_holds(library, busy, folder):
    snapshot(library.path, folder / "a.claimdesk")
    assert rows(folder / "a.claimdesk") == rows(library.path)
    assert names(folder) == {"a.claimdesk"}


def test_it_is_one_plain_file(library, article, folder):
    path = folder / "a.claimdesk"
    snapshot(library.path, path)
    assert path.read_bytes()[18:20] == b"\x01\x01", "its header asks for no write-ahead log"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM article").fetchone()
        assert names(folder) == {"a.claimdesk"}
    Library(path).close()


def test_it_counts_what_is_in_it(library, busy, folder):
    snapshot(library.path, folder / "a.claimdesk")
    assert contents_of(folder / "a.claimdesk") == Contents(articles=2, claims=3, verdicts=3, sources=2)


def test_a_file_that_is_there_is_left_alone(library, article, folder):
    (folder / "a.claimdesk").write_bytes(b"mine")
    with pytest.raises(ClaimdeskError, match="could not be made"):
        snapshot(library.path, folder / "a.claimdesk")
    assert (folder / "a.claimdesk").read_bytes() == b"mine"
    assert names(folder) == {"a.claimdesk"}
    snapshot(library.path, folder / "a.claimdesk", replace=True)
    verify(folder / "a.claimdesk")


def test_a_file_system_without_hard_links_will_do(library, article, folder, monkeypatch):
    def cannot(self, target):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(type(folder), "hardlink_to", cannot)
    snapshot(library.path, folder / "a.claimdesk")
    verify(folder / "a.claimdesk")
    with pytest.raises(ClaimdeskError, match="not permitted"):
        snapshot(library.path, folder / "a.claimdesk")


def test_while_another_process_writes_it_is_the_library_at_one_moment(library, folder, monkeypatch):
    monkeypatch.setattr(backup, "PAGES", 8)
    taken = []
    with process(WRITES, library.path, 200) as writing:
        wait_for(writing, "ready")
        while writing.poll() is None and len(taken) < 12:
            taken.append(folder / f"{len(taken)}.claimdesk")
            snapshot(library.path, taken[-1])
        writing.wait()
        assert writing.returncode == 0, "somebody who writes is not held up"
    assert len(articles(library.path)) == 200
    lengths = []
    for path in taken:
        found = articles(path)
        assert found == [(f"Article {n}",) for n in range(len(found))], "the first so many steps, and no half of one"
        with closing(sqlite3.connect(path)) as connection:
            steps = connection.execute("SELECT count(*) FROM step").fetchone()[0]
            texts = connection.execute("SELECT count(*) FROM article_text").fetchone()[0]
        assert steps == texts == len(found)
        lengths.append(len(found))
    assert lengths == sorted(lengths)
    assert lengths[0] < 200, "the first was taken while the other wrote"


def test_whoever_writes_goes_on_between_two_chunks(large, desk, folder, monkeypatch):
    """The whole of a snapshot is held up at its first chunk, and a step is taken within."""
    monkeypatch.setattr(backup, "PAGES", 16)
    reached, go_on = threading.Event(), threading.Event()

    class Slow(Halt):
        def look(self):
            super().look()
            reached.set()
            assert go_on.wait(20)

    slow = Slow()
    monkeypatch.setattr(slow, "over", Halt().over)
    thread = threading.Thread(target=snapshot, args=(large.path, folder / "a.claimdesk"), kwargs={"halt": slow})
    thread.start()
    assert reached.wait(20)
    desk.add_article(ArticleDraft(title="meanwhile", text="Said meanwhile."))
    go_on.set()
    thread.join()
    assert ("meanwhile",) not in articles(folder / "a.claimdesk")
    assert len(articles(folder / "a.claimdesk")) == 60
    assert ("meanwhile",) in articles(large.path)


def test_a_library_without_a_write_ahead_log_is_copied_too(library, article, folder):
    library.close()
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    snapshot(library.path, folder / "a.claimdesk")
    assert articles(folder / "a.claimdesk") == [("Harbour costs",)]


def test_it_is_on_the_disk_before_it_has_its_name(library, article, folder, monkeypatch):
    did = []
    monkeypatch.setattr(backup.os, "fsync", lambda _: did.append(set(names(folder))))
    snapshot(library.path, folder / "a.claimdesk")
    (part,) = did[0]
    assert part.endswith(".part")
    assert did[1] >= {"a.claimdesk"}, "and then the folder, which has its name"


# What fails leaves nothing


def test_a_damaged_library_gives_no_backup(library, article, folder):
    library.close()
    data = bytearray(library.path.read_bytes())
    data[4096 * 5 : 4096 * 6] = os.urandom(4096)
    library.path.write_bytes(data)
    with pytest.raises(ClaimdeskError, match="library is damaged"):
        snapshot(library.path, folder / "a.claimdesk")
    assert names(folder) == set()
    assert library.path.read_bytes() == data


def test_a_row_that_refers_to_nothing_is_damage(library, busy, folder):
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("DELETE FROM source WHERE id = 'diary'")
        connection.commit()
    with pytest.raises(ClaimdeskError, match="evidence refers to nothing"):
        snapshot(library.path, folder / "a.claimdesk")
    assert names(folder) == set()


@pytest.mark.parametrize("content", [b"", b"\n", b"words, no library " * 100], ids=["empty", "a byte", "words"])
def test_what_is_no_library_gives_no_backup(tmp_path, folder, content):
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(ClaimdeskError):
        snapshot(tmp_path / "a", folder / "b")
    with pytest.raises(ClaimdeskError, match="no backup that can be used"):
        verify(tmp_path / "a")
    assert names(folder) == set()
    assert (tmp_path / "a").read_bytes() == content


def test_another_programs_database_is_no_backup(tmp_path):
    with closing(sqlite3.connect(tmp_path / "a")) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.commit()
    with pytest.raises(ClaimdeskError, match="no Claimdesk library"):
        verify(tmp_path / "a")


@pytest.mark.parametrize("cut", [0, 1, 50, 100, 0.5, -1])
def test_a_backup_cut_short_is_refused(library, busy, folder, cut):
    path = folder / "a.claimdesk"
    snapshot(library.path, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * cut) if isinstance(cut, float) else cut])
    kept = path.read_bytes()
    with pytest.raises(ClaimdeskError, match="no backup that can be used"):
        verify(path)
    assert path.read_bytes() == kept


def test_a_folder_that_is_away_is_told(library, tmp_path):
    with pytest.raises(ClaimdeskError, match="is not there, so no backup was made"):
        snapshot(library.path, tmp_path / "gone" / "a.claimdesk")
    assert names(tmp_path) >= {"library.claimdesk"}


def test_a_folder_that_goes_away_in_the_middle_is_told(large, folder, monkeypatch):
    monkeypatch.setattr(backup, "PAGES", 16)

    class Vanishing(Halt):
        def look(self):
            shutil.rmtree(folder, ignore_errors=True)

    with pytest.raises(ClaimdeskError, match="could not be made"):
        snapshot(large.path, folder / "a.claimdesk", halt=Vanishing())
    assert not folder.exists()
    assert len(articles(large.path)) == 60


def test_a_disk_without_room_is_told_before_anything_is_written(library, article, folder, monkeypatch):
    usage = shutil.disk_usage(folder)._replace(free=300_000)
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ClaimdeskError, match=r"no room for a backup .* needs 1\.\d MB and 0\.3 MB are free"):
        snapshot(library.path, folder / "a.claimdesk")
    assert names(folder) == set()


FULL = """
import resource
from claimdesk.storage.backup import snapshot
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    snapshot(path, Path(sys.argv[2]))
except ClaimdeskError as error:
    say(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
@pytest.mark.parametrize("limit", [10_000, 1_000_000, 4_500_000])
def test_a_disk_that_is_full_in_the_middle_leaves_the_old_backups(large, folder, limit):
    snapshot(large.path, folder / "old.claimdesk")
    before, size = (folder / "old.claimdesk").read_bytes(), large.path.stat().st_size
    assert size > limit
    done = run(FULL, large.path, folder / "new.claimdesk", limit)
    assert "could not be made" in done.stdout, done.stderr
    assert names(folder) == {"old.claimdesk"}
    assert (folder / "old.claimdesk").read_bytes() == before
    assert len(articles(large.path)) == 60


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk of 6 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=6m", "tmpfs", place], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no file system of a given size can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_full_disk_leaves_what_is_on_it(large, tiny_disk, monkeypatch):
    small = Library(tiny_disk / "old.claimdesk")
    Desk(small, Reviewer(name="Ada")).add_article(ArticleDraft(title="old", text="An old text."))
    small.close()
    before = (tiny_disk / "old.claimdesk").read_bytes()
    with pytest.raises(ClaimdeskError, match="no room"):
        snapshot(large.path, tiny_disk / "new.claimdesk")
    monkeypatch.setattr(backup, "_check_room", lambda *_: None)  # another program was faster
    with pytest.raises(ClaimdeskError, match="full"):
        snapshot(large.path, tiny_disk / "new.claimdesk")
    assert names(tiny_disk) == {"old.claimdesk"}
    assert (tiny_disk / "old.claimdesk").read_bytes() == before


KILLED = """
import os, signal
from claimdesk.storage import backup
backup.PAGES = 16

class Killing(backup.Halt):
    def look(self):
        os.kill(os.getpid(), signal.SIGKILL)

backup.snapshot(path, Path(sys.argv[2]), halt=Killing())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows knows no SIGKILL")
def test_a_kill_in_the_middle_leaves_a_part_that_the_next_run_clears(large, folder):
    assert run(KILLED, large.path, folder / "a.claimdesk").returncode == -signal.SIGKILL
    (left,) = names(folder)
    assert left.endswith(".part")
    snapshot(large.path, folder / "b.claimdesk")
    assert names(folder) == {"b.claimdesk"}


def test_what_another_process_is_writing_is_not_cleared(library, article, folder):
    part = part_of(folder / "a.claimdesk")
    with closing(sqlite3.connect(part, isolation_level=None)) as writing:
        writing.execute("PRAGMA locking_mode = EXCLUSIVE")
        writing.execute("CREATE TABLE half (done)")
        clear(folder)
        assert part.name in names(folder)
    clear(folder)
    assert names(folder) == set()


def test_other_files_are_not_cleared(folder):
    for name in ("mine.part", ".mine.part", "a.claimdesk"):
        (folder / name).write_bytes(b"mine")
    clear(folder)
    assert names(folder) == {"mine.part", ".mine.part", "a.claimdesk"}


def test_a_snapshot_is_broken_off(large, folder):
    halt = Halt()
    halt.ask()
    with pytest.raises(BrokenOffError):
        snapshot(large.path, folder / "a.claimdesk", halt=halt)
    with pytest.raises(BrokenOffError):
        contents_of(large.path, halt)
    assert names(folder) == set()


def test_the_check_is_broken_off_too(large, folder, monkeypatch):
    """From another thread, while SQLite looks at each page."""
    halt, begun, ended = Halt(), threading.Event(), []
    faults = backup.faults

    def slowly(connection):
        begun.set()
        while True:  # until it is broken off
            faults(connection)

    def work():
        with pytest.raises(BrokenOffError):
            snapshot(large.path, folder / "a.claimdesk", halt=halt)
        ended.append(names(folder))

    monkeypatch.setattr(backup, "faults", slowly)
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert begun.wait(20)
    halt.end(thread, None)
    assert ended == [set()]


# What the library holds, told by its content


def test_the_mark_changes_with_each_step_and_with_nothing_else(desk, library, article, folder):
    snapshot(library.path, folder / "a.claimdesk")
    marks = [mark_of(library.path)]
    assert mark_of(folder / "a.claimdesk") == marks[0]
    os.utime(folder / "a.claimdesk", (1, 1))
    library.close()
    assert mark_of(library.path) == marks[0] == mark_of(folder / "a.claimdesk")
    again = Library(library.path)
    desk = Desk(again, Reviewer(name="Ada"))
    for change in (
        lambda: desk.edit_article(article.id, title="One"),
        desk.undo,
        desk.redo,
        lambda: desk.edit_article(article.id, title="Two"),
        lambda: desk.edit_article(article.id, title="Three"),
    ):
        change()
        marks.append(mark_of(again.path))
    assert len(set(marks)) == len(marks)
    again.close()


def test_an_untouched_library_has_no_mark(library):
    assert mark_of(library.path) is None


def test_an_earlier_state_is_known_as_such(desk, library, article, folder, tmp_path):
    snapshot(library.path, folder / "a.claimdesk")
    desk.edit_article(article.id, title="Later")
    snapshot(library.path, folder / "b.claimdesk")
    other = Library(tmp_path / "other.claimdesk")
    library.close()
    assert continues(library.path, folder / "a.claimdesk")
    assert continues(library.path, folder / "b.claimdesk")
    assert not continues(folder / "a.claimdesk", folder / "b.claimdesk"), "the other has more"
    assert not continues(library.path, library.path), "a library in use is no backup"
    other.close()
    assert not continues(other.path, folder / "a.claimdesk")
    assert not continues(library.path, other.path)
    (folder / "c").write_bytes(b"words")
    assert not continues(library.path, folder / "c")
