"""What the panes, lists and the command line read: one query each, over a connection that cannot write."""

import json
import sqlite3
from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from claimdesk.domain.model import (
    NAME_OF,
    Article,
    Attachment,
    Claim,
    Conflict,
    Entity,
    Evidence,
    Highlight,
    Rating,
    Reviewer,
    Scale,
    Source,
    Verdict,
)
from claimdesk.domain.views import (
    ArticleSummary,
    Citation,
    ClaimCard,
    ClaimSummary,
    Opinion,
    Place,
    ScaleCard,
    SourceSummary,
)
from claimdesk.storage.connections import connect, plainly
from claimdesk.storage.mapping import E, columns_of, from_columns, readable
from claimdesk.storage.picking import SALVAGED_SINCE, Rows, picked, table
from claimdesk.storage.ways import Way

NEWEST_VERDICT = (
    "(SELECT n.ordinal FROM verdict n WHERE n.claim_id = {claim} ORDER BY n.decided_at DESC, n.ordinal DESC LIMIT 1)"
)

_SUMMARIES = """
SELECT a.id, a.title, a.publisher, a.published_on, a.url, a.added_at, t.characters,
       (SELECT count(DISTINCT h.claim_id) FROM highlight h WHERE h.article_id = a.id),
       (SELECT count(DISTINCT h.claim_id) FROM highlight h JOIN verdict v ON v.claim_id = h.claim_id
        WHERE h.article_id = a.id)
FROM article a JOIN article_text t ON t.sha256 = a.text_sha256
"""

_CLAIMS = f"""
SELECT c.id, c.statement, c.status, c.claimant, c.created_at, v.label, r.colour, h.article_id, a.title,
       (SELECT count(*) FROM highlight n WHERE n.claim_id = c.id),
       (SELECT count(*) FROM evidence e WHERE e.claim_id = c.id)
FROM claim c
LEFT JOIN verdict v ON v.ordinal = {NEWEST_VERDICT.format(claim="c.id")}
LEFT JOIN rating r ON r.id = v.rating_id
LEFT JOIN highlight h ON h.ordinal = (SELECT min(f.ordinal) FROM highlight f WHERE f.claim_id = c.id)
LEFT JOIN article a ON a.id = h.article_id
ORDER BY c.created_at DESC, c.ordinal DESC
"""


