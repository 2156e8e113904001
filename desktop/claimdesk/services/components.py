"""What Claimdesk is made of besides its own code: names, versions and licences of all that is passed on with it."""

import platform
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata

from claimdesk import bundled
from claimdesk.storage.reading import sqlite_version

_WORD = re.compile("licen[cs]e|copying|notice", re.IGNORECASE)
_LGPL = "LGPL-3.0-only"


@dataclass(frozen=True, slots=True)
class Component:
    """A part with its licence, as an SPDX expression where there is one, and that licence's text if it came along."""

    name: str
    version: str
    licence: str
    text: str


def components() -> list[Component]:
    """All parts, each once: first what the app itself brings, then what it needs, by name."""
    lgpl = f"{bundled.read_text('licences', 'LGPL-3.0.txt')}\n\n{bundled.read_text('licences', 'GPL-3.0.txt')}"
    ours = [
        Component("Literata", "", "OFL-1.1", bundled.read_text("fonts", "literata-LICENSE.txt")),
        Component("Lucide", "", "ISC AND MIT", bundled.read_text("icons", "LICENSE.txt")),
        Component("Python", platform.python_version(), "PSF-2.0", ""),
        Component("SQLite", sqlite_version(), "blessing", ""),
    ]
    needed = [_component(found, lgpl) for found in _needed("claimdesk", set())]
    return ours + sorted(needed, key=lambda part: part.name.casefold())


def _needed(name: str, seen: set[str]) -> Iterator[metadata.Distribution]:
    """The distributions that ``name`` needs, directly or not; those that are not installed here are passed over."""
    with suppress(metadata.PackageNotFoundError):
        for wanted in metadata.distribution(name).requires or ():
            key = re.split(r"[^\w.-]", wanted, maxsplit=1)[0].lower().replace("_", "-")
            if key in seen or re.search(r";.*\bextra\b", wanted):
                continue
            seen.add(key)
            with suppress(metadata.PackageNotFoundError):
                yield metadata.distribution(key)
                yield from _needed(key, seen)


def _component(found: metadata.Distribution, lgpl: str) -> Component:
    about = found.metadata
    said = [line for key in ("License-Expression", "License") for line in about.get_all(key) or ()]
    licence = "".join(said[:1]).partition("\n")[0]
    if "LGPL" in licence:  # Qt's wheels bring no text of it, and those for Windows that of the commercial licence alone
        return Component(found.name, found.version, _LGPL, lgpl)
    texts: list[str] = []
    for file in found.files or ():
        if _WORD.search(file.name) and not file.name.endswith((".py", ".pyc")):
            with suppress(OSError, UnicodeDecodeError):
                texts.append(file.read_text("utf-8"))
    return Component(found.name, found.version, licence, "\n\n".join(texts))
