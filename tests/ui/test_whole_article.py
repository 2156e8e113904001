"""The main job on one article from the first mark to the second library, by keys and mouse in a real window."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from claimdesk import bundled
from claimdesk.__main__ import main
from claimdesk.domain.model import Claim, Highlight, Stance
from claimdesk.domain.text import normalise
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set
from claimdesk.ui.export_dialog import ExportDialog
from claimdesk.ui.source_dialog import SourceDialog
from ui.answering import answering, read
from ui.reader.reading import drag
from ui.windows import seen_marks

SHARED = Path(__file__).parents[3] / "shared" / "articles" / "three-demands.txt"
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

BY_KEYS = [(0, 6), (2, 9), (3, 5), (12, 20), (15, 24), (0, 6)]
BY_MOUSE = [(30, 40), (32, 35), (36, 44), (33, 35), (48, 54), (46, 56)]
"""From the first to behind the last word of what is marked; some overlap, some nest, two are the same."""
RATINGS = [1, 2, 3, 4, 5, 6, 1, 5]
"""The digits pressed for the first claims; one more gets words of the reviewer's own, the others nothing."""
OWN_WORDS = "True of the first, not of the second"


class Hands:
    """What a person does at the window, by keys and mouse alone."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.bench, self.view = qtbot, window, window.workbench, window.view
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        self.view.setFocus()

    def key(self, key, modifiers=NONE):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def write(self, words):
        QTest.keyClicks(QApplication.focusWidget(), words)

    def return_to_window(self):
        """After a dialog; where there is no window manager, nobody else does it."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.view.hasFocus)

    def words(self):
        """Where the words of the article begin and end, in code points."""
        text, found, at = self.bench.article.text, [], 0
        for word in text.split():
            at = text.index(word, at)
            found.append((at, at + len(word)))
            at += len(word)
        return found

    def select_by_keys(self, first, last):
        words = self.words()
        self.key(Qt.Key.Key_Home, CTRL)
        for modifiers, goal in ((NONE, words[first][0]), (SHIFT, words[last - 1][1])):
            while self.view._offsets.to_text(self.view.textCursor().position()) < goal:
                self.key(Qt.Key.Key_Right, modifiers)

    def mark_by_keys(self, first, last):
        self.select_by_keys(first, last)
        self.key(Qt.Key.Key_Return)
        return self.bench.claim_id

    def mark_by_mouse(self, first, last):
        words = self.words()
        drag(self.view, words[first][0], words[last - 1][1])
        assert self.view.selection() is not None
        QTest.mouseClick(self.view.bar_seat.bar.mark, Qt.MouseButton.LeftButton)
        return self.bench.claim_id

    def go_to(self, claim_id):
        """Walk through the claims until that one is selected."""
        for _ in self.bench.claims():
            if self.bench.claim_id == claim_id:
                return
            self.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert self.bench.claim_id == claim_id

    def explain(self, words):
        self.key(Qt.Key.Key_F4)
        self.write(words)
        self.key(Qt.Key.Key_Escape)
        assert self.view.hasFocus()

    def give_own_words(self, words):
        pane = self.window.claim.verdict
        pane.scale.setFocus()
        self.write("In")  # the scales are found by their first letters
        assert pane.scale.currentText() == "In my own words"
        pane.own_words.setFocus()
        self.write(words)
        self.key(Qt.Key.Key_Return)
        pane.scale.setFocus()
        self.key(Qt.Key.Key_Home)
        self.view.setFocus()

    def cite(self, url, title, stance, excerpt):
        def fill(dialog):
            assert isinstance(dialog, SourceDialog)
            self.qtbot.waitUntil(dialog.url.hasFocus)
            self.write(url)
            self.key(Qt.Key.Key_Tab)
            QApplication.focusWidget().selectAll()
            self.write(title)
            QTest.keyClick(dialog, {Stance.SUPPORTS: "s", Stance.REFUTES: "r", Stance.CONTEXT: "c"}[stance],
                           Qt.KeyboardModifier.AltModifier)  # fmt: skip
            dialog.excerpt.setFocus()
            self.write(excerpt)
            dialog.locator.setFocus()
            self.write("p. 3")
            self.key(Qt.Key.Key_Return)

        with answering(fill):
            self.key(Qt.Key.Key_F7)
        self.return_to_window()

    def export(self, path, format_name):
        def fill(dialog):
            assert isinstance(dialog, ExportDialog)
            dialog.scope.setFocus()
            self.key(Qt.Key.Key_Home)
            dialog.formats.setFocus()
            self.write(format_name)
            dialog.file.setFocus()
            dialog.file.selectAll()
            self.write(str(path))
            self.key(Qt.Key.Key_Return)

        with answering(fill, read) as said:
            self.key(Qt.Key.Key_E, CTRL)
        assert str(path) in said[0]
        self.return_to_window()


@pytest.fixture
def article(tmp_path):
    """The article as a file: the one shared by all who build, or else the project's own."""
    text = SHARED.read_text("utf-8") if SHARED.exists() else bundled.read_text("sample", "sample.txt")
    file = tmp_path / "article.txt"
    file.write_text(text, "utf-8")
    return file


def without_time(data):
    return [line for line in data.splitlines() if not line.startswith(b'  "exported_at"')]


def exported(library, path, *options):
    assert main(["--library", str(library), "export", "json", "-o", str(path), *options]) == 0
    return without_time(path.read_bytes())


def shown(window):
    """What a person sees that must be there again."""
    bench = window.workbench
    return (
        bench.article, bench.claim_id, bench.progress(), window.progress.text(), bench.claims(), window.windowTitle(),
        [(mark.start, mark.end, mark.label, mark.colour) for mark in seen_marks(window.view)],
    )  # fmt: skip


