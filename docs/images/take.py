"""Takes the pictures of README and guide anew: ``QT_QPA_PLATFORM=offscreen python docs/images/take.py [FOLDER]``.

Those at 200 % come with ``QT_SCALE_FACTOR=2``. The articles are of our own making.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
HOME = tempfile.TemporaryDirectory()
for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
    os.environ[name] = HOME.name

from claimdesk.app import Desktop, make_application  # noqa: E402 - a home of their own first
from claimdesk.domain.model import Evidence, Source, Stance  # noqa: E402
from claimdesk.domain.text import Span  # noqa: E402
from claimdesk.domain.views import ArticleDraft  # noqa: E402
from claimdesk.services.scales import bundled_scales  # noqa: E402
from claimdesk.ui import theme  # noqa: E402

RATINGS = {rating.label: rating for rating in bundled_scales()[0].ratings}


def add(desk, told):
    """Add an article with its claims; its id and that of its first claim."""
    about = {key: told[key] for key in ("title", "publisher", "published_on", "language", "text")}
    article, first = desk.add_article(ArticleDraft(**about)).article, None
    for claim in told["claims"]:
        at = told["text"].index(claim["quote"])
        span = Span(at, at + len(claim["quote"]))
        claim_id = desk.mark_claim(article.id, span, statement=claim["statement"]).claim_id
        first = first or claim_id
        if claim["verdict"]:
            desk.give_verdict(claim_id, RATINGS[claim["verdict"]], explanation=claim["explanation"])
        for found in claim["sources"]:
            source, stance = Source(title=found["title"]), Stance(found["stance"])
            said = {"excerpt": found["excerpt"], "locator": found["locator"]}
            desk.cite(source, Evidence(claim_id=claim_id, source_id=source.id, stance=stance, **said))
    return article.id, first


def main(folder):
    app = make_application([])
    desktop = Desktop(app)
    desktop.first_start = False
    desktop.open_library(Path(HOME.name) / "pictures.claimdesk")
    window = desktop.window
    window.resize(1280, 800)
    turn(app, lambda: window.settled)
    for told in json.loads((HERE / "articles.json").read_text("utf-8")):
        article, claim = add(window.workbench.desk, told)
        for colours in (theme.LIGHT, theme.DARK):
            theme.apply(app, colours)
            window.workbench.open_article(article)
            window.workbench.select_claim(claim)
            end = time.monotonic() + 0.5
            turn(app, lambda end=end: time.monotonic() > end)
            window.grab().save(str(folder / f"{told['name']}-{colours.name}.png"))
    desktop.close()


def turn(app, come_true):
    while not come_true():
        app.processEvents()
        time.sleep(0.02)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
