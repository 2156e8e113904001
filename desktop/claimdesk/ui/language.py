"""The language that the window speaks: its catalogues, and texts outside of widgets, which have no ``tr``."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from claimdesk import bundled
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.phrases import Phrase

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What each language calls itself, by its code of ISO 639-1; the texts in the code are English."""
SYSTEM = "system"


def tr(text: str) -> str:
    """The text in the person's language."""
    return QCoreApplication.translate("", text)


def to_say(text: str) -> str:
    """The text as it is: a mark for the catalogues on texts in tables, which ``tr`` gets later."""
    return text


def in_words(said: ClaimdeskError | Phrase) -> str:
    """What is said below the window, in English, as a sentence on one line in the person's language."""
    phrase = said.phrase if isinstance(said, ClaimdeskError) else said
    return " ".join(phrase.said(tr).split())


def speak(app: QCoreApplication, choice: str) -> list[QTranslator]:
    """Speak the language of this code from now on, or the first of the system's languages that is known here.

    Gives what was installed for it, which goes on speaking until it is removed from the app.
    """
    of_system = QLocale.system()
    code = choice if choice in LANGUAGES else _first_known(of_system.uiLanguages())
    same = choice not in LANGUAGES or of_system.name().startswith(code)
    QLocale.setDefault(of_system if same else QLocale(code))
    installed: list[QTranslator] = []
    for path in catalogues(code):
        translator = QTranslator(app)
        if translator.load(str(path)):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def catalogues(code: str) -> list[Path]:
    """The files that hold a language: Qt's own texts, and then ours, which come first where both know a text."""
    if code == "en":
        return []
    of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{code}.qm"
    return [of_qt, bundled.folder() / "translations" / f"claimdesk_{code}.qm"]


def _first_known(wanted: list[str]) -> str:
    return next((code for name in wanted if (code := name.partition("-")[0]) in LANGUAGES), "en")
