"""The app in another language: complete, whole to its last letter, and spoken by every window and dialog."""

import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from claimdesk import bundled
from claimdesk.settings import Settings
from claimdesk.ui import language, theme
from claimdesk.ui.actions import ACTIONS, MENUS, label
from claimdesk.ui.language import LANGUAGES, speak, tr

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
