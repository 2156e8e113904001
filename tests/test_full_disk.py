"""No room on the disk, at each kind of write: what was saved before is whole, and what was not is kept and told."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from campaigns.faults import faults
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services.exchange.exporting import export_file
from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings
from claimdesk.storage import migrations
from claimdesk.storage.library import Library
from ui.answering import answering, read
from ui.conftest import launch, pytest_runtest_teardown

__all__ = ["launch", "pytest_runtest_teardown"]

DESKTOP = Path(__file__).parents[1] / "desktop"
LONG = "Not to be lost. " * 40_000


def fill(path: Path) -> str:
    """A library with an article and a claim; the claim's id."""
    desk = open_desk(path, Settings.load())
    article = desk.add_article(ArticleDraft(title="Bridge", text="The bridge is old. " * 400)).article
    claim = desk.mark_claim(article.id, Span(0, 18)).claim_id
    desk.give_verdict(claim, label="True")
    desk.library.close()
    return claim


def contents(path: Path) -> list[str]:
    """All that the library holds, as SQL."""
    with closing(sqlite3.connect(path)) as looking:
        return list(looking.iterdump())


# A small disk, in a real window


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A disk of four megabytes."""
    point = tmp_path / "small"
    point.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(point)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=True)


@pytest.fixture
def window(disk, launch, home, qtbot):
    fill(disk / "a.claimdesk")
    shown = launch(disk / "a.claimdesk").window
    shown.activateWindow()
    shown.workbench.select_claim(shown.workbench.claims()[0])
    return shown


def use_up(disk: Path) -> Path:
    """Leave no room on the disk; the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 512):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def test_what_is_typed_stays_is_told_and_is_saved_once_there_is_room(window, disk, qtbot):
    claim, field = window.workbench.claim_id, window.claim.verdict.explanation
    before = window.workbench.read.card(claim)
    filler = use_up(disk)
    field.setFocus()
    field.insertPlainText(LONG)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.saved.text().startswith("Not saved: The disk is full, so the last change was not saved")
    assert window.saved.button.isVisible()
    assert field.value() == LONG
    assert window.workbench.read.card(claim) == before
    QTest.mouseClick(window.saved.button, Qt.MouseButton.LeftButton)
    assert window.saved.text().startswith("Not saved: ")
    filler.unlink()
    field.clear()
    field.insertPlainText(LONG[:200_000])
    QTest.mouseClick(window.saved.button, Qt.MouseButton.LeftButton)
    assert window.saved.text() == "Saved"
    assert window.workbench.read.card(claim).opinions[0].verdict.explanation == LONG[:200_000]
    assert faults(disk / "a.claimdesk") == []


def test_what_is_done_at_once_is_told_and_not_shown(window, disk, tmp_path):
    before = contents(disk / "a.claimdesk")
    bench = window.workbench
    filler = use_up(disk)
    with answering(read) as said:
        bench.add_articles([ArticleDraft(title="Long", text=LONG)])
    assert said[0].startswith("The disk is full")
    assert len(bench.article_ids()) == 1
    assert contents(disk / "a.claimdesk") == before
    filler.unlink()
    bench.add_articles([ArticleDraft(title="Short", text=LONG[:1000])])
    assert len(bench.article_ids()) == 2
    assert window.saved.text() == "Saved"


def test_a_library_on_a_full_disk_is_opened_to_read(disk, home):
    fill(disk / "a.claimdesk")
    use_up(disk)
    library = Library(disk / "a.claimdesk")
    assert str(library.way.barred) == "there is no room left on its disk"
    assert [a.title for a in library.read.articles()] == ["Bridge"]
    library.close()


def test_an_export_to_a_full_disk_leaves_the_old_file(window, disk):
    old = disk / "set.json"
    old.write_text("the old set", "utf-8")
    window.workbench.desk.add_article(ArticleDraft(title="Long", text=LONG[:300_000]))
    use_up(disk)
    before = sorted(file.name for file in disk.iterdir())
    from claimdesk.domain.errors import ClaimdeskError

    with pytest.raises(ClaimdeskError, match="disk is full"):
        export_file(window.workbench.desk, "json", old, Selection())
    assert old.read_text("utf-8") == "the old set"
    assert sorted(file.name for file in disk.iterdir()) == before


# A limit on the size of files, in processes of their own

