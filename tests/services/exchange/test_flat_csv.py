import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import AnnotationSet, Claim, Evidence, Reviewer, Source, Stance, Status, Verdict
from claimdesk.services.exchange import flat_csv
from claimdesk.services.exchange.csv_cells import COLUMNS
from claimdesk.services.exchange.merging import plan
from services.exchange.helpers import (
    GOLDEN,
    OPTIONS,
    MemoryLibrary,
    article,
    claim,
    highlight,
    sample,
    shared,
    uid,
)

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
barred = st.text(st.sampled_from("| '=-a"), max_size=8)


def written(found, options=OPTIONS):
    return "".join(flat_csv.write(found, options))


def table(found=None, options=OPTIONS):
    return list(csv.DictReader(io.StringIO(written(found or sample(), options), newline=""), strict=True))


def as_csv(rows, columns=COLUMNS, **form):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", **form)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def puts(data, library):
    return plan(flat_csv.read(data, library).set, library).puts


def refused(data, library=None):
    with pytest.raises(ClaimdeskError) as caught:
        flat_csv.read(data, library or MemoryLibrary(sample()))
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_the_file_is_the_golden_one():
    assert written(sample()).encode() == (GOLDEN / "sample.csv").read_bytes()


def test_every_claim_has_its_rows():
    rows = table()
    assert [(row["claim_id"][-2:], row["highlight_id"][-2:], row["verdict"]) for row in rows] == [
        ("20", "31", "False"), ("20", "31", "No"), ("20", "32", "False"), ("20", "32", "No"),
        ("21", "30", ""), ("22", "", ""),
    ]  # fmt: skip


def test_raw_leaves_the_guard_out():
    raw = replace(OPTIONS, raw=True)
    assert [row["statement"] for row in table(options=raw)][-2:] == [one.statement for one in sample().claims[1:]]
    assert table()[4]["statement"].startswith("'=SUM")


def test_pieces_do_not_show(monkeypatch):
    whole = written(sample())
    monkeypatch.setattr(flat_csv, "_BATCH", 1)
    assert written(sample()) == whole


def test_what_is_lost_is_said_only_where_there_is_something():
    assert flat_csv.loses(AnnotationSet()) == []
    said = " ".join(map(str, flat_csv.loses(sample())))
    for what in ("texts", "ratings", "excerpts", "kept copies", "organisations", "without a claim"):
        assert what in said
    bare = " ".join(map(str, flat_csv.loses(AnnotationSet(articles=sample().articles))))
    assert "ratings" not in bare
    assert "kept copies" not in bare


def test_an_unchanged_export_changes_nothing():
    library = MemoryLibrary(sample())
    result = flat_csv.read(written(sample()).encode(), library)
    assert result.moved == []
    assert result.dropped == []
    merge = plan(result.set, library)
    assert merge.puts == ()
    assert all(one.changed == one.new == one.conflict == 0 for one in merge.counts.values())
    assert {one.id for one in result.set.claims} == {one.id for one in sample().claims}


@given(st.lists(words | barred, min_size=8, max_size=8), st.lists(barred, max_size=3))
def test_any_words_unchanged_change_nothing(said, tags):
    place = article(10, f"{said[0]}👩‍👩‍👧ש́".replace("\r", ""))
    one = claim(20, said[1], claimant=said[2] or None, tags=tuple(tags), note=said[3])
    ana, twin = Reviewer(id=uid(1), name=said[4]), Reviewer(id=uid(2), name=said[4])
    sources = tuple(Source(id=uid(50 + at), title=said[5 + at], url=said[6 + at] or None) for at in range(2))
    found = AnnotationSet(
        reviewers=(ana, twin), articles=(place,), claims=(one,), sources=sources,
        highlights=(highlight(30, one.id, place, "👩‍👩‍👧ש́"),),
        verdicts=tuple(
            Verdict(id=uid(40 + at), claim_id=one.id, reviewer_id=who.id, label=said[at], explanation=said[7],
                    decided_at="2026-11-04T08:00:00Z") for at, who in enumerate((ana, twin))
        ),
        evidence=tuple(
            Evidence(id=uid(60 + at), claim_id=one.id, source_id=uid(50 + at % 2), stance=stance)
            for at, stance in enumerate([*Stance, Stance.SUPPORTS])
        ),
    )  # fmt: skip
    assert puts(written(found).encode(), MemoryLibrary(found)) == ()


