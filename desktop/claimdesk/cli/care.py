"""The verbs that take care of a library as a file, and those that need none."""

import argparse
from dataclasses import asdict
from pathlib import Path

from claimdesk.cli.arguments import library_path
from claimdesk.cli.output import print_json, print_table
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.settings import Settings


def check(asked: argparse.Namespace) -> None:
    """Say whether the library is sound. Raises ClaimdeskError where it is not."""
    from claimdesk.services.checking import check_library

    found = check_library(library_path(asked.library))
    if asked.json:
        print_json(found.as_record())
    else:
        for line in [fault.line for fault in found.faults] or [found.summary()]:
            print(line)
    if not found.sound:
        raise ClaimdeskError(found.advice())


def salvage(asked: argparse.Namespace) -> None:
    """Save what can be read of a damaged library."""
    from claimdesk.services.checking import salvage_library
    from claimdesk.services.opening import reviewer_of

    report = salvage_library(library_path(asked.library), asked.file, reviewer_of(Settings.load()))
    if asked.json:
        print_json(report.as_record())
    else:
        for line in report.lines():
            print(line)


def backup(asked: argparse.Namespace) -> None:
    """Write a checked copy."""
    from claimdesk.services.backups import back_up_to

    path: Path = asked.file
    holds = back_up_to(library_path(asked.library), path)
    if asked.json:
        print_json({"backup": str(path), "bytes": path.stat().st_size, **asdict(holds)})
    else:
        told = ", ".join(f"{noun}: {count}" for noun, count in asdict(holds).items())
        print(f"{path} is written and checked ({told}).")


def restore(asked: argparse.Namespace) -> None:
    """Put a backup in the library's place."""
    from claimdesk.services.backups import Backups
    from claimdesk.services.opening import make_default_folder

    backups = Backups(library_path(asked.library), Settings.load())
    make_default_folder(backups.library)
    done = backups.restore(asked.file)
    kept = None if done.kept is None else str(done.kept)
    if asked.json:
        print_json({"library": str(backups.library), "restored": str(asked.file), "kept": kept})
    else:
        print(f"{backups.library} is now as in {asked.file}.")
        if kept is not None:
            print(f"What was there before is kept in {kept}.")


def self_test(asked: argparse.Namespace) -> None:
    """Do the main job end to end."""
    from claimdesk.services import self_test

    self_test.run(asked.keep)


def formats(asked: argparse.Namespace) -> None:
    """List the formats."""
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
        print_json(records)
    else:
        print_table(records, ("name", "ending", "reads", "writes", "description"))
