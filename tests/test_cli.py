"""The command line, as scripts call it: what it prints, what it exits with, and that Qt stays out of it."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.__main__ import main
from claimdesk.diagnostics import hooks
from claimdesk.domain.model import Evidence, Source, Status
from claimdesk.domain.text import Span
from claimdesk.services.opening import open_desk
from claimdesk.services.sample import add_sample
from claimdesk.settings import Settings, default_library

DESKTOP = Path(__file__).parents[1] / "desktop"
TEXT = "The bridge cost three million euros.\nNobody crossed it in May, the café owner said.\n"
NEWER = 9999


@pytest.fixture(autouse=True)
def at_home(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def call(capsys, monkeypatch):
    """Call ``claimdesk`` with these arguments; the exit code, what stands on stdout and what on stderr."""

    def called(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as left:
            code = left.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return called


@pytest.fixture
def ok(call):
    """Call it, expect success and silence on stderr; what stands on stdout, or the JSON document that it is."""

    def called(*arguments, stdin=b""):
        code, out, err = call(*arguments, stdin=stdin)
        assert (code, err) == (0, "")
        return json.loads(out) if "--json" in arguments else out

    return called


@pytest.fixture
def refused(call):
    """Call it and expect one plain sentence on stderr, exit code 1 and nothing else."""

    def called(*arguments, stdin=b""):
        code, out, err = call(*arguments, stdin=stdin)
        assert (code, out) == (1, "")
        assert err.endswith((".\n", "?\n"))
        assert len(err.splitlines()) == 1
        assert "Traceback" not in err
        return err.strip()

    return called


@pytest.fixture
def text_file(tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def desk():
    opened = open_desk(default_library(), Settings.load())
    yield opened
    opened.library.close()


@pytest.fixture
def worked(desk):
    """A library with the sample, and an article with one false, cited claim that needs review; the claim's id."""
    add_sample(desk)
    article = desk.add_article(draft_of(TEXT)).article
    claim_id = desk.mark_claim(article.id, Span(0, 35), statement="The bridge cost 3 million.").claim_id
    rating = next(r for r in desk.scales()[0].ratings if r.label == "False")
    desk.give_verdict(claim_id, rating, explanation="It cost two.")
    desk.edit_claim(claim_id, status=Status.NEEDS_REVIEW)
    source = Source(title="The budget", url="https://example.org/budget")
    desk.cite(source, Evidence(claim_id=claim_id, source_id=source.id))
    return claim_id


def draft_of(text):
    from claimdesk.domain.views import ArticleDraft

    return ArticleDraft(title="Bridge", text=text)


def without_time(text):
    return [line for line in text.splitlines() if not line.startswith('  "exported_at"')]


# add


def test_add_prints_id_and_title_of_each_file(ok, tmp_path, text_file):
    (tmp_path / "two words.txt").write_text("Second text.", "utf-8")
    lines = ok("add", text_file, "two words.txt").splitlines()
    assert [line.split("\t")[1] for line in lines] == ["Bridge", "Two words"]
    known = [record["id"] for record in ok("list", "articles", "--json")]
    assert [line.split("\t")[0] for line in lines] == known[::-1]


def test_add_takes_standard_input_with_title_and_url(ok):
    said = ok("add", "-", "--title", "Café", "--url", "https://example.org/a", "--json", stdin=TEXT.encode())
    assert [{**said[0], "id": ""}] == [{"id": "", "title": "Café", "characters": len(TEXT), "new": True}]
    assert ok("list", "articles", "--json")[0]["url"] == "https://example.org/a"


def test_a_title_of_several_lines_is_printed_in_one(ok):
    assert ok("add", "-", "--title", "One\n\ttwo", stdin=b"words").partition("\t")[2] == "One two\n"


