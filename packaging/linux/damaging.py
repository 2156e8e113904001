"""Takes one thing out of the packages, so that one can see the verification fail."""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from tools import WORK, run


def _without_dependency(folder: Path) -> None:
    control = folder / "DEBIAN/control"
    control.write_text(re.sub(r"libegl1(, )?", "", control.read_text("utf-8")), "utf-8")


def _without(pattern: str) -> Callable[[Path], None]:
    def remove(folder: Path) -> None:
        found = list((folder / "usr/lib").rglob(pattern))
        assert found, f"there is no {pattern} to take out"
        for path in found:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return remove


_TAKE_OUT = {
    "dependency": _without_dependency,
    "resource": _without("resources/sample/sample.json"),
    "import": _without("sqlalchemy/dialects/sqlite/pysqlite.pyc"),
    "plugin": _without("platforms/libqxcb.so"),
    "translation": _without("translations/qtbase_de.qm"),
}
DAMAGES = tuple(_TAKE_OUT)


def damaged(files: Sequence[Path], what: str, _out: Path) -> list[Path]:
    """The .deb without one thing of the kind ``what``; the other packages are made of the same tree."""
    (deb,) = (file for file in files if file.suffix == ".deb")
    folder = WORK / "linux" / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    run("dpkg-deb", "--raw-extract", deb, folder)
    _TAKE_OUT[what](folder)
    # But for that it is a package like any other: packed, and with a list of the files that it has.
    sums = folder / "DEBIAN/md5sums"
    lines = sums.read_text("utf-8").splitlines(keepends=True)
    sums.write_text("".join(line for line in lines if (folder / line.split(maxsplit=1)[1].rstrip()).exists()), "utf-8")
    target = WORK / "linux" / deb.name
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z0", "--build", folder, target)
    return [target]
