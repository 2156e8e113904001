"""What several of the desk's verbs do on their way: values made fit to be kept, things found or refused."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import (
    NAME_OF,
    Article,
    Claim,
    Entity,
    Evidence,
    Highlight,
    Rating,
    Reviewer,
    Scale,
    Source,
    Verdict,
    is_partial_date,
)
from claimdesk.domain.text import Span, context, normalise, places_of, snap

if TYPE_CHECKING:
    from claimdesk.storage.writing import Transaction

E = TypeVar("E", bound=Entity)
_DATES = {"published_on", "accessed_on", "claimed_on"}
_REFERS: dict[str, type[Entity]] = {
    "article_id": Article, "claim_id": Claim, "created_by": Reviewer, "rating_id": Rating, "reviewer_id": Reviewer,
    "scale_id": Scale, "source_id": Source,
}  # fmt: skip


def field_names(kind: type[Any]) -> list[str]:
    """The names of a dataclass's fields, in order."""
    return [f.name for f in fields(kind)]


def first_line(text: str) -> str:
    """What an article without a title goes by."""
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= 120 else line[:119].rstrip() + "…"


def clean(details: dict[str, Any]) -> dict[str, Any]:
    """Text as it can be stored, and dates that the calendar has; raises ClaimdeskError for others."""
    kept: dict[str, Any] = {}
    for name, value in details.items():
        kept[name] = _storable(value)
        if name in _DATES and value is not None and not is_partial_date(value):
            raise ClaimdeskError(
                "“{value}” is no date; please write a day, a month or a year as 2026-11-22, 2026-11 or 2026.",
                value=value,
            )
    return kept


def _storable(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_storable, cast("tuple[Any, ...]", value)))
    return normalise(value) if type(value) is str else value


def cleaned(entity: E) -> E:
    """``entity`` with its fields as ``clean`` leaves them."""
    return replace(entity, **clean({name: getattr(entity, name) for name in field_names(type(entity))}))


def there(tx: "Transaction", kind: type[E], key: str) -> E:
    """The thing with that id. Raises ClaimdeskError where it is gone."""
    found = tx.get(kind, key)
    if found is None:
        raise ClaimdeskError(
            "This {kind} is no longer in the library; it may have been removed elsewhere.", kind=NAME_OF[kind]
        )
    return found


def onto(tx: "Transaction", changed: E, seen: Entity | None) -> E | None:
    """What is in the library now, with that changed in which ``changed`` differs from what was ``seen``.

    None where it was removed elsewhere since, and is as it was seen.
    """
    now = tx.get(type(changed), changed.id)
    if now is None or seen is None:
        return None if changed == seen else changed
    names = field_names(type(changed))
    return replace(now, **{n: getattr(changed, n) for n in names if getattr(changed, n) != getattr(seen, n)})


def fitting(tx: "Transaction", incoming: Entity) -> Entity:
    """What came in as it fits the library now. Raises ClaimdeskError where it fits nothing that is here."""
    for name, kind in _REFERS.items():
        key = getattr(incoming, name, None)
        if key is not None:
            there(tx, kind, key)
    if isinstance(incoming, Article):
        here = tx.get(Article, incoming.id)
        if here is not None and here.text_sha256 != incoming.text_sha256:
            raise ClaimdeskError("The text of an article never changes, so only what stands here can be kept.")
        return replace(incoming, text="")
    if isinstance(incoming, Highlight):
        from claimdesk.domain.anchoring import Ground, settle, shown

        placed = settle(incoming, Ground(tx.text_of(there(tx, Article, incoming.article_id))))
        if placed is None:
            raise ClaimdeskError(
                "The quote {quote} has no place in the text here; only what stands here can be kept.",
                quote=shown(incoming.quote),
            )
        return placed
    return incoming


def highlight_at(tx: "Transaction", article_id: str, span: Span, claim_id: str) -> Highlight:
    """A new highlight of the words in ``span``. Raises ClaimdeskError where no words stand."""
    text = tx.text_of(there(tx, Article, article_id))
    place = snap(text, span.start, span.end)
    if place is None:
        raise ClaimdeskError("There are no words in the selection, so nothing was marked.")
    return highlight_of(text, article_id, place, claim_id)


def highlight_of(text: str, article_id: str, place: Span, claim_id: str) -> Highlight:
    """The highlight of exactly these words, with what stands around them."""
    prefix, suffix = context(text, place)
    return Highlight(
        claim_id=claim_id,
        article_id=article_id,
        start=place.start,
        end=place.end,
        quote=place.of(text),
        prefix=prefix,
        suffix=suffix,
    )


def take_out_claim(tx: "Transaction", claim_id: str) -> None:
    """Remove a claim with its places, verdicts and evidence."""
    claim = there(tx, Claim, claim_id)
    for kind in (Highlight, Verdict, Evidence):
        tx.remove(*tx.find(kind, claim_id=claim_id))
    tx.remove(claim)


def mark_again(tx: "Transaction", place: Highlight, article_ids: Iterable[str]) -> int:
    """Mark the quote of ``place`` for its claim wherever else it stands in these articles; how many places are new."""
    from claimdesk.domain.folding import stands_alone

    new: list[Highlight] = []
    for article_id in article_ids:
        article = tx.get(Article, article_id)
        if article is None:
            continue
        text = tx.text_of(article)
        taken = sorted(h.span for h in tx.find(Highlight, claim_id=place.claim_id, article_id=article_id))
        for start in places_of(text, place.quote):
            span = Span(start, start + len(place.quote))
            at = bisect_left(taken, span)
            if any(span.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
                continue
            if stands_alone(text, span.start, span.end):
                new.append(highlight_of(text, article_id, span, place.claim_id))
                taken.insert(at, span)
    tx.put(*new)
    return len(new)
