"""The sources that bear on the claim, each in a few quiet lines."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from claimdesk.domain.links import is_link
from claimdesk.domain.model import Stance
from claimdesk.domain.text import in_a_row
from claimdesk.domain.views import Citation
from claimdesk.ui.claim_pane.parts import (
    INDENT,
    Elided,
    Entry,
    Expandable,
    Glyph,
    RowList,
    column,
    indented,
    label,
    row,
    tool,
)
from claimdesk.ui.claim_pane.words import stance_name
from claimdesk.ui.icons import icon
from claimdesk.ui.tones import TONES, UNCHECKED

STANCE_TONES = {
    Stance.SUPPORTS: replace(TONES[0], glyph="✓"),
    Stance.REFUTES: replace(TONES[5], glyph="✕"),
    Stance.CONTEXT: replace(UNCHECKED, glyph="⋯"),
}
"""How the stances look: a glyph of their own in the colours of true, false and unchecked."""


def house_of(citation: Citation) -> str:
    """Who publishes the source: as told, else the host of its URL."""
    source = citation.source
    try:
        host = urlsplit(source.url or "").hostname or ""
    except ValueError:
        host = ""
    return source.publisher or host.removeprefix("www.")


class CitationEntry(Entry):
    """One piece of evidence: stance, title, where it is from, and the excerpt."""

    remove_wanted = Signal()
    link_wanted = Signal(str)

    def __init__(self, citation: Citation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation = citation
        evidence, stance = citation.evidence, citation.evidence.stance
        tone = STANCE_TONES[stance]
        title = Elided(citation.source.title or citation.source.url or self.tr("Untitled source"))
        head = row(gap=6)
        head.addSpacing(INDENT)  # not a margin: those do not change sides where one reads from the right
        head.addWidget(Glyph(tone.glyph, (tone.light.accent, tone.dark.accent)))
        head.addWidget(label(stance_name(stance), role="muted"))
        head.addStretch()
        if citation.attachments:
            clip = tool("", self.tr("A copy is kept"))
            clip.setIcon(icon("paperclip", QPalette.ColorRole.PlaceholderText))
            clip.clicked.connect(self.activated)
            head.addWidget(clip)
        self.link_button: QToolButton | None = None
        if is_link(link := citation.source.url or citation.source.archive_url):
            self.link_button = tool("", self.tr("Open the source’s link"))
            self.link_button.setIcon(icon("external-link", QPalette.ColorRole.PlaceholderText))
            self.link_button.clicked.connect(lambda: self.link_wanted.emit(link))
            head.addWidget(self.link_button)
        self.remove_button = tool("", self.tr("Remove this source from the claim"))
        self.remove_button.setIcon(icon("x", QPalette.ColorRole.PlaceholderText))
        self.remove_button.clicked.connect(self.remove_wanted)
        head.addWidget(self.remove_button)
        box = column(gap=2)
        box.setContentsMargins(0, 4, 0, 8)
        box.addLayout(head)
        words = column(title, gap=2)
        words.setContentsMargins(INDENT, 0, INDENT, 0)
        box.addLayout(words)
        origin = in_a_row(house_of(citation), evidence.locator)
        if origin:
            words.addWidget(Elided(origin, role="muted"))
        if evidence.excerpt:
            excerpt = Expandable()
            excerpt.show_text(self.tr("“{quote}”").format(quote=evidence.excerpt))
            words.addWidget(excerpt)
        self.setLayout(box)
        name = self.tr("{stance}: {title}, {origin}")
        self.setAccessibleName(name.format(stance=stance_name(stance), title=title.text(), origin=origin))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu().popup(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the source."""
        source, menu = self.citation.source, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("pencil"), self.tr("Edit source…"), self.activated.emit)
        for words, link in ((self.tr("Open link…"), source.url), (self.tr("Open archived copy…"), source.archive_url)):
            if is_link(link):
                menu.addAction(icon("external-link"), words, lambda link=link: self.link_wanted.emit(link))
        menu.addAction(icon("x"), self.remove_button.accessibleName(), self.remove_wanted.emit)
        return menu


class CitationsSection(QWidget):
    """“Sources 2 +” and the list below it."""

    wanted = Signal()
    activated = Signal(str)
    removed = Signal(str)
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._citations: tuple[Citation, ...] | None = None
        self._count = label(role="muted")
        self.add = tool("", self.tr("Cite a source"))
        self.add.setIcon(icon("plus"))
        self.add.clicked.connect(self.wanted)
        self._empty = label(self.tr("No source yet. Cite what supports or refutes the claim."), role="muted", wrap=True)
        head = row(gap=8)
        head.addSpacing(INDENT)
        head.addWidget(label(self.tr("Sources"), role="section"))
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.add)
        self._list = RowList(gap=4)
        self._entries: list[CitationEntry] = []
        box = column(gap=4)
        box.addLayout(head)
        box.addLayout(indented(column(self._empty)))
        box.addWidget(self._list)
        self.setLayout(box)

    def show_citations(self, citations: Sequence[Citation]) -> None:
        if tuple(citations) == self._citations:
            return
        self._citations = tuple(citations)
        self._count.setText(str(len(citations)) if citations else "")
        self._empty.setVisible(not citations)
        entries = [CitationEntry(citation) for citation in citations]
        for entry, citation in zip(entries, citations, strict=True):
            entry.activated.connect(lambda it=citation.evidence.id: self.activated.emit(it))
            entry.remove_wanted.connect(lambda it=citation.evidence.id: self.removed.emit(it))
            entry.link_wanted.connect(self.link_wanted)
        self._entries = entries
        self._list.replace(entries)

    def entries(self) -> list[CitationEntry]:
        """The list's entries, in order."""
        return self._entries

    def link(self) -> str | None:
        """The link of the source that has the focus, or else the first that there is."""
        focus = QApplication.focusWidget()
        here = [it for it in self._entries if focus is not None and (it is focus or it.isAncestorOf(focus))]
        links = (it.citation.source.url or it.citation.source.archive_url for it in here or self._entries)
        return next((link for link in links if is_link(link)), None)