def test_the_same_text_twice_is_one_article(ok, text_file):
    first = ok("add", text_file, "--json")[0]
    again = ok("add", "-", "--json", stdin=TEXT.replace("\n", "\r\n").encode())[0]
    assert (first["new"], again["new"]) == (True, False)
    assert first["id"] == again["id"]


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\xff\xfe\xfa" * 99, b"", b" \n\t\n", b"\xef\xbb\xbf"],
    ids=["bytes", "empty", "blank", "mark"],
)
def test_what_is_no_text_is_refused_from_file_and_stdin(refused, tmp_path, ok, data):
    (tmp_path / "odd.txt").write_bytes(data)
    assert "no text" in refused("add", "odd.txt")
    assert "no text" in refused("add", "-", stdin=data)
    assert ok("list", "articles", "--json") == []


def test_of_several_files_all_come_in_or_none(refused, ok, text_file):
    assert "nowhere.txt" in refused("add", text_file, "nowhere.txt")
    assert ok("list", "articles", "--json") == []


def test_what_else_cannot_be_added_is_refused(refused):
    assert "folder" in refused("add", ".")
    assert "link" in refused("add", "https://example.org/a")
    assert "\\udcff" in refused("add", "\udcff.txt")


def test_utf_16_and_byte_order_marks_are_read(ok, tmp_path):
    (tmp_path / "wide.txt").write_bytes(TEXT.encode("utf-16"))
    assert ok("add", "wide.txt", "--json")[0]["characters"] == len(TEXT)


# list


def test_lists_are_newest_first_and_have_their_fields(ok, worked):
    articles = ok("list", "articles", "--json")
    assert articles[0]["title"] == "Bridge"
    assert {"id", "title", "publisher", "characters", "claims", "checked"} <= articles[0].keys()
    assert "text" not in articles[0]
    claims = ok("list", "claims", "--json")
    assert (claims[0]["id"], claims[0]["verdicts"], claims[0]["quotes"]) == (worked, ["False"], [TEXT[:35]])
    assert ok("list", "sources", "--json")[0]["title"] == "The budget"


@pytest.mark.parametrize("what", ["articles", "claims", "sources"])
def test_a_table_has_a_head_and_a_line_for_each(ok, worked, what):
    lines = ok("list", what).splitlines()
    assert lines[0].startswith("id ")
    assert len(lines) == 1 + len(ok("list", what, "--json"))


@pytest.mark.parametrize(
    ("what", "words", "found"),
    [
        ("articles", "CAFÉ owner", 1),
        ("articles", "bridge nowhere", 0),
        ("claims", "two", None),
        ("claims", "3 MILLION", 1),
        ("sources", "budget", 1),
        ("sources", "example.org/budget", 1),
    ],
)
def test_search_wants_every_word_whatever_its_case(ok, worked, what, words, found):
    ids = [record["id"] for record in ok("list", what, "--search", words, "--json")]
    assert found is None or len(ids) == found
    if what == "claims":
        assert worked in ids


def test_verdict_and_status_choose_what_is_listed(ok, worked):
    assert [r["id"] for r in ok("list", "claims", "--status", "needs_review", "--json")] == [worked]
    assert worked in [r["id"] for r in ok("list", "claims", "--verdict", "false", "--verdict", "True", "--json")]
    assert ok("list", "claims", "--verdict", "Nonsense", "--json") == []
    assert [r["title"] for r in ok("list", "articles", "--status", "needs_review", "--json")] == ["Bridge"]
    assert [r["title"] for r in ok("list", "sources", "--status", "needs_review", "--json")] == ["The budget"]


# export and import


def test_export_to_stdout_and_to_a_file_are_the_same(ok, call, worked, tmp_path):
    printed = ok("export", "json")
    assert ok("export", "json", "-o", "set.json") == ""
    assert without_time(printed) == without_time((tmp_path / "set.json").read_text("utf-8"))
    code, table, lost = call("export", "csv")
    assert (code, "Left out" in lost) == (0, True)
    call("export", "csv", "-o", "set.csv")
    assert (tmp_path / "set.csv").read_bytes().decode() == table


def test_csv_keeps_its_line_ends_on_stdout(call, worked):
    _, table, _ = call("export", "csv")
    assert table.count("\r\n") == table.count("\n") > 1
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["article_title"] for row in rows} >= {"Bridge"}


