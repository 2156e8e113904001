"""How much CPU time the app takes to its first paint and until it is usable, beside a bare PySide6 window.

Run: python tests/bench/bench_startup.py [runs]. Each start is a fresh process, the kinds in turn; medians are printed
as ratios to the bare window of the same run. Usable means: the list is shown, the last article can be read, its
highlights are painted, and the window answers. As in an installed app, modules lie there compiled, and a person's
settings exist.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from uuid import uuid4

BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
class Page(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: (print(time.process_time(), time.process_time(), flush=True), os._exit(0)))
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(Page())
window.resize(1280, 800)
window.show()
app.exec()
"""

APP = """
import gc, os, sys, time
from pathlib import Path
from claimdesk.services.handover import Turn
gc.disable()
turn = Turn.here()
assert turn.take()
import claimdesk.ui
from claimdesk import app as claimdesk
from PySide6.QtCore import QEvent, QObject
first, read = [], []
painting = claimdesk.MainWindow.paintEvent
def paint(window, event):
    painting(window, event)
    if not first:
        first.append(time.process_time())
        loaded = {"sqlmodel", "sqlalchemy", "pydantic"} & sys.modules.keys()
        assert not loaded, loaded
claimdesk.MainWindow.paintEvent = paint
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            read.append(len(desktop.window.workbench.claims()))
        return False
def on_seated():
    desktop.window.view.viewport().installEventFilter(watch)
def on_usable():
    now = time.process_time()
    assert read, "the article was not painted"
    print(first[0], now, flush=True)
    os._exit(0)
application = claimdesk.make_application(sys.argv[:1])
desktop, watch = claimdesk.Desktop(application), Watch()
desktop.usable.connect(on_usable)
desktop.open_library(Path(sys.argv[1]))
desktop.window.painted.connect(on_seated)
application.exec()
"""


def start(code: str, *arguments: str, env: dict[str, str]) -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", code, *arguments], env=env, capture_output=True, text=True, check=True)
    if done.stderr.strip():
        print(done.stderr.strip(), file=sys.stderr)
    first, usable = done.stdout.split()
    return float(first), float(usable)


def fill(path: Path, articles: int) -> None:
    from claimdesk.domain.model import Reviewer
    from claimdesk.domain.text import Span
    from claimdesk.domain.views import ArticleDraft
    from claimdesk.services.desk import Desk
    from claimdesk.storage.library import Library

    library = Library(path)
    desk = Desk(library, Reviewer(name="bench"))
    with desk.together("Fill"):
        for number in range(articles):
            text = "\n\n".join(
                f"Paragraph {p} of article {number}. " + "A sentence with a number, 12. " * 12 for p in range(9)
            )
            article = desk.add_article(ArticleDraft(title=f"Article {number}", text=text)).article
            for at in range(5):
                claim = desk.mark_claim(article.id, Span(at * 60, at * 60 + 70)).claim_id
                if at < 3:
                    desk.give_verdict(claim, desk.scales()[0].ratings[at])
    library.close()


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
               "XDG_CONFIG_HOME": name, "XDG_DATA_HOME": name}  # fmt: skip
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app has its .pyc files
        (folder / "claimdesk").mkdir()
        (folder / "claimdesk" / "settings.json").write_text(
            json.dumps({"reviewer_id": str(uuid4()), "reviewer_name": "bench"})
        )
        kinds = {"empty library": 0, "1 article": 1, "1,000 articles": 1000}
        for articles in kinds.values():
            fill(folder / f"{articles}.claimdesk", articles)
        times: dict[str, list[tuple[float, float]]] = {"bare window": []} | {kind: [] for kind in kinds}
        for turn in range(runs + 1):
            for kind, kept in times.items():
                found = (
                    start(BARE, env=env)
                    if kind == "bare window"
                    else start(APP, str(folder / f"{kinds[kind]}.claimdesk"), env=env)
                )
                if turn:  # the first turn warms the disk's cache and writes the .pyc files
                    kept.append(found)
        floor = statistics.median(first for first, _ in times["bare window"])
        print(f"bare window: {floor * 1000:.0f} ms of CPU time, median of {runs}")
        for kind in kinds:
            first = statistics.median(f for f, _ in times[kind]) / floor
            usable = statistics.median(u for _, u in times[kind]) / floor
            print(f"{kind}: first paint {first:.2f} x, usable {usable:.2f} x")


if __name__ == "__main__":
    main()
