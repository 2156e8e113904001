"""The desk: the one door through which anything in a library changes. Every verb is one step.

A step is one transaction, one entry in the history and one notice to listeners. Verbs name things by id and work on
what the library holds at that moment, so that two processes never overwrite each other's fields with old values.
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
    new_id,
    now,
)
from claimdesk.domain.text import Span, normalise
from claimdesk.domain.text import sha256 as sha256_of_text
from claimdesk.domain.views import AddedArticle, ArticleDraft, ScaleCard
from claimdesk.services.handling import (
    clean,
    cleaned,
    field_names,
    first_line,
    fitting,
    highlight_at,
    mark_again,
    onto,
    take_out_claim,
    there,
)
from claimdesk.services.history import History, Listener
from claimdesk.services.scales import bundled_scales
from claimdesk.storage.library import Library

if TYPE_CHECKING:
    from claimdesk.storage.writing import Transaction


class Desk:
    """The verbs of one library, as done by ``reviewer``."""

    def __init__(self, library: Library, reviewer: Reviewer) -> None:
        self.library = library
        self.reviewer = cleaned(reviewer)
        self.history = History(library)
        self._open: Transaction | None = None

    def listen(self, listener: Listener) -> None:
        """Have ``listener`` told of each step once it is on the disk."""
        self.history.listen(listener)

    @contextmanager
    def together(self, name: str, *, merge_key: str | Callable[[], str] | None = None) -> "Generator[Transaction]":
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
        details = clean({name: getattr(draft, name) for name in field_names(ArticleDraft) if name != "text"})
        details["title"] = details["title"].strip() or first_line(text)
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
            article = replace(there(tx, Article, article_id), **clean(details))
            tx.put(article if article.title.strip() else replace(article, title=first_line(tx.text_of(article))))

    def remove_article(self, article_id: str) -> None:
        """Remove an article with its highlights, and the claims that are made nowhere else."""
        with self.together("Remove article") as tx:
            article = there(tx, Article, article_id)
            places = tx.find(Highlight, article_id=article_id)
            tx.remove(*places)
            for claim_id in dict.fromkeys(place.claim_id for place in places):
                if not tx.find(Highlight, claim_id=claim_id):
                    take_out_claim(tx, claim_id)
            tx.remove(article)

    # Claims and their places

    def mark_claim(self, article_id: str, span: Span, **details: Any) -> Highlight:
        """Mark a new claim; its statement begins as the quote. Raises ClaimdeskError where no words stand."""
        with self.together("Mark claim") as tx:
            highlight = highlight_at(tx, article_id, span, claim_id="")
            self._enrol(tx)
            claim = Claim(statement=highlight.quote, created_by=self.reviewer.id)
            claim = replace(claim, **clean(details))
            highlight = replace(highlight, claim_id=claim.id)
            tx.put(claim, highlight)
        return highlight

    def add_place(self, claim_id: str, article_id: str, span: Span) -> Highlight:
        """Mark another place where the same claim is made; the same place twice is one."""
        with self.together("Add place") as tx:
            there(tx, Claim, claim_id)
            highlight = highlight_at(tx, article_id, span, claim_id)
            for known in tx.find(Highlight, claim_id=claim_id, article_id=article_id):
                if known.span == highlight.span:
                    return known
            tx.put(highlight)
        return highlight

    def move_place(self, highlight_id: str, span: Span, *, merge: bool = False) -> None:
        """Let a highlight begin and end elsewhere in its article; with ``merge``, moves in a row are one step.

        A statement that is still the quote as it was marked, and so was never restated, becomes the new quote.
        """
        with self.together("Move place", merge_key=f"place/{highlight_id}" if merge else None) as tx:
            known = there(tx, Highlight, highlight_id)
            moved = replace(highlight_at(tx, known.article_id, span, known.claim_id), id=known.id)
            tx.put(moved)
            claim = there(tx, Claim, known.claim_id)
            if claim.statement == known.quote:
                tx.put(replace(claim, statement=moved.quote))

    def link_place(self, highlight_id: str, claim_id: str) -> None:
        """Let a place be one of another claim; a claim that has no other place goes, with all that was said of it."""
        with self.together("Link place") as tx:
            place, claim = there(tx, Highlight, highlight_id), there(tx, Claim, claim_id)
            if place.claim_id == claim.id:
                return
            if any(
                known.span == place.span for known in tx.find(Highlight, claim_id=claim.id, article_id=place.article_id)
            ):
                tx.remove(place)
            else:
                tx.put(replace(place, claim_id=claim.id))
            if not tx.find(Highlight, claim_id=place.claim_id):
                take_out_claim(tx, place.claim_id)

    def mark_repeats(self, highlight_id: str, *, everywhere: bool = False) -> int:
        """Mark all other places where a highlight's quote stands as its claim's, in its article or in all; how many.

        Places are found by the very letters of the quote, and where it begins and ends with a whole word there too.
        """
        from claimdesk.storage.search import texts_with

        known = self.library.read.found(Highlight, "id = ?", highlight_id)
        articles = texts_with(self.library.read, known[0].quote) if known and everywhere else []
        with self.together("Mark repeats") as tx:
            place = there(tx, Highlight, highlight_id)
            return mark_again(tx, place, dict.fromkeys([place.article_id, *articles]))

    def remove_place(self, highlight_id: str) -> None:
        """Remove a place; with its last place the claim goes."""
        with self.together("Remove place") as tx:
            place = there(tx, Highlight, highlight_id)
            tx.remove(place)
            if not tx.find(Highlight, claim_id=place.claim_id):
                take_out_claim(tx, place.claim_id)

    def edit_claim(self, claim_id: str, **details: Any) -> None:
        """Change a claim's statement, claimant, claimed_on, kinds, tags, status or note.

        Edits of the same fields that follow each other within two minutes are one step to undo.
        """
        name = _EDIT_NAMES.get(next(iter(details)), "Edit claim") if len(details) == 1 else "Edit claim"
        with self.together(name, merge_key=f"claim/{claim_id}/{'+'.join(sorted(details))}") as tx:
            tx.put(replace(there(tx, Claim, claim_id), **clean(details)))

    def remove_claim(self, claim_id: str) -> None:
        """Remove a claim with its places, verdicts and evidence; the sources stay."""
        with self.together("Remove claim") as tx:
            take_out_claim(tx, claim_id)

    # Verdicts

    def give_verdict(
        self, claim_id: str, rating: Rating | None = None, *, label: str = "", explanation: str | None = None
    ) -> Verdict:
        """Give the reviewer's own verdict: a rating, or a label in their own words; nobody else's is touched.

        An open claim is done with it. ``explanation`` stays as it is unless given. Own words given one soon after the
        other, as somebody types them, are one step.
        """
        said = rating.label if rating else normalise(label).strip()
        if not said:
            raise ClaimdeskError("A verdict needs a rating or words of your own; none was given.")
        with self.together("Give verdict", merge_key=None if rating else f"words/{claim_id}") as tx:
            claim = there(tx, Claim, claim_id)
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
            claim, own = there(tx, Claim, claim_id), self._own_verdict(tx, claim_id)
            if own is not None:
                tx.remove(own)
                if claim.status is Status.DONE and not tx.find(Verdict, claim_id=claim_id):
                    tx.put(replace(claim, status=Status.OPEN))

    # Sources

    def cite(self, source: Source, evidence: Evidence, seen: Iterable[Source | Evidence] = ()) -> None:
        """Cite a source for a claim, or change how it is cited: the source and the evidence as they now are.

        Of what was ``seen`` before, only what differs from it is changed, and what others changed meanwhile stays.
        """
        source, evidence = cleaned(source), cleaned(evidence)
        before = {one.id: one for one in seen}
        with self.together("Cite source") as tx:
            there(tx, Claim, evidence.claim_id)
            described, cited = onto(tx, source, before.get(source.id)), onto(tx, evidence, before.get(evidence.id))
            if cited is not None:
                described = described or source
            if described is not None and not (described.title.strip() or described.url):
                raise ClaimdeskError("A source needs a title or a link; nothing was changed.")
            tx.put(*(one for one in (described, cited) if one is not None))

    def remove_evidence(self, evidence_id: str) -> None:
        """Cite a source no longer; the source itself stays."""
        with self.together("Remove source from claim") as tx:
            tx.remove(there(tx, Evidence, evidence_id))

    def attach(self, source_id: str, file_name: str, media_type: str, data: bytes) -> Attachment:
        """Keep a copy of a source's document in the library."""
        from hashlib import sha256

        digest = sha256(data).hexdigest()
        kept = Attachment(
            source_id=source_id, file_name=file_name, media_type=media_type, bytes=len(data), sha256=digest
        )
        with self.together("Attach document") as tx:
            there(tx, Source, source_id)
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

    def save_scales(
        self, cards: Iterable[ScaleCard], removed: Iterable[str] = (), *, seen: Iterable[ScaleCard] = ()
    ) -> None:
        """Keep scales as they now are; a rating that a verdict uses is retired instead of removed.

        What changed elsewhere since they were ``seen`` stays, where it is something else than what is changed here.
        """
        before = {card.scale.id: card for card in seen}
        with self.together("Edit scales") as tx:
            for card in cards:
                self._save_scale(tx, card, before.get(card.scale.id))
            for scale_id in removed:
                if (scale := tx.get(Scale, scale_id)) is None:
                    continue
                if tx.find(Verdict, scale_id=scale_id):
                    raise ClaimdeskError(
                        "The scale “{scale}” is used by verdicts, so it was not removed.", scale=scale.name
                    )
                tx.remove(*tx.find(Rating, scale_id=scale_id), scale)

    def settle(self, conflict: Conflict, incoming: Entity | None) -> None:
        """Settle a conflict: take ``incoming`` for what stands here, or keep what stands here.

        Raises ClaimdeskError where ``incoming`` does not fit what is here; it may still be let go then.
        """
        from claimdesk.storage.past import IMPORT

        # What is taken came from elsewhere, as by an import: it was not edited here.
        with self.together("Settle conflict", merge_key=f"{IMPORT}{new_id()}" if incoming is not None else None) as tx:
            if incoming is not None:
                tx.put(fitting(tx, incoming))
            tx.remove(conflict)

    # How a step is taken

    def _enrol(self, tx: "Transaction") -> None:
        tx.put(self.reviewer)

    def _own_verdict(self, tx: "Transaction", claim_id: str) -> Verdict | None:
        """The newest, which is the one that is shown: with sets from another computer several may have come."""
        own = tx.find(Verdict, claim_id=claim_id, reviewer_id=self.reviewer.id)
        return max(reversed(own), key=lambda verdict: verdict.decided_at, default=None)

    def _adopt_scale(self, tx: "Transaction", rating: Rating) -> None:
        if tx.get(Rating, rating.id) is None:
            card = next((c for c in bundled_scales() if c.scale.id == rating.scale_id), None)
            if card is None or rating not in card.ratings:
                raise ClaimdeskError("The rating “{rating}” belongs to no scale that is here.", rating=rating.label)
            tx.put(card.scale, *card.ratings)

    def _save_scale(self, tx: "Transaction", card: ScaleCard, seen: ScaleCard | None) -> None:
        if tx.get(Scale, card.scale.id) is None:  # one of the app's own, or removed elsewhere: it comes whole
            tx.put(cleaned(card.scale), *map(cleaned, card.ratings))
            return
        known = {rating.id: rating for rating in seen.ratings} if seen else {}
        merged = (onto(tx, card.scale, seen and seen.scale), *(onto(tx, r, known.get(r.id)) for r in card.ratings))
        tx.put(*(cleaned(one) for one in merged if one is not None))
        kept = {rating.id for rating in card.ratings}
        for gone in tx.find(Rating, scale_id=card.scale.id):
            if gone.id not in kept and (seen is None or gone.id in known):
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
