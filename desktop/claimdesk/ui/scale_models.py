"""Scales and their ratings while they are being edited, as lists and tables show them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QDoubleValidator, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from claimdesk.domain.model import Rating, Scale, new_id
from claimdesk.domain.text import normalise
from claimdesk.domain.views import ScaleCard
from claimdesk.ui import glyphs, theme
from claimdesk.ui.claim_pane.words import tone_name
from claimdesk.ui.tones import TONES, Tone, tone_of

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_NEW_COLOUR = TONES[6].light.accent


@dataclass
class ScaleDraft:
    """One scale under the reviewer's hands."""

    name: str
    origin: str = ""
    ratings: list[Rating] = field(default_factory=list[Rating])
    in_library: bool = True
    id: str = field(default_factory=new_id)

    @classmethod
    def of(cls, card: ScaleCard) -> "ScaleDraft":
        return cls(card.scale.name, card.scale.origin, list(card.ratings), card.in_library, card.scale.id)

    @classmethod
    def new(cls, name: str) -> "ScaleDraft":
        return cls(name, in_library=False)

    def copy(self, name: str) -> "ScaleDraft":
        """The same with ids of its own."""
        made = ScaleDraft(name, self.origin, in_library=False)
        made.ratings = [replace(it, id=new_id(), scale_id=made.id) for it in self.ratings]
        return made

    def card(self) -> ScaleCard:
        ratings = tuple(replace(it, position=at) for at, it in enumerate(self.ratings))
        scale = Scale(id=self.id, name=self.name.strip(), origin=self.origin)
        return ScaleCard(scale=scale, ratings=ratings, in_library=self.in_library)


class ScaleModel(QAbstractListModel):
    """The scales by name."""

    def __init__(self, drafts: Sequence[ScaleDraft], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = list(drafts)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._drafts)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        return self._drafts[index.row()].name if index.isValid() and role == Role.DisplayRole else None

    def draft(self, at: int) -> ScaleDraft | None:
        return self._drafts[at] if 0 <= at < len(self._drafts) else None

    def rename(self, at: int, name: str) -> None:
        self._drafts[at].name = name
        self.dataChanged.emit(self.index(at), self.index(at))

    def append(self, draft: ScaleDraft) -> int:
        """Its row."""
        at = len(self._drafts)
        self.beginInsertRows(QModelIndex(), at, at)
        self._drafts.append(draft)
        self.endInsertRows()
        return at

    def remove(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._drafts[at]
        self.endRemoveRows()


class Column(IntEnum):
    LABEL = 0
    MEANING = 1
    NUMBER = 2
    TONE = 3
    RETIRED = 4


class RatingModel(QAbstractTableModel):
    """The ratings of one scale, in its order; every cell can be edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft: ScaleDraft | None = None

    def show_draft(self, draft: ScaleDraft | None) -> None:
        self.beginResetModel()
        self._draft = draft
        self.endResetModel()

    @property
    def _ratings(self) -> list[Rating]:
        return self._draft.ratings if self._draft else []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ratings)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role == Role.TextAlignmentRole and section == Column.NUMBER:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        names = (self.tr("Label"), self.tr("Meaning"), self.tr("Number"), self.tr("Looks like"), self.tr("Retired"))
        return names[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        retired = index.column() == Column.RETIRED
        return base | (Qt.ItemFlag.ItemIsUserCheckable if retired else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        rating, which = self._ratings[index.row()], Column(index.column())
        if role == Role.CheckStateRole and which is Column.RETIRED:
            return Qt.CheckState.Checked if rating.retired else Qt.CheckState.Unchecked
        if role == Role.TextAlignmentRole and which is Column.NUMBER:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role == Role.AccessibleTextRole and which is Column.RETIRED:
            return self.tr("Retired") if rating.retired else self.tr("In use")
        if role not in (Role.DisplayRole, Role.EditRole):
            return None
        if which is Column.LABEL:
            return rating.label
        if which is Column.MEANING:
            return rating.meaning
        if which is Column.NUMBER:
            return "" if rating.value is None else repr(rating.value).removesuffix(".0")
        if which is Column.TONE:
            return tone_name(self.tone(index).key) if role == Role.DisplayRole else rating.colour
        return None

    def tone(self, index: Index) -> Tone:
        """How the rating of this row looks."""
        rating = self._ratings[index.row()]
        return tone_of(rating.label, rating.colour)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role not in (Role.EditRole, Role.CheckStateRole):
            return False
        rating = self._changed(self._ratings[index.row()], Column(index.column()), value)
        if rating is None:
            return False
        self._ratings[index.row()] = rating
        self.dataChanged.emit(index, index)
        return True

    def _changed(self, rating: Rating, which: Column, value: object) -> Rating | None:
        """The rating with this cell changed; None where the value cannot stand there."""
        if which is Column.RETIRED:
            return replace(rating, retired=Qt.CheckState(value) == Qt.CheckState.Checked)
        if which is Column.TONE:
            return replace(rating, colour=str(value) if value else None)
        typed = normalise(str(value)).replace("\n", " ")
        if which is Column.LABEL:
            return replace(rating, label=typed.strip())
        if which is Column.MEANING:
            return replace(rating, meaning=typed.strip())
        try:
            number = float(typed.strip().replace(",", ".")) if typed.strip() else None
        except ValueError:
            return None
        return replace(rating, value=int(number) if number is not None and number == int(number) else number)

    def rating(self, at: int) -> Rating:
        return self._ratings[at]

    def append(self) -> int:
        """The row of a new rating without a label."""
        assert self._draft is not None, "a rating is added to a scale"
        at = len(self._ratings)
        self.beginInsertRows(QModelIndex(), at, at)
        self._ratings.append(Rating(scale_id=self._draft.id, label="", colour=_NEW_COLOUR))
        self.endInsertRows()
        return at

    def move(self, at: int, step: int) -> bool:
        """Swap a rating with the one ``step`` (1 or -1) further; False at the end of the scale."""
        goal = at + step
        if not (0 <= at < len(self._ratings) and 0 <= goal < len(self._ratings)):
            return False
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), goal + (step > 0))
        self._ratings.insert(goal, self._ratings.pop(at))
        self.endMoveRows()
        return True

    def retire(self, at: int) -> None:
        self.setData(self.index(at, Column.RETIRED), Qt.CheckState.Checked, Role.CheckStateRole)

    def remove(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._ratings[at]
        self.endRemoveRows()


def tone_icon(tone: Tone, *, dark: bool, scale: float = 1.0) -> QIcon:
    """The tone's glyph on its tint, 20 logical pixels wide."""
    side, shade = 20, tone.shade(dark=dark)
    drawn = QPixmap(QSize(side, side) * scale)
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(shade.accent))
        painter.setBrush(QColor(shade.tint))
        box = QRectF(0.5, 0.5, side - 1, side - 1)
        painter.drawRoundedRect(box, 4, 4)
        glyphs.draw(painter, box, tone.glyph, QColor(shade.accent))
    return QIcon(drawn)


