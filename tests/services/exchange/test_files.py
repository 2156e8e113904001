import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.exchange import files
from claimdesk.services.exchange.files import guess, read_set, write_set
from claimdesk.services.exchange.formats import FORMATS, by_name
from services.exchange.helpers import OPTIONS, MemoryLibrary, sample

JSON, CSV = by_name("json"), by_name("csv")


def refused(call, *arguments):
    with pytest.raises(ClaimdeskError) as caught:
        call(*arguments)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    return sentence


def test_there_and_back(tmp_path):
    for form in FORMATS:
        file = tmp_path / f"set{form.ending}"
        write_set(file, form, sample(), OPTIONS)
        assert read_set(file, MemoryLibrary(sample())).set.claims == sample().claims
        unnamed = file.rename(tmp_path / "set.txt")
        assert read_set(unnamed, MemoryLibrary(sample())).set.claims == sample().claims
    assert [one.name for one in tmp_path.iterdir()] == ["set.txt"]


def test_the_file_has_ordinary_permissions_and_keeps_those_it_had(tmp_path):
    file = tmp_path / "set.json"
    (tmp_path / "plain").touch()
    write_set(file, JSON, sample(), OPTIONS)
    assert file.stat().st_mode == (tmp_path / "plain").stat().st_mode
    file.chmod(0o640)
    write_set(file, JSON, sample(), OPTIONS)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link.json").symlink_to(tmp_path / "set.json")
    write_set(tmp_path / "link.json", JSON, sample(), OPTIONS)
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "set.json").is_file()


def test_a_failure_half_way_leaves_the_old_file(tmp_path):
    file = tmp_path / "set.json"
    file.write_text("old")
    for error in (OSError(28, "No space left on device"), ZeroDivisionError(), KeyboardInterrupt()):

        def fail(_found, _options, error=error):
            yield "half"
            raise error

        with pytest.raises((ClaimdeskError, ZeroDivisionError, KeyboardInterrupt)):
            write_set(file, replace(JSON, write=fail), sample(), OPTIONS)
        assert file.read_text() == "old"
        assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX's")
def test_a_full_disk_leaves_the_old_file(tmp_path):
    file = tmp_path / "set.json"
    file.write_text("old")
    script = """
        import resource, sys
        from pathlib import Path
        from claimdesk.services.exchange.files import write_set
        from claimdesk.services.exchange.formats import by_name
        from services.exchange.helpers import OPTIONS, sample
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        write_set(Path(sys.argv[1]), by_name("json"), sample(), OPTIONS)
    """
    tests = Path(__file__).parents[2]
    paths = os.pathsep.join([str(tests), str(tests.parent / "desktop")])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(file)],
        capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "could not be written because the disk is full" in done.stderr
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_bad_places_get_a_sentence(tmp_path):
    assert "is a folder; name a file in it" in refused(write_set, tmp_path, JSON, sample(), OPTIONS)
    assert "does not exist; make it" in refused(write_set, tmp_path / "no" / "set.json", JSON, sample(), OPTIONS)
    assert "too long" in refused(write_set, tmp_path / ("x" * 300), JSON, sample(), OPTIONS)
    assert "does not write it" in refused(write_set, tmp_path / "x", replace(JSON, write=None), sample(), OPTIONS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "part"), [(13, "you may not write there"), (30, "choose another folder"), (5, "Input/output error")]
)
def test_what_the_system_refuses_is_told(tmp_path, monkeypatch, number, part):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", fail)
    assert part in refused(write_set, tmp_path / "set.json", JSON, sample(), OPTIONS)
    monkeypatch.undo()
    (tmp_path / "set.json").touch()
    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "cannot be read" in refused(read_set, tmp_path / "set.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_ordinary_file_is_left_alone(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "no ordinary file" in refused(write_set, pipe, JSON, sample(), OPTIONS)
    assert "no ordinary file" in refused(read_set, pipe)
    assert pipe.is_fifo()


def test_what_cannot_be_a_set_is_refused(tmp_path, monkeypatch):
    assert "There is no file" in refused(read_set, tmp_path / "none.json")
    assert "is a folder" in refused(read_set, tmp_path)
    file = tmp_path / "set.txt"
    file.write_text("words")
    assert "is no annotation set; Claimdesk reads json or csv" in refused(read_set, file)
    monkeypatch.setattr(files, "LARGEST", 4)
    assert "larger than" in refused(read_set, file)


def test_formats_are_told_by_content_before_ending():
    assert guess(b"\xef\xbb\xbf \n{", ".csv") is JSON
    assert guess(b'"claim_id";statement\n', ".json") is CSV
    assert guess(b"words", ".JSON") is JSON
    assert guess(b"words", ".txt") is None
    assert "There is no format called “docx”; known are json, csv" in refused(by_name, "docx")
