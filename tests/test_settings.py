"""The file of preferences: whatever lies in its place, Claimdesk starts, and what was not damaged is kept."""

import json
import os

import pytest

from claimdesk.domain.model import new_id
from claimdesk.settings import Settings, config_folder, is_first_start


@pytest.fixture
def file(home):
    config_folder().mkdir(parents=True)
    return config_folder() / "settings.json"


def test_what_is_saved_is_loaded(home):
    assert is_first_start()
    kept = Settings(reviewer_name="Ada “Ω” 👩‍👧", panes=[1, 2, 3], recent_libraries=["/nowhere/été"])
    kept.save()
    assert Settings.load() == kept
    assert not is_first_start()


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\xff\xfe\0garbage",
        b"[" * 200_000,
        b"[]",
        b'{"reviewer_name": "\\ud800"}',
        b'{"library": "a\\u0000b"}',
        b'{"panes": [' + b"9" * 5000 + b"]}",
        b'{"reviewer_name": "' + b"x" * (5 << 20) + b'"}',
    ],
    ids=["empty", "bytes", "deep", "list", "surrogate", "nul", "digits", "huge"],
)
def test_garbage_gives_the_defaults(file, garbage):
    file.write_bytes(garbage)
    found = Settings.load()
    assert found == Settings(reviewer_id=found.reviewer_id)
    found.save()
    assert Settings.load() == found


def test_what_is_of_a_wrong_kind_is_as_at_the_first_start_and_the_rest_is_kept(file):
    said = {
        "reviewer_id": "me",
        "reviewer_name": "Ada",
        "theme": ["dark"],
        "recent_libraries": [1, "here", None],
        "recent_commands": [{}],
        "place": {"a": {"article": {}, "at": 3}, "b": []},
        "unknown": 1,
    }
    file.write_text(json.dumps(said))
    found = Settings.load()
    assert (len(found.reviewer_id), found.reviewer_name, found.theme) == (len(new_id()), "Ada", "system")
    assert (found.recent_libraries, found.recent_commands, found.place) == (["here"], [], {"a": {"at": 3}})


def test_a_path_that_is_no_utf_8_costs_no_settings(home):
    path = os.fsdecode(b"/nowhere/caf\xe9.claimdesk")
    kept = Settings(reviewer_name="Ada", library=path, recent_libraries=[path], place={path: {"article": "a"}})
    kept.save()
    assert Settings.load() == kept


def test_what_cannot_be_stored_costs_the_others_nothing(file):
    said = {"reviewer_name": "\ud800", "organisation": "a\0b", "theme": "dark", "place": {"a": {"article": "\udce9"}}}
    file.write_text(json.dumps(said))
    found = Settings.load()
    assert found == Settings(reviewer_id=found.reviewer_id, theme="dark")


def test_what_is_no_ordinary_file_is_left_alone(file):
    file.mkdir()
    Settings.load().save()
    assert file.is_dir()
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(file):
    os.mkfifo(file)
    assert Settings.load().reviewer_name == ""


def test_a_file_in_the_place_of_the_folder_costs_the_preferences_alone(home):
    config_folder().parent.mkdir(parents=True, exist_ok=True)
    config_folder().write_text("in the way")
    Settings.load().save()
    assert is_first_start()
    assert config_folder().read_text() == "in the way"
