"""Words as a search compares them: what is folded away, what is kept, and where hits stand in the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.domain.folding import asked_words, excerpt, fold, marks_in, pattern, spaced, stands_alone, tokens

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30) | st.text(
    "aßéE\N{COMBINING ACUTE ACCENT}ﬁم\N{ARABIC SHADDA}أがﾃ東 京-.ก\N{THAI CHARACTER SARA AM}", max_size=20
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("Café", "cafe"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "CAFÉ"),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("محـمد", "محمد"),
        ("ＡＢＣ１", "abc1"),
        ("ﾃﾚﾋﾞ", "テレビ"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_what_a_search_overlooks(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("กา", "กำ"), ("हिन्दी", "हनद"), ("e", "é" * 2), ("パ", "ハ")])
def test_what_makes_another_word_stays(one, other):
    assert fold(one) != fold(other)


@given(text=texts)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(text=texts)
def test_spacing_adds_spaces_alone(text):
    assert spaced(text).replace(" ", "") == fold(text).replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("strasse", "Die STRAẞE, die Straßen", ["STRAẞE"]),
        ("cafe", "Cafe\N{COMBINING ACUTE ACCENT}, CAFÉ", ["Cafe\N{COMBINING ACUTE ACCENT}", "CAFÉ"]),
        ("covid-19", "COVID‑19 and covid 19", ["COVID‑19", "covid 19"]),
        ("東京", "は東京で東京", ["東京", "東京"]),
        ("น้ำมัน", "ภาษีน้ำมันจะ", ["น้ำมัน"]),
        ("rent", "parent rents RENT", ["RENT"]),
        ("fine", "ﬁne fine", ["fine"]),
        ("office", "oﬃce", ["oﬃce"]),
        ("rose rosebud", "rosebud rose", ["rosebud", "rose"]),
    ],
)
def test_hits_stand_where_the_words_were_written(typed, text, found):
    asked = pattern(asked_words(typed))
    assert [text[m.start : m.end] for m in marks_in(text, asked)] == found


def test_the_last_word_may_be_unfinished():
    found = pattern(asked_words("big har"), unfinished=True)
    assert [m.group() for m in found.finditer("bigger harbours, big hare")] == ["harbours", "big", "hare"]


def test_no_words_are_no_pattern():
    assert pattern([]) is None
    assert pattern(asked_words("… — \0")) is None
    assert marks_in("text", None) == ()


@given(typed=texts, text=texts)
def test_any_words_can_be_looked_for_in_any_text(typed, text):
    asked = pattern(asked_words(typed), unfinished=True)
    if asked is not None:
        shown, marks = excerpt(text, asked)
        assert all(0 <= m.start < m.end <= len(shown) for m in marks)


def test_an_excerpt_begins_at_a_word_near_the_first_hit():
    text = "Long ago. " * 20 + "The harbour\ncost much. " + "And so on. " * 40
    shown, (mark,) = excerpt(text, pattern(["harbour"]))
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[mark.start : mark.end] == "harbour"
    assert "\n" not in shown
    assert len(shown) < 200


def test_an_excerpt_without_a_hit_is_the_beginning():
    assert excerpt("Just this.", pattern(["other"])) == ("Just this.", ())


def test_tokens_are_words_and_pairs_of_letters():
    assert tokens("The GDP, 東京都は!") == ["the", "gdp", "東京", "京都", "都は"]
    assert tokens("猫") == ["猫"]


@pytest.mark.parametrize(
    ("text", "start", "end", "alone"),
    [
        ("rents rose", 0, 5, True),
        ("rents rose", 1, 5, False),
        ("rents rose", 0, 4, False),
        ("“rents”", 1, 6, True),
        ("東京都", 1, 2, True),
        ("GDP東京", 0, 3, True),
        ("a-b", 0, 1, True),
    ],
)
def test_whether_a_stretch_parts_a_word(text, start, end, alone):
    assert stands_alone(text, start, end) is alone
