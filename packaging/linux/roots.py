"""Clean Debian systems in folders, to install packages in."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools import WORK, Failure, Unable, run

CACHE = WORK / "roots"
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
PERSON = "reviewer"


class Root:
    """One system in a folder, with nothing installed but what Debian calls required, and apt."""

    def __init__(self, suite: str, folder: Path) -> None:
        self.suite = suite
        self.folder = folder

    def run(
        self, *command: str, person: bool = False, env: Mapping[str, str] | None = None, seconds: int = 600
    ) -> subprocess.CompletedProcess[str]:
        """Run a program within, as root or as an ordinary person, with nothing of this machine's environment."""
        home = f"/home/{PERSON}" if person else "/root"
        whole = {"PATH": PATH, "HOME": home, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **(env or {})}
        as_whom = ["--userspec", f"{PERSON}:{PERSON}"] if person else []
        try:
            return subprocess.run(
                ["chroot", *as_whom, str(self.folder), *command],
                env=whole,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            return subprocess.CompletedProcess(command, 124, f"{error.stdout or ''}\ndid not end within {seconds} s")

    def install(self, *names: str) -> subprocess.CompletedProcess[str]:
        """Let apt install packages, and what they depend on, but nothing that they only recommend.

        Raises Unable where the mirror does not hand out what it lists.
        """
        kept = CACHE / f"{self.suite}-packages"
        kept.mkdir(exist_ok=True)
        archives = self.folder / "var/cache/apt/archives"
        for package in kept.glob("*.deb"):
            shutil.copy2(package, archives)
        done = self.run("apt-get", "install", "--yes", "--no-install-recommends", *names)
        for package in archives.glob("*.deb"):
            shutil.move(package, kept / package.name)
        if done.returncode and (lost := re.search(r"^E: Failed to fetch (.*)", done.stdout, re.MULTILINE)):
            raise Unable(f"the mirror of Debian does not hand out {lost[1].strip().rstrip('.')}")
        return done

    def files(self, words: str) -> list[str]:
        """Paths below / whose name holds ``words``, the person's own and those of the kernel left out."""
        found = run("find", self.folder, "-xdev", "-name", f"*{words}*").splitlines()
        paths = sorted(Path(line).relative_to(self.folder) for line in found)
        return [f"/{path}" for path in paths if path.parts[0] not in {"home", "tmp"}]


@contextmanager
def clean_root(suite: str) -> Generator[Root]:
    """A new system of that suite; the packages of its first making are kept for the next.

    Raises Unable where none can be made: a container may know no mounts or devices, and a network no mirror of Debian.
    """
    kept = CACHE / f"{suite}.tar"
    with tempfile.TemporaryDirectory(prefix=f"{suite}-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            if not kept.is_file():
                CACHE.mkdir(parents=True, exist_ok=True)
                unfinished = kept.with_suffix(".unfinished.tar")
                run("mmdebstrap", "--variant=minbase", "--mode=root", suite, unfinished)
                unfinished.rename(kept)
            run("tar", "--extract", "--file", kept, "--directory", folder)
        except Failure as failure:
            raise Unable(f"it makes no clean {suite} ({str(failure).splitlines()[-1].rstrip('.')})") from failure
        shutil.copy2("/etc/resolv.conf", folder / "etc/resolv.conf")
        (folder / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")  # no services are started
        (folder / "usr/sbin/policy-rc.d").chmod(0o755)
        with _proc(folder):
            root = Root(suite, folder)
            for command in (
                ("apt-get", "update", "--option", "APT::Update::Error-Mode=any"),
                ("useradd", "--create-home", PERSON),
            ):
                done = root.run(*command)
                if done.returncode:
                    said = done.stdout.strip().rpartition("\n")[2].rstrip(".")
                    raise Unable(f"{' '.join(command)} fails in a clean {suite} ({said})")
            yield root


@contextmanager
def _proc(folder: Path) -> Generator[None]:
    """What the kernel tells, where this machine may mount it: a container may not, and does without."""
    mounted = subprocess.run(["mount", "-t", "proc", "proc", folder / "proc"], capture_output=True, check=False)
    try:
        yield
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", "--lazy", folder / "proc"], check=True)


@contextmanager
def screen() -> Generator[str]:
    """A display of this machine's that programs within a root reach, too: they share its network's sockets."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-ac", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                number = said.readline().strip()
            if not number:
                raise Unable("Xvfb does not start")
            yield f":{number}"
        finally:
            server.terminate()
