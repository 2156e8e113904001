"""The desk: the one door through which anything in a library changes. Every verb is one step.

A step is one transaction, one entry in the history and one notice to listeners. Verbs name things by id and work on
what the library holds at that moment, so that two processes never overwrite each other's fields with old values.
"""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar, cast

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import (
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
    Status,
    Step,
    Verdict,
    is_partial_date,
    now,
)
from claimdesk.domain.text import Span, context, normalise, snap
from claimdesk.domain.text import sha256 as sha256_of_text
from claimdesk.domain.views import AddedArticle, ArticleDraft, ScaleCard
from claimdesk.services.history import History, Listener
from claimdesk.services.scales import bundled_scales
from claimdesk.storage.library import Library

if TYPE_CHECKING:
    from claimdesk.storage.writing import Transaction

E = TypeVar("E", bound=Entity)
_DATES = {"published_on", "accessed_on", "claimed_on"}


class Desk:
    """The verbs of one library, as done by ``reviewer``."""

    def __init__(self, library: Library, reviewer: Reviewer) -> None:
        self.library = library
        self.reviewer = _cleaned(reviewer)
        self.history = History(library)
        self._open: Transaction | None = None

    def listen(self, listener: Listener) -> None:
        """Have ``listener`` told of each step once it is on the disk."""
        self.history.listen(listener)

    @contextmanager
    def together(self, name: str, *, merge_key: str | None = None) -> "Generator[Transaction]":
        """Make all that the verbs do within one step of that name."""
        if self._open is not None:
            yield self._open
            return
        with self.history.step(name, self.reviewer, merge_key=merge_key) as tx:
            self._open = tx
            try:
                yield tx
            finally:
                self._open = None

    def undo(self) -> Step | None:
        """Take back the newest step, whoever took it and whenever; None where there is none."""
        return self.history.undo(self.reviewer)

    def redo(self) -> Step | None:
        """Do again the step that was undone last; None where there is none."""
        return self.history.redo(self.reviewer)

    # Articles

    def add_article(self, draft: ArticleDraft) -> AddedArticle:
        """Add an article; one with the very same text is not added twice. Raises ClaimdeskError for an empty text."""
        text = normalise(draft.text)
        if not text.strip():
            raise ClaimdeskError("There is no text in it, so no article was added.")
        digest = sha256_of_text(text)
        details = _clean({name: getattr(draft, name) for name in _fields(ArticleDraft) if name != "text"})
        details["title"] = details["title"].strip() or _first_line(text)
        article = Article(text=text, text_sha256=digest, **details)
        with self.together("Add article") as tx:
            known = next(iter(tx.find(Article, text_sha256=digest)), None)
            if known is None:
                tx.put(article)
        return AddedArticle(article=replace(known or article, text=text), new=known is None)

    def edit_article(self, article_id: str, **details: str | None) -> None:
        """Change what is known about an article: title, url, author, publisher, published_on, language.

        An article without a title goes by its first line.
        """
        with self.together("Edit article details") as tx:
            article = replace(_there(tx, Article, article_id), **_clean(details))
            tx.put(article if article.title.strip() else replace(article, title=_first_line(tx.text_of(article))))

    def remove_article(self, article_id: str) -> None:
        """Remove an article with its highlights, and the claims that are made nowhere else."""
        with self.together("Remove article") as tx:
            article = _there(tx, Article, article_id)
            places = tx.find(Highlight, article_id=article_id)
            tx.remove(*places)
            for claim_id in dict.fromkeys(place.claim_id for place in places):
                if not tx.find(Highlight, claim_id=claim_id):
                    _remove_claim(tx, claim_id)
            tx.remove(article)

    # Claims and their places

    def mark_claim(self, article_id: str, span: Span, **details: Any) -> Highlight:
        """Mark a new claim; its statement begins as the quote. Raises ClaimdeskError where no words stand."""
        with self.together("Mark claim") as tx:
            highlight = _highlight(tx, article_id, span, claim_id="")
            self._enrol(tx)
            claim = Claim(statement=highlight.quote, created_by=self.reviewer.id)
            claim = replace(claim, **_clean(details))
            highlight = replace(highlight, claim_id=claim.id)
            tx.put(claim, highlight)
        return highlight

    def add_place(self, claim_id: str, article_id: str, span: Span) -> Highlight:
        """Mark another place where the same claim is made; the same place twice is one."""
        with self.together("Add place") as tx:
            _there(tx, Claim, claim_id)
            highlight = _highlight(tx, article_id, span, claim_id)
            for known in tx.find(Highlight, claim_id=claim_id, article_id=article_id):
                if known.span == highlight.span:
                    return known
            tx.put(highlight)
        return highlight

    def move_place(self, highlight_id: str, span: Span, *, merge: bool = False) -> None:
        """Let a highlight begin and end elsewhere in its article; with ``merge``, moves in a row are one step."""
        with self.together("Move place", merge_key=f"place/{highlight_id}" if merge else None) as tx:
            known = _there(tx, Highlight, highlight_id)
            tx.put(replace(_highlight(tx, known.article_id, span, known.claim_id), id=known.id))

    def remove_place(self, highlight_id: str) -> None:
        """Remove a place; with its last place the claim goes."""
        with self.together("Remove place") as tx:
            place = _there(tx, Highlight, highlight_id)
            tx.remove(place)
            if not tx.find(Highlight, claim_id=place.claim_id):
                _remove_claim(tx, place.claim_id)

    def edit_claim(self, claim_id: str, **details: Any) -> None:
        """Change a claim's statement, claimant, claimed_on, kinds, tags, status or note.

        Edits of the same fields that follow each other within two minutes are one step to undo.
        """
        name = _EDIT_NAMES.get(next(iter(details)), "Edit claim") if len(details) == 1 else "Edit claim"
        with self.together(name, merge_key=f"claim/{claim_id}/{'+'.join(sorted(details))}") as tx:
            tx.put(replace(_there(tx, Claim, claim_id), **_clean(details)))

    def remove_claim(self, claim_id: str) -> None:
        """Remove a claim with its places, verdicts and evidence; the sources stay."""
        with self.together("Remove claim") as tx:
            _remove_claim(tx, claim_id)

    # Verdicts

    def give_verdict(
        self, claim_id: str, rating: Rating | None = None, *, label: str = "", explanation: str | None = None
    ) -> Verdict:
        """Give the reviewer's own verdict: a rating, or a label in their own words; nobody else's is touched.

        An open claim is done with it. ``explanation`` stays as it is unless given.
        """
        said = rating.label if rating else normalise(label).strip()
        if not said:
            raise ClaimdeskError("A verdict needs a rating or words of your own; none was given.")
        with self.together("Give verdict") as tx:
            claim = _there(tx, Claim, claim_id)
            self._enrol(tx)
            if rating is not None:
                self._adopt_scale(tx, rating)
            own = self._own_verdict(tx, claim_id) or Verdict(claim_id=claim_id, reviewer_id=self.reviewer.id, label="")
            verdict = replace(
                own,
                label=said,
                scale_id=rating.scale_id if rating else None,
                rating_id=rating.id if rating else None,
                explanation=own.explanation if explanation is None else normalise(explanation),
            )
            if verdict != own:
                verdict = replace(verdict, decided_at=now())
            tx.put(verdict)
            if claim.status in {Status.OPEN, Status.CHECKING}:
                tx.put(replace(claim, status=Status.DONE))
        return verdict

    def explain(self, claim_id: str, explanation: str) -> None:
        """Change the explanation of the reviewer's own verdict. Raises ClaimdeskError where there is none yet."""
        with self.together("Edit explanation", merge_key=f"explanation/{claim_id}") as tx:
            own = self._own_verdict(tx, claim_id)
            if own is None:
                raise ClaimdeskError("There is no verdict of yours to explain yet; give one first.")
            tx.put(replace(own, explanation=normalise(explanation)))

    def withdraw_verdict(self, claim_id: str) -> None:
        """Take the reviewer's own verdict back; a claim that was done is open again if no other verdict is left."""
        with self.together("Withdraw verdict") as tx:
            claim, own = _there(tx, Claim, claim_id), self._own_verdict(tx, claim_id)
            if own is not None:
                tx.remove(own)
                if claim.status is Status.DONE and not tx.find(Verdict, claim_id=claim_id):
                    tx.put(replace(claim, status=Status.OPEN))

    # Sources

    def cite(self, source: Source, evidence: Evidence) -> None:
        """Cite a source for a claim, or change how it is cited: the source and the evidence as they now are."""
        source, evidence = _cleaned(source), _cleaned(evidence)
        if not (source.title.strip() or source.url):
            raise ClaimdeskError("A source needs a title or a link; nothing was changed.")
        with self.together("Cite source") as tx:
            _there(tx, Claim, evidence.claim_id)
            tx.put(source, evidence)

    def remove_evidence(self, evidence_id: str) -> None:
        """Cite a source no longer; the source itself stays."""
        with self.together("Remove source from claim") as tx:
            tx.remove(_there(tx, Evidence, evidence_id))

    def attach(self, source_id: str, file_name: str, media_type: str, data: bytes) -> Attachment:
        """Keep a copy of a source's document in the library."""
        digest = sha256(data).hexdigest()
        kept = Attachment(
            source_id=source_id, file_name=file_name, media_type=media_type, bytes=len(data), sha256=digest
        )
        with self.together("Attach document") as tx:
            _there(tx, Source, source_id)
            tx.keep_document(digest, data)
            tx.put(kept)
        return kept

    # Reviewer, scales and conflicts

    def rename_reviewer(self, reviewer: Reviewer) -> None:
        """Go on as ``reviewer``: under another name, also beside the verdicts given before."""
        self.reviewer = reviewer
        with self.together("Edit reviewer") as tx:
            if tx.get(Reviewer, reviewer.id) is not None:
                tx.put(reviewer)

    def scales(self) -> list[ScaleCard]:
        """Every scale there is to choose from: the library's own, and the bundled ones that it has not used yet."""
        stored = {card.scale.id: card for card in self.library.read.scales()}
        bundled = [stored.pop(card.scale.id, card) for card in bundled_scales()]
        return bundled + list(stored.values())

    def save_scales(self, cards: Iterable[ScaleCard], removed: Iterable[str] = ()) -> None:
        """Keep scales as they now are; a rating that a verdict uses is retired instead of removed."""
        with self.together("Edit scales") as tx:
            for card in cards:
                self._save_scale(tx, card)
            for scale_id in removed:
                if (scale := tx.get(Scale, scale_id)) is None:
                    continue
                if tx.find(Verdict, scale_id=scale_id):
                    raise ClaimdeskError(f"The scale “{scale.name}” is used by verdicts, so it was not removed.")
                tx.remove(*tx.find(Rating, scale_id=scale_id), scale)

    def settle(self, conflict: Conflict, incoming: Entity | None) -> None:
        """Settle a conflict: take ``incoming`` for what stands here, or keep what stands here."""
        with self.together("Settle conflict") as tx:
            if isinstance(incoming, Article):
                here = tx.get(Article, incoming.id)
                if here is not None and here.text_sha256 != incoming.text_sha256:
                    raise ClaimdeskError("The text of an article never changes, so only what stands here can be kept.")
                incoming = replace(incoming, text="")
            if incoming is not None:
                tx.put(incoming)
            tx.remove(conflict)

    # How a step is taken

    def _enrol(self, tx: "Transaction") -> None:
        tx.put(self.reviewer)

    def _own_verdict(self, tx: "Transaction", claim_id: str) -> Verdict | None:
        return next(iter(tx.find(Verdict, claim_id=claim_id, reviewer_id=self.reviewer.id)), None)

    def _adopt_scale(self, tx: "Transaction", rating: Rating) -> None:
        if tx.get(Rating, rating.id) is None:
            card = next((c for c in bundled_scales() if c.scale.id == rating.scale_id), None)
            if card is None or rating not in card.ratings:
                raise ClaimdeskError(f"The rating “{rating.label}” belongs to no scale that is here.")
            tx.put(card.scale, *card.ratings)

    def _save_scale(self, tx: "Transaction", card: ScaleCard) -> None:
        tx.put(_cleaned(card.scale), *(_cleaned(r) for r in card.ratings))
        kept = {rating.id for rating in card.ratings}
        for gone in tx.find(Rating, scale_id=card.scale.id):
            if gone.id not in kept:
                if tx.find(Verdict, rating_id=gone.id):
                    tx.put(replace(gone, retired=True))
                else:
                    tx.remove(gone)


