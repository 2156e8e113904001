"""Asks what to export, in which format, and where to."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from claimdesk.domain.model import Article
from claimdesk.domain.views import Selection
from claimdesk.services.exchange.formats import FORMATS
from claimdesk.ui.room import give_room


class ExportDialog(QDialog):
    def __init__(self, parent: QWidget | None, article: Article | None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export annotation set"))
        self._article = article
        self.scope = QComboBox()
        self.scope.addItem(self.tr("The whole library"))
        if article is not None:
            self.scope.addItem(self.tr("Only “{title}”").format(title=_short(article.title)))
            self.scope.setCurrentIndex(1)
        self.formats = QComboBox()
        for known in FORMATS:
            if known.write is not None:
                self.formats.addItem(known.name.upper(), known.name)
        self.about = QLabel()
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.documents = QCheckBox(self.tr("Include the attached documents themselves"))
        self.file = QLineEdit(str((folder or Path.home()) / "annotation-set.json"))
        self.replaces = QLabel(self.tr("This file is there already; exporting replaces it."))
        self.replaces.setProperty("role", "muted")
        self.replaces.setWordWrap(True)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)  # Enter exports
        choose.clicked.connect(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.export = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.export.setText(self.tr("Export"))
        self.export.setProperty("role", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.formats.currentIndexChanged.connect(self._follow_format)
        self.file.textChanged.connect(self._follow_file)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.file, 1)
        place.addWidget(choose)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(self.tr("&What"), self.scope)
        form.addRow(self.tr("&Format"), self.formats)
        form.addRow("", self.about)
        form.addRow("", self.documents)
        to = QLabel(self.tr("&To the file"))
        to.setBuddy(self.file)
        form.addRow(to, place)
        form.addRow("", self.replaces)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.export.setDefault(True)  # only within the dialog does it stay so
        for control, name in (
            (self.scope, self.tr("What to export")),
            (self.formats, self.tr("Format")),
            (self.file, self.tr("File to write")),
            (choose, self.tr("Choose the file to write")),
        ):
            control.setAccessibleName(name)
        self.formats.currentIndexChanged.connect(self._make_room)
        self._follow_format()
        self._follow_file(self.file.text())
        self._make_room()

    def _make_room(self) -> None:
        give_room(self, 520)

    def format(self) -> str:
        """The name of the chosen format."""
        return str(self.formats.currentData())

    def path(self) -> Path:
        """The file to write; a “~” at the beginning stands for the person's own folder."""
        typed = Path(self.file.text().strip())
        try:
            return typed.expanduser()
        except RuntimeError:  # nobody has that name
            return typed

    def selection(self) -> Selection:
        """What to export: all, or the open article."""
        chosen = self._article if self.scope.currentIndex() == 1 else None
        return Selection(articles=(chosen.id,)) if chosen else Selection()

    def with_documents(self) -> bool:
        return self.documents.isVisibleTo(self) and self.documents.isChecked()

    def _follow_format(self) -> None:
        chosen = next(known for known in FORMATS if known.name == self.format())
        path = self.path()
        if path.name and (not path.suffix or path.suffix.lower() in {known.ending for known in FORMATS}):
            self.file.setText(str(path.with_suffix(chosen.ending)))
        self.documents.setVisible(chosen.name == "json")
        self.about.setText(
            self.tr("Everything about the articles, to be read again by Claimdesk and by other programs.")
            if chosen.name == "json"
            else self.tr("A row for each claim, place and verdict, for spreadsheets. It has no article texts.")
        )

    def _follow_file(self, text: str) -> None:
        self.export.setEnabled(bool(text.strip()))
        self.replaces.setVisible(self.path().is_file())

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export to"), str(self.path()))
        if path:
            self.file.setText(path)


def _short(title: str) -> str:
    return title if len(title) <= 48 else title[:47] + "…"
