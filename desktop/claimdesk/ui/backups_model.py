"""The backups of a library as a table: when, why, how large, and how much each holds."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from claimdesk.services.backups import Backup, Reason
from claimdesk.services.rescue import Snapshot
from claimdesk.storage.backup import Contents
from claimdesk.ui.language import to_say, tr

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class Column(IntEnum):
    WHEN = 0
    WHY = 1
    SIZE = 2
    ARTICLES = 3
    CLAIMS = 4
    VERDICTS = 5
    SOURCES = 6


_HEADS = {
    Column.WHEN: to_say("Made"),
    Column.WHY: to_say("Why"),
    Column.SIZE: to_say("Size"),
    Column.ARTICLES: to_say("Articles"),
    Column.CLAIMS: to_say("Claims"),
    Column.VERDICTS: to_say("Verdicts"),
    Column.SOURCES: to_say("Sources"),
}
_WHY = {
    Reason.OPENED: to_say("The library was opened"),
    Reason.WORKED: to_say("After half an hour of work"),
    Reason.ASKED: to_say("You asked for it"),
    Reason.MIGRATION: to_say("Before an update of the library"),
    Reason.IMPORT: to_say("Before an import"),
    Reason.RESTORE: to_say("Before a backup was restored"),
}


def moment(made: Backup | Snapshot) -> str:
    """When the backup was made, as the person's system writes times."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(made.at.timestamp())), QLocale.FormatType.ShortFormat)


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
                return tr(_HEADS[Column(section)])
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
                return tr(to_say("Damaged: it cannot be read"))
            return tr(_WHY[Reason(backup.reason)]) if backup.reason in _WHY else backup.reason
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
