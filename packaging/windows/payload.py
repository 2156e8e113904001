"""The tree that is installed: launchers beside ``runtime`` (CPython) and ``lib`` (the app and what it needs)."""

import fnmatch
import re
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from parts import app_wheel, download_wheels, draw_icon
from product import product
from tools import WORK, Failure, run
from windows import runtime

MODULES = ("Core", "Gui", "Network", "PrintSupport", "Svg", "Test", "Widgets")
"""Of Qt; Test does the self-test in a window."""
_QT = (
    "*.py",
    *(f"Qt{name}.pyd" for name in MODULES),
    *(f"Qt6{name}.dll" for name in MODULES),
    *("pyside6.abi3.dll", "msvcp140*.dll", "vcruntime140*.dll"),
    *("plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll"),
    *("plugins/styles/*", "plugins/iconengines/*", "plugins/tls/qschannelbackend.dll"),
    *(f"plugins/imageformats/q{name}.dll" for name in ("gif", "ico", "jpeg", "svg", "webp")),
    *("translations/qtbase_*.qm", "support/*.py"),
)
_NEVER = ("*.pyi", "*.pyx", "*.pxd", "*.lib", "*/py.typed", "*/tests/*", "shiboken6/include/*", "*/__pycache__/*")
_SHIBOKEN = ("msvcp140*.dll", "vcruntime140*.dll", "shiboken6.abi3.dll")
"""The libraries of shiboken6 that anything here loads; the others are for parallel programs."""

WINDOWS_HAS = frozenset(
    {
        "advapi32",
        "authz",
        "bcrypt",
        "bcryptprimitives",
        "comctl32",
        "comdlg32",
        "crypt32",
        "d3d11",
        "d3d12",
        "d3d9",
        "dnsapi",
        "dwmapi",
        "dwrite",
        "dxgi",
        "gdi32",
        "icuuc",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "msvcrt",
        "ncrypt",
        "netapi32",
        "ntdll",
        "ole32",
        "oleaut32",
        "powrprof",
        "propsys",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shcore",
        "shell32",
        "shlwapi",
        "uiautomationcore",
        "user32",
        "userenv",
        "uxtheme",
        "version",
        "windowscodecs",
        "winhttp",
        "winmm",
        "winspool",
        "ws2_32",
        "wtsapi32",
        "winspool.drv",
    }
)
"""Libraries of Windows 10 since 1703, without “.dll”. Wine brings more, and would not notice that one is missing."""


def lay_out(folder: Path, environment: Path) -> bool:
    """Lay the whole tree out but for the launchers; whether its CPython is the one that may be released."""
    shutil.rmtree(folder, ignore_errors=True)
    fit = runtime.unpack(folder / "runtime", environment)
    name = python_dll(folder).stem
    # The only places where this interpreter looks; PYTHONPATH and the registry are not asked.
    (folder / "runtime" / f"{name}._pth").write_bytes(f"{name}.zip\r\n.\r\n..\\lib\r\n".encode())
    for unused in ("python.cat", "pythonw.exe"):
        (folder / "runtime" / unused).unlink(missing_ok=True)
    wheels = WORK / "windows" / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    version = ".".join(runtime.VERSION.split(".")[:2])
    download_wheels(environment, wheels, "win_amd64", python=version)
    app_wheel(environment, wheels)
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as bundle:
            for member in filter(is_wanted, bundle.namelist()):
                bundle.extract(member, folder / "lib")
    shutil.copyfile(product().licence_file, folder / "LICENSE.txt")
    return fit


def is_wanted(name: str) -> bool:
    """Whether a file of a wheel is needed to run: of Qt, what is listed; of the rest, all but what is for builds."""
    top, _, rest = name.partition("/")
    if name.endswith("/") or _matches(name, _NEVER):
        return False
    if top.endswith(".dist-info"):
        return rest in {"METADATA", "RECORD"} or any(word in rest.lower() for word in ("licen", "copying", "notice"))
    if top == "PySide6":
        return _matches(rest, _QT) and (rest.count("/") == 0 or not rest.endswith(".py") or rest.startswith("support/"))
    if top == "shiboken6" and name.endswith(".dll"):
        return _matches(rest, _SHIBOKEN)
    return True


def python_dll(folder: Path) -> Path:
    """The interpreter itself: python313.dll, say."""
    return next(file for file in (folder / "runtime").glob("python3*.dll") if file.stem != "python3")


def draw(folder: Path, environment: Path) -> Path:
    """The icon of the launchers, in the sizes that Windows asks for at 100 to 250 %."""
    return draw_icon(environment, folder / f"{product().name}.ico", 16, 20, 24, 32, 40, 48, 64, 256)


def unresolved(folder: Path, objdump: str) -> list[str]:
    """What programs and libraries in the tree import, and neither the tree nor Windows has: a sentence each.

    A library is looked for beside the one that wants it, beside the interpreter, and in the folders that PySide6 and
    rapidfuzz add for theirs.
    """
    files = sorted(one for one in folder.rglob("*") if one.suffix.lower() in {".exe", ".dll", ".pyd"})
    shared = {"PySide6": ("PySide6", "shiboken6"), "shiboken6": ("shiboken6",), "rapidfuzz": ("rapidfuzz.libs",)}
    problems: list[str] = []
    for file in files:
        places = [file.parent, folder / "runtime"]
        for top, others in shared.items():
            if (folder / "lib" / top) in file.parents:
                places += [folder / "lib" / other for other in others]
        there = {one.name.lower() for place in places if place.is_dir() for one in place.iterdir()}
        name = file.relative_to(folder).as_posix()
        problems += [f"{name} needs {one}" for one in _imports(file, objdump) if not _is_there(one.lower(), there)]
    if not files:
        raise Failure(f"there are no programs in {folder}")
    return problems


def _imports(file: Path, objdump: str) -> Iterable[str]:
    return re.findall(r"DLL Name: (\S+)", run(objdump, "-p", file))


def _is_there(name: str, there: set[str]) -> bool:
    stem = name.removesuffix(".dll")
    return name in there or stem in WINDOWS_HAS or stem.startswith(("api-ms-win-", "ext-ms-win-"))


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
