"""What makes the desk one's own: the page's look, keys, commands and libraries used before, and paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from claimdesk.settings import Settings
from claimdesk.ui.actions import Actions
from claimdesk.ui.keymap import Keymap
from claimdesk.ui.looks import kept_of, look_of, zoomed
from claimdesk.ui.reader.article_view import ArticleView
from claimdesk.ui.reader.heading import runs_leftward
from claimdesk.ui.reader.page import Look
from claimdesk.ui.workbench import Workbench

_RECENT_LIBRARIES, _RECENT_COMMANDS = 8, 12
_SAVE_AFTER = 500
"""ms after the last step of the zoom until it is saved."""


class Comforts(QObject):
    """Answers the actions that change how one works, and keeps what was chosen in the settings."""

    library_wanted = Signal(str)
    look_changed = Signal()
    """The article has other letters, lines or columns."""

    def __init__(self, window: QWidget, view: ArticleView, actions: Actions, bench: Workbench, to: Settings) -> None:
        super().__init__(window)
        self._window, self._view, self._actions, self._bench, self._settings = window, view, actions, bench, to
        self.keymap = Keymap(to.keys)
        self._save_soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._save_soon.timeout.connect(to.save)
        view.zoom_wanted.connect(self.zoom)
        view.article_changed.connect(self._turn_keys)
        self._turn_keys()
        actions.set_keys(self.keymap.keys_of)
        self._note_library()
        self._recent = actions.submenu("recent_libraries")
        self._recent.aboutToShow.connect(self._fill_recent)
        self._fill_recent()

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action does, by the action's name."""
        return {
            "zoom_in": lambda: self.zoom(1),
            "zoom_out": lambda: self.zoom(-1),
            "zoom_reset": lambda: self.zoom(0),
            "reading": self.set_page,
            "print": self.print,
            "palette": self.show_palette,
            "shortcuts": self.show_shortcuts,
        }

    # The page

    def zoom(self, by: int) -> None:
        """Letters a step larger (1) or smaller (-1), or as at the beginning (0)."""
        self._put_on(zoomed(self._view.look, by))

    def set_page(self) -> None:
        """Ask how the article is to be set, and show it meanwhile."""
        from claimdesk.ui.look_dialog import LookDialog

        dialog = LookDialog(self._window, look_of(self._settings.page))
        dialog.look_changed.connect(self._put_on)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _put_on(self, look: Look) -> None:
        if look == self._view.look:
            return
        place = self._view.reading_place()
        self._view.set_look(look)
        self._view.go_to(place)
        self.look_changed.emit()
        self._settings.page = kept_of(look)
        self._save_soon.start()

    # Keys and commands

    def _turn_keys(self) -> None:
        article = self._view.article
        self._actions.set_leftward(article is not None and runs_leftward(article.text))

    def show_palette(self) -> None:
        """Ask for a command by its words."""
        from claimdesk.ui.palette import Palette, commands

        palette = Palette(self._window, commands(self._actions), self._settings.recent_commands)
        palette.chosen.connect(self._run)
        palette.finished.connect(palette.deleteLater)
        palette.show()

    def _run(self, name: str) -> None:
        others = [used for used in self._settings.recent_commands if used != name]
        self._settings.recent_commands = [name, *others][:_RECENT_COMMANDS]
        self._settings.save()
        action: QAction = self._actions[name]
        action.trigger()

    def show_shortcuts(self) -> None:
        """Show every action's keys, to be changed."""
        from claimdesk.ui.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._window, self.keymap)
        dialog.keys_changed.connect(self._keep_keys)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep_keys(self) -> None:
        self._actions.set_keys(self.keymap.keys_of)
        self._settings.keys = dict(self.keymap.changed)
        self._settings.save()

    # Libraries and paper

    def _note_library(self) -> None:
        here = str(self._bench.desk.library.path)
        others = [path for path in self._settings.recent_libraries if path != here]
        self._settings.recent_libraries = [here, *others][:_RECENT_LIBRARIES]

    def _fill_recent(self) -> None:
        self._recent.clear()
        here = str(self._bench.desk.library.path)
        for path in self._settings.recent_libraries:
            if path != here and _is_there(path):
                words = f"{Path(path).stem}   {Path(path).parent}".replace("&", "&&")
                self._recent.addAction(words, lambda path=path: self.library_wanted.emit(path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No other library was open yet")).setEnabled(False)

    def print(self) -> None:
        """Print the open article with its claims, as the system's dialog says."""
        if self._bench.article is None:
            return
        from claimdesk.ui.printing import print_article

        cards = [card for claim in self._bench.claims() if (card := self._bench.read.card(claim)) is not None]
        print_article(self._window, self._bench.article, cards, self._view.look)


def _is_there(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:  # a name that no disk takes
        return False
