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
