"""Shows where a link leads before it is followed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from claimdesk.domain.links import Link
from claimdesk.ui.claim_pane.parts import column, label
from claimdesk.ui.exact_text import ExactTextEdit


class LinkDialog(QDialog):
    """Asks whether to follow a link; Esc and Enter mean no: whoever wrote the link may have hoped for an Enter."""

    def __init__(self, parent: QWidget | None, link: Link) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open link"))
        web = bool(link.host)
        leads = self.tr("This link leads out of Claimdesk, in your browser, to:") if web else ""
        self.leads = label(leads or self.tr("This link begins a mail in your mail program, to:"), wrap=True)
        self.host = label(link.host or link.url.removeprefix("mailto:").partition("?")[0], role="title", wrap=True)
        self.host.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.host.setAccessibleName(self.tr("Where the link leads"))
        same = link.written_host.isascii()
        self.letters = label("", role="muted", wrap=True)
        if not same:
            words = self.tr("Not all of its letters are plain ones (A to Z): as written it is “{host}”.")
            self.letters.setText(words.format(host=link.written_host))
        self.letters.setVisible(not same)
        self.url = ExactTextEdit(readOnly=True)
        self.url.setAccessibleName(self.tr("The whole link"))
        self.url.setPlainText(link.written)
        self.url.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.url.setTabChangesFocus(True)
        self.url.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.url.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 16)
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.copy = buttons.addButton(self.tr("Copy link"), roles.ActionRole)
        self.follow = buttons.addButton(self.tr("Open link"), roles.AcceptRole)
        self.leave = buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        for button in (self.copy, self.follow):
            button.setAutoDefault(False)
        self.leave.setDefault(True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(link.url))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(column(self.leads, self.host, self.letters, gap=8))
        layout.addWidget(self.url)
        layout.addWidget(buttons)
        self.setMinimumWidth(480)
        self.leave.setFocus()
