"""The one entry point: it says at once what a machine lacks, and fails when a package is not as it must be."""

import signal
import subprocess
import sys
import types

import pytest

import build
import linux
from macos import image, layout
from product import product
from tools import Failure, Unable, fetch, missing, run
from windows import trial


@pytest.fixture
def system(monkeypatch, tmp_path):
    """A system whose package is one small file."""

    def make(out):
        (out / "package").write_bytes(b"x" * 1000)
        return [out / "package"]

    made = types.SimpleNamespace(
        DAMAGES=("resource",), lacks=list, build=make, verify=list, damaged=lambda files, *_: files
    )
    monkeypatch.setitem(sys.modules, "linux", made)
    return made


def test_it_builds_and_says_what(system, tmp_path, capsys):
    assert build.main(["linux", "--out", str(tmp_path / "new")]) == 0
    assert "package: 0.0 MB" in capsys.readouterr().out


def test_a_machine_that_lacks_something_is_told_at_once(system, capsys):
    system.lacks = lambda: ["objdump is missing (binutils)", "Xvfb is missing (xvfb)"]
    system.build = None
    assert build.main(["linux"]) == build.CANNOT
    said = "This machine cannot build for linux: objdump is missing (binutils); Xvfb is missing (xvfb).\n"
    assert capsys.readouterr().err == said


def test_a_failure_of_the_verification_is_the_builds(system, tmp_path, capsys):
    def verify(files):
        raise Failure(f"{files[0].name} is broken")

    system.verify = verify
    assert build.main(["linux", "--out", str(tmp_path)]) == 0
    assert build.main(["linux", "--out", str(tmp_path), "--verify"]) == 1
    assert "failed: package is broken" in capsys.readouterr().err


def test_a_machine_where_nothing_can_be_tried_is_told(system, tmp_path, capsys):
    def verify(_files):
        raise Unable("it knows no mounts")

    system.verify = verify
    assert build.main(["linux", "--out", str(tmp_path), "--verify"]) == build.CANNOT
    assert capsys.readouterr().err == "This machine cannot do it for linux: it knows no mounts.\n"


def test_what_is_damaged_is_verified(system, tmp_path):
    seen = []
    system.damaged = lambda *asked: [asked[1]]
    system.verify = seen.extend
    assert build.main(["linux", "--out", str(tmp_path), "--break", "resource"]) == 0
    assert seen == ["resource"]
    assert build.main(["linux", "--break", "nothing"]) == 1


def test_what_was_built_before_can_be_verified(system, tmp_path):
    seen = []
    system.build, system.verify = None, seen.extend
    for name in (f"claimdesk_{product().version}_amd64.deb", "other.deb"):
        (tmp_path / name).write_bytes(b"")
    assert build.main(["linux", "--out", str(tmp_path), "--built", "--verify"]) == 0
    assert [path.name for path in seen] == [f"claimdesk_{product().version}_amd64.deb"]


@pytest.mark.parametrize("verify", [linux.verify, trial.verify, image.verify, layout.verify])
def test_where_nothing_was_built_there_is_nothing_to_verify(verify, monkeypatch, tmp_path):
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(layout, "FOLDER", tmp_path)
    monkeypatch.setattr(layout, "environment", lambda *_: tmp_path)
    with pytest.raises(Failure, match=r"^there is no [a-z. -]+ to verify$"):
        verify([])


def test_a_program_that_fails_is_told_with_its_last_words():
    with pytest.raises(Failure, match=r"(?s)ended with 3.*last words"):
        run(sys.executable, "-c", "print('last words'); raise SystemExit(3)")
    with pytest.raises(Failure, match="did not end within"):
        run(sys.executable, "-c", "input() if False else __import__('time').sleep(60)", seconds=1)
    assert run(sys.executable, "-c", "print('ü')", env={"PYTHONUTF8": "1"}) == "ü\n"


def test_a_missing_program_is_told_with_what_brings_it():
    assert missing({"no-such-program": "the package of dreams"}) == [
        "no-such-program is missing (the package of dreams)"
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Retrying (Retry(total=0, connect=None)) after connection broken\nERROR: No matching distribution.", Unable),
        ("HTTPSConnectionPool(host='x'): Max retries exceeded with url: /simple/", Unable),
        ("Retrying (Retry(total=3, connect=None)) after connection broken\nERROR: No matching distribution.", Failure),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", Failure),
    ],
)
def test_a_download_that_the_network_fails_is_no_fault(said, kind):
    with pytest.raises(Failure) as raised:
        fetch(sys.executable, "-c", f"print({said!r}); raise SystemExit(1)")
    assert type(raised.value) is kind


@pytest.mark.skipif(sys.platform == "win32", reason="there a program is ended without being asked")
def test_a_build_that_is_ended_clears_away(tmp_path):
    script = f"""
import runpy, sys, time, types
def make(out):
    try:
        print("begun", flush=True)
        time.sleep(60)
    finally:
        print("cleared away")
sys.modules["linux"] = types.SimpleNamespace(lacks=list, build=make)
sys.argv = ["build.py", "linux", "--out", {str(tmp_path)!r}]
runpy.run_path({build.__file__!r}, run_name="__main__")
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as begun:
        assert begun.stdout.readline() == "begun\n"
        begun.terminate()
        assert begun.stdout.read() == "cleared away\n"
    assert begun.returncode == 128 + signal.SIGTERM
