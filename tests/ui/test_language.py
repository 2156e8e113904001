"""The app in another language: complete, whole to its last letter, and spoken by every window and dialog."""

import re
from collections import Counter
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from claimdesk import bundled
from claimdesk.__main__ import main
from claimdesk.app import opens
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Status
from claimdesk.domain.phrases import Phrase
from claimdesk.settings import Settings
from claimdesk.storage.library import Library
from claimdesk.storage.ways import to_read
from claimdesk.ui import language, theme
from claimdesk.ui.actions import ACTIONS, MENUS, label
from claimdesk.ui.banner import Banner
from claimdesk.ui.language import LANGUAGES, in_words, speak, tr
from claimdesk.ui.notices import show_notices
from domain.test_phrases import AWKWARD, FIELDS, calls, trees

from .answering import answering, read
from .walking import cut_off, everything
from .windows import furnish

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OTHERS = [code for code in LANGUAGES if code != "en"]


@pytest.fixture
def in_language(qapp):
    """Lets the app speak a language."""
    return lambda code: speak(qapp, code)


@pytest.fixture
def window(qtbot, qapp, desk, monkeypatch, tmp_path, request, in_language):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    theme.apply(qapp, theme.LIGHT)
    in_language(getattr(request, "param", "en"))
    made = furnish(qtbot, desk, Settings())
    bench = made.workbench
    bench.select_claim(next(c for c in bench.claims() if bench.read.card(c).citations), scroll=True)
    QApplication.processEvents()
    yield made
    for widget in QApplication.topLevelWidgets():
        if widget is not made and widget.isVisible():
            widget.close()


