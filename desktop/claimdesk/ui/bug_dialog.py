"""Tells of a bug, with a report that can be copied."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from claimdesk.diagnostics.facts import report
from claimdesk.storage.reading import sqlite_version
from claimdesk.ui.claim_pane.parts import label
from claimdesk.ui.exact_text import ExactTextEdit
from claimdesk.ui.ways_out import show_log_folder

_MOST = 20
"""Faults that are put into one report."""


class BugDialog(QDialog):
    def __init__(self, parent: QWidget | None, sentence: str, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A fault in Claimdesk"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._faults = 1
        self.sentence = label(sentence, wrap=True)
        self.words = ExactTextEdit(readOnly=True)
        self.words.setAccessibleName(self.tr("Report"))
        self.words.setPlainText(words)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.copy = buttons.addButton(self.tr("Copy report"), roles.ActionRole)
        self.folder = buttons.addButton(self.tr("Show log folder"), roles.ActionRole)
        self.leave = buttons.addButton(self.tr("Close"), roles.RejectRole)
        for button in (self.copy, self.folder):
            button.setAutoDefault(False)
        self.leave.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(lambda: show_log_folder(self))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.sentence)
        layout.addWidget(self.words, 1)
        layout.addWidget(buttons)
        self.resize(640, 420)
        self.leave.setFocus()

    def add(self, told: Iterable[str]) -> None:
        """Put further faults, which came while this one was being read, into the report."""
        for one in told:
            self._faults += 1
            if self._faults <= _MOST:
                self.words.appendPlainText(one)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.exact_text())


def facts(schema: int | None, told: Iterable[str]) -> str:
    """The whole report: Qt's facts and the library's number of its schema beside those of Python and the system."""
    screen = QGuiApplication.primaryScreen()
    scale = f"{screen.devicePixelRatio():g}, {screen.logicalDotsPerInch():g} dpi"
    more = (
        ("Qt", f"{qVersion()}, {QGuiApplication.platformName()}, screen {scale}"),
        ("SQLite", f"{sqlite_version()}, schema {schema if schema is not None else 'none'}"),
    )
    return report("\n\n".join(told), more)
