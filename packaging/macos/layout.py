"""What can be done without a Mac: the app's folder with the libraries of its wheels, and checks that only read.

It has no interpreter and cannot run. Left unseen: PyInstaller's own work, signatures, the disk image, the first start.
"""

import plistlib
import runpy
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

from macos.described import OLDEST, property_list
from parts import RUN_TIME_LOCK, app_wheel, download_wheels, draw_icon, need_resources
from product import product
from tools import WORK, Failure, environment, program, run

HERE = Path(__file__).parent
FOLDER = WORK / "macos"
PROCESSORS = ("arm64", "x86_64")
PYTHON = "3.13"
"""The version of Python that the release workflow has on its Macs."""

MODULES = ("Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "Test", "Widgets")
"""Of Qt; DBus because Gui wants it."""
PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qicns", "qico", "qjpeg", "qsvg", "qwebp"},
    "platforms": {"qcocoa", "qoffscreen"},
    "styles": {"qmacstyle"},
    "tls": {"qsecuretransportbackend"},
}
DAMAGES = ("resource", "library", "document-type")
_DAMAGED = {
    "resource": "Resources/lib/claimdesk/resources/scales/default.json",
    "library": "Resources/lib/PySide6/Qt/lib/QtSvg.framework/Versions/A/QtSvg",
}


def is_wanted(name: str) -> bool:
    """Whether a file of the app is needed to run: of Qt, only what is listed here; all that is not Qt's."""
    parts = Path(name).parts
    if "PySide6" not in parts:
        return not name.endswith((".pyi", ".pyx", ".pxd", "/py.typed", "/"))
    rest = parts[parts.index("PySide6") + 1 :]
    if "plugins" in rest:
        kind, plugin = rest[rest.index("plugins") + 1], rest[-1].split(".")[0].removeprefix("lib")
        return plugin in PLUGINS.get(kind, set())
    framework = next((part.removesuffix(".framework") for part in rest if part.endswith(".framework")), None)
    if framework is not None:
        return framework.removeprefix("Qt") in MODULES and not {"Headers", "Modules"} & set(rest)
    if "translations" in rest:
        return rest[-1].startswith("qtbase_")
    if len(rest) == 1:
        module = rest[0].split(".")[0]
        return (
            rest[0].endswith(".py") or module in {"libpyside6", "libshiboken6"} or module.removeprefix("Qt") in MODULES
        )
    return rest[0] == "support" and rest[-1].endswith(".py")


def build() -> list[Path]:
    """Lay the folders out, one a processor; there is no file that could be given to anybody."""
    print("This is no Mac: the app's folder is laid out without an interpreter, for checks that only read it.")
    what = product()
    tools = environment("macos-tools", RUN_TIME_LOCK, HERE / "lock.txt")
    icon = draw_icon(tools, FOLDER / f"{what.name}.icns", 32, 64, 128, 256, 512, 1024)
    for processor in PROCESSORS:
        contents = _contents(processor)
        shutil.rmtree(contents, ignore_errors=True)
        wheels = FOLDER / processor / "wheels"
        shutil.rmtree(wheels, ignore_errors=True)
        download_wheels(tools, wheels, f"macosx_{OLDEST.replace('.', '_')}_{processor}", python=PYTHON)
        app_wheel(tools, wheels)
        for wheel in sorted(wheels.glob("*.whl")):
            with zipfile.ZipFile(wheel) as bundle:
                for member in filter(is_wanted, bundle.namelist()):
                    bundle.extract(member, contents / "Resources" / "lib")
        shutil.copyfile(icon, contents / "Resources" / icon.name)
        with (contents / "Info.plist").open("wb") as file:
            plistlib.dump(property_list(), file)
    return []


def damaged(files: Sequence[Path], what: str, out: Path) -> list[Path]:  # noqa: ARG001 - as each system has it
    """Take one thing out of the folder of the first processor, to see that the checks fail then."""
    contents = _contents(PROCESSORS[0])
    if what == "document-type":
        described = property_list()
        del described["UTExportedTypeDeclarations"]
        (contents / "Info.plist").write_bytes(plistlib.dumps(described))
    else:
        (contents / _DAMAGED[what]).unlink()
    return list(files)


def verify(files: Sequence[Path]) -> None:  # noqa: ARG001 - as each system has it
    """Check what can be read: the property lists, the icon, the image's settings, and each library's needs."""
    tools = environment("macos-tools", RUN_TIME_LOCK, HERE / "lock.txt")
    for processor in PROCESSORS:
        contents = _contents(processor)
        if not contents.is_dir():
            raise Failure("there is no laid-out app to verify")
        check_property_list(contents / "Info.plist")
        check_icon(contents / "Resources" / f"{product().name}.icns")
        need_resources(contents / "Resources" / "lib" / product().name / "resources")
        said = run(program(tools, "python"), HERE / "libraries.py", contents, processor, OLDEST)
        print(f"ok: {processor}: {said.strip()}; property list, icon and resources are whole")
    check_entitlements()
    check_image_settings()
    print("Not tried, for want of a Mac: PyInstaller, the signature, the disk image, and the app itself.")


def check_property_list(file: Path) -> None:
    """Raise Failure where Info.plist is not what the documents of the app need."""
    with file.open("rb") as opened:
        found = plistlib.load(opened)
    if found.get("CFBundleShortVersionString") != product().version or found.get("LSMinimumSystemVersion") != OLDEST:
        raise Failure("Info.plist names another version of the app or of macOS")
    exported = {one["UTTypeIdentifier"]: one for one in found.get("UTExportedTypeDeclarations", [])}
    for kind in (kind for one in found.get("CFBundleDocumentTypes", []) for kind in one["LSItemContentTypes"]):
        if kind not in exported:
            raise Failure(f"Info.plist opens {kind}, which nobody declares")
    endings = [one["UTTypeTagSpecification"]["public.filename-extension"] for one in exported.values()]
    if [product().ending.removeprefix(".")] not in endings:
        raise Failure(f"Info.plist does not declare {product().ending}")


def check_icon(file: Path) -> None:
    """Raise Failure where the icon lacks the size that the Dock and the Finder show largest."""
    data = file.read_bytes()
    if data[:4] != b"icns" or int.from_bytes(data[4:8], "big") != len(data) or b"ic10" not in data:
        raise Failure(f"{file.name} is no icon with 1024 pixels")


def check_entitlements() -> None:
    """Raise Failure where the file of entitlements cannot be read, or allows what no part of the app needs."""
    found = plistlib.loads((HERE / "entitlements.plist").read_bytes())
    if set(found) != {
        "com.apple.security.cs.allow-jit",
        "com.apple.security.cs.allow-unsigned-executable-memory",
    } or not all(value is True for value in found.values()):
        raise Failure("entitlements.plist is not what was agreed on")


def check_image_settings() -> None:
    """Raise Failure where the settings of the disk image do not run, or do not show the app beside Applications."""
    app = f"{product().title}.app"
    given = runpy.run_path(str(HERE / "dmg_settings.py"), {"defines": {"app": f"/x/{app}", "icon": "/x/i.icns"}})
    if set(given["icon_locations"]) != {app, *given["symlinks"]} or given["files"] != [f"/x/{app}"]:
        raise Failure("the disk image does not show the app beside Applications")


def _contents(processor: str) -> Path:
    return FOLDER / processor / f"{product().title}.app" / "Contents"
