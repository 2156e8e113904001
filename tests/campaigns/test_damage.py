"""Bits turned over and files cut off: each is harmless or found by the check; nothing crashes, nothing is written.

Small here; ``--campaign`` runs it in full. The figures stand in docs/reliability.md.
"""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.storage.checking import check
from storage.rich import everything, make_rich

DESKTOP = Path(__file__).parents[2] / "desktop"
SEED = 4
SMALL, LARGE = 12, 400
CUTS = {"0": 0, "1": 1, "50": 50, "100": 100, "half": None, "size-1": -1}


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """The bytes of a rich library, and all that reads back from it."""
    path = make_rich(tmp_path_factory.mktemp("rich"))
    return path.read_bytes(), everything(path)


def outcome(path, whole):
    """What comes of a damaged file: whether the check finds it, and whether it reads back as before."""
    before = path.read_bytes()
    found = not check(path).sound
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    try:
        reads = "the same" if everything(path) == whole else "otherwise"
    except ClaimdeskError:
        reads = "refused"
    return found, reads


def test_bits_turned_over(rich, tmp_path, campaign, capsys):
    data, whole = rich
    path, chance, told = tmp_path / "a.claimdesk", random.Random(SEED), Counter()
    for _ in range(LARGE if campaign else SMALL):
        bit = chance.randrange(8 * len(data))
        harmed = bytearray(data)
        harmed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(harmed)
        found, reads = outcome(path, whole)
        told[("found" if found else "not found") + ", reads " + reads] += 1
        assert found or reads == "the same", f"bit {bit} was missed: {data[bit // 8 - 40 : bit // 8 + 40]}"
    with capsys.disabled():
        print(f"\n{sum(told.values())} bits of {len(data)} bytes turned over: {dict(sorted(told.items()))}")


@pytest.mark.parametrize("length", CUTS.values(), ids=CUTS)
def test_files_cut_off(rich, tmp_path, length):
    data, whole = rich
    path = tmp_path / "a.claimdesk"
    path.write_bytes(data[: len(data) // 2 if length is None else length])
    assert outcome(path, whole) == (True, "refused")


def damages(data, campaign):
    chance = random.Random(SEED + 1)
    yield "empty", b""
    yield "cut off", data[: len(data) // 2]
    for number in range(20 if campaign else 2):
        harmed = bytearray(data)
        for _ in range(1 + number * 8):
            bit = chance.randrange(8 * len(data))
            harmed[bit // 8] ^= 1 << bit % 8
        yield f"{1 + number * 8} bits", bytes(harmed)


APP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from claimdesk import app as apps
def look():
    if QApplication.activeModalWidget() is not None:
        print("told", QApplication.activeModalWidget().windowTitle())
        QApplication.activeModalWidget().reject()
    for shown in QApplication.topLevelWidgets():
        if getattr(shown, "settled", False) and shown.isVisible():
            for action in ("next_claim", "next_unchecked", "all_claims"):
                shown.actions_[action].trigger()
            print("open")
            shown.close()
make = apps.make_application
def make_and_look(arguments):
    app = make(arguments)
    app.timer = QTimer(app, interval=10)
    app.timer.timeout.connect(look)
    app.timer.start()
    return app
apps.make_application = make_and_look
sys.exit(apps.run(Path(sys.argv[1]), []))
"""


def test_no_damage_ends_a_process_by_a_signal(rich, tmp_path, campaign, home):
    data, _ = rich
    path = tmp_path / "a.claimdesk"
    for name, harmed in damages(data, campaign):
        verbs = (["check"], ["list", "claims"], ["history"], ["export", "json"])
        for command in (["-c", APP, path], *(["-m", "claimdesk", "--library", path, *verb] for verb in verbs)):
            for left in tmp_path.glob("a.claimdesk*"):
                left.unlink()
            path.write_bytes(harmed)
            ran = subprocess.run(
                [sys.executable, *map(str, command)], env=os.environ | {"PYTHONPATH": str(DESKTOP)},
                capture_output=True, text=True, check=False, timeout=60,
            )  # fmt: skip
            assert ran.returncode in {0, 1}, (name, command[-1], ran.returncode, ran.stderr[-2000:])
            if command[0] == "-m":
                assert "Traceback" not in ran.stderr, (name, command[-1], ran.stderr[-2000:])
