"""Every part that is passed on is named with its licence, as installed here."""

from importlib import metadata

import pytest

from claimdesk.services.components import components

INSTALLED = "claimdesk" in {found.name for found in metadata.distributions()}


def test_what_the_app_itself_brings_is_named_with_its_text():
    parts = {part.name: part for part in components()}
    assert "SIL OPEN FONT LICENSE" in parts["Literata"].text.upper()
    assert "ISC" in parts["Lucide"].text
    assert parts["Python"].version
    assert parts["SQLite"].version


@pytest.mark.skipif(not INSTALLED, reason="what the package needs is told by its installed metadata")
def test_what_it_needs_is_named_with_version_and_licence():
    parts = {part.name.lower().replace("_", "-"): part for part in components()}
    needed = {"pyside6-essentials", "shiboken6", "sqlmodel", "sqlalchemy", "pydantic", "pydantic-core", "platformdirs"}
    assert needed | {"jsonschema-rs", "rapidfuzz", "typing-extensions"} <= parts.keys()
    assert "pytest" not in parts
    assert all(parts[name].version and parts[name].licence for name in parts.keys() - {"literata", "lucide"})
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["shiboken6"].text
    assert "MIT" in parts["pydantic"].text


def test_qt_is_shown_with_the_licence_that_it_is_used_under(tmp_path, monkeypatch):
    def wheel(name, *lines, **texts):
        folder = tmp_path / f"{name}-1.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("\n".join([f"Name: {name}", "Version: 1", *lines]), "utf-8")
        for file, text in texts.items():
            (folder / file).write_text(text, "utf-8")
        (folder / "RECORD").write_text("".join(f"{folder.name}/{file},,\n" for file in texts), "utf-8")

    wheel("claimdesk", "Requires-Dist: qtlike", "Requires-Dist: other>=1")
    expression = "License-Expression: LGPL-3.0-only OR LicenseRef-Qt-Commercial"
    wheel("qtlike", expression, **{"LicenseRef-Qt-Commercial": "a private contract"})
    wheel("other", "License-Expression: MIT", LICENSE="as is", NOTICE="thanks")
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    parts = {part.name: part for part in components()}
    assert parts["qtlike"].licence == "LGPL-3.0-only"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["qtlike"].text
    assert "a private contract" not in parts["qtlike"].text
    assert (parts["other"].licence, parts["other"].text) == ("MIT", "as is\n\nthanks")
