"""What the packages declare that they need, from what their binaries really name."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tools import Failure, run

# Who brings each library: packages of Debian 12, and of Debian 13 and Ubuntu 24.04 where these have other names.
BROUGHT_BY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libcups.so.2": "libcups2 | libcups2t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3 | libssl3t64",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# What only one plugin loads, and what the app does without: a printer that is not there needs no CUPS.
RECOMMENDED = {"libcups.so.2"}
ALSO_RECOMMENDED = ("desktop-file-utils", "hicolor-icon-theme", "shared-mime-info", "xdg-utils")
GLIBC = {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"} | {f"lib{x}.so.{n}" for x, n in
         (("c", 6), ("m", 6), ("dl", 2), ("pthread", 0), ("resolv", 2), ("rt", 1))}  # fmt: skip


@dataclass
class Needs:
    """What the binaries of a tree need from outside it."""

    libraries: dict[str, set[str]] = field(default_factory=dict)
    """The libraries, and the files that name each."""
    glibc: tuple[int, int] = (0, 0)
    """The newest version of the C library that a symbol asks for."""

    def debian(self) -> tuple[list[str], list[str]]:
        """The fields Depends and Recommends."""
        firm, wished = {f"libc6 (>= {self.glibc[0]}.{self.glibc[1]})"}, set(ALSO_RECOMMENDED)
        for library in self.libraries:
            (wished if library in RECOMMENDED else firm).add(BROUGHT_BY[library])
        return sorted(firm), sorted(wished)

    def rpm(self) -> tuple[list[str], list[str]]:
        """Requires and Recommends, by the libraries' own names, which every rpm distribution knows."""
        firm, wished = {f"libc.so.6(GLIBC_{self.glibc[0]}.{self.glibc[1]})(64bit)"}, {"hicolor-icon-theme", "xdg-utils"}
        for library in self.libraries:
            (wished if library in RECOMMENDED else firm).add(f"{library}()(64bit)")
        return sorted(firm), sorted(wished)


def needs_of(tree: Path) -> Needs:
    """Read every binary of a tree. Raises Failure for a library of which nobody knows who brings it."""
    binaries = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink() and is_binary(path)]
    found = Needs()
    inside = {path.name for path in tree.rglob("*.so*") if path.exists()}
    for path in binaries:
        said = run("objdump", "-p", path)
        for library in re.findall(r"^\s+NEEDED\s+(\S+)", said, re.MULTILINE):
            if library not in inside and library not in GLIBC:
                found.libraries.setdefault(library, set()).add(path.name)
        versions = re.findall(r"\bGLIBC_(\d+)\.(\d+)", said)
        found.glibc = max([found.glibc, *((int(major), int(minor)) for major, minor in versions)])
    if unknown := found.libraries.keys() - BROUGHT_BY.keys():
        told = "; ".join(f"{library}, for {', '.join(sorted(found.libraries[library]))}" for library in sorted(unknown))
        raise Failure(f"nobody knows which package brings {told}: add it to BROUGHT_BY, or leave out what needs it")
    return found


def is_binary(path: Path) -> bool:
    """Whether a file is a program or library in the ELF format."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def not_on_this_machine() -> list[str]:
    """The Debian packages of those libraries that this machine does not have."""
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False).stdout.split()
    return sorted({package.split(" | ")[0] for library, package in BROUGHT_BY.items() if library not in known})
