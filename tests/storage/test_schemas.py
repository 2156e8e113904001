"""Every schema that was released: its library opens with today's code, and all that was in it is there."""

import importlib.util
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.storage import migrations
from claimdesk.storage.backup import faults
from claimdesk.storage.library import Library

HERE = Path(__file__).parent / "schemas"
RELEASED = sorted(HERE.glob("*.claimdesk"), key=lambda path: int(path.stem))
EACH = pytest.mark.parametrize("released", RELEASED, ids=lambda path: f"schema {path.stem}")


def maker():
    spec = importlib.util.spec_from_file_location("make_schema", HERE / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def old(released, tmp_path):
    return Path(shutil.copy(released, tmp_path / "old.claimdesk"))


def dump(path):
    """All rows of a file, in SQL, with its version."""
    with sqlite3.connect(path) as connection:
        said = [connection.execute("PRAGMA user_version").fetchone()[0], *connection.iterdump()]
    connection.close()
    return said


def test_there_is_a_library_for_each_step():
    assert [int(path.stem) for path in RELEASED] == list(range(1, len(migrations.STEPS) + 1))


@EACH
def test_all_that_was_in_it_is_read(released, old):
    golden = json.loads(released.with_suffix(".json").read_text("utf-8"))
    library = Library(old)
    assert library.schema == len(migrations.STEPS)
    assert maker().told(library) == golden
    library.close()


@EACH
def test_it_is_sound_and_searched_after_that(released, old):
    Library(old).close()
    connection = sqlite3.connect(old)
    assert faults(connection) == []
    connection.close()
    library = Library(old)
    found = library.read.rows("SELECT count(*) FROM search_text WHERE search_text MATCH 'ferry'")
    assert found[0][0] == 1
    library.close()


@EACH
def test_what_it_was_is_kept_beside_it(released, old):
    if int(released.stem) == len(migrations.STEPS):
        pytest.skip("this is the schema of today, which no step changes")
    Library(old).close()
    assert dump(old.with_name(f"old.claimdesk.schema-{released.stem}.bak")) == dump(released)


@EACH
def test_undo_works_across_the_change(released, old, reviewer):
    from claimdesk.services.desk import Desk

    golden = json.loads(released.with_suffix(".json").read_text("utf-8"))
    library = Library(old)
    assert Desk(library, reviewer).undo().name == golden["undo"]
    library.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from claimdesk.storage import migrations
from claimdesk.storage.library import Library

def be_killed(connection):
    connection.execute("UPDATE claim SET statement = 'half done'")
    connection.execute("CREATE TABLE half (done)")
    os.kill(os.getpid(), signal.SIGKILL)

migrations.STEPS = (*migrations.STEPS, be_killed)
Library(Path(sys.argv[1]))
"""


@EACH
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows knows no SIGKILL")
def test_a_kill_within_a_step_leaves_the_old_library(released, old):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", KILLED, old], env=environment, capture_output=True, check=False)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    assert dump(old) == dump(released)
    library = Library(old)
    assert maker().told(library) == json.loads(released.with_suffix(".json").read_text("utf-8"))
    library.close()


@EACH
def test_a_later_step_that_fails_takes_the_earlier_ones_back(released, old, monkeypatch):
    def fail(connection):
        connection.execute("CREATE TABLE half (done)")
        raise RuntimeError("half way")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, fail))
    with pytest.raises(RuntimeError, match="half way"):
        Library(old)
    assert dump(old) == dump(released)