class RatingDelegate(QStyledItemDelegate):
    """Paints tones with their glyph and edits numbers and tones with what fits them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model, view = index.model(), self.parent()
        if index.column() == Column.TONE and isinstance(model, RatingModel) and isinstance(view, QWidget):
            dark = theme.of(view).dark
            option.icon = tone_icon(model.tone(index), dark=dark, scale=view.devicePixelRatioF())
            option.decorationSize = QSize(20, 20)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == Column.TONE:
            return self._tone_editor(parent, index)
        editor = QLineEdit(parent)
        editor.setFrame(False)
        if index.column() == Column.NUMBER:
            numbers = QDoubleValidator(editor)
            numbers.setLocale(QLocale.c())
            numbers.setNotation(QDoubleValidator.Notation.StandardNotation)
            editor.setValidator(numbers)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def _tone_editor(self, parent: QWidget, index: Index) -> QComboBox:
        combo, model = QComboBox(parent), index.model()
        combo.setAccessibleName(self.tr("Looks like"))
        dark = theme.of(parent).dark
        for tone in TONES:
            combo.addItem(
                tone_icon(tone, dark=dark, scale=parent.devicePixelRatioF()), tone_name(tone.key), tone.light.accent
            )
        if isinstance(model, RatingModel) and (own := model.tone(index)) not in TONES:
            colour = model.data(index, Role.EditRole)
            combo.addItem(tone_icon(own, dark=dark, scale=parent.devicePixelRatioF()), tone_name(own.key), colour)
        combo.activated.connect(lambda: self.commitData.emit(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            colour = index.data(Role.EditRole)
            names = [str(editor.itemData(at)).lower() for at in range(editor.count())]
            wanted = str(colour).lower()
            editor.setCurrentIndex(names.index(wanted) if wanted in names else -1)
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
            return
        super().setModelData(editor, model, index)
