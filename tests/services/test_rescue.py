"""From a damaged library to one that opens: the damaged file is renamed at the most."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.rescue import restore_newest_good, salvage_beside, take_its_place
from claimdesk.storage.aside import put_in_place
from claimdesk.storage.checking import check

DESKTOP = Path(__file__).parents[2] / "desktop"


@dataclass
class Kept:
    path: Path
    at: datetime


class Backups:
    def __init__(self, library, *paths):
        self.library, self.paths = library, paths

    def all(self):
        return [Kept(path, datetime(2026, 11, 22, 9, 30, tzinfo=UTC)) for path in self.paths]

    def restore(self, path):
        self.library.write_bytes(path.read_bytes())


@pytest.fixture
def path(library, article):
    library.close()
    return library.path


def test_the_newest_backup_without_a_fault_is_restored(path, tmp_path):
    good, cut, gone = tmp_path / "good.claimdesk", tmp_path / "cut.claimdesk", tmp_path / "gone.claimdesk"
    good.write_bytes(path.read_bytes())
    cut.write_bytes(path.read_bytes()[:-1])
    path.write_bytes(b"")
    restored = restore_newest_good(Backups(path, gone, cut, good, cut), lambda _: True)
    assert restored.path == good
    assert check(path).sound


def test_where_no_backup_is_good_nothing_is_restored(path, tmp_path):
    path.write_bytes(b"")
    with pytest.raises(ClaimdeskError, match="None of the backups"):
        restore_newest_good(Backups(path, tmp_path / "gone.claimdesk"), lambda _: True)
    assert path.read_bytes() == b""


def test_what_is_saved_takes_the_place_and_the_damaged_file_is_kept(path):
    data = path.read_bytes()[:-1]
    path.write_bytes(data)
    beside = [path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm")]
    for file in beside:
        file.write_bytes(b"")
    report = salvage_beside(path, None, lambda _: True)
    assert report.path.suffix == ".part"
    aside = take_its_place(report.path, path)
    assert aside.name.startswith("library.damaged-20")
    assert aside.suffix == ".claimdesk"
    assert aside.read_bytes() == data
    assert check(path).sound
    assert all(aside.with_name(f"{aside.name}{ending}").exists() for ending in ("-wal", "-shm"))
    assert not report.path.exists()


def test_two_at_the_same_second_are_both_kept(path):
    data, new = path.read_bytes(), path.with_name("new")
    new.write_bytes(b"2")
    first = put_in_place(new, path)
    new.write_bytes(b"3")
    second = put_in_place(new, path)
    assert (first.read_bytes(), second.read_bytes()) == (data, b"2")
    assert first != second


def test_a_killed_salvage_leaves_no_library_behind(path):
    path.write_bytes(path.read_bytes()[:-1])
    code = """
import os, sys
from pathlib import Path
from claimdesk.services.rescue import salvage_beside
salvage_beside(Path(sys.argv[1]), None, lambda done: done < 0.85 or os.kill(os.getpid(), 9))
"""
    ran = subprocess.run([sys.executable, "-c", code, str(path)], cwd=DESKTOP, check=False)
    assert ran.returncode != 0
    assert len(list(path.parent.glob(".*.part"))) == 1
    assert list(path.parent.glob("*.claimdesk")) == [path]
    report = salvage_beside(path, None, lambda _: True)
    assert list(path.parent.glob(".*.part*")) == [report.path]
    take_its_place(report.path, path)
    assert check(path).counts["article"] == 1


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_there_is_always_a_file_in_its_place(path, monkeypatch, links):
    data, new, steps = path.read_bytes(), path.with_name("new"), []
    path.with_name(f"{path.name}-wal").write_bytes(b"w")
    new.write_bytes(b"2")

    def watched(name):
        did = getattr(Path, name)

        def do(self, *arguments):
            if name == "hardlink_to" and not links:
                raise OSError(95, "Operation not supported")
            did(self, *arguments)
            steps.append(path.read_bytes())

        return do

    for name in ("rename", "replace", "hardlink_to"):
        monkeypatch.setattr(Path, name, watched(name))
    aside = put_in_place(new, path)
    assert steps == [data] * (1 + links) + [b"2"]
    assert aside.read_bytes() == data


def test_where_it_cannot_be_renamed_all_stays(path, monkeypatch):
    data = path.read_bytes()
    path.with_name(f"{path.name}-wal").write_bytes(b"w")
    rename = Path.rename

    def fail(self, target):
        if self.name.endswith("-wal") and "damaged" in str(target):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(ClaimdeskError, match="permission is missing"):
        take_its_place(path.with_name("new"), path)
    assert path.read_bytes() == data


def test_where_the_new_one_cannot_come_the_old_one_comes_back(path):
    data = path.read_bytes()
    with pytest.raises(ClaimdeskError):
        take_its_place(path.with_name("gone"), path)
    assert path.read_bytes() == data
    assert list(path.parent.glob("*damaged*")) == []
