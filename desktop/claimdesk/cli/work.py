"""The verbs that work on what is in a library."""

import argparse
import sys
from pathlib import Path

from claimdesk.cli.output import in_a_line, print_json, print_table
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services.desk import Desk
from claimdesk.settings import Settings, config_folder


def add(desk: Desk, asked: argparse.Namespace) -> None:
    """Add articles."""
    drafts = [_draft(source, asked) for source in asked.sources]
    with desk.together("Add article"):
        added = [desk.add_article(draft) for draft in drafts]
    if asked.json:
        print_json(
            [
                {"id": a.article.id, "title": a.article.title, "characters": len(a.article.text), "new": a.new}
                for a in added
            ]
        )
    else:
        for one in added:
            print(f"{one.article.id}\t{' '.join(one.article.title.split())}")


def _draft(source: str, asked: argparse.Namespace) -> ArticleDraft:
    from claimdesk.services.intake.text_file import decode, draft_of_file

    if source.startswith(("http://", "https://")):
        raise ClaimdeskError(f"{source} is a link; this version adds text files, or text from standard input with “-”.")
    if source != "-":
        return draft_of_file(Path(source), title=asked.title or "", url=asked.url)
    text = decode(sys.stdin.buffer.read(), "The standard input")
    return ArticleDraft(title=asked.title or "", text=text, url=asked.url)


def list_(desk: Desk, asked: argparse.Namespace) -> None:
    """List or search articles, claims or sources."""
    from claimdesk.services import listing

    selection = Selection(verdicts=tuple(asked.verdict), statuses=tuple(asked.status))
    records = listing.LISTS[asked.what](desk.library, asked.search, selection)
    if asked.json:
        print_json(records)
    else:
        print_table(records, listing.COLUMNS[asked.what])


def import_(desk: Desk, asked: argparse.Namespace) -> None:
    """Merge annotation sets into the library."""
    from claimdesk.services.exchange.importing import import_files

    missed = "" if asked.dry_run else _back_up_before_import(desk)
    report = import_files(desk, [Path(name) for name in asked.files], dry_run=asked.dry_run)
    if asked.json:
        print_json(report.as_record())
    else:
        for line in report.lines():
            print(line)
    for note in filter(None, [missed, *report.notes]):
        print(in_a_line(str(note)), file=sys.stderr)


def _back_up_before_import(desk: Desk) -> str:
    """Back up what changed; why that could not be done, which does not stop the import."""
    from claimdesk.services.backups import Backups, Reason

    desk.library.may_write()
    try:
        Backups(desk.library.path, Settings.load()).back_up_changes(Reason.IMPORT)
    except ClaimdeskError as error:
        return str(error)
    return ""


def export(desk: Desk, asked: argparse.Namespace) -> None:
    """Write an annotation set."""
    from claimdesk.services.exchange.exporting import export_file, export_pieces

    selection = Selection(
        articles=tuple(asked.article),
        verdicts=tuple(asked.verdict),
        reviewers=tuple(asked.reviewer),
        statuses=tuple(asked.status),
    )
    how = {"with_attachments": asked.with_attachments, "raw": asked.raw}
    if asked.output is not None:
        lost = export_file(desk, asked.format, asked.output, selection, **how)
    else:
        pieces, lost = export_pieces(desk, asked.format, selection, **how)
        for piece in pieces:
            sys.stdout.write(piece)
    for sentence in lost:
        print(sentence, file=sys.stderr)


def history(desk: Desk, asked: argparse.Namespace) -> None:
    """Who changed what, when."""
    from claimdesk.services import listing

    if asked.claim is not None and desk.library.read.card(asked.claim) is None and not desk.history.past(asked.claim):
        raise ClaimdeskError(f"There is no claim with the id {asked.claim} in this library.")
    steps = desk.history.past(asked.claim)
    if asked.json:
        print_json([listing.step_record(step) for step in steps])
    else:
        for step in steps:
            print(in_a_line(f"{step.at}  {step.reviewer_name}  {listing.step_line(step)}"))


def info(desk: Desk, asked: argparse.Namespace) -> None:
    """Say what the library is and where it lies."""
    from claimdesk.services import listing

    record = listing.info(desk.library) | {"settings": str(config_folder())}
    if asked.json:
        print_json(record)
    else:
        for key, value in record.items():
            print(f"{key}: {value}")
