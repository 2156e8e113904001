"""Verdict tones: a tint, an accent, a glyph and an underline for each, so that no colour carries a meaning alone.

The accents reach 4.5 : 1 on the article's page, where they may colour words, and 3 : 1 on their own tint, on the window
and in fields, where they draw glyphs and lines; text on the tints reaches 7 : 1 (WCAG 2.2). The worst pair keeps a
CIEDE2000 distance of 10 under deuteranopia. The tests compute the contrasts again.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from claimdesk.domain.nouns import value
from claimdesk.ui.theme import DARK, LIGHT

Pen = Qt.PenStyle


@value
class Shade:
    """One theme's pair: ``tint`` lies under the text, ``accent`` draws lines, glyphs and chips."""

    tint: str
    accent: str


@value
class Tone:
    """How a verdict looks."""

    key: str
    glyph: str
    pen: Qt.PenStyle
    light: Shade
    dark: Shade

    def shade(self, *, dark: bool) -> Shade:
        return self.dark if dark else self.light


TONES = (
    Tone("true", "●", Pen.SolidLine, Shade("#D1DFFB", "#1966F9"), Shade("#040F3E", "#5281FD")),
    Tone("mostly-true", "◕", Pen.SolidLine, Shade("#29E5C7", "#075449"), Shade("#002C33", "#1FAE9C")),
    Tone("half-true", "◐", Pen.DashLine, Shade("#F6E74F", "#8F6C08"), Shade("#5E5102", "#FBF430")),
    Tone("misleading", "◆", Pen.DashDotLine, Shade("#E79DFD", "#47056F"), Shade("#623989", "#F3A5EF")),
    Tone("mostly-false", "◔", Pen.DashLine, Shade("#F7BD7F", "#7E4305"), Shade("#462702", "#E7900B")),
    Tone("false", "✕", Pen.SolidLine, Shade("#FEA0A6", "#72001E"), Shade("#300306", "#DE5A64")),
    Tone("unverifiable", "?", Pen.DotLine, Shade("#F4F5F6", "#6A6F75"), Shade("#464D50", "#EDEDED")),
    Tone("opinion", "❝", Pen.DashDotDotLine, Shade("#DAFECA", "#42724B"), Shade("#325439", "#8EE59A")),
)
"""The tones that ratings choose from; a rating names one by the accent of its light shade."""

UNCHECKED = Tone("unchecked", "○", Pen.DotLine, Shade("#ECE9E1", "#6B665C"), Shade("#34322E", "#B5AEA1"))
"""A claim without a verdict."""

OWN_WORDS = Tone("own-words", "✎", Pen.DashDotLine, Shade("#E6E2F0", "#5A4E7C"), Shade("#353045", "#B9ACD9"))
"""A verdict in words of the reviewer's own."""

_READABLE = 4.55  # 4.5 with room for rounding to whole bytes
_BY_COLOUR = {tone.light.accent.lower(): tone for tone in TONES}


def _own_colour(colour: str) -> Tone:
    """A tone around any colour at all: accents pushed until they can be read on the page, tints blended towards it."""
    base = QColor(colour)
    light, dark = QColor(base), QColor(base)
    while _contrast(light, QColor(LIGHT.page)) < _READABLE:
        light = light.darker(110)
    while _contrast(dark, QColor(DARK.page)) < _READABLE:
        dark = dark.lighter(110) if dark.value() > 20 else QColor("#8a8a8a")
    return Tone(
        f"colour-{base.name()}", "■", Pen.SolidLine,
        Shade(_blend(light, QColor("#ffffff"), 0.16), light.name()),
        Shade(_blend(dark, QColor(DARK.page), 0.16), dark.name()),
    )  # fmt: skip


def _contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2's contrast ratio, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _blend(over: QColor, under: QColor, share: float) -> str:
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs)).name()


_memo: dict[str, Tone] = {}


def tone_of(label: str | None, colour: str | None) -> Tone:
    """The tone of a verdict: of its rating's colour, of its own words, or of a claim that has none yet."""
    if label is None:
        return UNCHECKED
    if colour is None or not QColor.isValidColorName(colour):
        return OWN_WORDS
    found = _BY_COLOUR.get(colour.lower())
    if found is None:
        found = _memo.get(colour) or _memo.setdefault(colour, _own_colour(colour))
    return found
