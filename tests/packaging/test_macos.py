"""What macOS is told of the app, and what of Qt comes along."""

import plistlib
import re
import runpy

import pytest

from macos import described, image, layout
from parts import need_resources
from product import ROOT
from tools import Failure

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"


def plist(tmp_path, **changed):
    file = tmp_path / "Info.plist"
    file.write_bytes(plistlib.dumps(described.property_list() | changed))
    return file


def test_the_property_list_declares_what_it_opens(tmp_path):
    layout.check_property_list(plist(tmp_path))


@pytest.mark.parametrize(
    "changed",
    [{"UTExportedTypeDeclarations": []}, {"CFBundleShortVersionString": "9"}, {"LSMinimumSystemVersion": "10.9"}],
    ids=lambda changed: next(iter(changed)),
)
def test_a_property_list_that_lacks_something_is_refused(tmp_path, changed):
    with pytest.raises(Failure, match=r"Info\.plist"):
        layout.check_property_list(plist(tmp_path, **changed))


def test_the_entitlements_and_the_settings_of_the_image_hold():
    layout.check_entitlements()
    layout.check_image_settings()
    given = runpy.run_path(str(layout.HERE / "dmg_settings.py"), {"defines": {"app": "/a/B.app", "icon": "/i"}})
    assert given["symlinks"] == {"Applications": "/Applications"}


@pytest.mark.parametrize("data", [b"", b"icns\0\0\0\x08", b"icns\0\0\0\x09ic10"], ids=["empty", "small", "cut off"])
def test_a_broken_icon_is_refused(tmp_path, data):
    (tmp_path / "a.icns").write_bytes(data)
    with pytest.raises(Failure, match="no icon"):
        layout.check_icon(tmp_path / "a.icns")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("claimdesk/resources/scales/default.json", True),
        ("Contents/Frameworks/PySide6/QtCore.abi3.so", True),
        ("PySide6/libpyside6.abi3.6.11.dylib", True),
        ("PySide6/Qt/lib/QtSvg.framework/Versions/A/QtSvg", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/lib/QtSvg.framework/Versions/A/Headers/qsvg.h", False),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.dylib", False),
        ("PySide6/libpyside6qml.abi3.6.11.dylib", False),
        ("PySide6/QtQuick.abi3.so", False),
        ("sqlalchemy/sql/_util_cy.pyx", False),
    ],
)
def test_of_qt_what_the_app_uses_comes_along(name, wanted):
    assert layout.is_wanted(name) is wanted


def test_nothing_is_signed_or_sent_without_credentials(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(image, "run", lambda *command, **_: pytest.fail(f"it ran {command}"))
    for name in (image.IDENTITY, *image.NOTARY):
        monkeypatch.delenv(name, raising=False)
    image.sign_image(tmp_path / "a.dmg")
    image.notarise(tmp_path / "a.dmg")
    said = capsys.readouterr().out
    assert "Not signed" in said
    assert "Not notarised" in said


def test_with_credentials_both_are_done(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(image, "run", lambda *command, **_: ran.append([str(part) for part in command]))
    for name in (image.IDENTITY, *image.NOTARY):
        monkeypatch.setenv(name, f"a {name}")
    image.sign_image(tmp_path / "a.dmg")
    image.notarise(tmp_path / "a.dmg")
    assert [command[:3] for command in ran] == [
        ["codesign", "--force", "--timestamp"],
        ["xcrun", "notarytool", "submit"],
        ["xcrun", "stapler", "staple"],
    ]


def test_the_variables_are_those_of_the_workflow():
    text = WORKFLOW.read_text("utf-8")
    assert all(re.search(rf"^ +{name}: ", text, re.MULTILINE) for name in (image.IDENTITY, *image.NOTARY))


def test_a_resource_that_is_missing_or_another_one_is_named(tmp_path):
    with pytest.raises(Failure, match=r"resources/ was not installed"):
        need_resources(tmp_path)
    need_resources(ROOT / "resources")
