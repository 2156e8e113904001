"""Makes the installer: the tree, its byte code, the two launchers, and the setup program around them."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from parts import RUN_TIME_LOCK, source_date
from product import product
from tools import WORK, Failure, environment, missing, run
from windows import payload, wine

HERE = Path(__file__).parent
FOLDER = WORK / "windows"
LARGEST = 45_000_000
"""Bytes that the installer may have."""

_DAMAGED = {
    "resource": "lib/claimdesk/resources/scales/default.json",
    "module": "lib/pydantic/main.py",
    "library": "runtime/sqlite3.dll",
    "plugin": "lib/PySide6/plugins/imageformats/qsvg.dll",
    "translation": "lib/PySide6/translations/qtbase_de.qm",
}
DAMAGES = (*_DAMAGED, "uninstaller")


def lacks() -> list[str]:
    """What this machine lacks to build and to try the installer."""
    found = missing(
        {
            _tool("gcc"): "gcc-mingw-w64-x86-64, or MinGW-w64 on Windows",
            _tool("windres"): "binutils-mingw-w64-x86-64",
            _tool("objdump"): "binutils-mingw-w64-x86-64",
            "makensis": "nsis",
            "git": "git, or set SOURCE_DATE_EPOCH" if not os.environ.get("SOURCE_DATE_EPOCH") else "",
        }
    )
    return found + wine.lacks()


def build(out: Path) -> list[Path]:
    """Make the installer in the folder ``out``."""
    tools = environment("windows-tools", RUN_TIME_LOCK, HERE / "lock.txt")
    tree = FOLDER / "payload"
    fit = payload.lay_out(tree, tools)
    _compile_python(tree)
    icon = payload.draw(FOLDER, tools)
    _compile_launchers(tree, icon)
    if problems := payload.unresolved(tree, _tool("objdump")):
        raise Failure("; ".join(problems))
    _date(tree)
    ending = "setup" if fit else "setup-for-trial-only"
    file = make_setup(tree, out / f"{product().name}-{product().version}-windows-x64-{ending}.exe")
    if file.stat().st_size > LARGEST:
        raise Failure(f"{file.name} is larger than {LARGEST} bytes")
    return [file]


def make_setup(tree: Path, file: Path, *, quick: bool = False, script: Path = HERE / "claimdesk.nsi") -> Path:
    """Pack the tree into a setup program; ``quick`` packs it badly."""
    what = product()
    size = sum(one.stat().st_size for one in tree.rglob("*") if one.is_file()) // 1024
    defined = {
        "TITLE": what.title,
        "NAME": what.name,
        "VERSION": what.version,
        "NUMBERS": _numbers("."),
        "COMPANY": what.author,
        "ENDING": what.ending,
        "KIND": what.media_type,
        "PAYLOAD": tree.as_posix(),
        "PATH_TOOL": (FOLDER / "path.exe").as_posix(),
        "ICON": (FOLDER / f"{what.name}.ico").as_posix(),
        "OUT": str(file),
        "COMPRESSION": "zlib" if quick else "/SOLID lzma",
        "SIZE": str(size),
    }
    options = [f"-D{name}={value}" for name, value in defined.items()]
    run("makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *options, script, env=_dated())
    return file


def damaged(files: Sequence[Path], what: str, out: Path) -> list[Path]:
    """The same installer without one thing, to see that the verification fails then."""
    tree, script = FOLDER / "damaged", FOLDER / "damaged.nsi"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(FOLDER / "payload", tree)
    text = (HERE / "claimdesk.nsi").read_text("utf-8")
    if what == "uninstaller":
        text = text.replace('  DeleteRegKey HKCU "${KIND_KEY}"\n', "")
    else:
        gone = tree / _DAMAGED[what]
        gone.unlink()
        for compiled in gone.parent.glob(f"__pycache__/{gone.stem}.*.pyc"):
            compiled.unlink()
    script.write_text(text, "utf-8")
    return [make_setup(tree, out / f"damaged-{what}-{files[0].name}", quick=True, script=script)]


def _compile_python(tree: Path) -> None:
    """Byte code by the very interpreter that will run it; never compared with the sources' times again."""
    code = (
        "import compileall, py_compile, sys; "
        "sys.exit(not compileall.compile_dir(sys.argv[1], quiet=1, stripdir=sys.argv[1],"
        " invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH))"
    )
    python = tree / "runtime" / "python.exe"
    with wine.machine() as machine:
        machine.run(python, "-c", code, machine.path(tree / "lib"), seconds=600)
    python.unlink()


def _compile_launchers(tree: Path, icon: Path) -> None:
    what = product()
    manifest = FOLDER / "launcher.manifest"
    text = (HERE / "launcher.manifest").read_text("utf-8")
    manifest.write_text(text.replace("@APP_ID@", what.app_id).replace("@NUMBERS@", _numbers(".")), "utf-8")
    shutil.rmtree(tree / "bin", ignore_errors=True)
    (tree / "bin").mkdir()
    common = (
        "-municode",
        "-Os",
        "-s",
        "-D_WIN32_WINNT=0x0A00",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Wl,--no-insert-timestamp",
    )
    own = f"-I{FOLDER}"
    for target, title, flags in (
        (tree / f"{what.title}.exe", what.title, ("-mwindows",)),
        (tree / "bin" / f"{what.name}.exe", f"{what.title}, command line", ("-DCONSOLE",)),
    ):
        defined = {
            "VERSION_NUMBERS": _numbers(","),
            "ICON_FILE": f'"{icon.as_posix()}"',
            "MANIFEST_FILE": f'"{manifest.as_posix()}"',
            "COMPANY": f'"{what.author}"',
            "DESCRIPTION": f'"{title}"',
            "VERSION": f'"{what.version}"',
            "COPYRIGHT": f'"{what.author}, {what.licence}"',
            "FILE_NAME": f'"{target.name}"',
            "TITLE": f'"{what.title}"',
            "WIDE_TITLE": f'L"{what.title}"',
            "MODULE": f'L"{what.name}"',
            "PYTHON_DLL": f'L"{payload.python_dll(tree).name}"',
        }
        lines = [f"#define {name} {value}\n" for name, value in defined.items()]
        (FOLDER / "product.h").write_text("".join(lines), "utf-8")
        resource = FOLDER / "launcher.o"
        run(_tool("windres"), own, HERE / "launcher.rc", resource)
        run(_tool("gcc"), *common, *flags, own, HERE / "launcher.c", resource, "-o", target)
    run(_tool("gcc"), *common, "-mwindows", HERE / "path.c", "-o", FOLDER / "path.exe")


def _date(tree: Path) -> None:
    for one in (tree, *tree.rglob("*")):
        os.utime(one, (source_date(), source_date()))


def _dated() -> dict[str, str]:
    return {"SOURCE_DATE_EPOCH": str(source_date())}


def _numbers(between: str) -> str:
    """The version as Windows has it: four numbers."""
    numbers = product().version.split(".")
    return between.join([*numbers, "0", "0", "0"][:4])


def _tool(name: str) -> str:
    prefix = "" if sys.platform == "win32" else "x86_64-w64-mingw32-"
    return f"{prefix}{name}"
