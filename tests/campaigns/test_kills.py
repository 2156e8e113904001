"""Reviewers are killed at random moments: no library is damaged, and nothing that was said to be saved is lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from campaigns.faults import faults
from claimdesk.domain.model import Claim, Reviewer
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft, Selection
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.exporting import export_file
from claimdesk.settings import Settings
from claimdesk.storage.library import Library

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="reviewers are forked and killed")

TESTS = Path(__file__).parents[1]
SETS = 6
SMALL, LARGE = {"services": 6, "window": 2}, {"services": 520, "window": 80}
"""How many reviewers of each kind are killed."""
LIFE = {"services": (0.0, 0.9), "window": (0.3, 4.0)}
"""Seconds that a reviewer lives at least and at most: some die before they have begun."""
FRESH = 40
"""Kills after which a new library is begun."""


@pytest.fixture
def sets(tmp_path) -> Path:
    """Annotation sets to be imported, each with an article and its claims."""
    folder = tmp_path / "sets"
    folder.mkdir()
    for number in range(SETS):
        library = Library(tmp_path / f"from-{number}.claimdesk")
        desk = Desk(library, Reviewer(name="Ada"))
        text = f"Set {number}. " + "Somebody says that it is so, and somebody else does not. " * 200
        article = desk.add_article(ArticleDraft(title=f"Set {number}", text=text)).article
        with desk.together("Mark claims"):
            for at in range(number * 20 + 1):
                desk.mark_claim(article.id, Span(at * 30, at * 30 + 50))
        export_file(desk, "json", folder / f"{number}.json", Selection())
        library.close()
    return folder


@dataclass
class Expected:
    """What one library must hold: what was said to be saved, and perhaps what was begun."""

    path: Path
    articles: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    begun: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def hear(self, said: dict[str, object]) -> None:
        """Take down what the reviewer said."""
        claim, text = str(said.get("claim")), str(said.get("text"))
        if said["what"] == "begun":
            self.begun[claim] = (text, bool(said.get("typed")))
        elif "claim" in said:
            self.texts[claim] = text
        elif "article" in said:
            self.articles.add(str(said["article"]))
        elif "judged" in said:
            self.judged.add(str(said["judged"]))
        else:
            self.imported.add(str(said["imported"]))

    def missing(self, sets: Path) -> list[str]:
        """What is not there although it was said to be saved; an import is there as a whole, or not at all."""
        library = Library(self.path)
        read = library.read
        claims = {claim.id: claim.statement for claim in read.found(Claim)}
        lost = [f"article {key}" for key in self.articles if read.article(key) is None]
        lost += [f"verdict on {key}" for key in self.judged if not (card := read.card(key)) or not card.opinions]
        for key, text in self.texts.items():
            begun, typed = self.begun.get(key, (text, False))
            held = claims.get(key)
            later = held is not None and (held == begun or (typed and begun.startswith(held)))
            if held != text and not later:
                lost.append(f"statement of {key}: {text!r}, but there is {held!r}")
            elif held is not None:
                self.texts[key] = held
            if not (card := read.card(key)) or not card.places:
                lost.append(f"place of {key}")
        for file in sorted(sets.glob("*.json")):
            records = json.loads(file.read_text("utf-8"))["claims"]
            there = sum(record["id"] in claims for record in records)
            if there not in {0, len(records)} or (file.name in self.imported and not there):
                lost.append(f"{len(records) - there} of {len(records)} claims of {file.name}")
        self.begun.clear()
        library.close()
        return lost


class Nursery:
    """Where reviewers are born, and what they say."""

    def __init__(self, sets: Path, kind: str) -> None:
        path = os.pathsep.join([str(TESTS.parent / "desktop"), str(TESTS)])
        self._process = subprocess.Popen(
            [sys.executable, str(TESTS / "campaigns" / "reviewing.py"), str(sets), kind],
            env=os.environ | {"PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._said: Queue[dict[str, object]] = Queue()
        self._kind = kind
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(json.loads(line))

    def kill_one(self, path: Path, seed: int, life: float) -> Iterator[dict[str, object]]:
        """Let a reviewer live that long, and give all that it said."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{self._kind}\t{path}\t{seed}\n")
        self._process.stdin.flush()
        born = self._said.get(timeout=60)
        before: list[dict[str, object]] = []
        while born["what"] != "born":  # the child may speak before its parent does
            before.append(born)
            born = self._said.get(timeout=60)
        while seed % 2 and not any(said["what"] == "saved" for said in before):  # each second one has saved something
            before.append(self._said.get(timeout=60))
            assert before[-1]["what"] != "failed", before
        time.sleep(life)
        os.kill(int(str(born["pid"])), signal.SIGKILL)
        yield from before
        while (said := self._said.get(timeout=60))["what"] != "gone":
            assert said["what"] != "failed", said
            yield said

    def close(self) -> None:
        self._process.communicate()


@pytest.mark.parametrize("kind", ["services", "window"])
def test_nothing_saved_is_lost_by_a_kill(kind, sets, home, tmp_path, campaign, capsys):
    Settings.load().save()
    kills, rng = (LARGE if campaign else SMALL)[kind], random.Random(4)
    nursery, heard = Nursery(sets, kind), Counter[str]()
    damaged, lost = list[str](), list[str]()
    expected = Expected(tmp_path / "0.claimdesk")
    try:
        for number in range(kills):
            if number % FRESH == 0:
                expected = Expected(tmp_path / f"{number}.claimdesk")
            for said in nursery.kill_one(expected.path, number, rng.uniform(*LIFE[kind])):
                heard[str(said["what"])] += 1
                expected.hear(said)
            if expected.path.exists():
                lost += expected.missing(sets)
                damaged += faults(expected.path)
            else:
                assert not expected.texts
    finally:
        nursery.close()
    with capsys.disabled():
        print(f"\n{kind}: {kills} kills, {heard['saved']} things saved, {len(lost)} lost, {len(damaged)} faults")
    assert not damaged
    assert not lost
    assert heard["saved"] >= kills // 2
