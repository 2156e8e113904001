"""Writes a small library of the schema that Claimdesk has now, and beside it all that is in it, as JSON.

Run once for each schema that is released, and never again: ``python tests/storage/schemas/make.py FOLDER``.
"""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from claimdesk.domain.model import Conflict, Evidence, Reviewer, Source, Stance, Status
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services import listing
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file, export_pieces
from claimdesk.services.exchange.importing import import_files
from claimdesk.services.scales import bundled_scales
from claimdesk.storage.library import Library

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
TEXT = (
    "The ferry carried nine thousand people in June, the harbour office says.\r\n"
    f"One family {FAMILY} in four paid 40\N{NO-BREAK SPACE}% more; the crew \N{ANCHOR} doubled.\r\n"
    "قال المدير إن العبّارة تأخرت ثلاث مرات.\r\n"
    "Cafe\N{COMBINING ACUTE ACCENT}s on the quay closed. 渡船每天航行六次。"
)


def fill(library: Library) -> None:
    """Do something of everything that the history can hold."""
    ada = Reviewer(name="Ada Quill", organisation="The Harbour Desk", id="5f0d8a52-5d8c-4c5a-9a52-6b1f0f6f0001")
    ben = Reviewer(name="بن فوليو", id="5f0d8a52-5d8c-4c5a-9a52-6b1f0f6f0002")
    desk, other = Desk(library, ada), Desk(library, ben)
    scale = bundled_scales()[0]
    ferry = desk.add_article(
        ArticleDraft(
            title=f"The ferry {FAMILY}",
            text=TEXT,
            url="https://example.org/ferry",
            publisher="The Quay",
            published_on="2026-07",
        )
    ).article
    again = desk.add_article(
        ArticleDraft(title="العبّارة", text="Nine thousand people, they repeat.", language="ar")
    ).article
    one = desk.mark_claim(ferry.id, Span(0, 46), claimant="the harbour office", tags=("ferry", "people")).claim_id
    desk.add_place(one, again.id, Span(0, 20))
    two = desk.mark_claim(ferry.id, Span(73, 110), status=Status.CHECKING, note="Ask the office \N{ANCHOR}").claim_id
    arabic = TEXT.replace("\r\n", "\n").index("قال")
    three = desk.mark_claim(ferry.id, Span(arabic, arabic + 38)).claim_id
    desk.give_verdict(one, scale.ratings[0], explanation="The counter’s list says 9,012.")
    other.give_verdict(one, label="صحيح في معظمه", explanation="لا تشمل الأطفال")
    other.give_verdict(three, scale.ratings[-1])
    counter = Source(title="Counts of the quay, 2026", url="https://example.org/counts", publisher="Harbour office")
    desk.cite(
        counter, Evidence(claim_id=one, source_id=counter.id, stance=Stance.SUPPORTS, excerpt="9,012", locator="p. 3")
    )
    desk.attach(counter.id, "counts.pdf", "application/pdf", b"%PDF-1.4 a small document")
    diary = Source(title="Diary of a deckhand")
    desk.cite(diary, Evidence(claim_id=two, source_id=diary.id, stance=Stance.CONTEXT))
    desk.edit_claim(two, statement=f"Four in ten families {FAMILY} paid more.")
    lost = desk.mark_claim(again.id, Span(21, 33)).claim_id
    desk.remove_claim(lost)
    desk.undo()
    desk.redo()
    own = bundled_scales()[1]
    desk.save_scales([replace(own, scale=replace(own.scale, name="Our own"))])
    leave_conflict(desk, one)
    desk.edit_claim(three, note="undone")
    desk.undo()


def leave_conflict(desk: Desk, claim: str) -> None:
    """Have a set come in that changed what was changed here too."""
    with tempfile.TemporaryDirectory() as folder:
        out, back = Path(folder, "out.json"), Path(folder, "back.json")
        export_file(desk, "json", out, Selection())
        elsewhere = Library(Path(folder, "b.claimdesk"))
        far = Desk(elsewhere, Reviewer(name="Cleo", id="5f0d8a52-5d8c-4c5a-9a52-6b1f0f6f0003"))
        import_files(far, [out])
        far.edit_claim(claim, statement="Nine thousand came, says Cleo.")
        export_file(far, "json", back, Selection())
        elsewhere.close()
        desk.edit_claim(claim, statement="Nine thousand came in June.")
        import_files(desk, [back])


def told(library: Library) -> dict[str, object]:
    """All that the library holds: the set that an export gives, the history step by step, and what is open."""
    desk = Desk(library, Reviewer(name="Reader"))
    steps = [listing.step_record(step) for step in desk.history.past()]
    undo, redo = desk.history.undo_name(), desk.history.redo_name()
    conflicts = [one.incoming for one in library.read.found(Conflict)]
    pieces, _ = export_pieces(desk, "json", Selection(), with_attachments=True)
    exported = json.loads("".join(pieces))
    for changing in ("exported_at", "generator"):
        del exported[changing]
    return {"set": exported, "history": steps, "conflicts": conflicts, "undo": undo, "redo": redo}


if __name__ == "__main__":
    place = Path(sys.argv[1])
    made = Library(place / "new.claimdesk")
    fill(made)
    schema = made.schema
    made.close()
    kept = (place / "new.claimdesk").rename(place / f"{schema}.claimdesk")
    with tempfile.TemporaryDirectory() as apart:
        copy = Path(apart, "copy.claimdesk")  # an export is noted in the history: the library is read in a copy
        copy.write_bytes(kept.read_bytes())
        read = Library(copy)
        golden = json.dumps(told(read), ensure_ascii=False, indent=1, sort_keys=True)
        read.close()
    (place / f"{schema}.json").write_text(golden + "\n", "utf-8")
