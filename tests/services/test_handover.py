"""Handing over: only what is a message of ours is taken for one, and one process at a time is the first."""

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.services import handover
from claimdesk.services.handover import LONGEST, Message, Turn, decode, message_of

DESKTOP = Path(__file__).parents[2] / "desktop"
ROOT = str(Path("/" if os.name != "nt" else "C:/").absolute())
NAMES = st.text(min_size=1).filter(lambda text: "\0" not in text).map(lambda text: ROOT + text)


@pytest.fixture
def runtime(home, tmp_path_factory, monkeypatch):
    """A short folder of this test's own for locks and sockets, whose names may be no longer than a hundred bytes."""
    folder = tmp_path_factory.mktemp("run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@given(library=st.just("") | NAMES, files=st.lists(NAMES, max_size=5).map(tuple))
def test_a_message_comes_back_as_it_was(library, files):
    said = Message(library, files, "token")
    assert decode(said.encode()) == said
    assert said.encode().count(b"\n") == 1


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_are_a_message_or_nothing(line):
    found = decode(line)
    assert found is None or all(Path(file).is_absolute() for file in found.files)


@pytest.mark.parametrize(
    "said",
    [
        [],
        {},
        {"library": "", "files": [], "token": 1},
        {"library": 1, "files": [], "token": ""},
        {"library": "", "files": "abc", "token": ""},
        {"library": "", "files": [1], "token": ""},
        {"library": "", "files": ["relative.txt"], "token": ""},
        {"library": "relative", "files": [], "token": ""},
        {"library": "", "files": [f"{ROOT}a\0b"], "token": ""},
        {"library": "", "files": [f"{ROOT}a"] * 1001, "token": ""},
    ],
    ids=str,
)
def test_what_is_no_message_is_none(said):
    assert decode(json.dumps(said)[:LONGEST].encode()) is None


def test_depth_breaks_nothing():
    assert decode(b"[" * 100_000) is None


def test_an_odd_token_is_left_out():
    said = json.dumps({"library": "", "files": [], "token": "a\x1b[0m"}).encode()
    assert decode(said) == Message()


def test_paths_are_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    assert message_of(Path("a"), ["b", str(tmp_path / "c")]) == Message(
        str(tmp_path / "a"), (str(tmp_path / "b"), str(tmp_path / "c"))
    )
    assert message_of(None, []) == Message()


def test_one_process_at_a_time_is_the_first(runtime):
    one, other = Turn.here(), Turn.here()
    assert one.take()
    assert one.take()
    assert not other.take()
    one.leave()
    assert other.take()
    other.leave()


def test_other_settings_meet_elsewhere(runtime, monkeypatch, tmp_path):
    here = Turn.here()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "other"))
    assert Turn.here().address != here.address


HOLD = """
from claimdesk.services.handover import Turn
import time
assert Turn.here().take()
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def held(runtime):
    """A process that holds the lock and does not listen."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], env=os.environ | {"PYTHONPATH": str(DESKTOP)}, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        yield child
        child.kill()


def test_a_lock_goes_with_its_process_however_it_ends(held):
    turn = Turn.here()
    assert not turn.take()
    held.kill()
    held.wait()
    assert turn.take()
    turn.leave()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a named pipe")
def test_nobody_listening_is_waited_for_and_then_given_up(held, monkeypatch):
    monkeypatch.setattr(handover, "_START", 0.2)
    turn = Turn.here()
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(turn.address)  # a killed window leaves it behind
    assert not turn.hand_over(Message())
    assert not turn.first


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a named pipe")
def test_one_who_listens_and_never_answers_is_given_up(held, monkeypatch):
    monkeypatch.setattr(handover, "_ANSWER", 0.2)
    turn = Turn.here()
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(turn.address)
        hung.listen(1)
        assert not turn.hand_over(Message())


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a named pipe")
def test_one_who_ends_instead_of_answering_is_followed(held):
    turn = Turn.here()
    with socket.socket(socket.AF_UNIX) as ending:
        ending.bind(turn.address)
        ending.listen(1)
        ending.settimeout(10)

        def end() -> None:
            called, _ = ending.accept()
            called.recv(1000)
            held.kill()
            held.wait()
            called.close()

        thread = threading.Thread(target=end)
        thread.start()
        assert not turn.hand_over(Message())
        thread.join()
    assert turn.first
    turn.leave()


def test_who_waits_becomes_the_first_when_the_first_ends(held):
    turn = Turn.here()
    held.kill()
    held.wait()
    assert not turn.hand_over(Message())
    assert turn.first
    turn.leave()


@pytest.mark.skipif(sys.platform == "win32", reason="there the folder is that of the settings")
@pytest.mark.parametrize("made", ["open to others", "a file", "a link"])
def test_a_place_that_is_not_ones_own_is_not_used(runtime, tmp_path, made):
    folder = runtime / f"claimdesk-{os.getuid()}"
    if made == "a file":
        folder.touch()
    elif made == "a link":
        (tmp_path / "there").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "there")
    else:
        folder.mkdir()
        folder.chmod(0o777)
    turn = Turn.here()
    assert turn.address == ""
    assert not turn.take()
    assert not turn.hand_over(Message())


def test_a_lock_that_cannot_be_made_gives_each_start_a_window_of_its_own(runtime):
    turn = Turn.here()
    turn._lock.mkdir()
    assert not turn.take()
    assert not turn.hand_over(Message())
