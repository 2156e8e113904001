"""Nothing is asked before the person has agreed; each answer is a sentence."""

import pytest

from claimdesk.services import updates
from claimdesk.ui import updates as shown
from claimdesk.ui.updates import check_for_updates


@pytest.fixture
def said(monkeypatch):
    told = []
    monkeypatch.setattr(shown, "tell", lambda parent, sentence: told.append(sentence))
    return told


def test_a_copy_that_names_no_page_says_so(qtbot, monkeypatch, said):
    monkeypatch.setattr(updates, "home", lambda: "")
    monkeypatch.setattr(updates, "newest", lambda page: pytest.fail("it was asked"))
    check_for_updates(None)
    assert "look where you got it from" in said[0]


@pytest.mark.parametrize(
    ("newest", "words"),
    [("99.1", "Claimdesk 99.1 is available: https://example.org/c/releases"), ("0.0.1", "newest version")],
)
def test_it_asks_once_the_person_has_agreed(qtbot, monkeypatch, said, newest, words):
    questions = []
    monkeypatch.setattr(updates, "home", lambda: "https://example.org/c")
    monkeypatch.setattr(updates, "newest", lambda page: newest)
    monkeypatch.setattr(shown, "ask", lambda parent, sentence, **_: questions.append(sentence) or True)
    check_for_updates(None)
    assert "https://example.org/c" in questions[0]
    assert words in said[0]


def test_who_declines_is_left_in_peace(qtbot, monkeypatch, said):
    monkeypatch.setattr(updates, "home", lambda: "https://example.org/c")
    monkeypatch.setattr(updates, "newest", lambda page: pytest.fail("it was asked"))
    monkeypatch.setattr(shown, "ask", lambda parent, sentence, **_: False)
    check_for_updates(None)
    assert said == []
