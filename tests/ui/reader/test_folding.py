import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.ui.reader.folding import FoldedText


def found(text, words, **how):
    case = how.pop("match_case", False)
    return [span.of(text) for span in list(FoldedText(text, match_case=case).find(words, **how))]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Café cafe\u0301 CAFÉ caf", "cafe", ["Café", "cafe\u0301", "CAFÉ"]),
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "ß", ["ß"]),
        ("Straße", "s", ["S", "ß"]),
        ("وَقَالَ الوزير", "وقال", ["وَقَالَ"]),
        ("أن ان", "ان", ["أن", "ان"]),
        ("שָׁלוֹם", "שלום", ["שָׁלוֹם"]),
        ("Ёлка елка", "ЕЛКА", ["Ёлка", "елка"]),
        ("İstanbul ISTANBUL", "istanbul", ["İstanbul", "ISTANBUL"]),
        ("Ørsted and Æther", "aether", ["Æther"]),
        ("が and か", "か", ["か"]),
        ("हिन्दी", "हनद", []),
        ("the ﬁnest", "fin", ["ﬁn"]),
        ("soft\u00adly", "softly", ["soft\u00adly"]),
        ("4\u00a0200\npeople", "4 200 people", ["4\u00a0200\npeople"]),
        ("“so” it’s – done", '"so" it\'s - d', ["“so” it’s – d"]),
        ("😀é😀", "e", ["é"]),
        ("aaa", "aa", ["aa"]),
        ("anything", "  ", []),
        ("", "a", []),
    ],
)
def test_case_and_accents_are_folded_and_places_kept(text, words, wanted):
    assert found(text, words) == wanted


def test_case_and_whole_words_where_asked():
    assert found("Éa ea EA", "Ea", match_case=True) == ["Éa"]
    assert found("cat concat cat’s", "cat", whole=True) == ["cat", "cat"]
    assert found("5% of 15%", "5%", whole=True) == ["5%"]


def test_hits_are_looked_up_by_place():
    text = "é-a é-a é-a"
    hits = FoldedText(text).find("a")
    assert len(hits) == 3
    assert [hits.next_from(place) for place in (0, 2, 3, 10, 11)] == [0, 0, 1, 2, 3]
    assert [span.start for span in hits.between(2, 7)] == [2, 6]
    assert hits.between(3, 6) == []
    assert hits.rows(11) == [2, 6, 10]


LETTERS = st.text(st.sampled_from("aAbßéİﬁ😀أَن\u0301\u00ad\n Æが–’"), max_size=40)


@given(LETTERS, st.integers(0, 40), st.integers(1, 6))
def test_every_piece_of_a_text_is_found_again_where_it_stands(text, at, length):
    piece = text[at : at + length]
    folded = FoldedText(text)
    if not folded.fold(piece).strip():
        return
    hits = folded.find(piece)
    assert len(hits)
    for span in list(hits):
        assert folded.fold(piece) in folded.fold(span.of(text))


@given(LETTERS)
def test_places_survive_the_way_there_and_back(text):
    folded = FoldedText(text)
    for place, letter in enumerate(text):
        if folded.fold(letter):
            assert folded.start_of(folded.place_of(place)) == place
