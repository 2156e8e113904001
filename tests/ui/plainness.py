"""Looks through living widgets for places that took somebody's text for HTML."""

import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

PLAIN = Qt.TextFormat.PlainText


def faults(top: QWidget) -> Iterator[str]:
    """A sentence for each place in ``top``, or in what it holds, where text is not plain."""
    for widget in (top, *top.findChildren(QWidget)):
        name = f"{type(widget).__name__} “{widget.objectName() or widget.accessibleName()}”"
        if isinstance(widget, QLabel) and widget.textFormat() != PLAIN and _telling(widget.text()):
            yield f"{name} shows {widget.text()[:60]!r} as it likes"
        if isinstance(widget, QMessageBox) and widget.textFormat() != PLAIN:
            yield f"{name} shows its sentence as it likes"
        if isinstance(widget, QTextEdit | QPlainTextEdit) and (rich := _rich(widget.document())):
            yield f"{name} holds {rich}"
        if (found := _of_tip(widget.toolTip())) is not None:
            yield f"the tooltip of {name}: {found}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (f"{name}: {found}" for found in _of_model(widget))
    for action in top.findChildren(QAction):
        if (found := _of_tip(action.toolTip())) is not None:
            yield f"the tooltip of the action {action.text()!r}: {found}"


def _telling(text: str) -> bool:
    return re.search(r"[<>]|&#?\w+;", text) is not None


def _of_model(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 200)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and (found := _of_tip(tip)) is not None:
                yield f"the tooltip of row {row}: {found}"


@lru_cache(maxsize=10_000)
def _of_tip(tip: str) -> str | None:
    """What is wrong with a tooltip, which Qt takes for HTML wherever it looks like it."""
    if not tip:
        return None
    if not _telling(tip):
        return None
    document = QTextDocument()
    document.setHtml(tip)
    return _rich(document)


def _rich(document: QTextDocument) -> str | None:
    """What a document holds that no plain text does."""
    for form in document.allFormats():
        if form.isImageFormat() or form.isTableFormat() or form.isListFormat():
            return "a picture, a table or a list"
        if form.isCharFormat() and (form.toCharFormat().isAnchor() or form.toCharFormat().anchorHref()):
            return "a link"
        if form.isCharFormat() and form.toCharFormat().fontItalic():
            return "letters of another kind"
    return None
