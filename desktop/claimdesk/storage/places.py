"""Where a library lies, and whether SQLite's write-ahead log is safe there.

A write-ahead log needs memory that all programs share, which no network file system gives
(https://sqlite.org/wal.html), and a synchroniser copies the library and the log apart from each other.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

NETWORK, SYNCHRONISED = "network", "synchronised"

_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|9p|afs|afpfs|ceph|lustre|beegfs|webdav|davfs|vboxsf|prl_fs"
    r"|fuse\.(sshfs|rclone|gvfsd-fuse|glusterfs|davfs2?|smbnetfs|curlftpfs|vmhgfs-fuse|s3fs|kio-fuse)"
)
"""File systems of another machine's disk, as Linux and macOS name their types."""

_FOLDERS = (
    (re.compile(r"Dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"OneDrive( - .+)?"), "OneDrive"),
    (re.compile(r"iCloudDrive|Mobile Documents"), "iCloud Drive"),
    (re.compile(r"Google ?Drive( \(.+\))?|GoogleDrive-.+"), "Google Drive"),
    (re.compile(r"CloudStorage"), "a cloud service"),
    (re.compile(r"Nextcloud"), "Nextcloud"),
    (re.compile(r"ownCloud"), "ownCloud"),
    (re.compile(r"pCloudDrive"), "pCloud"),
)
_MARKERS = (
    (re.compile(r"\.dropbox(\.cache)?"), "Dropbox"),
    (re.compile(r"\.stfolder.*"), "Syncthing"),
    (re.compile(r"\.nextcloudsync\.log"), "Nextcloud"),
    (re.compile(r"\.owncloudsync\.log|\._?sync_[0-9a-f]+\.db"), "Nextcloud or ownCloud"),
    (re.compile(r"\.tmp\.drive(down|up)load"), "Google Drive"),
)
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_WINDOWS_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a write-ahead log is not safe, of one of the two kinds; the file system's or the service's name."""

    kind: str
    name: str


def place_of(path: Path) -> Place | None:
    """The unsafe place in which ``path`` lies; None for an ordinary disk."""
    path = path.resolve()
    remote = _remote(path)
    if remote:
        return Place(NETWORK, remote)
    service = synchroniser(path, os.environ, _names_in)
    return Place(SYNCHRONISED, service) if service else None


def _remote(path: Path) -> str:
    if sys.platform == "win32":
        return _remote_drive(path)
    if sys.platform == "darwin":
        if path.parts[1:2] not in {("Volumes",), ("Network",)}:
            return ""
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return remote_mount(path, mounts_of_macos(told))
    try:
        told = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    return remote_mount(path, mounts_of_linux(told))


def _remote_drive(path: Path) -> str:
    if sys.platform != "win32":
        return ""
    from ctypes import windll

    if is_unc(path.drive):
        return "SMB"
    return "SMB" if windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _WINDOWS_REMOTE else ""


def is_unc(drive: str) -> bool:
    r"""Whether Windows calls the drive one of another machine: ``\\server\share``, also in its long form."""
    drive = drive.replace("/", "\\")
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive[4:].upper().startswith("UNC\\")
    return drive.startswith("\\\\")


def mounts_of_linux(mountinfo: str) -> list[tuple[str, str]]:
    """Mount points and file system types of ``/proc/self/mountinfo`` (proc(5)), where blanks are written in octal."""
    found: list[tuple[str, str]] = []
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if dash and len(fields) > 4:
            point = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), fields[4])
            found.append((point, kinds[0]))
    return found


def mounts_of_macos(told: str) -> list[tuple[str, str]]:
    """The same of what ``mount`` prints: ``//ada@desk/share on /Volumes/share (smbfs, nodev)``."""
    lines = re.findall(r"^.+? on (/.*) \((\w+)[^()]*\)$", told, re.MULTILINE)
    return [(point, kind) for point, kind in lines]


def remote_mount(path: PurePath, mounts: Iterable[tuple[str, str]]) -> str:
    """The type of the file system that holds ``path`` if it is another machine's, or empty."""
    best, kind = -1, ""
    for point, of_type in mounts:
        if path.is_relative_to(point) and len(point) >= best:  # what is mounted later lies above
            best, kind = len(point), of_type
    return kind if _REMOTE.fullmatch(kind) else ""


def synchroniser(
    path: PurePath, environment: Mapping[str, str], names_in: Callable[[PurePath], Collection[str]]
) -> str:
    """The service that synchronises a folder above ``path``, told by names, by its own files or the environment."""
    for name in _ONEDRIVE:
        folder = environment.get(name, "")
        if folder and path.is_relative_to(folder):
            return "OneDrive"
    for folder in path.parents:
        for pattern, service in _FOLDERS:
            if pattern.fullmatch(folder.name):
                return service
        if folder == folder.parent:
            break
        names = names_in(folder)
        for pattern, service in _MARKERS:
            if any(name.startswith(".") and pattern.fullmatch(name) for name in names):
                return service
    return ""


def _names_in(folder: PurePath) -> Collection[str]:
    try:
        return [name for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208 - names alone, at the start
    except OSError:
        return []


def conflicted_copies(path: Path) -> list[str]:
    """The names of the copies that a synchroniser put beside the library because it was changed in two places."""
    try:
        return copies_among(path.name, [each.name for each in path.parent.iterdir()])
    except OSError:
        return []


def copies_among(name: str, names: Iterable[str]) -> list[str]:
    """Which of ``names`` are conflicted copies of ``name``, as the services call them, in order."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    after = re.escape(f"{dot}{ending}")
    told = (
        r" \([^()]*conflict[^()]*\)",  # Dropbox, Nextcloud: “(Ada's conflicted copy 2026-05-01)”
        r"[._-]sync-conflict-[\w-]+",  # Syncthing
        r"_conflict-[\w-]+",  # ownCloud
        r" \(\d+\)",  # Google Drive
        r" \d+",  # iCloud Drive
        r"-(?=[^-]*[A-Z])[A-Z0-9-]+",  # OneDrive: the name of the other computer
    )
    pattern = re.compile(f"{re.escape(stem)}(?:{'|'.join(told)}){after}")
    return sorted(each for each in names if each != name and pattern.fullmatch(each))
