"""Walks through the window and every dialog of the app, for checks that hold of all of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from claimdesk.domain.model import Reviewer
from claimdesk.ui.article_dialog import ArticleDialog
from claimdesk.ui.backups_dialog import BackupsDialog
from claimdesk.ui.claim_pane.parts import Elided as Quote
from claimdesk.ui.export_dialog import ExportDialog
from claimdesk.ui.help_dialogs import AboutDialog
from claimdesk.ui.keymap import Keymap
from claimdesk.ui.look_dialog import LookDialog
from claimdesk.ui.palette import Palette, commands
from claimdesk.ui.reader.page import Look
from claimdesk.ui.reviewer_dialog import ReviewerDialog
from claimdesk.ui.scales_dialog import ScalesDialog
from claimdesk.ui.shortcuts_dialog import ShortcutsDialog
from claimdesk.ui.source_dialog import SourceDialog


def dialogs(window, qtbot):
    """Every dialog of the app's own, shown one after the other."""
    bench = window.workbench
    card = bench.read.card(bench.claim_id)
    makers = {
        "article": lambda: ArticleDialog(parent=window),
        "details": lambda: ArticleDialog.for_details(bench.article, window),
        "source": lambda: SourceDialog(window, sources=bench.read.sources()),
        "citation": lambda: SourceDialog(window, sources=bench.read.sources(), citation=card.citations[0]),
        "export": lambda: ExportDialog(window, bench.article),
        "scales": lambda: ScalesDialog(window, bench.desk.scales(), bench.read.used_ratings()),
        "reviewer": lambda: ReviewerDialog(window, Reviewer(name="Ada Quill")),
        "shortcuts": lambda: ShortcutsDialog(window, Keymap()),
        "look": lambda: LookDialog(window, Look()),
        "about": lambda: AboutDialog(window, bench.desk.library),
        "backups": lambda: BackupsDialog(window),
        "palette": lambda: Palette(window, commands(window.actions_), []),
    }
    for name, make in makers.items():
        dialog = make()
        dialog.setModal(False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        yield name, dialog
        dialog._warned = True  # some ask before they throw away what was typed
        dialog.close()


def everything(window, qtbot):
    yield "window", window
    window.text_actions.finding.open()
    QApplication.processEvents()
    yield "window with find bar", window
    window.text_actions.finding.close()
    yield from dialogs(window, qtbot)


def stops(root: QWidget) -> list[QWidget]:
    """The controls that can have the focus."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None and widget.window() is root
    ]  # fmt: skip


def own(widget: QWidget) -> bool:
    """Whether the widget is no part that Qt makes for itself."""
    return not widget.objectName().startswith("qt_") and not isinstance(widget.parentWidget(), QComboBox)


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not own(widget) or widget.window() is not root:
            continue
        # A quote that is too long for its line ends in an ellipsis and is read in full in the text.
        if isinstance(widget, QLabel) and not isinstance(widget, Quote) and widget.text():
            needs = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            wide = not widget.wordWrap() and widget.width() < widget.sizeHint().width()
            if wide or widget.height() < needs:
                found.append(f"{widget.text()!r} {widget.size().toTuple()} wants {widget.sizeHint().toTuple()}")
        elif isinstance(widget, QAbstractButton) and widget.text():
            hint = widget.minimumSizeHint()
            if widget.width() < hint.width() or widget.height() < widget.fontMetrics().height() + 4:
                found.append(f"{widget.text()!r} {widget.size().toTuple()} wants {hint.toTuple()}")
    return found
