"""About, and the licences of all parts, in real dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from claimdesk.ui.help_dialogs import AboutDialog, LicencesDialog

from .answering import answering


def test_about_leads_to_the_licences_by_keys(qtbot, desk):
    about = AboutDialog(None, desk.library)
    qtbot.addWidget(about)
    about.show()
    seen = []

    def look(dialog):
        assert isinstance(dialog, LicencesDialog)
        names = [dialog.list.topLevelItem(n).text(0) for n in range(dialog.list.topLevelItemCount())]
        seen.extend(names[:2])
        assert "OPEN FONT" in dialog.text.toPlainText().upper()
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert "Lucide" in dialog.text.toPlainText()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    about.licences.setFocus()
    with answering(look):
        QTest.keyClick(about.licences, Qt.Key.Key_Space)
    assert seen == ["Literata", "Lucide"]
