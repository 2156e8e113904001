"""Where a library lies: told from made-up mounts and folders, and from real ones."""

import sqlite3
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from claimdesk.domain.model import Reviewer
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage import whereabouts
from claimdesk.storage.library import Library
from claimdesk.storage.whereabouts import Place, copies_among, is_unc, mounts_of_linux, mounts_of_macos, remote_mount

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/ada/Desk rw,relatime shared:2 - nfs4 server:/desk rw,vers=4.2
31 22 0:41 / /media/the\040share rw - cifs //server/share rw
32 30 8:2 / /home/ada/Desk/local rw - ext4 /dev/sdb1 rw
33 22 0:42 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
34 22 0:43 / /proc rw - proc proc rw
a line that is none
"""
MOUNT = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ada@server._smb._tcp.local/share on /Volumes/The share (smbfs, nodev, nosuid, mounted by ada)
/dev/disk5s1 on /Volumes/Stick (exfat, local, nodev, nosuid)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ada/Desk/library.claimdesk", "nfs4"),
        ("/home/ada/Desk2/library.claimdesk", ""),
        ("/home/ada/Desk/local/library.claimdesk", ""),
        ("/media/the share/a/b.claimdesk", "cifs"),
        ("/run/user/1000/gvfs/smb-share/x", "fuse.gvfsd-fuse"),
        ("/srv/x", ""),
    ],
)
def test_the_mount_that_holds_a_path(path, kind):
    assert remote_mount(PurePosixPath(path), mounts_of_linux(MOUNTS)) == kind


def test_a_mount_on_top_of_another_is_the_one_that_counts():
    over = MOUNTS + "40 30 8:3 / /home/ada/Desk rw - ext4 /dev/sdc1 rw\n"
    assert remote_mount(PurePosixPath("/home/ada/Desk/x"), mounts_of_linux(over)) == ""


def test_mounts_of_macos():
    found = mounts_of_macos(MOUNT)
    assert remote_mount(PurePosixPath("/Volumes/The share/x"), found) == "smbfs"
    assert remote_mount(PurePosixPath("/Volumes/Stick/x"), found) == ""


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\x", True),
        ("//server/share/x", True),
        (r"\\?\UNC\server\share\x", True),
        (r"\\?\C:\x", False),
        (r"C:\x", False),
    ],
)
def test_a_share_of_windows(path, unc):
    assert is_unc(PureWindowsPath(path).drive) is unc


@pytest.mark.parametrize(
    ("path", "inside", "service"),
    [
        ("/home/ada/Dropbox/desk/x", {}, "Dropbox"),
        ("/home/ada/Dropbox (The Harbour Desk)/x", {}, "Dropbox"),
        ("/home/ada/Dropbox-old/x", {}, ""),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/x", {}, "iCloud Drive"),
        ("/Users/ada/Library/CloudStorage/Box/x", {}, "a cloud service"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-a@example.org/My Drive/x", {}, "Google Drive"),
        ("/home/ada/OneDrive - Harbour/x", {}, "OneDrive"),
        ("/home/ada/shared/desk/x", {"/home/ada/shared": [".stfolder"]}, "Syncthing"),
        ("/home/ada/shared/x", {"/home/ada/shared": ["a", ".sync_4f2a.db"]}, "Nextcloud"),
        ("/home/ada/shared/x", {"/home/ada/shared": ["._sync_4f2a.db-wal"]}, ""),
        ("/home/ada/shared/x", {"/home/ada/shared": [".owncloudsync.log"]}, "ownCloud"),
        ("/home/ada/shared/x", {"/home/ada/shared": [".dropbox.cache"]}, "Dropbox"),
        ("/home/ada/shared/x", {"/": [".stfolder"]}, ""),
        ("/home/ada/x", {}, ""),
    ],
)
def test_a_folder_that_is_synchronised(path, inside, service):
    found = whereabouts.synchroniser(PurePosixPath(path), {}, lambda folder: inside.get(str(folder), []))
    assert found == service


def test_onedrive_is_told_by_the_environment():
    environment = {"OneDriveCommercial": r"C:\Users\Ada\Work", "OneDrive": ""}
    inside = PureWindowsPath(r"C:\Users\Ada\Work\x")
    assert whereabouts.synchroniser(inside, environment, lambda _: []) == "OneDrive"
    assert whereabouts.synchroniser(PureWindowsPath(r"C:\Users\Ada\x"), environment, lambda _: []) == ""


@pytest.mark.parametrize(
    "copy",
    [
        "my library (Ada's conflicted copy 2026-05-01).claimdesk",
        "my library (conflicted copy 2026-05-01 101112).claimdesk",
        "my library.sync-conflict-20260501-101112-ABCDEFG.claimdesk",
        "my library_conflict-20260501-101112.claimdesk",
        "my library (1).claimdesk",
        "my library 2.claimdesk",
        "my library-DESK-4F.claimdesk",
    ],
)
def test_a_conflicted_copy_is_known_by_its_name(copy):
    others = ["my library.claimdesk", "my library-old.claimdesk", "my library-2026.claimdesk", "library 2.claimdesk"]
    assert copies_among("my library.claimdesk", [*others, copy, f"{copy}-wal"]) == [copy]


def test_a_library_without_an_ending_has_copies_too():
    assert copies_among("desk", ["desk", "desk (1)", "desktop"]) == ["desk (1)"]


def test_an_ordinary_disk_is_an_ordinary_place(tmp_path):
    assert whereabouts.place_of(tmp_path / "a.claimdesk") is None


@pytest.fixture
def synchronised(tmp_path) -> Path:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return folder / "a.claimdesk"


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_no_log_lies_about_in_a_synchronised_folder(synchronised):
    library = Library(synchronised)
    desk = Desk(library, Reviewer(name="Ada"))
    desk.add_article(ArticleDraft(title="One", text="words"))
    assert library.way.place == Place(whereabouts.SYNCHRONISED, "Dropbox")
    assert names(synchronised) == ["a.claimdesk"]
    with pytest.raises(RuntimeError, match="stop"), desk.together("Two steps"):  # noqa: PT012 - a step broken off
        desk.add_article(ArticleDraft(title="Two", text="more words"))
        raise RuntimeError("stop")
    assert names(synchronised) == ["a.claimdesk"]
    assert [a.title for a in library.read.articles()] == ["One"]
    assert desk.library._writer.connection.execute("PRAGMA synchronous").fetchone() == (3,)
    library.close()


def test_two_may_write_there_and_see_each_other(synchronised):
    one, other = (Desk(Library(synchronised), Reviewer(name=name)) for name in ("Ada", "Ben"))
    one.add_article(ArticleDraft(title="One", text="words"))
    other.add_article(ArticleDraft(title="Two", text="more words"))
    assert one.library.read.changed_elsewhere()
    assert {a.title for a in one.library.read.articles()} == {"One", "Two"}
    one.library.close()
    other.library.close()


def test_a_library_changes_its_form_with_its_place(synchronised, tmp_path):
    ordinary = tmp_path / "a.claimdesk"
    library = Library(ordinary)
    Desk(library, Reviewer(name="Ada")).add_article(ArticleDraft(title="One", text="words"))
    library.close()
    for path, mode in ((synchronised, "delete"), (ordinary, "wal")):
        (ordinary if path is synchronised else synchronised).rename(path)
        opened = Library(path)
        with sqlite3.connect(path) as looking:
            assert looking.execute("PRAGMA journal_mode").fetchone() == (mode,)
        looking.close()
        assert [a.title for a in opened.read.articles()] == ["One"]
        opened.close()


def test_copies_beside_a_library_are_found(synchronised):
    Library(synchronised).close()
    copy = synchronised.with_name("a (Ada's conflicted copy 2026-05-01).claimdesk")
    copy.write_bytes(synchronised.read_bytes())
    assert whereabouts.conflicted_copies(synchronised) == [copy.name]
    assert whereabouts.conflicted_copies(synchronised.parent / "gone" / "a") == []
