"""The workbench: what is on the desk, and a person's wishes, which become steps here."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal

from claimdesk.diagnostics.hooks import report
from claimdesk.domain.errors import ClaimdeskError, NotSavedError
from claimdesk.domain.model import Evidence, Source
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.intake.text_file import draft_of_ordinary_file
from claimdesk.ui.language import in_words
from claimdesk.ui.shown import Shown


class Workbench(Shown):
    """Does what the panes ask for, each wish one step of the desk, and says whether it was saved."""

    saved = Signal()
    unsaved = Signal(str)
    """The library could not be written just now; the sentence says why."""
    typing_unsaved = Signal(str, str)
    """So it was with what was typed for that claim and field; whoever has it must keep it."""
    refused = Signal(str)
    typing_refused = Signal(str, str)
    """What was typed has no place in the library any more: the sentence says why, and here it is."""

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do what a person asked for; whether it was done, and if not, the refusal has been told."""
        try:
            with self._reading_once():
                verb()
        except ClaimdeskError as error:
            if isinstance(error, NotSavedError):
                self.unsaved.emit(in_words(error))
            self.refused.emit(in_words(error))
            self._read_card()  # a control that showed the wish shows again what is
            return False
        except Exception as error:  # noqa: BLE001 - the step has been taken back; a dialog asks again with what it holds
            report(error)
            self._read_card()
            return False
        self.saved.emit()
        return True

    def _attempt_typed(self, claim_id: str, name: str, value: object, verb: Callable[[], object]) -> None:
        """The same for what was typed: if it cannot be saved just now, no dialog interrupts the typing."""
        try:
            with self._reading_once():
                verb()
        except NotSavedError as error:
            self.typing_unsaved.emit(claim_id, name)
            self.unsaved.emit(in_words(error))
        except ClaimdeskError as error:
            self.typing_refused.emit(in_words(error), value if isinstance(value, str) else _told(value))
        except Exception as error:  # noqa: BLE001 - the step has been taken back, and what was typed stays
            report(error)
            self.typing_unsaved.emit(claim_id, name)
            self.unsaved.emit(self.tr("Claimdesk met a fault of its own; what you typed is still here."))
        else:
            self.saved.emit()

    def add_articles(self, drafts: Iterable[ArticleDraft]) -> bool:
        """Add articles and open the last one; whether it was done."""

        def add() -> None:
            for draft in drafts:
                self.open_article(self.desk.add_article(draft).article.id)

        return self.attempt(add)

    def add_pasted(self, text: str) -> None:
        """Add the text as an article; a blank one is refused."""
        if text.strip():
            self.add_articles([ArticleDraft(title="", text=text)])
        else:
            self.refused.emit(self.tr("The clipboard holds no text, so no article was added."))

    def add_files(self, paths: Iterable[str]) -> None:
        """Add text files; one that cannot be read is refused, and the others come in all the same."""
        for path in paths:
            self.add_articles(draft_of_ordinary_file(Path(p)) for p in [path])

    def edit_article(self, article_id: str, draft: ArticleDraft, seen: ArticleDraft | None = None) -> bool:
        """Change what is known about an article to what the draft says, where it differs from what was ``seen``.

        The text stays. Whether it was done.
        """
        names = [f.name for f in fields(draft) if f.name != "text"]
        details = {n: getattr(draft, n) for n in names if seen is None or getattr(draft, n) != getattr(seen, n)}
        return self.attempt(lambda: self.desk.edit_article(article_id, **details))

    def remove_article(self, article_id: str) -> None:
        self.attempt(lambda: self.desk.remove_article(article_id))

    def mark(self, span: Span) -> None:
        """Mark a new claim in the open article and select it."""
        if self.article is not None:
            article_id = self.article.id
            self.attempt(lambda: self.select_claim(self.desk.mark_claim(article_id, span).claim_id))

    def add_place(self, span: Span) -> None:
        """Mark another place of the selected claim."""
        if self.article is not None and self.claim_id is not None:
            article_id, claim_id = self.article.id, self.claim_id
            self.attempt(lambda: self.desk.add_place(claim_id, article_id, span))

    def move_place(self, highlight_id: str, span: Span) -> None:
        """Let a highlight begin and end elsewhere; repeated at once, it is one step."""
        self.attempt(lambda: self.desk.move_place(highlight_id, span, merge=True))

    def remove_place(self, highlight_id: str) -> None:
        self.attempt(lambda: self.desk.remove_place(highlight_id))

    def remove_claim(self, claim_id: str) -> None:
        self.attempt(lambda: self.desk.remove_claim(claim_id))

    def edit_claim(self, claim_id: str, name: str, value: object) -> None:
        """Change one field of a claim, chosen or typed."""
        if name in {"kinds", "status"}:
            self.attempt(lambda: self.desk.edit_claim(claim_id, **{name: value}))
        else:
            self._attempt_typed(claim_id, name, value, lambda: self.desk.edit_claim(claim_id, **{name: value}))

    def rate(self, claim_id: str, rating_id: str) -> None:
        """Give the verdict that the rating of any scale stands for."""
        rating = next((r for card in self.desk.scales() for r in card.ratings if r.id == rating_id), None)
        self.attempt(lambda: self.desk.give_verdict(claim_id, rating))

    def give_own_words(self, claim_id: str, label: str) -> None:
        self._attempt_typed(claim_id, "own_words", label, lambda: self.desk.give_verdict(claim_id, label=label))

    def withdraw(self, claim_id: str) -> None:
        self.attempt(lambda: self.desk.withdraw_verdict(claim_id))

    def explain(self, claim_id: str, text: str) -> None:
        self._attempt_typed(claim_id, "explanation", text, lambda: self.desk.explain(claim_id, text))

    def cite(self, source: Source, evidence: Evidence, seen: Iterable[Source | Evidence] = ()) -> bool:
        """Cite a source for a claim, or change how it is cited, as it was ``seen``; whether it was done."""
        return self.attempt(lambda: self.desk.cite(source, evidence, seen))

    def remove_evidence(self, evidence_id: str) -> None:
        self.attempt(lambda: self.desk.remove_evidence(evidence_id))

    def undo(self) -> None:
        self.attempt(self.desk.undo)

    def redo(self) -> None:
        self.attempt(self.desk.redo)


def _told(value: object) -> str:
    """A value other than a text as it was typed: tags, or a field that was emptied."""
    return ", ".join(map(str, cast("tuple[object, ...]", value))) if isinstance(value, tuple) else str(value or "")
