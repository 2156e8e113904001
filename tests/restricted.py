"""Processes that may not write where the file's rights say so, also when the tests run as the superuser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

DESKTOP = Path(__file__).parents[1] / "desktop"
_DROP = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]


@cache
def prefix() -> tuple[str, ...] | None:
    """What to put before a command so that rights hold for it; None where nothing does it."""
    if sys.platform == "win32":
        return None
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        return None
    ran = subprocess.run([*_DROP, "true"], capture_output=True, check=False)
    return tuple(_DROP) if ran.returncode == 0 else None


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line with these arguments, or Python code, as somebody for whom rights hold."""
    before = prefix()
    if before is None:
        pytest.skip("nothing here runs a program with small rights")
    what: Sequence[str] = ["-c", code] if code else ["-m", "claimdesk"]
    return subprocess.run(
        [*before, sys.executable, *what, *arguments],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
