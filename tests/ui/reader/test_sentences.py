from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from claimdesk.ui.reader import sentences as module
from claimdesk.ui.reader.offsets import OffsetMap, paragraphs
from claimdesk.ui.reader.sentences import Sentences, word_edge

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"
SUITE = CORPORA / "unicode" / "SentenceBreakTest.txt"

# A bar stands where a sentence ends and another begins.
WRITTEN = {
    "titles and initials": ("en", "Dr. J. Marlow met Mr. Hale and J.K. Ravensworth at noon.|Nobody else came."),
    "states": (
        "en",
        "The U.S. Army left.|He was born in the U.S.|The family is in Washington, D.C.|They stay.",
    ),
    "a hyphen behind stops": ("en", "She studies U.S.-Canada trade.|She teaches."),
    "firms": ("en", "Acme Inc. denies it.|She works at Acme Inc.|The firm pays well, i.e. enough."),
    "numbers": ("en", "It is No. 5 on p. 12 of 4.2 million.|No. 6 follows."),
    "hours and months": ("en", "They met at 5 p.m. on Jan. 5.|It rained."),
    "speech": ("en", "“Stop!” he said.|“We are going.”|She left.|“Why?” asked Ms. Day."),
    "straight quotes": ("en", '"Is it so?" she asked.|"Yes."|(He was wrong.)|It ended.'),
    "a name with a mark": ("en", "Yahoo! said it was so.|Then it fell."),
    "German ordinals": (
        "de",
        "Am 3. Mai im 19. Jahrhundert brannte St. Anna.|Es waren ca. 5 Mio. Euro.|Nun steht sie.",
    ),
    "German speech": ("de", "„Das stimmt nicht!“, sagte sie, z. B. am Abend.|„Nein.“|Er ging.|»Ja.«|Sie auch."),
    "French speech": ("fr", "M. Duval arrive à 18 h.|« C’est faux ! » dit-il.|« Oui. »|Elle part avec Mme Roy."),
    "Spanish": ("es", "El Sr. Lara vive en EE. UU. desde 2010.|¿Es cierto?|¡No!|La Dra. Paz lo niega."),
    "Russian": ("ru", "А. С. Петров родился в 1799 г. в Туле.|Цена 5 млн руб. и т. д.|Он сказал: «Нет!»|Мы ушли."),
    "Russian speech": ("ru", "«Это не так, – сказала Петрова.|— Я не боюсь».|Она ушла."),
    "Ukrainian": ("uk", "Це коштує 5 млн грн. на рік.|Він мешкає на вул. Садовій."),
    "Italian": ("it", "Il sig. Neri paga.|La dott. Bruni dice: no.|Ma chi paga?"),
    "Portuguese": ("pt", "O Sr. Alves vive na Av. Central.|Ele paga?|Sim!"),
    "Dutch": ("nl", "Dhr. Vos woont hier, d.w.z. nu.|Wie betaalt?|De stad."),
    "Polish": ("pl", "Pan dr. Wilk mieszka przy ul. Nowej.|Kto płaci?"),
    "Turkish": ("tr", "Prof. Kaya 3. kez geldi.|Kim ödüyor?"),
    "Arabic": ("ar", "قال الوزير إن العدد انخفض.|هل هذا صحيح؟|نعم!|د. سالم لا يوافق."),
    "Burmese": ("my", "ကိုကျော်၊ ကိုဖြိုး တို့ လာသည်။|သွားသည်။"),
    "Hindi": ("hi", "यह सच है।|डॉ. सिंह ने कहा।|क्या?"),
    "Japanese": ("ja", "字が大きい。|「本当ですか？」|はい。"),
    "Chinese": ("zh", "他说：“不。”|我们走了。|为什么？"),
    "no language": (None, "Dr. Marlow came.|St. Anna burnt at no. 3.|It was on.|Then it was gone."),
    "letters of two units": ("en", "👏🏽 came first.|Then 𝒜 said it cost 5. 👨‍👩‍👧 paid."),
}


def written(text, language=None, starts=()):
    found, at = [], Sentences(text, starts, language)
    sentence = at.at(0)
    while sentence is not None:
        found.append(sentence.of(text))
        sentence = at.after(sentence.start)
    return found


@pytest.mark.parametrize(("language", "told"), WRITTEN.values(), ids=WRITTEN)
def test_sentences_end_where_a_reader_says(language, told):
    wanted = told.split("|")
    joiner = "" if language in {"ja", "zh"} else " "
    assert written(joiner.join(wanted), language) == wanted


def test_a_paragraph_ends_a_sentence_and_empty_ones_are_passed_over():
    assert written("A title\n\n  First. Second \n\n \nThird", "en") == ["A title", "First.", "Second", "Third"]
    assert written(" \n ") == []
    assert written("") == []


