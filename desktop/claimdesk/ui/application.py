"""The application of a Mac, where the Finder tells of files by events and not by arguments."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class MacApplication(QApplication):
    """Says which files macOS wants shown: by a double click, or by a drop onto the Dock."""

    file_wanted = Signal(str)

    def event(self, arg__1: QEvent) -> bool:
        """See the base class. Events of windows do not come by here."""
        if isinstance(arg__1, QFileOpenEvent):
            self.file_wanted.emit(arg__1.file())
            return True
        return super().event(arg__1)
