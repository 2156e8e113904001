"""What finding costs: each question to the full-text index against one pass of LIKE over the same words, in one run.

    python tests/bench/bench_search.py [claims] [folder]

Prints milliseconds and which part of the pass they are; a folder keeps the library for the next run. Not part of the
test suite.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2] / "desktop"))

from claimdesk.domain.finds import ClaimColumn, Narrowing
from claimdesk.domain.model import Article, Claim, Evidence, Highlight, Reviewer, Source, Verdict
from claimdesk.domain.text import Span, sha256
from claimdesk.services import likeness
from claimdesk.services.desk import Desk
from claimdesk.storage import index
from claimdesk.storage.claim_table import claim_lines, claim_order
from claimdesk.storage.connections import connect
from claimdesk.storage.library import Library
from claimdesk.storage.search import look

CLAIMS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
PER_ARTICLE = 10
KANJI = "東京都知事選挙候補者政策経済成長率発表昨年比較増加減少人口税金予算会議大臣発言確認報道記事"

words = random.Random(7)


def make_vocabulary() -> list[str]:
    """Twenty thousand words, of which the first are said most."""
    parts = ["ka", "lo", "mi", "ter", "san", "ver", "on", "pre", "dul", "ing", "ash", "bor", "én", "str", "qua", "zel"]
    made = {"".join(words.choices(parts, k=words.randint(1, 5))) for _ in range(60_000)}
    return ["the", "of", *sorted(made, key=lambda _: words.random())[:20_000]]


VOCABULARY = make_vocabulary()
WEIGHTS = [1 / (rank + 2) for rank in range(len(VOCABULARY))]


def sentence(length: int, *, japanese: bool) -> str:
    if japanese:
        return "".join(words.choices(KANJI, k=length * 2)) + "。"
    return " ".join(words.choices(VOCABULARY, WEIGHTS, k=length)).capitalize() + "."


def fill(desk: Desk) -> None:
    pool = [sentence(14, japanese=n % 10 == 0) for n in range(20_000)]
    for start in range(0, CLAIMS, 10_000):
        with desk.together("Fill") as tx:
            tx.put(desk.reviewer, *(Source(title=f"Report {n} of {pool[n][:30]}", id=f"s{n}") for n in range(200)))
            for n in range(start, min(CLAIMS, start + 10_000)):
                if n % PER_ARTICLE == 0:
                    text = " ".join(words.choices(pool, k=110))
                    tx.put(Article(title=pool[n % 20_000][:60], text=text, text_sha256=sha256(text), id=f"a{n}"))
            numbers = range(start, min(CLAIMS, start + 10_000))
            said = {n: words.choice(pool) for n in numbers}
            tx.put(*(Claim(statement=said[n], id=f"c{n}", tags=("tag",) if n % 50 == 0 else ()) for n in numbers))
            tx.put(
                *(
                    Highlight(
                        claim_id=f"c{n}",
                        article_id=f"a{n // PER_ARTICLE * PER_ARTICLE}",
                        start=0,
                        end=20,
                        quote=said[n],
                    )
                    for n in numbers
                )
            )
            tx.put(
                *(
                    Verdict(
                        claim_id=f"c{n}", reviewer_id=desk.reviewer.id, label="False", explanation=words.choice(pool)
                    )
                    for n in numbers
                    if n % 2
                )
            )
            tx.put(*(Evidence(claim_id=f"c{n}", source_id=f"s{n % 200}") for n in numbers if n % 4 == 0))


def timed(what: Callable[[], object], count: int = 7) -> float:
    taken: list[float] = []
    for _ in range(count):
        before = perf_counter()
        what()
        taken.append((perf_counter() - before) * 1000)
    return median(taken)


def questions(library: Library) -> None:
    read = library.read
    scan = """SELECT c.id FROM claim c WHERE c.statement LIKE ? OR c.note LIKE ? OR EXISTS (SELECT 1 FROM highlight h
        WHERE h.claim_id = c.id AND h.quote LIKE ?) OR EXISTS (SELECT 1 FROM verdict v WHERE v.claim_id = c.id AND
        v.explanation LIKE ?)"""
    texts = "SELECT sha256 FROM article_text WHERE text LIKE ?"

    def floor(word: str) -> float:
        like = f"%{word}%"
        return timed(lambda: (read.rows(scan, [like] * 4), read.rows(texts, [like])), 1)

    rare, medium = VOCABULARY[15_000], VOCABULARY[900]
    asked = {
        "a rare word": (rare, False),
        "a word of middling use": (medium, False),
        "a word in half of all": (VOCABULARY[0], False),
        "the beginning of a word (3)": (medium[:3], True),
        "the beginning of a word (2)": (medium[:2], True),
        "the beginning of a word (1)": (medium[:1], True),
        "two words, one unfinished": (f"{VOCABULARY[40]} {medium[:3]}", True),
        "two letters of Chinese": (KANJI[:2], True),
        "four letters of Chinese": (KANJI[2:6], True),
    }
    for name, (typed, unfinished) in asked.items():
        taken = timed(lambda typed=typed, unfinished=unfinished: look(read, typed, unfinished=unfinished))
        each = {
            k: timed(lambda t=typed, u=unfinished, k=k: look(read, t, [k], unfinished=u), 3)
            for k in ("article", "claim")
        }
        like = floor(typed.split()[0])
        found = len(look(read, typed, unfinished=unfinished))
        print(
            f"{name:32} {taken:8.2f} ms   {taken / like:6.3f} of a pass of LIKE ({like:.0f} ms)   {found} hits   "
            f"articles {each['article']:.1f} claims {each['claim']:.1f}"
        )
    narrow = Narrowing(tags=("tag",), verdicts=("False", ""))
    print(f"{'half of all, narrowed':32} {timed(lambda: look(read, VOCABULARY[0], narrowing=narrow)):8.2f} ms")
    print(f"{'all claims, newest first':32} {timed(lambda: claim_order(read)):8.2f} ms")
    for column in ClaimColumn:
        name = f"all claims by {column.name.lower()}"
        print(f"{name:32} {timed(lambda column=column: claim_order(read, column=column), 3):8.2f} ms")
    order = claim_order(read)
    print(f"{'100 lines of the table':32} {timed(lambda: claim_lines(read, order[5000:5100])):8.2f} ms")
    (line,) = (found.statement for found in claim_lines(read, order[:1]) if found)
    print(f"{'claims like one':32} {timed(lambda: likeness.like(read, line + ' indeed')):8.2f} ms")


def steps(desk: Desk) -> None:
    big = "a0"
    for name, verb in {
        "mark a claim": lambda n: desk.mark_claim(big, Span(n * 3, n * 3 + 40)),
        "edit a statement": lambda n: desk.edit_claim("c5", statement=f"{VOCABULARY[n]} is said"),
        "give a verdict": lambda n: desk.give_verdict(f"c{n}", label="Said", explanation=VOCABULARY[n]),
        "undo": lambda _: desk.undo(),
    }.items():
        taken: list[float] = []
        for n in range(100):
            before = perf_counter()
            verb(n)
            taken.append((perf_counter() - before) * 1000)
        taken.sort()
        print(f"{name:32} {median(taken):8.2f} ms   p99 {taken[98]:.2f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(name)
        path = folder / f"search-{CLAIMS}.claimdesk"
        fresh = not path.exists()
        library = Library(path)
        desk = Desk(library, Reviewer(name="Bench"))
        if fresh:
            before = perf_counter()
            fill(desk)
            print(f"{CLAIMS} claims: {perf_counter() - before:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
            connection = connect(path)
            before = perf_counter()
            connection.execute("BEGIN")
            index.rebuild(connection)
            connection.execute("COMMIT")
            print(f"rebuild: {perf_counter() - before:.1f} s")
            connection.close()
        questions(library)
        steps(desk)
        library.close()


if __name__ == "__main__":
    main()
