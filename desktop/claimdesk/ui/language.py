"""The language the window speaks: texts outside of widgets, which say theirs with ``tr``, and the catalogues."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in the person's language."""
    return QCoreApplication.translate("", text)


def to_say(text: str) -> str:
    """The text as it is: a mark for the catalogues on texts in tables, which ``tr`` gets later."""
    return text
