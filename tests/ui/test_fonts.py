"""The bundled serif: known to Qt, in two styles, with the letters of Europe, and under its licence."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

from claimdesk import bundled
from claimdesk.ui import fonts

FOLDER = bundled.folder() / "fonts"
LETTERS = "Aéßőžșł ‘’“”„«»–—…€ Ελλάδα ἀρχή Привіт Ђорђе Tiếng\u00a0Việt"


def test_loading_is_done_once_and_names_the_family(qapp):
    assert fonts.load() == (fonts.READING_FAMILY,)
    assert fonts.load() is fonts.load()
    assert set(QFontDatabase.styles(fonts.READING_FAMILY)) == {"Regular", "Bold"}


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_each_style_has_the_letters_of_european_languages(qapp, style):
    font = QRawFont(str(FOLDER / f"Literata-{style}.ttf"), 18)
    assert font.isValid()
    assert [letter for letter in LETTERS if not font.supportsCharacter(ord(letter))] == []


def test_the_reading_font_is_the_serif_at_its_size(qapp):
    font = fonts.reading_font(17)
    assert QFontInfo(font).family() == fonts.READING_FAMILY
    assert font.pixelSize() == 17


def test_merging_kept_the_kerning(qapp):
    font = fonts.reading_font(100)
    plain = QFont(font)
    plain.setKerning(False)
    kerned = [pair for pair in ("LT", "Te", "Γα", "Та") if _width(pair, font) < _width(pair, plain)]
    assert kerned == ["LT", "Te", "Γα", "Та"]


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def test_the_licence_travels_with_the_fonts_and_they_stay_small():
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "literata-LICENSE.txt").read_text("utf-8")
    assert sum(file.stat().st_size for file in FOLDER.glob("*.ttf")) < 1_500_000
