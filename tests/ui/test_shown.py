"""What is shown after each step is what would be read from the library at once, whoever took the step."""

from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage import places
from claimdesk.storage.library import Library
from claimdesk.ui.reader.marks import NoMarks
from ui.windows import seen_marks

TEXT = "The bridge cost three million euros. Nobody crossed it in May.\n" * 30


@pytest.fixture
def bench(window):
    window.workbench.add_articles([ArticleDraft(title=name, text=TEXT + name) for name in ("One", "Two")])
    return window.workbench


def agrees(window):
    """Whether all that a window shows of marks, numbers and progress is what the library says."""
    bench = window.workbench
    article, read = bench.article.id, bench.read
    summary = read.article_summary(article)
    order = list(dict.fromkeys(mark.claim_id for mark in places.marks(read, article)))
    number = order.index(bench.claim_id) + 1 if bench.claim_id in order else 0
    assert seen_marks(window.view) == places.marks(read, article)
    assert bench.progress() == (summary.checked, summary.claims)
    assert bench.claims() == order
    heard = []
    bench.card_read.connect(lambda _, *counted: heard.append(counted))
    bench.select_claim(bench.claim_id)
    assert heard == [(number, len(order))]
    bench.card_read.disconnect()
    return True


@pytest.mark.parametrize("seed", range(3))
def test_steps_undo_and_other_programs_leave_what_a_new_look_finds(window, bench, seed):
    chance = Random(seed)
    other = Library(bench.desk.library.path)
    elsewhere = Desk(other, bench.desk.reviewer)

    def span():
        start = chance.randrange(len(TEXT) - 200)
        return Span(start, start + chance.choice([5, 40, 190]))

    def step(desk):
        marks = places.marks(bench.read, bench.article.id)
        mark = chance.choice(marks) if marks else None
        verbs = [lambda: desk.mark_claim(bench.article.id, span())] * 4
        if mark is not None:
            verbs += [
                lambda: desk.add_place(mark.claim_id, bench.article.id, span()),
                lambda: desk.move_place(mark.highlight_id, span()),
                lambda: desk.remove_place(mark.highlight_id),
                lambda: desk.link_place(mark.highlight_id, chance.choice(marks).claim_id),
                lambda: desk.mark_repeats(mark.highlight_id, everywhere=True),
                lambda: desk.give_verdict(mark.claim_id, label="So"),
                lambda: desk.remove_claim(mark.claim_id),
                desk.undo,
                desk.redo,
            ]
        try:
            chance.choice(verbs)()
        except ClaimdeskError:
            return

    for n in range(25):
        if bench.article is None:
            bench.open_article(bench.article_ids()[0])
        if n % 6 == 5:
            step(elsewhere)
            bench._look_elsewhere()
        else:
            step(bench.desk)
        if bench.article is None:
            continue
        bench.go(chance.choice([1, -1]), unchecked=chance.random() < 0.3)
        window.view.verticalScrollBar().setValue(chance.randrange(200))
        QApplication.processEvents()
        assert agrees(window)
    other.close()


def test_a_step_of_many_places_is_shown_too(window, bench, monkeypatch):
    monkeypatch.setattr("claimdesk.ui.shown._MANY", 3)
    place = bench.desk.mark_claim(bench.article.id, Span(0, 36))
    assert agrees(window)
    assert bench.desk.mark_repeats(place.id) == 29
    assert agrees(window)
    bench.undo()
    assert agrees(window)
    assert len(seen_marks(window.view)) == 1


def test_the_next_unchecked_claim_is_found_around_the_end_and_none_where_all_are_checked(window, bench):
    first, second, third = (bench.desk.mark_claim(bench.article.id, Span(n, n + 3)).claim_id for n in (0, 63, 126))
    bench.give_own_words(second, "So")
    bench.select_claim(first)
    bench.go(1, unchecked=True)
    assert bench.claim_id == third
    bench.go(1, unchecked=True)
    assert bench.claim_id == first
    for claim in (first, third):
        bench.give_own_words(claim, "So")
    bench.select_claim(None)
    bench.go(1, unchecked=True)
    assert bench.claim_id is None


def test_a_library_that_is_about_to_be_closed_is_asked_no_more(window, bench):
    bench.desk.mark_claim(bench.article.id, Span(0, 36))
    bench.rest()
    assert isinstance(window.view._marks, NoMarks)
    window.view.overview.draw_now()
    assert seen_marks(window.view) == []
