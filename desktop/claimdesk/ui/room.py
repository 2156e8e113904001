"""Room for words: Qt gives a dialog no more height than its wrapped sentences need in one line."""

from PySide6.QtWidgets import QDialog


def give_room(dialog: QDialog, width: int) -> None:
    """Make ``dialog`` at least ``width`` px wide, wider where its words ask for it, and as high as they then are."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(width, layout.minimumSize().width())
    dialog.setMinimumSize(width, max(layout.minimumSize().height(), layout.totalHeightForWidth(width)))
    dialog.resize(dialog.minimumSize())
