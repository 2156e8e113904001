"""Searching: words in any writing, punctuation that means nothing, hits marked, narrowed, best first."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.domain.finds import UNCHECKED, ClaimColumn, Narrowing
from claimdesk.domain.model import Evidence, Source, Status
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services import likeness
from claimdesk.storage import claim_table, index, migrations
from claimdesk.storage.checking import check
from claimdesk.storage.connections import connect
from claimdesk.storage.library import Library
from claimdesk.storage.search import look, texts_with

TEXTS = {
    "zh": "上海市政府宣布，明年地铁票价将上涨百分之十。市民表示担忧。",
    "ja": "東京都は来年、消費税を増税すると知事が述べた。ゲームの売上は半減した。",
    "th": "นายกรัฐมนตรีกล่าวว่าภาษีน้ำมันจะลดลงครึ่งหนึ่งในปีหน้า",
    "ar": "قال الوزير إنّ البطالةَ انخفضت إلى النصف في العام الماضي.",
    "de": "Die Größe der Straßen in Österreich zählt, sagte Bürgermeisterin Müller-Lüdenscheidt.",
    "hi": "मंत्री ने कहा कि बेरोज़गारी आधी हो गई है।",
    "ko": "서울에서는 실업률이 절반으로 줄었다고 시장이 말했다.",
}


def claim_lines(read, words="", narrowing=None):
    return claim_table.claim_lines(read, claim_table.claim_order(read, words, narrowing))


@pytest.fixture
def written(desk):
    return {name: desk.add_article(ArticleDraft(title=f"T {name}", text=text)).article for name, text in TEXTS.items()}


@pytest.mark.parametrize(
    ("typed", "name", "marked"),
    [
        ("地铁", "zh", ["地铁"]),
        ("票价将上涨", "zh", ["票价将上涨"]),
        ("市", "zh", ["市", "市"]),
        ("増税", "ja", ["増税"]),
        ("ゲーム 知事", "ja", ["知事", "ゲーム"]),
        ("ｹﾞｰﾑ", "ja", ["ゲーム"]),
        ("ภาษี", "th", ["ภาษี"]),
        ("น้ำมัน", "th", ["น้ำมัน"]),
        ("البطالة", "ar", ["البطالةَ"]),
        ("ان", "ar", ["إنّ", "انخفضت"]),
        ("grosse", "de", ["Größe"]),
        ("STRASSEN", "de", ["Straßen"]),
        ("osterreich", "de", ["Österreich"]),
        ("müller-lüd", "de", ["Müller-Lüdenscheidt"]),
        ("बेरोज़गारी", "hi", None),
        ("실업률", "ko", ["실업률"]),
    ],
)
def test_words_are_found_in_every_writing(library, written, typed, name, marked):
    found = look(library.read, typed)
    assert [hit.id for hit in found] == [written[name].id]
    if marked is not None:
        assert [found[0].snippet[m.start : m.end] for m in found[0].marks] == marked


@pytest.mark.parametrize("typed", ["地鐵站", "增税", "税消", "Strass x", "öst err", "のの"])
def test_what_does_not_stand_there_is_not_found(library, written, typed):
    assert look(library.read, typed, unfinished=False) == []


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '"a',
        "a*",
        "(NEAR",
        "a AND",
        "OR b",
        "-x",
        "col:y",
        "^z",
        "a + b",
        "NOT",
        "{x} : y",
        "\\",
        "'",
        "a\0",
        "\ud800",
    ],
)
def test_punctuation_is_no_syntax(library, written, typed):
    look(library.read, typed)
    claim_lines(library.read, typed)


@given(typed=st.text(max_size=12))
def test_any_question_gets_an_answer(typed, tmp_path_factory):
    library = Library(tmp_path_factory.getbasetemp() / "any.claimdesk")
    try:
        assert look(library.read, typed) == []
        assert claim_lines(library.read, typed) == []
    finally:
        library.close()


def test_only_punctuation_finds_nothing(library, busy):
    assert look(library.read, "… “” —") == []
    assert claim_lines(library.read, "…") == []


def test_an_unfinished_word_is_a_beginning_and_a_finished_one_whole(library, busy):
    assert look(library.read, "harb")
    assert look(library.read, "harb", unfinished=False) == []
    assert look(library.read, "arbour") == []


def test_words_may_stand_apart_in_what_is_said_of_a_claim(library, busy):
    (hit,) = look(library.read, "mayor fourteen", ["claim"])
    assert hit.id == busy.one
    assert (hit.field, hit.snippet) == ("verdict", "It was fourteen.")
    assert hit.article_id == busy.first
    assert hit.claim_id == busy.one


def test_words_may_stand_apart_in_title_and_text_of_an_article(library, busy):
    assert [hit.id for hit in look(library.read, "again twelve", ["article"], unfinished=False)] == [busy.second]


def test_the_title_tells_more_than_the_text(library, desk):
    desk.add_article(ArticleDraft(title="Other", text="ferry " * 20))
    named = desk.add_article(ArticleDraft(title="The ferry", text="Nothing else.")).article
    assert look(library.read, "ferry")[0].id == named.id


def test_a_source_opens_where_it_is_cited(library, busy):
    (hit,) = look(library.read, "accounts", ["source"])
    assert (hit.id, hit.claim_id, hit.article_id) == (busy.source, busy.one, busy.first)


@pytest.mark.parametrize(
    ("narrowing", "wanted"),
    [
        (Narrowing(), {"one", "two", "lonely"}),
        (Narrowing(verdicts=("Inflated",)), {"one"}),
        (Narrowing(verdicts=(UNCHECKED,)), {"two"}),
        (Narrowing(verdicts=(UNCHECKED, "Inflated")), {"one", "two"}),
        (Narrowing(statuses=("checking",)), {"two"}),
        (Narrowing(tags=("rent",)), {"two"}),
        (Narrowing(tags=("ren",)), set()),
        (Narrowing(sources=("diary",)), {"lonely"}),
        (Narrowing(reviewers=("nobody",)), set()),
        (Narrowing(since="2026"), {"one", "two", "lonely"}),
        (Narrowing(until="2025-12"), set()),
        (Narrowing(since="2026", until="9999"), {"one", "two", "lonely"}),
    ],
)
def test_claims_are_narrowed(library, busy, narrowing, wanted):
    names = {busy.one: "one", busy.two: "two", busy.lonely: "lonely"}
    assert {names[line.id] for line in claim_lines(library.read, narrowing=narrowing)} == wanted


def test_a_reviewer_narrows_by_verdicts_and_by_marks(library, busy, other):
    found = claim_lines(library.read, narrowing=Narrowing(reviewers=(other.reviewer.id,)))
    assert {line.id for line in found} == {busy.one, busy.lonely}


def test_articles_and_sources_follow_their_claims(library, busy):
    narrowing = Narrowing(tags=("rent",))
    assert [hit.id for hit in look(library.read, "harbour", narrowing=narrowing)] == [busy.first]
    assert [hit.kind for hit in look(library.read, "diary", narrowing=Narrowing(sources=("diary",)))] == ["source"]


def test_a_line_of_the_table_says_what_the_card_says(library, busy):
    lines = {line.id: line for line in claim_lines(library.read)}
    for summary in library.read.claims():
        line = lines[summary.id]
        assert (line.statement, line.label, line.colour, line.places, line.sources, line.title) == (
            summary.statement, summary.label, summary.colour, summary.places, summary.sources, summary.title,
        )  # fmt: skip
    assert claim_table.claim_lines(library.read, [99]) == [None]


def test_the_table_sorts_by_each_column_in_any_script(library, desk, busy):
    """What has nothing in a column is last, and first from the end; equal ones stay newest first, either way."""
    statuses = [status.value for status in Status]
    for words in ("Über", "ärger", "Zug", "ärger", "żaba", "ŻABA"):
        article = desk.add_article(ArticleDraft(title=words, text=f"{words} tells words of {words}"))
        claim = desk.mark_claim(article.article.id, Span(0, len(words))).claim_id
        desk.edit_claim(claim, claimant=words if words != "Zug" else "", tags=() if words == "Zug" else (words,))
        if words != "ärger":
            desk.give_verdict(claim, label=words)
    newest = claim_lines(library.read)
    keys = {
        ClaimColumn.VERDICT: lambda line: (line.label is None, (line.label or "").casefold()),
        ClaimColumn.STATEMENT: lambda line: line.statement.casefold(),
        ClaimColumn.STATUS: lambda line: statuses.index(line.status),
        ClaimColumn.CLAIMANT: lambda line: (not line.claimant, (line.claimant or "").casefold()),
        ClaimColumn.ARTICLE: lambda line: (line.title is None, (line.title or "").casefold()),
        ClaimColumn.PLACES: lambda line: line.places,
        ClaimColumn.SOURCES: lambda line: line.sources,
        ClaimColumn.MARKED: lambda line: line.created_at,
        ClaimColumn.TAGS: lambda line: (line.tags == "[]", line.tags.casefold()),
    }
    assert set(keys) == set(ClaimColumn)
    for column, key in keys.items():
        for descending in (False, True):
            order = claim_table.claim_order(library.read, column=column, descending=descending)
            found = claim_table.claim_lines(library.read, order)
            assert [f.id for f in found] == [line.id for line in sorted(newest, key=key, reverse=descending)], column


def test_common_words_give_the_newest(library, desk, monkeypatch):
    monkeypatch.setattr("claimdesk.storage.search.COMMON", 2)
    ids = [desk.add_article(ArticleDraft(title=f"{n} tide", text=f"{n} tide")).article.id for n in range(4)]
    assert [hit.id for hit in look(library.read, "tide", limit=2)] == ids[:1:-1]


def test_texts_with_a_quote(library, written):
    assert texts_with(library.read, "増税すると") == [written["ja"].id]
    assert len(texts_with(library.read, "…")) == len(TEXTS)


# How the index is kept


def problems(library):
    return [fault.line.split(";")[0] for fault in check(library.path).faults if fault.part == "index"]


def test_the_index_follows_every_change(library, desk, busy):
    assert problems(library) == []
    desk.edit_claim(busy.one, note="A walrus was seen.")
    assert [hit.field for hit in look(library.read, "walrus")] == ["note"]
    desk.undo()
    assert look(library.read, "walrus") == []
    desk.redo()
    assert look(library.read, "walrus")
    desk.remove_article(busy.first)
    assert problems(library) == []
    desk.undo()
    assert problems(library) == []


def test_a_status_alone_does_not_touch_the_index(library, desk, busy):
    before = library.read.rows("SELECT * FROM search_claim_data ORDER BY id")
    desk.edit_claim(busy.two, status=Status.DONE)
    assert library.read.rows("SELECT * FROM search_claim_data ORDER BY id") == before


def test_the_check_sees_what_is_wrong_and_rebuilding_mends_it(library, busy):
    connection = connect(library.path)
    connection.execute("DELETE FROM search_claim WHERE rowid = 1")
    connection.execute("UPDATE search_source SET title = 'other' WHERE rowid = 1")
    connection.execute("DELETE FROM search_text_key")
    assert problems(library) == [
        "The search index of the claims is not what the rows say in 1 places (rows 1)",
        "The search index of the sources is not what the rows say in 1 places (rows 1)",
        "The search index of the texts lacks 2 articles",
    ]
    connection.execute("BEGIN")
    index.rebuild(connection)
    connection.execute("COMMIT")
    assert problems(library) == []
    connection.close()
    assert look(library.read, "harbour")


def test_the_check_sees_words_that_no_document_has(library, busy):
    connection = connect(library.path)
    connection.execute("INSERT INTO search_text(rowid, text) VALUES (1, 'walrus')")
    damaged = "CAST(replace(CAST(block AS TEXT), 'harbour', 'harbout') AS BLOB)"
    connection.execute(f"UPDATE search_article_data SET block = {damaged} WHERE instr(block, CAST('harbour' AS BLOB))")
    connection.close()
    assert problems(library) == [
        "The search index of the articles finds other words than its documents have",
        "The search index of the texts finds other words than its documents have",
    ]


def test_the_check_sees_a_damaged_index(library, busy):
    connection = connect(library.path)
    connection.execute("DELETE FROM search_claim_content WHERE id = 1")
    connection.execute("UPDATE search_text_data SET block = zeroblob(3)")
    connection.close()
    found = problems(library)
    assert found[0].startswith("The search index of the claims is not what the rows say")
    assert found[1] == "The search index of the texts finds other words than its documents have"


def test_a_library_of_the_first_schema_gets_its_index(tmp_path):
    path = tmp_path / "old.claimdesk"
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.STEPS[0](connection)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO article_text VALUES ('d', 'Der Größte', 10)")
    connection.execute("INSERT INTO article VALUES (7, 'a', 'T', 'd', NULL, NULL, NULL, NULL, NULL, '2026')")
    connection.close()
    library = Library(path)
    assert [hit.id for hit in look(library.read, "grösste")] == ["a"]
    assert problems(library) == []
    library.close()


# Likeness


@pytest.mark.parametrize(
    ("earlier", "now", "alike"),
    [
        ("The harbour cost twelve million euros", "the harbour cost 12 million euros, twelve million", True),
        ("The harbour cost twelve million euros", "The new harbour cost about twelve million euros", True),
        ("The harbour cost twelve million euros", "The bridge cost nine hundred dollars", False),
        ("The harbour cost twelve million euros", "The harbour", False),
        ("東京都は来年消費税を増税する", "東京都は来年、消費税を増税すると", True),
        ("東京都は来年消費税を増税する", "東京都の人口は減少した", False),
        ("البطالة انخفضت إلى النصف", "البطالةُ انخفضتْ الى النصف", True),
        ("ภาษีน้ำมันจะลดลงครึ่งหนึ่ง", "ภาษีน้ำมันลดลงครึ่งหนึ่ง", True),
        ("Die Größe der Straßen zählt", "die Grösse der Strassen zählt!", True),
    ],
)
def test_a_statement_is_like_an_earlier_one(library, desk, earlier, now, alike):
    article = desk.add_article(ArticleDraft(title="", text=f"{earlier}. {now}.")).article
    first = desk.mark_claim(article.id, Span(0, len(earlier)))
    second = desk.mark_claim(article.id, Span(len(earlier) + 2, len(earlier) + 2 + len(now)))
    desk.give_verdict(first.claim_id, label="False")
    found = likeness.like(library.read, now, second.claim_id)
    assert [claim.id for claim in found] == ([first.claim_id] if alike else [])
    if alike:
        assert (found[0].label, found[0].reviewer, found[0].title) == ("False", "Ada Quill", article.title)
        assert found[0].score >= likeness.FLOOR


def test_checked_claims_come_first_and_the_claim_itself_never(library, desk):
    text = "Rents fell by half. Rents fell by half. Rents fell by a half."
    article = desk.add_article(ArticleDraft(title="", text=text)).article
    open_one = desk.mark_claim(article.id, Span(0, 18)).claim_id
    checked = desk.mark_claim(article.id, Span(40, 60)).claim_id
    desk.give_verdict(checked, label="So")
    own = desk.mark_claim(article.id, Span(20, 38)).claim_id
    assert [c.id for c in likeness.like(library.read, "Rents fell by half", own)] == [checked, open_one]
    assert likeness.like(library.read, "Rents") == []


def test_a_citation_is_found_by_its_words(library, desk, busy):
    desk.cite(Source(title="Log", id="log"), Evidence(claim_id=busy.two, source_id="log", question="How many otters?"))
    (hit,) = look(library.read, "otters")
    assert (hit.id, hit.field) == (busy.two, "evidence")
