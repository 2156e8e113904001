"""The sheet of shortcuts, and what this program is."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from claimdesk import __version__
from claimdesk.settings import config_folder
from claimdesk.storage.library import Library
from claimdesk.storage.reading import sqlite_version
from claimdesk.ui.actions import sheet


class ShortcutsDialog(QDialog):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(560, 640)
        rows = list(sheet())
        table = QTableWidget(len(rows), 3)
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("Menu"), self.tr("Action"), self.tr("Keys")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.setItem(at, column, QTableWidgetItem(text))
        table.resizeColumnToContents(0)
        table.resizeColumnToContents(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(table)
        layout.addWidget(_close_button(self))


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None, library: Library) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Claimdesk"))
        self.setMinimumWidth(480)
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


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(dialog.tr("Close"))
    buttons.rejected.connect(dialog.reject)
    return buttons
