"""The look-out for HTML sees it where it is."""

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

from ui.plainness import faults


def rich_label():
    return QLabel("<b>x</b>")


def rich_edit():
    made = QTextEdit()
    made.setHtml("<a href='x'>y</a>")
    return made


def tipped():
    made = QWidget()
    made.setToolTip("<img src=x>")
    return made


def listed():
    made = QListWidget()
    made.addItem("x")
    made.item(0).setToolTip("<p><i>x</i></p>")
    return made


def box():
    return QMessageBox()


@pytest.mark.parametrize("make", [rich_label, rich_edit, tipped, listed, box])
def test_it_is_seen(qtbot, make):
    top = QWidget()
    qtbot.addWidget(top)
    make().setParent(top)
    assert list(faults(top))


def test_plain_text_is_left_alone(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    QPlainTextEdit("<b>x</b>", top)
    QLabel("x", top)
    assert list(faults(top)) == []
