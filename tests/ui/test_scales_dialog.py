from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from claimdesk.domain.model import Rating, Scale
from claimdesk.domain.views import ScaleCard
from claimdesk.ui.scale_models import Column, RatingModel, ScaleDraft, ScaleModel
from claimdesk.ui.scales_dialog import ScalesDialog
from claimdesk.ui.tones import TONES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def card(name, *labels, **scale):
    made = Scale(id=name.lower(), name=name, **scale)
    ratings = tuple(
        Rating(id=f"{made.id}-{label}", scale_id=made.id, label=label, position=at, colour="#1966F9", value=at)
        for at, label in enumerate(labels)
    )
    return ScaleCard(scale=made, ratings=ratings)


HOUSE, SPARE = card("House", "True", "Half", "False", origin="Ours"), card("Spare", "Yes", "No")


@pytest.fixture
def dialog(qtbot):
    dialog = ScalesDialog(None, [HOUSE, SPARE], {"house-True"})
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_scale(qtbot, dialog, at):
    place = dialog.list.visualRect(dialog.scales.index(at)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose_rating(qtbot, dialog, at, which=Column.LABEL):
    dialog.table.setFocus()
    place = dialog.table.visualRect(dialog.ratings.index(at, which)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def write(qtbot, dialog, at, which, words):
    dialog.table.setCurrentIndex(dialog.ratings.index(at, which))
    dialog.table.edit(dialog.ratings.index(at, which))
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.table.hasFocus)  # the delegate takes its time


def labels(dialog):
    return [dialog.ratings.rating(at).label for at in range(dialog.ratings.rowCount())]


def test_nothing_changed_gives_nothing(qtbot, dialog):
    assert (dialog.changes(), dialog.removed()) == ([], [])
    assert dialog.name.value() == "House"
    assert dialog.origin.value() == "Ours"
    assert labels(dialog) == ["True", "Half", "False"]


def test_a_scale_is_renamed(qtbot, dialog):
    dialog.name.setFocus()
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Haus\u00a01")
    assert dialog.scales.data(dialog.scales.index(0)) == "Haus\u00a01"
    dialog.origin.setFocus()
    qtbot.keyClicks(dialog.origin, "X")
    (changed,) = dialog.changes()
    assert changed == replace(HOUSE, scale=replace(HOUSE.scale, name="Haus\u00a01", origin="XOurs"))


def test_a_new_scale_with_a_rating(qtbot, dialog):
    press(qtbot, dialog.add_scale)
    assert dialog.name.hasFocus()
    qtbot.keyClicks(dialog.name, "Mine")
    press(qtbot, dialog.add)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Sound")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.table.hasFocus)  # the delegate takes its time
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, dialog.accept_button)
    (made,) = dialog.changes()
    assert (made.scale.name, made.in_library) == ("Mine", False)
    assert [(it.label, it.scale_id, it.position) for it in made.ratings] == [("Sound", made.scale.id, 0)]


def test_a_duplicate_has_ids_of_its_own(qtbot, dialog):
    press(qtbot, dialog.duplicate)
    (made,) = dialog.changes()
    assert made.scale.name == "House (copy)"
    assert [it.label for it in made.ratings] == ["True", "Half", "False"]
    assert {it.id for it in made.ratings}.isdisjoint({it.id for it in HOUSE.ratings})
    assert {it.scale_id for it in made.ratings} == {made.scale.id} != {"house"}


def test_cells_are_edited(qtbot, dialog):
    write(qtbot, dialog, 1, Column.LABEL, "Half\u00a0true")
    write(qtbot, dialog, 1, Column.MEANING, "Part holds.")
    write(qtbot, dialog, 1, Column.NUMBER, "2.5x")
    write(qtbot, dialog, 2, Column.NUMBER, "4")
    (changed,) = dialog.changes()
    half, wrong = changed.ratings[1:]
    assert (half.label, half.meaning, half.value) == ("Half\u00a0true", "Part holds.", 2.5)
    assert (wrong.value, type(wrong.value)) == (4, int)
    dialog.ratings.setData(dialog.ratings.index(2, Column.NUMBER), "")
    assert dialog.changes()[0].ratings[2].value is None
    assert not dialog.ratings.setData(dialog.ratings.index(2, Column.NUMBER), "many")


def test_a_tone_is_chosen(qtbot, dialog):
    index = dialog.ratings.index(2, Column.TONE)
    dialog.table.setCurrentIndex(index)
    dialog.table.edit(index)
    combo = dialog.table.viewport().findChild(QComboBox)
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "True", "Mostly true", "Half true", "Misleading", "Mostly false", "False", "Unverifiable", "Opinion",
    ]  # fmt: skip
    assert combo.currentText() == "True"
    QTest.keyClick(combo, Qt.Key.Key_End)
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert dialog.changes()[0].ratings[2].colour == TONES[6].light.accent


