"""Makes the disk image on a Mac, signs and notarises it where there are credentials, and tries it.

Without credentials the app carries the signature that PyInstaller gives, which says nothing of who made it, and macOS
asks before the first start.
"""

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from parts import RUN_TIME_LOCK, draw_icon, need_licences, need_resources, source_date
from product import product
from tools import WORK, Failure, environment, program, run

HERE = Path(__file__).parent
FOLDER = WORK / "macos"
IDENTITY = "CLAIMDESK_SIGNING_IDENTITY"
"""The variable with the name of a “Developer ID Application” certificate in the keychain."""
NOTARY = ("CLAIMDESK_NOTARY_APPLE_ID", "CLAIMDESK_NOTARY_TEAM_ID", "CLAIMDESK_NOTARY_PASSWORD")
"""The variables with what notarytool wants; the password is an app-specific one."""
_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def build(out: Path) -> list[Path]:
    """Make the disk image for the processor of this Mac."""
    what = product()
    tools = environment("macos-tools", RUN_TIME_LOCK, HERE / "lock.txt")
    FOLDER.mkdir(parents=True, exist_ok=True)
    icon = draw_icon(tools, FOLDER / f"{what.name}.icns", 32, 64, 128, 256, 512, 1024)
    run(
        *(program(tools, "pyinstaller"), "--noconfirm", "--log-level", "WARN"),
        *("--distpath", FOLDER / "dist", "--workpath", FOLDER / "work", HERE / "claimdesk.spec"),
        env={"SOURCE_DATE_EPOCH": str(source_date()), "PYTHONHASHSEED": "0"},
    )
    app = FOLDER / "dist" / f"{what.title}.app"
    image = out / f"{what.name}-{what.version}-macos-{platform.machine()}.dmg"
    image.unlink(missing_ok=True)
    settings = ("-s", HERE / "dmg_settings.py", "-D", f"app={app}", "-D", f"icon={icon}")
    run(program(tools, "dmgbuild"), *settings, what.title, image)
    sign_image(image)
    notarise(image)
    return [image]


def sign_image(image: Path) -> None:
    """Sign the image; the app in it was signed by PyInstaller. Does nothing without an identity."""
    if identity := os.environ.get(IDENTITY):
        run("codesign", "--force", "--timestamp", "--sign", identity, image)
    else:
        print(f"Not signed: {IDENTITY} is not set.")


def notarise(image: Path) -> None:
    """Let Apple look at the image, and attach its answer. Does nothing without credentials."""
    given = [os.environ.get(name, "") for name in NOTARY]
    if not os.environ.get(IDENTITY) or not all(given):
        print(f"Not notarised: {IDENTITY} and {', '.join(NOTARY)} are not all set.")
        return
    apple_id, team, password = given
    who = ("--apple-id", apple_id, "--team-id", team, "--password", password)
    run("xcrun", "notarytool", "submit", image, "--wait", *who, seconds=3600)
    run("xcrun", "stapler", "staple", image)


def verify(files: Sequence[Path]) -> None:
    """Copy the app out of the image as a person does, and use it."""
    need(files, "there is no disk image to verify")
    for image in files:
        with tempfile.TemporaryDirectory() as folder, _mounted(image, Path(folder)) as volume:
            need((volume / "Applications").is_symlink(), "the image has no link to Applications")
            app = Path(folder) / f"{product().title}.app"
            shutil.copytree(volume / app.name, app, symlinks=True)
            _try(app, Path(folder))


def _try(app: Path, folder: Path) -> None:
    started = app / "Contents" / "MacOS" / product().name
    run("codesign", "--verify", "--deep", "--strict", app)
    run("plutil", "-lint", app / "Contents" / "Info.plist")
    found = next((app / "Contents").glob(f"**/{product().name}/resources"), None)
    need(found, "no resources are in the app")
    assert found is not None, "just needed"
    need_resources(found)
    home = {"HOME": str(folder / "home"), "PYTHONHOME": "/nowhere", "PYTHONPATH": "/nowhere"}
    said = run(started, "self-test", env=home)
    need(said.rstrip().endswith("All is well."), said)
    need_licences(said)
    report = folder / "report.txt"
    for platform_ in ({}, _OFFSCREEN):
        run(started, "self-test", "--gui", "--report", report, env=home | platform_)
        need("All is well." in report.read_text("utf-8"), report.read_text("utf-8"))
    print("ok: self-test on the command line, in a window and offscreen")
    if os.environ.get(IDENTITY):
        run("spctl", "--assess", "--type", "execute", app)
        print("ok: macOS would start it without asking")


@contextmanager
def _mounted(image: Path, folder: Path) -> Iterator[Path]:
    volume = folder / "volume"
    run("hdiutil", "attach", image, "-nobrowse", "-readonly", "-mountpoint", volume)
    try:
        yield volume
    finally:
        run("hdiutil", "detach", volume, "-force")


def need(holds: object, otherwise: str) -> None:
    """Raise Failure with the sentence where something does not hold."""
    if not holds:
        raise Failure(otherwise)
