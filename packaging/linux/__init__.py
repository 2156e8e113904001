"""The packages for Linux: .deb, .rpm and .tar.xz, made and tried on a Debian or Ubuntu of the same processor."""

import shutil
import sys
import sysconfig
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
LIBPYTHON = f"libpython{sys.version_info.major}.{sys.version_info.minor}"


def has_shared_library() -> bool:
    """Whether this Python lies in a library that can be passed on."""
    name, folder, sort = sysconfig.get_config_vars("INSTSONAME", "LIBDIR", "MULTIARCH")
    return ".so" in name and any(Path(place, name).is_file() for place in (folder, f"{folder}/{sort}"))


def lacks() -> list[str]:
    """What this machine lacks to build and to verify."""
    if not is_supported():
        return ["it is no Linux on x86-64 or 64-bit ARM"]
    if not COMMON_LICENCES.is_dir():
        return ["it is no Debian or Ubuntu: the licences in /usr/share/common-licenses are missing"]
    if not has_shared_library():
        return [f"{sys.executable} has no shared library, which PyInstaller needs (apt-get install {LIBPYTHON})"]
    programs = [program for program in PROGRAMS if shutil.which(program) is None]
    libraries = not_on_this_machine()
    brought = sorted({PROGRAMS[program] for program in programs} | set(libraries))
    if not brought:
        return []
    what = ", ".join([*programs, *(["libraries"] if libraries else [])])
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
