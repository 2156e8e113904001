"""Looks for a newer version when a person asks for it, after saying whom it will ask."""

from PySide6.QtWidgets import QWidget

from claimdesk import __version__
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.health import GoOn, StoppedError
from claimdesk.services import updates
from claimdesk.ui.language import in_words, tr
from claimdesk.ui.long_job import run_long
from claimdesk.ui.messages import ask, tell


def check_for_updates(parent: QWidget) -> None:
    """Ask first, then look in a thread, and tell what was found; nothing is downloaded."""
    page = updates.home()
    if not page:
        words = tr(
            "This is Claimdesk {version}. This copy does not name a page where newer versions are published; please "
            "look where you got it from."
        )
        tell(parent, words.format(version=__version__))
        return
    words = tr(
        "This is Claimdesk {version}. To look for a newer version, Claimdesk asks {page}. It sends nothing about you "
        "or your library."
    )
    if not ask(parent, words.format(version=__version__, page=page), yes=tr("Ask now"), no=tr("Not now")):
        return
    try:
        found = run_long(parent, tr("Asking…"), lambda go_on: _newest(page, go_on))
    except ClaimdeskError as error:
        tell(parent, in_words(error))
        return
    if found is None:  # stopped
        return
    if updates.is_newer(found):
        tell(parent, tr("Claimdesk {version} is available: {page}/releases").format(version=found, page=page))
    else:
        tell(parent, tr("This is the newest version."))


def _newest(page: str, go_on: GoOn) -> str:
    found = updates.newest(page)
    if not go_on(1.0):
        raise StoppedError("Looking for a newer version was stopped.")
    return found
