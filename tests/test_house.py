"""The house's own rules: its linters find nothing, its storeys see only those below, its files stay readable."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "desktop" / "claimdesk"
FILES = sorted(PACKAGE.rglob("*.py"))

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
LINTERS = {
    "ruff check": ["-m", "ruff", "check", "--no-cache", "."],
    "ruff format": ["-m", "ruff", "format", "--no-cache", "--check", "."],
    "basedpyright": ["-m", "basedpyright", "--pythonpath", sys.executable, "desktop"],
    "import-linter": ["-c", LINT_IMPORTS, "--no-cache"],
}

# Which storeys may name an external package; everybody else may not, built already or not.
AT_HOME = {
    "PySide6": {"ui", "app", "__main__"},
    "shiboken6": {"ui", "app"},
    "sqlite3": {"storage"},
    "sqlmodel": {"storage"},
    "sqlalchemy": {"storage"},
    "pydantic": {"storage"},
}


def storey(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def packages_named_in(source: str) -> set[str]:
    """The top-level packages that a module imports, at its top or within a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("arguments", LINTERS.values(), ids=LINTERS)
def test_a_linter_finds_nothing(arguments):
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"\n{ran.stdout}\n{ran.stderr}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_file_can_be_read_in_one_sitting(file):
    assert len(file.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_external_packages_stay_on_their_storeys(file):
    strangers = {
        name
        for name in packages_named_in(file.read_text("utf-8"))
        if storey(file) not in AT_HOME.get(name, {storey(file)})
    }
    assert not strangers


def test_an_import_within_a_function_counts():
    assert packages_named_in("def f():\n    from sqlite3 import connect\n    import a.b as c") == {"sqlite3", "a"}


def test_no_class_has_more_than_thirty_methods():
    crowded = [
        f"{file.relative_to(PACKAGE)}: {node.name}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and sum(isinstance(part, ast.FunctionDef) for part in node.body) > 30
    ]
    assert not crowded