def test_a_sentence_is_found_from_any_place_in_it_and_from_the_space_before_it():
    text = "One is here. Two follows.\n\nThree ends"
    made = Sentences(text)
    assert {made.at(place).of(text) for place in range(12)} == {"One is here."}
    assert made.at(12).of(text) == "Two follows."
    assert made.at(26).of(text) == "Three ends"
    assert made.at(len(text)) is None
    assert made.before(13).of(text) == "One is here."
    assert made.before(14).of(text) == "Two follows."
    assert made.before(0) is None


def test_paragraphs_forward_and_back():
    text = "One. More.\n\n  Two. More.\nThree"
    made = Sentences(text)
    two, three = text.index("Two"), text.index("Three")
    assert [made.paragraph_after(0), made.paragraph_after(two), made.paragraph_after(three)] == [two, three, None]
    assert [made.paragraph_before(at) for at in (len(text), three, two + 3, two, 0)] == [three, two, two, 0, None]


def test_a_paragraph_broken_for_show_keeps_its_sentences_whole():
    text = "Mr. Hale 😀 said so on Tuesday. It was wrong. " * 3000
    starts, breaks = paragraphs(text)
    assert len(breaks) > 5
    found = written(text, "en", starts)
    assert len(found) == 6000
    assert set(found) == {"Mr. Hale 😀 said so on Tuesday.", "It was wrong."}
    assert Sentences(text, starts, "en").paragraph_after(0) is None


def test_only_the_paragraph_that_is_asked_for_is_cut(monkeypatch):
    cut, asked = module.cut, []
    monkeypatch.setattr(module, "cut", lambda text, rules: asked.append(text) or cut(text, rules))
    text = "One. Two.\n" * 1000
    made = Sentences(text)
    made.at(5000)
    made.after(5000)
    assert len(asked) <= 2


@given(
    st.lists(
        st.sampled_from(["Mr.", "A.", "one", "Two", "5.", "!", "?", "“", "”", "\n", "。", "👏🏽", "é", ".", "«", "»"])
    )
)
def test_sentences_never_overlap_and_leave_no_word_out(parts):
    text = " ".join(parts)
    end = 0
    made = Sentences(text)
    sentence = made.at(0)
    while sentence is not None:
        assert not text[end : sentence.start].strip()
        assert made.at(sentence.start) == sentence
        end = sentence.end
        sentence = made.after(sentence.start)
    assert not text[end:].strip()


def test_words_begin_and_end_where_letters_do():
    text = "one, two-three 字が 👨‍👩‍👧 cafe\u0301"

    def ends(place, **way):
        return word_edge(text, place, start=False, **way)

    def begins(place, **way):
        return word_edge(text, place, start=True, **way)

    assert [ends(5, forward=True), ends(7, forward=True), ends(8, forward=False)] == [8, 8, 3]
    assert [begins(5, forward=False), begins(7, forward=False), begins(5, forward=True)] == [0, 5, 9]
    assert ends(len(text) - 6, forward=True) == len(text)
    assert begins(len(text), forward=False) == text.index("cafe")
    assert [ends(len(text), forward=True), begins(0, forward=False)] == [len(text), 0]
    assert word_edge("", 0, forward=True, start=True) == 0


@pytest.mark.skipif(not SUITE.exists(), reason=f"Unicode's own tests are not at {SUITE}")
def test_the_boundary_finder_passes_unicodes_own_cases():
    checked = 0
    for line in SUITE.read_text(encoding="utf-8").splitlines():
        text, wanted = "", []
        for sign in line.split("#")[0].split():
            if sign == "÷":
                wanted.append(len(text))
            elif sign != "×":
                text += chr(int(sign, 16))
        if not wanted:
            continue
        finder, offsets, found = QTextBoundaryFinder(module._Kind.Sentence, text), OffsetMap(text), [0]
        while (at := finder.toNextBoundary()) >= 0:
            found.append(offsets.to_text(at))
        assert found == wanted, ascii(text)
        checked += 1
    assert checked > 500


@pytest.mark.skipif(not (CORPORA / "articles").exists(), reason=f"no articles at {CORPORA / 'articles'}")
def test_real_articles_are_cut_whole():
    """Nobody has marked their sentences, so this looks at what is wrong in any language: lost words, absurd pieces."""
    texts = [file.read_text(encoding="utf-8") for file in (CORPORA / "articles").rglob("*.txt")]
    for text in texts:
        found = written(text)
        assert "".join("".join(found).split()) == "".join(text.split())
        assert sum(len(sentence) < 3 for sentence in found) <= 1 + len(found) // 20
