"""What a person prefers, kept in one small file of their own, apart from every library."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self, cast

from claimdesk.domain.model import new_id

_NAME = "settings.json"
_WIDEST = 1 << 20
"""Pixels that no pane is wide."""
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
    ``recent_libraries`` and ``recent_commands`` what was used last, newest first.
    """

    reviewer_id: str = field(default_factory=new_id)
    reviewer_name: str = ""
    organisation: str = ""
    scale_id: str = DEFAULT_SCALE
    theme: str = "system"
    library: str = ""
    geometry: str = ""
    panes: list[int] = field(default_factory=list[int])
    page: dict[str, Any] = field(default_factory=dict[str, Any])
    keys: dict[str, Any] = field(default_factory=dict[str, Any])
    recent_libraries: list[str] = field(default_factory=list[str])
    recent_commands: list[str] = field(default_factory=list[str])
    place: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    @classmethod
    def load(cls) -> Self:
        """The settings as they were last saved; what they do not hold, or hold wrongly, is as at the first start."""
        try:
            found: object = json.loads((config_folder() / _NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = None
        kept = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
        types: dict[str, type[object]] = {
            name: type(getattr(_EXAMPLE, name)) for name in kept if hasattr(_EXAMPLE, name)
        }
        settings = cls(**{name: kept[name] for name, kind in types.items() if type(kept[name]) is kind})
        if not all(type(width) is int and 0 <= width < _WIDEST for width in settings.panes):
            settings.panes = []
        settings.place = {path: place for path, place in settings.place.items() if type(place) is dict}
        return settings

    def save(self) -> None:
        """Write the file whole or not at all; a folder that cannot be written costs the preferences, never the work."""
        folder = config_folder()
        part = folder / f"{_NAME}.{os.getpid()}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            part.replace(folder / _NAME)
        except OSError:
            part.unlink(missing_ok=True)


_EXAMPLE = Settings(reviewer_id="")


def is_first_start() -> bool:
    """Whether no settings were ever saved here."""
    return not (config_folder() / _NAME).exists()


def own_name() -> str:
    """The name that the system has for the person, until they give their own."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"
