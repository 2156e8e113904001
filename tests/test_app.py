"""The app as it starts, changes its library and closes: in stages, with what was open found again."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from claimdesk.app import Desktop
from claimdesk.domain.text import Span
from claimdesk.domain.views import ArticleDraft
from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings, default_library, is_first_start
from claimdesk.storage.library import Library
from claimdesk.ui import theme
from claimdesk.ui.language import tr
from ui.answering import answering, read
from ui.conftest import launch, pytest_runtest_teardown, window

__all__ = ["launch", "pytest_runtest_teardown", "window"]

DESKTOP = Path(__file__).parents[1] / "desktop"
LONG = "\n".join(f"Paragraph {n} of a long article, in which somebody says that it is so." for n in range(200))


@pytest.fixture
def library(tmp_path, home):
    """A library with two articles, the first with a claim."""
    path = tmp_path / "library.claimdesk"
    desk = open_desk(path, Settings.load())
    first = desk.add_article(ArticleDraft(title="First", text=LONG)).article
    claim_id = desk.mark_claim(first.id, Span(10, 40)).claim_id
    desk.add_article(ArticleDraft(title="Second", text="Another text."))
    desk.library.close()
    return path, first.id, claim_id


def titles(window):
    return [window.workbench.read.article(key).title for key in window.workbench.article_ids()]


def test_a_window_is_furnished_in_stages(qtbot, qapp, library):
    path, _, _ = library
    desktop, seen = Desktop(qapp), []
    desktop.usable.connect(lambda: seen.append("usable"))
    desktop.open_library(path)
    try:
        shown = desktop.window
        assert not hasattr(shown, "view")
        shown.painted.connect(lambda: seen.append(("painted", hasattr(shown, "claim"))))
        shown.readable.connect(lambda: seen.append(("readable", shown.view.article.title, shown.library is not None)))
        qtbot.waitUntil(lambda: shown.settled, timeout=20_000)
        assert seen == [("painted", False), "usable", ("readable", "Second", True)]
        assert shown.menuBar().actions()
        assert shown.windowTitle() == "Second — Claimdesk"
    finally:
        desktop.close()


def test_the_first_start_has_the_sample_once(launch, home):
    assert is_first_start()
    desktop = launch(default_library(), first_start=True)
    assert not is_first_start()
    assert len(titles(desktop.window)) == 1
    assert desktop.window.workbench.progress()[1] > 3
    desktop.window.workbench.remove_article(desktop.window.workbench.article.id)
    desktop.close()
    desktop = launch(default_library())
    assert titles(desktop.window) == []
    assert desktop.window.workbench.article is None


def test_a_new_library_of_a_known_person_is_empty(launch):
    assert titles(launch().window) == []


def test_files_named_at_the_start_come_in_and_broken_ones_are_told(launch, tmp_path):
    (tmp_path / "a.txt").write_text("Some words.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\xff\xfe\x9f" * 40)
    with answering(read) as said:
        desktop = launch(files=[str(tmp_path / "b.txt"), str(tmp_path / "a.txt")])
    assert "no text" in said[0]
    assert titles(desktop.window) == ["A"]
    assert desktop.window.workbench.article.title == "A"


def test_what_was_open_is_open_again(qtbot, launch, library):
    path, article_id, claim_id = library
    desktop = launch(path)
    assert desktop.window.workbench.article.title == "Second"
    desktop.window.workbench.open_article(article_id)
    desktop.window.workbench.select_claim(claim_id)
    desktop.window.view.go_to(LONG.index("Paragraph 150"))
    place = desktop.window.view.reading_place()
    desktop.window.resize(800, 520)
    desktop.window.panes.put([200, 300, 300])
    sizes = desktop.window.panes.sizes()
    desktop.close()
    again = launch(path).window
    assert (again.workbench.article.id, again.workbench.claim_id) == (article_id, claim_id)
    assert again.claim._claim_id == claim_id
    assert (again.width(), again.height()) == (800, 520)
    assert again.panes.sizes() == pytest.approx(sizes, abs=1)  # whole px, with the handles between
    qtbot.waitUntil(lambda: abs(again.view.reading_place() - place) < 80)


def test_files_that_the_finder_names_are_shown(qtbot, launch, library, tmp_path):
    desktop = launch(library[0])
    window = desktop.window
    (tmp_path / "third.txt").write_text("Third\n\nA text.", "utf-8")
    desktop.show_file(str(tmp_path / "third.txt"))
    assert len(titles(window)) == 3
    desktop.show_file(str(tmp_path / "other.claimdesk"))
    assert desktop.window is not window
    qtbot.waitUntil(lambda: desktop.window.settled, timeout=20_000)
    assert Settings.load().library == str(tmp_path / "other.claimdesk")


def test_the_finder_tells_of_files_by_events():
    script = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from claimdesk.ui.application import MacApplication
app = MacApplication(["claimdesk"])
app.file_wanted.connect(print)
assert QCoreApplication.sendEvent(app, QFileOpenEvent("/a/b.claimdesk"))
"""
    env = os.environ | {"PYTHONPATH": str(DESKTOP)}
    ran = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "/a/b.claimdesk\n", "")


