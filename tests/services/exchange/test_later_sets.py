"""Sets that come again, changed: what was edited here, or came later from elsewhere, is never overwritten unasked."""

import json
import sqlite3
from dataclasses import replace

import pytest

from claimdesk.domain.model import Claim, Evidence, Reviewer, Source, Stance, Verdict
from claimdesk.domain.records import from_record
from claimdesk.domain.text import Span
from claimdesk.domain.views import Selection
from claimdesk.services.checking import check_library
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file
from claimdesk.services.exchange.importing import import_files
from claimdesk.services.scales import DEFAULT_SCALE_ID
from claimdesk.storage.library import Library


@pytest.fixture
def claim(desk, article):
    return desk.mark_claim(article.id, Span(0, 20)).claim_id


@pytest.fixture
def other(tmp_path, desk, claim, written):
    """Another library, which has got the first one's set."""
    library = Library(tmp_path / "other.claimdesk")
    there = Desk(library, Reviewer(name="Bo"))
    import_files(there, [written(desk)])
    yield there
    library.close()


@pytest.fixture
def written(tmp_path):
    """Exports a desk's library; some of the claim may be said otherwise, and the set be of another time."""

    def write(desk, at="2026-01-01T00:00:00Z", **values):
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.json"
        export_file(desk, "json", path, Selection())
        found = json.loads(path.read_text("utf-8"))
        found["exported_at"] = at
        found["claims"][0] |= values
        path.write_text(json.dumps(found), "utf-8")
        return path

    return write


def claim_of(desk, claim):
    return desk.library.read.card(claim).claim


def counts(desk, path):
    found = import_files(desk, [path]).counts["claim"]
    return found.changed, found.same, found.conflict


def test_an_edit_here_is_kept_whatever_was_exported_since(desk, other, claim, written, tmp_path):
    changed = written(desk, note="From elsewhere")
    other.edit_claim(claim, statement="Said here")
    export_file(other, "csv", tmp_path / "out.csv", Selection())
    assert counts(other, changed) == (0, 0, 1)
    assert (claim_of(other, claim).statement, claim_of(other, claim).note) == ("Said here", "")
    (conflict,) = other.library.read.conflicts()
    incoming = from_record(Claim, json.loads(conflict.incoming))
    other.settle(conflict, incoming)
    assert claim_of(other, claim).note == "From elsewhere"
    assert counts(other, written(desk, note="And more")) == (1, 0, 0)


def test_what_knows_of_the_edit_here_changes_the_rest(desk, other, claim, written, tmp_path):
    other.edit_claim(claim, statement="Said here")
    back = tmp_path / "back.json"
    export_file(other, "json", back, Selection())
    assert counts(desk, back) == (1, 0, 0)
    desk.edit_claim(claim, note="Answered")
    assert counts(other, written(desk, at="2099-01-01T00:00:00Z")) == (1, 0, 0)
    assert (claim_of(other, claim).statement, claim_of(other, claim).note) == ("Said here", "Answered")


def test_an_older_set_does_not_take_the_place_of_a_newer_one(desk, other, claim, written):
    older, newer = written(desk, note="Old"), written(desk, at="2026-02-02T00:00:00Z", note="New")
    assert counts(other, newer) == (1, 0, 0)
    assert counts(other, older) == (0, 0, 1)
    assert counts(other, newer) == (0, 1, 0)
    assert claim_of(other, claim).note == "New"
    assert len(other.library.read.conflicts()) == 1
    assert counts(other, older) == (0, 0, 1)
    assert len(other.library.read.conflicts()) == 1


def test_in_one_import_too_the_later_set_counts(desk, other, claim, written):
    older, newer = written(desk, note="Old"), written(desk, at="2026-02-02T00:00:00Z", note="New")
    import_files(other, [newer, older])
    assert claim_of(other, claim).note == "New"
    import_files(other, [written(desk, at="2026-02-01T00:00:00Z", note="Between")])
    assert claim_of(other, claim).note == "New"


def test_an_older_verdict_does_not_take_the_place_of_a_newer_one(desk, claim, written, tmp_path):
    desk.give_verdict(claim, label="First")
    first = written(desk)
    found = json.loads(first.read_text("utf-8"))
    found["verdicts"][0] |= {"label": "Earlier", "decided_at": "2001-01-01T00:00:00Z"}
    first.write_text(json.dumps(found), "utf-8")
    report = import_files(desk, [first])
    assert (report.counts["verdict"].changed, report.counts["verdict"].conflict) == (0, 1)
    assert desk.library.read.card(claim).opinions[0].verdict.label == "First"


def test_a_set_without_its_documents_leaves_a_sound_library(desk, other, claim, written):
    source = Source(title="Budget")
    desk.cite(source, Evidence(claim_id=claim, source_id=source.id, stance=Stance.SUPPORTS))
    kept = desk.attach(source.id, "budget.txt", "text/plain", b"Twelve million.")
    import_files(other, [written(desk, at="2026-02-02T00:00:00Z")])
    assert other.library.read.document(kept.sha256) is None
    assert check_library(other.library.path).sound
    with sqlite3.connect(desk.library.path) as own:
        own.execute("DELETE FROM document")
    own.close()
    assert "has lost its document" in str(check_library(desk.library.path).faults)


def test_ratings_that_stand_in_the_same_order_are_the_same(desk, claim, written):
    desk.give_verdict(claim, desk.scales()[0].ratings[0])
    card = next(one for one in desk.scales() if one.scale.id == DEFAULT_SCALE_ID)
    desk.save_scales([replace(card, ratings=tuple(replace(r, position=3 * r.position + 1) for r in card.ratings))])
    report = import_files(desk, [written(desk)])
    assert (report.counts["rating"].changed, report.counts["rating"].same) == (0, len(card.ratings))
    first, second, *others = card.ratings
    desk.save_scales([replace(card, ratings=(replace(first, position=1), replace(second, position=0), *others))])
    turned = written(desk)
    desk.undo()
    counted = import_files(desk, [turned]).counts["rating"]
    assert counted.changed + counted.conflict
    assert counted.same < len(card.ratings)


def test_of_two_verdicts_of_ones_own_the_newest_is_explained_and_withdrawn(desk, claim):
    desk.give_verdict(claim, label="At the desk")
    later = Verdict(
        claim_id=claim, reviewer_id=desk.reviewer.id, label="On the road", decided_at="2099-01-01T00:00:00Z"
    )
    with desk.together("Import") as tx:
        tx.put(later)
    desk.explain(claim, "Why")
    assert [(it.verdict.label, it.verdict.explanation) for it in desk.library.read.card(claim).opinions] == [
        ("At the desk", ""),
        ("On the road", "Why"),
    ]
    desk.withdraw_verdict(claim)
    assert [it.verdict.label for it in desk.library.read.card(claim).opinions] == ["At the desk"]


def test_what_others_changed_while_a_dialog_was_open_stays(desk, claim):
    source = Source(title="Budget")
    evidence = Evidence(claim_id=claim, source_id=source.id, stance=Stance.SUPPORTS)
    desk.cite(source, evidence)
    desk.cite(replace(source, author="Ada"), replace(evidence, excerpt="Theirs"), (source, evidence))
    desk.cite(replace(source, publisher="The Town"), replace(evidence, note="Mine"), (source, evidence))
    (citation,) = desk.library.read.card(claim).citations
    assert (citation.source.author, citation.source.publisher) == ("Ada", "The Town")
    assert (citation.evidence.excerpt, citation.evidence.note) == ("Theirs", "Mine")