LIMITED = """
import resource, sys
from claimdesk import cli
from claimdesk.storage import migrations

def heavy(connection):
    connection.execute("CREATE TABLE heavy (data BLOB)")
    connection.execute("INSERT INTO heavy VALUES (zeroblob(4000000))")

if sys.argv[2] == "migrate":
    migrations.STEPS = (*migrations.STEPS, heavy)
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(cli.run(cli.parse(sys.argv[3:])))
"""


def limited(limit: int, *arguments: str, migrate: bool = False) -> subprocess.CompletedProcess[str]:
    """The command line, where no file may grow beyond ``limit`` bytes."""
    pytest.importorskip("resource", reason="this system has no such limit")
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), "migrate" if migrate else "as it is", *arguments],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture
def path(tmp_path, home) -> Path:
    fill(tmp_path / "a.claimdesk")
    return tmp_path / "a.claimdesk"


def told(ran: subprocess.CompletedProcess[str]) -> None:
    assert ran.returncode == 1, ran.stdout
    assert ran.stderr.count("\n") == 1, ran.stderr
    assert "what was saved before is safe" in ran.stderr or "what was there before is as it was" in ran.stderr


@pytest.mark.parametrize("limit", [40_000, 100_000, 300_000])
def test_an_article_that_does_not_fit_is_refused_whole(path, tmp_path, limit):
    (tmp_path / "long.txt").write_text(LONG, "utf-8")
    before = contents(path)
    told(limited(limit, "--library", str(path), "add", str(tmp_path / "long.txt")))
    assert contents(path) == before
    assert faults(path) == []


@pytest.mark.parametrize("limit", [40_000, 100_000, 300_000])
def test_an_import_that_does_not_fit_is_refused_whole(path, tmp_path, limit):
    other = open_desk(tmp_path / "other.claimdesk", Settings.load())
    for number in range(20):
        other.add_article(ArticleDraft(title=f"Set {number}", text=f"{number}. {LONG[:50_000]}"))
    export_file(other, "json", tmp_path / "set.json", Selection())
    other.library.close()
    before = contents(path)
    told(limited(limit, "--library", str(path), "import", str(tmp_path / "set.json")))
    assert contents(path) == before
    assert faults(path) == []


def test_an_export_that_does_not_fit_leaves_the_old_file(path, tmp_path):
    (tmp_path / "set.json").write_text("the old set", "utf-8")
    told(limited(4096, "--library", str(path), "export", "json", "-o", str(tmp_path / "set.json")))
    assert (tmp_path / "set.json").read_text("utf-8") == "the old set"
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("limit", [8192, 100_000, 1_000_000])
def test_a_migration_that_does_not_fit_leaves_the_old_library(path, limit):
    before = contents(path)
    ran = limited(limit, "--library", str(path), "list", "articles", migrate=True)
    told(ran)
    assert contents(path) == before
    assert faults(path) == []
    left = {file.name for file in path.parent.glob("a.claimdesk*")} - {"a.claimdesk-wal", "a.claimdesk-shm"}
    assert left <= {path.name, f"{path.name}.schema-{len(migrations.STEPS)}.bak"}
    for copy in path.parent.glob("*.bak"):
        assert contents(copy) == before


TYPING = """
import os, resource, sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from claimdesk import app as apps
qt = apps.make_application(["claimdesk"])
desktop = apps.Desktop(qt)
desktop.open_library(Path(sys.argv[1]))
while not desktop.window.settled:
    qt.processEvents()
    time.sleep(0.01)
window = desktop.window
bench, field = window.workbench, window.claim.details.statement
bench.select_claim(bench.claims()[0])
size = max(os.stat(sys.argv[1] + ending).st_size for ending in ("", "-wal", "-shm"))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
field.insertPlainText("Not to be lost. " * 40_000)
QTest.keyClick(field, Qt.Key.Key_Return)
kept, state = field.value(), window.saved.text()
assert state.startswith("Not saved: "), state
assert bench.read.card(bench.claim_id).claim.statement == "The bridge is old."
assert len(kept) > 600_000
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
QTest.mouseClick(window.saved.button, Qt.MouseButton.LeftButton)
assert window.saved.text() == "Saved", window.saved.text()
assert bench.read.card(bench.claim_id).claim.statement.strip() == kept.strip()
desktop.close()
print(state)
"""


def test_typing_that_does_not_fit_stays_and_is_saved_later(path):
    pytest.importorskip("resource", reason="this system has no such limit")
    ran = subprocess.run(
        [sys.executable, "-c", TYPING, str(path)],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "what was saved before is safe" in ran.stdout
    assert faults(path) == []