_EDIT_NAMES = {
    "statement": "Edit statement",
    "claimant": "Edit claimant",
    "claimed_on": "Edit date",
    "kinds": "Edit kinds",
    "tags": "Edit tags",
    "status": "Change status",
    "note": "Edit note",
}


def _fields(kind: type[Any]) -> list[str]:
    return [f.name for f in fields(kind)]


def _first_line(text: str) -> str:
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= 120 else line[:119].rstrip() + "…"


def _clean(details: dict[str, Any]) -> dict[str, Any]:
    """Text as it can be stored, and dates that the calendar has; raises ClaimdeskError for others."""
    cleaned: dict[str, Any] = {}
    for name, value in details.items():
        cleaned[name] = _storable(value)
        if name in _DATES and value is not None and not is_partial_date(value):
            raise ClaimdeskError(
                f"“{value}” is no date; please write a day, a month or a year as 2026-11-22, 2026-11 or 2026."
            )
    return cleaned


def _storable(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_storable, cast("tuple[Any, ...]", value)))
    return normalise(value) if type(value) is str else value


def _cleaned(entity: E) -> E:
    return replace(entity, **_clean({name: getattr(entity, name) for name in _fields(type(entity))}))


def _there(tx: "Transaction", kind: type[E], key: str) -> E:
    found = tx.get(kind, key)
    if found is None:
        raise ClaimdeskError(
            f"This {kind.__name__.lower()} is no longer in the library; it may have been removed elsewhere."
        )
    return found


def _highlight(tx: "Transaction", article_id: str, span: Span, claim_id: str) -> Highlight:
    text = tx.text_of(_there(tx, Article, article_id))
    place = snap(text, span.start, span.end)
    if place is None:
        raise ClaimdeskError("There are no words in the selection, so nothing was marked.")
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


def _remove_claim(tx: "Transaction", claim_id: str) -> None:
    claim = _there(tx, Claim, claim_id)
    for kind in (Highlight, Verdict, Evidence):
        tx.remove(*tx.find(kind, claim_id=claim_id))
    tx.remove(claim)
