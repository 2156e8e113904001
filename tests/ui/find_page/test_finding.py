"""Finding in a real window: by keys alone, in every writing, off the window's thread."""

import threading
from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QTableView

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.finds import Hit
from claimdesk.domain.model import Claim, Source
from claimdesk.domain.text import Span
from claimdesk.storage.claim_table import claim_lines, claim_order
from claimdesk.ui.asking import Asking
from claimdesk.ui.find_page.claims import ClaimsModel, ClaimsTable
from claimdesk.ui.find_page.hits import HIT, HitModel


def hits(page):
    model = page.list.model()
    return [hit for row in range(model.rowCount()) if isinstance(hit := model.index(row, 0).data(HIT), Hit)]


def shown(page):
    return [(hit.kind, hit.title) for hit in hits(page)]


@pytest.fixture
def page(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.finding.is_open)
    return window.finding.page


def test_hits_come_while_typing_and_enter_opens_the_place(window, page, filled, qtbot):
    assert page.field.hasFocus()
    qtbot.keyClicks(page.field, "harb")
    qtbot.waitUntil(lambda: len(hits(page)) == 3)
    assert [kind for kind, _ in shown(page)] == ["article", "claim", "source"]
    first = hits(page)[0]
    assert [first.title[m.start : m.end] for m in first.title_marks] == ["Harbour"]
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert not window.finding.is_open
    assert window.view.hasFocus()
    assert window.workbench.article.id == filled["harbour"]
    assert window.workbench.claim_id == filled["harbour claim"]


def test_an_article_is_opened_where_the_words_stand(window, page, filled, qtbot):
    page.field.setText("人口")
    qtbot.waitUntil(lambda: len(hits(page)) == 2)
    assert hits(page)[0].at == window.workbench.read.article(filled["tokyo"]).text.index("人口")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert window.workbench.article.id == filled["tokyo"]
    assert window.workbench.claim_id is None


def test_a_claim_without_a_place_is_shown_by_itself(window, page, qtbot):
    with window.workbench.desk.together("Import annotation set") as tx:
        tx.put(placeless := Claim(statement="Zebras were counted twice"))
    page.field.setText("zebras")
    qtbot.waitUntil(lambda: shown(page) == [("claim", "Zebras were counted twice")])
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert not window.finding.is_open
    assert window.workbench.claim_id == placeless.id
    assert window.claim.isEnabled()


def test_a_source_that_no_claim_cites_says_how_to_cite_it(window, page, qtbot):
    with window.workbench.desk.together("Import annotation set") as tx:
        tx.put(Source(title="Zebra census"))
    page.field.setText("zebra")
    qtbot.waitUntil(lambda: shown(page) == [("source", "Zebra census")])
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert window.finding.is_open
    assert "No claim cites this source" in window.statusBar().currentMessage()


def test_accents_and_case_do_not_matter(page, qtbot):
    page.field.setText("GROSSE STRASSE")
    qtbot.waitUntil(lambda: {kind for kind, _ in shown(page)} == {"article", "claim"})


def test_escape_goes_back_to_the_text(window, page, qtbot):
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert not window.finding.is_open
    assert window.view.hasFocus()


def test_the_panes_get_their_widths_back(window, page, qtbot):
    before = window.finding._sizes
    window.resize(window.width() - 200, window.height())
    window.resize(window.width() + 200, window.height())
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert window.panes.sizes() == before


def test_nothing_found_is_said(page, qtbot):
    page.field.setText("zeppelin")
    qtbot.waitUntil(lambda: "zeppelin" in page.notice.text() and page.notice.isVisible())
    page.field.clear()
    assert "searched" in page.notice.text()


def test_filters_narrow_and_are_cleared(page, qtbot):
    page.field.setText("der")
    qtbot.waitUntil(lambda: len(hits(page)) == 2)
    combo = page.narrow.combos["tags"]
    qtbot.waitUntil(lambda: combo.findData("harbour") > 0)
    combo.setCurrentIndex(combo.findData("harbour"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(page.notice.isVisible)
    assert page.narrow.clear.isVisible()
    qtbot.mouseClick(page.narrow.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(hits(page)) == 2)
    assert not page.narrow.clear.isVisible()


def test_a_date_that_is_none_narrows_nothing(page, qtbot):
    qtbot.keyClicks(page.narrow.since, "20")
    assert page.narrowing().everything
    assert "2022-03-08" in page.narrow.since.accessibleDescription()
    qtbot.keyClicks(page.narrow.since, "22")
    assert page.narrowing().since == "2022"
    assert page.narrow.since.accessibleDescription() == ""


def test_all_claims_are_a_table_that_sorts_and_opens(window, filled, qtbot):
    window.actions_["all_claims"].trigger()
    table = window.finding.page.table
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 3 and "3" in window.finding.page.count.text())
    assert table.hasFocus()
    statements = lambda: [model.index(row, 1).data() for row in range(3)]  # noqa: E731
    assert statements()[0].startswith("Die Größe")
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: statements()[0].startswith("東京"))
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: statements()[0].startswith("The harbour"))
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.workbench.claim_id == filled["harbour claim"]


def test_the_table_is_sorted_by_keys_too(window, filled, qtbot):
    window.actions_["all_claims"].trigger()
    page = window.finding.page
    model, order = page.table.model(), page.order
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    first = lambda: model.index(0, 1).data()  # noqa: E731
    assert (order.column.currentText(), order.turned.isEnabled()) == ("Newest first", False)
    order.column.setFocus()
    qtbot.keyClicks(order.column, "Statem")
    assert order.column.currentText() == "Statement"
    qtbot.waitUntil(lambda: first().startswith("Die Größe"))
    order.turned.setFocus()
    qtbot.keyClick(order.turned, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: first().startswith("東京"))
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert (order.column.currentText(), order.turned.isChecked()) == ("Verdict", False)
    order.column.setFocus()
    qtbot.keyClick(order.column, Qt.Key.Key_Home)
    assert page.sorting() == (None, False)
    page.tabs.setCurrentIndex(0)
    assert not order.isVisible()


