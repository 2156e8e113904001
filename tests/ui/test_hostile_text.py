"""Hostile text in every field of the real window: shown as it is, kept as it is, and nobody is asked for anything."""

from dataclasses import replace
from urllib.request import urlopen

import pytest
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QGuiApplication, QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QWidget

from claimdesk.domain.links import link_of
from claimdesk.domain.model import Evidence, Rating, Reviewer, Scale, Source
from claimdesk.domain.text import Span, isolated, normalise
from claimdesk.domain.views import ArticleDraft, ScaleCard, Selection
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file
from claimdesk.services.exchange.importing import import_files
from claimdesk.storage.library import Library
from claimdesk.ui import messages
from claimdesk.ui.article_dialog import ArticleDialog
from claimdesk.ui.banner import Banner, show_banner
from claimdesk.ui.bug_dialog import BugDialog
from claimdesk.ui.claim_pane.words import split_tags
from claimdesk.ui.conflicts_dialog import ConflictsDialog
from claimdesk.ui.export_dialog import ExportDialog
from claimdesk.ui.help_dialogs import AboutDialog
from claimdesk.ui.history_dialog import HistoryDialog
from claimdesk.ui.lines_dialog import LinesDialog
from claimdesk.ui.link_dialog import LinkDialog
from claimdesk.ui.palette import Palette, commands
from claimdesk.ui.printing import printed, put_on_paper
from claimdesk.ui.reader.page import Look
from claimdesk.ui.reviewer_dialog import ReviewerDialog
from claimdesk.ui.scales_dialog import ScalesDialog
from claimdesk.ui.source_dialog import SourceDialog, is_web_address
from claimdesk.ui.ways_out import open_link
from hostile import ALL, OWN, PARTS, corpus, counting_server, luring
from ui.answering import answering, read
from ui.plainness import _rich, faults


@pytest.fixture(params=["own", *PARTS])
def samples(request):
    if request.param == "own":
        return list(OWN)
    found = [sample for sample in corpus(request.param) if sample.strip()]
    return found if ALL else found[::40]


@pytest.fixture
def watched(monkeypatch):
    """The port of a server that nobody may ask, and nothing may be handed to the system."""
    handed = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: (handed.append(url), True)[1])
    with counting_server() as (port, asked):
        urlopen(f"http://127.0.0.1:{port}/counted").close()  # it does count
        assert asked.pop() == "/counted"
        yield port
        QApplication.processEvents()
        assert asked == []
    assert handed == []


def paste(field, words):
    """As a person pastes it, with an HTML side that no field may take."""
    data = QMimeData()
    data.setText(words)
    if words[:1] == "\ufffe":  # PySide hands it over with its bytes swapped
        data.setData("text/plain", words.encode("utf-8", "replace"))
    data.setHtml(f"<img src='file:///etc/hostname'><b>{words}</b>")
    QGuiApplication.clipboard().setMimeData(data)
    field.selectAll()
    field.paste()


def cited(sample):
    return Source(title=sample, publisher=sample, author=sample, url=sample, note=sample)


def fill(window, samples):
    """A claim for each sample, with it in every field; the claims with their samples."""
    desk, claims = window.workbench.desk, {}
    with desk.together("Fill"):
        for sample in samples:
            draft = ArticleDraft(
                title=sample, text=f"{sample}\nSomebody says so.", url=sample, author=sample, publisher=sample
            )
            article = desk.add_article(draft).article
            start = article.text.index("Somebody")
            details = {"claimant": sample, "tags": (sample,), "note": sample}
            claim_id = desk.mark_claim(article.id, Span(start, len(article.text)), **details).claim_id
            desk.edit_claim(claim_id, statement=sample if normalise(sample).strip() else "empty")
            if normalise(sample).strip():
                desk.give_verdict(claim_id, label=sample, explanation=sample)
                source = cited(sample)
                desk.cite(source, Evidence(claim_id=claim_id, source_id=source.id, excerpt=sample, locator=sample,
                                           question=sample, note=sample))  # fmt: skip
            claims[claim_id] = (article.id, sample)
    return claims


