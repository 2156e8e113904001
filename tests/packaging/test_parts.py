"""What comes along with the app is seen to be whole."""

import sys
import zipfile
from pathlib import Path

import pytest

import parts
from tools import Failure

LOCKED = (
    "annotated-types, jsonschema_rs, platformdirs, pydantic, pydantic_core, PySide6_Essentials, RapidFuzz, "
    "shiboken6, SQLAlchemy, sqlmodel, typing_extensions, typing-inspection"
)
SAID = f"ok: all was done\nok: licences: Literata, {LOCKED}\nEnd"


def test_every_wheel_that_the_app_needs_is_named_with_its_licence():
    parts.need_licences(SAID)


@pytest.mark.parametrize("name", ["PySide6_Essentials, ", "sqlmodel, ", ", typing-inspection"])
def test_a_part_without_its_licence_is_told(name):
    with pytest.raises(Failure, match=f"came along for {name.strip(' ,').lower().replace('_', '-')}$"):
        parts.need_licences(SAID.replace(name, "", 1))
    with pytest.raises(Failure, match="annotated-types"):
        parts.need_licences("All is well.")


def test_the_apps_own_metadata_come_out_of_its_wheel(tmp_path, monkeypatch):
    def app_wheel(_environment, folder):
        with zipfile.ZipFile(folder / "app.whl", "w") as wheel:
            wheel.writestr("app/__init__.py", "")
            wheel.writestr("app-1.dist-info/METADATA", "Name: app")
        return folder / "app.whl"

    monkeypatch.setattr(parts, "app_wheel", app_wheel)
    made = parts.app_metadata(Path(sys.prefix), tmp_path)
    assert made.name == "app-1.dist-info"
    assert (made / "METADATA").read_text("utf-8") == "Name: app"
    assert not (tmp_path / "app").exists()
