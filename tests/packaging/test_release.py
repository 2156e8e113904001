"""The notes of a release, and the rules that its workflows keep."""

import re

import pytest

import build
import notes
from product import ROOT, product

RELEASE = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CHANGELOG = """# Changelog

## [2.0.0] - unreleased

- Not yet.

## [1.1.0] - 2026-03-01

### Added

- A thing.

## [1.0.0] - 2026-01-01

- The first.
"""


def test_the_notes_are_the_section_of_the_version():
    assert notes.notes(CHANGELOG, "1.1.0") == "### Added\n\n- A thing.\n"
    assert notes.notes(CHANGELOG, "1.0.0") == "- The first.\n"


@pytest.mark.parametrize(("version", "said"), [("2.0.0", "no date"), ("3.0.0", "no section"), ("1.1", "no section")])
def test_a_version_without_a_dated_section_has_no_notes(version, said):
    with pytest.raises(ValueError, match=said):
        notes.notes(CHANGELOG, version)


def test_a_tag_that_is_not_the_version_is_refused(capsys):
    assert notes.main("v999") == 1
    assert f"not v{product().version}" in capsys.readouterr().err


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_and_see_no_more_than_they_must(file):
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for name, rest in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest)
    assert "\npermissions: {}\n" in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    jobs = re.split(r"^  (?=[a-z-]+:$)", text.partition("\njobs:\n")[2], flags=re.MULTILINE)[1:]
    assert all("permissions:" in job and "timeout-minutes:" in job for job in jobs)
    assert "pull_request" not in text or "secrets." not in text


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_the_release_installs_what_the_page_names(system):
    page = (ROOT / "docs/packaging.md").read_text("utf-8").partition(f"<!-- command: {system}-tools -->\n```sh\n")[2]
    named = set(page.partition("```")[0].split()) - {"apt-get", "install"}
    job = RELEASE.partition(f"\n  {system}:\n")[2].partition("- run: ")[0]
    assert named
    assert named <= set(job.split())


def test_the_release_asks_for_what_the_build_understands():
    asked = re.findall(r"packaging/build\.py (.*)", RELEASE)
    assert len(asked) == 4
    for line in asked:
        assert "--verify" in line
        assert build.parsed(line.split()).system in build.SYSTEMS


def test_one_action_has_one_version():
    used = {name for file in WORKFLOWS for name in re.findall(r"uses: (\S+ # \S+)", file.read_text("utf-8"))}
    assert len({name.partition("@")[0] for name in used}) == len(used)
