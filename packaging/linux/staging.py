"""Lays out, as it will lie in /usr, what all Linux packages carry."""

import shutil
import sys
import sysconfig
from pathlib import Path

from linux import papers
from linux.dependencies import is_binary
from product import RESOURCES, ROOT, Product
from tools import WORK, Failure, environment, program, run

HERE = Path(__file__).parent
COMMON_LICENCES = Path("/usr/share/common-licenses")


def stage(p: Product) -> Path:
    """The folder that stands for /usr."""
    env = environment("venv-linux", ROOT / "packaging/lock.txt", HERE / "lock.txt")
    usr = WORK / "linux" / "usr"
    shutil.rmtree(usr, ignore_errors=True)
    tree = freeze(p, env)
    shutil.copytree(tree, usr / "lib" / p.name, symlinks=True)
    _forget_this_machine(usr / "lib", env)
    (usr / "bin").mkdir()
    (usr / "bin" / p.name).symlink_to(f"../lib/{p.name}/{p.name}")
    share = usr / "share"
    papers.write_all(p, share)
    run(program(env, "python"), HERE / "from_parser.py", share, env={"PYTHONPATH": str(ROOT / "desktop")})
    run(program(env, "python"), HERE / "draw_icons.py", p.icon_svg, share / "icons/hicolor", p.app_id)
    _put_licences(share / "doc" / p.name / "licences")
    _set_modes(usr, p)
    return usr


def freeze(p: Product, env: Path) -> Path:
    """Let PyInstaller gather the program, its modules, libraries and data in one folder."""
    out = WORK / "linux" / "frozen"
    shutil.rmtree(out, ignore_errors=True)
    run(
        *(program(env, "pyinstaller"), "--noconfirm", "--log-level", "WARN"),
        *("--distpath", out, "--workpath", WORK / "linux" / "pyinstaller", HERE / f"{p.name}.spec"),
        env={"SOURCE_DATE_EPOCH": str(int(papers.released(p).timestamp())), "PYTHONHASHSEED": "0"},
    )
    tree = out / p.name
    data = tree / "_internal" / p.name / "resources"
    if _names(data) != _names(RESOURCES):
        raise Failure(f"the frozen tree has other resources than the checkout: {_names(data) ^ _names(RESOURCES)}")
    return tree


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _forget_this_machine(tree: Path, env: Path) -> None:
    """Take out of Python's binaries where their libraries lie on this machine."""
    patchelf = program(env, "patchelf")
    for path in tree.rglob("*"):
        if path.is_file() and not path.is_symlink() and is_binary(path):
            places = run(patchelf, "--print-rpath", path).strip()
            if places and not places.startswith("$ORIGIN"):
                run(patchelf, "--remove-rpath", path)


def _put_licences(folder: Path) -> None:
    """The texts that no wheel brings: those of Qt's licence, of the one it extends, and of Python."""
    folder.mkdir(parents=True)
    for name in ("LGPL-3", "GPL-3"):
        shutil.copyfile(COMMON_LICENCES / name, folder / name)
    shutil.copyfile(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", folder / "Python.txt")


def _set_modes(usr: Path, p: Product) -> None:
    """However it was built: readable by all, writable by root, nothing executable but the program."""
    for path in usr.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == usr / "lib" / p.name / p.name else 0o644)


def is_supported() -> bool:
    """Whether this is a Linux on a processor that PySide6's wheels are made for."""
    return sys.platform == "linux" and sysconfig.get_platform() in {"linux-x86_64", "linux-aarch64"}
