"""The ways on from a damaged library, up to a library that can be opened, or to none."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Reviewer
from claimdesk.services.rescue import Backups, restore_newest_good, salvage_beside, take_its_place
from claimdesk.ui.damaged_dialog import DamagedDialog, Way
from claimdesk.ui.language import in_words, tr
from claimdesk.ui.lines_dialog import LinesDialog
from claimdesk.ui.long_job import run_long
from claimdesk.ui.messages import tell
from claimdesk.ui.ways_out import show_folder


def rescue(
    parent: QWidget | None, path: Path, sentence: str, reviewer: Reviewer | None, backups: Backups | None
) -> Path | None:
    """Ask what is to be done for the damaged library at ``path``, and do it; which library to open then, if any.

    The damaged file is touched only where a way was chosen that needs its place, and then it is only renamed.
    """
    ways: dict[Way, Callable[[], Path | None]] = {
        Way.SALVAGE: lambda: _salvage(parent, path, reviewer),
        Way.OTHER: lambda: _other(parent, path),
        Way.FOLDER: lambda: _show_folder(path),
    }
    newest = next(iter(backups.all()), None) if backups is not None else None
    if backups is not None:
        ways[Way.RESTORE] = lambda: _restore(parent, path, backups)
    while True:
        dialog = DamagedDialog(parent, sentence, newest)
        dialog.exec()
        dialog.deleteLater()
        if dialog.way is Way.LEAVE:
            return None
        try:
            found = ways[dialog.way]()
        except ClaimdeskError as error:
            tell(parent, in_words(error))
            continue
        if found is not None:
            return found


def _restore(parent: QWidget | None, path: Path, backups: Backups) -> Path | None:
    words = tr("Looking for the newest backup that is in good order, to restore it…")
    return path if run_long(parent, words, lambda go_on: restore_newest_good(backups, go_on)) is not None else None


def _salvage(parent: QWidget | None, path: Path, reviewer: Reviewer | None) -> Path | None:
    report = run_long(parent, tr("Saving what can be read…"), lambda go_on: salvage_beside(path, reviewer, go_on))
    if report is None:
        return None
    said = (
        tr("This is what could be saved, and what is lost. The damaged file is kept beside it.")
        if report.lost
        else tr("This is what could be saved; nothing is known to be lost. The damaged file is kept beside it.")
    )
    dialog = LinesDialog(
        parent, tr("What could be saved"), said, report.lines(), yes=tr("Open what was saved"), no=tr("Back")
    )
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    try:
        if agreed:
            take_its_place(report.path, path)
            return path
    finally:
        with suppress(OSError):
            report.path.unlink(missing_ok=True)
    return None


def _other(parent: QWidget | None, path: Path) -> Path | None:
    kinds = tr("Claimdesk libraries (*.claimdesk);;All files (*)")
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Open another library"), str(path.parent), kinds)
    return Path(chosen) if chosen else None


def _show_folder(path: Path) -> None:
    show_folder(path.parent)
