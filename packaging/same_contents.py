"""Say whether two wheels hold the same files with the same bytes: python same_contents.py WHEEL WHEEL."""

import sys
import zipfile
from pathlib import Path


def contents(wheel: Path) -> dict[str, bytes]:
    """The bytes of each file by its name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main() -> int:
    """0 where they are the same; 1, with the names that differ, otherwise."""
    first, second = (contents(Path(name)) for name in sys.argv[1:3])
    differ = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    for name in differ:
        print(f"differs: {name}", file=sys.stderr)
    return 1 if differ or not first else 0


if __name__ == "__main__":
    sys.exit(main())