def test_an_export_can_be_of_a_part(ok, call, worked):
    articles = {record["title"]: record["id"] for record in ok("list", "articles", "--json")}

    def claims(*options):
        return [claim["id"] for claim in json.loads(ok("export", "json", *options))["claims"]]

    assert claims("--article", articles["Bridge"]) == [worked]
    assert claims("--status", "needs_review") == [worked]
    assert worked in claims("--verdict", "False")
    assert worked not in claims("--verdict", "True")
    assert worked in claims("--reviewer", Settings.load().reviewer_id)
    assert claims("--reviewer", "Nobody") == []
    assert set(claims(*(x for key in articles.values() for x in ("--article", key)))) == set(claims())


def test_a_round_trip_through_files_is_exact(ok, worked, tmp_path):
    ok("export", "json", "-o", "first.json")
    library = ("--library", tmp_path / "other.claimdesk")
    assert ok(*library, "import", "first.json", "--dry-run", "--json")["claim"]["new"] > 1
    assert ok(*library, "list", "claims", "--json") == []
    said = ok(*library, "import", "first.json")
    assert "claim: " in said
    assert without_time(ok(*library, "export", "json")) == without_time((tmp_path / "first.json").read_text("utf-8"))
    again = ok(*library, "import", "first.json", "--json")
    assert not any(counts["new"] or counts["changed"] for noun, counts in again.items() if noun != "notes")


def test_an_empty_set_is_said_to_be_empty(ok, tmp_path):
    (tmp_path / "bare.json").write_text('{"format": "claimdesk-annotation-set", "version": 1}', "utf-8")
    assert ok("import", "bare.json") == "There is nothing in the set.\n"


def test_exports_and_imports_that_cannot_be(refused, worked, tmp_path, text_file):
    assert "xml" in refused("export", "xml")
    assert "folder" in refused("export", "json", "-o", tmp_path / "nowhere" / "set.json")
    assert "folder" in refused("export", "json", "-o", tmp_path)
    assert "no article" in refused("export", "json", "--article", "nonsense")
    assert "nowhere" in refused("import", "nowhere.json")
    assert "no annotation set" in refused("import", text_file)


@pytest.mark.parametrize(
    "content",
    [
        '{"format": "claimdesk-annotation-set", "version": 2}',
        '{"format": "claimdesk-annotation-set", "version": 1e999}',
        '{"format": "claimdesk-annotation-set", "version": ' + "9" * 5000 + "}",
        '{"format": "claimdesk-annotation-set", "version": 1, "claims": "three"}',
        "[" * 100_000,
        "{",
        '{"format": "something else"}',
        '{"format": "claimdesk-annotation-set", "version": 1, "claims": NaN}',
    ],
    ids=["newer", "infinite", "huge", "wrong", "deep", "cut", "other", "nan"],
)
def test_broken_sets_change_nothing(refused, ok, worked, tmp_path, content):
    before = ok("history", "--json")
    (tmp_path / "broken.json").write_text(content, "utf-8")
    refused("import", "broken.json")
    assert ok("history", "--json") == before


def test_with_one_broken_file_nothing_of_the_others_is_taken(refused, ok, worked, tmp_path):
    ok("export", "json", "-o", "good.json")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    library = ("--library", tmp_path / "other.claimdesk")
    refused(*library, "import", "good.json", "broken.json")
    assert ok(*library, "list", "articles", "--json") == []


def test_a_failed_export_leaves_the_old_file_whole(refused, tmp_path, worked):
    old = tmp_path / "set.json"
    old.write_text("precious", "utf-8")
    refused("export", "json", "--article", "nonsense", "-o", old)
    assert old.read_text("utf-8") == "precious"
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]


# the rest


def test_formats_names_what_is_read_and_written(ok):
    records = ok("formats", "--json")
    assert [(r["name"], r["ending"], r["reads"], r["writes"]) for r in records] == [
        ("json", ".json", True, True),
        ("csv", ".csv", True, True),
    ]
    assert [line.split()[0] for line in ok("formats").splitlines()] == ["name", "json", "csv"]


