"""Makes the .deb, the .rpm and the .tar.xz of a staged tree."""

import json
import os
import platform
import shutil
import tempfile
import textwrap
from pathlib import Path

from linux import papers
from linux.dependencies import Needs
from product import Product
from tools import WORK, program, run

HERE = Path(__file__).parent
XZ = ("-1", "-T2")
"""A named number of threads gives the same bytes everywhere; level 6 takes five times as long for a tenth less."""


def _common_licences(p: Product) -> str:
    """The folder of texts that Debian has in a place of its own; those below resources/ are shown by the app itself."""
    return f"share/doc/{p.name}/licences"


def machine() -> str:
    """The processor, by the name that Debian has for it."""
    return {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]


def by_nfpm(p: Product, usr: Path, needs: Needs, out: Path) -> list[Path]:
    """The .deb and the .rpm."""
    made: list[Path] = []
    for packager, ending in (
        ("deb", f"_{p.version}_{machine()}.deb"),
        ("rpm", f"-{p.version}-1.{platform.machine()}.rpm"),
    ):
        config = WORK / "linux" / f"nfpm-{packager}.json"
        config.write_text(json.dumps(nfpm_config(p, usr, needs, packager), indent=1), "utf-8")
        target = out / f"{p.name}{ending}"
        target.unlink(missing_ok=True)
        run(
            *(program(WORK / "venv-linux", "nfpm"), "package", "--config", config, "--packager", packager),
            *("--target", target),
            env={"SOURCE_DATE_EPOCH": str(int(papers.released(p).timestamp()))},
        )
        made.append(target)
    _pack_tighter(made[0])
    return made


def _pack_tighter(deb: Path) -> None:
    """Compress a .deb with the system's xz: nfpm's own takes minutes for it, and its zstd leaves a fifth more."""
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        run("ar", "x", deb, cwd=Path(folder))
        run("xz", *XZ, "data.tar", cwd=Path(folder))
        deb.unlink()
        run("ar", "rcD", deb, "debian-binary", "control.tar.gz", "data.tar.xz", cwd=Path(folder))


def nfpm_config(p: Product, usr: Path, needs: Needs, packager: str) -> dict[str, object]:
    """What nfpm reads; JSON is YAML too. Every file is named, so that no folder of the system becomes the package's."""
    firm, wished = needs.debian() if packager == "deb" else needs.rpm()
    contents = [_entry(path, usr) for path in sorted(usr.rglob("*")) if _goes_into(path, usr, p, packager)]
    if packager == "deb":
        overrides = HERE / "lintian-overrides"
        contents.append({"src": str(overrides), "dst": f"/usr/share/lintian/overrides/{p.name}"})
    return {
        "name": p.name,
        "arch": machine(),
        "version": p.version,
        "release": "" if packager == "deb" else "1",
        "section": "editors",
        "priority": "optional",
        "maintainer": f"{p.author} <{p.contact}>",
        "description": f"{p.kind[0].lower()}{p.kind[1:]}\n{textwrap.fill(p.paragraph, 76)}"
        if packager == "deb"
        else p.paragraph,
        "homepage": p.home,
        "license": p.licence,
        "mtime": papers.released(p).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "umask": 0o022,
        "depends": firm,
        "recommends": wished,
        "contents": contents,
        "deb": {"compression": "none"},
        "rpm": {"compression": "zstd:10", "summary": p.kind, "group": "Applications/Editors"},
    }


def _goes_into(path: Path, usr: Path, p: Product, packager: str) -> bool:
    relative = path.relative_to(usr)
    if packager == "deb" and relative.is_relative_to(_common_licences(p)):
        return False
    of_its_own = any(relative.is_relative_to(folder) for folder in (f"lib/{p.name}", f"share/doc/{p.name}"))
    return path.is_symlink() or path.is_file() or of_its_own


def _entry(path: Path, usr: Path) -> dict[str, object]:
    place = f"/usr/{path.relative_to(usr).as_posix()}"
    if path.is_symlink():
        return {"src": str(path.readlink()), "dst": place, "type": "symlink"}
    if path.is_dir():
        return {"dst": place, "type": "dir", "file_info": {"mode": 0o755}}
    return {"src": str(path), "dst": place, "file_info": {"mode": path.stat().st_mode & 0o777}}


def tar(p: Product, usr: Path, needs: Needs, out: Path) -> Path:
    """The archive for systems without these packages: it runs where it is unpacked, or from ~/.local or /usr/local."""
    name = f"{p.name}-{p.version}-linux-{platform.machine()}"
    top = WORK / "linux" / name
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(usr, top, symlinks=True, copy_function=os.link)
    (top / "README.txt").write_text(readme(p, needs), "utf-8")
    target = out / f"{name}.tar.xz"
    run(
        *(
            "tar",
            "--create",
            "--file",
            target,
            "--use-compress-program",
            " ".join(["xz", *XZ]),
            "--directory",
            top.parent,
        ),
        *(
            "--sort=name",
            f"--mtime=@{int(papers.released(p).timestamp())}",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            name,
        ),
    )
    return target


def readme(p: Product, needs: Needs) -> str:
    """What stands beside the program."""
    libraries = "\n".join(f"  {library}" for library in sorted(needs.libraries))
    return f"""{p.title} {p.version}
{p.kind}. {p.paragraph}

Run:        bin/{p.name}
Install:    copy bin, lib and share into ~/.local (for yourself) or /usr/local (for all):
            cp -a bin lib share ~/.local/
Uninstall:  delete what you copied: bin/{p.name}, lib/{p.name}, and below share every file named
            {p.name} or {p.app_id}. Your libraries of articles are not among them.
Check:      bin/{p.name} self-test && bin/{p.name} self-test --gui

The system brings glibc {needs.glibc[0]}.{needs.glibc[1]} or newer, a desktop on X11 or Wayland, and these libraries;
all but libcups, which only printing needs, must be there:
{libraries}

Licences:   share/doc/{p.name}/copyright
"""
