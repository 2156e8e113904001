"""Build the packages of one system, and see that they work: python packaging/build.py linux|windows|macos [--verify].

Runs on the standard library alone. Each system is a module beside this one, with the four functions of ``System``.
"""

import argparse
import importlib
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

sys.path.insert(0, str(Path(__file__).parent))

from product import ROOT, product
from tools import Failure, Unable

SYSTEMS = ("linux", "windows", "macos")
CANNOT = 3
"""The exit code that says only that this machine lacks something; argparse has 2 for wrong usage."""


class System(Protocol):
    """What the module of a system offers."""

    DAMAGES: Sequence[str]
    """What can be taken out of its packages, to see that the verification fails then."""

    def lacks(self) -> list[str]:
        """What this machine lacks, a phrase each, with the package that brings it."""
        ...

    def build(self, out: Path) -> list[Path]:
        """The files made in the folder ``out``."""
        ...

    def verify(self, files: Sequence[Path]) -> None:
        """Install and use them. Raises Failure where something does not hold, Unable where nothing can be tried."""
        ...

    def damaged(self, files: Sequence[Path], what: str, out: Path) -> list[Path]:
        """The same files in another folder, with ``what`` (one of DAMAGES) taken out of them."""
        ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and verify if asked to; the exit code: 0 done, 1 failed, CANNOT."""
    asked = parsed(arguments)
    system: System = importlib.import_module(asked.system)
    if asked.damage is not None and asked.damage not in system.DAMAGES:
        print(f"--break takes one of {', '.join(system.DAMAGES)}.", file=sys.stderr)
        return 1
    if lacking := [] if asked.built else system.lacks():
        print(f"This machine cannot build for {asked.system}: {'; '.join(lacking)}.", file=sys.stderr)
        return CANNOT
    try:
        _work(system, asked)
    except Unable as reason:
        print(f"This machine cannot do it for {asked.system}: {reason}.", file=sys.stderr)
        return CANNOT
    except Failure as failure:
        print(f"failed: {failure}", file=sys.stderr)
        return 1
    return 0


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for; ends the program with 2 where it is told wrongly."""
    parser = argparse.ArgumentParser(description="Build the packages of one system.")
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("--verify", action="store_true", help="install them in clean surroundings and use them")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where the files go (dist)")
    parser.add_argument("--break", dest="damage", metavar="WHAT", help="take one thing out first: it must fail then")
    parser.add_argument("--built", action="store_true", help="take the packages that lie in --out, and build nothing")
    return parser.parse_args(arguments)


def _work(system: System, asked: argparse.Namespace) -> None:
    started = time.monotonic()
    out: Path = asked.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    if asked.built:
        files = sorted(path for path in out.iterdir() if product().version in path.name)
    else:
        files = system.build(out)
        for file in files:
            print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
        print(f"{product().title} {product().version} built in {time.monotonic() - started:.0f} s", flush=True)
    if asked.damage:
        files = system.damaged(files, asked.damage, out)
    if asked.verify or asked.damage:
        started = time.monotonic()
        system.verify(files)
        print(f"verified in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    # Whoever ends it for want of time finds mounts, prefixes and folders cleared away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main())
