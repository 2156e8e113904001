"""What can be read of a damaged library goes into a new one, which is sound; what is lost is told."""

import sqlite3

import pytest

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.health import StoppedError
from claimdesk.domain.model import Reviewer, Source
from claimdesk.services.desk import Desk
from claimdesk.storage.checking import check
from claimdesk.storage.library import Library
from claimdesk.storage.salvaging import salvage
from storage.rich import everything, make_rich

PAGE = 4096


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    path = make_rich(tmp_path_factory.mktemp("rich"))
    return path.read_bytes(), everything(path)


@pytest.fixture
def path(rich, tmp_path):
    copy = tmp_path / "a.claimdesk"
    copy.write_bytes(rich[0])
    return copy


def harm(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def saved(path):
    """The report, and all that the new library holds; the damaged file stays as it is, and the new one is sound."""
    before, target = path.read_bytes(), path.with_name("new.claimdesk")
    report = salvage(path, target, Reviewer(name="Ada Quill"))
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == [path, target]
    assert check(target).faults == []
    return report, everything(target)


def root(data, path, name):
    path.write_bytes(data)
    connection = sqlite3.connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [name]).fetchone()[0]
    connection.close()
    return (page - 1) * PAGE


def wiped(data, at):
    return data[:at] + b"\x5a" * PAGE + data[at + PAGE :]


def test_a_sound_library_is_saved_whole(path, rich):
    report, now = saved(path)
    assert (report.lost, report.mended) == ([], [])
    assert report.lines()[:2] == ["reviewer: 2 saved", "scale: 1 saved"]
    assert now[:2] == rich[1][:2]
    assert now[5:] == rich[1][5:]
    assert [step.name for step in now[2]][:-1] == [step.name for step in rich[1][2]][:-1]


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: b"X" * 100 + data[100:],
        lambda data: bytes(PAGE) + data[PAGE:],
        lambda data: data.replace(b"CREATE TABLE claim (", b"CREATE TABLE cl@im (", 1),
    ],
    ids=["cut", "header", "first page", "a table's name"],
)
def test_a_broken_beginning_or_end_loses_nothing(path, rich, harm):
    path.write_bytes(harm(rich[0]))
    report, now = saved(path)
    assert report.lost == []
    assert now[0] == rich[1][0]


def test_rows_that_are_lost_come_back_from_the_history(path, rich):
    path.write_bytes(wiped(rich[0], root(rich[0], path, "claim")))
    report, now = saved(path)
    assert report.lost == []
    assert report.from_history["claim"] == 26
    assert "claim: 26 saved, 26 of them from the history" in report.lines()
    assert now[0] == rich[1][0]


def test_what_the_history_cannot_give_back_is_told(path, rich):
    data = wiped(rich[0], root(rich[0], path, "article_text"))
    path.write_bytes(data)
    report, now = saved(path)
    assert now[0].articles == ()
    assert now[0].highlights == ()
    assert len(now[0].claims) == 26
    assert any(line == "Article “الإيجارات” is lost: its text cannot be read." for line in report.lost)
    assert any(line.startswith("Highlight “") and line.endswith("its article is lost.") for line in report.lost)


def test_a_lost_history_leaves_what_is_there(path, rich):
    path.write_bytes(wiped(rich[0], root(rich[0], path, "edit")))
    report, now = saved(path)
    assert report.lost == []
    assert now[0] == rich[1][0]
    assert now[2][-1].name == "Save what could be read"


def test_what_was_removed_does_not_come_back_where_the_history_has_holes(path, rich):
    data = rich[0]
    at = data.rindex(b'"title": "Withdrawn"') // PAGE * PAGE
    path.write_bytes(wiped(data, at))
    _, now = saved(path)
    assert "Withdrawn" not in [article.title for article in now[0].articles]


def test_nothing_before_the_salvage_can_be_undone(path):
    saved(path)
    library = Library(path.with_name("new.claimdesk"))
    desk = Desk(library, Reviewer(name="Ada Quill"))
    assert (desk.undo(), desk.redo(), desk.history.undo_name(), desk.history.redo_name()) == (None, None, None, None)
    desk.edit_article(library.read.articles()[0].id, title="New")
    assert desk.undo().name == "Edit article details"
    assert desk.redo().name == "Edit article details"
    library.close()
    assert check(library.path).faults == []


