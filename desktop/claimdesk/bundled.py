"""Finds what ships with the app: scales, icons, fonts, schemas, the sample."""

import sys
from pathlib import Path


def folder() -> Path:
    """The folder of the bundled data: inside the installed package, beside a frozen program, or in the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen) / "claimdesk" if frozen else Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "resources"


def read_text(*parts: str) -> str:
    """The text of one bundled file, given by its folders and name. Raises FileNotFoundError where it is missing."""
    return folder().joinpath(*parts).read_text(encoding="utf-8")
