"""``claimdesk backup`` and ``claimdesk restore``: copies that are checked, and nothing lost on the way back."""

import json
import os
from pathlib import Path

import pytest

from claimdesk import cli
from claimdesk.storage.backup import verify
from storage.processes import HOLDS, asked, process, wait_for

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def say(tmp_path, capsys):
    """Run a command on the library of the test; its exit code, and what it wrote to stdout and stderr."""

    def run(*arguments, library="a.claimdesk"):
        capsys.readouterr()
        code = cli.run(cli.parse(["--library", str(tmp_path / library), *map(str, arguments)]))
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


@pytest.fixture
def texts(tmp_path, say):
    """A library with one article, and the file of a second."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"The text of {name}.\n", "utf-8")
    assert say("add", tmp_path / "one.txt")[0] == 0
    return tmp_path


def titles(say):
    return sorted(row["title"] for row in json.loads(say("list", "articles", "--json")[1]))


def test_a_backup_and_back(texts, say):
    code, out, err = say("backup", texts / "b.claimdesk")
    assert (code, err) == (0, "")
    assert out == f"{texts / 'b.claimdesk'} is written and checked (articles: 1, claims: 0, verdicts: 0, sources: 0).\n"
    say("add", texts / "two.txt")
    code, out, err = say("restore", texts / "b.claimdesk")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    assert first == f"{texts / 'a.claimdesk'} is now as in {texts / 'b.claimdesk'}."
    kept = Path(second.removeprefix("What was there before is kept in ").removesuffix("."))
    assert titles(say) == ["One"]
    assert say("restore", kept)[0] == 0
    assert titles(say) == ["One", "Two"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some people make links")
def test_a_link_to_a_library_stays_a_link(texts, say):
    say("backup", texts / "b.claimdesk")
    link, away = texts / "a.claimdesk", texts / "away"
    away.mkdir()
    real = link.rename(away / "real.claimdesk")
    link.symlink_to(real)
    real.write_bytes(real.read_bytes()[:50_000])
    code, out, _ = say("restore", texts / "b.claimdesk")
    assert (code, link.is_symlink()) == (0, True)
    assert titles(say) == ["One"]
    assert Path(out.splitlines()[1].removeprefix("What was there before is kept in ")[:-1]).parent == away


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some people make links")
def test_links_that_lead_to_each_other_are_told_in_a_sentence(texts, say):
    (texts / "x.claimdesk").symlink_to(texts / "y.claimdesk")
    (texts / "y.claimdesk").symlink_to(texts / "x.claimdesk")
    for verb in (["list", "articles"], ["check"], ["restore", texts / "a.claimdesk"]):
        code, out, err = say(*verb, library="x.claimdesk")
        assert (code, out) == (1, "")
        assert err.count("\n") == 1


def test_as_json(texts, say):
    told = json.loads(say("backup", texts / "b.claimdesk", "--json")[1])
    size = (texts / "b.claimdesk").stat().st_size
    held = {"articles": 1, "claims": 0, "verdicts": 0, "sources": 0}
    assert told == {"backup": str(texts / "b.claimdesk"), "bytes": size, **held}
    told = json.loads(say("restore", texts / "b.claimdesk", "--json")[1])
    verify(Path(told.pop("kept")))
    assert told == {"library": str(texts / "a.claimdesk"), "restored": str(texts / "b.claimdesk")}
    told = json.loads(say("restore", texts / "b.claimdesk", "--json", library="new.claimdesk")[1])
    assert told["kept"] is None


def test_while_another_process_has_it_open(texts, say):
    with process(HOLDS, texts / "a.claimdesk") as other:
        wait_for(other, "ready")
        assert say("backup", texts / "b.claimdesk")[0] == 0
        assert asked(other, "write") == "written"
        assert say("restore", texts / "b.claimdesk")[0] == 0
        assert asked(other, "titles") == "One"
        assert asked(other, "write") == "written"
    assert titles(say) == ["One", "late"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["backup", "one.txt"], "left alone"),
        (["backup", "."], "is a folder"),
        pytest.param(["backup", "/dev/null"], "no ordinary file", marks=pytest.mark.skipif(os.name == "nt", reason="")),
        (["backup", "gone/b.claimdesk"], "does not exist"),
        (["restore", "one.txt"], "no backup that can be used"),
        (["restore", "gone.claimdesk"], "There is no backup"),
        (["restore", "a.claimdesk"], "is the library itself"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(texts, say, monkeypatch, arguments, word):
    monkeypatch.chdir(texts)
    before = (texts / "a.claimdesk").read_bytes()
    code, out, err = say(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert word in err
    assert (texts / "a.claimdesk").read_bytes() == before


def test_no_library_is_made_to_be_backed_up(texts, say):
    code, _, err = say("backup", texts / "b.claimdesk", library="gone.claimdesk")
    assert (code, "nothing to back up" in err) == (1, True)
    assert not (texts / "gone.claimdesk").exists()


def backups(home):
    return sorted(path.name.split("-", 1)[1] for path in home.rglob("backups/*/*"))


def test_an_import_is_preceded_by_a_backup_of_what_changed(texts, say, home):
    say("export", "json", "-o", texts / "set.json")
    say("import", texts / "set.json", "--dry-run")
    assert backups(home) == []
    for _ in range(2):
        assert say("import", texts / "set.json")[0] == 0
    assert backups(home) == ["00001-import.claimdesk"]
    say("add", texts / "two.txt")
    say("import", texts / "set.json")
    assert backups(home) == ["00001-import.claimdesk", "00002-import.claimdesk"]


def test_an_import_is_not_stopped_by_a_backup_that_cannot_be_made(texts, say, home):
    say("export", "json", "-o", texts / "set.json")
    folder = next(home.rglob("settings.json")).parent / "backups"
    folder.write_text("a file in its place")
    code, out, err = say("import", texts / "set.json")
    assert (code, out) == (0, "article: 0 new, 0 changed, 1 the same, 0 in conflict\n")
    assert "no backup was made" in err
    assert err.count("\n") == 1
