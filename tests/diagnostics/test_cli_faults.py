"""A bug met by the command line: one sentence, exit code 1, and no traceback."""

import pytest

from claimdesk import cli
from claimdesk.services import listing
from diagnostics.conftest import kept

__all__ = ["kept"]


@pytest.fixture
def broken(kept, monkeypatch):
    def fail(*_):
        raise ValueError("bad 'Zinnober'")

    monkeypatch.setattr(listing, "info", fail)


def test_a_bug_is_one_sentence_that_names_the_log(broken, kept, capsys):
    assert cli.run(cli.parse(["info"])) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.endswith(f"it is described in {kept}.\n")
    assert "ValueError" in kept.read_text("utf-8")
    assert "Zinnober" not in said.err + kept.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_not_promised(broken, kept, capsys):
    kept.parent.parent.mkdir(parents=True, exist_ok=True)
    kept.parent.write_text("no folder")
    assert cli.run(cli.parse(["info"])) == 1
    assert capsys.readouterr().err.endswith("the log could not be written.\n")


def test_a_developer_gets_the_traceback(broken, monkeypatch):
    monkeypatch.setenv("CLAIMDESK_DEBUG", "1")
    with pytest.raises(ValueError, match="Zinnober"):
        cli.run(cli.parse(["info"]))


def test_a_step_that_met_a_bug_is_taken_back(kept, monkeypatch, capsys, tmp_path):
    (tmp_path / "a.txt").write_text("A text.", "utf-8")

    def fail(*_, **__):
        raise ValueError("x")

    monkeypatch.setattr("claimdesk.storage.steps.record", fail)
    arguments = ["--library", str(tmp_path / "x.claimdesk")]
    assert cli.run(cli.parse([*arguments, "add", str(tmp_path / "a.txt")])) == 1
    monkeypatch.undo()
    capsys.readouterr()
    assert cli.run(cli.parse([*arguments, "list", "articles", "--json"])) == 0
    assert capsys.readouterr().out.strip() == "[]"