def check_all(hands):
    """Mark, judge, explain and cite; everything is done by hand. Gives the claims in the order of their making."""
    claims = [hands.mark_by_keys(*each) for each in BY_KEYS] + [hands.mark_by_mouse(*each) for each in BY_MOUSE]
    assert len(set(claims)) == len(BY_KEYS) + len(BY_MOUSE)
    for number, (claim_id, digit) in enumerate(zip(claims, RATINGS, strict=False)):
        hands.go_to(claim_id)
        hands.key(Qt.Key(ord(str(digit))))
        if number < 4:
            hands.explain(f"Because of {number} things.")
    hands.go_to(claims[len(RATINGS)])
    hands.give_own_words(OWN_WORDS)
    hands.cite("https://example.org/record", "The record in full", Stance.REFUTES, "It was not so.")
    hands.go_to(claims[1])
    hands.cite("https://example.org/minutes", "Minutes of the meeting", Stance.SUPPORTS, "So they said.")
    hands.select_by_keys(58, 62)
    hands.key(Qt.Key.Key_Return, SHIFT)
    hands.key(Qt.Key.Key_F2)
    hands.write("What was said, in a sentence of its own.")
    hands.key(Qt.Key.Key_Escape)
    return claims


def check_what_was_done(library_path, claims):
    library = Library(library_path)
    try:
        found = annotation_set(library.read)
    finally:
        library.close()
    text = found.articles[0].text
    assert {claim.id for claim in found.claims} == set(claims)
    assert len(found.highlights) == len(claims) + 1
    assert all(it.quote == text[it.start : it.end] for it in found.highlights)
    assert all(it.quote == it.quote.strip() != "" for it in found.highlights)
    pairs = list(combinations(sorted((it.start, -it.end) for it in found.highlights), 2))
    assert any(a < c < -b < -d for (a, b), (c, d) in pairs), "none overlap"
    assert any(a < c and -d < -b for (a, b), (c, d) in pairs), "none nest"
    labels = {verdict.claim_id: verdict.label for verdict in found.verdicts}
    assert len(labels) == len(RATINGS) + 1
    assert labels[claims[len(RATINGS)]] == OWN_WORDS
    assert [it.explanation for it in found.verdicts if it.explanation] == [f"Because of {n} things." for n in range(4)]
    assert {(it.title, it.url) for it in found.sources} == {
        ("The record in full", "https://example.org/record"),
        ("Minutes of the meeting", "https://example.org/minutes"),
    }
    assert {(it.stance, it.excerpt, it.locator) for it in found.evidence} == {
        (Stance.REFUTES, "It was not so.", "p. 3"),
        (Stance.SUPPORTS, "So they said.", "p. 3"),
    }
    assert "What was said, in a sentence of its own." in {claim.statement for claim in found.claims}


def test_one_article_is_checked_from_end_to_end(qtbot, launch, article, tmp_path, capsys):
    library, other = tmp_path / "first.claimdesk", tmp_path / "second.claimdesk"
    desktop = launch(library, [str(article)])
    hands = Hands(qtbot, desktop.window)
    assert hands.bench.article.text == normalise(article.read_text("utf-8"))
    claims = check_all(hands)
    qtbot.waitUntil(lambda: desktop.window.saved.text() == "Saved")
    checked = f"{len(RATINGS) + 1} of {len(claims)} checked"
    assert desktop.window.progress.text() == checked
    before = shown(desktop.window)
    desktop.window.resize(800, 600)  # as large as the screen of tests at the most
    desktop.close()
    check_what_was_done(library, claims)
    first = exported(library, tmp_path / "first.json")

    # Everything is found again.
    desktop = launch(library)
    window = desktop.window
    assert shown(window) == before
    assert (window.width(), window.height()) == (800, 600)
    assert window.library._list.current_id() == hands.bench.article.id
    assert window.claim._claim_id == claims[1]
    hands = Hands(qtbot, window)
    hands.export(tmp_path / "dialog.json", "JSON")
    assert without_time((tmp_path / "dialog.json").read_bytes()) == first
    hands.export(tmp_path / "dialog.csv", "CSV")
    assert main(["--library", str(library), "export", "csv", "-o", str(tmp_path / "cli.csv")]) == 0
    assert (tmp_path / "cli.csv").read_bytes() == (tmp_path / "dialog.csv").read_bytes()

    # A second library holds the same.
    assert main(["--library", str(other), "import", str(tmp_path / "first.json")]) == 0
    assert exported(other, tmp_path / "second.json") == first
    check_what_was_done(other, claims)

    # Everything is undone, although the app was closed in between, and done again.
    assert window.actions_["undo"].text().replace("&", "") == "Undo: Edit statement"
    hands.view.setFocus()
    hands.key(Qt.Key.Key_Z, CTRL)
    card = hands.bench.read.card(claims[1])
    assert card.claim.statement == card.places[0].highlight.quote
    assert window.actions_["redo"].text().replace("&", "") == "Redo: Edit statement"
    undone = 1
    while window.actions_["undo"].isEnabled():
        hands.key(Qt.Key.Key_Z, CTRL)
        undone += 1
    assert undone > len(claims) + len(RATINGS)
    assert [hands.bench.read.count(kind) for kind in (Claim, Highlight)] == [0, 0]
    empty = annotation_set(hands.bench.read)
    assert not any((empty.articles, empty.verdicts, empty.sources, empty.evidence, empty.reviewers, empty.scales))
    assert hands.bench.article is None
    window.library.focus_list()
    while window.actions_["redo"].isEnabled():
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
        undone -= 1
    assert undone == 0
    assert exported(library, tmp_path / "again.json") == first
    desktop.close()
    check_what_was_done(library, claims)
