"""How long a step takes in a real window: from the key to the commit, with synchronous=FULL, to the painted pane.

    PYTHONPATH=desktop python tests/bench/bench_step.py [CLAIMS] [ROUNDS]

Prints the median and the 95th percentile in ms, and the median of the processor's time, over ROUNDS marks and ROUNDS
verdicts (100) in an article with CLAIMS claims (50); then the shares of commit, news for the panes, and painting.
"""

import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk.app import Desktop, make_application
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.settings import Settings

SENTENCE = (
    "The council of number {n} said on Tuesday that the bridge had cost three million euros, and no more than that. "
)
spent: dict[str, float] = defaultdict(float)


def timed(owner: type, name: str, share: str) -> None:
    """Count the time that a method takes to ``share``."""
    original = getattr(owner, name)

    def wrapped(*arguments, **more):
        started = time.perf_counter()
        try:
            return original(*arguments, **more)
        finally:
            spent[share] += time.perf_counter() - started

    setattr(owner, name, wrapped)


def told(name: str, steps: list[tuple[float, float, dict[str, float]]]) -> None:
    ordered, shares = sorted(took for took, _, _ in steps), [each for _, _, each in steps]
    median, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    parts = {part: statistics.median(each.get(part, 0.0) for each in shares) for part in sorted(shares[0])}
    rest = ", ".join(f"{part} {1000 * value:.1f}" for part, value in parts.items())
    busy = statistics.median(busy for _, busy, _ in steps)
    print(f"{name}: median {1000 * median:.1f} ms, 95 % {1000 * late:.1f} ms, busy {1000 * busy:.1f} ms ({rest})")


def step(view, key) -> tuple[float, float, dict[str, float]]:
    """Press the key and paint all that changed; how long it took."""
    spent.clear()
    started, busy = time.perf_counter(), time.process_time()
    QTest.keyClick(view, key)
    pressed = time.perf_counter()
    QApplication.processEvents()
    done = time.perf_counter()
    spent["painting"] = done - pressed
    return done - started, time.process_time() - busy, dict(spent)


def main(claims: int = 50, rounds: int = 100) -> None:
    home = tempfile.mkdtemp(prefix="claimdesk-bench-")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        os.environ[name] = home
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    Settings().save()
    app = make_application(["bench"])
    desktop = Desktop(app)
    desktop.open_library(Path(home) / "bench.claimdesk")
    window = desktop.window
    while not window.settled:
        app.processEvents()
    window.resize(1280, 800)
    text = "\n".join(SENTENCE.format(n=n) * 2 for n in range(claims + rounds))
    bench, view = window.workbench, window.view
    bench.add_articles([ArticleDraft(title="Bench", text=text)])
    length = len(SENTENCE.format(n=1))
    with bench.desk.together("Prepare"):
        for n in range(claims):
            bench.desk.mark_claim(bench.article.id, Span(n * length, n * length + 60))
    bench.reload()
    view.setFocus()
    for _ in range(20):
        app.processEvents()
    timed(type(bench.desk.history), "_tell", "news of it")
    timed(type(window.claim), "show_card", "claim pane")
    timed(type(view), "show_marks", "reader")
    timed(type(bench.desk), "mark_claim", "desk with news")
    timed(type(bench.desk), "give_verdict", "desk with news")
    marks, verdicts = [], []
    for n in range(rounds):
        cursor = view.textCursor()
        start = (n % claims) * length + 5 + n // claims
        cursor.setPosition(start)
        cursor.setPosition(start + 30, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        view.ensureCursorVisible()
        for _ in range(3):
            app.processEvents()
        marks.append(step(view, Qt.Key.Key_Return))
        for _ in range(3):
            app.processEvents()
        verdicts.append(step(view, Qt.Key(Qt.Key.Key_1 + n % 5)))
    assert len(bench.claims()) == claims + rounds
    told("mark a claim", marks)
    told("give a verdict", verdicts)
    desktop.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
