"""How the window looks and which language it speaks: chosen in its menus, and kept in the settings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from claimdesk.settings import Settings
from claimdesk.ui import theme
from claimdesk.ui.language import LANGUAGES, SYSTEM, speak

if TYPE_CHECKING:
    from claimdesk.ui.actions import Actions


class Appearance(QObject):
    """Dresses the app, lets it speak, and answers the actions for both in whichever window is shown."""

    language_chosen = Signal()
    """Another language than is spoken now; a window says its texts in it when it is made anew."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app, self._settings = app, settings
        self._heeds_system = False
        self._speaking = settings.language
        app.setPalette(theme.palette(self._first_theme()))
        self._spoken = speak(app, settings.language)

    def _first_theme(self) -> theme.Theme:
        """The theme of the first paint, told by the system's own palette, before Qt's constants are loaded."""
        dark = self._app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        wanted = {"light": False, "dark": True}.get(self._settings.theme, dark)
        return theme.DARK if wanted else theme.LIGHT

    def dress(self) -> None:
        """Put on the theme that was chosen, or the system's."""
        wanted = self._settings.theme
        if wanted not in {"light", "dark"}:
            wanted = "dark" if self._system_is_dark() else "light"
        theme.apply(self._app, theme.DARK if wanted == "dark" else theme.LIGHT)

    def serve(self, actions: "Actions") -> None:
        """Answer the actions of a new window, and heed the system's theme from now on."""
        if not self._heeds_system:
            self._heeds_system = True
            self._app.styleHints().colorSchemeChanged.connect(self.dress)
        themes = {name: actions[f"theme_{name}"] for name in (SYSTEM, "light", "dark")}
        languages = {code: actions[f"language_{code}"] for code in (SYSTEM, *LANGUAGES)}

        def show() -> None:
            for name, action in themes.items():
                action.setChecked(self._settings.theme == name)
            for code, action in languages.items():
                action.setChecked(self._settings.language == code)

        def choose_theme(name: str) -> None:
            self._settings.theme = name
            self._settings.save()
            self.dress()
            show()

        def choose_language(code: str) -> None:
            self._settings.language = code
            self._settings.save()
            show()
            if code != self._speaking:
                self.language_chosen.emit()

        for name, action in themes.items():
            action.triggered.connect(lambda _checked=False, name=name: choose_theme(name))
        for code, action in languages.items():
            action.triggered.connect(lambda _checked=False, code=code: choose_language(code))
        show()

    def speak(self, choice: str) -> str:
        """Speak a language, or the first of the system's that is known here; gives what was spoken before."""
        before, self._speaking = self._speaking, choice
        for translator in self._spoken:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._spoken = speak(self._app, choice)
        return before

    def _system_is_dark(self) -> bool:
        from PySide6.QtCore import Qt

        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
