"""What a Linux desktop is told: complete, well formed, and true to the command line."""

import configparser
import contextlib
import os
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the packages for Linux are made on Linux")

import linux  # noqa: E402
from claimdesk.ui.language import LANGUAGES  # noqa: E402
from linux import dependencies, from_parser, launch, packages, papers, roots, verifying  # noqa: E402
from product import ROOT, product  # noqa: E402
from tools import Failure, Unable  # noqa: E402

P = product()


def verbs():
    return from_parser.verbs(from_parser.parser())


def test_the_desktop_entry_starts_the_app_with_a_library():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read_string(papers.desktop_entry(P))
    section = entry["Desktop Entry"]
    assert section["Exec"] == "claimdesk open %f"
    assert section["Icon"] == P.app_id
    assert section["MimeType"] == f"{P.media_type};"
    assert section["Name"] == P.title


def test_the_catalogue_has_the_version_and_pictures_that_are_there():
    found = ET.fromstring(papers.metainfo(P))
    assert [one.get("version") for one in found.iter("release")] == [P.version]
    assert found.findtext("launchable") == f"{P.app_id}.desktop"
    assert [one.text for one in found.iter("lang")] == list(LANGUAGES)
    pictures = [one.text for one in found.iter("image")]
    assert len(pictures) == 2
    for address in pictures:
        assert f"/v{P.version}/" in address
        assert (ROOT / address.partition(f"/v{P.version}/")[2]).is_file()


def test_the_type_of_a_library_is_told_by_name_and_by_bytes(library):
    found = ET.fromstring(papers.mime_type(P))
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    assert found.find(".//m:glob", space).get("pattern") == f"*{library.path.suffix}"
    head = library.path.read_bytes()[:100]
    matches = found.findall(".//m:match", space)
    assert len(matches) == 2
    for match in matches:
        at, value = int(match.get("offset")), match.get("value").encode()
        assert head[at : at + len(value)] == value


@pytest.mark.parametrize("shell", from_parser.COMPLETIONS)
def test_each_shell_completes_each_verb_and_option(shell, tmp_path):
    script = from_parser.shtab.complete(from_parser.parser(), shell=shell)
    for verb, parser in verbs().items():
        assert re.search(rf"\b{verb}\b", script), verb
        for option in parser._option_string_actions:
            if option.startswith("--"):
                assert option.lstrip("-") in script, (verb, option)
    path = tmp_path / "script"
    path.write_text(script, "utf-8")
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n", path], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_bash_offers_the_verbs():
    script = from_parser.shtab.complete(from_parser.parser(), shell="bash")
    asked = f"{script}\nCOMP_WORDS=(claimdesk im); COMP_CWORD=1; _shtab_claimdesk; echo ${{COMPREPLY[@]}}"
    said = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["import"]


def test_the_manual_tells_each_verb_and_each_option():
    page = from_parser.man_page(P).replace("\\-", "-")
    for verb, parser in verbs().items():
        assert f".SS {verb}\n" in page
        part = page.partition(f".SS {verb}\n")[2].partition("\n.S")[0]
        for option in set(parser._option_string_actions) - {"-h", "--help"}:
            assert option in part, (verb, option)
    assert P.version in page.splitlines()[0]