def test_naughty_strings_unchanged_change_nothing():
    lines = [one for one in shared("corpora", "naughty-strings", "blns.txt").read_text("utf-8").splitlines() if one]
    found = AnnotationSet(claims=tuple(claim(at, one, note=one, tags=(one, one)) for at, one in enumerate(lines)))
    assert puts(written(found).encode(), MemoryLibrary(found)) == ()


@pytest.mark.parametrize(
    "reshape",
    [
        lambda text: "\ufeff" + text,
        lambda _: as_csv(table(), delimiter=";").decode(),
        lambda _: "sep=;\r\n" + as_csv(table(), delimiter=";").decode(),
        lambda _: '"sep=\t"\n' + as_csv(table(), delimiter="\t").decode(),
        lambda _: as_csv(table(), delimiter="\t").decode(),
        lambda _: as_csv(table(), quoting=csv.QUOTE_ALL).decode() + "\r\n" + "," * (len(COLUMNS) - 1) + "\r\n",
        lambda _: as_csv(table(), columns=["claim_id", "statement", "verdict", "reviewer", "decided_at"]).decode(),
        lambda _: as_csv(table(), columns=["status", "statement", "claim_id", "highlight_id"]).decode(),
        lambda _: as_csv(table()[::-1], columns=COLUMNS[::-1]).decode(),
    ],
)  # fmt: skip
def test_what_spreadsheets_do_to_a_file_changes_nothing(reshape):
    assert puts(reshape(written(sample())).encode(), MemoryLibrary(sample())) == ()


def test_line_feeds_alone_end_rows_too():
    found = AnnotationSet(claims=(claim(20), claim(21)))
    assert puts(written(found).replace("\r\n", "\n").encode(), MemoryLibrary(found)) == ()


def test_edits_are_taken_once():
    rows = table()
    for row in rows[:4]:
        row |= {"status": "done", "statement": "New words", "note": ""}
    for row in rows[1:4:2]:
        row |= {"verdict": "Half", "scale": "Plain"}
    library = MemoryLibrary(sample())
    changed = {type(one): one for one in puts(as_csv(rows), library)}
    old = sample()
    assert changed == {
        Claim: replace(old.claims[0], status=Status.DONE, statement="New words", note=""),
        Verdict: replace(old.verdicts[1], label="Half", scale_id=uid(3), rating_id=uid(6)),
    }
    library.put(*changed.values())
    assert puts(as_csv(rows), library) == ()


def test_edits_that_contradict_each_other_are_refused():
    rows = table()
    rows[1]["statement"] = "Two"
    sentence = refused(as_csv(rows))
    assert sentence.startswith("Rows 2 and 3 of this CSV tell of the same thing but differ in the column “statement”")


def test_articles_take_new_titles_and_dates():
    rows = table()
    for row in rows[:5]:
        row |= {"article_title": "T", "article_url": "u", "article_published_on": ""}
    [changed] = puts(as_csv(rows), MemoryLibrary(sample()))
    assert changed == replace(sample().articles[0], title="T", url="u")


def test_new_rows_bring_new_things_once():
    place = sample().articles[0]
    row = dict.fromkeys(COLUMNS, "") | {
        "article_id": place.id, "statement": "Bridges are dear.", "kinds": "numerical", "quote": "3 Millionen",
        "verdict": "False", "scale": "Plain", "reviewer": "Cleo", "source_urls": "https://example.org/1 | https://example.org/n",
        "source_titles": "A title || with bars || | N", "stances": "supports | context", "status": "checking",
    }  # fmt: skip
    library = MemoryLibrary(sample())
    found = flat_csv.read(as_csv([row]), library).set
    assert found.highlights[0].start == place.text.index("3 Millionen")
    assert found.highlights[0].prefix == "Die Brücke kostete "
    assert found.verdicts[0].rating_id == uid(5)
    assert found.verdicts[0].reviewer_id == found.reviewers[0].id
    assert [one.url for one in found.sources] == ["https://example.org/1", "https://example.org/n"]
    assert [one.id == uid(50) for one in found.sources] == [True, False]
    assert found.sources[1].title == "N"
    merge = plan(found, library)
    assert sorted(type(one).__name__ for one in merge.puts) == [
        "Claim", "Evidence", "Evidence", "Highlight", "Reviewer", "Source", "Verdict",
    ]  # fmt: skip
    library.take(merge)
    assert puts(as_csv([row]), library) == ()


def test_sources_are_changed_and_added_where_the_list_says_so():
    rows = table()
    for row in rows[:4]:
        row["source_titles"] = "A title || with bars || | Leaflet"
        row["stances"] = "context | refutes"
    library = MemoryLibrary(sample())
    merge = plan(flat_csv.read(as_csv(rows), library).set, library)
    kinds = [type(one).__name__ for one in merge.puts]
    assert kinds == ["Source", "Evidence", "Evidence"]
    assert merge.puts[1] == replace(sample().evidence[0], stance=Stance.CONTEXT)
    library.take(merge)
    assert len(library.things[Evidence]) == 4


