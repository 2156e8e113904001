"""What the library costs: each verb and question against plain sqlite3 doing the least of the same, in one run.

    python tests/bench/bench_storage.py [claims]

Prints milliseconds and how many times the floor they are; not part of the test suite.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))

from claimdesk.domain.model import Article, Claim, Evidence, Highlight, Reviewer, Source, Verdict
from claimdesk.domain.text import Span, sha256
from claimdesk.services.desk import Desk
from claimdesk.storage import places
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set

CLAIMS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
ARTICLES = CLAIMS // 10
BIG = "0"
"""The article that has a tenth of all claims by itself."""


def fill(desk: Desk) -> None:
    with desk.together("Fill") as tx:
        tx.put(desk.reviewer, Source(title="Accounts", id="s"))
        for n in range(ARTICLES):
            text = f"Article {n}. " + "The harbour cost twelve million euros, the mayor said. " * (
                2000 if n == 0 else 60
            )
            tx.put(Article(title=f"Article {n}", text=text, text_sha256=sha256(text), id=str(n)))
        claims = [Claim(statement=f"claim {n}", id=f"c{n}", created_by=desk.reviewer.id) for n in range(CLAIMS)]
        tx.put(*claims)
        tx.put(*(_highlight(n) for n in range(CLAIMS)))
        tx.put(
            *(
                Verdict(claim_id=f"c{n}", reviewer_id=desk.reviewer.id, label=f"label {v}")
                for n in range(CLAIMS)
                for v in range(n % 3)
            )
        )
        tx.put(*(Evidence(claim_id=f"c{n}", source_id="s") for n in range(0, CLAIMS, 2)))


def _highlight(n: int) -> Highlight:
    article = BIG if n % 10 == 0 else str(n % ARTICLES)
    return Highlight(claim_id=f"c{n}", article_id=article, start=n, end=n + 20, quote="q" * 20)


def times(what: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of each call."""
    taken: list[float] = []
    for n in range(count):
        before = perf_counter()
        what(n)
        taken.append((perf_counter() - before) * 1000)
    return sorted(taken)


def show(name: str, taken: list[float], floor: list[float]) -> None:
    middle, late = median(taken), taken[int(len(taken) * 0.99)]
    print(
        f"{name:34} median {middle:8.2f} ms   p99 {late:8.2f} ms   "
        f"{middle / median(floor):6.2f} × the floor of {median(floor):.3f} ms"
    )


def commits(desk: Desk, folder: Path) -> None:
    raw = sqlite3.connect(folder / "floor.db", isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE t (id TEXT, data TEXT)"):
        raw.execute(statement)

    def insert(n: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO t VALUES (?, ?)", (str(n), "x" * 500))
        raw.execute("COMMIT")

    floor = times(insert, 500)
    raw.close()
    marked = times(lambda n: desk.mark_claim(BIG, Span(n * 8, n * 8 + 30)), 500)
    show("mark a claim", marked, floor)
    show("edit a note, merging", times(lambda n: desk.edit_claim("c1", note="x" * n), 200), floor)
    show("give a verdict", times(lambda n: desk.give_verdict(f"c{n}", label="Said"), 200), floor)
    show("undo", times(lambda _: desk.undo(), 200), floor)
    show("redo", times(lambda _: desk.redo(), 200), floor)


def questions(desk: Desk) -> None:
    read = desk.library.read
    raw = sqlite3.connect(desk.library.path)

    def plain(query: str) -> Callable[[int], object]:
        return lambda _: raw.execute(query).fetchall()

    marks = f'SELECT id, claim_id, start, "end" FROM highlight WHERE article_id = {BIG!r} ORDER BY start'
    articles = "SELECT id, title, publisher, published_on, url, added_at FROM article ORDER BY added_at DESC"
    claims = "SELECT id, statement, status, claimant, created_at FROM claim ORDER BY created_at DESC"
    one = "SELECT * FROM claim WHERE id = 'c2'"
    show(
        f"marks ({len(places.marks(read, BIG))})", times(lambda _: places.marks(read, BIG), 30), times(plain(marks), 30)
    )
    show(f"articles ({ARTICLES})", times(lambda _: read.articles(), 30), times(plain(articles), 30))
    first = times(plain(f"{articles} LIMIT 60"), 30)
    show("articles, the first 60", times(lambda _: read.articles(most=60), 30), first)
    show(
        "article with its text",
        times(lambda _: read.article(BIG), 30),
        times(plain("SELECT text FROM article_text LIMIT 1"), 30),
    )
    show("card", times(lambda _: read.card("c2"), 100), times(plain(one), 100))
    show(f"claims ({CLAIMS})", times(lambda _: read.claims(), 10), times(plain(claims), 10))
    everything = times(plain("SELECT * FROM claim, highlight WHERE claim.id = claim_id"), 5)
    show("annotation set of everything", times(lambda _: annotation_set(read), 5), everything)
    raw.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        library = Library(Path(name) / "bench.claimdesk")
        desk = Desk(library, Reviewer(name="Bench"))
        before = perf_counter()
        fill(desk)
        print(f"{CLAIMS} claims and {ARTICLES} articles in one step: {perf_counter() - before:.1f} s")
        questions(desk)
        commits(desk, Path(name))
        library.close()


if __name__ == "__main__":
    main()
