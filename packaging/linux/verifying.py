"""Installs the packages in clean systems, uses them there, and takes them away again."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from linux.dependencies import RECOMMENDED, needs_of
from linux.roots import PERSON, Root, clean_root, screen
from parts import need_licences
from product import RESOURCES, Product
from tools import Failure, Unable, run

SUITES = ("bookworm", "trixie")
ALL_IS_WELL = "All is well."


class Checks:
    """What was tried, line by line; all of it is tried even where something failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def say(self, holds: bool, what: str, said: str = "") -> None:  # noqa: FBT001 - reads like an assertion
        """Note one thing that must hold, with what a program said where it does not."""
        print(f"{'ok  ' if holds else 'FAIL'}  {what}", flush=True)
        if not holds:
            self.failed.append(what)
            print("\n".join(f"      {line}" for line in said.strip().splitlines()[-12:]), flush=True)

    def attempt(self, what: str, command: Callable[[], object]) -> None:
        """Note whether a command on this machine succeeds."""
        try:
            command()
        except Failure as failure:
            self.say(False, what, str(failure))
        else:
            self.say(True, what)


def verify(p: Product, files: Sequence[Path]) -> None:
    """Try all packages. Raises Failure where something does not hold, after all was tried.

    The suites are those of CLAIMDESK_SUITES, or else Debian 12 and 13.
    """
    if os.geteuid() != 0:
        raise Unable("only root can install packages in a clean system (chroot)")
    deb, rpm, tar = (next((f for f in files if f.name.endswith(end)), None) for end in (".deb", ".rpm", ".tar.xz"))
    if deb is None:
        raise Failure("there is no .deb to verify")
    checks = Checks()
    try:
        with screen() as display:
            for suite in os.environ.get("CLAIMDESK_SUITES", " ".join(SUITES)).split():
                with clean_root(suite) as root:
                    check_deb(p, root, deb, display, checks)
                    if tar is not None:
                        check_tar(p, root, tar, checks)
                    if rpm is not None:
                        check_rpm_payload(p, root, rpm, checks)
        check_papers(p, deb, rpm, checks)
    except Unable:
        if not checks.failed:  # a fault that was found outweighs what could not be tried
            raise
    if checks.failed:
        raise Failure(f"{len(checks.failed)} of the checks failed, first: {checks.failed[0]}")


def check_papers(p: Product, deb: Path, rpm: Path | None, checks: Checks) -> None:
    """What the packages say of themselves, by the judges that distributions use."""
    checks.attempt("lintian finds nothing", lambda: run("lintian", "--fail-on", "error,warning", "--allow-root", deb))
    with tempfile.TemporaryDirectory() as name:
        run("dpkg-deb", "--extract", deb, name)
        usr = Path(name, "usr")
        entry, info = (usr / f"share/{place}/{p.app_id}.{end}" for place, end in
                       (("applications", "desktop"), ("metainfo", "metainfo.xml")))  # fmt: skip
        checks.attempt("desktop-file-validate finds nothing", lambda: silent("desktop-file-validate", entry))
        checks.attempt(
            "appstreamcli finds nothing", lambda: run("appstreamcli", "validate", "--no-net", "--explain", info)
        )
        checks.attempt(
            "man formats the page without a warning",
            lambda: silent_errors("man", "--warnings", "--local-file", usr / f"share/man/man1/{p.name}.1.gz"),
        )
        listed = {f"/usr/{path.relative_to(usr)}" for path in usr.rglob("*") if path.is_symlink() or path.is_file()}
        needs = needs_of(usr / "lib")
    if rpm is None:
        return
    own = {path for path in listed if "/lintian/" in path}
    in_rpm = {path for path in run("rpm", "-qpl", rpm).split("\n") if path in listed}
    checks.say(listed - own == in_rpm, "the .rpm holds the files of the .deb", str(sorted(listed - own - in_rpm)))
    required = set(run("rpm", "-qp", "--requires", rpm).split("\n"))
    firm, _ = needs.rpm()
    checks.say(set(firm) <= required, "the .rpm requires what the binaries need", str(sorted(set(firm) - required)))


