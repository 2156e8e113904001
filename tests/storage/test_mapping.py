"""Every noun comes back from its columns, and from a library, as it went in."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimdesk.domain.model import KINDS, NOUN_OF, Article, Claim, Evidence, Highlight, Rating, Verdict
from claimdesk.storage.mapping import claim_of, columns_of, from_columns, to_columns
from claimdesk.storage.tables import ROW_OF
from claimdesk.storage.writing import table_of
from nouns import STRATEGY

each_noun = pytest.mark.parametrize("kind", KINDS, ids=NOUN_OF.get)


def typed(value):
    """With types, so that 1 is not 1.0 and True is not 1."""
    return [(name, type(getattr(value, name)), getattr(value, name)) for name in value.__dataclass_fields__]


@each_noun
@given(data=st.data())
def test_there_and_back_again(kind, data):
    thing = data.draw(STRATEGY[kind])
    back = from_columns(kind, to_columns(thing), getattr(thing, "text", ""))
    assert typed(back) == typed(thing)


@each_noun
@given(data=st.data())
def test_there_and_back_again_by_way_of_the_history_s_json(kind, data):
    thing = data.draw(STRATEGY[kind])
    kept = json.loads(json.dumps(to_columns(thing), ensure_ascii=False))
    assert typed(from_columns(kind, kept, getattr(thing, "text", ""))) == typed(thing)


@pytest.fixture
def loose(library):
    """A library that lets things refer to what is not there, so that one noun can be tried by itself."""
    with library.transaction():
        pass
    library._writer.connection.execute("PRAGMA foreign_keys = OFF")
    return library


@each_noun
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(data=st.data())
def test_through_the_library_and_back(loose, kind, data):
    things = data.draw(st.lists(STRATEGY[kind], min_size=1, max_size=3, unique_by=lambda thing: thing.id))
    expected = [typed(from_columns(kind, to_columns(thing))) for thing in things]
    with loose.transaction() as tx:
        tx.put(*things)
        assert [typed(tx.get(kind, thing.id)) for thing in things] == expected
    stored = loose.read.by_id(kind, [thing.id for thing in things])
    assert [typed(stored[thing.id]) for thing in things] == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(article=STRATEGY[Article])
def test_an_article_comes_back_with_its_text_by_the_reading_connection(library, article):
    with library.transaction() as tx:
        tx.put(article)
    assert library.read.article(article.id) == article
    assert library.read.article_summary(article.id).characters == len(article.text)


@each_noun
def test_the_mapping_and_the_tables_name_the_same_columns(kind):
    assert {"ordinal", *columns_of(kind)} == set(table_of(ROW_OF[kind]).columns.keys())


def test_only_an_article_leaves_its_text_elsewhere():
    assert "text" not in columns_of(Article)
    assert "text" in Article.__dataclass_fields__


def test_an_edit_belongs_to_the_past_of_its_claim():
    assert claim_of(Claim(statement="x", id="c")) == "c"
    assert claim_of(Highlight(claim_id="c", article_id="a", start=0, end=1, quote="x")) == "c"
    assert claim_of(Verdict(claim_id="c", reviewer_id="r", label="x")) == "c"
    assert claim_of(Evidence(claim_id="c", source_id="s")) == "c"
    assert claim_of(Rating(scale_id="s", label="x")) is None
