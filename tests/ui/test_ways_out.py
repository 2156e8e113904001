"""Links are followed after a person has seen where they lead, and nothing else leaves the window."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from claimdesk.diagnostics.folder import log_folder
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.links import link_of
from claimdesk.domain.model import Evidence, Source
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.ui import ways_out
from claimdesk.ui.link_dialog import LinkDialog
from domain.test_links import FORBIDDEN, HOSTS, SIGNS
from ui.answering import answering, escape, press, read

PACKAGE = Path(ways_out.__file__).parents[1]


@pytest.fixture
def opened(monkeypatch):
    """What was handed to the system, instead of handing it over."""
    urls = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: (urls.append(bytes(url.toEncoded().data()).decode()), True)[1]
    )
    return urls


@pytest.fixture
def desk(window):
    return window.workbench.desk


@pytest.fixture
def claim_id(window, desk):
    article = desk.add_article(ArticleDraft(title="A", text="The harbour cost twelve.", url="https://example.org/a"))
    claim_id = desk.mark_claim(article.article.id, Span(0, 10)).claim_id
    window.workbench.open_article(article.article.id)
    window.workbench.select_claim(claim_id)
    return claim_id


def cite(desk, claim_id, **source):
    made = Source(title="Report", **source)
    desk.cite(made, Evidence(claim_id=claim_id, source_id=made.id))


def test_only_one_module_hands_anything_to_the_system():
    doors = {"openUrl", "QDesktopServices", "startfile", "webbrowser", "startDetached", "QProcess", "Popen", "system"}
    harmless = {"platform.system", "QLocale.system"}
    using = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.Name) and node.id in doors)
        or (isinstance(node, ast.Attribute) and node.attr in doors and ast.unparse(node) not in harmless)
        or (isinstance(node, ast.Import | ast.ImportFrom) and doors & {alias.name for alias in node.names})
    }
    assert using == {"ui/ways_out.py"}


def test_no_label_follows_links_by_itself():
    calls = [
        file.name
        for file in PACKAGE.rglob("*.py")
        if {"setOpenExternalLinks", "setOpenLinks", "QTextBrowser", "LinksAccessibleByMouse"}
        & {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
           for node in ast.walk(ast.parse(file.read_text("utf-8")))}
    ]  # fmt: skip
    assert calls == []


@pytest.mark.parametrize("written", FORBIDDEN, ids=ascii)
def test_a_forbidden_link_is_never_handed_over(window, opened, written):
    with answering(read) as said:
        ways_out.open_link(window, written)
    assert said[0].endswith(".")
    assert opened == []


def test_a_link_is_followed_after_a_yes(window, opened):
    shown = []

    def look(dialog: LinkDialog):
        shown.append(
            (dialog.host.text(), dialog.letters.isVisible(), dialog.url.toPlainText(), dialog.leave.hasFocus())
        )
        assert dialog.host.textFormat() is Qt.TextFormat.PlainText
        press("Open link")(dialog)

    with answering(look):
        ways_out.open_link(window, "https://аррӏе.example/<b>x</b>")
    assert shown == [("xn--80ak6aa92e.example", True, "https://аррӏе.example/<b>x</b>", True)]
    assert opened == ["https://xn--80ak6aa92e.example/%3Cb%3Ex%3C/b%3E"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_no_key_that_is_pressed_without_looking_follows_it(window, opened, key):
    with answering(lambda dialog: QTest.keyClick(dialog.focusWidget(), key)):
        ways_out.open_link(window, "https://example.org/")
    assert opened == []


def test_a_link_can_be_copied_instead(window, opened):
    def copy(dialog):
        press("Copy link")(dialog)
        escape(dialog)

    with answering(copy):
        ways_out.open_link(window, "https://example.org/a b".replace(" ", "道"))
    assert QGuiApplication.clipboard().text() == "https://example.org/a%E9%81%93b"
    assert opened == []


def test_where_no_program_opens_links_it_is_said(window, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with answering(press("Open link"), read) as said:
        ways_out.open_link(window, "mailto:a@b.example")
    assert "mailto" in said[0]


def test_the_article_s_link(window, opened, claim_id):
    with answering(press("Open link")):
        QTest.keyClick(window.view, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    with answering(press("Open link")):
        window.library.link_wanted.emit(window.workbench.article.id)
    assert opened == ["https://example.org/a"] * 2


def test_an_article_without_a_link_says_so(window, opened, claim_id):
    window.workbench.desk.edit_article(window.workbench.article.id, url=None)
    with answering(read) as said:
        window.actions_["open_article_link"].trigger()
    assert "no link" in said[0]


def test_the_source_s_link_by_key_button_and_menu(qtbot, window, opened, desk, claim_id):
    cite(desk, claim_id, url=None)
    cite(desk, claim_id, url="https://example.org/b", archive_url="https://archive.example/b")
    cite(desk, claim_id, url="https://example.org/c")
    without, first, second = window.claim.citations.entries()
    assert without.link_button is None
    with answering(press("Open link")):
        QTest.keyClick(window.view, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: (window.activateWindow(), second.setFocus(), second.hasFocus())[-1])
    with answering(press("Open link")):
        QTest.keyClick(second, Qt.Key.Key_F9)
    with answering(press("Open link")):
        first.link_button.click()
    menu = {action.text(): action for action in first.menu().actions()}
    with answering(press("Open link")):
        menu["Open archived copy…"].trigger()
    assert [url.rpartition("/")[2] for url in opened] == ["b", "c", "b", "b"]
    assert opened[-1].startswith("https://archive.example")
    assert list(menu) == [
        "Edit source…", "Open link…", "Open archived copy…", "Remove this source from the claim",
    ]  # fmt: skip


def test_the_menu_comes_by_mouse_and_key(qtbot, window, desk, claim_id):
    cite(desk, claim_id, url="https://example.org/b")
    (entry,) = window.claim.citations.entries()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        entry.contextMenuEvent(QContextMenuEvent(reason, QPoint(4, 4), entry.mapToGlobal(QPoint(4, 4))))
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        assert "Open link…" in [action.text() for action in popup.actions()]
        popup.close()


def test_a_claim_without_a_linked_source_says_so(window, opened, desk, claim_id):
    cite(desk, claim_id)
    with answering(read) as said:
        window.actions_["open_source_link"].trigger()
    assert "No source" in said[0]
    assert opened == []


def test_the_log_folder_is_made_and_shown(window, opened):
    window.actions_["log_folder"].trigger()
    assert opened == [QUrl.fromLocalFile(str(log_folder())).toString()]
    assert log_folder().is_dir()


def test_a_log_folder_that_cannot_be_shown_is_named(window, monkeypatch, tmp_path):
    monkeypatch.setattr(ways_out, "log_folder", lambda: tmp_path / "file" / "log")
    (tmp_path / "file").write_text("no folder")
    with answering(read) as said:
        window.actions_["log_folder"].trigger()
    assert str(tmp_path / "file" / "log") in said[0]


@given(st.builds("{}://{}{}".format, st.sampled_from(["http", "https"]), HOSTS, st.text(SIGNS, max_size=20)))
def test_qt_takes_a_link_as_the_rule_does_or_it_is_refused(written):
    try:
        link = link_of(written)
        address = ways_out._address(link)
    except ClaimdeskError:
        return
    assert bytes(address.toEncoded().data()).decode().startswith(f"{link.scheme}://{link.host}")
