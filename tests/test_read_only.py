"""A library that can only be read: by the command line with small rights, and in a window."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from claimdesk.domain.errors import NotSavedError
from claimdesk.services.opening import open_desk
from claimdesk.services.sample import add_sample
from claimdesk.settings import Settings
from claimdesk.storage import migrations, ways
from claimdesk.storage.library import Library
from claimdesk.ui.actions import ACTIONS
from claimdesk.ui.banner import Banner
from claimdesk.ui.notices import WRITING
from restricted import run
from ui.answering import answering, read
from ui.conftest import launch, pytest_runtest_teardown
from ui.reader.reading import select

__all__ = ["launch", "pytest_runtest_teardown"]


@pytest.fixture
def path(tmp_path, home) -> Path:
    """A library with the sample in it, in a folder of its own."""
    folder = tmp_path / "there"
    folder.mkdir()
    desk = open_desk(folder / "a.claimdesk", Settings.load())
    add_sample(desk)
    desk.library.close()
    return folder / "a.claimdesk"


@pytest.fixture
def unfinished(path) -> Path:
    """The same, and another article that is in the write-ahead log alone: its window was killed."""
    desk = open_desk(path, Settings.load())
    from claimdesk.domain.views import ArticleDraft

    desk.add_article(ArticleDraft(title="Last words", text="These were the last words."))
    for name in ("", "-wal", "-shm"):
        shutil.copyfile(ways.beside(path, name), path.with_name(f"kept{name}"))
    desk.library.close()
    for name in ("", "-wal", "-shm"):
        path.with_name(f"kept{name}").rename(ways.beside(path, name))
    return path


@pytest.fixture
def barred(path) -> Iterator[Callable[[str], None]]:
    """Takes rights away: of the file, the folder, or both; they are given back after the test."""

    def bar(what: str) -> None:
        if what != "folder":
            for file in path.parent.iterdir():
                file.chmod(0o444)
        if what != "file":
            path.parent.chmod(0o555)

    yield bar
    path.parent.chmod(0o755)


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_the_command_line_reads_what_it_may_not_write(path, barred, tmp_path, what):
    barred(what)
    before = contents(path.parent)
    for asked in (["list", "claims"], ["history"], ["info"], ["export", "json", "-o", str(tmp_path / "set.json")]):
        ran = run("--library", str(path), *asked)
        assert (ran.returncode, ran.stderr) == (0, ""), asked
    assert json.loads((tmp_path / "set.json").read_text("utf-8"))["articles"]
    kept = tmp_path / "kept.claimdesk"
    assert run("--library", str(path), "backup", str(kept)).returncode == 0
    assert run("--library", str(kept), "check").returncode == 0
    (tmp_path / "words.txt").write_text("Words.", "utf-8")
    for asked in (["add", str(tmp_path / "words.txt")], ["import", str(tmp_path / "set.json")]):
        ran = run("--library", str(path), *asked)
        assert ran.returncode == 1
        assert ran.stderr.startswith("This library can only be read: you may not write to ")
        assert ran.stderr.count("\n") == 1
    assert contents(path.parent) == before


@pytest.mark.parametrize("left", ["-wal and -shm", "-wal alone", "-journal"])
def test_changes_that_are_not_in_the_file_yet_are_read_too(unfinished, barred, left, tmp_path):
    path, temporary, words = unfinished, "so a copy of both is shown", tmp_path / "words.txt"
    words.write_text("Words.", "utf-8")
    if left == "-wal alone":
        ways.beside(path, "-shm").unlink()
    if left == "-journal":
        make_a_hot_journal(path)
    barred("both")
    before = contents(path.parent)
    ran = run("--library", str(path), "list", "articles")
    assert ran.returncode == 0, ran.stderr
    assert "Last words" in ran.stdout
    said = run("--library", str(path), "add", str(words)).stderr
    assert (temporary in said) is (left != "-wal and -shm"), said
    assert contents(path.parent) == before


def make_a_hot_journal(path: Path) -> None:
    """Leave the library as a killed program does that was about to change it, with a rollback journal."""
    ways.beside(path, "-shm").unlink()
    with sqlite3.connect(path) as whole:
        whole.execute("PRAGMA journal_mode = DELETE")
    whole.close()
    changed = sqlite3.connect(path, isolation_level=None)
    changed.execute("PRAGMA cache_size = 1")
    changed.execute("BEGIN")
    changed.execute("UPDATE article SET title = 'Half a change'")
    changed.execute("UPDATE article_text SET text = text || text")
    changed.execute("UPDATE highlight SET prefix = hex(zeroblob(4000))")
    for name in ("", "-journal"):
        shutil.copyfile(ways.beside(path, name), path.with_name(f"kept{name}"))
    changed.close()
    for name in ("", "-journal"):
        path.with_name(f"kept{name}").replace(ways.beside(path, name))
    assert ways.beside(path, "-journal").stat().st_size


def test_a_copy_goes_when_the_library_is_closed(unfinished, monkeypatch):
    monkeypatch.setattr(ways, "_may_write", lambda _: False)
    ways.beside(unfinished, "-shm").unlink()
    monkeypatch.setattr(ways, "_can_be_read", lambda _: False)
    library = Library(unfinished)
    assert "Last words" in {a.title for a in library.read.articles()}
    assert library.way.file.parent.exists()
    library.close()
    assert not library.way.file.parent.exists()


def test_an_older_library_is_read_in_a_newer_copy(path, monkeypatch):
    def add_mood(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE article ADD COLUMN mood VARCHAR")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_mood))
    before = contents(path.parent)
    monkeypatch.setattr(ways, "_may_write", lambda _: False)
    library = Library(path)
    assert library.schema == len(migrations.STEPS)
    assert library.read.articles()
    with pytest.raises(NotSavedError, match="older form, so a copy is shown"):
        library.may_write()
    library.close()
    assert contents(path.parent) == before


def test_a_change_by_somebody_who_may_is_noticed(path, monkeypatch):
    with monkeypatch.context() as small:
        small.setattr(ways, "_may_write", lambda _: False)
        library = Library(path)
    assert library.way.unlocked
    assert not library.read.changed_elsewhere()
    desk = open_desk(path, Settings.load())
    desk.edit_article(desk.library.read.articles()[0].id, title="Named by another")
    desk.library.close()
    assert library.read.changed_elsewhere()
    assert [a.title for a in library.read.articles()] == ["Named by another"]
    assert not library.read.changed_elsewhere()
    library.close()


@pytest.fixture
def medium(path, tmp_path) -> Iterator[Path]:
    """The library on a disk that can only be read."""
    point = tmp_path / "medium"
    point.mkdir()

    def mount(*arguments: str) -> bool:
        return (
            shutil.which("mount") is not None
            and not subprocess.run(["mount", *arguments, str(point)], capture_output=True, check=False).returncode
        )

    if not mount("-t", "tmpfs", "-o", "size=8m", "tmpfs"):
        pytest.skip("nothing can be mounted here")
    try:
        shutil.copyfile(path, point / "a.claimdesk")
        assert mount("-o", "remount,ro")
        yield point / "a.claimdesk"
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_disk_that_can_only_be_read(medium, launch):
    window = launch(medium).window
    assert [banner.words.text() for banner in window.findChildren(Banner)] == [
        "This library can only be read: it lies on a disk that can only be read."
    ]
    assert window.workbench.progress()[1] > 3


# In a window


@pytest.fixture
def window(path, launch, monkeypatch, qtbot):
    """A window on the library, for somebody who may not write to it."""
    monkeypatch.setattr(ways, "_may_write", lambda _: False)
    shown = launch(path).window
    shown.activateWindow()
    shown.workbench.select_claim(shown.workbench.claims()[0])
    shown.view.setFocus()
    qtbot.waitUntil(shown.view.hasFocus)
    return shown


def test_a_banner_says_so_and_stays(window, path):
    (banner,) = window.findChildren(Banner)
    words = f"This library can only be read: you may not write to its folder {path.parent}."
    assert banner.words.text() == banner.words.accessibleName() == words
    assert banner.words.textFormat() == Qt.TextFormat.PlainText
    assert banner.isVisible()
    assert banner.button is None
    assert window.saved.text() == "Can only be read"


def test_nothing_can_be_typed_or_chosen_that_would_be_lost(window, path):
    before = contents(path.parent)
    for name in WRITING:
        assert not window.actions_[name].isEnabled(), name
    for field in [*window.claim.findChildren(QPlainTextEdit), *window.claim.findChildren(QLineEdit)]:
        assert field.isReadOnly(), field.accessibleName()
    statement = window.claim.details.statement
    statement.setFocus()
    QTest.keyClicks(statement, "not to be lost")
    assert not window.claim.pending
    assert contents(path.parent) == before


def test_what_can_still_be_asked_for_is_answered_with_one_sentence(window, path, qtbot):
    before = contents(path.parent)
    claim, library = window.claim, window.library
    asked = [
        claim.verdict.chips.chips[0].click,
        lambda: claim.remove_wanted.emit(window.workbench.claim_id),
        claim.citations.add.click,
        claim.scales_edit_wanted.emit,
        library.new_article_wanted.emit,
        lambda: library.pasted.emit("Some words"),
        lambda: library.details_wanted.emit(window.workbench.article.id),
        lambda: library.remove_wanted.emit(window.workbench.article.id),
    ]
    for ask in asked:
        with answering(read) as said:
            ask()
        assert len(said) == 1
        assert said[0].startswith("This library can only be read: ")
        assert said[0].endswith("Nothing was changed.")
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    select(window.view, 0, 12)
    with answering(read):
        QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert contents(path.parent) == before
    assert window.saved.text() == "Can only be read"


def test_every_action_that_writes_is_known():
    assert set(WRITING) <= {row.name for row in ACTIONS}


def test_finding_works(window, qtbot):
    window.actions_["all_claims"].trigger()
    qtbot.waitUntil(lambda: window.finding.page.table.model().rowCount() > 3)
