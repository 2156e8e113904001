"""The only ways out: a link that a person wants to follow, and a folder of the app's own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from claimdesk.diagnostics.folder import log_folder
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.links import Link, is_link, link_of
from claimdesk.ui.claim_pane import ClaimPane
from claimdesk.ui.language import in_words, tr
from claimdesk.ui.messages import tell
from claimdesk.ui.workbench import Workbench


def open_link(parent: QWidget, written: str) -> None:
    """Say where the link leads, and follow it if the person agrees; say why, if it is none that may be followed."""
    try:
        link = link_of(written)
        address = _address(link)
    except ClaimdeskError as error:
        tell(parent, in_words(error))
        return
    from claimdesk.ui.link_dialog import LinkDialog

    dialog = LinkDialog(parent, link)
    agreed = dialog.exec() == LinkDialog.DialogCode.Accepted
    dialog.deleteLater()
    if agreed and not QDesktopServices.openUrl(address):
        words = tr("No program of this system opens {kind} links; you can copy it.")
        tell(parent, words.format(kind=link.scheme))


def _address(link: Link) -> QUrl:
    """The link as Qt takes it, which must be as the rule took it. Raises ClaimdeskError where they differ."""
    address = QUrl(link.url, QUrl.ParsingMode.StrictMode)
    host = address.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not address.isValid() or address.scheme() != link.scheme or (link.host and host != link.host.strip("[]")):
        raise ClaimdeskError("This link cannot be opened: it is not written as links are.")
    return address


def show_log_folder(parent: QWidget | None) -> None:
    """Show the folder of the log in the system's own file manager; made first, if nothing was ever written to it."""
    folder = log_folder()
    words = tr("The log lies in the folder {path}, which could not be shown.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shown = show_folder(folder)
    except OSError:
        shown = False
    if not shown:
        tell(parent, words.format(path=folder))


def show_folder(folder: Path) -> bool:
    """Show a folder of the app's own or of the person's in the system's file manager; whether that was done."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class WaysOut(QObject):
    """Answers the actions that lead out of the window; ``slots`` names them."""

    def __init__(self, window: QWidget, bench: Workbench, claim: ClaimPane) -> None:
        super().__init__(window)
        self._window, self._bench, self._claim = window, bench, claim
        claim.citations.link_wanted.connect(self.follow)

    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action does, by the action's name."""
        return {
            "open_article_link": self.follow_article,
            "open_source_link": self.follow_source,
            "log_folder": lambda: show_log_folder(self._window),
            "updates": self.check_for_updates,
        }

    def check_for_updates(self) -> None:
        """The only thing for which the app itself asks the network."""
        from claimdesk.ui.updates import check_for_updates

        check_for_updates(self._window)

    def follow(self, link: str) -> None:
        """Open a link, after asking."""
        open_link(self._window, link)

    def follow_article(self, article_id: str = "") -> None:
        """Open the link of an article, or of the one that is read."""
        bench = self._bench
        article = bench.read.article(article_id) if article_id else bench.article
        if article is not None and is_link(article.url):
            open_link(self._window, article.url or "")
        elif article is not None:
            tell(self._window, self.tr("This article has no link; its details are the place for one."))

    def follow_source(self) -> None:
        """Open the link of the source that has the focus, or else of the claim's first one that has a link."""
        link = self._claim.citations.link()
        if link:
            open_link(self._window, link)
        elif self._bench.claim_id is not None:
            tell(self._window, self.tr("No source of this claim has a link."))