def test_history_tells_who_what_and_when_newest_last(ok, worked, refused):
    steps = ok("history", "--claim", worked, "--json")
    assert [step["name"] for step in steps] == ["Mark claim", "Give verdict", "Change status", "Cite source"]
    assert {"number", "at", "reviewer_name", "edits"} <= steps[0].keys()
    lines = ok("history").splitlines()
    assert "Add sample article" in lines[0]
    assert len(lines) > len(steps)
    assert "no claim" in refused("history", "--claim", "nonsense")


def test_info_tells_version_paths_and_sizes(ok, worked, home):
    record = ok("info", "--json")
    assert record["library"] == str(default_library())
    assert record["bytes"] > 0
    assert record["schema"] >= 1
    assert record["article_count"] == 2
    assert str(home) in record["settings"]
    assert f"library: {default_library()}" in ok("info").splitlines()


def test_the_self_test_holds_and_keeps_its_files(ok, refused, tmp_path, text_file):
    for _ in range(2):
        lines = ok("self-test", "--keep", tmp_path / "kept").splitlines()
        assert all(line.startswith("ok: ") for line in lines[:-1])
        assert lines[-2].startswith("ok: licences: Literata, Lucide, Python, SQLite")
        assert lines[-1] == "All is well."
    assert {"first.json", "first.csv", "second.json"} <= {each.name for each in (tmp_path / "kept").iterdir()}
    assert "cannot be used" in refused("self-test", "--keep", text_file / "below")
    assert not default_library().exists()


def test_a_report_holds_what_would_have_been_said(call, tmp_path, text_file, monkeypatch):
    report = tmp_path / "report.txt"
    assert call("self-test", "--report", report) == (0, "", "")
    lines = report.read_text("utf-8").splitlines()
    assert lines[0].startswith("Claimdesk ")
    assert lines[-1] == "All is well."
    assert call("self-test", "--keep", text_file / "below", "--report", report) == (1, "", "")
    assert "cannot be used" in report.read_text("utf-8")
    code, out, err = call("self-test", "--report", tmp_path / "nowhere" / "report.txt")
    assert (code, out) == (1, "")
    assert "cannot be written" in err

    def breaks(_keep):
        raise KeyError("of the test")

    monkeypatch.setattr("claimdesk.services.self_test.run", breaks)
    assert call("self-test", "--report", report) == (1, "", "")
    assert "Claimdesk met a fault of its own" in report.read_text("utf-8")
    hooks.forget()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"], ["list"], ["list", "nonsense"], ["add"], ["import"], ["export"], ["export", "json", "-o"],
        ["list", "claims", "--status", "x"],
        ["add", "a.txt", "b.txt", "--title", "One for two"], ["export", "json", "--nonsense"],
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(call, arguments):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert "usage: claimdesk" in err


def test_help_names_every_verb(call):
    code, out, _ = call("--help")
    assert code == 0
    for verb in ("open", "add", "list", "import", "export", "formats", "history", "info", "self-test"):
        assert f"\n    {verb} " in out


# which library


def test_the_library_is_named_by_option_environment_or_default(ok, tmp_path, monkeypatch, text_file):
    ok("add", text_file)
    monkeypatch.setenv("CLAIMDESK_LIBRARY", str(tmp_path / "env.claimdesk"))
    assert ok("info", "--json")["library"] == str(tmp_path / "env.claimdesk")
    assert ok("list", "articles", "--json") == []
    option = ("--library", tmp_path / "option.claimdesk")
    assert ok(*option, "info", "--json")["library"] == str(tmp_path / "option.claimdesk")
    monkeypatch.delenv("CLAIMDESK_LIBRARY")
    assert len(ok("list", "articles", "--json")) == 1


def test_what_is_no_library_is_refused_and_left_as_it_is(refused, tmp_path, text_file):
    assert "folder" in refused("--library", tmp_path / "nowhere" / "l.claimdesk", "list", "articles")
    assert "folder" in refused("--library", tmp_path, "info")
    before = text_file.read_bytes()
    assert "not a Claimdesk library" in refused("--library", text_file, "add", text_file)
    assert text_file.read_bytes() == before


