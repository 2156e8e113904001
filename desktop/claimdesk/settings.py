"""What a person prefers, kept in one small file of their own, apart from every library."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

_NAME = "settings.json"
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

    reviewer_id: str = field(default_factory=lambda: str(uuid4()))
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
        settings = cls()
        try:
            found = json.loads((config_folder() / _NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return settings
        for known in fields(cls):
            value = found.get(known.name) if isinstance(found, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            if type(value) is type(getattr(settings, known.name)):  # pyright: ignore[reportUnknownArgumentType]
                setattr(settings, known.name, value)
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
