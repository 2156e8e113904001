"""What is said of the library that a window shows: that it can only be read, or lies where it is not quite safe."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from claimdesk.settings import Settings
from claimdesk.storage import whereabouts
from claimdesk.storage.whereabouts import Place
from claimdesk.ui.banner import Banner, show_banner
from claimdesk.ui.language import in_words, tr
from claimdesk.ui.main_window import MainWindow

WRITING = (
    "new_article", "add_files", "import_sets", "undo", "redo", "article_details", "remove_article", "add_place",
    "end_later", "end_earlier", "begin_earlier", "begin_later", *(f"rate_{n}" for n in range(1, 10)),
    "withdraw_verdict", "add_source", "link_like", "mark", "mark_repeats", "mark_repeats_everywhere", "remove_claim",
    "reviewer", "scales", "conflicts", "add_sample",
)  # fmt: skip
"""The actions that change the library, which are off where it can only be read."""

_MOST = 100
"""Dismissed notices that are remembered, the oldest first to be forgotten."""


def show_notices(window: MainWindow, settings: Settings) -> None:
    """Show what is to be said of the window's library, but for what was dismissed; let nothing be typed in vain."""
    library = window.workbench.desk.library
    if library.way.barred:
        words = tr("This library can only be read: {reason}.").format(reason=in_words(library.way.barred))
        show_banner(window, Banner(words, "info", lasting=True))
        _hold(window)
    if library.way.place is not None:
        _show_once(window, settings, _words_of(library.way.place))
    if copies := whereabouts.conflicted_copies(library.path):
        words = tr(
            "Beside this library lies what looks like a copy of it, made when it was changed in two places: {names}. "
            "To bring both together, open the copy, export it as JSON, and import that here."
        )
        _show_once(window, settings, words.format(names=", ".join(copies)))


def _words_of(place: Place) -> str:
    if place.kind == whereabouts.NETWORK:
        words = tr(
            "This library lies on another machine’s disk ({name}), so it is written in a safer and slower way. Let "
            "only one person have it open at a time; a library is safest on a disk of your own."
        )
    else:
        words = tr(
            "This library lies in a folder that is synchronised ({name}), so it is written in a safer and slower way. "
            "Close it here, and wait until all is synchronised, before you open it on another computer."
        )
    return words.format(name=place.name)


def _show_once(window: MainWindow, settings: Settings, words: str) -> None:
    key = f"{window.workbench.desk.library.path}\n{words}"
    if key in settings.dismissed:
        return
    banner = Banner(words)

    def remember() -> None:
        settings.dismissed = [*settings.dismissed, key][-_MOST:]
        settings.save()

    banner.dismissed.connect(remember)
    show_banner(window, banner)


def _hold(window: MainWindow) -> None:
    for name in WRITING:
        window.actions_[name].setEnabled(False)
    for kind in (QPlainTextEdit, QLineEdit):
        for field in window.claim.findChildren(kind):
            field.setReadOnly(True)
    window.library.set_read_only()
    window.saved.set_read_only()
