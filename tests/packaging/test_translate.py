"""The catalogues of translations go with the code, and what ships is what they say."""

import shutil

import pytest

import translate


def test_the_catalogues_are_up_to_date():
    assert translate.check() == []


@pytest.mark.parametrize("which", ["text", "compiled"])
def test_what_is_not_up_to_date_is_said(tmp_path, monkeypatch, which):
    for name in ("TEXTS", "SHIPPED"):
        folder = tmp_path / name
        shutil.copytree(getattr(translate, name), folder)
        monkeypatch.setattr(translate, name, folder)
    if which == "text":
        catalogue = translate.TEXTS / "claimdesk_de.ts"
        text = catalogue.read_text("utf-8")
        catalogue.write_text(text.replace("<source>&amp;File</source>", "<source>&amp;Files</source>"), "utf-8")
        assert "claimdesk_de.ts is not as the code says" in translate.check()[0]
    else:
        (translate.SHIPPED / "claimdesk_de.qm").write_bytes(b"")
        assert translate.check() == ["claimdesk_de.qm is not what its catalogue compiles to"]
