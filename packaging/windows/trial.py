"""Tries the installer as a person would: install, use, replace, remove."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from parts import need_licences, need_resources
from product import product
from tools import Failure
from windows import payload
from windows.wine import Machine, machine

LARGEST = 180_000_000
"""Bytes that may be installed."""
_STALE = ("lib/claimdesk/stale.py", "runtime/stale.dll", "bin/stale.exe")
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall"
_FOREIGN = {"PYTHONHOME": r"C:\nowhere", "PYTHONPATH": r"C:\nowhere", "QT_PLUGIN_PATH": r"C:\nowhere"}
"""What other installations of Python and Qt leave in the environment."""


def verify(files: Sequence[Path]) -> None:
    """Install, use, replace, remove. Raises Failure where something does not hold."""
    need(files, "there is no setup to verify")
    for setup in files:
        with machine() as where:
            Trial(where, setup).run()


class Trial:
    """One installation, from nothing to nothing."""

    def __init__(self, where: Machine, setup: Path) -> None:
        self.where = where
        self.setup = setup
        self.title, self.name = product().title, product().name
        self.folder = where.local / "Programs" / self.title
        self.app = self.folder / f"{self.title}.exe"
        self.command = self.folder / "bin" / f"{self.name}.exe"
        self.menu = where.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{self.title}.lnk"
        self.data = where.local / self.name

    def run(self) -> None:
        """Do all of it; a line a step."""
        need(not self.folder.exists(), f"{self.title} is installed here already; this would remove it")
        before = self.traces()
        self.install()
        self.check_files()
        self.check_registry()
        self.check_use()
        self.check_window("offscreen")
        if self.where.windows:  # under Wine 8 the window is shown, and then Wine crashes
            self.check_window("windows")
        self.check_refusal_while_running()
        self.check_upgrade()
        self.check_refusal_of_foreign_folder()
        self.check_uninstall(before)

    def install(self, *more: str) -> int:
        """Run the setup program silently; its exit code."""
        code, _ = self.where.call(self.setup, "/S", *more, seconds=600)
        self.where.settle()
        return code

    def check_files(self) -> None:
        """Everything lies where it should, and finds what it needs."""
        started = time.monotonic()
        need(self.app.is_file() and self.command.is_file(), "the programs were not installed")
        size = sum(one.stat().st_size for one in self.folder.rglob("*") if one.is_file())
        need(size <= LARGEST, f"{size} bytes are installed, more than {LARGEST}")
        need(self.menu.is_file(), "there is no entry in the Start menu")
        need_resources(self.folder / "lib" / self.name / "resources")
        objdump = "objdump" if sys.platform == "win32" else "x86_64-w64-mingw32-objdump"
        problems = payload.unresolved(self.folder, objdump)
        need(not problems, "; ".join(problems))
        say(f"installed: {size / 1e6:.0f} MB, each library finds what it imports", started)

    def check_registry(self) -> None:
        """The system knows the program, its files and its command."""
        kind = self.where.registry(rf"HKCU\Software\Classes\{product().ending}", "/ve")
        opens = self.where.registry(rf"HKCU\Software\Classes\{self.title}.Library\shell\open\command", "/ve")
        entry = self.where.registry(rf"{_UNINSTALL}\{self.title}")
        path = self.where.registry(r"HKCU\Environment", "/v", "Path")
        need(f"{self.title}.Library" in kind, f"{product().ending} belongs to nobody")
        need(f'{self.title}.exe" open "%1"' in opens, "a library is not opened by the program")
        need(
            product().version in entry and "QuietUninstallString" in entry,
            f"the list of apps does not show it:\n{entry}",
        )
        need(self.where.path(self.command.parent) in path, "the command is not on the PATH")
        say("ok: Start menu, file association, list of apps, PATH")

    def check_use(self) -> None:
        """The main job on the command line and without a console, whatever other Pythons left in the environment."""
        started = time.monotonic()
        said = self.where.run(self.command, "self-test", env=_FOREIGN)
        need(said.rstrip().endswith("All is well."), said)
        need_licences(said)
        report = self.where.drive / "report.txt"
        self.where.run(self.app, "self-test", "--report", self.where.path(report), env=_FOREIGN)
        need("All is well." in report.read_text("utf-8"), "the report does not say that all is well")
        report.unlink()
        need(not self.data.exists(), "the self-test left something in the person's own folder")
        said = self.where.run(self.command, "info", env=_FOREIGN)
        need(self.where.path(self.data) in said, f"the library does not lie in {self.data.name}:\n{said}")
        code, said = self.where.call(self.command, "list", "nothing", env=_FOREIGN)
        need(code == 2 and "usage: claimdesk" in said, "wrong usage is not told")
        say("ok: self-test on the command line and by report", started)

    def check_window(self, platform: str) -> None:
        """The main job in a window, with ``offscreen`` or Windows' own platform of Qt."""
        started = time.monotonic()
        report = self.where.drive / "report.txt"
        code, _ = self.where.call(
            self.app, "self-test", "--gui", "--report", self.where.path(report), env=self._qt(platform), seconds=400
        )
        text = report.read_text("utf-8") if report.is_file() else "no report was written"
        need(code == 0 and "All is well." in text and f"({platform})" in text, f"in a window ({platform}):\n{text}")
        report.unlink()
        say(f"ok: self-test in a window ({platform})", started)

    def check_refusal_while_running(self) -> None:
        """Neither setup nor uninstaller touches a program that runs."""
        started = time.monotonic()
        process = self.where.start(self.app, env=self._qt("offscreen"))
        try:
            library = self.data / f"library{product().ending}"
            wait_for(lambda: library.is_file() or process.poll() is not None, "the app made no library")
            need(process.poll() is None, "the app did not stay open")
            code, _ = self.where.call(self.setup, "/S", seconds=600)
            need(code == 3, f"the setup program ended with {code} instead of 3 while the app runs")
            need((self.folder / "lib" / self.name / "app.py").is_file(), "it removed files of the app that runs")
        finally:
            self._end(process)
        say("ok: refused while the app runs", started)

    def check_upgrade(self) -> None:
        """An older version is replaced, and nothing of it stays."""
        started = time.monotonic()
        for name in _STALE:
            (self.folder / name).write_bytes(b"old")
        key = rf"{_UNINSTALL}\{self.title}"
        self.where.run(Path("reg"), "add", key, "/v", "DisplayVersion", "/d", "0.0.1", "/f")
        need(self.install() == 0, "the upgrade failed")
        left = [name for name in _STALE if (self.folder / name).exists()]
        need(not left, f"the upgrade left {', '.join(left)}")
        self.check_files()
        self.check_registry()
        path = self.where.registry(r"HKCU\Environment", "/v", "Path")
        need(path.count(self.where.path(self.command.parent)) == 1, "it is on the PATH twice")
        say("ok: an upgrade leaves no stale file", started)

    def check_refusal_of_foreign_folder(self) -> None:
        """A folder with other files is left alone."""
        folder = self.where.drive / "mine"
        folder.mkdir()
        (folder / "letter.txt").write_text("mine", "utf-8")
        code = self.install(f"/D={self.where.path(folder)}")
        need(code == 4 and [one.name for one in folder.iterdir()] == ["letter.txt"], "it installs among other files")
        shutil.rmtree(folder)
        say("ok: a folder with other files is refused")

    def check_uninstall(self, before: set[str]) -> None:
        """Nothing is left but the person's own library."""
        started = time.monotonic()
        library = self.data / f"library{product().ending}"
        need(library.is_file(), "there is no library to be kept")
        kept = library.read_bytes()
        self.where.run(self.folder / "Uninstall.exe", "/S")
        wait_for(lambda: not self.folder.exists(), f"{self.folder.name} was not removed")
        self.where.settle()
        need(library.read_bytes() == kept, "the library was changed")
        shutil.rmtree(self.data)
        left = sorted(self.traces() - before)
        need(not left, f"left behind: {', '.join(left[:10])}")
        say("ok: uninstalled, nothing left, the library kept", started)

    def traces(self) -> set[str]:
        """Files and registry entries of the person that name the program, and all there is in the usual places."""
        found = {str(one) for one in self.where.local.rglob("*") if self.name in str(one).lower()}
        found |= {str(one) for one in self.menu.parent.rglob("*")}
        found |= {str(one) for one in (self.where.local / "Programs").glob("*")}
        lines = self.where.registry("HKCU", "/s").splitlines()
        return found | {line.strip() for line in lines if self.name in line.lower()}

    def _qt(self, platform: str) -> dict[str, str]:
        # Wine keeps variables that begin with QT_ from programs, and takes theirs from these.
        prefix = "" if self.where.windows else "WINE"
        fonts = {} if self.where.windows else {"WINEQT_QPA_FONTDIR": r"Z:\usr\share\fonts\truetype\dejavu"}
        return {f"{prefix}QT_QPA_PLATFORM": platform, **fonts}

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        self.where.call(Path("taskkill"), "/F", "/IM", self.app.name)
        process.kill()
        process.wait()
        self.where.settle()


def need(holds: object, otherwise: str) -> None:
    """Raise Failure with the sentence where something does not hold."""
    if not holds:
        raise Failure(otherwise)


def wait_for(condition: Callable[[], bool], otherwise: str, seconds: int = 120) -> None:
    """Wait until it comes true; raise Failure with the sentence where it does not."""
    end = time.monotonic() + seconds
    while not condition():
        need(time.monotonic() < end, otherwise)
        time.sleep(0.2)


def say(line: str, started: float | None = None) -> None:
    """A step is done, in so many seconds."""
    took = f" ({time.monotonic() - started:.0f} s)" if started is not None else ""
    print(f"{line}{took}", flush=True)
