"""How the reader compares to a bare QPlainTextEdit with the same text: run `python tests/bench/bench_reader.py`.

Each figure is the median of the process's CPU time; the ratios, not the times, are what to watch. A text of 1 MB with
its highlights is opened from a library, in a window that is there already, up to its first paint. The floor gets the
same text as a string. A highlight is marked and removed by the desk, with the news of it and the paint; the floor is
the same verb with nobody listening, and a repaint. Memory is the resident set gained in a process of its own.

Where 50,000 highlights are stored, a page holds 110 of them, eight deep: the last row has as many stored, but only as
many in the stretch that is looked at as with 100, and tells what is due to storing alone.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from itertools import count as counting
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from claimdesk.domain.model import Reviewer, new_id, now
from claimdesk.domain.text import Span, sha256
from claimdesk.services.desk import Desk
from claimdesk.storage.connections import connect
from claimdesk.storage.library import Library
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.tones import TONES
from claimdesk.ui.workbench import Workbench

WORDS = (  # noqa: SIM905 - words, not a list to edit
    "the of to and a in is it said that for on was with as government percent report minister claim according year "
    "million country people new data study health economy budget election vote party president statement evidence "
    "source research increase decline since between however although compared population energy climate court police"
).split()
SIZE = (900, 900)
PAGES = 12
LENGTH = 1_000_000
COUNTS = (100, 1_000, 10_000, 50_000)
LOOKED_AT = (range(50_000), range(LENGTH // 2 - 50_000, LENGTH // 2 + 100_000))
"""Where the text is opened and where pages are turned; in the last row these have no more highlights than with 100."""


def make_text(length: int, seed: int = 1) -> str:
    chance, parts, size = random.Random(seed), [], 0
    while size < length:
        words = [chance.choice(WORDS) for _ in range(chance.randint(40, 110))]
        parts.append(" ".join(words).capitalize() + ".")
        size += len(parts[-1]) + 1
    return "\n".join(parts)[:length]


def fill(path: Path, text: str, count: int, *, sparse: bool = False, seed: int = 2) -> str:
    """Make a library with the text and so many highlights of 30 to 300 letters; gives the article's id."""
    Library(path).close()
    chance, ids, article, reviewer, scale = random.Random(seed), map(str, counting()), new_id(), new_id(), new_id()
    starts = sorted(chance.randrange(len(text) - 300) for _ in range(count))
    if sparse:
        few = [start for part in LOOKED_AT for start in range(part.start, part.stop, LENGTH // 100)]
        starts = sorted([*(start for start in starts if not any(start in part for part in LOOKED_AT)), *few])
    library, at = connect(path), now()
    library.execute("BEGIN")

    def put(table: str, **values: object) -> None:
        names = ", ".join(f'"{name}"' for name in values)
        library.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", [*values.values()])

    put("article_text", sha256=sha256(text), text=text, characters=len(text))
    put("article", id=article, title="A long article", text_sha256=sha256(text), added_at=at, publisher="The Paper")
    put("reviewer", id=reviewer, name="Ada")
    put("scale", id=scale, name="Scale", origin="")
    for n, tone in enumerate(TONES):
        put(
            "rating", id=f"r{n}", scale_id=scale, label=tone.key, meaning="", position=n, colour=tone.light.accent,
            retired=False,
        )  # fmt: skip
    for start in starts:
        end, claim, n = start + chance.randint(30, 300), new_id(), int(next(ids)) % 9
        quote = text[start:end]
        put(
            "claim", id=claim, statement=quote, kinds="[]", tags="[]", status="open", note="", created_at=at,
            created_by=reviewer,
        )  # fmt: skip
        put(
            "highlight", id=new_id(), claim_id=claim, article_id=article, start=start, end=end, quote=quote, prefix="",
            suffix="",
        )  # fmt: skip
        if n < len(TONES):
            put(
                "verdict", id=new_id(), claim_id=claim, reviewer_id=reviewer, label=TONES[n].key, scale_id=scale,
                rating_id=f"r{n}", explanation="", decided_at=at,
            )  # fmt: skip
    library.execute("COMMIT")
    library.close()
    return article


def furnish(path: Path) -> tuple[Workbench, ArticleView]:
    """A workbench and a view, joined as the window joins them."""
    bench, view = Workbench(Desk(Library(path), Reviewer(name="Ada"))), ArticleView()
    bench.article_opened.connect(view.show_article)
    bench.marks_read.connect(view.show_marks)
    bench.marks_changed.connect(view.change_marks)
    bench.claim_selected.connect(lambda claim, scroll: view.select_claim(claim, scroll=scroll))
    bench.read_articles()
    view.resize(*SIZE)
    view.show()
    return bench, view


def ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def in_turn(*works: Callable[[], object], times: int) -> list[float]:
    """The median ms of each, taken in turn, since a machine's pace changes."""
    taken = [[ms(work) for work in works] for _ in range(times)]
    return [statistics.median(each) for each in zip(*taken, strict=True)]


def open_floor(app: QApplication, text: str) -> QPlainTextEdit:
    floor = QPlainTextEdit()
    floor.setReadOnly(True)
    floor.setUndoRedoEnabled(False)
    floor.resize(*SIZE)
    floor.setPlainText(text)
    floor.show()
    app.processEvents()
    return floor


def page_down(app: QApplication, widget: QPlainTextEdit) -> None:
    bar = widget.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())
    app.processEvents()


def resident_mb() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def show_memory(path: Path, article: str) -> None:
    """Print the MB that a window with the article takes, or one of the floor with its text, where no id is given."""
    app = QApplication([])
    warm, _ = furnish(path)
    warm.desk.library.prepare_to_write()
    text = warm.read.rows("SELECT text FROM article_text")[0][0]
    app.processEvents()
    open_floor(app, "warm").close()
    before = resident_mb()
    if article:
        bench, kept = furnish(path)
        bench.open_article(article)
        app.processEvents()
    else:
        kept = open_floor(app, text)
    print(f"{resident_mb() - before:.1f}")
    kept.close()


def memory(path: Path, article: str) -> float:
    run = subprocess.run(
        [sys.executable, __file__, "memory", str(path), article], capture_output=True, text=True, check=True
    )
    return float(run.stdout.split()[-1])


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


class Cost(NamedTuple):
    """ms of the reader, and of the floor."""

    reader: float
    floor: float

    @property
    def ratio(self) -> float:
        return self.reader / self.floor


class Row(NamedTuple):
    """What one library costs; ``claims`` and ``letter`` are median and 95th percentile of a hit-test in µs."""

    opening: Cost
    repaint: Cost
    page: Cost
    add: Cost
    remove: Cost
    memory: float
    claims: tuple[float, float]
    letter: tuple[float, float]


def single_us(work: Callable[[object], object], what: list[object]) -> tuple[float, float]:
    """Median and 95th percentile of the µs of single calls, on the clock."""
    taken = []
    for one in what:
        begun = time.perf_counter()
        work(one)
        taken.append((time.perf_counter() - begun) * 1e6)
    return statistics.median(taken), p95(taken)


def measure(app: QApplication, folder: Path, count: int, *, sparse: bool = False) -> Row:
    path, text = folder / f"{count}{'s' if sparse else ''}.claimdesk", make_text(LENGTH)
    article = fill(path, text, count, sparse=sparse)
    floor, (bench, view) = open_floor(app, "before"), furnish(path)
    bench.desk.library.prepare_to_write()
    opened: dict[str, list[float]] = {"floor": [], "reader": []}

    def open_in_floor() -> None:
        floor.setPlainText(text)
        app.processEvents()

    def open_in_reader() -> None:
        bench.open_article(article)
        app.processEvents()

    for _ in range(9):
        for name, work in (("floor", open_in_floor), ("reader", open_in_reader)):
            begun = time.process_time()
            work()
            opened[name].append((time.process_time() - begun) * 1000)
        floor.setPlainText("between")
        bench.open_article(None)
        app.processEvents()
    open_in_floor()
    open_in_reader()
    for widget in (floor, view):
        widget.verticalScrollBar().setValue(widget.verticalScrollBar().maximum() // 2)
    app.processEvents()
    repaint = in_turn(*(widget.viewport().repaint for widget in (floor, view)), times=31)
    page = in_turn(*(lambda w=widget: page_down(app, w) for widget in (floor, view)), times=PAGES)
    bench.select_claim(bench.read.claims()[0].id)
    bench.select_claim(None)
    place, made = view.reading_place() + 200, []

    def steps(desk: Desk) -> Iterator[list[float]]:
        """The ms of marking each of 9 claims, and then of removing each."""
        made.clear()
        yield [ms(lambda: (made.append(mark(desk, len(made))), app.processEvents())) for _ in range(9)]
        yield [ms(lambda: (desk.remove_claim(made.pop()), app.processEvents())) for _ in range(9)]

    def mark(desk: Desk, n: int) -> str:
        return desk.mark_claim(article, Span(place + n, place + n + 120)).claim_id

    alone = Desk(Library(path), Reviewer(name="Ada"))
    alone.library.prepare_to_write()
    list(steps(bench.desk))  # the first write loads what writes
    list(steps(alone))
    rounds: list[tuple[list[float], ...]] = []
    for _ in range(3):
        bench.read.changed_elsewhere()
        rounds.append((*steps(alone), *steps(bench.desk)))
    *commits, add, remove = (statistics.median(chain.from_iterable(each)) for each in zip(*rounds, strict=True))
    costs = add, remove
    points = [QPointF(100 + 37 * n % 400, 20 + 83 * n % 800) for n in range(500)]
    letter = single_us(view.place_at, list(points))
    start, end = view.visible_range()
    claims = single_us(view.claims_at, list(random.Random(3).choices(range(start, end), k=500)))
    alone.library.close()
    bench.rest()
    bench.desk.library.close()
    floor.close()
    view.close()
    return Row(
        Cost(*(statistics.median(opened[name]) for name in ("reader", "floor"))),
        Cost(repaint[1], repaint[0]),
        Cost(page[1], page[0]),
        *(Cost(cost, commit + repaint[0]) for cost, commit in zip(costs, commits, strict=True)),
        memory=memory(path, article) - memory(path, ""),
        claims=claims,
        letter=letter,
    )  # fmt: skip


def show(name: str, row: Row) -> None:
    costs = " | ".join(f"{cost.ratio:5.2f} ({cost.reader:5.1f} ms)" for cost in row[:5])
    hits = " | ".join(f"{median:5.1f} {late:5.1f}" for median, late in (row.claims, row.letter))
    print(f"{name:>10} | {costs} | {row.memory:+6.1f} | {hits}", flush=True)


def measure_one_line(app: QApplication, folder: Path) -> None:
    """How long the longest waits are in a text of 5 MB without a line end, with 5,000 highlights."""
    path = folder / "line.claimdesk"
    text = make_text(5 * LENGTH).replace("\n", " ")
    article = fill(path, text, 5_000)
    bench, view = furnish(path)
    bench.desk.library.prepare_to_write()
    app.processEvents()
    taken: dict[str, list[float]] = {}

    def take(name: str, work: Callable[[], object]) -> None:
        begun = time.perf_counter()
        work()
        app.processEvents()
        taken.setdefault(name, []).append((time.perf_counter() - begun) * 1000)

    from claimdesk.ui.reader.reading_cursor import ReadingCursor

    cursor = ReadingCursor(view)
    take("open", lambda: bench.open_article(article))
    for n in range(1, 16):
        take("go anywhere", lambda n=n: view.put_caret(n * 311_000))
        take("a line down", lambda: view.moveCursor(QTextCursor.MoveOperation.Down))
        take("next sentence", cursor.next_sentence)
        take("a page", lambda: page_down(app, view))
        take("mark", lambda n=n: bench.mark(Span(n * 311_000, n * 311_000 + 60)))
        take("next claim", lambda: bench.go(1))
        take("unmark", bench.undo)
    print("\n5 MB in one line, 5,000 highlights; ms on the clock, median and longest (asked: a frame or two, 33 ms)")
    for name, each in taken.items():
        print(f"{name:>14} | {statistics.median(each):6.1f} | {max(each):6.1f}")
    bench.rest()
    bench.desk.library.close()
    view.close()


def main() -> None:
    if sys.argv[1:2] == ["memory"]:
        show_memory(Path(sys.argv[2]), sys.argv[3])
        return
    app = QApplication([])
    print("1 MB of text from a library; ratios to a bare QPlainTextEdit (add, remove: to its repaint and the commit)")
    print(
        "     marks | open             | repaint          | page             | add              | remove          ",
        end="",
    )
    print(" | MB     | claims µs   | letter µs (median, 95 %)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows: dict[str, Row] = {}
        for label, count in (*((str(count), count) for count in COUNTS), ("50000 thin", 50_000)):
            rows[label] = measure(app, folder, count, sparse=label.endswith("thin"))
            show(label, rows[label])
        print(
            "     asked |  1.5 at 10,000   |  1.2             |  1.5             |  1.3             |  1.3      ",
            end="",
        )
        print("       |  +5 MB | 50          | 50")
        for label in ("50000", "50000 thin"):
            more = " | ".join(
                f"{a.reader / b.reader:5.2f}           " for a, b in zip(rows[label][:5], rows["100"][:5], strict=True)
            )
            print(f"{label} to 100: {more} | asked 1.3")
        measure_one_line(app, folder)


if __name__ == "__main__":
    main()
