"""What is packaged, for all systems: from pyproject.toml and what it names, the package and resources/ alone."""

import ast
import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"


@dataclass(frozen=True)
class Product:
    """The app as installers, menus and catalogues name it."""

    name: str
    """The program's and the package's name: lower case, without spaces."""
    title: str
    """The name that people see."""
    version: str
    kind: str
    """What it is, in a few words, without an article: the generic name."""
    purpose: str
    """What one does with it: one sentence without its full stop."""
    paragraph: str
    """Two or three plain sentences for catalogues."""
    licence: str
    """As an SPDX expression."""
    licence_file: Path
    author: str
    keywords: tuple[str, ...]
    app_id: str
    """The reverse domain name by which desktops know the app."""
    home: str
    """The address of the project's page, without a slash at its end."""
    icon_svg: Path
    icon_png: Path
    ending: str = ".claimdesk"
    """A library's file name ends so."""
    media_type: str = "application/x-claimdesk-library"


@cache
def product() -> Product:
    """The product of this checkout. Raises ValueError where pyproject.toml lacks what the packages need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    kind, colon, purpose = project["description"].rstrip(".").partition(": ")
    if not colon:
        raise ValueError("The description in pyproject.toml must read “A kind of thing: what one does with it.”")
    kind = re.sub(r"^(An?|The) ", "", kind)
    name = project["name"]
    return Product(
        name=name,
        title=name.capitalize(),
        version=project["version"],
        kind=kind[0].upper() + kind[1:],
        purpose=purpose[0].upper() + purpose[1:],
        paragraph=_first_paragraph(ROOT / project["readme"]),
        licence=project["license"],
        licence_file=ROOT / project["license-files"][0],
        author=project["authors"][0]["name"],
        keywords=tuple(project["keywords"]),
        app_id=_constant(ROOT / "desktop" / name / "__init__.py", "APP_ID"),
        home=_home(project),
        icon_svg=RESOURCES / "icons" / f"{name}.svg",
        icon_png=RESOURCES / "icons" / f"{name}.png",
    )


def _first_paragraph(page: Path) -> str:
    """The first paragraph below the title, as plain text."""
    return " ".join(page.read_text("utf-8").split("\n\n")[1].split())


def _constant(module: Path, name: str) -> str:
    """A string that a module sets at its top, without importing the module."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [name]:
            return str(ast.literal_eval(node.value))
    raise ValueError(f"{module} sets no {name}.")


def _home(project: dict[str, dict[str, str]]) -> str:
    """The page that pyproject.toml names, or else the repository whose release workflow runs.

    Where neither is known, the build is nobody's release: it names a host that is reserved for examples.
    """
    named = project.get("urls", {}).get("Homepage")
    if not named and (repository := os.environ.get("GITHUB_REPOSITORY")):
        named = f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}"
    return (named or f"https://{project['name']}.example.org").rstrip("/")