def silent(*command: str | Path) -> None:
    """Run a judge that must find nothing worth a word. Raises Failure."""
    if said := run(*command).strip():
        raise Failure(said)


def silent_errors(*command: str | Path) -> None:
    """Run a program of which only the complaints count. Raises Failure."""
    run("sh", "-c", 'said=$("$@" 2>&1 >/dev/null); [ -z "$said" ] || { echo "$said"; exit 1; }', "sh", *command)


def check_deb(p: Product, root: Root, deb: Path, display: str, checks: Checks) -> None:
    """Install with the declared dependencies alone, use it, open a library by its type, purge."""
    on = f"on {root.suite}"
    shutil.copy2(deb, root.folder / "tmp/package.deb")
    done = root.install("/tmp/package.deb")
    checks.say(done.returncode == 0, f"the .deb installs {on} with its declared dependencies alone", done.stdout)
    programs = root.run("sh", "-c", "command -v python3 gcc")
    checks.say(not programs.stdout.strip(), f"there is no other Python {on}", programs.stdout)
    check_libraries(p, root, checks)
    check_resources(p, root, checks)
    astray = [str(path) for path in (root.folder / "usr/lib" / p.name).rglob("*") if not path.exists()]
    checks.say(not astray, f"no link of the package leads nowhere {on}", "\n".join(astray))
    use(p, root, f"/usr/bin/{p.name}", display, f"the .deb {on}", checks)
    data = root.folder / f"home/{PERSON}/.local/share/{p.name}/library.claimdesk"
    checks.say(data.is_file(), f"the person's library is made {on}")
    check_desktop(p, root, checks)
    before = data.read_bytes() if data.is_file() else b""
    done = root.run("apt-get", "purge", "--yes", p.name)
    left = [] if done.returncode == 0 else [done.stdout]
    left += root.files(p.name) + root.files(p.app_id)
    checks.say(not left, f"purging leaves nothing of the package {on}", "\n".join(left))
    kept = data.is_file() and data.read_bytes() == before
    checks.say(kept, f"purging leaves the person's library as it was {on}")


def check_libraries(p: Product, root: Root, checks: Checks) -> None:
    """Each library that the binaries name is brought by a package that is declared, and none is declared in vain."""
    needs = needs_of(root.folder / "usr/lib" / p.name)
    declared = root.run("dpkg-query", "--show", "--showformat=${Depends}", p.name).stdout
    groups = [{re.split(r"[ (]", name.strip())[0] for name in group.split("|")} for group in declared.split(",")]
    bringing = {library: brought_by(root, library) for library in needs.libraries.keys() - RECOMMENDED}
    bare = sorted(library for library, packages in bringing.items() if not any(packages & group for group in groups))
    checks.say(not bare, f"a declared package brings each library on {root.suite}", ", ".join(bare))
    used = {"libc6"}.union(*bringing.values())
    vain = [" | ".join(sorted(group)) for group in groups if not group & used]
    checks.say(not vain, f"no package is declared in vain on {root.suite}", ", ".join(vain))
    told = re.search(r"libc6 \(>= (\d+)\.(\d+)\)", declared)
    newest = (int(told[1]), int(told[2])) if told else (0, 0)
    checks.say(needs.glibc == newest, f"the C library is declared as the binaries need it on {root.suite}")


def check_resources(p: Product, root: Root, checks: Checks) -> None:
    """Scales, icons, fonts, schemas, translations: all that the checkout has is installed, byte for byte."""
    installed = root.folder / "usr/lib" / p.name / "_internal" / p.name / "resources"
    wanted = [path for path in RESOURCES.rglob("*") if path.is_file()]
    there = {path.relative_to(installed): path.read_bytes() for path in installed.rglob("*") if path.is_file()}
    bad = [str(path) for path in wanted if there.get(path.relative_to(RESOURCES)) != path.read_bytes()]
    checks.say(not bad, f"all {len(wanted)} resources are installed on {root.suite}", ", ".join(bad))


