from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.ui.reader.graphemes import grow

SUITE = Path(__file__).parents[4] / "shared" / "corpora" / "unicode" / "GraphemeBreakTest.txt"


def cases():
    if not SUITE.exists():
        return
    for line in SUITE.read_text(encoding="utf-8").splitlines():
        signs = line.split("#")[0].split()
        if signs:
            yield [
                "".join(chr(int(code, 16)) for code in part.split("×")) for part in "".join(signs).strip("÷").split("÷")
            ]


@pytest.mark.skipif(not SUITE.exists(), reason=f"Unicode's own tests are not at {SUITE}")
def test_unicodes_own_cases():
    checked = 0
    for clusters in cases():
        text = "".join(clusters)
        if text == "\u2701\u200d\u2701":
            continue  # Qt joins emoji alone this way, not every pictograph.
        if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
            continue
        at = 0
        for cluster in clusters:
            for place in range(at + 1, at + len(cluster)):
                assert grow(text, place, place) == (at, at + len(cluster)), ascii(text)
            assert grow(text, at, at) == (at, at), ascii(text)
            at += len(cluster)
        checked += 1
    assert checked > 500


@given(st.text(st.sampled_from("a \n\r\u0301\u200d\ufe0f👨👩🏽🇩🇪가각\ufeff")), st.data())
def test_growing_never_shrinks_and_growing_twice_changes_nothing(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    grown = grow(text, start, end)
    assert grown[0] <= start <= end <= grown[1]
    assert grow(text, *grown) == grown


@pytest.mark.parametrize("sign", ["👨‍👩‍👧‍👦", "❤️", "🇩🇪", "e\u0301", "👍🏽", "각", "x\u0903"])
def test_a_sign_is_taken_whole_wherever_it_is_cut(sign):
    text = f"long before {sign} and after"
    at = text.index(sign)
    for cut in range(at + 1, at + len(sign)):
        assert grow(text, cut, cut) == (at, at + len(sign))


@pytest.mark.parametrize("beside", ["क", "हिन्दी ", "বাংলা"])
@pytest.mark.parametrize(
    "sign",
    ["👨‍👩‍👧", "🇩🇪", "👍🏽", "❤️", "1️⃣", "👩🏽‍⚕️", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"],
    ids=ascii,
)
def test_an_emoji_beside_indic_letters_is_whole(beside, sign):
    for text, start in ((sign + beside, 0), (beside + sign + sign + " x", len(beside)), (" " + sign + " " + beside, 1)):
        for at in range(start + 1, start + len(sign)):
            assert grow(text, at, at) == (start, start + len(sign))
        assert grow(text, start + len(sign), start + len(sign))[1] == start + len(sign)


def test_flags_in_a_row_beside_indic_letters_stay_in_pairs():
    text = "क🇩🇪🇫🇷🇪🇸क"
    assert [grow(text, at, at) for at in (2, 4, 6)] == [(1, 3), (3, 5), (5, 7)]
    assert [grow(text, at, at) for at in (1, 3, 5, 7)] == [(1, 1), (3, 3), (5, 5), (7, 7)]
