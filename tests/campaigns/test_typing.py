"""What was typed a second ago survives a kill, in a pause and while one goes on typing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings
from claimdesk.storage.library import Library

DESKTOP = Path(__file__).parents[2] / "desktop"
SECOND = 1.0

TYPES = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from claimdesk import app as apps

keys = int(sys.argv[2])
qt = apps.make_application(["claimdesk"])
desktop = apps.Desktop(qt)
desktop.open_library(Path(sys.argv[1]))
pane = None

def tell():
    global pane
    window = desktop.window
    if not window.settled:
        return
    if pane is None:
        window.workbench.select_claim(window.workbench.claims()[0])
        pane = window.claim
        pane.details.statement.clear()
    typed = pane.details.statement.value()
    if len(typed) < keys:
        QTest.keyClicks(pane.details.statement, "abcdefghij"[len(typed) % 10])
    print(json.dumps([time.monotonic(), pane.details.statement.value()]), flush=True)

timer = QTimer(interval=25)
timer.timeout.connect(tell)
timer.start()
qt.exec()
"""
"""Types a letter every 25 ms, as many as are asked for, and goes on to tell what stands in the field."""


@pytest.mark.parametrize("keys", [20, 100_000], ids=["a pause", "on and on"])
def test_a_kill_costs_at_most_the_last_second(keys, home, tmp_path):
    Settings.load().save()
    path = tmp_path / "a.claimdesk"
    desk = open_desk(path, Settings.load())
    article = desk.add_article(ArticleDraft(title="Bridge", text="The bridge is old.")).article
    claim = desk.mark_claim(article.id, Span(0, 18)).claim_id
    desk.library.close()
    said: list[tuple[float, str]] = []
    with subprocess.Popen(
        [sys.executable, "-c", TYPES, str(path), str(keys)],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        while not enough(said, keys):
            said.append(tuple(json.loads(child.stdout.readline())))
        child.kill()
    library = Library(path)
    card = library.read.card(claim)
    library.close()
    assert card is not None
    due = max(text for at, text in said if at <= said[-1][0] - SECOND)
    assert len(due) >= min(keys, 60)
    assert card.claim.statement.startswith(due)


def enough(said: list[tuple[float, str]], keys: int) -> bool:
    """Whether a second has gone by, in the child's own time, since what is to be found again was typed."""
    wanted = min(keys, 60)
    first = next((at for at, text in said if len(text) >= wanted), None)
    return first is not None and said[-1][0] > first + SECOND
