"""Room for words: Qt gives a dialog no more height than its wrapped sentences need in one line."""

from PySide6.QtWidgets import QDialog

_FRAME = 64
"""px for the dialog's frame and the system's bars."""


def resize_to(dialog: QDialog, width: int, height: int) -> None:
    """Make ``dialog`` that many px wide and high, but no higher than the screen has room for."""
    dialog.resize(width, min(height, dialog.screen().availableGeometry().height() - _FRAME))


def give_room(dialog: QDialog, width: int) -> None:
    """Make ``dialog`` at least ``width`` px wide, wider where its words ask for it, and as high as they then are."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(width, layout.minimumSize().width())
    dialog.setMinimumSize(width, max(layout.minimumSize().height(), layout.totalHeightForWidth(width)))
    dialog.resize(dialog.minimumSize())