def brought_by(root: Root, library: str) -> set[str]:
    """The installed packages that hold a file of this name."""
    found = root.run("dpkg-query", "--search", f"*/{library}").stdout
    return {name.split(":")[0] for name, colon, _ in (line.partition(": ") for line in found.splitlines()) if colon}


def use(p: Product, root: Root, program: str, display: str | None, which: str, checks: Checks) -> None:
    """Run the program as an ordinary person: its version, the main job, and that in a window."""
    said = root.run(program, "--version", person=True).stdout.strip()
    checks.say(said == f"{p.title} {p.version}", f"{which} says its version", said)
    root.run(program, "info", person=True)
    ways = [((), {}), (("--gui",), {"QT_QPA_PLATFORM": "offscreen"})]
    if display is not None:
        ways.append((("--gui",), {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}))
    for options, env in ways:
        done = root.run(program, "self-test", *options, person=True, env=env, seconds=180)
        well = done.returncode == 0 and done.stdout.strip().endswith(ALL_IS_WELL)
        way = " ".join([*options, *([env["QT_QPA_PLATFORM"]] if env else [])])
        checks.say(well, f"{which}: self-test {way}".rstrip(), done.stdout)
        if not options:
            checks.attempt(f"{which} names all parts with their licences", partial(need_licences, done.stdout))


def check_desktop(p: Product, root: Root, checks: Checks) -> None:
    """A library is known by its ending, and by its bytes under any name, and opens with the app."""
    done = root.install("desktop-file-utils", "shared-mime-info", "libglib2.0-bin")
    home = f"/home/{PERSON}"
    root.run("cp", f"{home}/.local/share/{p.name}/library.claimdesk", f"{home}/unnamed", person=True)
    root.run("cp", "/etc/hostname", f"{home}/other{p.ending}", person=True)
    types = root.run("gio", "info", "--attributes=standard::content-type", f"{home}/unnamed", person=True)
    by_name = root.run(
        "gio", "info", "--attributes=standard::fast-content-type", f"{home}/other{p.ending}", person=True
    )
    for asked, how in ((types, "its bytes"), (by_name, "its name")):
        checks.say(
            p.media_type in asked.stdout, f"a library is known by {how} on {root.suite}", done.stdout + asked.stdout
        )
    opened = root.run("gio", "mime", p.media_type, person=True).stdout
    checks.say(f"{p.app_id}.desktop" in opened, f"a library opens with the app on {root.suite}", opened)


def check_tar(p: Product, root: Root, tar: Path, checks: Checks) -> None:
    """Unpack the archive where the dependencies are still installed, and use it."""
    run("tar", "--extract", "--file", tar, "--directory", root.folder / "srv", "--no-same-owner")
    (top,) = (root.folder / "srv").iterdir()
    use(p, root, f"/srv/{top.name}/bin/{p.name}", None, f"the .tar.xz on {root.suite}", checks)
    shutil.rmtree(top)


def check_rpm_payload(p: Product, root: Root, rpm: Path, checks: Checks) -> None:
    """Put the rpm's files into the root, whose packages rpm does not know, use them, and take them away."""
    how = ("rpm", "--root", root.folder, "--nodeps")
    checks.attempt(f"rpm installs the .rpm's files on {root.suite}", lambda: run(*how, "--install", rpm))
    use(p, root, f"/usr/bin/{p.name}", None, f"the .rpm on {root.suite}", checks)
    checks.attempt(f"rpm takes them away on {root.suite}", lambda: run(*how, "--erase", p.name))
    left = root.files(p.name) + root.files(p.app_id)
    checks.say(not left, f"the .rpm leaves nothing on {root.suite}", "\n".join(left))
