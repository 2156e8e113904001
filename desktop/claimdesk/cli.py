"""The command line: the same verbs without a screen. Qt is never loaded here."""

import argparse
import io
import json
import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from claimdesk import __version__
from claimdesk.diagnostics import hooks
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Status
from claimdesk.domain.text import normalise
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services.desk import Desk
from claimdesk.services.opening import followed, open_desk
from claimdesk.settings import Settings, config_folder, default_library


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments ask for; exits with code 2 and a word on usage where they ask for nothing that is known."""
    asked = _parser().parse_args(arguments)
    if asked.verb == "add" and asked.title is not None and len(asked.sources) > 1:
        _parser().error("--title goes with a single source")
    for name in ("search", "claim", "verdict", "article", "reviewer"):
        words = getattr(asked, name, None)
        if words:  # bytes that are no text are nowhere in a library
            setattr(asked, name, normalise(words) if isinstance(words, str) else [normalise(each) for each in words])
    return asked


def run(asked: argparse.Namespace) -> int:
    """Do it: 0 done, 1 could not be done, with one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        _do(asked)
        sys.stdout.flush()
    except ClaimdeskError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read our output has read enough
        _let_go_of_output()
    except OSError as error:  # of files, ClaimdeskError tells
        _let_go_of_output()
        print(f"The output could not be written: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped before it was done.", file=sys.stderr)
        return 1
    except Exception as error:  # a bug of ours
        if hooks.debugging():
            raise
        print(_fault(error), file=sys.stderr)
        return 1
    return 0


def _fault(error: Exception) -> str:
    """Log a bug; the sentence about it. A step that was not finished has been taken back by now."""
    from claimdesk.diagnostics.log import written

    hooks.report(error)
    log = written()
    where = f"it is described in {log}" if log else "and the log could not be written"
    return f"Claimdesk met a fault of its own and stopped; what was saved is safe; {where}."


def reported(path: Path | None, do: Callable[[], int]) -> int:
    """Do it; all that is said goes into the file ``path``, for a program of Windows without a console has no output."""
    if path is None:
        return do()
    try:
        report = path.open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        print(f"The report {path} cannot be written: {error.strerror or error}.", file=sys.stderr)
        return 1
    with report, redirect_stdout(report), redirect_stderr(report):
        print(f"Claimdesk {__version__}, Python {platform.python_version()}, {platform.platform()}, {sys.executable}")
        try:
            return do()
        except Exception:
            traceback.print_exc()
            raise


def _do(asked: argparse.Namespace) -> None:
    if asked.verb in _WITHOUT_LIBRARY:
        _WITHOUT_LIBRARY[asked.verb](asked)
        return
    desk = open_desk(library_path(asked.library), Settings.load())
    try:
        _VERBS[asked.verb](desk, asked)
    finally:
        desk.library.close()


