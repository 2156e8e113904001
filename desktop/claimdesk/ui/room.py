"""Room for words, which are longer in some languages: for sentences in dialogs and for words in tables."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QWidget

_FRAME = 64
"""px for the dialog's frame and the system's bars."""


def resize_to(dialog: QDialog, width: int, height: int) -> None:
    """Make ``dialog`` that many px wide and high, but no higher than the screen has room for."""
    dialog.resize(width, min(height, dialog.screen().availableGeometry().height() - _FRAME))


def widest(words: Iterable[str], within: QWidget) -> int:
    """Pixels that the longest of the words takes in the widget's letters."""
    measure = within.fontMetrics()
    return max(measure.horizontalAdvance(word) for word in words)


def give_room(dialog: QDialog, width: int) -> None:
    """Make ``dialog`` at least ``width`` px wide, wider where its words ask for it, and as high as they then are.

    Qt itself gives a dialog no more height than its wrapped sentences need in one line.
    """
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(width, layout.minimumSize().width())
    dialog.setMinimumSize(width, max(layout.minimumSize().height(), layout.totalHeightForWidth(width)))
    dialog.resize(dialog.minimumSize())