def test_a_newer_library_is_refused_and_left_as_it_is(refused, ok, tmp_path):
    path = tmp_path / "newer.claimdesk"
    ok("--library", path, "info")
    with sqlite3.connect(path) as changed:
        changed.execute(f"PRAGMA user_version = {NEWER}")
    changed.close()
    before = path.read_bytes()
    assert "newer" in refused("--library", path, "list", "claims")
    assert path.read_bytes() == before


def test_a_damaged_library_is_refused(refused, ok, tmp_path):
    path = tmp_path / "damaged.claimdesk"
    ok("--library", path, "add", "-", stdin=TEXT.encode())
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    assert str(path) in refused("--library", path, "list", "articles")


def test_a_library_that_another_program_writes_to_is_not_waited_for_forever(refused, ok, tmp_path, monkeypatch):
    monkeypatch.setattr("claimdesk.storage.connections._SAFE", ("foreign_keys = ON", "busy_timeout = 20"))
    path = tmp_path / "locked.claimdesk"
    ok("--library", path, "info")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert "Another program" in refused("--library", path, "add", "-", stdin=b"words")
        assert ok("--library", path, "list", "articles", "--json") == []
    finally:
        other.close()


# real processes


def process(*arguments, **more):
    environment = os.environ | {"PYTHONPATH": str(DESKTOP)} | more.pop("env", {})
    given = [os.fsencode(each) for each in arguments]
    return subprocess.run(
        [sys.executable, "-m", "claimdesk", *given], env=environment, capture_output=True, check=False, **more
    )


LOADED = """
import io, sys
from claimdesk.__main__ import main
sys.stdin = io.TextIOWrapper(io.BytesIO(b"words"))
for arguments in {calls}:
    try:
        main(arguments)
    except SystemExit:
        pass
    found = [name for name in sys.modules if name.split(".")[0] in {{"PySide6", "shiboken6"}}]
    assert not found, (arguments, found)
"""


def test_no_verb_loads_qt(tmp_path):
    (tmp_path / "a.txt").write_text("Words.", "utf-8")
    calls = [
        ["--help"], ["add", "a.txt"], ["add", "-"], ["list", "articles"], ["list", "claims", "--json"],
        ["list", "sources"], ["export", "json", "-o", "a.json"], ["export", "csv"], ["import", "a.json"], ["formats"],
        ["history"], ["info"], ["self-test"], ["nonsense"], ["add", "nowhere.txt"],
    ]  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-c", LOADED.format(calls=calls)],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


def test_a_plain_locale_changes_nothing(tmp_path):
    for env in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}):
        added = process("add", "-", "--json", input="Das Café schließt.".encode(), env=env)
        assert json.loads(added.stdout.decode("utf-8"))[0]["title"] == "Das Café schließt."
        assert "“nirgendwo”" in process("export", "nirgendwo", env=env).stderr.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(worked, tmp_path):
    for arguments in (["export", "json"], ["list", "claims"]):
        running = subprocess.Popen(
            [sys.executable, "-m", "claimdesk", *arguments],
            env=os.environ | {"PYTHONPATH": str(DESKTOP)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        running.stdout.close()
        error = running.stderr.read()
        running.stderr.close()
        assert (running.wait(), error) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_output_that_cannot_be_written_is_said(worked):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "claimdesk", "list", "claims", "--json"],
            env=os.environ | {"PYTHONPATH": str(DESKTOP)}, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr == "The output could not be written: No space left on device.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize(
    ("env", "reason"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":99"}, ""),
        ({"QT_QPA_PLATFORM": "nonsense"}, "nonsense"),
    ],
    ids=["none", "unreachable", "unknown"],
)
@pytest.mark.parametrize("arguments", [[], ["open", "a.txt"], ["self-test", "--gui"]], ids=" ".join)
def test_without_a_display_one_sentence_says_so(tmp_path, monkeypatch, env, reason, arguments):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = process(*arguments, env=env, cwd=tmp_path)
    said = ran.stderr.decode()
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert len(said.splitlines()) == 1
    assert reason in said
    assert "work without a display" in said
    assert not list(tmp_path.glob("core*"))


