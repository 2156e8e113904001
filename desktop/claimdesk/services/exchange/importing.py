"""From files into the library: every file is read and planned, and all of them land as one step, or none does."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from claimdesk.domain.model import KIND_OF, NAME_OF, Conflict, Entity, new_id
from claimdesk.domain.phrases import Phrase
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.files import read_set
from claimdesk.services.exchange.merging import Counts, plan
from claimdesk.storage.past import IMPORT, as_they_came, edited_since_shared
from claimdesk.storage.reading import Reading

if TYPE_CHECKING:
    from claimdesk.storage.writing import Transaction

STEP = "Import annotation set"


@dataclass(slots=True)
class ImportReport:
    """What an import did, or would do: how many of each noun came, and plain sentences on what deserves a word."""

    counts: dict[str, Counts] = field(default_factory=dict[str, Counts])
    notes: list[Phrase] = field(default_factory=list[Phrase])

    def as_record(self) -> dict[str, Any]:
        """The counts by noun and the notes."""
        return {**{noun: asdict(counts) for noun, counts in self.counts.items()}, "notes": list(map(str, self.notes))}

    def lines(self) -> list[Phrase]:
        """A line for each noun that came, or one that nothing came."""
        said = [
            Phrase(
                "{noun}: {new} new, {changed} changed, {same} the same, {conflict} in conflict",
                noun=NAME_OF[KIND_OF[noun]],
                new=c.new,
                changed=c.changed,
                same=c.same,
                conflict=c.conflict,
            )
            for noun, c in self.counts.items()
            if c.new or c.changed or c.same or c.conflict
        ]
        return said or [Phrase("There is nothing in the set.")]


class _DryRun(Exception):  # noqa: N818 - no error: it takes a transaction back
    """Takes back what a dry run did."""


def import_files(desk: Desk, paths: Sequence[Path], *, dry_run: bool = False) -> ImportReport:
    """Merge the sets in ``paths``, in order, as one step that one undo takes back.

    With ``dry_run`` all of it is done and taken back. Raises ClaimdeskError where a file is refused; then nothing of
    any file is taken.
    """
    report = ImportReport()
    try:
        written: list[str] = []
        with desk.together(STEP, merge_key=lambda: f"{IMPORT}{new_id()}/{max(written, default='')}") as tx:
            view = _View(tx, desk.library.read)
            written.extend(_merge(view, tx, path, report) for path in paths)
            if dry_run:
                _take_back()
    except _DryRun:
        pass
    return report


def _take_back() -> NoReturn:
    raise _DryRun


def _merge(view: "_View", tx: "Transaction", path: Path, report: ImportReport) -> str:
    """Merge one file; gives when its set was written."""
    read = read_set(path, view)
    planned = plan(read.set, view, read.exported_at)
    for digest, data in planned.documents.items():
        tx.keep_document(digest, data)
    tx.put(*planned.puts)
    view.brought |= {one.id: (one, read.exported_at) for one in planned.puts}
    for noun, counts in planned.counts.items():
        before = report.counts.get(noun, Counts())
        report.counts[noun] = Counts(
            new=before.new + counts.new,
            changed=before.changed + counts.changed,
            same=before.same + counts.same,
            conflict=before.conflict + counts.conflict,
        )
    report.notes += [*read.moved, *read.dropped, *planned.notes]
    return read.exported_at


@dataclass(slots=True)
class _View:
    """The library as the transaction sees it, so that the second of two files meets what the first one brought."""

    tx: "Transaction"
    reading: Reading
    brought: dict[str, tuple[Entity, str]] = field(default_factory=dict[str, tuple[Entity, str]])
    """What this import has put already, and when its set was written."""

    def entities(self, kind: type[Entity], ids: Iterable[str], /) -> dict[str, Entity]:
        return {one.id: one for one in self.tx.among(kind, "id", ids)}

    def every(self, kind: type[Entity], /) -> Iterable[Entity]:
        return self.tx.find(kind)

    def of_claims(self, kind: type[Entity], claim_ids: Iterable[str], /) -> Iterable[Entity]:
        return self.tx.among(kind, "claim_id", claim_ids)

    def article_id_of_text(self, sha256: str, /) -> str | None:
        return next((one.id for one in self.tx.find(KIND_OF["article"], text_sha256=sha256)), None)

    def edited_since_import(self, kind: type[Entity], ids: Iterable[str], /) -> set[str]:  # noqa: ARG002 - ids are unique
        return edited_since_shared(self.reading, ids)

    def as_they_came(self, ids: Iterable[str], /) -> dict[str, tuple[Entity, str]]:
        return as_they_came(self.reading, ids) | self.brought

    def conflicts(self) -> set[tuple[str, str, str]]:
        return {(one.noun, one.entity_id, one.incoming) for one in self.tx.find(Conflict)}

    def has_document(self, sha256: str, /) -> bool:
        return self.tx.keeps_document(sha256)