def test_a_damaged_text_is_kept_and_its_highlights_are_found_again(path, rich):
    harm(path, "UPDATE article_text SET text = 'XX' || text WHERE text LIKE '0. The council%'")
    report, now = saved(path)
    assert report.mended[0].startswith("The text of article “الإيجارات” is not quite as it was added")
    assert any("was found again at another place" in line for line in report.mended)
    assert len(now[0].articles) == 3
    texts = {article.id: article.text for article in now[0].articles}
    assert all(texts[h.article_id][h.start : h.end] == h.quote for h in now[0].highlights)


def test_a_damaged_document_is_kept_and_named(path):
    harm(path, "UPDATE document SET data = zeroblob(9) WHERE rowid = 1", "DELETE FROM document WHERE rowid = 2")
    report, now = saved(path)
    assert report.mended == ["Attachment “yearbook-0.pdf” is not quite the document that was attached."]
    assert report.lost == ["Attachment “yearbook-3.pdf” is lost: its document cannot be read."]
    assert {a.bytes for a in now[0].attachments if a.file_name == "yearbook-0.pdf"} == {9}


def test_dangling_references_are_let_go(path):
    harm(
        path,
        "DELETE FROM edit WHERE noun IN ('source', 'scale', 'reviewer')",
        "DELETE FROM source WHERE title = 'Yearbook 3'",
        "DELETE FROM rating WHERE TRUE",
        "DELETE FROM edit WHERE noun = 'rating'",
        "DELETE FROM scale WHERE TRUE",
        "DELETE FROM reviewer WHERE name = 'Ben Folio'",
        "UPDATE step SET reviewer_name = '' WHERE reviewer_name = 'Ben Folio'",
    )
    report, now = saved(path)
    assert any(line.startswith("Evidence “") and line.endswith("its source is lost.") for line in report.lost)
    assert any(
        "no longer knows its rating id" in line or "no longer knows its rating" in line for line in report.mended
    )
    assert {v.rating_id for v in now[0].verdicts} == {None}
    assert {r.name for r in now[0].reviewers} == {"Ada Quill", "Name could not be read"}


def test_a_step_that_is_lost_keeps_its_edits(path):
    harm(path, "UPDATE step SET kind = 'x' WHERE number = 3")
    _, now = saved(path)
    assert "Step that could not be read" in [step.name for step in now[2]]


def test_a_changed_row_is_kept_and_the_history_says_so(path):
    harm(path, "UPDATE claim SET note = 'other' WHERE ordinal = 1")
    _, now = saved(path)
    last = now[2][-1]
    assert (last.name, [(e.before.note, e.after.note) for e in last.edits]) == (
        "Save what could be read",
        [("", "other")],
    )


@pytest.mark.parametrize("content", [b"", b"x" * 511, bytes(100 * PAGE)], ids=["empty", "stump", "zeros"])
def test_where_nothing_can_be_read_it_is_said(path, content):
    path.write_bytes(content)
    with pytest.raises(ClaimdeskError, match="Nothing c"):
        saved(path)
    assert list(path.parent.iterdir()) == [path]


def test_nothing_is_written_over(path):
    with pytest.raises(ClaimdeskError, match="is there already"):
        salvage(path, path, None)
    with pytest.raises(ClaimdeskError, match="does not exist"):
        salvage(path, path.parent / "nowhere" / "new.claimdesk", None)


def test_it_can_be_stopped(path):
    target = path.with_name("new.claimdesk")
    with pytest.raises(StoppedError):
        salvage(path, target, None, lambda done: done < 0.5)
    assert list(path.parent.iterdir()) == [path]


def test_what_was_salvaged_goes_on_like_any_library(path):
    saved(path)
    library = Library(path.with_name("new.claimdesk"))
    desk = Desk(library, Reviewer(name="Ada Quill"))
    claim = library.read.claims()[0]
    from claimdesk.domain.model import Evidence

    source = Source(title="A new one")
    desk.cite(source, Evidence(claim_id=claim.id, source_id=source.id))
    desk.remove_claim(claim.id)
    desk.undo()
    library.close()
    assert check(library.path).faults == []
