"""Sentences made below the window: in English as ever, whole whatever stands in them, and written so that they can be
translated.
"""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimdesk
from claimdesk.domain.errors import ClaimdeskError, DamagedError
from claimdesk.domain.phrases import Phrase, joined

PACKAGE = Path(claimdesk.__file__).parent
FIELDS = re.compile(r"\{(\w+)\}")
AWKWARD = st.text(st.sampled_from("{}%\n\t\"'“„\\:0!s ab"), max_size=20) | st.sampled_from(
    ["{path}", "{0}", "{{", "%s"]
)


@given(AWKWARD, AWKWARD)
def test_what_stands_in_a_sentence_comes_out_whole(one, other):
    inner = Phrase("“{name}” or “{path}”", name=other, path=one)
    error = ClaimdeskError("Between {path} and\n {path} stands {what}, {{so}}.", path=one, what=inner)
    assert str(error) == " ".join(f"Between {one} and {one} stands “{other}” or “{one}”, {{so}}.".split())


@given(AWKWARD)
def test_a_pattern_without_values_is_taken_as_it_is(text):
    assert str(ClaimdeskError(text)) == " ".join(text.split())
    assert str(Phrase(text)) == text


@given(st.lists(AWKWARD, max_size=4))
def test_words_are_joined_as_python_joins_them(words):
    assert str(joined("{before} or {next}", words)) == " or ".join(words)


def test_a_damaged_library_is_told_with_and_without_commands():
    error = DamagedError(Phrase("The file {path}\nis damaged.", path="a{b}"), Phrase("Restore {it}."))
    assert str(error) == "The file a{b} is damaged. Restore {it}."
    assert str(error.what) == "The file a{b}\nis damaged."


# How it is written, which is what the catalogues are made from


def trees() -> dict[Path, ast.Module]:
    """The modules below the window and beside the command line, but for the two that phrases themselves are in."""
    own = {PACKAGE / "domain" / name for name in ("phrases.py", "errors.py")}
    return {
        path: ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in {"cli", "ui"} and path not in own
    }


def errors() -> set[str]:
    """The names of ClaimdeskError and all that are made from it, anywhere."""
    kinds = {"ClaimdeskError"}
    classes = [
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while more := {c.name for c in classes if kinds & {ast.unparse(b) for b in c.bases}} - kinds:
        kinds |= more
    return kinds


def wrong(call: ast.Call, name: str) -> str:
    """What keeps the call's words from being translated or from coming out right; nothing where all is well."""
    pattern = call.args[0] if call.args else None
    if not isinstance(pattern, ast.Constant) or not isinstance(pattern.value, str):
        return "its pattern is not written out"
    fields = set(FIELDS.findall(pattern.value))
    given = {keyword.arg for keyword in call.keywords}
    if name == "joined":
        return "" if fields == {"before", "next"} and len(call.args) == 2 else "it joins something else"
    if len(call.args) > 1 or fields != given:
        return f"it has {fields} to be filled and is given {given}"
    if re.search("[{}]", FIELDS.sub("", pattern.value)):
        return "a brace in its pattern is no field"
    return ""


def calls(tree: ast.Module) -> list[tuple[str, ast.Call]]:
    """Where phrases, and errors whose sentences are phrases, are made; what DamagedError takes are phrases already."""
    kinds = errors() - {"DamagedError"} | {"Phrase", "joined"}
    found = ((ast.unparse(n.func).rpartition(".")[2], n) for n in ast.walk(tree) if isinstance(n, ast.Call))
    return [(name, call) for name, call in found if name in kinds]


def test_no_sentence_below_the_window_is_computed():
    found = {
        f"{path.relative_to(PACKAGE)}:{call.lineno}": fault
        for path, tree in trees().items()
        for name, call in calls(tree)
        if (fault := wrong(call, name))
    }
    assert not found


@pytest.mark.parametrize(
    "line",
    [
        'ClaimdeskError(f"There is no file {path}.")',
        'NotSavedError("There is no file " + path)',
        "errors.StoppedError(sentence)",
        'Phrase("no {file}", path=path)',
        'Phrase("no {file!r}", file=path)',
        'Phrase("no {file}", path)',
        'Phrase("no {file}", **values)',
        'joined("{one} or {other}", words)',
    ],
)
def test_a_computed_sentence_is_found(line):
    [(name, call)] = calls(ast.parse(line))
    assert wrong(call, name)


def test_the_errors_of_ours_are_known():
    assert {"BrokenOffError", "DamagedError", "NotSavedError", "SelfTestError", "StoppedError"} < errors()


def test_a_damaged_catalogue_does_not_cost_the_sentence():
    phrase = Phrase("There is no file {path}.", path="a.txt")
    for damaged in ("Es gibt {pa?h} nicht.", "Es gibt {path nicht.", "Es gibt {0} nicht."):
        assert phrase.said(lambda _, damaged=damaged: damaged) == "There is no file a.txt."
