"""Which library and which texts a command line opens the window with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk import app
from claimdesk.__main__ import main


@pytest.fixture
def opened(monkeypatch, tmp_path, home):
    """Runs ``claimdesk`` with these arguments, without the window; the exit code and what it would open."""
    asked = []
    monkeypatch.setattr(app, "run", lambda library, files, turn: asked.append((library, files)) or turn.leave() or 0)
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        asked.clear()
        return main([str(each) for each in arguments]), asked[0] if asked else None

    return run


@pytest.fixture
def files(library, tmp_path):
    """A library, a copy of it under another name, and a text."""
    library.close()
    shutil.copy(library.path, tmp_path / "copy.bin")
    Path(tmp_path, "text.txt").write_text("Some words.", "utf-8")
    return library.path, tmp_path / "copy.bin", tmp_path / "text.txt"


def test_a_file_that_is_a_library_is_opened_as_one(opened, files):
    library, copy, text = files
    assert opened("open", library) == (0, (library, []))
    assert opened("open", text, library) == (0, (library, [str(text)]))
    assert opened("open", copy) == (0, (copy, [])), "known by its bytes"
    assert opened("--library", copy, "open", text) == (0, (copy, [str(text)]))


def test_a_file_alone_is_opened(opened, files):
    library, _, text = files
    assert opened(library) == (0, (library, []))
    assert opened(text) == (0, (None, [str(text)]))
    assert opened(library.name) == (0, (Path(library.name), []))


def test_no_library_is_made_by_opening_a_name(opened, tmp_path):
    assert opened("open", "nowhere.claimdesk") == (0, (None, ["nowhere.claimdesk"]))
    with pytest.raises(SystemExit):
        opened("nowhere.claimdesk")


def test_a_verb_is_never_taken_for_a_file(opened, tmp_path):
    Path(tmp_path, "formats").write_text("Some words.", "utf-8")
    assert opened("formats") == (0, None)


def test_several_libraries_are_refused(opened, files, capsys):
    library, copy, _ = files
    assert opened("open", library, copy) == (1, None)
    assert opened("--library", copy, "open", library) == (1, None)
    assert capsys.readouterr().err.count("one by one") == 2


def test_a_folder_is_no_library(opened, tmp_path):
    Path(tmp_path, "folder.claimdesk").mkdir()
    assert opened("open", "folder.claimdesk") == (0, (None, ["folder.claimdesk"]))


def test_whoever_has_read_enough_of_the_self_test_is_not_told_of_it(home):
    command = [sys.executable, "-m", "claimdesk", "self-test", "--gui"]
    environment = os.environ | {"PYTHONPATH": str(Path(app.__file__).parents[1])}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline().startswith("ok: ")
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, "")
