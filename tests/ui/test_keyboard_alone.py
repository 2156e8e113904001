"""One article checked from its first sentence to the export's door with keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from claimdesk import bundled
from claimdesk.domain.text import normalise
from claimdesk.domain.views import ArticleDraft
from claimdesk.ui.source_dialog import SourceDialog

from .windows import furnish, press, when_shown, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "three-demands.txt"
Key, Held = Qt.Key, Qt.KeyboardModifier
MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}


class NoMouse(QObject):
    """Counts what a hand on a mouse would cause."""

    seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() in MOUSE
        return False


@pytest.fixture
def no_mouse(qapp: QApplication):
    watch = NoMouse()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def source(address):
    def fill(_dialog):
        write(address)
        press(Key.Key_Return)

    return fill


def texts():
    yield normalise(bundled.read_text("sample", "sample.txt"))
    if ARTICLE.exists():
        yield normalise(ARTICLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", list(texts()), ids=lambda text: f"{len(text)} characters")
def test_an_article_is_checked_without_a_mouse(qtbot, desk, no_mouse, text):
    article = desk.add_article(ArticleDraft(title="To be checked", text=text, language="en")).article
    window = furnish(qtbot, desk, sample=False)
    bench, view = window.workbench, window.view
    assert bench.article.id == article.id

    quotes = []
    press(Key.Key_Home, Held.ControlModifier)
    press(Key.Key_S)
    while len(quotes) < 12:
        span = view.selection()
        quotes.append(span.of(text))
        press(Key.Key_Return)
        assert bench.claim_id is not None
        assert len(bench.claims()) == len(quotes)
        before = view.caret()[0]
        if before >= span.end - 1 and len(quotes) < 12:
            press(Key.Key_S)
            if view.selection() is None or view.selection().start < span.end:
                press(Key.Key_J)
                press(Key.Key_S)
    assert len(set(quotes)) == 12
    assert not any("\n" in quote for quote in quotes)

    press(Key.Key_F8)
    for number in range(12):
        claim = bench.claim_id
        press(Key(Key.Key_1 + number % 6))
        card = bench.read.card(claim)
        assert len(card.opinions) == 1
        if number == 0:
            press(Key.Key_F4)
            write("The table of the office says so.")
            press(Key.Key_Escape)
            assert bench.read.card(claim).opinions[0].verdict.explanation == "The table of the office says so."
        if number < 2:
            address = f"https://example.org/table/{number}"
            when_shown(qtbot, SourceDialog, source(address), lambda: press(Key.Key_F7))
            assert [found.source.url for found in bench.read.card(claim).citations] == [address]
        window.activateWindow()  # a screen's window manager does that
        qtbot.waitUntil(view.hasFocus)
        press(Key.Key_F8)
        assert (bench.claim_id != claim) == (number < 11)
    assert bench.progress() == (12, 12)
    press(Key.Key_Z, Held.ControlModifier)
    assert bench.progress() == (11, 12)
    press(Key.Key_Z, Held.ControlModifier | Held.ShiftModifier)

    press(Key.Key_E)
    press(Key.Key_E)
    press(Key.Key_Z, Held.ControlModifier)
    assert {h.quote for c in bench.claims() for h in [p.highlight for p in bench.read.card(c).places]} == set(quotes)

    press(Key.Key_F, Held.ControlModifier)
    word = next(word for word in text.split() if word.isalpha() and word.isascii() and len(word) > 5)
    write(word)
    press(Key.Key_Escape)
    assert view.selection().of(text).casefold() == word.casefold()
    assert not no_mouse.seen
