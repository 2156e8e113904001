"""Where Windows programs run: on Windows itself, or under Wine in a prefix of its own that is thrown away."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from tools import WORK, Failure, Unable, missing, run

_SHIMS = Path(__file__).parent / "wine-shims"
_LIBRARIES = {"bcryptprimitives": ("-ladvapi32",), "icuuc": ()}


def lacks() -> list[str]:
    """What this machine lacks to run programs of Windows."""
    return [] if sys.platform == "win32" else missing({"wine": "wine and wine64"})


_PATIENCE = 60
"""Seconds in which whatever a program has begun comes to its end."""
_LINGERING = 5
"""Seconds after a program's end in which its output may come; under Wine others may hold its pipe open for long."""


def _read(process: subprocess.Popen[bytes], said: bytearray) -> None:
    assert process.stdout is not None, "it was asked for"
    while more := os.read(process.stdout.fileno(), 1 << 16):
        said += more


class Machine:
    """A Windows where programs can be run, and files be looked at."""

    windows = True
    """Whether it is Windows itself."""

    def __init__(self, drive: Path, home: Path) -> None:
        self.drive = drive
        """The folder that is C: there."""
        self.home = home
        """The person's own folder, as this system names it."""
        self.env: dict[str, str] = {}

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA%, as this system names it."""
        return self.home / "AppData" / "Local"

    def path(self, file: Path) -> str:
        """A file of this system as programs there name it."""
        return str(file)

    def start(self, program: Path, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program; what it says comes by one pipe, for a Python under Wine fails at other handles."""
        command = [*self._prefix(), str(program), *arguments]
        environment = {**os.environ, **self.env, **(env or {})}
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, env=environment)

    def call(
        self, program: Path, *arguments: str, env: Mapping[str, str] | None = None, seconds: int = 300
    ) -> tuple[int, str]:
        """The exit code of a program, and what it wrote to both outputs. Raises Failure where it hangs."""
        process = self.start(program, *arguments, env=env)
        assert process.stdin is not None, "it was asked for"
        process.stdin.close()
        said = bytearray()
        reader = threading.Thread(target=_read, args=(process, said), daemon=True)
        reader.start()
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired as late:
            process.kill()
            process.wait()
            raise Failure(f"{program.name} {' '.join(arguments)} did not end within {seconds} s") from late
        finally:
            reader.join(_LINGERING)
            if process.stdout is not None and not reader.is_alive():
                process.stdout.close()
        return code, said.decode("utf-8", "replace").replace("\r\n", "\n")

    def run(self, program: Path, *arguments: str, env: Mapping[str, str] | None = None, seconds: int = 300) -> str:
        """What a program wrote. Raises Failure where its exit code is not 0."""
        code, said = self.call(program, *arguments, env=env, seconds=seconds)
        if code:
            last = "\n".join(said.strip().splitlines()[-25:])
            raise Failure(f"{program.name} {' '.join(arguments)} ended with {code}\n{last}")
        return said

    def registry(self, key: str, *more: str) -> str:
        """What ``reg query`` says of a key; empty where there is none."""
        code, said = self.call(Path("reg"), "query", key, *more)
        return "" if code else said

    def settle(self) -> None:
        """Wait until what programs left to be done is done."""

    def _prefix(self) -> list[str]:
        return []


class _Wine(Machine):
    windows = False

    def __init__(self, prefix: Path) -> None:
        super().__init__(prefix / "drive_c", prefix / "drive_c" / "users" / "nobody")
        self.env = {
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Nothing to download, nothing written into this system's menus, no WMI, which hangs without a display.
            "WINEDLLOVERRIDES": "mscoree,mshtml,wbemprox,winemenubuilder.exe=",
        }

    def path(self, file: Path) -> str:
        if file.is_relative_to(self.drive):
            return str(PureWindowsPath("C:\\", file.relative_to(self.drive)))
        return "Z:" + str(PureWindowsPath(file))

    def registry(self, key: str, *more: str) -> str:
        """What ``reg query`` says, asked again if that is nothing: in a Wine that has only just begun it may fail."""
        return super().registry(key, *more) or super().registry(key, *more)

    def settle(self) -> None:
        try:
            run("wineserver", "-w", env=self.env, seconds=_PATIENCE)
        except Failure:  # the shell that Python asks for the system's version hangs where the app was ended meanwhile
            run("wineserver", "-k", env=self.env)

    def _prefix(self) -> list[str]:
        return ["wine"]

    def begin(self) -> None:
        """Make the prefix, with the two libraries that Wine lacks."""
        try:
            run("wineboot", "-i", env=self.env, seconds=300)
        except Failure as failure:
            raise Unable(f"Wine does not start ({str(failure).splitlines()[-1].rstrip('.')})") from failure
        self.settle()
        self.run(Path("winecfg"), "-v", "win10")
        self.home = next(one for one in (self.drive / "users").iterdir() if one.name != "Public")
        shims = WORK / "windows" / "wine-shims"
        shims.mkdir(parents=True, exist_ok=True)
        for name, flags in _LIBRARIES.items():
            library = shims / f"{name}.dll"
            run("x86_64-w64-mingw32-gcc", "-shared", "-O1", "-o", library, _SHIMS / f"{name}.c", *flags)
            shutil.copy(library, self.drive / "windows" / "system32")
        self.settle()


@contextmanager
def machine() -> Iterator[Machine]:
    """Windows itself where this is Windows, else a new Wine prefix that is removed in the end."""
    if sys.platform == "win32":
        yield Machine(Path("C:/"), Path.home())
        return
    with tempfile.TemporaryDirectory(prefix="wine-", ignore_cleanup_errors=True) as folder:
        wine = _Wine(Path(folder) / "prefix")
        wine.begin()
        try:
            yield wine
        finally:
            subprocess.run(["wineserver", "-k"], env={**os.environ, **wine.env}, check=False)
