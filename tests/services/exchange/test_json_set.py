import contextlib
import json
from dataclasses import replace

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.bundled import read_text
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import AnnotationSet, ClaimKind, Rating, SourceKind, Stance, Status
from claimdesk.domain.text import normalise, sha256
from claimdesk.services.exchange import json_layout, json_set
from services.exchange.helpers import GOLDEN, OPTIONS, article, claim, highlight, sample, shared, uid

WITH_ATTACHMENTS = replace(OPTIONS, with_attachments=True)
SCHEMA = json.loads(read_text("schemas", "annotation-set-1.json"))
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def written(found, options=WITH_ATTACHMENTS):
    return "".join(json_set.write(found, options))


def document(**changes):
    return json.loads(written(sample())) | changes


def refused(document):
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(ClaimdeskError) as caught:
        json_set.read(data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 400
    return sentence


def test_the_file_is_the_golden_one():
    assert written(sample()).encode() == (GOLDEN / "sample.json").read_bytes()


def test_the_layout_is_the_standard_librarys():
    for found in (sample(), AnnotationSet()):
        text = written(found)
        assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_pieces_do_not_show(monkeypatch):
    whole = written(sample())
    monkeypatch.setattr(json_layout, "PIECE", 1)
    assert written(sample()) == whole


def test_what_was_written_is_read_back():
    result = json_set.read(written(sample()).encode())
    assert result.set == sample()
    assert result.moved == []
    assert result.dropped == []


def test_contents_of_copies_go_only_when_asked():
    assert '"data":' not in written(sample(), OPTIONS)
    assert json_set.read(written(sample(), OPTIONS).encode()).set == sample(documents=False)
    assert json_set.loses(sample()) == []
    assert list(map(str, json_set.loses(sample(documents=False)))) == [
        "Left out: the contents of 1 kept copies of sources."
    ]


def test_numbers_keep_their_kind():
    found = json_set.read(written(sample()).encode()).set
    assert [type(one.value) for one in found.ratings] == [int, float]


def test_the_schema_is_sound_and_knows_every_word_and_key():
    jsonschema_rs.meta.validate(SCHEMA)
    defs = SCHEMA["$defs"]
    assert defs["claim"]["properties"]["status"]["enum"] == list(Status)
    assert defs["claim"]["properties"]["kinds"]["items"]["enum"] == list(ClaimKind)
    assert defs["source"]["properties"]["kind"]["enum"] == list(SourceKind)
    assert defs["evidence"]["properties"]["stance"]["enum"] == list(Stance)
    for name, keys in json_layout.KEYS.items():
        noun = SCHEMA["properties"][name]["items"]["$ref"].rpartition("/")[2]
        assert set(defs[noun]["properties"]) == set(keys)
    assert set(defs["rating"]["properties"]) == set(json_layout.RATING_KEYS)


@given(words, words, words)
def test_any_words_come_back(one, other, third):
    place = article(10, normalise(f"{one}x👩‍👩‍👧ש́{other}"))
    said = claim(20, third, tags=(one, other), note=other, claimant=one)
    found = AnnotationSet(articles=(place,), claims=(said,), highlights=(highlight(30, said.id, place, "👩‍👩‍👧ש́"),))
    text = written(found)
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert jsonschema_rs.is_valid(SCHEMA, json.loads(text))
    assert json_set.read(text.encode()).set == found


def test_naughty_strings_come_back():
    naughty = [
        one.replace("\0", "") for one in json.loads(shared("corpora", "naughty-strings", "blns.json").read_text())
    ]
    found = AnnotationSet(claims=tuple(claim(at, one, note=one, tags=(one,)) for at, one in enumerate(naughty)))
    text = written(found)
    assert jsonschema_rs.is_valid(SCHEMA, json.loads(text))
    assert json_set.read(text.encode("utf-8")).set == found


def test_a_byte_order_mark_is_passed_over():
    assert json_set.read(b"\xef\xbb\xbf" + written(sample()).encode()).set == sample()


def test_what_is_missing_is_absent():
    bare = {
        "format": "claimdesk-annotation-set",
        "version": 1,
        "reviewers": [{"id": uid(1), "name": "Ana"}],
        "scales": [{"id": uid(2), "name": "Plain", "ratings": [{"id": uid(3), "label": "False"}]}],
        "claims": [{"id": uid(4), "statement": "s", "status": "open", "created_at": "2026-01-01T00:00:00Z"}],
    }
    found = json_set.read(json.dumps(bare).encode()).set
    assert found.ratings == (Rating(id=uid(3), scale_id=uid(2), label="False"),)
    assert found.claims[0].tags == ()
    assert found.claims[0].note == ""
    assert json_set.read(b'{"format": "claimdesk-annotation-set", "version": 1}').set == AnnotationSet()


def test_unknown_keys_are_reported():
    came = document(colour="red")
    came["claims"][0]["foo"] = came["claims"][1]["foo"] = {"a": 1}
    came["scales"][0]["ratings"][0]["position"] = 7
    result = json_set.read(json.dumps(came).encode())
    assert list(map(str, result.dropped)) == [
        "Left out: claims[].foo",
        "Left out: colour",
        "Left out: scales[].ratings[].position",
    ]
    assert result.set == sample()


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        (("claims", 0, "status"), "opened", "claims[0].status is “opened”, which is none of open, checking"),
        (("claims", 1, "kinds"), ["lie"], "claims[1].kinds[0] is “lie”"),
        (("claims", 0, "id"), "7", "claims[0].id is “7”, which is not a UUID"),
        (("claims", 0, "statement"), None, "claims[0].statement is null, which is not a text"),
        (("claims", 0, "claimed_on"), "2026-1", "not a date such as"),
        (("claims", 0, "claimed_on"), "2026-02-30", "claims[0].claimed_on is “2026-02-30”, a day that no calendar has"),
        (("claims", 0, "created_at"), "2026-02-31T00:00:00Z", "a day that no calendar has"),
        (("claims", 0, "created_at"), "2026-02-01T00:00:00+01:00", "not a time in UTC"),
        (("claims", 0, "created_by"), uid(99), "nothing with that id among its reviewers"),
        (("claims", 0, "id"), uid(21), "two of its claims have the id"),
        (("highlights", 0, "claim_id"), uid(99), f"highlights[0].claim_id is {uid(99)}"),
        (("highlights", 0, "article_id"), uid(99), "nothing with that id among its articles"),
        (("highlights", 0, "start"), -1, "highlights[0].start is too small"),
        (("highlights", 0, "end"), 10**400, "highlights[0].end is too large"),
        (("highlights", 0, "start"), 1.5, "not a whole number"),
        (("highlights", 0, "quote"), "", "highlights[0].quote is empty"),
        (("highlights", 0, "quote"), "moon", f"The quote “moon” of highlights[0] ({uid(30)}) does not stand at 0"),
        (("verdicts", 0, "rating_id"), uid(99), "among its ratings"),
        (("verdicts", 0, "scale_id"), uid(99), "among its scales"),
        (("evidence", 0, "source_id"), uid(99), "among its sources"),
        (("evidence", 0, "stance"), "denies", "none of supports, refutes"),
        (("attachments", 0, "source_id"), uid(99), "among its sources"),
        (("attachments", 0, "data"), "%%%", "not valid base64"),
        (("attachments", 0, "data"), "AAAA", "does not match its size and SHA-256"),
        (("attachments", 0, "sha256"), "a" * 64, "does not match its size and SHA-256"),
        (("articles", 0, "text"), "Other words.", "does not match its SHA-256"),
        (("scales", 0, "ratings", 0, "colour"), "red", "scales[0].ratings[0].colour is “red”, which is not a colour"),
        (("scales", 0, "ratings", 1, "id"), uid(5), "two of its ratings"),
        (("claims",), {}, "claims is an object, which is not a list"),
        (("version",), 2, "This set is version 2; this Claimdesk reads version 1"),
        (("version",), "1", "its version as a text"),
        (("version",), True, "does not say which version"),
        (("version",), None, "does not say which version"),
        (("format",), "other", "This is no annotation set"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_with_its_place(path, value, part):
    came = document()
    inside = came
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    assert part in refused(came)


@pytest.mark.parametrize(
    ("name", "key"), [("claims", "statement"), ("highlights", "quote"), ("articles", "text_sha256")]
)
def test_what_must_be_there_is_missed_by_name(name, key):
    came = document()
    del came[name][1][key]
    assert f"{name}[1] has no “{key}”" in refused(came)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "not valid JSON: line 1"),
        (b"[1]", "no annotation set"),
        (b"\xff\xfe{", "not in UTF-8"),
        (b'{"a": 1, "a": 2}', "“a” twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (b"[" * 100_000, "nested far too deeply"),
        (b'{"a":' * 100_000, "nested far too deeply"),
    ],
)
def test_what_is_no_document_is_refused(data, part):
    assert part in refused(data)


def test_a_parsers_test_suite_meets_only_sentences():
    for folder in ("test_parsing", "test_transform"):
        for file in sorted(shared("corpora", "json", folder).glob("*.json")):
            data = file.read_bytes()
            refused(data)
            with contextlib.suppress(ClaimdeskError):  # unknown keys may hold anything that is JSON
                json_set.read(b'{"format": "claimdesk-annotation-set", "version": 1, "x": ' + data + b"}")


@pytest.mark.parametrize("text", ["", "\0", "\ufeff"])
def test_an_article_without_text_is_refused(text):
    bare = document(highlights=[])
    bare["articles"][0] |= {"text": text, "text_sha256": sha256(text)}
    assert "has no text" in refused(bare)


@pytest.mark.parametrize("escape", [b"", b'"\\u0000", '])
def test_deep_nesting_inside_a_set_is_refused(escape):
    deep = b"[" * 800 + b"]" * 800
    head = b'{"format": "claimdesk-annotation-set", "version": 1, "claims": ['
    assert "nested far too deeply" in refused(head + escape + deep + b"]}")


def test_a_file_cut_short_anywhere_is_refused():
    data = written(sample()).encode()
    for end in range(0, len(data) - 2, 101):
        refused(data[:end])


def test_a_shifted_highlight_is_found_again_and_told():
    came = document()
    came["highlights"][1]["start"] += 3
    came["highlights"][1]["end"] += 3
    result = json_set.read(json.dumps(came).encode())
    assert result.set == sample()
    [sentence] = map(str, result.moved)
    assert sentence.startswith("Moved: “The moon is cheese.” in “Article 10”, from ")


def test_a_quote_that_could_be_in_two_places_is_not_guessed():
    came = document()
    came["highlights"][1] |= {"quote": "moon is cheese", "prefix": "", "suffix": "", "start": 0, "end": 14}
    assert "nor in one other place beyond doubt" in refused(came)


def test_texts_with_other_line_ends_are_normalised_and_their_highlights_go_along():
    raw = "\ufeffOne\r\ntwo 👩‍👩‍👧\r\nthree\0 four\rthree four"
    came = document()
    came["articles"][0] |= {"text": raw, "text_sha256": sha256(raw)}
    quotes = ["two 👩‍👩‍👧\r\nthree\0 four", "four", "three four"]
    starts = [raw.index(quotes[0]), raw.index("four"), raw.rindex("three four")]
    for one, quote, start in zip(came["highlights"], quotes, starts, strict=True):
        one |= {"quote": quote, "start": start, "end": start + len(quote), "prefix": "", "suffix": ""}
    result = json_set.read(json.dumps(came).encode())
    place = result.set.articles[0]
    assert place.text == "One\ntwo 👩‍👩‍👧\nthree four\nthree four"
    assert place.text_sha256 == sha256(place.text)
    assert [one.quote for one in result.set.highlights] == ["two 👩‍👩‍👧\nthree four", "four", "three four"]
    assert [place.text[one.start : one.end] for one in result.set.highlights] == [
        one.quote for one in result.set.highlights
    ]
    assert result.set.highlights[1].start == place.text.index("four")
    assert result.set.highlights[2].start == place.text.rindex("three four")
    assert len(result.moved) == 3


def test_characters_that_cannot_be_stored_are_left_out():
    came = document()
    came["claims"][0]["note"] = "a\ud800b\0c"
    result = json_set.read(json.dumps(came).encode())
    assert result.set.claims[0].note == "abc"
    assert list(map(str, result.dropped)) == ["Left out: characters that cannot be stored, in claims[0].note"]