def test_one_stance_among_several_is_changed():
    rows = table()
    for row in rows[:4]:
        row["stances"] = "refutes | context"
    [changed] = puts(as_csv(rows), MemoryLibrary(sample()))
    assert changed == replace(sample().evidence[1], stance=Stance.CONTEXT)


def test_the_same_source_listed_twice_is_two_pieces_of_evidence():
    rows = table()[4:5]
    rows[0] |= {"source_urls": "u | u", "source_titles": "t | t", "stances": "supports | refutes"}
    library = MemoryLibrary(sample())
    merge = plan(flat_csv.read(as_csv(rows), library).set, library)
    assert [type(one).__name__ for one in merge.puts] == ["Source", "Evidence", "Evidence"]
    library.take(merge)
    assert puts(as_csv(rows), library) == ()


def test_titles_alone_cite_a_source():
    columns = ["claim_id", "statement", "source_titles"]
    rows = table()[4:5]
    rows[0]["source_titles"] = "Book | Leaflet"
    library = MemoryLibrary(sample())
    merge = plan(flat_csv.read(as_csv(rows, columns), library).set, library)
    assert [type(one).__name__ for one in merge.puts] == ["Source", "Evidence", "Evidence"]
    library.take(merge)
    assert puts(as_csv(rows, columns), library) == ()


def test_a_verdict_loses_its_scale_or_changes_its_label_within_it():
    rows = table()
    for row in rows[:4:2]:
        row["scale"] = ""
    [changed] = puts(as_csv(rows), MemoryLibrary(sample()))
    assert changed == replace(sample().verdicts[0], scale_id=None, rating_id=None)
    rows = table()
    for row in rows[:4:2]:
        row["verdict"] = "Half"
    for columns in (COLUMNS, [name for name in COLUMNS if name != "scale"]):
        [changed] = puts(as_csv(rows, columns), MemoryLibrary(sample()))
        assert changed == replace(sample().verdicts[0], label="Half", rating_id=uid(6))


def test_a_known_reviewer_gives_another_verdict():
    rows = table()[4:5]
    rows[0] |= {"verdict": "No", "scale": "Theirs", "reviewer": "Ana", "decided_at": "2026-11-06T08:00:00Z"}
    rows.append(table()[5] | {"verdict": "No", "scale": "Theirs", "reviewer": "Ana"})
    result = flat_csv.read(as_csv(rows), MemoryLibrary(sample()))
    assert [one.reviewer_id for one in result.set.verdicts] == [uid(1), uid(1)]
    assert len(result.dropped) == 1


def test_a_place_with_offsets_alone_needs_no_search():
    rows = table()[4:5]
    rows[0] |= {"highlight_id": "", "quote": "moon", "start": str(sample().articles[0].text.rindex("moon")), "end": ""}
    [found] = flat_csv.read(as_csv(rows), MemoryLibrary(sample())).set.highlights
    assert found.quote == "moon"


def test_labels_and_names_are_needed_for_a_new_verdict():
    rows = table()[4:5]
    rows[0] |= {"explanation": "Why"}
    assert "has a verdict without a label" in refused(as_csv(rows, ["claim_id", "statement", "explanation"]))


def test_an_unknown_scale_leaves_free_text():
    rows = table()
    rows[1]["scale"] = rows[3]["scale"] = "Theirs"
    result = flat_csv.read(as_csv(rows), MemoryLibrary(sample()))
    assert list(map(str, result.dropped)) == [
        "Left out: the scale “Theirs”, which this library does not have; its labels came as free text"
    ]
    assert plan(result.set, MemoryLibrary(sample())).puts == ()


def test_a_moved_place_is_found_again_and_told():
    rows = table()
    rows[4] |= {"start": "3", "end": "34"}
    result = flat_csv.read(as_csv(rows), MemoryLibrary(sample()))
    assert len(result.moved) == 1
    assert plan(result.set, MemoryLibrary(sample())).puts == ()
    rows[4] |= {"start": "4", "end": "10", "quote": "Brücke"}
    [changed] = puts(as_csv(rows), MemoryLibrary(sample()))
    assert (changed.start, changed.end, changed.prefix) == (4, 10, "Die ")


