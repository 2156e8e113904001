"""The highlights that the rows of a flat CSV tell of, on the texts that the library has."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from claimdesk.domain.anchoring import Ground, move_told, settle, shown
from claimdesk.domain.model import Article, Highlight
from claimdesk.domain.phrases import Phrase
from claimdesk.domain.text import Span, context, find_again
from claimdesk.services.exchange.contract import Lookup, known
from claimdesk.services.exchange.csv_columns import HIGHLIGHT, UUID_FORM, made_id
from claimdesk.services.exchange.csv_table import Groups, Row, agreed, changes


class Places:
    """Puts highlights on their articles; ``moved`` tells of those that stood elsewhere than a row says.

    Raises ClaimdeskError for an article that the library does not have.
    """

    def __init__(self, rows: list[Row], look_up: Lookup) -> None:
        self.moved: list[Phrase] = []
        self._look_up = look_up
        self.articles = known(look_up, Article, dict.fromkeys(row["article_id"] for row in rows if row["article_id"]))
        self._grounds: dict[str, Ground] = {}
        for row in rows:
            if row["article_id"] and row["article_id"] not in self.articles:
                raise row.refuse(
                    Phrase(
                        "is about the article {title} ({id}), "
                        "which is not in this library: the flat form carries no texts; add the article first",
                        title=shown(row["article_title"] or row["article_id"]),
                        id=row["article_id"],
                    )
                )

    def of(self, told: Groups) -> tuple[Highlight, ...]:
        """The highlights of the claims in ``told``, in the order of the file."""
        here: dict[tuple[str, str, str, str], str] = {
            (one.claim_id, one.article_id, str(one.start), one.quote): one.id
            for one in cast("Iterable[Highlight]", self._look_up.of_claims(Highlight, told))
        }
        rows_of: Groups = {}
        claim_of: dict[str, str] = {}
        for claim_id, rows in told.items():
            for row in rows:
                if not (row["highlight_id"] or row["quote"] or row["start"]):
                    continue
                about = (claim_id, row["article_id"], row["start"], row["quote"])
                key = row["highlight_id"] or here.get(about) or made_id("highlight", *about)
                if not UUID_FORM.fullmatch(key):
                    raise row.refuse(
                        Phrase("has {value} in the column “highlight_id”, which is not a UUID", value=shown(key))
                    )
                if claim_of.setdefault(key, claim_id) != claim_id:
                    raise row.refuse(Phrase("gives the highlight {key} to a second claim", key=key))
                rows_of.setdefault(key, []).append(row)
        present = known(self._look_up, Highlight, rows_of)
        self._fetch(one.article_id for one in present.values())
        return tuple(self._highlight(key, claim_of[key], rows, present.get(key)) for key, rows in rows_of.items())

    def _fetch(self, article_ids: Iterable[str]) -> None:
        missing = dict.fromkeys(one for one in article_ids if one not in self.articles)
        if missing:
            self.articles |= known(self._look_up, Article, missing)

    def _highlight(self, key: str, claim_id: str, rows: list[Row], present: Highlight | None) -> Highlight:
        article_id = agreed(rows, "article_id", passing_over_empty=True) or (present.article_id if present else "")
        if not article_id:
            raise rows[0].refuse(Phrase("has a quote without an article"))
        found: dict[str, Any] = changes(rows, HIGHLIGHT, present)
        if present is not None:
            before = replace(present, claim_id=claim_id)
            if not found and article_id == present.article_id:
                return before
            return self._settled(replace(before, article_id=article_id, **found), rows[0])
        if "quote" not in found:
            raise rows[0].refuse(Phrase("has a place without a quote"))
        ground = self._ground(article_id)
        if "start" not in found:
            span = find_again(ground.text, found["quote"])
            found["start"] = span.start if span else len(ground.text)
        found.setdefault("end", found["start"] + len(found["quote"]))
        return self._settled(Highlight(id=key, claim_id=claim_id, article_id=article_id, **found), rows[0])

    def _settled(self, came: Highlight, row: Row) -> Highlight:
        ground, title = self._ground(came.article_id), shown(self.articles[came.article_id].title)
        now = settle(came, ground)
        if now is None:
            raise row.refuse(
                Phrase(
                    "has the quote {quote}, which stands in {title} neither there nor in one other place beyond doubt",
                    quote=shown(came.quote),
                    title=title,
                )
            )
        if (now.start, now.end) != (came.start, came.end):
            self.moved.append(move_told(came, now, title))
        prefix, suffix = context(ground.text, Span(now.start, now.end))
        return replace(now, prefix=prefix, suffix=suffix)

    def _ground(self, article_id: str) -> Ground:
        if article_id not in self._grounds:
            self._grounds[article_id] = Ground(self.articles[article_id].text)
        return self._grounds[article_id]
