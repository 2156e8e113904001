"""What may be asked for: the verbs, their arguments, and a word on each."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from claimdesk import __version__
from claimdesk.domain.model import Status
from claimdesk.domain.text import normalise
from claimdesk.services.opening import followed
from claimdesk.settings import default_library


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments ask for; exits with code 2 and a word on usage where they ask for nothing that is known."""
    asked = parser().parse_args(arguments)
    if asked.verb == "add" and asked.title is not None and len(asked.sources) > 1:
        parser().error("--title goes with a single source")
    for name in ("search", "claim", "verdict", "article", "reviewer"):
        words = getattr(asked, name, None)
        if words:  # bytes that are no text are nowhere in a library
            setattr(asked, name, normalise(words) if isinstance(words, str) else [normalise(each) for each in words])
    return asked


def library_path(named: Path | None) -> Path:
    """The library that was named before the verb, by the environment, or the default one."""
    if named is None:
        named = Path(os.environ["CLAIMDESK_LIBRARY"]) if os.environ.get("CLAIMDESK_LIBRARY") else default_library()
    return followed(named)


def parser() -> argparse.ArgumentParser:
    """The command line as it stands, with all its verbs."""
    whole = argparse.ArgumentParser(
        prog="claimdesk", description="A desk for fact-checkers. Without a verb, the app opens."
    )
    whole.add_argument("--version", action="version", version=f"Claimdesk {__version__}")
    whole.add_argument("--library", type=Path, metavar="FILE", help="the library to work on; made if it does not exist")
    verbs = whole.add_subparsers(dest="verb", metavar="VERB")
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
    test.add_argument("--keep", type=Path, metavar="DIR", help="keep the exported sets and the screenshots there")
    test.add_argument("--report", type=Path, metavar="FILE", help="write what happens into this file")
    for verb in (add, listed, imported, formats, history, backup, restore, check, salvage, info):
        verb.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    return whole
