"""A reviewer in a process of its own, who works until it is killed and says on stdout what was saved.

Run as a script it is a nursery: for each line on stdin, ``kind library seed``, it forks a reviewer, who has then loaded
all that is needed already. The reviewer's lines are JSON; ``begun`` tells what is about to be typed, ``saved`` what the
desk has returned from, or what the window's status bar calls saved.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

_TEXT = "the harbour cost twelve million euros and nobody crossed it in May while 40\N{NO-BREAK SPACE}% paid"
WORDS = _TEXT.split(" ")


def say(what: str, **more: object) -> None:
    os.write(1, json.dumps({"what": what, **more}).encode() + b"\n")


def sentence(rng: random.Random, least: int = 3, most: int = 40) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(least, most)))


def by_services(path: Path, rng: random.Random, sets: list[Path]) -> None:
    """Work over the desk alone."""
    from claimdesk.domain.text import Span
    from claimdesk.domain.views import ArticleDraft
    from claimdesk.services.exchange.importing import import_files
    from claimdesk.services.opening import open_desk
    from claimdesk.settings import Settings

    desk = open_desk(path, Settings.load())
    read = desk.library.read
    while True:
        articles, claims = read.articles(), [claim.id for claim in read.claims()]
        kind = rng.choice(["article", "mark", "mark", "type", "type", "type", "judge", "import"])
        if kind == "article" or not articles:
            added = desk.add_article(ArticleDraft(title="", text=sentence(rng, 200, 2000))).article
            say("saved", article=added.id)
        elif kind == "mark" or not claims:
            start = rng.randrange(100)
            place = desk.mark_claim(rng.choice(articles).id, Span(start, start + rng.randint(20, 200)))
            say("saved", claim=place.claim_id, text=place.quote)
        elif kind == "type":
            claim, text = rng.choice(claims), sentence(rng, 5, 400)
            say("begun", claim=claim, text=text)
            desk.edit_claim(claim, statement=text)
            say("saved", claim=claim, text=text)
        elif kind == "judge":
            claim, label = rng.choice(claims), sentence(rng, 1, 3)
            desk.give_verdict(claim, label=label, explanation=sentence(rng))
            say("saved", judged=claim)
        else:
            chosen = rng.choice(sets)
            import_files(desk, [chosen])
            say("saved", imported=chosen.name)


def by_window(path: Path, rng: random.Random, sets: list[Path]) -> None:  # noqa: C901 - one reviewer's day
    """Work in a real window, with keys; what is saved is what the status bar says."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    from claimdesk import app as apps
    from claimdesk.services.exchange.importing import import_files

    qt = apps.make_application(["claimdesk"])
    desktop = apps.Desktop(qt)
    desktop.open_library(path)
    window = desktop.window
    assert window is not None

    def until(holds: object) -> None:
        while not holds():  # type: ignore[operator]
            qt.processEvents()
            time.sleep(0.002)

    until(lambda: window.settled)
    bench, view, pane = window.workbench, window.view, window.claim
    while True:
        kind = rng.choice(["mark", "type", "type", "import"])
        ids = bench.article_ids()
        if kind == "import" or not ids:
            chosen = rng.choice(sets)
            if bench.attempt(lambda chosen=chosen: import_files(bench.desk, [chosen])):
                say("saved", imported=chosen.name)
        elif kind == "mark" or bench.claim_id is None:
            bench.open_article(rng.choice(ids))
            cursor, start = view.textCursor(), rng.randrange(100)
            cursor.setPosition(start)
            cursor.setPosition(start + rng.randint(20, 60), QTextCursor.MoveMode.KeepAnchor)
            view.setTextCursor(cursor)
            QTest.keyClick(view, Qt.Key.Key_Return)
            if window.saved.text() == "Saved" and bench.claim_id is not None:
                say("saved", claim=bench.claim_id, text=pane.details.statement.value())
        else:
            field, claim = pane.details.statement, bench.claim_id
            field.selectAll()
            text = sentence(rng, 5, 60)
            say("begun", claim=claim, text=text, typed=True)
            for n, word in enumerate(text.split(" ")):
                QTest.keyClicks(field, f" {word}" if n else word)
                qt.processEvents()
                if rng.random() < 0.2:
                    time.sleep(rng.random() / 5)
                if window.saved.text() == "Saved":
                    say("saved", claim=claim, text=field.value())
            until(lambda: window.saved.text() == "Saved")
            say("saved", claim=claim, text=field.value())


def main() -> None:
    import claimdesk.services.exchange.importing
    import claimdesk.services.opening
    import claimdesk.storage.steps

    if "window" in sys.argv:
        import PySide6.QtTest  # noqa: F401 - as the rest, to be there already when a reviewer is forked

        import claimdesk.app
        import claimdesk.ui.claim_pane
        import claimdesk.ui.notices  # noqa: F401
    sets = sorted(Path(sys.argv[1]).glob("*.json"))
    for line in sys.stdin:
        kind, path, seed = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            work = by_window if kind == "window" else by_services
            try:
                work(Path(path), random.Random(int(seed)), sets)
            except BaseException as error:  # noqa: BLE001 - told to whoever watches
                say("failed", error=f"{type(error).__name__}: {error}")
            os._exit(1)
        say("born", pid=child)
        os.waitpid(child, 0)
        say("gone", pid=child)


if __name__ == "__main__":
    main()
