"""What the packages say of the app is what the project says, from one place."""

import tomllib
from pathlib import Path

import pytest

import claimdesk
from claimdesk.app import make_application
from claimdesk.settings import default_library
from claimdesk.storage import migrations
from product import product

ROOT = Path(__file__).parents[2]


def test_name_version_and_licence_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    p = product()
    assert (p.name, p.version, p.licence) == (project["name"], project["version"], project["license"])
    assert p.version == claimdesk.__version__
    assert f"a {p.kind}: {p.purpose}.".lower() == project["description"].lower()
    assert p.paragraph.startswith(f"{p.title} is ")


def test_no_other_file_of_the_packages_names_the_version():
    version = product().version
    locks = {"lock.txt", "dev-lock.txt", "requirements.in"}
    texts = [path for path in (ROOT / "packaging").rglob("*") if path.is_file() and path.name not in locks]
    texts = [path for path in texts if path.suffix not in {".pyc", ".png", ".ico", ".icns"}]
    assert texts
    assert [str(path) for path in texts if f'"{version}"' in path.read_text("utf-8")] == []


def test_the_icons_are_there():
    p = product()
    assert p.icon_svg.is_file()
    assert p.icon_png.is_file()
    assert p.licence_file.is_file()


def test_a_library_is_called_so_by_the_app_too(home):
    assert default_library().name.endswith(product().ending)


def test_the_app_has_the_desktop_files_name(monkeypatch):
    asked = []

    class Application:
        """Takes note of what an application is told."""

        def __init__(self, _arguments):
            pass

        def __getattr__(self, name):
            return lambda value: asked.append((name, value))

    monkeypatch.setattr("claimdesk.app.QApplication", Application)
    make_application(["claimdesk"])
    assert ("setDesktopFileName", product().app_id) in asked
    assert ("setApplicationName", product().name) in asked


def test_the_type_is_told_by_what_the_app_writes():
    assert migrations.APPLICATION_ID.to_bytes(4, "big") == b"CLMD"


@pytest.mark.parametrize("environment", [{}, {"GITHUB_REPOSITORY": "harbour/desk"}])
def test_the_page_is_that_of_the_releasing_repository(monkeypatch, environment):
    for name in ("GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    product.cache_clear()
    try:
        home = product().home
    finally:
        product.cache_clear()
    assert home == ("https://github.com/harbour/desk" if environment else "https://claimdesk.example.org")
