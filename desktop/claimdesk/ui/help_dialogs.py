"""What this program is."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from claimdesk import __version__
from claimdesk.settings import config_folder
from claimdesk.storage.library import Library
from claimdesk.storage.reading import sqlite_version
from claimdesk.ui.room import give_room


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None, library: Library) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Claimdesk"))
        title = QLabel(f"Claimdesk {__version__}")
        title.setProperty("role", "title")
        facts = QLabel(
            self.tr(
                "A desk for fact-checkers, under the MIT licence.\n"
                "It uses Qt and PySide6 under the LGPL 3; their libraries lie apart and can be replaced.\n"
                "Icons: Lucide (ISC). Article typeface: Literata (OFL 1.1).\n"
                "Nothing is sent anywhere: everything stays in your library."
            )
        )
        facts.setWordWrap(True)
        paths = QLabel(
            "\n".join(
                (
                    self.tr("Library: {path}").format(path=library.path),
                    self.tr("Settings: {path}").format(path=config_folder()),
                    f"Python {platform.python_version()} · Qt {qVersion()} · SQLite {sqlite_version()}",
                )
            )
        )
        paths.setTextFormat(Qt.TextFormat.PlainText)
        paths.setProperty("role", "muted")
        paths.setWordWrap(True)
        paths.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        for part in (title, facts, paths, _close_button(self)):
            layout.addWidget(part)
        give_room(self, 480)


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(dialog.tr("Close"))
    buttons.rejected.connect(dialog.reject)
    return buttons