@pytest.mark.parametrize(
    "settings",
    [
        {"panes": [1, 2], "geometry": "nonsense", "theme": "plaid", "scale_id": "nonsense"},
        {"panes": ["a", None, {}]},
        {"keys": {"mark": None, "undo": [1], "redo": "F2"}, "recent_libraries": ["x" * 5000]},
        {"place": {"LIBRARY": {"article": 3, "claim": [], "at": "far"}}},
        {"place": {"LIBRARY": {"article": "FIRST", "claim": "gone", "at": 10**12}}},
        {"place": {"LIBRARY": {"article": "FIRST", "claim": None, "at": -5}}},
        {"place": {"LIBRARY": None}},
        {"place": {"LIBRARY": [1]}},
    ],
)
def test_settings_that_make_no_sense_are_passed_over(launch, library, settings):
    path, article_id, _ = library
    kept = Settings.load()
    for name, value in settings.items():
        if name == "place":
            place = value["LIBRARY"]
            if isinstance(place, dict) and place.get("article") == "FIRST":
                place = place | {"article": article_id}
            value = {str(path): place}  # noqa: PLW2901
        setattr(kept, name, value)
    kept.save()
    shown = launch(path).window
    assert shown.isVisible()
    assert shown.workbench.article is not None


def test_another_library_takes_the_place_of_the_old_one(qtbot, launch, library, tmp_path, monkeypatch):
    desktop = launch(library[0])
    old, reading, other = desktop.window, desktop.window.workbench.read, tmp_path / "other"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(other), ""))
    old.actions_["open_library"].trigger()
    qtbot.waitUntil(lambda: desktop.window is not old and desktop.window.settled, timeout=20_000)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [desktop.window]
    assert titles(desktop.window) == []
    assert other.with_suffix(".claimdesk").exists()
    assert Settings.load().library == str(other.with_suffix(".claimdesk"))
    with pytest.raises(sqlite3.ProgrammingError):
        reading.articles()


def newer(path):
    Library(path).close()
    with sqlite3.connect(path) as changed:
        changed.execute("PRAGMA user_version = 9999")
    changed.close()


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (newer, "newer"),
        (lambda path: path.write_text("words, and enough of them to be a page" * 99), "not a Claimdesk library"),
        (lambda path: path.mkdir(), "folder"),
        (lambda path: path.touch(), "empty"),
    ],
    ids=["newer", "text", "folder", "empty"],
)
def test_a_library_that_cannot_be_opened_leaves_the_old_window(launch, library, tmp_path, monkeypatch, make, word):
    desktop = launch(library[0])
    old, broken = desktop.window, tmp_path / "broken.file"
    make(broken)
    before = broken.read_bytes() if broken.is_file() else None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(broken), ""))
    with answering(read) as said:
        old.actions_["open_library"].trigger()
    assert len(said) == 1
    assert word in said[0]
    assert desktop.window is old
    assert old.isVisible()
    assert titles(old) == ["Second", "First"]
    assert Settings.load().library == ""
    assert (broken.read_bytes() if broken.is_file() else None) == before


def test_closing_during_the_start_hangs_nothing(qtbot, qapp, library):
    path, _, _ = library
    for stage in ("shown", "painted", "readable"):
        desktop = Desktop(qapp)
        desktop.open_library(path)
        shown = desktop.window
        if stage != "shown":
            with qtbot.waitSignal(getattr(shown, stage)):
                pass
        desktop.close()
        assert desktop.window is None
        assert desktop._warm is None or not desktop._warm.is_alive()
        qapp.processEvents()  # what was still to be furnished stays away
        assert stage == "readable" or not shown.settled


def test_a_chosen_theme_is_worn_at_once_and_at_the_next_start(launch, library):
    desktop = launch(library[0])
    desktop.window.actions_["theme_dark"].trigger()
    assert theme.of(desktop.window) is theme.DARK
    assert [desktop.window.actions_[f"theme_{n}"].isChecked() for n in ("system", "light", "dark")] == [0, 0, 1]
    desktop.close()
    desktop = launch(library[0])
    assert theme.of(desktop.window) is theme.DARK
    desktop.window.actions_["theme_light"].trigger()
    assert theme.of(desktop.window) is theme.LIGHT


def test_a_chosen_language_is_spoken_at_once_and_at_the_next_start(qtbot, qapp, launch, library):
    def spoken(desktop):
        qtbot.waitUntil(lambda: desktop.window.settled, timeout=20_000)
        return desktop.window.actions_["export_set"].text()

    english, german = "&Export annotation set…", "Annotationssatz &exportieren…"
    desktop = launch(library[0])
    desktop.window.workbench.open_article(library[1])
    desktop.window.actions_["language_de"].trigger()
    assert spoken(desktop) == german
    checked = [desktop.window.actions_[f"language_{code}"].isChecked() for code in ("system", "en", "de")]
    assert checked == [False, False, True]
    assert desktop.window.workbench.article.id == library[1]
    desktop.close()
    for translator in desktop.appearance._spoken:  # as the end of the process does
        qapp.removeTranslator(translator)
    desktop = launch(library[0])
    assert spoken(desktop) == german
    desktop.window.actions_["language_en"].trigger()
    assert spoken(desktop) == english


