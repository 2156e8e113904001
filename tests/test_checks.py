"""The script of all checks: what it makes by itself, what it leaves out on which machine, and how it ends."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it is a script for Debian and Ubuntu")

ROOT = Path(__file__).parents[1]
CLOSING = "3 passed in 0.01s"
# Takes the place of each program that the script starts, and writes down how it was called.
STAND_IN = f"""#!/bin/sh
called="$(basename "$0") $*"
echo "$called" >>"$CALLS"
case "$called" in
  "id -u") echo "${{WHO:-0}}" ;;
  "apt-get update -qq" | *" qt") exit "${{MIRROR:-0}}" ;;
  *" build-essence") exit "${{APT:-0}}" ;;
  "checks run") printf 'dots\\n%s\\n' "{CLOSING}"; exit "${{CHECKS:-0}}" ;;
  "python -m hatchling build "*) touch "$5/claimdesk-1.tar.gz" "$5/claimdesk-1-py3-none-any.whl" ;;
  "pip wheel "*) mkdir "$5"; touch "$5/claimdesk-1-py3-none-any.whl" ;;
  "python3 -m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/pip"; cp "$0" "$3/bin/claimdesk" ;;
  "timeout "*) [ -z "$LATE" ] || exit 124; shift 2; "$@" ;;
  "python3 packaging/build.py linux "*) exit "${{LINUX:-0}}" ;;
  "python3 packaging/build.py windows --built "*) exit "${{WINE_AGAIN:-1}}" ;;
  "python3 packaging/build.py windows "*) exit "${{WINDOWS:-0}}" ;;
esac
"""


def block(name, *lines):
    return "\n".join([f"<!-- command: {name} -->", "```sh", *lines, "```", ""])


class Machine:
    """A checkout with the script, and a PATH with stand-ins."""

    def __init__(self, folder):
        self.folder, self.calls = folder / "checkout", folder / "calls"
        for name in (".ci", "docs", ".venv/bin"):
            (self.folder / name).mkdir(parents=True)
        shutil.copy2(ROOT / ".ci/run", self.folder / ".ci/run")
        (self.folder / "README.md").write_text(block("test", "checks run") + block("system", "apt-get install qt"))
        pages = block("linux-tools", "apt-get install build-essence", "apt-get install other")
        (self.folder / "docs/packaging.md").write_text(pages + block("windows-tools", "apt-get install wine"))
        self.path = folder / "bin"
        self.path.mkdir()
        for name in ("id", "apt-get", "checks", "python3", "timeout"):
            self._stand_in(self.path / name)
        for name in ("python", "pip"):
            self._stand_in(self.folder / ".venv/bin" / name)

    def _stand_in(self, file):
        file.write_text(STAND_IN, "utf-8")
        file.chmod(0o755)

    def run(self, **environment):
        """The exit code, and the lines that were printed."""
        known = {"PATH": f"{self.path}:/usr/bin:/bin", "CALLS": str(self.calls), "TMPDIR": str(self.path.parent)}
        asked = {name: str(value) for name, value in environment.items()}
        done = subprocess.run(
            ["bash", self.folder / ".ci/run"], env=known | asked, capture_output=True, text=True, check=False
        )
        self.complaint = done.stderr
        return done.returncode, done.stdout.splitlines()

    @property
    def made(self):
        """For which systems packages were made."""
        called = self.calls.read_text("utf-8").splitlines()
        return [line.split()[2] for line in called if line.startswith("python3 packaging/build.py ")]

    @property
    def limits(self):
        """The seconds that the packages of each system may take; 0 stands for no limit."""
        called = self.calls.read_text("utf-8").splitlines()
        return [int(line.split()[2]) for line in called if line.startswith("timeout ")]


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_all_packages_are_made_and_pytests_line_comes_last(machine):
    status, said = machine.run()
    assert (status, said[-1], machine.complaint) == (0, CLOSING, "")
    assert machine.made == ["linux", "windows"]
    assert all("--verify" in line for line in machine.calls.read_text("utf-8").splitlines() if "build.py" in line)
    assert all(0 < seconds < 40 * 60 for seconds in machine.limits)
    assert not list(machine.path.parent.glob("tmp.*")), "nothing of it stays"


@pytest.mark.parametrize("part", ["CHECKS", "LINUX", "WINDOWS"])
def test_what_fails_fails_the_whole(machine, part):
    status, said = machine.run(**{part: 1})
    assert (status, said[-1]) == (1, CLOSING)
    assert machine.made == {"CHECKS": [], "LINUX": ["linux"], "WINDOWS": ["linux", "windows", "windows"]}[part]


def test_what_failed_under_wine_is_tried_once_more(machine):
    status, said = machine.run(WINDOWS=1, WINE_AGAIN=0)
    assert (status, said[-1]) == (0, CLOSING)
    assert said[-2].startswith("Under Wine something failed. It is tried a second time")
    assert machine.made == ["linux", "windows", "windows"]


def test_what_a_machine_lacks_is_told_and_is_no_failure(machine):
    status, said = machine.run(LINUX=3)
    assert (status, said[-1]) == (0, CLOSING)
    assert said[-2] == "The packages for linux were not verified: the line above says what this machine lacks."
    assert machine.made == ["linux", "windows"]


def test_tools_that_cannot_be_installed_are_told(machine):
    status, said = machine.run(APT=100)
    assert status == 0
    assert "The packages for linux were not made: apt-get cannot install what they take." in said
    assert machine.made == ["windows"]


def test_a_mirror_that_is_down_fails_nothing(machine):
    status, said = machine.run(MIRROR=100)
    assert (status, said[-1]) == (0, CLOSING)
    assert [line.partition(":")[0] for line in said[:2]] == [
        "apt-get cannot renew all of its lists",
        "apt-get cannot install what Qt takes",
    ]


def test_a_slow_machine_goes_without_packages(machine):
    status, said = machine.run(SECONDS=13 * 60)
    assert (status, said[-1], machine.made) == (0, CLOSING, [])
    assert said[-2].startswith("No packages were made: all before them took 13 minutes on this machine")
    assert 'CLAIMDESK_PACKAGES="linux windows" .ci/run makes them' in said[-2]


def test_a_slow_machine_makes_them_for_who_asks(machine):
    assert machine.run(SECONDS=70 * 60, CLAIMDESK_PACKAGES="linux windows")[0] == 0
    assert machine.made == ["linux", "windows"]
    assert machine.limits == [0, 0]


def test_packages_that_take_too_long_are_ended_and_told(machine):
    status, said = machine.run(LATE=1)
    assert (status, said[-1]) == (0, CLOSING)
    assert "The packages for windows were not verified: they take too long here." in said[-2]


@pytest.mark.parametrize(("asked", "made"), [("windows", ["windows"]), ("0", [])])
def test_one_may_choose(machine, asked, made):
    status, said = machine.run(CLAIMDESK_PACKAGES=asked)
    assert (status, said[-1], machine.made) == (0, CLOSING, made)
    assert any(line.startswith("No packages were made") for line in said) == (not made)


def test_another_choice_is_refused(machine):
    assert machine.run(CLAIMDESK_PACKAGES="amiga")[0] == 1
    assert "not amiga" in machine.complaint


def test_who_is_not_root_goes_without(machine):
    status, said = machine.run(WHO=1000)
    assert (status, said[-1], machine.made) == (0, CLOSING, [])
    assert said[-2].startswith("No packages were made: that takes root")
