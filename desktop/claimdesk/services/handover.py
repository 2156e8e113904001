"""One window for a person: a second start hands its files and its library over to the first, without loading Qt.

Whoever holds the lock on a small file is the first; the system frees it when a process ends, however it ends, so that
nothing stale ever stands in the way. The first listens at a socket beside the lock, or on Windows at a named pipe,
once its window has settled (``ui/listening.py``). A message is one line of JSON, and so is the answer.
"""

import json
import os
import stat
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from claimdesk.domain.nouns import value
from claimdesk.settings import config_folder

LONGEST = 1 << 20
"""Bytes that no message of ours has."""
_MOST_FILES = 1000
_ANSWER = 2.0
"""Seconds in which a first window answers, if it is not hung."""
_START = 20.0
"""Seconds in which a first window begins to listen, if it is not hung."""
_END = 0.5
"""Seconds that a first window may take to end once it listens no longer."""
_LOOK = 0.05
"""Seconds between two looks whether it does."""


@value
class Message:
    """What a second start asks for: absolute paths. ``token`` lets a window come to the front on Wayland."""

    library: str = ""
    files: tuple[str, ...] = ()
    token: str = ""

    def encode(self) -> bytes:
        """The message as a line."""
        said = {"library": self.library, "files": self.files, "token": self.token}
        return json.dumps(said).encode() + b"\n"


def decode(line: bytes) -> Message | None:
    """The message of a line; None for anything that is none of ours."""
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    said = cast("dict[str, Any]", found)
    library, files, token = said.get("library"), said.get("files"), said.get("token")
    if not (isinstance(library, str) and isinstance(files, list) and isinstance(token, str)):
        return None
    paths = [each for each in cast("list[object]", files) if isinstance(each, str)]
    if len(paths) != len(cast("list[object]", files)) or len(paths) > _MOST_FILES:
        return None
    if not (token.isascii() and token.isprintable() and len(token) < 512):
        token = ""
    wanted = [*paths, library] if library else paths
    if not all(_is_path(each) for each in wanted):
        return None
    return Message(library, tuple(paths), token)


def _is_path(text: str) -> bool:
    return "\0" not in text and len(text) < 1 << 15 and Path(text).is_absolute()


def message_of(library: Path | None, files: Sequence[str]) -> Message:
    """What this start asks for, with its paths made absolute."""
    return Message(
        library=str(library.absolute()) if library else "",
        files=tuple(str(Path(file).absolute()) for file in files),
        token=os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    )


class Turn:
    """The place where this person's windows meet, and whether this process is the first of them.

    ``address`` is where the first one listens; empty where there is no safe place for it, so that each start has a
    window of its own.
    """

    def __init__(self, address: str = "", lock: Path | None = None) -> None:
        self.address = address
        self._lock = lock or Path()
        self._held: int | None = None

    @classmethod
    def here(cls) -> "Turn":
        """The meeting place of whoever's settings these are: other settings, another place."""
        # Only to tell one person's settings apart, and hashlib would load OpenSSL into each start.
        name = f"{zlib.crc32(str(config_folder()).encode('utf-8', 'surrogatepass')):08x}"
        folder = _private_folder()
        if folder is None:
            return cls()
        address = rf"\\.\pipe\claimdesk-{name}" if sys.platform == "win32" else str(folder / f"{name}.socket")
        return cls(address, folder / f"{name}.lock")

    @property
    def first(self) -> bool:
        """Whether this process holds the lock."""
        return self._held is not None

    def take(self) -> bool:
        """Take the lock if nobody has it; whether this process has it now. It ends with the process."""
        if self._held is None and self.address:
            try:
                self._held = _locked(self._lock)
            except OSError:  # nobody can be met there
                self.address = ""
        return self.first

    def leave(self) -> None:
        """Let another process be the first."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def hand_over(self, message: Message) -> bool:
        """Ask the first window to do it; whether it will. False too where this process has become the first."""
        begun = time.monotonic()
        while self.address and time.monotonic() - begun < _START:
            if self.take():
                return False
            answer = _ask(self.address, message.encode())
            if answer:
                return answer == b"ok\n"
            if answer is not None:
                return self._give_up()
            time.sleep(_LOOK)
        return False

    def _give_up(self) -> bool:
        """Take the first one's place if it was about to end, and otherwise let it be; it does nothing for us."""
        begun = time.monotonic()
        while not self.take() and time.monotonic() - begun < _END:
            time.sleep(_LOOK)
        return False


def _private_folder() -> Path | None:
    """A folder that nobody else may enter; None where there is none."""
    if sys.platform == "win32":
        folder = config_folder()
    else:
        base = os.environ.get("XDG_RUNTIME_DIR") or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - checked below
        folder = Path(base) / f"claimdesk-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform != "win32":
            found = folder.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
                return None
    except OSError:
        return None
    return folder


def _locked(path: Path) -> int | None:
    """A descriptor that holds the lock on that file; None while another process does."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _ask(address: str, line: bytes) -> bytes | None:
    """What the one who listens answers; empty if it does not in time, None if nobody listens."""
    if sys.platform == "win32":
        return _ask_pipe(address, line)
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(_ANSWER)
        try:
            asking.connect(address)
        except OSError:  # nobody has begun to listen, or has ended without tidying up
            return None
        try:
            asking.sendall(line)
            return asking.recv(64)
        except OSError:
            return b""


def _ask_pipe(address: str, line: bytes) -> bytes | None:
    """The same over a named pipe, which a thread waits for, since it has no time-out."""
    import threading

    answer: list[bytes | None] = []

    def ask() -> None:
        try:
            if sys.platform == "win32":
                from ctypes import windll

                windll.user32.AllowSetForegroundWindow(-1)  # the first window may come to the front
            with Path(address).open("r+b", buffering=0) as pipe:
                pipe.write(line)
                answer.append(pipe.read(64))
        except FileNotFoundError:
            answer.append(None)
        except OSError:
            answer.append(b"")

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(_ANSWER)
    return answer[0] if answer else b""
