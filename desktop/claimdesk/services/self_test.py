"""The main job, end to end, in a temporary library: what a newcomer or an installer runs to see that all is well."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Evidence, Reviewer, Source, SourceKind, Stance
from claimdesk.domain.text import Span
from claimdesk.domain.views import Selection
from claimdesk.services.components import components
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file
from claimdesk.services.exchange.importing import import_files
from claimdesk.services.sample import add_sample
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set

Say = Callable[[str], None]


class SelfTestError(ClaimdeskError):
    """Something that must hold does not."""


def run(keep: Path | None, say: Say = print) -> None:
    """Do it all, a line a step; what is exported stays in the folder ``keep``.

    Raises ClaimdeskError where something fails.
    """
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimdesk-")))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ClaimdeskError(
                "The folder {folder} cannot be used: {reason}.", folder=folder, reason=error.strerror
            ) from error
        check_main_job(folder, say)
    say(f"ok: licences: {', '.join(part.name for part in components() if part.licence or part.text)}")
    say("All is well.")


def check_main_job(folder: Path, say: Say) -> None:
    """Mark, give a verdict, cite, export, import elsewhere, compare. Raises SelfTestError where something differs."""
    with ExitStack() as stack:
        first = _desk("first.claimdesk", stack)
        article_id = add_sample(first)
        say("ok: the sample article was added")
        article = first.library.read.article(article_id)
        expect(article is not None, "the sample article cannot be read back")
        assert article is not None, "just expected"
        claim_id = first.mark_claim(article_id, Span(0, min(40, len(article.text)))).claim_id
        place = first.library.read.places_of([claim_id])[0]
        expect(place.quote == article.text[place.start : place.end], "a quote differs from the text at its offsets")
        say("ok: a claim was marked")
        first.give_verdict(claim_id, first.scales()[0].ratings[0], explanation="Self-test")
        say("ok: a verdict was given")
        source = Source(title="A source", url="https://example.org/source", kind=SourceKind.PRIMARY)
        first.cite(source, Evidence(claim_id=claim_id, source_id=source.id, stance=Stance.SUPPORTS, excerpt="Yes."))
        say("ok: a source was cited")
        before = annotation_set(first.library.read)
        while first.undo() is not None:
            pass
        expect(not first.library.read.articles(), "undo left something behind")
        while first.redo() is not None:
            pass
        expect(annotation_set(first.library.read) == before, "redo gave back something else than there was")
        say("ok: all was undone and done again")
        compare_elsewhere(first, folder, say)


def compare_elsewhere(first: Desk, folder: Path, say: Say) -> None:
    """Export, import into a second library, export again: the files must be equal but for the time of export."""
    with ExitStack() as stack:
        exported = folder / "first.json"
        export_file(first, "json", exported, Selection())
        export_file(first, "csv", folder / "first.csv", Selection())
        say("ok: the annotation set was exported as JSON and CSV")
        second = _desk("second.claimdesk", stack)
        import_files(second, [exported])
        again = folder / "second.json"
        export_file(second, "json", again, Selection())
        expect(_without_time(exported) == _without_time(again), "the second library exports another set than the first")
        say("ok: the set was imported into a second library and exported again, the same to the byte")
        steps = len(second.history.past())
        import_files(second, [exported])
        expect(len(second.history.past()) == steps, "importing the same set twice changed something")
        say("ok: importing it twice changes nothing")


def expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads like an assertion
    """Raise SelfTestError with the sentence where something does not hold."""
    if not holds:
        raise SelfTestError("{what}.", what=f"{otherwise[0].upper()}{otherwise[1:]}")


def _desk(name: str, stack: ExitStack) -> Desk:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimdesk-")))
    library = Library(folder / name)
    stack.callback(library.close)
    return Desk(library, Reviewer(name="Self-test"))


def _without_time(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().split(b"\n") if not line.startswith(b'  "exported_at"')]
