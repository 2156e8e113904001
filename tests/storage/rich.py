"""A library with something of everything in it, and everything that can be read from one."""

from pathlib import Path

from claimdesk.domain.model import Evidence, Reviewer, Source, Stance, Status
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file
from claimdesk.services.exchange.importing import import_files
from claimdesk.services.sample import add_sample
from claimdesk.services.scales import bundled_scales
from claimdesk.storage import places
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set
from conftest import FAMILY, TEXT

LONG = "\n".join(
    f"{n}. The council met again, and {FAMILY} families heard that rents had risen by {n} % — قالت الوزيرة ذلك."
    for n in range(160)
)


def make_rich(folder: Path) -> Path:
    """Make the library; it is closed, and everything lies in its one file."""
    path = folder / "rich.claimdesk"
    library = Library(path)
    ada, ben = (Desk(library, Reviewer(name=name)) for name in ("Ada Quill", "Ben Folio"))
    scale = bundled_scales()[0]
    add_sample(ada)
    first = ada.add_article(ArticleDraft(title="Harbour costs 🚢", text=TEXT, url="https://example.org/a")).article
    long = ada.add_article(ArticleDraft(title="الإيجارات", text=LONG, author="A. Writer", language="ar")).article
    gone = ben.add_article(ArticleDraft(title="Withdrawn", text="Nothing of this was so.")).article
    claims = [ada.mark_claim(first.id, Span(0, 43), claimant="the mayor", tags=("money",)).claim_id]
    for at in range(0, 6000, 300):
        claims.append(ben.mark_claim(long.id, Span(at, at + 90)).claim_id)  # noqa: PERF401 - one after another
    for number, claim_id in enumerate(claims):
        ada.give_verdict(claim_id, scale.ratings[number % 6], explanation=f"Looked up {FAMILY} in book {number}. " * 4)
        ada.edit_claim(claim_id, statement=f"Rents rose by {number} per cent, إيجار, within a year")
        if number % 3 == 0:
            ben.give_verdict(claim_id, label="Not quite")
            source = Source(title=f"Yearbook {number}", url=f"https://example.org/{number}", publisher="The Office")
            ben.cite(
                source, Evidence(claim_id=claim_id, source_id=source.id, stance=Stance.REFUTES, excerpt="p. 4 " * 9)
            )
            ada.attach(source.id, f"yearbook-{number}.pdf", "application/pdf", bytes(range(256)) * (number + 3))
    ben.mark_claim(gone.id, Span(0, 7))
    ben.remove_article(gone.id)
    ada.edit_claim(claims[2], status=Status.NEEDS_REVIEW, note="Ask the office again.")
    _conflict(ada, folder, claims[0])
    ada.undo()
    ada.redo()
    ben.edit_article(first.id, publisher="The Harbour Post")
    ben.undo()
    library.close()
    return path


def _conflict(desk: Desk, folder: Path, claim_id: str) -> None:
    """Let a set come back that was edited elsewhere, and here as well."""
    out = folder / "out.json"
    export_file(desk, "json", out, Selection())
    desk.edit_claim(claim_id, note="Seen here.")
    other = Library(folder / "other.claimdesk")
    away = Desk(other, Reviewer(name="Cy Margin"))
    import_files(away, [out])
    away.edit_claim(claim_id, note="Seen there.")
    export_file(away, "json", out, Selection())
    other.close()
    import_files(desk, [out])
    out.unlink()
    other.path.unlink()


def everything(path: Path) -> tuple[object, ...]:
    """All that the library holds, as it reads back."""
    library = Library(path)
    try:
        read = library.read
        kept = annotation_set(read, documents=True)
        desk = Desk(library, Reviewer(name="Ada Quill"))
        return (
            kept, read.conflicts(), desk.history.past(), read.next_undo(), read.next_redo(), read.articles(),
            read.claims(), read.sources(), [places.marks(read, article.id) for article in kept.articles], read.scales(),
        )  # fmt: skip
    finally:
        library.close()