def test_man_formats_the_manual(tmp_path):
    if not shutil.which("man"):
        pytest.skip("there is no man here")
    path = tmp_path / "claimdesk.1"
    path.write_text(from_parser.man_page(P), "utf-8")
    formatted = subprocess.run(
        ["man", "--warnings", "--local-file", path], env=os.environ | {"LC_ALL": "C.UTF-8", "MANPAGER": "cat"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert formatted.stderr == ""
    assert "self-test" in formatted.stdout


def test_the_changelog_has_debians_form_and_our_newest_points():
    text = papers.debian_changelog(P)
    assert text.startswith(f"claimdesk ({P.version}) stable; urgency=medium\n\n  * ")
    assert re.search(r"\n -- .+ <.+@.+>  \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000\n$", text)
    assert max(map(len, text.splitlines()[:-1])) <= 80
    assert text.count("  * ") == (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## [")[1].count("\n- ")


def test_each_paragraph_of_the_copyright_file_is_whole():
    text = papers.copyright_file(P)
    assert "@" not in text
    assert "WITHOUT WARRANTY OF ANY KIND" in text
    for paragraph in text.split("\n\n")[1:-1]:
        assert [field for field in ("Files:", "Copyright:", "License:") if field not in paragraph] == []


def test_a_binary_says_what_it_needs(tmp_path, monkeypatch):
    monkeypatch.setattr(dependencies, "BROUGHT_BY", {"libz.so.1": "zlib1g", "libssl.so.3": "libssl3"})
    monkeypatch.setattr(
        dependencies, "run", lambda *_: "  NEEDED   libz.so.1\n  NEEDED   libc.so.6\n GLIBC_2.4\n GLIBC_2.34"
    )
    (tmp_path / "program").write_bytes(b"\x7fELF and more")
    (tmp_path / "text").write_text("no binary", "utf-8")
    assert dependencies.needs_of(tmp_path) == dependencies.Needs({"libz.so.1": {"program"}}, (2, 34))
    (tmp_path / "libz.so.1").write_text("its own", "utf-8")
    assert not dependencies.needs_of(tmp_path).libraries
    (tmp_path / "libz.so.1").unlink()
    (tmp_path / "libz.so.1").symlink_to("elsewhere/libz.so.1")
    assert dependencies.needs_of(tmp_path).libraries, "a link that leads nowhere brings nothing"
    monkeypatch.setattr(dependencies, "run", lambda *_: "  NEEDED   libnew.so.7\n")
    with pytest.raises(Failure, match=r"which package brings libnew\.so\.7, for program"):
        dependencies.needs_of(tmp_path)


def test_what_is_needed_is_declared_once_for_both_kinds():
    needs = dependencies.Needs({"libssl.so.3": {"a"}, "libcrypto.so.3": {"b"}, "libcups.so.2": {"c"}}, (2, 34))
    firm, wished = needs.debian()
    assert firm == ["libc6 (>= 2.34)", "libssl3 | libssl3t64"]
    assert "libcups2 | libcups2t64" in wished
    firm, wished = needs.rpm()
    assert firm == ["libc.so.6(GLIBC_2.34)(64bit)", "libcrypto.so.3()(64bit)", "libssl.so.3()(64bit)"]
    assert "libcups.so.2()(64bit)" in wished


def test_no_folder_of_the_system_becomes_the_packages(tmp_path):
    shown = "lib/claimdesk/_internal/claimdesk/resources/licences"
    for name in (shown, "bin", "share/applications", "share/doc/claimdesk/licences"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "lib/claimdesk/claimdesk").write_text("program", "utf-8")
    (tmp_path / "bin/claimdesk").symlink_to("../lib/claimdesk/claimdesk")
    (tmp_path / "share/doc/claimdesk/licences/LGPL-3").write_text("text", "utf-8")
    (tmp_path / shown / "LGPL-3.0.txt").write_text("text", "utf-8")
    needs = dependencies.Needs({}, (2, 34))
    deb = {one["dst"]: one for one in packages.nfpm_config(P, tmp_path, needs, "deb")["contents"]}
    rpm = {one["dst"]: one for one in packages.nfpm_config(P, tmp_path, needs, "rpm")["contents"]}
    folders = [place for place, one in deb.items() if one.get("type") == "dir"]
    assert folders[:2] == ["/usr/lib/claimdesk", "/usr/lib/claimdesk/_internal"]
    assert folders[-1] == "/usr/share/doc/claimdesk"
    assert all(place.startswith("/usr/lib/claimdesk") for place in folders[:-1])
    assert f"/usr/{shown}/LGPL-3.0.txt" in deb
    assert deb["/usr/bin/claimdesk"]["src"] == "../lib/claimdesk/claimdesk"
    licences = "/usr/share/doc/claimdesk/licences"
    assert rpm.keys() - deb.keys() == {licences, f"{licences}/LGPL-3"}
    assert deb.keys() - rpm.keys() == {"/usr/share/lintian/overrides/claimdesk"}


@pytest.mark.parametrize(("before", "after"), [(None, None), ("/opt/lib", "/opt/lib")])
def test_programs_that_the_app_opens_find_their_own_libraries(monkeypatch, before, after):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/claimdesk/_internal")
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    launch.give_back_library_path()
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_the_tools_that_the_page_names_are_those_that_are_needed():
    said = (ROOT / "docs/packaging.md").read_text("utf-8").partition("<!-- command: linux-tools -->")[2]
    named = set(said.partition("```sh\n")[2].partition("```")[0].split())
    needed = set(linux.PROGRAMS.values()) | {one.split(" | ")[0] for one in dependencies.BROUGHT_BY.values()}
    always_there = {"libgcc-s1", "libssl3", "libstdc++6", "libuuid1", "libx11-6", "libxcb-render0", "libxcb1"}
    always_there |= {"libexpat1", "libsqlite3-0", "libxkbcommon0", "libzstd1", "zlib1g"}  # or come with what is named
    assert needed - always_there <= named
    others = {"apt-get", "install", "--no-install-recommends", "debian-archive-keyring", "libpython3-dev"}
    assert named - others <= needed


def test_the_page_names_each_damage():
    said = (ROOT / "docs/packaging.md").read_text("utf-8").partition("| `--break` |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", said, re.MULTILINE) == list(linux.DAMAGES)


@pytest.mark.parametrize("place", ["flatpak/org.example.Claimdesk.yml"])
def test_the_recipes_name_the_app_as_the_packages_do(place):
    recipe = (ROOT / "packaging/linux" / place).read_text("utf-8")
    assert f"\nid: {P.app_id}\n" in recipe
    assert place.endswith(f"/{P.app_id}.yml")


def test_what_is_missing_is_told_in_one_line(monkeypatch):
    monkeypatch.setattr(linux, "is_supported", lambda: True)
    monkeypatch.setattr(linux, "has_shared_library", lambda: True)
    monkeypatch.setattr(linux.COMMON_LICENCES.__class__, "is_dir", lambda _: True)
    monkeypatch.setattr(linux, "not_on_this_machine", lambda: ["libegl1"])
    monkeypatch.setattr(linux.shutil, "which", lambda name: None if name in {"Xvfb", "rpm"} else name)
    said = "Xvfb, rpm, libraries missing (apt-get install --no-install-recommends libegl1 rpm xvfb)"
    assert linux.lacks() == [said]
    monkeypatch.setattr(linux, "has_shared_library", lambda: False)
    assert "libpython3" in linux.lacks()[0]
    monkeypatch.setattr(linux, "is_supported", lambda: False)
    assert linux.lacks() == ["it is no Linux on x86-64 or 64-bit ARM"]


@pytest.mark.parametrize(("holds", "kind"), [(True, Unable), (False, Failure)])
def test_a_fault_outweighs_what_could_not_be_tried(monkeypatch, tmp_path, holds, kind):
    @contextlib.contextmanager
    def clean_root(suite):
        if suite == "trixie":
            raise Unable("the mirror is silent")
        yield suite

    monkeypatch.delenv("CLAIMDESK_SUITES", raising=False)
    monkeypatch.setattr(verifying.os, "geteuid", lambda: 0)
    monkeypatch.setattr(verifying, "screen", lambda: contextlib.nullcontext(":1"))
    monkeypatch.setattr(verifying, "clean_root", clean_root)
    monkeypatch.setattr(verifying, "check_deb", lambda *asked: asked[-1].say(holds, f"it works on {asked[1]}"))
    with pytest.raises(Failure) as raised:
        verifying.verify(P, [tmp_path / "claimdesk.deb"])
    assert type(raised.value) is kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("E: Failed to fetch http://mirror.example.org/libegl1.deb  404  Not Found", Unable),
        ("E: Unable to correct problems, you have held broken packages.", None),
    ],
)
def test_a_mirror_that_hands_nothing_out_is_no_fault_of_the_package(monkeypatch, tmp_path, said, kind):
    (tmp_path / "var/cache/apt/archives").mkdir(parents=True)
    monkeypatch.setattr(roots, "CACHE", tmp_path)
    root = roots.Root("bookworm", tmp_path)
    monkeypatch.setattr(root, "run", lambda *command: subprocess.CompletedProcess(command, 100, said))
    if kind is None:
        assert root.install("./package.deb").returncode == 100
    else:
        with pytest.raises(kind, match=r"hand out http://mirror.example.org/libegl1.deb  404  Not Found$"):
            root.install("./package.deb")
