"""The library pane: what a person does to it, and what it says."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from claimdesk.ui import theme
from claimdesk.ui.library_pane import LibraryPane
from claimdesk.ui.library_pane.articles import ArticleList
from claimdesk.ui.library_pane.delegate import _shortened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def pane(qtbot):
    made = LibraryPane()
    qtbot.addWidget(made)
    made.resize(264, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def rows(pane):
    return pane.findChild(ArticleList)


@pytest.fixture
def search(pane):
    return pane.findChild(QLineEdit)


def button(pane: LibraryPane, text: str) -> QPushButton:
    return next(each for each in pane.findChildren(QPushButton) if each.text() == text and each.isVisible())


def sentences(pane: LibraryPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def selected(rows: ArticleList) -> str | None:
    chosen = rows.selectedIndexes()
    return chosen[0].model().article(chosen[0]).id if chosen else None


def click(qtbot, rows: ArticleList, row: int) -> None:
    place = rows.visualRect(rows.model().index(row, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_library_says_what_to_do(qtbot, pane):
    assert sentences(pane)[0].startswith("Nothing here yet.")
    with qtbot.waitSignal(pane.new_article_wanted):
        qtbot.mouseClick(button(pane, "New article"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.sample_wanted):
        qtbot.mouseClick(button(pane, "Open the sample"), Qt.MouseButton.LeftButton)


def test_with_articles_the_button_stands_below_the_list(qtbot, pane, article):
    pane.show_articles([article()])
    assert sentences(pane) == []
    with qtbot.waitSignal(pane.new_article_wanted):
        qtbot.mouseClick(button(pane, "New article"), Qt.MouseButton.LeftButton)


def test_a_click_chooses_an_article(qtbot, pane, rows, article):
    pane.show_articles([article(1), article(2)])
    with qtbot.waitSignal(pane.article_chosen) as told:
        click(qtbot, rows, 1)
    assert told.args == ["a2"]


def test_arrows_choose_and_enter_chooses_again(qtbot, pane, rows, article):
    pane.show_articles([article(1), article(2)])
    pane.select("a1")
    rows.setFocus()
    with qtbot.waitSignal(pane.article_chosen) as told:
        qtbot.keyClick(rows, Key.Key_Down)
    assert told.args == ["a2"]
    with qtbot.waitSignal(pane.article_chosen) as told:
        qtbot.keyClick(rows, Key.Key_Return)
    assert told.args == ["a2"]


def test_selecting_shows_and_says_nothing(qtbot, pane, rows, article):
    pane.show_articles([article(number) for number in range(40)])
    with qtbot.assertNotEmitted(pane.article_chosen):
        pane.select("a30")
    assert selected(rows) == "a30"
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))
    with qtbot.assertNotEmitted(pane.article_chosen):
        pane.select(None)
    assert selected(rows) is None


def test_an_article_selected_before_it_is_listed_is_selected_when_it_comes(pane, rows, article):
    pane.select("a2")
    pane.show_articles([article(1), article(2)])
    assert selected(rows) == "a2"


def test_removing_the_selected_article_selects_no_neighbour(qtbot, pane, rows, article):
    pane.show_articles([article(1), article(2), article(3)])
    pane.select("a2")
    with qtbot.assertNotEmitted(pane.article_chosen):
        pane.show_articles([article(1), article(3)])
    assert selected(rows) is None


def test_selection_and_scroll_stay_when_articles_come_and_go(pane, rows, article):
    articles = [article(number) for number in range(60)]
    pane.show_articles(articles)
    pane.select("a30")
    before = rows.visualRect(rows.currentIndex()).top()
    pane.show_articles([article(99), article(98), *articles[2:]])
    assert rows.visualRect(rows.currentIndex()).top() == before
    pane.show_articles([article(99), article(98), article(97), *articles[5:]])
    assert (selected(rows), rows.visualRect(rows.currentIndex()).top()) == ("a30", before)


def test_at_the_top_a_new_article_is_seen_at_once(pane, rows, article):
    pane.show_articles([article(number) for number in range(60)])
    pane.show_articles([article(99), *[article(number) for number in range(60)]])
    assert rows.model().article(rows.indexAt(QPoint(5, 5))).id == "a99"


def test_tabbing_into_the_list_opens_nothing(qtbot, pane, rows, article):
    pane.show_articles([article(1), article(2)])
    pane.focus_search()
    with qtbot.assertNotEmitted(pane.article_chosen):
        rows.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(rows.hasFocus)
    with qtbot.waitSignal(pane.article_chosen) as told:
        qtbot.keyClick(rows, Key.Key_Return)
    assert told.args == ["a1"]


def test_the_search_filters_as_one_types_and_keeps_the_selection(qtbot, pane, rows, search, article):
    pane.show_articles([article(1, title="Council vote"), article(2, title="Weather")])
    pane.select("a1")
    with qtbot.assertNotEmitted(pane.article_chosen):
        qtbot.keyClicks(search, "WEA")
        assert rows.model().rowCount() == 1
        assert selected(rows) is None
        qtbot.keyClick(search, Key.Key_Escape)
    assert search.text() == ""
    assert selected(rows) == "a1"


def test_a_search_without_a_hit_says_so_in_plain_text(qtbot, pane, search, article):
    pane.show_articles([article(1)])
    qtbot.keyClicks(search, "<b>no</b>")
    assert sentences(pane) == ["No article matches “<b>no</b>”."]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in pane.findChildren(QLabel))
    qtbot.mouseClick(button(pane, "Clear search"), Qt.MouseButton.LeftButton)
    assert search.text() == ""
    assert sentences(pane) == []


def test_the_arrow_goes_from_the_search_to_the_list(qtbot, pane, rows, search, article):
    pane.show_articles([article(1)])
    pane.focus_search()
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClick(search, Key.Key_Down)
    qtbot.waitUntil(rows.hasFocus)


@pytest.mark.parametrize(("key", "signal"), [(Key.Key_Delete, "remove_wanted")])
def test_keys_of_the_list_say_which_article_is_meant(qtbot, pane, rows, article, key, signal):
    with qtbot.assertNotEmitted(getattr(pane, signal)):
        qtbot.keyClick(rows, key)
    pane.show_articles([article(1), article(2)])
    pane.select("a2")
    with qtbot.waitSignal(getattr(pane, signal)) as told:
        qtbot.keyClick(rows, key)
    assert told.args == ["a2"]


def test_the_menu_of_an_article_offers_the_same(qtbot, pane, rows, article):
    pane.show_articles([article(1)])
    menu = rows.menu_for("a1")
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == ["Open", "Edit details…", "Open link…", "Remove", "Paste as a new article"]
    for text, signal in (
        ("Open", pane.article_chosen),
        ("Edit details…", pane.details_wanted),
        ("Open link…", pane.link_wanted),
        ("Remove", pane.remove_wanted),
    ):
        with qtbot.waitSignal(signal) as told:
            actions[text].trigger()
        assert told.args == ["a1"]
    rows.keys_of = {"article_details": "F4", "open_article_link": ""}.get
    assert {"Edit details…\tF4", "Open link…"} < {action.text() for action in rows.menu_for("a1").actions()}
    assert [action.text() for action in rows.menu_for(None).actions()] == ["Paste as a new article"]


@pytest.mark.parametrize("filled", [True, False])
def test_pasted_text_keeps_every_character(qtbot, pane, rows, article, filled):
    text = "Prix\u00a0: 5\u00a0€ 👩‍👩‍👧\nمرحبا"
    pane.show_articles([article(1)] if filled else [])
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(pane.pasted) as told:
        qtbot.keyClick(rows if filled else pane, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [text]


def test_pasted_files_are_files(qtbot, pane, rows, article, tmp_path):
    pane.show_articles([article(1)])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(pane.files_dropped) as told:
        qtbot.keyClick(rows, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [[str(tmp_path / "a b.txt")]]


def drop(pane: LibraryPane, data: QMimeData) -> QDropEvent:
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    pane.dragEnterEvent(QDragEnterEvent(QPoint(20, 80), *given))
    event = QDropEvent(QPointF(20, 80), *given)
    event.ignore()
    pane.dropEvent(event)
    return event


def test_dropped_files_and_dropped_text(qtbot, pane, tmp_path):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("one.txt", "two.txt")])
    with qtbot.waitSignal(pane.files_dropped) as told:
        assert drop(pane, files).isAccepted()
    assert told.args == [[str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]]
    text = QMimeData()
    text.setText("Some words")
    with qtbot.waitSignal(pane.pasted) as told:
        drop(pane, text)
    assert told.args == ["Some words"]


def test_dropping_nothing_of_use_is_declined(qtbot, pane):
    blank = QMimeData()
    blank.setText(" \n ")
    with qtbot.assertNotEmitted(pane.pasted):
        assert not drop(pane, blank).isAccepted()


def test_the_pane_shows_that_it_would_take_what_is_dragged_over_it(pane):
    data = QMimeData()
    data.setText("Some words")
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    pane.dragEnterEvent(QDragEnterEvent(QPoint(20, 80), *given))
    assert pane.property("dropping") is True
    pane.dragLeaveEvent(QDragLeaveEvent())
    assert pane.property("dropping") is False


def test_every_control_has_a_name(pane, rows, search):
    assert rows.accessibleName() == "Articles"
    assert search.accessibleName() == "Search articles"
    assert all(each.text() for each in pane.findChildren(QPushButton) if each.isVisible())


@pytest.mark.parametrize(
    "values",
    [
        {"title": "", "claims": 0, "checked": 0},
        {"title": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 9},
        {"title": "قرار المجلس البلدي بشأن ميزانية المدارس " * 9},
        {"title": "👩‍👩‍👧" * 99, "publisher": "👩‍👩‍👧" * 99},
        {"title": "one\ntwo\u2028three", "claims": 3, "checked": 9},
    ],
)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_odd_articles_are_painted_inside_their_rows(qapp, pane, rows, article, values, direction):
    pane.setLayoutDirection(direction)
    pane.setPalette(theme.palette(theme.LIGHT))
    pane.show_articles([article(1, **values)])
    row = rows.visualRect(rows.model().index(0, 0))
    image = pane.grab().toImage()
    below = rows.viewport().mapTo(pane, row.bottomLeft()).y() + 4
    ground = image.pixelColor(30, below)
    assert all(image.pixelColor(x, below) == ground for x in range(30, pane.width() - 30))


def test_a_long_publisher_gives_way_to_the_date(qapp):
    metrics = QFontMetrics(qapp.font())
    line = "A publisher with a very, very long name indeed · 8 March 2022"
    short = _shortened(line, metrics, 220)
    assert short.endswith("… · 8 March 2022")
    assert metrics.horizontalAdvance(short) <= 220
    assert _shortened(line, metrics, 60).endswith("…")
    assert _shortened("Short", metrics, 220) == "Short"


def test_no_button_is_narrower_than_its_words(pane, article):
    for articles in ([], [article(1)]):
        pane.show_articles(articles)
        pane.resize(pane.minimumSizeHint())
        assert all(
            each.width() >= each.sizeHint().width() for each in pane.findChildren(QPushButton) if each.isVisible()
        )


def test_the_focus_is_seen_on_the_current_row(qtbot, pane, rows, article, qapp):
    theme.apply(qapp, theme.DARK)
    pane.show_articles([article(1), article(2)])
    pane.select("a2")
    edge = rows.visualRect(rows.model().index(1, 0)).center()
    pane.focus_search()
    accent = QColor(theme.DARK.accent)
    assert rows.viewport().grab().toImage().pixelColor(1, edge.y()) != accent
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    assert rows.viewport().grab().toImage().pixelColor(1, edge.y()) == accent


def test_ten_thousand_articles_are_no_burden(pane, search, article):
    articles = [article(number) for number in range(10_000)]
    started = time.process_time()
    pane.show_articles(articles)
    pane.select("a9999")
    search.setText("article 77")
    search.clear()
    pane.grab()
    assert time.process_time() - started < 1