def catalogue(code):
    """What the catalogue says, by context and source."""
    path = bundled.folder().parent / "packaging" / "translations" / f"claimdesk_{code}.ts"
    if not path.is_file():
        pytest.skip("the catalogues lie in the checkout")
    return {
        (context.findtext("name") or "", message.findtext("source")): message.find("translation")
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated_with_its_fields_keys_and_points(code):
    for (_, source), said in catalogue(code).items():
        assert said.get("type") is None, f"not finished: {source}"
        text = said.text
        assert Counter(re.findall(r"\{\w*\}", text)) == Counter(re.findall(r"\{\w*\}", source)), source
        assert len(re.findall("&[^&]", text)) == len(re.findall("&[^&]", source)), source
        assert re.findall(r"\(\*[^)]*\)", text) == re.findall(r"\(\*[^)]*\)", source), source
        assert text.count("\n") == source.count("\n"), source
        assert re.search(r"[….:?]?$", text)[0] == re.search(r"[….:?]?$", source)[0], source
        assert text == text.strip()


@pytest.mark.parametrize("code", OTHERS)
def test_mnemonics_are_given_once_in_a_menu_of_another_language(in_language, code):
    in_language(code)
    labels = {menu: [label(row) for row in ACTIONS if row.menu == menu] for menu in MENUS}
    for texts in (*labels.values(), [tr(text) for text in MENUS.values()]):
        letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        assert [letter for letter, times in letters.items() if times > 1] == []


class Listening(QTranslator):
    """Notes the texts that are asked for and that the catalogue does not have where Qt looks for them."""

    def __init__(self, known):
        super().__init__()
        self.known, self.asked, self.found = known, {}, set()

    def translate(self, context, source, _comment=None, _n=-1):
        if not context.startswith("Q"):  # Qt's own texts are in catalogues of its own
            self.asked.setdefault(source, set()).add(context)
            if (context, source) in self.known:
                self.found.add(source)
        return source

    def isEmpty(self):  # noqa: N802 - Qt's own name
        return False


def test_every_text_is_asked_for_as_the_catalogue_has_it(qtbot, qapp, desk, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    listening = Listening(catalogue("de"))
    qapp.installTranslator(listening)
    try:
        window = furnish(qtbot, desk, Settings())
        cite = next(c for c in window.workbench.claims() if window.workbench.read.card(c).citations)
        window.workbench.select_claim(cite, scroll=True)
        for _ in everything(window, qtbot):
            QApplication.processEvents()
    finally:
        qapp.removeTranslator(listening)
    assert len(listening.found) > 250
    unknown = listening.asked.keys() - listening.found - set(LANGUAGES.values())
    assert not {text: listening.asked[text] for text in unknown}


@pytest.mark.parametrize("window", OTHERS, indirect=True)
def test_no_word_of_another_language_is_cut_off(window, qtbot):
    for place, root in everything(window, qtbot):
        assert not cut_off(root), f"{place}: {cut_off(root)}"


@pytest.mark.parametrize("window", ["de"], indirect=True)
def test_the_window_and_qts_own_texts_are_german(window):
    assert [menu.text() for menu in window.menuBar().actions()][:2] == ["&Datei", "&Bearbeiten"]
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Cancel, window)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"
    assert QLocale().language() is QLocale.Language.German


def test_what_is_being_typed_is_kept_when_the_language_is_chosen(qtbot, launch):
    desktop = launch(first_start=True)
    old = desktop.window
    old.workbench.go(1)
    old.claim.focus_statement()
    QTest.keyClicks(QApplication.focusWidget(), "New words")
    old.actions_["palette"].trigger()
    QTest.keyClicks(QApplication.focusWidget(), "Deutsch")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desktop.window is not old and desktop.window.settled, timeout=20_000)
    bench = desktop.window.workbench
    assert desktop.window.actions_["quit"].text() == "&Beenden"
    assert "New words" in bench.read.card(bench.claim_id).claim.statement


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["fr-FR", "fr", "de-AT", "en-US"], "de"),
        (["de-Latn-DE"], "de"),
        (["en-GB", "de-DE"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_system_is_heeded_in_its_order(monkeypatch, qapp, in_language, wanted, code):
    class System(QLocale):
        def uiLanguages(self):  # noqa: N802 - Qt's own name
            return wanted

        @staticmethod
        def system():
            return System(wanted[0] if wanted else "C")

    monkeypatch.setattr(language, "QLocale", System)
    for choice in ("system", "xx"):
        assert bool(in_language(choice)) is (code != "en")
        assert tr("&File") == {"en": "&File", "de": "&Datei"}[code]


# What is said below the window


@pytest.mark.parametrize("code", OTHERS)
def test_the_catalogue_has_all_that_is_said_below_the_window(code):
    said = {
        call.args[0].value
        for tree in trees().values()
        for name, call in calls(tree)
        if name != "SelfTestError"  # which speaks to whoever builds the app
    }
    assert len(said) > 150
    assert not {pattern for pattern in said if ("", pattern) not in catalogue(code)}


@pytest.mark.parametrize("code", OTHERS)
def test_what_stands_in_a_sentence_comes_out_whole_in_another_language(in_language, code):
    in_language(code)
    known = {source: message.text for (context, source), message in catalogue(code).items() if not context}

    @given(st.sampled_from(sorted(s for s in known if FIELDS.search(s))), st.lists(AWKWARD, min_size=9, max_size=9))
    def check(pattern, words):
        values = dict(zip(dict.fromkeys(FIELDS.findall(pattern)), words, strict=False))
        pieces = FIELDS.split(known[pattern])
        filled = "".join(values[piece] if at % 2 else piece for at, piece in enumerate(pieces))
        assert in_words(ClaimdeskError(pattern, **values)) == " ".join(filled.split())
        outer = ClaimdeskError("This link is not opened: {why}.", why=Phrase(pattern, **values))
        assert in_words(outer) == " ".join(f"Dieser Link wird nicht geöffnet: {filled}.".split())
        assert str(outer).startswith("This link is not opened: ")

    check()


def test_in_english_it_is_said_as_it_is_written(in_language):
    error = ClaimdeskError("There is no file {path}.", path="{path}\n%1")
    assert in_words(error) == str(error) == "There is no file {path} %1."


@pytest.mark.parametrize("window", ["de"], indirect=True)
def test_a_refusal_is_german_in_the_window_and_english_on_the_command_line(window, tmp_path, capsys):
    missing, wrong, row = tmp_path / "miss{ing}.txt", tmp_path / "wrong.json", tmp_path / "row.csv"
    wrong.write_text('{"format": "claimdesk-annotation-set", "version": 1, "claims": 5}', "utf-8")
    row.write_text("claim_id,statement,status\n,Half of it is true.,maybe\n", "utf-8")
    known, so = ", ".join(one.value for one in Status), "deshalb wurde nichts übernommen"
    english = [
        f"There is no file {missing}.",
        "This annotation set cannot be read: claims is 5, which is not a list.",
        f"Row 2 of this CSV has “maybe” in the column “status”, which is not one of {known}, so nothing was taken.",
    ]
    with answering(read, read, read) as said:
        window.workbench.add_files([str(missing)])
        window.errands._import([wrong, row], "")
    assert said == [
        f"Es gibt keine Datei {missing}.",
        "Dieser Annotationssatz kann nicht gelesen werden: claims ist 5, und das ist nicht eine Liste.",
        f"Zeile 2 dieser CSV-Datei enthält in der Spalte „status“ „maybe“, und das ist nicht eines von {known}; {so}.",
    ]
    library = tmp_path / "other.claimdesk"
    for verb, path, sentence in zip(("add", "import", "import"), (missing, wrong, row), english, strict=True):
        assert main(["--library", str(library), verb, str(path)]) == 1
        assert capsys.readouterr().err.strip() == sentence


@pytest.mark.parametrize("window", ["de"], indirect=True)
def test_a_library_that_cannot_be_opened_is_told_in_german_and_on_the_terminal_in_english(window, tmp_path, capsys):
    desktop = SimpleNamespace(window=window, open_library=lambda path, _files: Library(path).close())
    with answering(read) as said:
        assert not opens(desktop, tmp_path)
    assert said == [f"{tmp_path} ist ein Ordner, keine Bibliotheksdatei."]
    assert capsys.readouterr().err == f"{tmp_path} is a folder, not a library file.\n"


@pytest.mark.parametrize("window", ["de"], indirect=True)
def test_why_a_library_can_only_be_read_is_german(window, tmp_path):
    way = to_read(window.workbench.desk.library.path, Phrase("you may not write to the file {name}", name="a{b}"))
    window.workbench.desk.library.way = way
    assert str(way.barred) == "you may not write to the file a{b}"
    show_notices(window, Settings())
    [banner] = window.findChildren(Banner)
    assert "Sie dürfen nicht in die Datei a{b} schreiben." in banner.words.text()
    with answering(read) as said:
        window.errands.new_article()
    assert said[0].startswith("Diese Bibliothek kann nur gelesen werden: Sie dürfen nicht in die Datei a{b} schreiben.")


@pytest.mark.parametrize("window", ["de"], indirect=True)
def test_what_an_import_brought_is_told_in_german(window, tmp_path):
    path = tmp_path / "set.csv"
    path.write_text("claim_id,statement,mo{o}d\n,Half of it is true.,grim\n", "utf-8")
    with answering(read) as said:
        window.errands._import([path], "")
    assert said == ["Behauptung: 1 neu, 0 geändert, 0 gleich, 0 im Konflikt Ausgelassen: die Spalte „mo{o}d“"]