def test_a_houses_own_colour_stays_to_be_chosen(qtbot, dialog):
    index = dialog.ratings.index(0, Column.TONE)
    dialog.ratings.setData(index, "#123456")
    assert dialog.ratings.data(index) == "Own colour"
    dialog.table.edit(index)
    combo = dialog.table.viewport().findChild(QComboBox)
    assert (combo.currentText(), combo.currentData()) == ("Own colour", "#123456")
    dialog.grab()


def test_a_rating_is_retired_by_its_check(qtbot, dialog):
    dialog.table.setCurrentIndex(dialog.ratings.index(1, Column.RETIRED))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.changes()[0].ratings[1].retired
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.changes() == []


def test_ratings_move_and_stay_chosen(qtbot, dialog):
    dialog._select_rating(0)
    assert (dialog.up.isEnabled(), dialog.down.isEnabled()) == (False, True)
    press(qtbot, dialog.down)
    assert labels(dialog) == ["Half", "True", "False"]
    assert dialog.table.currentIndex().row() == 1
    press(qtbot, dialog.down)
    assert not dialog.down.isEnabled()
    press(qtbot, dialog.up)
    assert labels(dialog) == ["Half", "True", "False"]
    (changed,) = dialog.changes()
    assert [(it.label, it.position) for it in changed.ratings] == [("Half", 0), ("True", 1), ("False", 2)]


def test_a_used_rating_is_retired_instead_of_removed(qtbot, dialog):
    dialog._select_rating(0)
    press(qtbot, dialog.remove)
    assert labels(dialog) == ["True", "Half", "False"]
    assert dialog.changes()[0].ratings[0].retired
    assert "retired instead" in dialog.said.text()
    dialog._select_rating(1)
    press(qtbot, dialog.remove)
    assert labels(dialog) == ["True", "False"]
    assert [it.id for it in dialog.changes()[0].ratings] == ["house-True", "house-False"]


def test_only_an_unused_scale_is_removed(qtbot, dialog):
    assert not dialog.remove_scale.isEnabled()
    choose_scale(qtbot, dialog, 1)
    assert dialog.name.value() == "Spare"
    press(qtbot, dialog.remove_scale)
    assert (dialog.removed(), dialog.changes()) == (["spare"], [])
    assert dialog.name.value() == "House"


def test_a_new_scale_can_be_removed_again(qtbot, dialog):
    press(qtbot, dialog.add_scale)
    press(qtbot, dialog.remove_scale)
    assert (dialog.removed(), dialog.changes()) == ([], [])


def test_without_scales_only_a_new_one_is_offered(qtbot):
    dialog = ScalesDialog(None, [], set())
    qtbot.addWidget(dialog)
    assert not dialog.name.isEnabled()
    assert not dialog.add.isEnabled()
    press(qtbot, dialog.add_scale)
    assert dialog.name.isEnabled()


def test_a_scale_without_a_name_is_refused(qtbot, dialog):
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClick(dialog.name, Qt.Key.Key_Delete)
    choose_scale(qtbot, dialog, 1)
    with qtbot.assertNotEmitted(dialog.accepted):
        press(qtbot, dialog.accept_button)
    assert dialog.named.problem.isVisible()
    assert dialog.name.hasFocus()
    assert dialog.list.currentIndex().row() == 0


def test_a_rating_without_a_label_is_refused(qtbot, dialog):
    press(qtbot, dialog.add)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(dialog.accepted):
        press(qtbot, dialog.accept_button)
    assert dialog.said.text() == "Give every rating a label, or remove it."
    assert dialog.table.currentIndex().row() == 3


def test_what_stands_in_an_open_cell_is_saved(qtbot, dialog):
    press(qtbot, dialog.add)
    qtbot.keyClicks(QApplication.focusWidget(), "Mixed")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert dialog.changes()[0].ratings[3].label == "Mixed"


def test_the_models(qtmodeltester, qtbot):
    drafts = [ScaleDraft.of(HOUSE), ScaleDraft.of(SPARE)]
    scales, ratings = ScaleModel(drafts), RatingModel()
    qtmodeltester.check(scales)
    qtmodeltester.check(ratings)
    ratings.show_draft(drafts[0])
    qtmodeltester.check(ratings)
    ratings.append()
    ratings.move(0, 1)
    ratings.move(3, -1)
    assert not ratings.move(3, 1)
    ratings.remove(1)
    scales.append(ScaleDraft.new("New"))
    scales.remove(0)
    qtmodeltester.check(ratings)
    qtmodeltester.check(scales)