def test_an_article_that_is_not_here_is_named():
    sentence = refused(written(sample()).encode(), MemoryLibrary())
    assert sentence.startswith(
        f"Row 2 of this CSV is about the article “Article 10” ({uid(10)}), which is not in this library"
    )
    with pytest.raises(ClaimdeskError):
        flat_csv.read(written(sample()).encode())


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        (
            {"status": "ready"},
            "Row 6 of this CSV has “ready” in the column “status”, which is not one of open, checking",
        ),
        ({"start": "abc"}, "has “abc” in the column “start”, which is not a number of code points"),
        ({"end": "-3"}, "which is not a number"),
        ({"kinds": "lie"}, "has “lie” in the column “kinds”"),
        ({"claimed_on": "yesterday"}, "which is not a date"),
        ({"claim_id": "7"}, "has “7” in the column “claim_id”, which is not a UUID"),
        ({"highlight_id": "7"}, "has “7” in the column “highlight_id”, which is not a UUID"),
        ({"highlight_id": uid(31)}, "to a second claim"),
        ({"statement": " "}, "which is not a text"),
        ({"quote": "nowhere"}, "beyond doubt"),
        ({"article_id": "", "highlight_id": ""}, "has a quote without an article"),
        ({"highlight_id": "", "quote": ""}, "has a place without a quote"),
        ({"verdict": "False"}, "has a verdict without a reviewer"),
        ({"reviewer": "Ana"}, "in the column “verdict”, which is not a text"),
        ({"verdict": "False", "reviewer": "Ana", "decided_at": "now"}, "which is not a time in UTC"),
        ({"stances": "supports"}, "neither a URL nor a title"),
        ({"stances": "likes", "source_urls": "u"}, "which is none of supports"),
        (
            {"stances": "supports", "source_urls": "u | v", "source_titles": "t | w"},
            "lists 2 sources, but 1 items in the column “stances”",
        ),
    ],
)
def test_a_bad_cell_is_one_sentence_with_its_row(changes, part):
    rows = table()
    rows[4] |= changes
    assert part in refused(as_csv(rows))


def test_rows_that_list_different_sources_are_refused():
    rows = table()
    rows[1]["stances"] = "context | context"
    assert "Rows 2 and 3 of this CSV tell of the same thing but differ in the column “stances”" in refused(as_csv(rows))


def test_a_row_that_could_mean_two_verdicts_is_refused():
    found = sample()
    again = replace(found.verdicts[0], id=uid(42), label="True")
    library = MemoryLibrary(found)
    library.put(again)
    rows = table(replace(found, verdicts=(found.verdicts[0],)))
    for row in rows:
        row["verdict"] = row["verdict"] and "Maybe"
    assert "could be about 2 verdicts that “Ana” gave" in refused(as_csv(rows), library)


def test_a_verdict_dated_anew_is_the_same_one():
    rows = table()
    for row in rows:
        row["decided_at"] = row["decided_at"] and "2026-12-01T00:00:00Z"
    changed = puts(as_csv(rows), MemoryLibrary(sample()))
    assert [(type(one), one.decided_at) for one in changed] == [(Verdict, "2026-12-01T00:00:00Z")] * 2


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "no column “claim_id”"),
        (b"a,b\r\n1,2\r\n", "no column “claim_id”"),
        (b"claim_id,claim\r\n", "no column “statement”"),
        (b"claim_id,statement,statement\r\n", "the column “statement” twice"),
        (b"claim_id,statement\r\na\r\n", "Row 2 of this CSV has 1 cells where the header has 2"),
        (b"claim_id,statement\r\na,b,c\r\n", "has 3 cells"),
        (b'claim_id,statement\r\n,"a\r\n', "cannot be read"),
        (b'claim_id,statement\r\n,"a"b\r\n', "cannot be read"),
        ("claim_id,statement\r\n,é".encode("latin-1"), "not in UTF-8"),
        ("claim_id,statement\r\n".encode("utf-16"), "not in UTF-8"),
        (b"claim_id,statement\r\n,\0", "NUL"),
    ],
)
def test_what_is_no_flat_set_is_refused(data, part):
    assert part in refused(data)


def test_a_foreign_column_is_told_and_a_long_cell_is_taken():
    result = flat_csv.read(b"claim_id,statement,mood\r\n," + b"x" * 200_000 + b",good\r\n")
    assert len(result.set.claims[0].statement) == 200_000
    assert list(map(str, result.dropped)) == ["Left out: the column “mood”"]


def test_parsers_test_suites_meet_only_sentences():
    for file in sorted(shared("corpora", "csv").rglob("*.csv")):
        refused(file.read_bytes())