def _let_go_of_output() -> None:
    """Python writes what is left over at exit; there it must not fail again."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it lives as long as the process


def library_path(named: Path | None) -> Path:
    """The library that was named before the verb, by the environment, or the default one."""
    if named is None:
        named = Path(os.environ["CLAIMDESK_LIBRARY"]) if os.environ.get("CLAIMDESK_LIBRARY") else default_library()
    return followed(named)


def _add(desk: Desk, asked: argparse.Namespace) -> None:
    drafts = [_draft(source, asked) for source in asked.sources]
    with desk.together("Add article"):
        added = [desk.add_article(draft) for draft in drafts]
    if asked.json:
        _print_json(
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


def _list(desk: Desk, asked: argparse.Namespace) -> None:
    from claimdesk.services import listing

    selection = Selection(verdicts=tuple(asked.verdict), statuses=tuple(asked.status))
    records = listing.LISTS[asked.what](desk.library, asked.search, selection)
    if asked.json:
        _print_json(records)
    else:
        _print_table(records, listing.COLUMNS[asked.what])


def _import(desk: Desk, asked: argparse.Namespace) -> None:
    from claimdesk.services.exchange.importing import import_files

    missed = "" if asked.dry_run else _back_up_before_import(desk)
    report = import_files(desk, [Path(name) for name in asked.files], dry_run=asked.dry_run)
    if asked.json:
        _print_json(report.as_record())
    else:
        for line in report.lines():
            print(line)
    for note in filter(None, [missed, *report.notes]):
        print(note, file=sys.stderr)


def _back_up_before_import(desk: Desk) -> str:
    """Back up what changed; why that could not be done, which does not stop the import."""
    from claimdesk.services.backups import Backups, Reason

    desk.library.may_write()
    try:
        Backups(desk.library.path, Settings.load()).back_up_changes(Reason.IMPORT)
    except ClaimdeskError as error:
        return str(error)
    return ""


def _export(desk: Desk, asked: argparse.Namespace) -> None:
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


def _formats(asked: argparse.Namespace) -> None:
    from claimdesk.services.exchange.formats import FORMATS

    records = [
        {
            "name": known.name,
            "ending": known.ending,
            "reads": known.read is not None,
            "writes": known.write is not None,
            "description": known.description,
        }
        for known in FORMATS
    ]
    if asked.json:
        _print_json(records)
    else:
        _print_table(records, ("name", "ending", "reads", "writes", "description"))


def _history(desk: Desk, asked: argparse.Namespace) -> None:
    from claimdesk.services import listing

    if asked.claim is not None and desk.library.read.card(asked.claim) is None and not desk.history.past(asked.claim):
        raise ClaimdeskError(f"There is no claim with the id {asked.claim} in this library.")
    steps = desk.history.past(asked.claim)
    if asked.json:
        _print_json([listing.step_record(step) for step in steps])
    else:
        for step in steps:
            print(f"{step.at}  {step.reviewer_name}  {listing.step_line(step)}")


def _check(asked: argparse.Namespace) -> None:
    from claimdesk.services.checking import check_library

    found = check_library(library_path(asked.library))
    if asked.json:
        _print_json(found.as_record())
    else:
        for line in [fault.line for fault in found.faults] or [found.summary()]:
            print(line)
    if not found.sound:
        raise ClaimdeskError(found.advice())


def _salvage(asked: argparse.Namespace) -> None:
    from claimdesk.services.checking import salvage_library
    from claimdesk.services.opening import reviewer_of

    report = salvage_library(library_path(asked.library), asked.file, reviewer_of(Settings.load()))
    if asked.json:
        _print_json(report.as_record())
    else:
        for line in report.lines():
            print(line)


def _info(desk: Desk, asked: argparse.Namespace) -> None:
    from claimdesk.services import listing

    record = listing.info(desk.library) | {"settings": str(config_folder())}
    if asked.json:
        _print_json(record)
    else:
        for key, value in record.items():
            print(f"{key}: {value}")


def _backup(asked: argparse.Namespace) -> None:
    from claimdesk.services.backups import back_up_to

    path: Path = asked.file
    holds = back_up_to(library_path(asked.library), path)
    if asked.json:
        _print_json({"backup": str(path), "bytes": path.stat().st_size, **asdict(holds)})
    else:
        told = ", ".join(f"{noun}: {count}" for noun, count in asdict(holds).items())
        print(f"{path} is written and checked ({told}).")


def _restore(asked: argparse.Namespace) -> None:
    from claimdesk.services.backups import Backups

    backups = Backups(library_path(asked.library), Settings.load())
    done = backups.restore(asked.file)
    kept = None if done.kept is None else str(done.kept)
    if asked.json:
        _print_json({"library": str(backups.library), "restored": str(asked.file), "kept": kept})
    else:
        print(f"{backups.library} is now as in {asked.file}.")
        if kept is not None:
            print(f"What was there before is kept in {kept}.")


def _self_test(asked: argparse.Namespace) -> None:
    from claimdesk.services import self_test

    self_test.run(asked.keep)


_VERBS = {"add": _add, "list": _list, "import": _import, "export": _export, "history": _history, "info": _info}
_WITHOUT_LIBRARY = {
    "backup": _backup,
    "check": _check,
    "formats": _formats,
    "restore": _restore,
    "salvage": _salvage,
    "self-test": _self_test,
}
VERBS = frozenset({"open", *_VERBS, *_WITHOUT_LIBRARY})
"""What a first argument may be; anything else names a file to open."""


def _print_json(found: object) -> None:
    json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _print_table(records: Sequence[dict[str, Any]], columns: Iterable[str]) -> None:
    rows = [[_cell(record[name]) for name in columns] for record in records]
    head = [name.replace("_", " ") for name in columns]
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_cell, cast("list[object]", value)))
    text = "" if value is None else str(value).replace("\n", " ").replace("\t", " ")
    return text if len(text) <= 72 else text[:71] + "…"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="claimdesk", description="A desk for fact-checkers. Without a verb, the app opens."
    )
    parser.add_argument("--version", action="version", version=f"Claimdesk {__version__}")
    parser.add_argument(
        "--library", type=Path, metavar="FILE", help="the library to work on; made if it does not exist"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    opened = verbs.add_parser("open", help="open the app, on a library or with text files to add")
    opened.add_argument(
        "files", nargs="*", metavar="FILE", help="a library, which is shown, or texts, which are added to it"
    )
    add = verbs.add_parser("add", help="add articles from text files or standard input")
    add.add_argument("sources", nargs="+", metavar="SOURCE", help="a text file, or - for standard input")
    add.add_argument("--title", help="the article's title; without it the first line or the file's name")
    add.add_argument("--url", help="where the article was published")
    listed = verbs.add_parser("list", help="list or search what is in the library, newest first")
    listed.add_argument("what", choices=("articles", "claims", "sources"))
    listed.add_argument("--search", default="", metavar="WORDS", help="only what has all these words")
    imported = verbs.add_parser("import", help="merge annotation sets into the library")
    imported.add_argument("files", nargs="+", metavar="FILE")
    imported.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
    export = verbs.add_parser("export", help="write an annotation set")
    export.add_argument("format", metavar="FORMAT", help="a name that “claimdesk formats” lists")
    export.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="the file to write; without it, standard output"
    )
    export.add_argument(
        "--article", action="append", default=[], metavar="ID", help="only this article; may be repeated"
    )
    export.add_argument("--reviewer", action="append", default=[], metavar="NAME", help="only this reviewer's verdicts")
    export.add_argument("--with-attachments", action="store_true", help="put kept documents into the file (json)")
    export.add_argument("--raw", action="store_true", help="no guard against formulas (csv)")
    for verb in (listed, export):
        verb.add_argument(
            "--verdict", action="append", default=[], metavar="LABEL", help="only claims with this verdict"
        )
        verb.add_argument(
            "--status",
            action="append",
            default=[],
            choices=[s.value for s in Status],
            help="only claims of this status",
        )
    formats = verbs.add_parser("formats", help="list the formats that export and import know")
    history = verbs.add_parser("history", help="who changed what, when, newest last")
    history.add_argument("--claim", metavar="ID", help="only this claim's past")
    backup = verbs.add_parser("backup", help="write a checked copy of the library, also while the app runs")
    restore = verbs.add_parser("restore", help="put a backup in the library's place, after keeping what is there")
    for verb in (backup, restore):
        verb.add_argument("file", type=Path, metavar="FILE")
    check = verbs.add_parser("check", help="is the library sound; a line for each fault, and nothing is changed")
    salvage = verbs.add_parser("salvage", help="save what can be read of a damaged library into a new one")
    salvage.add_argument("file", type=Path, metavar="FILE", help="the new library; nothing may be there yet")
    info = verbs.add_parser("info", help="version, paths, sizes, schema of the library")
    test = verbs.add_parser("self-test", help="do the main job end to end in a temporary library")
    test.add_argument("--gui", action="store_true", help="in a real window, with real key events")
    test.add_argument("--keep", type=Path, metavar="DIR", help="keep the files and screenshots there")
    test.add_argument("--report", type=Path, metavar="FILE", help="write what happens into this file")
    for verb in (add, listed, imported, formats, history, backup, restore, check, salvage, info):
        verb.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    return parser