def test_what_is_shown_is_taken_for_what_it_is(qtbot, window, watched, samples, tmp_path):
    """Each claim in the window, with all that shows it: panes, lists, history, paper, tables and messages."""
    samples = [*samples, *luring(watched)]
    claims, bench = fill(window, samples), window.workbench
    for n, (claim_id, (article_id, sample)) in enumerate(claims.items()):
        bench.show_claim(article_id, claim_id)
        QApplication.processEvents()
        title = isolated(" ".join(bench.article.title.split()))
        assert window.windowTitle().replace("[*][*]", "[*]") == f"{title} — Claimdesk"
        if "[*]" not in sample:
            assert QWidget.windowTitle(window) == f"{title} — Claimdesk"
        if ALL:
            assert list(faults(window.claim)) == []
        if n % 5 == 0:
            assert list(faults(window)) == []
            document = printed(bench.article, [bench.read.card(claim_id)], Look())
            assert _rich(document) is None
            window.actions_["copy_citation"].trigger()
            assert normalise(sample).strip().split("\n")[0][:20] in QGuiApplication.clipboard().text() + "\n"
        if ALL or n % 10 == 0:
            dialog = HistoryDialog(window, bench.desk.history.past(claim_id), {})
            assert list(faults(dialog)) == []
            gone(dialog)
    paper = QPdfWriter(str(tmp_path / "a.pdf"))
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    put_on_paper(paper, bench.article, [bench.read.card(claim_id) for claim_id in claims], Look())
    window.actions_["all_claims"].trigger()
    qtbot.waitUntil(lambda: window.finding.page.table.model().rowCount() >= min(len(claims), 200))
    assert list(faults(window)) == []
    window.grab()


def test_what_is_pasted_into_the_claim_pane_is_kept_as_it_is(window, watched, samples):
    bench = window.workbench
    (claim_id,) = fill(window, ["begin"])
    bench.show_claim(bench.read.articles()[0].id, claim_id)
    bench.withdraw(claim_id)
    bench.give_own_words(claim_id, "mine")
    details, verdict = window.claim.details, window.claim.verdict
    for sample in [*samples, *luring(watched)]:
        verdict.own_words.setFocus()
        for field in (details.statement, details.claimant, details.claimed_on, details.tags, verdict.own_words,
                      verdict.explanation, window.claim.note):  # fmt: skip
            paste(field, sample)
        window.claim.flush()
        kept, card = normalise(sample), bench.read.card(claim_id)
        line = details.claimant.value()
        assert card.claim.tags == split_tags(details.tags.value())
        assert card.claim.claimed_on in {None, normalise(details.claimed_on.value()).strip()}
        if kept.strip():
            if verdict.own_words.value().strip():
                assert card.opinions[0].verdict.label == verdict.own_words.value().strip()
            assert (card.claim.statement, card.claim.note) == (kept, kept)
            assert card.opinions[0].verdict.explanation == kept
        assert (card.claim.claimant or "") == (line if line.strip() else "")
        if kept.isprintable():
            assert line == kept
    assert list(faults(window)) == []


def test_what_is_pasted_into_the_dialogs_is_handed_on_as_it_is(qtbot, window, watched, samples):
    desk = window.workbench.desk
    fill(window, OWN[:6])
    dialog, source = ArticleDialog(parent=window), SourceDialog(window, sources=desk.library.read.sources())
    reviewer = ReviewerDialog(window, Reviewer(name="Ada"))
    for one in (dialog, source, reviewer):
        qtbot.addWidget(one)
        one.show()
    lines = (source.title, source.publisher, source.author, source.locator, source.question)
    for sample in [*samples, *luring(watched)]:
        kept = normalise(sample)
        if not kept:  # nothing to paste
            continue
        for field in (dialog._title, dialog._url, dialog._author, dialog._publisher, dialog._published, *lines,
                      reviewer.name_field, reviewer.organisation_field):  # fmt: skip
            paste(field, sample)
        for field in (dialog._text, source.excerpt, source.note):
            paste(field, sample)
        draft = dialog.draft()
        assert normalise(draft.text) == kept
        assert source.excerpt.value() == source.note.value() == kept
        if kept.isprintable() and kept == kept.strip() and kept:
            made = source.result_source()
            taken = (draft.title, draft.url, draft.author, draft.publisher, made.title, made.publisher, made.author,
                     reviewer.name_field.text(), reviewer.organisation_field.text())  # fmt: skip
            assert set(map(normalise, taken)) == {kept}  # as the desk takes them
        paste(source.url, sample)
        source.accept()
        typed = source.url.value().strip()
        if typed and not is_web_address(typed):
            assert source.isVisible(), "a link that is none is refused"
        source.show()
    for one in (dialog, source, reviewer):
        assert list(faults(one)) == []
        one.done(0)


