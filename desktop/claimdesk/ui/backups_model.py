"""The backups of a library as a table: when, why, how large, and how much each holds."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from claimdesk.services.backups import Backup, Reason
from claimdesk.storage.backup import Contents

_HERE = "Backups"
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(_HERE, text))


class Column(IntEnum):
    WHEN = 0
    WHY = 1
    SIZE = 2
    ARTICLES = 3
    CLAIMS = 4
    VERDICTS = 5
    SOURCES = 6


_HEADS = {
    Column.WHEN: _t("Made"),
    Column.WHY: _t("Why"),
    Column.SIZE: _t("Size"),
    Column.ARTICLES: _t("Articles"),
    Column.CLAIMS: _t("Claims"),
    Column.VERDICTS: _t("Verdicts"),
    Column.SOURCES: _t("Sources"),
}
_WHY = {
    Reason.OPENED: _t("The library was opened"),
    Reason.WORKED: _t("After half an hour of work"),
    Reason.ASKED: _t("You asked for it"),
    Reason.MIGRATION: _t("Before an update of the library"),
    Reason.IMPORT: _t("Before an import"),
    Reason.RESTORE: _t("Before a backup was restored"),
}


def said(text: str) -> str:
    """The text in the person's language."""
    return QCoreApplication.translate(_HERE, text)


def moment(backup: Backup) -> str:
    """When the backup was made, as the person's system writes times."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(backup.at.timestamp())), QLocale.FormatType.ShortFormat)


class BackupsModel(QAbstractTableModel):
    """The backups it is given, in that order; what they hold comes later, one by one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: Sequence[Backup] = ()
        self._contents: dict[Path, Contents | None] = {}

    def show_backups(self, backups: Sequence[Backup]) -> None:
        self.beginResetModel()
        self._backups = backups
        self._contents = {path: held for path, held in self._contents.items() if held is not None}
        self.endResetModel()

    def show_contents(self, path: Path, contents: Contents | None) -> None:
        """Show what one of them holds; None for one that cannot be read."""
        self._contents[path] = contents
        for at, backup in enumerate(self._backups):
            if backup.path == path:
                self.dataChanged.emit(self.index(at, Column.WHY), self.index(at, Column.SOURCES))

    def backup(self, row: int) -> Backup | None:
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def can_be_read(self, backup: Backup) -> bool:
        """False for one that was found to be damaged."""
        return self._contents.get(backup.path, True) is not None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(Column):
            if role == _Role.DisplayRole:
                return said(_HEADS[Column(section)])
            if role == _Role.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        backup = self.backup(index.row()) if index.isValid() else None
        if backup is None:
            return None
        if role == _Role.DisplayRole:
            return self._text(backup, Column(index.column()))
        return _alignment(index.column()) if role == _Role.TextAlignmentRole else None

    def _text(self, backup: Backup, column: Column) -> str:
        if column is Column.WHEN:
            return moment(backup)
        if column is Column.WHY:
            if not self.can_be_read(backup):
                return said(_t("Damaged: it cannot be read"))
            return said(_WHY[Reason(backup.reason)]) if backup.reason in _WHY else backup.reason
        if column is Column.SIZE:
            return QLocale().formattedDataSize(backup.size, 1)
        if backup.path not in self._contents:
            return "…"
        held = self._contents[backup.path]
        if held is None:
            return "–"
        counts = {
            Column.ARTICLES: held.articles,
            Column.CLAIMS: held.claims,
            Column.VERDICTS: held.verdicts,
            Column.SOURCES: held.sources,
        }
        return QLocale().toString(counts[column])


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignLeading if column < Column.SIZE else Qt.AlignmentFlag.AlignTrailing
    return int(side | Qt.AlignmentFlag.AlignVCenter)
