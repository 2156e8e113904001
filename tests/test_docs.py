"""What is written for people is true: commands, keys, links, versions, columns and licences are those of the code."""

import json
import re
import shlex
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

import claimdesk
from claimdesk import cli
from claimdesk.services.exchange.csv_cells import COLUMNS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
RESOURCES = sorted(path for path in (ROOT / "resources").rglob("*") if path.is_file())

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# Paths of one machine, and hosts that packages are fetched from: neither is anybody else's business.
FORBIDDEN = re.compile(
    r"(?<![\w.~])/(?:tmp|work|root|home|opt)\b|\bpypi\.|pythonhosted|npmjs|artifactory", re.IGNORECASE
)


def page(name):
    return (ROOT / name).read_text("utf-8")


def between(text, begin, end):
    return text.partition(begin)[2].partition(end)[0]


def block_below(text, mark):
    """The lines of the code block that follows a comment."""
    return between(text.partition(mark)[2], "```sh\n", "```").strip().splitlines()


def command(name):
    return block_below(page("README.md"), f"<!-- command: {name} -->")


def anchors(text):
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path):
    text = path.read_text("utf-8")
    for target in LINK.findall(text):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), target


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_speak_of_the_project_alone(path):
    assert not FORBIDDEN.findall(path.read_text("utf-8"))


def test_every_page_is_reached_from_readme():
    reached, todo = set(), [ROOT / "README.md"]
    while todo:
        path = todo.pop()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        links = (link.partition("#")[0] for link in LINK.findall(path.read_text("utf-8")))
        todo += [(path.parent / link).resolve() for link in links if link and not link.startswith("https://")]
    assert set(PAGES) <= reached


def test_the_checks_on_a_bare_machine_take_their_commands_from_the_pages():
    script = page(".ci/run")
    named = re.findall(r"\$\(command_of ([\w-]+) (\S+)\)", script)
    assert len(named) == 4
    for name, told in named:
        assert block_below(page(told), f"<!-- command: {name} -->"), name
    assert "pip install" not in script.replace('pip" install', ""), "a command of its own"


def test_the_test_command_uses_what_there_is():
    (line,) = command("test")
    assert (ROOT / re.search(r"-c (\S+)", line)[1]).is_file()
    assert "dev" in tomllib.loads(page("pyproject.toml"))["project"]["optional-dependencies"]


def test_every_verb_is_told_and_every_told_verb_is_there():
    table = between(page("README.md"), "<!-- verbs -->", "<!-- /verbs -->")
    told = {found[1]: found[0] for found in re.finditer(r"^\| `claimdesk ([\w-]+)[^|]*\|.*$", table, re.MULTILINE)}
    known = verbs()
    assert told.keys() == known.keys()
    for verb, row in told.items():
        options = known[verb] - {"--json", "--help", "-h", "--output"}
        assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", row)) <= known[verb], verb
        if verb != "list":  # its options stand in the sentence beside it
            assert options <= set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", row)), verb


def verbs():
    parser = cli.parser()
    choices = next(action.choices for action in parser._actions if action.dest == "verb")
    return {verb: set(sub._option_string_actions) for verb, sub in choices.items()}


def test_commands_in_the_guide_are_understood():
    lines = block_below(page("docs/guide.md"), "<!-- try -->")
    assert lines
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "claimdesk"
        assert cli.parse(arguments).verb


def test_commands_in_the_guide_do_what_they_say(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMDESK_LIBRARY", str(tmp_path / "first.claimdesk"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path))
    Path("article.txt").write_text("The bridge is the oldest in the valley.\n", "utf-8")
    for line in block_below(page("docs/guide.md"), "<!-- try -->"):
        assert cli.run(cli.parse(shlex.split(line)[1:])) == 0, line
    assert Path("set.json").is_file()


def test_the_table_of_keys_is_the_table_of_actions():
    from claimdesk.ui.actions import ACTIONS, MENUS

    digits = [row for row in ACTIONS if row.name.startswith("rate_")]
    assert [row.keys for row in digits] == [(str(n),) for n in range(1, 10)]
    expected = []
    for row in ACTIONS:
        if row is digits[0]:
            expected.append("| Claim | Give verdict 1 to 9 | `1` to `9` |")
        elif row.keys and row not in digits:
            keys = " or ".join(f"`{key}`" for key in row.keys)
            expected.append(f"| {MENUS[row.menu]} | {row.text} | {keys} |".replace("&", ""))
    assert keys_told("docs/guide.md") == expected
    assert [line for line in keys_told("README.md") if line not in expected] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_menu_entry_that_is_named_is_there(path):
    from claimdesk.ui.actions import ACTIONS, MENUS

    known = {f"{MENUS[row.menu]} → {row.text}".replace("&", "") for row in ACTIONS}
    named = {" ".join(found.split()) for found in re.findall(r"\*(\w+\s→[^*]+)\*", path.read_text("utf-8"))}
    assert named <= known


def keys_told(name):
    return between(page(name), "<!-- keys -->", "<!-- /keys -->").strip().splitlines()[2:]


def test_the_columns_of_the_csv_are_told_in_order():
    told = between(page("docs/formats.md"), "<!-- columns -->", "<!-- /columns -->")
    assert tuple(re.findall(r"`(\w+)`", told)) == COLUMNS


def test_the_keys_of_the_annotation_set_are_told_in_order():
    schema = json.loads(page("resources/schemas/annotation-set-1.json"))
    text = between(page("docs/formats.md"), "| Key | Holds |", "\n\n")
    for name, listed in schema["properties"].items():
        if "items" not in listed:
            continue
        row = re.search(rf"^\| `{name}` \|(.*)$", text, re.MULTILINE)[1]
        parts = schema["$defs"][listed["items"]["$ref"].rpartition("/")[2]]["properties"]
        told = [word for word in re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", row)) if word in parts]
        assert told == list(parts), name


def test_one_version_everywhere():
    project = tomllib.loads(page("pyproject.toml"))["project"]
    newest = re.search(r"^## \[([^\]]+)\]", page("CHANGELOG.md"), re.MULTILINE)[1]
    assert claimdesk.__version__ == project["version"] == newest


def test_every_resource_has_its_licence_told():
    told = between(page("docs/licences.md"), "## In the package", "## Needed to run")
    patterns = re.findall(r"`(resources/[^`]+)`", told)
    papers = {"resources/fonts/README.md", "resources/fonts/literata-LICENSE.txt", "resources/icons/LICENSE.txt"}
    paths = {path.relative_to(ROOT).as_posix() for path in RESOURCES} - papers
    assert {path for path in paths if not any(fnmatch(path, pattern) for pattern in patterns)} == set()
    assert [pattern for pattern in patterns if not any(fnmatch(path, pattern) for path in paths)] == []


def test_every_package_needed_to_run_has_its_licence_told():
    project = tomllib.loads(page("pyproject.toml"))["project"]
    told = between(page("docs/licences.md"), "## Needed to run", "## How the terms").lower()
    names = [re.match(r"[\w-]+", needed)[0].lower() for needed in project["dependencies"]]
    assert [name for name in names if f"`{name}`" not in told] == []
