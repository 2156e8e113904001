"""What this program is, and what it is made of."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk import __version__
from claimdesk.diagnostics.folder import log_folder
from claimdesk.services.components import components
from claimdesk.settings import config_folder
from claimdesk.storage.library import Library
from claimdesk.storage.reading import sqlite_version
from claimdesk.ui.language import tr
from claimdesk.ui.room import give_room, resize_to
from claimdesk.ui.ways_out import show_folder, show_log_folder


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
                    self.tr("Log: {path}").format(path=log_folder()),
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
        buttons = _close_button(self)
        self.licences = buttons.addButton(self.tr("Licences…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.licences.clicked.connect(self._show_licences)
        folder = buttons.addButton(self.tr("Show library folder"), QDialogButtonBox.ButtonRole.ActionRole)
        folder.clicked.connect(lambda: show_folder(library.path.parent))
        log = buttons.addButton(self.tr("Show log folder"), QDialogButtonBox.ButtonRole.ActionRole)
        log.clicked.connect(lambda: show_log_folder(self))
        for button in (self.licences, folder, log):
            button.setAutoDefault(False)
        for part in (title, facts, paths, buttons):
            layout.addWidget(part)
        give_room(self, 480)

    def _show_licences(self) -> None:
        dialog = LicencesDialog(self)
        dialog.exec()
        dialog.deleteLater()


class LicencesDialog(QDialog):
    """Every part that is passed on with the app, and the text of its licence."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences of what Claimdesk is made of"))
        self._parts = components()
        self.list, self.text = QTreeWidget(), QPlainTextEdit(readOnly=True)
        self.list.setAccessibleName(self.tr("Parts"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([self.tr("Part"), self.tr("Version"), self.tr("Licence")])
        self.list.addTopLevelItems([QTreeWidgetItem([p.name, p.version, p.licence]) for p in self._parts])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(self._show)
        self.text.setAccessibleName(self.tr("The licence's text"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setPlaceholderText(self.tr("This part's package brings no text of its licence."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for part, share in ((self.list, 2), (self.text, 3), (_close_button(self), 0)):
            layout.addWidget(part, share)
        resize_to(self, 720, 640)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _show(self) -> None:
        self.text.setPlainText(self._parts[self.list.currentIndex().row()].text)


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
    buttons.rejected.connect(dialog.reject)
    return buttons