def test_a_library_that_is_away_is_not_made_anew_for_a_language(launch, library, monkeypatch):
    path = library[0]
    desktop = launch(path)
    window, told = desktop.window, []
    monkeypatch.setattr("claimdesk.ui.messages.tell", lambda parent, sentence: told.append(sentence))
    path.rename(path.with_name("elsewhere.claimdesk"))
    window.actions_["language_de"].trigger()
    assert "at the next start" in told[0]
    assert (desktop.window is window, path.exists()) == (True, False)
    path.with_name("elsewhere.claimdesk").rename(path)
    window.actions_["language_de"].trigger()
    assert desktop.window is not window


def test_a_language_whose_window_does_not_open_is_not_spoken(launch, library, monkeypatch):
    desktop = launch(library[0])
    monkeypatch.setattr(desktop, "_show_library", lambda path: False)
    desktop.window.actions_["language_de"].trigger()
    assert tr("&File") == "&File"


def test_a_window_that_may_not_close_keeps_its_language(launch, library, monkeypatch):
    desktop = launch(library[0])
    window = desktop.window
    monkeypatch.setattr(window, "may_close", lambda: False)
    window.actions_["language_de"].trigger()
    assert desktop.window is window
    assert Settings.load().language == "de"
    assert window.actions_["export_set"].text() == "&Export annotation set…"
    monkeypatch.undo()


RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from claimdesk import app as apps
from claimdesk.services.handover import Turn
from claimdesk.ui import messages
messages.tell = lambda parent, sentence: print("told:", sentence)
def look():
    for shown in QApplication.topLevelWidgets() if QApplication.instance() else []:
        if getattr(shown, "settled", False) and shown.isVisible():
            print("open:", shown.workbench.desk.library.path)
            shown.close()
make = apps.make_application
def make_and_look(arguments):
    app = make(arguments)
    app.timer = QTimer(app, interval=10)
    app.timer.timeout.connect(look)
    app.timer.start()
    return app
apps.make_application = make_and_look
sys.exit(apps.run(Path(sys.argv[1]) if sys.argv[1:] else None, [], Turn()))
"""
"""Runs the app until its window has settled and closes it, in a process of its own: its event loop comes to an end."""


def run_app(*arguments):
    return subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_a_named_library_that_is_broken_ends_the_start(home, tmp_path):
    ran = run_app(tmp_path / "nowhere" / "x.claimdesk")
    assert (ran.returncode, ran.stdout.count("told:"), ran.stdout.count("open:")) == (1, 1, 0)
    assert "does not exist" in ran.stdout
    assert ran.stderr.strip().splitlines()[-1] == ran.stdout.removeprefix("told:").strip()


def test_where_the_last_library_is_gone_the_default_one_opens(home, tmp_path):
    settings = Settings.load()
    settings.library = str(tmp_path / "nowhere" / "x.claimdesk")
    settings.save()
    ran = run_app()
    assert ran.returncode == 0, ran.stderr
    assert "does not exist" in ran.stdout
    assert f"open: {default_library()}" in ran.stdout
    assert default_library().exists()


START = """
import sys
from pathlib import Path
import claimdesk.ui
from claimdesk import app as apps
qt = apps.make_application(["claimdesk"])
desktop = apps.Desktop(qt)

def heavy(stage):
    found = sorted({name.split(".")[0] for name in sys.modules} & {"sqlmodel", "pydantic", "sqlalchemy"})
    assert not found, (stage, found)

def readable():
    heavy("readable")
    print("readable", desktop.window.view.article.title, flush=True)

def look():
    if desktop.window.settled:
        assert "sqlmodel" in sys.modules
        desktop.window.close()

desktop.open_library(Path(sys.argv[1]))
desktop.window.painted.connect(lambda: heavy("painted"))
desktop.usable.connect(readable)
from PySide6.QtCore import QTimer
timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
code = qt.exec()
desktop.close()
sys.exit(code)
"""


def test_no_hook_of_pyside_makes_the_imports_of_a_thread_fail():
    script = """
import builtins
from PySide6.QtCore import QObject
assert builtins.__import__.__name__ == "__feature_import__", "ui/__init__.py has nothing to take away"
from claimdesk.ui import theme
assert builtins.__import__ is builtins.__orig_import__
from PySide6.QtGui import QPen
assert builtins.__import__ is builtins.__orig_import__
"""
    env = os.environ | {"PYTHONPATH": str(DESKTOP)}
    ran = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_nothing_heavy_is_loaded_before_the_article_can_be_read(library):
    ran = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", START, str(library[0])],
        env=os.environ | {"PYTHONPATH": str(DESKTOP)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, "readable Second\n"), ran.stderr