def test_what_is_searched_for_is_no_pattern_and_no_html(qtbot, window, watched, samples):
    claims = fill(window, [*samples, *luring(watched)])
    window.workbench.open_article(next(iter(claims.values()))[0])
    window.actions_["find"].trigger()
    window.actions_["find_everywhere"].trigger()
    page, bar = window.finding.page, window.text_actions.finding
    palette = Palette(window, commands(window.actions_), ["<b>", "quit"])
    qtbot.addWidget(palette)
    for sample in [*samples, *luring(watched)]:
        for field in (page.field, palette.field, window.library._search, page.narrow.since, *fields_of(bar)):
            paste(field, sample)
        page.narrow.show_choices(page_choices(sample))
        QApplication.processEvents()
    assert list(faults(window)) == []
    assert list(faults(palette)) == []
    window.grab()


def fields_of(finding):
    return finding._bar.findChildren(QLineEdit) if getattr(finding, "_bar", None) is not None else []


def page_choices(sample):
    from claimdesk.domain.finds import Choices

    return Choices(verdicts=(sample,), reviewers=(("id", sample),), tags=(sample,), sources=(("id", sample),))


def test_scales_of_hostile_names_are_kept_and_shown(qtbot, window, watched, samples):
    for begin in range(0, len(samples) if ALL else 1, 40):
        names = [normalise(sample).strip() for sample in [*samples[begin : begin + 40], *luring(watched)]]
        scale_is_kept_and_shown(qtbot, window, [name for name in names if name])


def scale_is_kept_and_shown(qtbot, window, names):
    bench = window.workbench
    scale = Scale(name=names[0], origin=names[1])
    ratings = tuple(Rating(scale_id=scale.id, label=name, position=n, meaning=name) for n, name in enumerate(names))
    bench.desk.save_scales([ScaleCard(scale=scale, ratings=ratings, in_library=False)])
    kept = next(card for card in bench.desk.scales() if card.scale.id == scale.id)
    assert [rating.label for rating in kept.ratings] == names
    (claim_id,) = fill(window, ["begin"])
    bench.show_claim(bench.read.articles()[0].id, claim_id)
    window.claim.show_scales(bench.desk.scales(), scale.id)
    dialog = ScalesDialog(window, bench.desk.scales(), set())
    qtbot.addWidget(dialog)
    for rating in ratings[::5]:
        bench.rate(claim_id, rating.id)
        assert bench.read.card(claim_id).opinions[0].verdict.label == rating.label
        if ALL:
            assert list(faults(window.claim)) == []
    assert list(faults(window)) + list(faults(dialog)) == []
    gone(dialog)


