"""How the reader compares to a bare QPlainTextEdit with the same text: run `python tests/bench/bench_reader.py`.

Each figure is the median of the process's CPU time; the ratios, not the times, are what to watch. A text is opened in
a window that is there already, up to its first paint. Memory is the resident set gained in a process of its own.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from claimdesk.domain.model import Article
from claimdesk.domain.views import Mark
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.tones import TONES

WORDS = (  # noqa: SIM905 - words, not a list to edit
    "the of to and a in is it said that for on was with as government percent report minister claim according year "
    "million country people new data study health economy budget election vote party president statement evidence "
    "source research increase decline since between however although compared population energy climate court police"
).split()
SIZE = (900, 900)
PAGES = 12


def make_text(length: int, seed: int = 1) -> str:
    chance, parts, size = random.Random(seed), [], 0
    while size < length:
        words = [chance.choice(WORDS) for _ in range(chance.randint(40, 110))]
        parts.append(" ".join(words).capitalize() + ".")
        size += len(parts[-1]) + 1
    return "\n".join(parts)[:length]


def make_marks(length: int, count: int, seed: int = 2) -> list[Mark]:
    chance, marks = random.Random(seed), []
    for n in range(count):
        start = chance.randrange(length - 300)
        tone = TONES[n % len(TONES)]
        marks.append(Mark(f"h{n}", f"c{n}", start, start + chance.randint(30, 300), tone.key, tone.light.accent))
    return marks


def median_ms(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken) * 1000


def make_article(text: str) -> Article:
    return Article(title="A long article", text=text, text_sha256="", publisher="The Paper", published_on="2026-03-08")


def open_floor(app: QApplication, text: str) -> QPlainTextEdit:
    floor = QPlainTextEdit()
    floor.setReadOnly(True)
    floor.setUndoRedoEnabled(False)
    floor.resize(*SIZE)
    floor.setPlainText(text)
    floor.show()
    app.processEvents()
    return floor


def open_reader(app: QApplication, article: Article, marks: list[Mark]) -> ArticleView:
    view = ArticleView()
    view.resize(*SIZE)
    view.show_article(article)
    view.show_marks(marks)
    view.show()
    app.processEvents()
    return view


def page_down(app: QApplication, widget: QPlainTextEdit) -> None:
    bar = widget.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())
    app.processEvents()


def resident_mb() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def show_memory(length: int, count: int) -> None:
    """Print the MB that a window with the text takes: with highlights, or of the floor where ``count`` is -1."""
    app = QApplication([])
    open_reader(app, make_article("warm"), make_marks(400, 1)).close()
    open_floor(app, "warm").close()
    text, marks = make_text(length), make_marks(length, max(count, 0))
    before = resident_mb()
    kept = open_floor(app, text) if count < 0 else open_reader(app, make_article(text), marks)
    print(f"{resident_mb() - before:.1f}")
    kept.close()


def memory(length: int, count: int) -> float:
    run = subprocess.run(
        [sys.executable, __file__, "memory", str(length), str(count)], capture_output=True, text=True, check=True
    )
    return float(run.stdout.split()[-1])


def measure(app: QApplication, length: int, count: int) -> None:
    text, marks = make_text(length), make_marks(length, count)
    article = make_article(text)
    opened: dict[str, list[float]] = {"floor": [], "reader": []}
    floor, view = open_floor(app, "before"), open_reader(app, make_article("before"), [])

    def open_in_floor() -> None:
        floor.setPlainText(text)
        app.processEvents()

    def open_in_reader() -> None:
        view.show_article(article)
        view.show_marks(marks)
        app.processEvents()

    for _ in range(11):
        for name, work in (("floor", open_in_floor), ("reader", open_in_reader)):
            begun = time.process_time()
            work()
            opened[name].append((time.process_time() - begun) * 1000)
        floor.setPlainText("between")
        view.show_article(make_article("between"))
        app.processEvents()
    open_in_floor()
    open_in_reader()
    for widget in (floor, view):
        widget.verticalScrollBar().setValue(widget.verticalScrollBar().maximum() // 2)
    app.processEvents()
    repaint = [median_ms(widget.viewport().repaint, 31) for widget in (floor, view)]
    page = [median_ms(lambda w=widget: page_down(app, w), PAGES) for widget in (floor, view)]

    place = view.reading_place() + 200
    new = [Mark(f"new{n}", f"new{n}", place + n, place + n + 120) for n in range(15)]
    shown = list(marks)

    def add() -> None:
        shown.append(new[len(shown) - count])
        view.show_marks(shown)
        app.processEvents()

    def remove() -> None:
        shown.pop()
        view.show_marks(shown)
        app.processEvents()

    added, removed = median_ms(add, 15), median_ms(remove, 15)
    points = [QPointF(100 + 37 * n % 400, 20 + 83 * n % 800) for n in range(200)]
    under = median_ms(lambda: [view.place_at(point) for point in points], 5) * 1000 / len(points)
    places = random.Random(3).choices(range(length), k=2000)
    hit = median_ms(lambda: [view.claims_at(p) for p in places], 5) * 1000 / len(places)
    floor_open, reader_open = (statistics.median(taken) for taken in opened.values())
    print(
        f"{count:>6} | {reader_open / floor_open:5.2f} ({reader_open:5.0f} ms) | {repaint[1] / repaint[0]:5.2f}"
        f" ({repaint[1]:4.1f} ms) | {page[1] / page[0]:5.2f} ({page[1]:4.1f} ms) | {added / repaint[0]:5.2f}"
        f" | {removed / repaint[0]:5.2f} | {memory(length, count) - memory(length, -1):+6.1f} MB"
        f" | {hit:4.1f} µs | {under:4.1f} µs",
        flush=True,
    )
    floor.close()
    view.close()


def main() -> None:
    if sys.argv[1:2] == ["memory"]:
        show_memory(int(sys.argv[2]), int(sys.argv[3]))
        return
    app = QApplication([])
    print("1 MB of text; ratios to a bare QPlainTextEdit (add and remove: to its repaint)")
    print(" marks | open             | repaint         | page            |   add | remove | memory | claims | letter")
    for count in (100, 1_000, 10_000, 50_000):
        measure(app, 1_000_000, count)


if __name__ == "__main__":
    main()