class Reading:
    """Questions to one library. Not for several threads at once: each opens its own."""

    def __init__(self, path: Path, way: Way | None = None) -> None:
        self._path, self._way = path, way
        self._connection = self._watching = _connected(path, way)
        self._seen = self._data_version()
        self._missed = False
        self._stamp = _stamp_of(path)

    def interrupt(self) -> None:
        """Break off the question that another thread is asking, which then raises ClaimdeskError."""
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()

    def rows(self, query: str, values: Iterable[object] = ()) -> list[Rows]:
        """All rows of one query; the way in for the storage's own modules."""
        with plainly(self._path):
            return self._connection.execute(query, tuple(values)).fetchall()

    @contextmanager
    def at_one_moment(self) -> Generator[None]:
        """Let all questions within see the library as it is at the first of them, whatever others commit meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.rows("BEGIN")
        try:
            yield
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """End the transaction; where another thread's interruption meets just this, it is done again."""
        while self._connection.in_transaction:
            try:
                self._connection.rollback()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                    raise

    # Articles

    def articles(self, *, most: int = -1) -> list[ArticleSummary]:
        """The articles, newest first; at the most ``most`` of them, or all."""
        rows = self.rows(f"{_SUMMARIES} ORDER BY a.added_at DESC, a.ordinal DESC LIMIT ?", [most])
        return [_summary(row) for row in rows]

    def article_summary(self, article_id: str) -> ArticleSummary | None:
        return next(map(_summary, self.rows(f"{_SUMMARIES} WHERE a.id = ?", [article_id])), None)

    def article(self, article_id: str) -> Article | None:
        """The article with its text; None where there is none."""
        return next(iter(self._articles_where("a.id = ?", article_id)), None)

    def _articles_where(self, where: str, value: str) -> list[Article]:
        names = columns_of(Article)
        query = f"SELECT {', '.join(f'a.{n}' for n in names)}, t.text FROM article a JOIN article_text t ON t.sha256 = a.text_sha256 WHERE {where}"  # noqa: E501
        return [
            from_columns(Article, dict(zip(names, row, strict=False)), row[-1]) for row in self.rows(query, [value])
        ]

    # Claims

    def claims(self) -> list[ClaimSummary]:
        """Every claim, newest first."""
        return [
            ClaimSummary(
                id=key, statement=statement, status=status, claimant=claimant, created_at=created_at,
                label=label, colour=colour, article_id=article_id, title=title, places=places, sources=sources,
            )
            for key, statement, status, claimant, created_at, label, colour, article_id, title, places, sources
            in self.rows(_CLAIMS)
        ]  # fmt: skip

    def places_of(self, claim_ids: Iterable[str]) -> list[Highlight]:
        """The highlights of these claims, in the order of creation."""
        return self.found(Highlight, picked("claim_id"), json.dumps(sorted(set(claim_ids))))

    def verdicts_of(self, claim_ids: Iterable[str]) -> Counter[str]:
        """How many verdicts each of these claims has."""
        wanted = json.dumps(sorted(set(claim_ids)))
        query = f"SELECT claim_id, count(*) FROM verdict WHERE {picked('claim_id')} GROUP BY claim_id"
        return Counter(dict(self.rows(query, [wanted])))

    def card(self, claim_id: str) -> ClaimCard | None:
        """All that is known of one claim; None where there is none."""
        with self.at_one_moment(), readable(NAME_OF[Claim]):
            claim = next(iter(self.found(Claim, "id = ?", claim_id)), None)
            if claim is None:
                return None
            return ClaimCard(
                claim=claim,
                places=self._places(claim_id),
                opinions=self._opinions(claim_id),
                citations=self._citations(claim_id),
            )

    def _places(self, claim_id: str) -> tuple[Place, ...]:
        titles = dict(
            self.rows("SELECT DISTINCT a.id, a.title FROM highlight h JOIN article a ON a.id = h.article_id WHERE h.claim_id = ?", [claim_id])  # noqa: E501
        )  # fmt: skip
        return tuple(Place(highlight=h, article_title=titles[h.article_id]) for h in self.found(Highlight, "claim_id = ?", claim_id))  # noqa: E501  # fmt: skip

    def _opinions(self, claim_id: str) -> tuple[Opinion, ...]:
        verdicts = self.found(Verdict, "claim_id = ? ORDER BY decided_at, ordinal", claim_id)
        reviewers = self.by_id(Reviewer, [v.reviewer_id for v in verdicts])
        ratings = self.by_id(Rating, [v.rating_id for v in verdicts if v.rating_id])
        scales = self.by_id(Scale, [v.scale_id for v in verdicts if v.scale_id])
        return tuple(
            Opinion(
                verdict=v,
                reviewer=reviewers[v.reviewer_id],
                rating=ratings.get(v.rating_id or ""),
                scale=scales.get(v.scale_id or ""),
            )
            for v in verdicts
        )

    def _citations(self, claim_id: str) -> tuple[Citation, ...]:
        evidence = self.found(Evidence, "claim_id = ?", claim_id)
        sources = self.by_id(Source, [e.source_id for e in evidence])
        kept: dict[str, list[Attachment]] = {key: self.found(Attachment, "source_id = ?", key) for key in sources}
        return tuple(
            Citation(evidence=e, source=sources[e.source_id], attachments=tuple(kept[e.source_id])) for e in evidence
        )

    # Sources, scales, conflicts

    def sources(self) -> list[SourceSummary]:
        """Every source with how many claims cite it, newest first."""
        with self.at_one_moment():
            counts = dict(self.rows("SELECT source_id, count(DISTINCT claim_id) FROM evidence GROUP BY source_id"))
            found = self.found(Source, "TRUE ORDER BY ordinal DESC")
        return [SourceSummary(source=s, claims=counts.get(s.id, 0)) for s in found]

    def scales(self) -> list[ScaleCard]:
        """The scales that this library keeps, with their ratings."""
        with self.at_one_moment():
            ratings, scales = self.found(Rating, "TRUE ORDER BY position, ordinal"), self.found(Scale)
        return [ScaleCard(scale=scale, ratings=tuple(r for r in ratings if r.scale_id == scale.id)) for scale in scales]

    def used_ratings(self) -> set[str]:
        """The ids of the ratings that verdicts name."""
        return {row[0] for row in self.rows("SELECT DISTINCT rating_id FROM verdict WHERE rating_id IS NOT NULL")}

    def conflicts(self) -> list[Conflict]:
        """What imports left for a reviewer to choose, oldest first."""
        return self.found(Conflict)

    def document(self, sha256: str) -> bytes | None:
        """The kept content with this SHA-256."""
        return next((row[0] for row in self.rows("SELECT data FROM document WHERE sha256 = ?", [sha256])), None)

    # Any noun

    def found(self, kind: type[E], where: str = "TRUE", *values: str) -> list[E]:
        """The things of one noun for which ``where`` holds, in the order of creation unless it says otherwise."""
        names = columns_of(kind)
        order = "" if "ORDER BY" in where else " ORDER BY ordinal"
        columns = ", ".join(f'"{n}"' for n in names)
        query = f"SELECT {columns} FROM {table(kind)} WHERE {where}{order}"
        return [from_columns(kind, dict(zip(names, row, strict=True))) for row in self.rows(query, values)]

    def count(self, kind: type[Entity]) -> int:
        """How many things of one noun there are."""
        return int(self.rows(f"SELECT count(*) FROM {table(kind)}")[0][0])

    def by_id(self, kind: type[E], ids: Iterable[str]) -> dict[str, E]:
        """The things with these ids, by id; what is not there is left out."""
        wanted = json.dumps(sorted(set(ids)))
        return {e.id: e for e in self.found(kind, picked("id"), wanted)}

    # The history

    def next_undo(self) -> str | None:
        """The name of the step that undo would take back."""
        newest = "SELECT name, number FROM step WHERE state = 'done' AND kind = 'do' ORDER BY number DESC LIMIT 1"
        query = f"SELECT name FROM ({newest}) AS newest WHERE NOT {SALVAGED_SINCE.format(number='newest.number')}"
        return next((row[0] for row in self.rows(query)), None)

    def next_redo(self) -> str | None:
        """The name of the step that redo would do again."""
        query = "SELECT name FROM step WHERE state = 'undone' AND kind = 'do' ORDER BY number LIMIT 1"
        return next((row[0] for row in self.rows(query)), None)

    # Changes from elsewhere

    def _data_version(self) -> int:
        with plainly(self._path):
            return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    def watch_by(self, connection: sqlite3.Connection) -> None:
        """Watch for changes over the connection that writes: SQLite leaves its own commits out of account there."""
        seen_by_writer = int(connection.execute("PRAGMA data_version").fetchone()[0])
        self._missed = self.changed_elsewhere()
        self._watching, self._seen = connection, seen_by_writer

    def changed_elsewhere(self) -> bool:
        """Whether anybody else has committed to the file since the last time this was asked."""
        if self._way is not None and self._way.unlocked:
            stamp, self._stamp = self._stamp, _stamp_of(self._path)
            if stamp != self._stamp:  # SQLite takes it for a file that nobody changes, and must open it anew
                with plainly(self._path):
                    fresh = _connected(self._path, self._way)
                self._connection.close()
                self._connection = self._watching = fresh
            return stamp != self._stamp
        seen, self._seen = self._seen, self._data_version()
        missed, self._missed = self._missed, False
        return missed or seen != self._seen


def _connected(path: Path, way: Way | None) -> sqlite3.Connection:
    connection = connect(path, query_only=True, way=way)
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    return connection


def _casefold(text: str | None) -> str | None:
    """For sorting by letters of any script, where SQLite's own folding knows ASCII alone."""
    return text.casefold() if text is not None else None


def _stamp_of(path: Path) -> tuple[int, int]:
    with plainly(path):
        found = path.stat()
    return found.st_mtime_ns, found.st_size


def _summary(row: Rows) -> ArticleSummary:
    names = ("id", "title", "publisher", "published_on", "url", "added_at", "characters", "claims", "checked")
    return ArticleSummary(**dict(zip(names, row, strict=True)))


def sqlite_version() -> str:
    return sqlite3.sqlite_version
