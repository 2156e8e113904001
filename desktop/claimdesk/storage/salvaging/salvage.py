"""Saves what can be read of a damaged library into a new one, by the way on which everything is written."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.health import GoOn, Salvaged, StoppedError
from claimdesk.domain.model import Article, Reviewer
from claimdesk.domain.text import context, find_again, normalise
from claimdesk.storage import index
from claimdesk.storage.checking.rows import called
from claimdesk.storage.connections import plainly
from claimdesk.storage.damage import SMALLEST
from claimdesk.storage.library import Library
from claimdesk.storage.mapping import from_columns
from claimdesk.storage.salvaging.found import Found, Thing, find, kept_history
from claimdesk.storage.salvaging.gathering import Gathering
from claimdesk.storage.salvaging.mending import mended
from claimdesk.storage.writing import StoredEdit, Transaction

_REFERS = {
    "rating": ("scale_id",), "highlight": ("claim_id", "article_id"), "verdict": ("claim_id",),
    "evidence": ("claim_id", "source_id"), "attachment": ("source_id",),
}  # fmt: skip
"""Without these, a thing says nothing any more."""
_MAY_REFER = {"claim": ("created_by",), "verdict": ("scale_id", "rating_id")}
"""These may be missing."""
_NOUN_OF_COLUMN = {"created_by": "reviewer"}


def salvage(path: Path, target: Path, reviewer: Reviewer | None, go_on: GoOn | None = None) -> Salvaged:
    """Save what can be read of the library at ``path`` into a new one at ``target``, where nothing may be yet.

    The damaged file is copied and left as it is. Raises ClaimdeskError where nothing can be read of it, and
    StoppedError once ``go_on`` says no; then nothing is left at ``target``.
    """
    with plainly(path):
        if target.exists():
            raise ClaimdeskError("{path} is there already; please name a file that is not there yet.", path=target)
        if not target.parent.is_dir():
            raise ClaimdeskError("The folder {folder} does not exist; please make it first.", folder=target.parent)
        if not path.is_file() or path.stat().st_size < SMALLEST:
            raise ClaimdeskError("Nothing can be read of {path}; a backup is what helps now.", path=path)
        report = Salvaged(target)
        try:
            with mended(path, target.parent) as connection:
                _save(connection, target, reviewer, report, go_on or (lambda _done: True))
        except BaseException:
            for ending in ("", "-wal", "-shm"):
                target.with_name(f"{target.name}{ending}").unlink(missing_ok=True)
            raise
    return report


def _save(
    connection: sqlite3.Connection, target: Path, reviewer: Reviewer | None, report: Salvaged, go_on: GoOn
) -> None:
    def ask(done: float) -> None:
        if not go_on(done):
            raise StoppedError("Saving what can be read was stopped; nothing was changed.")

    ask(0.0)
    gathering = Gathering(connection)
    found = find(gathering)
    ask(0.3)
    library = Library(target)
    try:
        with library.transaction() as tx:
            saving = _Saving(gathering, tx, found, report, ask)
            saving.keep_texts()
            ask(0.5)
            saving.keep_documents()
            ask(0.6)
            saving.put_together()
            saving.write(reviewer)
            if not any(report.saved.values()):
                raise ClaimdeskError("Nothing could be read of the damaged library; a backup is what helps now.")
            ask(0.9)
            index.rebuild(tx.raw)
    finally:
        library.close()


class _Saving:
    def __init__(
        self, gathering: Gathering, tx: Transaction, found: Found, report: Salvaged, ask: Callable[[float], None]
    ) -> None:
        self._gathering, self._tx, self._found, self._report, self._ask = gathering, tx, found, report, ask

    # Texts and documents

    def keep_texts(self) -> None:
        """Keep the texts that articles have; articles and highlights follow those that are not as they were."""
        articles = self._found.things["article"]
        there: set[str] = set()
        for _, digest, data in self._gathering.rows("article_text", "sha256, CAST(text AS BLOB)"):
            self._ask(0.4)
            mine = [thing for thing in articles.values() if thing.columns["text_sha256"] == digest]
            text, whole = _text(data, digest)
            if not mine or not text.strip():
                continue
            title = mine[0].columns["title"]
            if not whole:
                self._report.mended.append(f"The text of article “{title}” is not quite as it was added: letters in it are damaged.")  # noqa: E501  # fmt: skip
            for thing in mine:
                article = from_columns(Article, thing.columns, text)
                article = replace(article, text_sha256=sha256(text.encode()).hexdigest())
                self._tx.keep_text(article)
                thing.columns["text_sha256"] = article.text_sha256
                there.add(article.id)
                self._settle_highlights(article)
        for key in articles.keys() - there:
            self._lose("article", key, "its text cannot be read")

    def _settle_highlights(self, article: Article) -> None:
        highlights = self._found.things["highlight"]
        for key, thing in list(highlights.items()):
            columns = thing.columns
            quote = columns["quote"]
            if columns["article_id"] != article.id or article.text[columns["start"] : columns["end"]] == quote:
                continue
            span = find_again(article.text, quote, columns["prefix"], columns["suffix"])
            if span is None:
                self._lose("highlight", key, "its words are not in the text any more")
                continue
            prefix, suffix = context(article.text, span)
            thing.columns |= {"start": span.start, "end": span.end, "prefix": prefix, "suffix": suffix}
            self._report.mended.append(f"{called('highlight', columns)} was found again at another place.")

    def keep_documents(self) -> None:
        """Keep the documents that attachments have."""
        attachments = self._found.things["attachment"]
        there: set[str] = set()
        for _, digest, data in self._gathering.rows("document", "sha256, CAST(data AS BLOB)"):
            self._ask(0.55)
            now = sha256(data).hexdigest()
            for key, thing in attachments.items():
                if thing.columns["sha256"] == digest:
                    if now != digest:
                        thing.columns |= {"sha256": now, "bytes": len(data)}
                        self._report.mended.append(f"{called('attachment', thing.columns)} is not quite the document that was attached.")  # noqa: E501  # fmt: skip
                    there.add(key)
                    self._tx.keep_document(now, data)
        for key in attachments.keys() - there:
            self._lose("attachment", key, "its document cannot be read")

    # What belongs together

    def put_together(self) -> None:
        """Let go of what refers to something that is lost, and of references that need not be there."""
        self._bring_reviewers_back()
        for noun, names in _REFERS.items():
            for key, thing in list(self._found.things[noun].items()):
                if missing := [name for name in names if not self._is_there(name, thing)]:
                    self._lose(noun, key, f"its {missing[0].removesuffix('_id')} is lost")
        for noun, names in _MAY_REFER.items():
            for thing in self._found.things[noun].values():
                for name in names:
                    if thing.columns[name] is not None and not self._is_there(name, thing):
                        thing.columns[name] = None
                        self._report.mended.append(f"{called(noun, thing.columns)} no longer knows its {name.removesuffix('_id').replace('_', ' ')}.")  # noqa: E501  # fmt: skip

    def _bring_reviewers_back(self) -> None:
        """A verdict needs its reviewer; a lost one comes back under the name that the history has."""
        reviewers = self._found.things["reviewer"]
        names = {step["reviewer_id"]: step["reviewer_name"] for step in self._found.steps.values()}
        for verdict in self._found.things["verdict"].values():
            key = verdict.columns["reviewer_id"]
            if key not in reviewers:
                place = max((thing.ordinal for thing in reviewers.values()), default=0) + 1
                name = names.get(key) or "Name could not be read"
                reviewers[key] = Thing(
                    place, {"id": key, "name": name, "organisation": None}, from_history=key in names
                )

    def _is_there(self, name: str, thing: Thing) -> bool:
        return thing.columns[name] in self._found.things[_NOUN_OF_COLUMN.get(name, name.removesuffix("_id"))]

    def _lose(self, noun: str, key: str, why: str) -> None:
        thing = self._found.things[noun].pop(key)
        self._report.lost.append(f"{called(noun, thing.columns)} is lost: {why}.")

    # Writing

    def write(self, reviewer: Reviewer | None) -> None:
        """Write the things in the order in which they refer to each other, then their history."""
        edits: list[StoredEdit] = []
        ordinals: dict[str, int] = {}
        for noun, things in self._found.things.items():
            self._report.saved[noun] = len(things)
            self._report.from_history[noun] = sum(thing.from_history for thing in things.values())
            for key, thing in things.items():
                ordinals[key] = thing.ordinal
                self._tx.restore(StoredEdit(noun, key, thing.ordinal, None, thing.columns), to_before=False)
                last = self._found.last(key)
                before = None if last is None else last.after
                if before != thing.columns:
                    edits.append(StoredEdit(noun, key, thing.ordinal, before, thing.columns))
        edits += self._gone(ordinals)
        steps, kept = kept_history(self._found, ordinals)
        self._report.saved["step"] = len(steps)
        from claimdesk.storage.steps import bring_back, record_salvage

        bring_back(self._tx, steps, kept)
        record_salvage(self._tx, "Save what could be read", reviewer, edits)

    def _gone(self, ordinals: dict[str, int]) -> Iterator[StoredEdit]:
        """Edits that take out what the history has last and could not be saved."""
        for key in self._found.chains:
            last = self._found.last(key)
            if last is not None and last.after is not None and key not in ordinals:
                yield StoredEdit(last.noun, key, last.ordinal, last.after, None)


def _text(data: Any, digest: object) -> tuple[str, bool]:
    """A text as it can be kept, and whether it is the one that was added."""
    if not isinstance(data, bytes):
        return "", False
    whole = sha256(data).hexdigest() == digest
    text = data.decode("utf-8", "replace")
    return (text, True) if whole else (normalise(text), False)
