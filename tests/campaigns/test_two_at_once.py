"""Two processes write into one library while a window shows it: all of it is there, in order, and shown."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from campaigns.faults import faults
from claimdesk.domain.model import Claim, Reviewer
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage import places
from claimdesk.storage.library import Library
from ui.conftest import launch, pytest_runtest_teardown

__all__ = ["launch", "pytest_runtest_teardown"]

TESTS = Path(__file__).parents[1]
SMALL, LARGE = 60, 1000
"""Steps that each process takes."""


@pytest.fixture
def path(tmp_path) -> Path:
    """A library with an article and a claim that both will write to."""
    library = Library(tmp_path / "shared.claimdesk")
    desk = Desk(library, Reviewer(name="Ada"))
    article = desk.add_article(ArticleDraft(title="Shared", text="Somebody says that it is so. " * 40)).article
    claim = desk.mark_claim(article.id, Span(30, 60)).claim_id
    desk.edit_claim(claim, statement="Shared")
    library.close()
    return library.path


def writer(path: Path, name: str, steps: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(TESTS / "campaigns" / "writing.py"), str(path), name, str(steps)],
        env=os.environ | {"PYTHONPATH": str(TESTS.parent / "desktop")}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def steps_of(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as looking:
        query = "SELECT reviewer_name, count(*) FROM step WHERE kind = 'do' GROUP BY reviewer_name"
        return dict(looking.execute(query).fetchall())


@pytest.mark.parametrize("place", ["an ordinary disk", "a synchronised folder"])
def test_two_processes_write_and_a_window_shows_it(place, path, launch, campaign, qtbot, capsys):
    steps = LARGE if campaign else SMALL
    if place == "a synchronised folder":
        (path.parent / "Dropbox").mkdir()
        path = path.rename(path.parent / "Dropbox" / path.name)
    window = launch(path).window
    bench = window.workbench
    bench.select_claim(bench.claims()[0])
    both = [writer(path, name, steps) for name in ("Ben", "Cleo")]
    qtbot.waitUntil(lambda: all(each.poll() is not None for each in both), timeout=600_000)
    said = [each.communicate()[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert steps_of(path) == {"Ada": 3, "Ben": steps, "Cleo": steps}

    with closing(Library(path)) as now:
        notes = {claim.statement: claim.note for claim in now.read.found(Claim)}
        undo, marks = now.read.next_undo(), len(places.marks(now.read, bench.article.id))
    assert set(notes) == {"Shared", *(f"{name} {last(steps, 2)}" for name in ("Ben", "Cleo"))}
    qtbot.waitUntil(lambda: window.claim.note.value() == notes["Shared"], timeout=10_000)
    qtbot.waitUntil(lambda: bench.progress()[1] == marks == 3, timeout=10_000)
    assert undo is not None
    assert "Undo: Edit" in window.actions_["undo"].text().replace("&", "")

    for _ in range(5):  # the newest steps, whoever took them
        window.actions_["undo"].trigger()
    for _ in range(5):
        window.actions_["redo"].trigger()
    assert {claim.statement: claim.note for claim in bench.read.found(Claim)} == notes
    assert not window.actions_["redo"].isEnabled()
    assert faults(path) == []
    with capsys.disabled():
        print(f"\ntwo processes, {place}: {2 * steps} steps, all there and in order")


def last(steps: int, rest: int) -> int:
    """The last number below ``steps`` with that remainder by three."""
    return max(number for number in range(1, steps) if number % 3 == rest)
