"""Where a library lies, and whether SQLite's write-ahead log is safe there.

A write-ahead log needs memory that all programs share, which no network file system gives
(https://sqlite.org/wal.html), and a synchroniser copies the library and the log apart from each other.
"""

import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

NETWORK, SYNCHRONISED = "network", "synchronised"

_REMOTE = {
    "nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "9p", "afs", "afpfs", "ceph", "lustre", "beegfs",
    "webdav", "davfs", "vboxsf", "prl_fs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs",
    "fuse.davfs", "fuse.davfs2", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.vmhgfs-fuse", "fuse.s3fs", "fuse.kio-fuse",
}  # fmt: skip
"""File systems of another machine's disk, as Linux and macOS name their types."""

_FOLDERS = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "iCloudDrive": "iCloud Drive",
    "Mobile Documents": "iCloud Drive",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "CloudStorage": "a cloud service",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "pCloudDrive": "pCloud",
}
_FOLDERS_OF_ACCOUNTS = {
    "Dropbox (": "Dropbox",
    "OneDrive - ": "OneDrive",
    "OneDrive-": "OneDrive",
    "Google Drive (": "Google Drive",
    "GoogleDrive-": "Google Drive",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
_DATABASES = (".sync_", "._sync_")
"""How the database of Nextcloud or ownCloud begins that lies in the folder; it ends with ``.db``."""
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_WINDOWS_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


class Place(NamedTuple):
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
        import subprocess

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
            found.append((_without_octal(fields[4]), kinds[0]))
    return found


def _without_octal(point: str) -> str:
    if "\\" not in point:
        return point
    return re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), point)


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
    return kind if kind in _REMOTE else ""


def synchroniser(
    path: PurePath, environment: Mapping[str, str], names_in: Callable[[PurePath], Collection[str]]
) -> str:
    """The service that synchronises a folder above ``path``, told by names, by its own files or the environment."""
    for name in _ONEDRIVE:
        folder = environment.get(name, "")
        if folder and path.is_relative_to(folder):
            return "OneDrive"
    for folder in path.parents:
        service = _FOLDERS.get(folder.name) or next(
            (named for begins, named in _FOLDERS_OF_ACCOUNTS.items() if folder.name.startswith(begins)), ""
        )
        if service:
            return service
        if folder == folder.parent:
            break
        for name in names_in(folder):
            if name in _MARKERS:
                return _MARKERS[name]
            if name.startswith(_DATABASES) and name.endswith(".db"):
                return "Nextcloud"
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