def test_without_qt_one_sentence_says_so(home):
    script = "import sys; sys.modules['PySide6'] = None; from claimdesk.__main__ import main; sys.exit(main([]))"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "a library is missing" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


# Damage


def damage(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path.read_bytes()


def test_a_sound_library_is_said_to_be_sound(ok, text_file):
    ok("add", text_file)
    assert ok("check").startswith(f"The library {default_library()} is sound. Looked at: reviewer 0")
    found = ok("check", "--json")
    assert (found["sound"], found["full"], found["faults"], found["counts"]["article"]) == (True, True, [], 1)


def test_a_damaged_library_is_checked_and_nothing_else(ok, call, refused, text_file):
    ok("add", text_file)
    before = damage(default_library())
    for verb in (["list", "claims"], ["info"], ["history"], ["add", text_file], ["export", "json"]):
        said = refused(*verb)
        assert "is damaged" in said
        assert "“claimdesk check”" in said
        assert "“claimdesk restore”" in said
    code, out, err = call("check")
    assert code == 1
    assert out.splitlines()
    assert err.startswith(f"{len(out.splitlines())} fault")
    assert len(err.splitlines()) == 1
    code, out, _ = call("check", "--json")
    assert (code, json.loads(out)["sound"]) == (1, False)
    assert default_library().read_bytes() == before


def test_nothing_is_made_by_a_check(refused, tmp_path):
    assert "There is no library" in refused("--library", tmp_path / "gone.claimdesk", "check")
    assert not (tmp_path / "gone.claimdesk").exists()


def test_what_can_be_read_is_saved(ok, refused, text_file, tmp_path):
    ok("add", text_file)
    path = default_library()
    path.write_bytes(path.read_bytes()[:-1])
    assert "article: 1 saved" in ok("salvage", tmp_path / "new.claimdesk")
    assert "sound" in ok("--library", tmp_path / "new.claimdesk", "check")
    assert "is there already" in refused("salvage", tmp_path / "new.claimdesk")
    assert ok("salvage", tmp_path / "two.claimdesk", "--json")["saved"]["article"] == 1


def test_a_library_is_never_written_over_by_an_export_or_a_report(ok, refused, worked, tmp_path):
    ok("backup", tmp_path / "kept.claimdesk")
    (tmp_path / "link.json").symlink_to(default_library())
    for target in (default_library(), "link.json", "kept.claimdesk"):
        assert "nothing was written" in refused("export", "json", "-o", target)
    assert "no report was written" in refused("self-test", "--report", default_library())
    assert ok("check", "--json")["sound"]
    assert ok("--library", tmp_path / "kept.claimdesk", "check", "--json")["sound"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a shell cannot close a standard stream")
def test_streams_that_are_closed_are_no_fault_of_ours(worked):
    environment = os.environ | {"PYTHONPATH": str(DESKTOP)}

    def shell(words):
        command = ["sh", "-c", f'"{sys.executable}" -m claimdesk {words}']
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    for verb in ("list articles", "export json"):
        ran = shell(f"{verb} >&-")
        assert (ran.returncode, ran.stderr) == (1, "The output could not be written: Bad file descriptor.\n")
    assert "text" in shell("add - <&-").stderr
    ran = shell("export csv 2>&-")
    assert (ran.returncode, "Left out" in ran.stdout) == (0, False)


def test_what_a_terminal_would_obey_is_not_printed(ok):
    ok("add", "-", "--title", "Title\x1b]0;own\x07\x1b[2J", stdin=b"Words.")
    assert not {"\x1b", "\x07"} & set(ok("list", "articles") + ok("history"))


def test_a_backup_is_restored_where_there_was_nothing_yet(ok, worked, tmp_path):
    kept = tmp_path / "kept.claimdesk"
    ok("backup", kept)
    shutil.rmtree(default_library().parent)
    ok("restore", kept)
    assert ok("check", "--json")["sound"]
