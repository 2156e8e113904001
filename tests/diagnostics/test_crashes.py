"""A crash leaves a trace that the next start finds once; a clean end and a kill leave nothing to tell."""

import os
import signal
import subprocess
import sys

import pytest

from claimdesk.diagnostics import crashes

CHILD = """
import os, sys, time, faulthandler
from pathlib import Path
from claimdesk.diagnostics.crashes import Watch
watch = Watch(Path(sys.argv[1]))
print("watched", flush=True)
how = sys.argv[2]
if how == "segfault":
    import ctypes
    ctypes.string_at(0)
elif how == "abort":
    os.abort()
elif how == "wait":
    time.sleep(60)
elif how == "clean":
    watch.close()
"""


@pytest.fixture
def child(tmp_path):
    """Starts an app that ends in one of the ways above."""
    started = []

    def start(how):
        process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path), how],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        started.append(process)
        assert process.stdout.readline().strip() == b"watched"
        if how != "wait":
            process.wait(20)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize("how", ["segfault", "abort"])
def test_a_crash_is_told_once(tmp_path, child, how):
    child(how)
    (trace,) = crashes.earlier(tmp_path)
    assert trace.startswith("Claimdesk 0")
    assert "Fatal Python error" in trace or "Windows fatal exception" in trace
    assert 'File "<string>", line' in trace
    assert crashes.earlier(tmp_path) == []
    assert [path.name.partition("-")[0] for path in tmp_path.iterdir()] == ["crash"]


def test_a_clean_end_leaves_nothing(tmp_path, child):
    child("clean")
    assert list(tmp_path.iterdir()) == []


def test_a_kill_is_no_crash_and_a_running_app_is_left_alone(tmp_path, child):
    process = child("wait")
    assert crashes.earlier(tmp_path) == []
    assert len(list(tmp_path.iterdir())) == 1
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()
    assert crashes.earlier(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_running_app_s_harmless_trace_is_not_told(tmp_path, child):
    """Windows has exceptions that are written down and survived."""
    child("wait")
    (path,) = tmp_path.iterdir()
    with path.open("ab") as file:
        file.write(b"Windows fatal exception: code 0x8001010d\n")
    assert crashes.earlier(tmp_path) == []
    assert path.exists()


def test_five_traces_are_kept(tmp_path):
    for n in range(8):
        path = tmp_path / f"running-{n}.txt"
        path.write_bytes(b"Claimdesk 0\nFatal Python error: Aborted %d\n" % n)
        os.utime(path, (n + 1e9, n + 1e9))
    traces = crashes.earlier(tmp_path)
    assert [trace.split()[-1] for trace in traces] == [str(n) for n in range(8)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"crash-{n}.txt" for n in range(3, 8)]


def test_a_folder_that_cannot_be_made_costs_the_trace_alone(tmp_path):
    (tmp_path / "log").write_text("no folder")
    crashes.Watch(tmp_path / "log").close()
    assert crashes.earlier(tmp_path / "log") == []


def test_of_a_long_trace_the_beginning_is_read(tmp_path):
    (tmp_path / "running-1.txt").write_bytes(b"Fatal Python error: Aborted\n" + b"x" * 5_000_000)
    (trace,) = crashes.earlier(tmp_path)
    assert len(trace) == 200_000
