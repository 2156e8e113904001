"""A window on a library in which several writings say similar things."""

import pytest

from claimdesk.domain.model import Evidence, Source
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.settings import Settings
from claimdesk.ui.main_window import MainWindow
from claimdesk.ui.workbench import Workbench

HARBOUR = "The harbour cost twelve million euros, the mayor said. Later: The harbour cost twelve million euros."


@pytest.fixture
def filled(desk, scale):
    """By name: the ids of the articles and of their first claims."""
    ids = {}
    texts = {
        "harbour": HARBOUR,
        "tokyo": "東京都は消費税を増税すると知事が述べた。東京の人口は増えている。",
        "size": "Die Größe der Straße zählt, sagte der Bürgermeister.",
    }
    for name, text in texts.items():
        article = desk.add_article(ArticleDraft(title=name.title(), text=text)).article
        ids[name] = article.id
        ids[f"{name} claim"] = desk.mark_claim(article.id, Span(0, min(37, len(text))), tags=(name,)).claim_id
    desk.give_verdict(ids["harbour claim"], scale.ratings[4], explanation="Fourteen, say the accounts.")
    source = Source(title="Accounts of the harbour")
    desk.cite(source, Evidence(claim_id=ids["harbour claim"], source_id=source.id))
    return ids


@pytest.fixture
def window(qtbot, filled, desk, tmp_path, monkeypatch, light_theme):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    made = MainWindow(Workbench(desk), Settings())
    made.workbench.setParent(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.seat_reading()
    made.seat_rest()
    yield made
    made.finding.close()
