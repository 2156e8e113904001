"""The model of the articles: what its rows say, and that it changes no more than what changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester

from claimdesk.domain.views import ArticleSummary
from claimdesk.ui.library_pane.model import ArticleModel, by_line, progress

Role = Qt.ItemDataRole


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def model(qtmodeltester):
    made = ArticleModel()
    yield made
    qtmodeltester.check(made)


@pytest.fixture
def heard(model):
    """What the model tells its views: a letter and the rows."""
    told: list[tuple[str, int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    model.rowsInserted.connect(lambda _, first, last: told.append(("inserted", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("removed", first, last)))
    model.modelReset.connect(lambda: told.append(("reset", 0, 0)))
    return told


def ids(model: ArticleModel) -> list[str]:
    return [model.article(model.index(row)).id for row in range(model.rowCount())]


def test_a_row_gives_title_article_and_a_sentence_for_screen_readers(model, article):
    model.show([article(title="Tom & <b>Jerry</b>")])
    index = model.index(0)
    assert index.data(Role.DisplayRole) == "Tom & <b>Jerry</b>"
    assert index.data(Role.ToolTipRole) == "<p>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</p>"
    assert index.data(Role.AccessibleTextRole) == (
        "Tom & <b>Jerry</b>, The Courier · 8 March 2022, 7 of 12 claims checked"
    )
    assert index.data(Role.DecorationRole) is None
    assert model.data(model.index(7)) is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "The Courier · 8 March 2022"),
        ({"published_on": "2022-03"}, "The Courier · March 2022"),
        ({"published_on": None}, "The Courier"),
        ({"publisher": None}, "8 March 2022"),
        ({"publisher": None, "url": "https://www.example.org/a"}, "example.org · 8 March 2022"),
        ({"publisher": None, "url": "http://[bad"}, "8 March 2022"),
        ({"publisher": None, "published_on": None}, "Added 20 November 2026"),
    ],
)
def test_the_second_line_says_what_is_known(article, values, said):
    assert by_line(article(**values)) == said


def test_progress_in_words(article):
    assert progress(article()) == "7 of 12 claims checked"
    assert progress(article(claims=0, checked=0)) == "No claims yet"


def test_one_more_checked_claim_changes_one_row(model, heard, article):
    articles = [article(number) for number in range(5)]
    model.show(articles)
    heard.clear()
    articles[3] = replace(articles[3], checked=8)
    model.show(articles)
    assert heard == [("changed", 3, 3)]
    assert model.article(model.index(3)).checked == 8


def test_nothing_new_is_no_news(model, heard, article):
    model.show([article(1), article(2)])
    heard.clear()
    model.show([article(1), article(2)])
    assert heard == []


def test_a_new_and_a_removed_article_are_told_as_such(model, heard, article):
    model.show([article(number) for number in range(5)])
    heard.clear()
    model.show([article(9), *[article(number) for number in (0, 1, 4)]])
    assert heard == [("removed", 2, 3), ("inserted", 0, 0)]
    assert ids(model) == ["a9", "a0", "a1", "a4"]


def test_another_order_resets(model, heard, article):
    model.show([article(1), article(2)])
    heard.clear()
    model.show([article(2), article(1)])
    assert heard == [("reset", 0, 0)]
    assert ids(model) == ["a2", "a1"]


def test_very_many_scattered_changes_reset(model, heard, article):
    model.show([article(number) for number in range(200)])
    heard.clear()
    model.show([article(number) for number in range(0, 200, 2)])
    assert heard == [("reset", 0, 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [("", 3), ("COUNCIL", 1), ("strasse", 1), ("courier vote", 1), ("example", 1), ("nothing of it", 0), ("  ", 3)],
)
def test_the_search_looks_at_titles_and_publishers_in_whatever_case(model, article, text, found):
    model.show(
        [
            article(1, title="Council vote"),
            article(2, title="Die lange Straße"),
            article(3, publisher=None, url="https://example.org/"),
        ]
    )
    model.search(text)
    assert model.rowCount() == found
    assert model.articles == 3


def test_the_search_stays_when_the_articles_change(model, article):
    model.show([article(1, title="Vote"), article(2, title="Weather")])
    model.search("vote")
    model.show([article(1, title="Vote"), article(2, title="Weather"), article(3, title="Second vote")])
    assert ids(model) == ["a1", "a3"]
    assert model.index_of("a3").row() == 1
    assert not model.index_of("a2").isValid()
    assert not model.index_of(None).isValid()


lists = st.lists(st.integers(0, 60), unique=True, max_size=60)


@given(st.lists(lists, min_size=1, max_size=4), st.integers(0, 9))
def test_any_list_can_become_any_other(qapp, versions, checked):
    model = ArticleModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for version in versions:
        model.show(
            [
                ArticleSummary(
                    id=str(number), title="", publisher=None, published_on=None, url=None, added_at="2026",
                    characters=0, claims=9, checked=checked,
                )
                for number in version
            ]
        )  # fmt: skip
        assert ids(model) == [str(number) for number in version]
    assert tester.model() is model
