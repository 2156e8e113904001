"""What a person prefers, kept in one small file of their own, apart from every library."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from string import hexdigits
from typing import Any, Self, cast

from claimdesk.domain.model import new_id

_NAME = "settings.json"
_WIDEST = 1 << 20
"""Pixels that no pane is wide."""
_UUID = [8, 4, 4, 4, 12]
"""The lengths of the parts of an id."""
_LARGEST = 4 << 20
"""Bytes that no file of ours has."""
DEFAULT_SCALE = "default"
"""Stands for the scale that the app ships as its own, until a person chooses; an empty name stands for own words."""


def data_folder() -> Path:
    """Where the default library lies."""
    from platformdirs import user_data_path

    return user_data_path("claimdesk", appauthor=False)


def config_folder() -> Path:
    """Where the settings lie."""
    from platformdirs import user_config_path

    return user_config_path("claimdesk", appauthor=False)


def default_library() -> Path:
    """The library that opens when none is named."""
    return data_folder() / "library.claimdesk"


@dataclass(slots=True)
class Settings:
    """A person's preferences; a file that is missing or cannot be read gives the defaults.

    ``place`` maps a library's path to what was open in it: article, claim, and the place in the text in code points.
    ``page`` holds how the article is set, ``keys`` the keys of the actions where they are not the app's own, and
    ``recent_libraries`` and ``recent_commands`` what was used last, newest first. ``backups`` is the folder that holds
    a folder of backups for each library; empty, it is ``backups`` in the data folder. ``dismissed`` are the notices
    that are not to be shown again. ``checked`` maps a library's path to how its last full check went: on which day,
    whether it was sound, and whether the app came to its end since.
    """

    reviewer_id: str = field(default_factory=new_id)
    reviewer_name: str = ""
    organisation: str = ""
    scale_id: str = DEFAULT_SCALE
    theme: str = "system"
    language: str = "system"
    library: str = ""
    backups: str = ""
    geometry: str = ""
    panes: list[int] = field(default_factory=list[int])
    page: dict[str, Any] = field(default_factory=dict[str, Any])
    keys: dict[str, Any] = field(default_factory=dict[str, Any])
    recent_libraries: list[str] = field(default_factory=list[str])
    recent_commands: list[str] = field(default_factory=list[str])
    dismissed: list[str] = field(default_factory=list[str])
    checked: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    place: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    @classmethod
    def load(cls) -> Self:
        """The settings as they were last saved; what they do not hold, or hold wrongly, is as at the first start."""
        kept = _read()
        types: dict[str, type[object]] = {
            name: type(getattr(_EXAMPLE, name)) for name in kept if hasattr(_EXAMPLE, name)
        }
        settings = cls(**{name: kept[name] for name, kind in types.items() if type(kept[name]) is kind})
        if not all(type(width) is int and 0 <= width < _WIDEST for width in settings.panes):
            settings.panes = []
        settings.place = {
            path: place for path, place in settings.place.items() if type(place) is dict and _fits(place, str.encode)
        }
        settings.checked = {path: last for path, last in settings.checked.items() if type(last) is dict}
        for place in settings.place.values():
            for name in ("article", "claim"):
                if not isinstance(place.get(name), str):
                    place.pop(name, None)
        settings.keys = {name: keys for name, keys in settings.keys.items() if _are_words(keys)}
        for name in ("recent_libraries", "recent_commands", "dismissed"):
            setattr(settings, name, [one for one in getattr(settings, name) if type(one) is str])
        if not _is_uuid(settings.reviewer_id):  # no set with another one would be read anywhere
            settings.reviewer_id = new_id()
        return settings

    def save(self) -> None:
        """Write the file whole or not at all; a folder that cannot be written costs the preferences, never the work."""
        folder = config_folder()
        part = folder / f"{_NAME}.{os.getpid()}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
            part.replace(folder / _NAME)
        except OSError:
            with suppress(OSError):
                part.unlink()


_EXAMPLE = Settings(reviewer_id="")


def _read() -> dict[str, Any]:
    """What the file says; nothing where it is no file of ours, or says what cannot be stored."""
    path = config_folder() / _NAME
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return {}
        found: object = json.loads(path.read_text(encoding="utf-8"))
        told = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
        encoders = {name: os.fsencode if name in _WITH_PATHS else str.encode for name in told}
        return {name: value for name, value in told.items() if _fits(value, encoders[name])}
    except (OSError, ValueError, RecursionError):
        return {}


_WITH_PATHS = {"library", "backups", "recent_libraries", "dismissed", "checked", "place"}
"""Settings with paths, in which half characters stand for bytes that are no UTF-8 (PEP 383)."""


def _fits(value: object, encode: Callable[[str], bytes]) -> bool:
    """Whether all text in ``value`` can be encoded so, and none of it holds NUL."""
    said = json.dumps(value, ensure_ascii=False)
    try:
        encode(said)
    except UnicodeEncodeError:
        return False
    return "\\u0000" not in said


def _is_uuid(name: str) -> bool:
    """Whether ``name`` is written as a UUID is (RFC 9562)."""
    parts = name.split("-")
    return [len(part) for part in parts] == _UUID and all(letter in hexdigits for part in parts for letter in part)


def is_first_start() -> bool:
    """Whether no settings were ever saved here."""
    try:
        return not (config_folder() / _NAME).exists()
    except OSError:
        return False


def own_name() -> str:
    """The name that the system has for the person, until they give their own."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"


def _are_words(found: object) -> bool:
    return isinstance(found, list) and all(type(one) is str for one in cast("list[object]", found))
