"""Where a person left off, as the settings keep it: window and panes, open article, claim and place in the text."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from claimdesk.settings import Settings
from claimdesk.ui.panes import Panes
from claimdesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from claimdesk.ui.reader.article_view import ArticleView


def restore_window(window: QMainWindow, settings: Settings) -> None:
    """Give the window the size and place that it had."""
    window.resize(1280, 800)
    if settings.geometry:
        from PySide6.QtCore import QByteArray

        window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))


def show_last_place(bench: Workbench, view: "ArticleView", settings: Settings) -> None:
    """Open what was open when this library was last closed, or else its newest article."""
    last = settings.place.get(str(bench.desk.library.path), {})
    wanted = last.get("article")
    newest = next(iter(bench.article_ids()), None)
    bench.open_article(wanted or newest)  # not the empty page first, which would take as long as an article
    if bench.article is None:
        bench.open_article(newest)
    if bench.article is not None and bench.article.id == wanted:
        if bench.has_claim(last.get("claim", "")):
            bench.select_claim(last["claim"])
        at = last.get("at")
        if isinstance(at, int) and 0 <= at <= len(bench.article.text):
            view.go_to(at)


def note_place(window: QMainWindow, panes: Panes, bench: Workbench, view: "ArticleView", settings: Settings) -> None:
    """Keep where the person is now."""
    settings.geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    settings.panes = panes.widths()
    settings.place[str(bench.desk.library.path)] = {
        "article": bench.article.id if bench.article else None,
        "claim": bench.claim_id,
        "at": view.reading_place(),
    }
    settings.save()
