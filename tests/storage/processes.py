"""Other processes on one library: they write, hold it open, or are killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROLOGUE = """
import sys, sqlite3
from pathlib import Path
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Reviewer
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.desk import Desk
from claimdesk.storage.library import Library

def say(word):
    print(word, flush=True)

path = Path(sys.argv[1])
"""

WRITES = """
desk = Desk(Library(path), Reviewer(name="Other"))
for n in range(int(sys.argv[2])):
    desk.add_article(ArticleDraft(title=f"Article {n}", text=f"Text number {n}. " + "words " * 400))
    if n == 10:
        say("ready")
desk.library.close()
"""

HOLDS = """
library = Library(path)
Desk(library, Reviewer(name="Other"))
say("ready")
for line in sys.stdin:
    if line.strip() == "titles":
        say(",".join(sorted(a.title for a in library.read.articles())))
    elif line.strip() == "changed":
        say(str(library.read.changed_elsewhere()))
    elif line.strip() == "write":
        text = f"Written late, after {len(library.read.articles())} others."
        Desk(library, Reviewer(name="Other")).add_article(ArticleDraft(title="late", text=text))
        say("written")
"""


@contextmanager
def process(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A process that runs ``script`` until it is told to end, or ends by itself."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    running = subprocess.Popen(
        [sys.executable, "-c", PROLOGUE + script, *map(str, arguments)],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def wait_for(running: "subprocess.Popen[str]", word: str) -> None:
    line = running.stdout.readline().strip()
    assert line == word, f"{line!r}: {running.stderr.read()}"


def asked(running: "subprocess.Popen[str]", question: str) -> str:
    running.stdin.write(question + "\n")
    running.stdin.flush()
    return running.stdout.readline().strip()


def run(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", PROLOGUE + script, *map(str, arguments)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
