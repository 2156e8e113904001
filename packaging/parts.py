"""What installers are put together from: the app's wheel, those that it needs, its icon, and the source's time."""

import os
import re
import zipfile
from pathlib import Path

from product import ROOT, product
from tools import Failure, fetch, program, run

RUN_TIME_LOCK = ROOT / "packaging" / "lock.txt"
"""The wheels that the app needs, by version and hash."""


def source_date() -> int:
    """Seconds since 1970 that all files of a build carry, so that the same source gives the same installer.

    SOURCE_DATE_EPOCH if it is set (reproducible-builds.org), else the time of the last commit.
    """
    return int(os.environ.get("SOURCE_DATE_EPOCH") or run("git", "-C", ROOT, "log", "-1", "--format=%ct"))


def app_wheel(environment: Path, folder: Path) -> Path:
    """Build the app's wheel into ``folder`` with the hatchling of the environment."""
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    env = {"SOURCE_DATE_EPOCH": str(source_date())}
    said = run(program(environment, "python"), "-c", code, folder, cwd=ROOT, env=env)
    return folder / said.split()[-1]


def app_metadata(environment: Path, folder: Path) -> Path:
    """The app's own ``.dist-info`` in ``folder``: without it, nobody can tell there what the app needs.

    PyInstaller copies that of installed packages, and the app is none while it is built.
    """
    with zipfile.ZipFile(app_wheel(environment, folder)) as wheel:
        found = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        wheel.extractall(folder, found)
    return folder / found[0].rpartition("/")[0]


def need_licences(said: str) -> None:
    """Raise Failure where the self-test, which said this, does not name all that the app needs with its licence."""
    told = said.partition("licences: ")[2].partition("\n")[0].lower().replace("_", "-").split(", ")
    wanted = re.findall(r"^([\w-]+)==", RUN_TIME_LOCK.read_text("utf-8"), re.MULTILINE)
    if missing := sorted(set(wanted) - set(told)):
        raise Failure(f"no licence came along for {', '.join(missing)}")


def download_wheels(environment: Path, folder: Path, *platforms: str, python: str) -> list[Path]:
    """The wheels that the app needs on another system, each checked by its hash; ``python`` is like “3.13”."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [part for name in platforms for part in ("--platform", name)]
    fetch(
        *(program(environment, "python"), "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
        *("--require-hashes", "-r", RUN_TIME_LOCK, "--python-version", python, "--implementation", "cp"),
        *(*wanted, "--dest", folder),
    )
    return sorted(folder.glob("*.whl"))


_DRAW = """
import io, sys
from PIL import Image
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

def draw(side):
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        svg.render(painter)
    kept = QBuffer()
    image.save(kept, "PNG")
    return Image.open(io.BytesIO(bytes(kept.data())))

svg = QSvgRenderer(sys.argv[1])
assert svg.isValid()
images = [draw(int(side)) for side in sys.argv[3:]]
sizes = {"sizes": [image.size for image in images]} if sys.argv[2].endswith(".ico") else {}
images[-1].save(sys.argv[2], append_images=images[:-1], **sizes)
"""


def draw_icon(environment: Path, file: Path, *sides: int) -> Path:
    """Draw the product's icon anew in each size, in pixels, into one ``.ico`` or ``.icns``; the largest comes last.

    The environment needs Pillow and PySide6.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    run(
        *(program(environment, "python"), "-c", _DRAW, product().icon_svg, file, *map(str, sides)),
        env={"QT_QPA_PLATFORM": "offscreen"},
    )
    return file


def need_resources(folder: Path) -> None:
    """Raise Failure where a file of resources/ is missing in the installed ``folder``, or is another one."""
    for file in sorted((ROOT / "resources").rglob("*")):
        if file.is_file():
            name = file.relative_to(ROOT / "resources")
            installed = folder / name
            if not installed.is_file() or installed.read_bytes() != file.read_bytes():
                raise Failure(f"{name.as_posix()} of resources/ was not installed as it is")
