"""libraries.py FOLDER PROCESSOR OLDEST: whether each library in a folder is for a processor and finds what it needs.

It runs in an environment with macholib. The exit code is 1 where something is wrong, with a line each. A library that
was linked for a newer macOS than the oldest is only counted: the loader does not refuse it.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from macholib.mach_o import (
    LC_BUILD_VERSION,
    LC_LOAD_DYLIB,
    LC_REEXPORT_DYLIB,
    LC_RPATH,
    LC_VERSION_MIN_MACOSX,
)
from macholib.MachO import MachO, MachOHeader

PROCESSORS = {"x86_64": 0x01000007, "arm64": 0x0100000C}
_BEGINNINGS = (b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_OF_THE_SYSTEM = ("/usr/lib/", "/System/")


def main(folder: Path, processor: str, oldest: str) -> int:
    """Look at all; the exit code."""
    files = [file for file in sorted(folder.rglob("*")) if is_library(file)]
    wrong = [f"{file.relative_to(folder)} {problem}" for file in files for problem in problems(file, processor)]
    if not files:
        wrong = [f"no libraries in {folder}"]
    newer = sum(linked_for(file, processor) > tuple(map(int, oldest.split("."))) for file in files)
    print(
        "\n".join(wrong) or f"{len(files)} libraries find what they need; {newer} were linked for newer than {oldest}"
    )
    return 1 if wrong else 0


def is_library(file: Path) -> bool:
    """Whether a file is machine code for macOS."""
    if not file.is_file() or file.is_symlink():
        return False
    with file.open("rb") as opened:
        return opened.read(4) in _BEGINNINGS


def parts(file: Path, processor: str) -> list[MachOHeader]:
    """What a library holds for a processor."""
    return [part for part in MachO(str(file)).headers if part.header.cputype == PROCESSORS[processor]]


def problems(file: Path, processor: str) -> Iterator[str]:
    """What keeps a library from being loaded."""
    if not parts(file, processor):
        yield f"has nothing for {processor}"
    for part in parts(file, processor):
        paths = [text(rest) for command, _, rest in part.commands if command.cmd == LC_RPATH]
        for command, _, rest in part.commands:
            if command.cmd in {LC_LOAD_DYLIB, LC_REEXPORT_DYLIB} and not is_found(text(rest), file, paths):
                yield f"does not find {text(rest)}"


def linked_for(file: Path, processor: str) -> tuple[int, int]:
    """The oldest macOS that a library was linked for."""
    for part in parts(file, processor):
        for command, details, _ in part.commands:
            if command.cmd in {LC_BUILD_VERSION, LC_VERSION_MIN_MACOSX}:
                needs = int(details.minos if command.cmd == LC_BUILD_VERSION else details.version)
                return needs >> 16, needs >> 8 & 255
    return 0, 0


def text(data: bytes) -> str:
    """A string of a load command."""
    return data.rstrip(b"\0").decode()


def is_found(name: str, file: Path, paths: list[str]) -> bool:
    """Whether the system has a library, or one of the places where it is looked for."""
    if name.startswith(_OF_THE_SYSTEM):
        return True
    tries = [f"{path}/{name.removeprefix('@rpath/')}" for path in paths] if name.startswith("@rpath/") else [name]
    return any(os.path.exists(one.replace("@loader_path", str(file.parent))) for one in tries)  # noqa: PTH110


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