def test_conflicts_links_messages_and_the_rest(qtbot, window, watched, samples, tmp_path):
    samples = [*(samples if ALL else samples[:20]), *luring(watched)]
    bench = window.workbench
    claims = fill(window, samples)
    export_file(bench.desk, "json", tmp_path / "a.json", Selection())
    other = Desk(Library(tmp_path / "other.claimdesk"), Reviewer(name="Other"))
    import_files(other, [tmp_path / "a.json"])
    for claim_id in claims:
        other.edit_claim(claim_id, note=f"{claims[claim_id][1]} there")
        bench.desk.edit_claim(claim_id, note=f"{claims[claim_id][1]} here")
    export_file(other, "json", tmp_path / "b.json", Selection())
    other.library.close()
    assert import_files(bench.desk, [tmp_path / "b.json"]).counts["claim"].conflict == len(claims)
    bench.reload()
    conflicts = ConflictsDialog(window, bench)
    conflicts.show()
    for row in range(conflicts.list.count()):
        conflicts.list.setCurrentRow(row)
        assert {_rich(side.document()) for side in conflicts.findChildren(QPlainTextEdit)} == {None}
    assert list(faults(conflicts)) == []
    gone(conflicts)
    is_plain(AboutDialog(window, bench.desk.library))
    link, article = link_of("https://example.org/"), bench.read.article(bench.article_ids()[0])
    for hostile in samples:
        is_plain(LinkDialog(window, replace(link, written=hostile, written_host=hostile, host=hostile)))
        is_plain(BugDialog(window, hostile, hostile))
        is_plain(ExportDialog(window, replace(article, title=hostile)))
        is_plain(LinesDialog(window, hostile, hostile, [hostile], yes=hostile, no=hostile))
        banner = Banner(hostile)
        show_banner(window, banner)
        window.saved.set_unsaved(hostile)
        window.statusBar().showMessage(hostile)
        assert list(faults(banner)) + list(faults(window.statusBar())) == []
        banner.dismissed.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert list(faults(window)) == []
    window.grab()


def is_plain(dialog):
    dialog.show()
    QApplication.processEvents()
    assert list(faults(dialog)) == [], type(dialog)
    gone(dialog)


def gone(dialog):
    """Without the one before, a window is looked through in no time."""
    dialog.hide()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_messages_take_nothing_for_html(window, watched):

    def look(box):
        assert isinstance(box, QMessageBox)
        assert list(faults(box)) == []
        read(box)

    for hostile in (OWN[1], *luring(watched)):
        with answering(look, look, look):
            messages.tell(window, hostile, details=hostile)
            messages.give_back(window, hostile, hostile)
            messages.ask(window, hostile, yes="Yes", no="No")


def test_no_sample_leads_out_but_to_the_web_and_to_mail(window, monkeypatch, samples):
    """With a person who agrees to all that is asked."""
    handed, shown = [], []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: (handed.append(url), True)[1])

    def agree(dialog):
        assert list(faults(dialog)) == []
        shown.append(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QDialog, "exec", agree)
    for sample in samples:
        for link in (sample, f"https://{sample}", f"https://example.org/{sample}", f"mailto:{sample}"):
            handed.clear(), shown.clear()
            open_link(window, link)
            assert len(shown) == 1
            assert len(handed) == isinstance(shown[0], LinkDialog)
            assert {url.scheme() for url in handed} <= {"http", "https", "mailto"}
            if link.startswith("https://example.org/"):
                assert {url.host() for url in handed} <= {"example.org"}
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_dropped_on_a_field_is_plain_text(qtbot, window, watched):
    article = ArticleDialog(parent=window)
    source = SourceDialog(window, sources=[])
    fill(window, ["begin"])
    for top in (article, source, window):
        if top is not window:
            qtbot.addWidget(top)
            top.show()
        for field in top.findChildren(QWidget):
            if not isinstance(field, QLineEdit | QPlainTextEdit) or field.isReadOnly() or not field.acceptDrops():
                continue
            data = QMimeData()
            data.setText("plain")
            data.setHtml(f"<img src='http://127.0.0.1:{watched}/drop.png'><img src='file:///etc/hostname'>x")
            data.setData("application/x-qt-windows-mime", QByteArray(b"x"))
            data.setUrls([QUrl(f"http://127.0.0.1:{watched}/url.png")] if isinstance(field, QLineEdit) else [])
            data.setText("plain")
            target = field.viewport() if isinstance(field, QPlainTextEdit) else field
            event = QDropEvent(QPointF(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                               Qt.KeyboardModifier.NoModifier)  # fmt: skip
            QApplication.sendEvent(target, event)
            if isinstance(field, QPlainTextEdit):
                assert "<img" not in field.toPlainText()
                assert _rich(field.document()) is None
            else:
                assert "<img" not in field.text()
    window.claim.flush()


def test_a_file_of_another_computer_is_not_looked_for(qtbot, window):
    data = QMimeData()
    data.setUrls([QUrl("file://host.example/share/x.txt")])
    seen = []
    window.library.files_dropped.connect(seen.append)
    assert not window.library._take(data)
    assert seen == []
