"""What is kept of an exception: where it came from, and nothing that it was about."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.diagnostics import redaction
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.records import from_record

PRIVATE = "The mayor's harbour “cost” twelve"


def raised(cause):
    try:
        cause()
    except BaseException as error:  # noqa: BLE001 - whatever it was asked for
        return error
    raise AssertionError("nothing was raised")


def throw(error):
    raise error


def at_home(error):
    """Raise it as if in our own code."""
    scope: dict[str, object] = {}
    exec(compile("def fail(error): raise error", redaction.__file__, "exec"), scope)  # noqa: S102
    scope["fail"](error.with_traceback(None))


def in_sqlite(statement, *values):
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE TABLE claim (statement TEXT UNIQUE NOT NULL)")
        connection.execute("INSERT INTO claim VALUES ('x')")
        connection.execute(statement, values)
    finally:
        connection.close()


@pytest.mark.parametrize(
    "error",
    [
        ClaimdeskError(f"There is no file {PRIVATE}."),
        KeyError(PRIVATE),
        OSError(2, "No such file or directory", f"/home/ada/{PRIVATE}.txt"),
        FileNotFoundError(PRIVATE),
        ValueError(f"invalid literal for int() with base 10: {PRIVATE!r}"),
        ValueError(f"bad: ‘{PRIVATE}"),
        AttributeError(f"'Claim' object has no attribute '{PRIVATE}'"),
        ImportError(f"cannot import name '{PRIVATE}'"),
        RuntimeError(f"first line\n{PRIVATE}"),
        TypeError(f"\N{LEFT DOUBLE QUOTATION MARK}{PRIVATE}"),
        json.JSONDecodeError("Expecting value", PRIVATE, 0),
        UnicodeDecodeError("utf-8", PRIVATE.encode(), 0, 1, "invalid start byte"),
        type("Foreign", (Exception,), {})(PRIVATE),
        type("Heir", (ValueError,), {})(PRIVATE),
        SyntaxError(PRIVATE),
        SystemExit(PRIVATE),
        ExceptionGroup(PRIVATE, [ValueError(repr(PRIVATE))]),
        raised(lambda: in_sqlite("INSERT INTO claim VALUES (?)", "x")),
        raised(lambda: in_sqlite(f"SELECT * FROM '{PRIVATE}'")),
        raised(lambda: in_sqlite("SELECT twelve FROM claim")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_word_of_what_it_was_about_is_kept(error):
    for one in (raised(lambda: throw(error)), raised(lambda: at_home(error)), error.with_traceback(None)):
        told = redaction.told(one)
        assert type(one).__name__ in told
        for word in ("mayor", "harbour", "cost", "twelve", "ada"):
            assert word not in told


def test_notes_causes_and_groups_are_told_by_the_same_rule():
    def fail():
        try:
            throw(KeyError(PRIVATE))
        except KeyError as error:
            raise ExceptionGroup(PRIVATE, [ValueError(PRIVATE), OSError(28, "No space left on device")]) from error

    error = raised(fail)
    error.add_note(PRIVATE)
    told = redaction.told(error)
    assert [name for name in ("KeyError", "ExceptionGroup", "ValueError", "OSError") if name not in told] == []
    assert "[Errno 28] No space left on device" in told
    assert "mayor" not in told


def test_a_foreign_module_s_words_are_not_trusted_and_python_s_are():
    """An error that our own code meets keeps what Python says; in another package's code nothing is kept."""
    ours = raised(lambda: from_record(int, {"x": 1}))
    assert redaction.message(ours)
    foreign: dict[str, object] = {}
    exec(compile("def fail(words): raise ValueError(words)", "/usr/share/other/module.py", "exec"), foreign)  # noqa: S102
    assert redaction.message(raised(lambda: foreign["fail"]("harbour"))) == ""


def test_names_of_attributes_and_modules_are_kept():
    assert redaction.message(raised(lambda: None.text)) == "NoneType has no attribute text"
    assert redaction.message(raised(lambda: __import__("no_such_module"))) == "module no_such_module"
    broken = raised(lambda: in_sqlite("INSERT INTO claim VALUES (NULL)"))
    assert redaction.message(broken) == "SQLITE_CONSTRAINT_NOTNULL: NOT NULL constraint failed: claim.statement"


def test_files_are_told_by_their_place_in_their_package(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    told = redaction.told(raised(lambda: json.loads("{")))
    assert "json/decoder.py:" in told
    assert "test_redaction.py:" in told
    assert str(Path(__file__).parent) not in told
    assert redaction.shortened(str(Path(redaction.__file__))) == "claimdesk/diagnostics/redaction.py"
    trace = f'  File "{redaction.__file__}", line 3 in told\n  File "<string>", line 1'
    assert redaction.shortened_trace(trace).startswith('  File "claimdesk/diagnostics/redaction.py", line 3')


def test_a_deep_recursion_is_told_in_few_lines():
    def fall():
        fall()

    told = redaction.told(raised(fall))
    assert "RecursionError" in told
    assert " more …" in told
    assert len(told.splitlines()) < 50


def test_two_bugs_at_one_place_are_one_and_elsewhere_another():
    def fail(which):
        if which:
            raise ValueError(str(which))
        raise ValueError("none")

    first, again, other = (raised(lambda which=which: fail(which)) for which in (1, 2, 0))
    assert redaction.place(first) == redaction.place(again) != redaction.place(other)


@given(st.text(), st.sampled_from("'\"‘“«`„"), st.text())
def test_what_follows_a_quotation_mark_is_cut(words, mark, behind):
    assert redaction.cut(f"cannot take {mark}{words}{mark} {behind}") == "cannot take …"
    assert redaction.cut(f"cannot take {mark}{words}") == "cannot take …"


def test_an_apostrophe_opens_nothing():
    assert redaction.cut("can't do it") == "can't do it"
