"""The sources that the rows of a flat CSV cite, matched with those that the library has."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, cast

from claimdesk.domain.anchoring import shown
from claimdesk.domain.model import Evidence, Source, Stance
from claimdesk.domain.phrases import Phrase
from claimdesk.services.exchange.contract import Lookup, known
from claimdesk.services.exchange.csv_cells import join, split
from claimdesk.services.exchange.csv_columns import STANCES, made_id
from claimdesk.services.exchange.csv_table import Groups, Row, agreed

_COLUMNS = ("source_urls", "source_titles", "stances")


class _Cited(NamedTuple):
    """One item of the three lists; None where the file has no such column."""

    url: str | None
    title: str | None
    stance: str | None

    def fits(self, source: Source) -> bool:
        return self.url in {None, source.url or ""} and self.title in {None, source.title}


class _Shelf:
    """The sources at hand: first those that the claims cite already, all others once one of those is named."""

    def __init__(self, look_up: Lookup, source_ids: Iterable[str]) -> None:
        self.by_id = known(look_up, Source, dict.fromkeys(source_ids))
        self._look_up = look_up
        self._complete = False
        self._named = {(one.url or "", one.title): one for one in reversed(self.by_id.values())}

    def find(self, item: _Cited, row: Row) -> Source:
        """The source that an item names; a new one where none fits. Raises ClaimdeskError for a nameless one."""
        if not (item.url or item.title):
            raise row.refuse(Phrase("lists a source that has neither a URL nor a title"))
        found = self._fitting(item)
        if found is None and not self._complete:
            self._complete = True
            for one in cast("Iterable[Source]", self._look_up.every(Source)):
                self._put(one)
            found = self._fitting(item)
        if found is None:
            key = made_id("source", item.url or "", item.title or "")
            found = self.by_id.get(key) or Source(id=key, url=item.url or None, title=item.title or item.url or "")
            self._put(found)
        return found

    def _fitting(self, item: _Cited) -> Source | None:
        if item.url is not None and item.title is not None:
            return self._named.get((item.url, item.title))
        return next((one for one in self.by_id.values() if item.fits(one)), None)

    def _put(self, one: Source) -> None:
        self.by_id.setdefault(one.id, one)
        self._named.setdefault((one.url or "", one.title), one)


def cited(told: Groups, look_up: Lookup) -> tuple[tuple[Source, ...], tuple[Evidence, ...]]:
    """The sources and the evidence that the rows tell of; what a row no longer lists is not deleted."""
    present: dict[str, list[Evidence]] = {}
    for one in cast("Iterable[Evidence]", look_up.of_claims(Evidence, told)):
        present.setdefault(one.claim_id, []).append(one)
    shelf = _Shelf(look_up, (one.source_id for group in present.values() for one in group))
    sources: dict[str, Source] = {}
    evidence: dict[str, Evidence] = {}
    for claim_id, rows in told.items():
        here = present.get(claim_id, [])
        for one in _of_claim(claim_id, rows, here, shelf, look_up):
            evidence[one.id] = one
            sources[one.source_id] = shelf.by_id[one.source_id]
    return tuple(sources.values()), tuple(evidence.values())


def _of_claim(claim_id: str, rows: list[Row], here: list[Evidence], shelf: "_Shelf", look_up: Lookup) -> list[Evidence]:
    for name in _COLUMNS:
        agreed(rows, name)
    row = rows[0]
    if _says_the_same(row, here, shelf):
        return here
    items = _items(row)
    matched: dict[int, Evidence] = {}
    left = list(here)
    for with_stance in (True, False):
        for at, item in enumerate(items):
            if at in matched:
                continue
            for one in left:
                if item.fits(shelf.by_id[one.source_id]) and (
                    not with_stance or item.stance in {None, one.stance.value}
                ):
                    matched[at] = one
                    left.remove(one)
                    break
    found: list[Evidence] = []
    for at, item in enumerate(items):
        stance = Stance(item.stance or "supports")
        if at not in matched:
            source = shelf.find(item, row)
            key = made_id("evidence", claim_id, source.id, sum(one.source_id == source.id for one in found))
            matched[at] = known(look_up, Evidence, [key]).get(key) or Evidence(
                id=key, claim_id=claim_id, source_id=source.id, stance=stance
            )
        found.append(replace(matched[at], stance=stance) if item.stance else matched[at])
    return found


def _says_the_same(row: Row, here: list[Evidence], shelf: "_Shelf") -> bool:
    cells = {
        "source_urls": join(shelf.by_id[one.source_id].url or "" for one in here),
        "source_titles": join(shelf.by_id[one.source_id].title for one in here),
        "stances": join(one.stance.value for one in here),
    }
    return all(row[name] == cell for name, cell in cells.items() if name in row.cells)


def _items(row: Row) -> list[_Cited]:
    lists = {name: split(row[name]) for name in _COLUMNS if name in row.cells}
    count = max(map(len, lists.values()))
    for name, items in lists.items():
        if not items and count == 1:
            items.append("")
        if len(items) != count:
            raise row.refuse(
                Phrase(
                    "lists {count} sources, but {items} items in the column “{name}”",
                    count=count,
                    items=len(items),
                    name=name,
                )
            )
    for word in lists.get("stances", []):
        if word not in STANCES:
            raise row.refuse(
                Phrase(
                    "has {value} in the column “stances”, which is none of {known}",
                    value=shown(word),
                    known=", ".join(STANCES),
                )
            )
    return [_Cited(*(lists[name][at] if name in lists else None for name in _COLUMNS)) for at in range(count)]