def test_the_table_follows_a_step(window, filled, qtbot):
    window.actions_["all_claims"].trigger()
    model = window.finding.page.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    window.workbench.remove_claim(filled["size claim"])
    qtbot.waitUntil(lambda: model.rowCount() == 2)


def test_every_control_of_the_page_has_a_name(page):
    kinds = (QLineEdit, QComboBox, QAbstractButton, QListView, QTableView)
    for kind in kinds:
        for control in page.findChildren(kind):
            if control.isVisibleTo(page) and not isinstance(control.parent(), QLineEdit):
                assert control.accessibleName() or getattr(control, "text", str)(), control


def test_the_models_keep_their_word(page, window, qtbot, qtmodeltester):
    read = window.workbench.read
    hit_model, claims_model = HitModel(), ClaimsModel(lambda numbers: claim_lines(read, numbers))
    page.field.setText("harbour")
    qtbot.waitUntil(lambda: len(hits(page)) == 3)
    hit_model.show(hits(page))
    claims_model.show(claim_order(read))
    for model in (hit_model, claims_model):
        qtmodeltester.check(model)


def test_only_rows_that_are_looked_at_are_read(qtbot):
    asked = []

    def read(numbers):
        asked.append(list(numbers))
        return [None for _ in numbers]

    model = ClaimsModel(read)
    model.show(array("q", range(100_000)))
    table = ClaimsTable(model)
    qtbot.addWidget(table)
    table.resize(900, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.selectRow(50_000)
    qtbot.waitUntil(lambda: any(50_000 in numbers for numbers in asked))
    assert sum(map(len, asked)) <= 500
    assert len({tuple(numbers) for numbers in asked}) == len(asked)
    assert model.row_of(77_777) == 77_777
    assert model.row_of(100_000) == 0


# Claims that were there before, and repeats


def test_a_claim_like_an_earlier_one_is_offered_and_linked_by_one_key(window, filled, qtbot):
    bench = window.workbench
    bench.open_article(filled["harbour"])
    bench.mark(Span(62, 99))
    row = window.claim.like
    qtbot.waitUntil(lambda: row.claim is not None)
    assert row.isVisible()
    assert row.claim.id == filled["harbour claim"]
    assert "False" in row.said()
    statement = window.claim.details.statement
    statement.setFocus()
    qtbot.keyClick(statement, Qt.Key.Key_Tab)
    assert row.isAncestorOf(window.focusWidget())
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert bench.claim_id == filled["harbour claim"]
    assert len(bench.claims()) == 1
    assert not row.isVisible()
    bench.undo()
    assert len(bench.claims()) == 2


def test_what_is_typed_as_a_statement_is_compared(window, filled, qtbot):
    bench = window.workbench
    bench.open_article(filled["tokyo"])
    bench.select_claim(filled["tokyo claim"])
    window.claim.details.statement.setFocus()
    window.claim.details.statement.selectAll()
    qtbot.keyClicks(window.claim.details.statement, "harbour cost twelve million euros")
    qtbot.waitUntil(lambda: window.claim.like.claim is not None)
    assert window.claim.like.claim.id == filled["harbour claim"]


def test_a_checked_claim_is_offered_nothing(window, filled, qtbot):
    bench = window.workbench
    bench.open_article(filled["harbour"])
    bench.mark(Span(62, 99))
    qtbot.waitUntil(lambda: window.claim.like.claim is not None)
    bench.give_own_words(bench.claim_id, "So")
    assert window.claim.like.claim is None


def test_repeats_are_marked_and_counted_in_the_status_bar(window, filled, qtbot):
    bench = window.workbench
    bench.open_article(filled["harbour"])
    bench.select_claim(filled["harbour claim"])
    qtbot.keyClick(window.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.statusBar().currentMessage() == "1 more place marked"
    assert len(bench.read.card(bench.claim_id).places) == 2
    window.actions_["mark_repeats_everywhere"].trigger()
    assert window.statusBar().currentMessage() == "The quote stands nowhere else"


# The thread that asks


@pytest.fixture
def asking(library, qtbot):
    made = Asking(library.another_reading)
    yield made
    made.close()


def test_a_question_is_asked_in_a_thread_and_answered_here(asking, qtbot):
    found = []
    asking.ask("a", lambda read: (threading.current_thread().name, read.articles()), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [("asking", [])]


def test_an_outdated_question_is_broken_off_and_never_answered(asking, qtbot):
    found, begun = [], threading.Event()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

    def ask_endlessly(read):
        begun.set()
        return read.rows(endless)

    asking.ask("a", ask_endlessly, found.append)
    assert begun.wait(5)
    qtbot.waitUntil(lambda: _answered_after(asking, found), timeout=5000)
    assert found[0] == "new"


def _answered_after(asking, found):
    if not found:
        asking.ask("a", lambda _: "new", found.append)
    return bool(found)


def test_a_question_that_fails_is_refused_in_a_sentence(asking, qtbot):
    def fail(_):
        raise ClaimdeskError("The disk sleeps.")

    with qtbot.waitSignal(asking.refused) as told:
        asking.ask("a", fail, print)
    assert told.args == ["The disk sleeps."]


def test_after_closing_nothing_is_asked(asking):
    asking.close()
    asking.ask("a", lambda _: pytest.fail("asked"), print)
