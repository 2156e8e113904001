"""The packages for Linux: .deb, .rpm and .tar.xz, made and tried on a Debian or Ubuntu of the same processor."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from linux import packages, verifying
from linux.damaging import DAMAGES, damaged
from linux.dependencies import needs_of, not_on_this_machine
from linux.staging import COMMON_LICENCES, is_supported, stage
from product import product

__all__ = ["DAMAGES", "build", "damaged", "lacks", "verify"]

PROGRAMS = {
    "objdump": "binutils",
    "strip": "binutils",
    "xz": "xz-utils",
    "dpkg-deb": "dpkg",
    "mmdebstrap": "mmdebstrap",
    "Xvfb": "xvfb",
    "lintian": "lintian",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "rpm": "rpm",
    "man": "man-db",
}


def lacks() -> list[str]:
    """What this machine lacks to build and to verify."""
    if not is_supported():
        return ["it is no Linux on x86-64 or 64-bit ARM"]
    if not COMMON_LICENCES.is_dir():
        return ["it is no Debian or Ubuntu: the licences in /usr/share/common-licenses are missing"]
    programs = [program for program in PROGRAMS if shutil.which(program) is None]
    brought = sorted({PROGRAMS[program] for program in programs} | set(not_on_this_machine()))
    if not brought:
        return []
    what = f"{', '.join(programs)} and libraries are" if programs else "libraries are"
    return [f"{what} missing (apt-get install --no-install-recommends {' '.join(brought)})"]


def build(out: Path) -> list[Path]:
    """The packages, in ``out``."""
    p = product()
    usr = stage(p)
    needs = needs_of(usr / "lib")
    return [*packages.by_nfpm(p, usr, needs, out), packages.tar(p, usr, needs, out)]


def verify(files: Sequence[Path]) -> None:
    """Install and use each in clean roots of Debian. Raises Failure where something does not hold."""
    verifying.verify(product(), files)
