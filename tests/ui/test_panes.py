"""The three panes: the outer ones keep the widths a person gave them, and give way where it gets narrow."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from claimdesk.ui.panes import Panes


@pytest.fixture
def panes(qtbot):
    made = Panes()
    qtbot.addWidget(made)
    made.resize(1280, 400)
    made.show()
    return made


def room(panes):
    return sum(panes.sizes())


def test_a_narrow_window_leaves_the_text_what_it_needs(panes):
    panes.resize(1280, 400)
    assert panes.sizes()[0::2] == [264, 348]
    panes.resize(1024, 400)
    left, middle, right = panes.sizes()
    assert (left, right) == (184, 280)
    assert middle == room(panes) - 464
    panes.resize(1160, 400)
    left, middle, right = panes.sizes()
    assert 184 < left < 264
    assert 280 < right < 348
    assert abs(middle - 600) < 12
    panes.resize(1400, 400)
    assert panes.sizes()[0::2] == [264, 348]


def test_what_a_person_moves_stays_and_is_kept(panes, qtbot):
    handle = panes.handle(1)
    with qtbot.waitSignal(panes.splitterMoved):
        QTest.mousePress(handle, Qt.MouseButton.LeftButton)
        QTest.mouseMove(handle, QPoint(-40, 10))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    left = panes.sizes()[0]
    assert left < 264
    panes.resize(1500, 400)
    assert panes.sizes()[0] == left
    again = Panes()
    qtbot.addWidget(again)
    again.put(panes.widths())
    again.resize(1500, 400)
    again.show()
    assert again.sizes()[0::2] == panes.sizes()[0::2]
    again.put([1, 2])
    assert again.sizes()[0::2] == panes.sizes()[0::2]
