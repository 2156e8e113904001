"""The tones keep what they promise: readable accents, readable text on tints, and no colour without a glyph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from claimdesk.ui import theme, tones
from ui.contrast import contrast

ALL = (*tones.TONES, tones.UNCHECKED, tones.OWN_WORDS)
each_tone = pytest.mark.parametrize("tone", ALL, ids=lambda tone: tone.key)
colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def check(tone: tones.Tone, *, on_tint: float) -> None:
    for which in (theme.LIGHT, theme.DARK):
        shade = tone.shade(dark=which.dark)
        assert contrast(shade.accent, which.page) >= 4.5
        assert contrast(shade.accent, which.window) >= 3
        assert contrast(shade.accent, which.field) >= 3
        assert contrast(shade.accent, shade.tint) >= on_tint
        assert contrast(which.text, shade.tint) >= 7


@each_tone
def test_accents_and_text_can_be_read(tone):
    check(tone, on_tint=3)


def test_the_contrast_formula_agrees_with_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_glyphs_and_keys_are_never_shared():
    assert len({tone.glyph for tone in ALL}) == len(ALL)
    assert len({tone.key for tone in ALL}) == len(ALL)


@each_tone
def test_a_rating_finds_its_tone_by_the_colour_in_either_case(tone):
    if tone in tones.TONES:
        assert tones.tone_of("Any", tone.light.accent.lower()) is tone
        assert tones.tone_of("Any", tone.light.accent.upper()) is tone


def test_a_claim_without_a_verdict_and_one_in_own_words_have_tones_of_their_own():
    assert tones.tone_of(None, None) is tones.UNCHECKED
    assert tones.tone_of("Half baked", None) is tones.OWN_WORDS
    assert tones.tone_of("Half baked", "no colour") is tones.OWN_WORDS


@given(colours)
def test_any_colour_of_a_persons_own_becomes_a_readable_tone(colour):
    check(tones.tone_of("Own", colour), on_tint=3)


def test_the_same_colour_gives_the_same_tone():
    assert tones.tone_of("A", "#123456") is tones.tone_of("B", "#123456")
    assert QColor(tones.tone_of("A", "#123456").light.accent).isValid()
