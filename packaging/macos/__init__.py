"""macOS: an app on a disk image, made by PyInstaller on a Mac, for the processor of that Mac.

On another system only what needs no Mac is done: the app's folder is laid out without an interpreter and checked.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from macos import image, layout
from macos.layout import DAMAGES, damaged
from tools import missing

ON_A_MAC = sys.platform == "darwin"

__all__ = ["DAMAGES", "build", "damaged", "lacks", "verify"]


def lacks() -> list[str]:
    """What this machine lacks."""
    if ON_A_MAC:
        return missing(
            {"codesign": "Xcode's command line tools", "hdiutil": "macOS", "xcrun": "Xcode's command line tools"}
        )
    return missing({"git": "git"})


def build(out: Path) -> list[Path]:
    """Make the disk image in ``out``; on another system than macOS, a folder without an interpreter for the checks."""
    return image.build(out) if ON_A_MAC else layout.build()


def verify(files: Sequence[Path]) -> None:
    """Install from the image and use it; on another system, check what can be read without running it."""
    (image.verify if ON_A_MAC else layout.verify)(files)
