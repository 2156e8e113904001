"""The dialog that cites a source: a new one or one that the library has, and why it bears on the claim."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from claimdesk.domain.model import Evidence, Source, SourceKind, Stance, is_partial_date, new_id
from claimdesk.domain.text import in_a_row
from claimdesk.domain.views import Citation, SourceSummary
from claimdesk.ui.accepting import accept_by_key
from claimdesk.ui.claim_pane.chips import Chip, ChipRow
from claimdesk.ui.claim_pane.citations import STANCE_TONES
from claimdesk.ui.claim_pane.fields import CalmCombo, GrowingText, LineField
from claimdesk.ui.claim_pane.parts import Captioned, TextButton, column, label, row
from claimdesk.ui.claim_pane.words import date_refusal, source_kind_name
from claimdesk.ui.room import resize_to

SEARCHED, ROW = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


def is_web_address(url: str) -> bool:
    """Whether ``url`` is http or https with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(it.isspace() for it in url)
    except ValueError:
        return False


def title_for(url: str) -> str:
    """A title to begin with: host and path of ``url``."""
    if not is_web_address(url):
        return ""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") + unquote(parts.path).rstrip("/")


class SourceModel(QAbstractListModel):
    """The library's sources, to be found by title, publisher and URL."""

    def __init__(self, sources: Sequence[SourceSummary], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = tuple(sources)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._sources)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        source = self._sources[index.row()].source
        if role == Qt.ItemDataRole.DisplayRole:
            return in_a_row(source.title, source.publisher, source.url)
        if role == SEARCHED:
            return " ".join(part for part in (source.title, source.publisher, source.url) if part)
        return index.row() if role == ROW else None

    def summary(self, at: int) -> SourceSummary:
        return self._sources[at]


class SourceDialog(QDialog):
    """Asks for a source and the evidence in it; nothing is fetched and nothing is written.

    Without ``citation`` a new one is made; with it, that one is edited and keeps its ids.
    """

    def __init__(
        self, parent: QWidget | None = None, *, sources: Sequence[SourceSummary], citation: Citation | None = None
    ) -> None:
        super().__init__(parent)
        self._new_source_id = new_id()
        self._evidence = citation.evidence if citation else None
        self._evidence_id = citation.evidence.id if citation else new_id()
        self._source: Source | None = None
        self._proposed = {"title": "", "accessed_on": ""}
        self._model = SourceModel(sources, self)
        self._completers: list[QCompleter] = []
        self._make_fields()
        self._lay_out(editing=citation is not None)
        self._connect()
        self._stance = Stance.SUPPORTS
        if citation:
            self._fill(citation)
        self._show_stance()
        self._show_existing()
        self._before = self._typed()
        self._warned = False
        self.url.setFocus()

    def _make_fields(self) -> None:
        self.url, self.title, self.publisher, self.author = LineField(), LineField(), LineField(), LineField()
        self.published_on, self.accessed_on, self.archive_url = LineField(), LineField(), LineField()
        self.locator, self.question = LineField(), LineField()
        self.excerpt, self.note, self.kind = GrowingText(lines=3), GrowingText(lines=2), CalmCombo()
        self.url.setPlaceholderText("https://")
        self.archive_url.setPlaceholderText("https://")
        for field in (self.published_on, self.accessed_on):
            field.setPlaceholderText(self.tr("Such as 2022-03-08"))
        self.locator.setPlaceholderText(self.tr("Such as p. 3, or 12:40"))
        for kind in SourceKind:
            self.kind.addItem(source_kind_name(kind), kind)
        self.stance = ChipRow()
        names = {
            Stance.SUPPORTS: self.tr("&Supports"),
            Stance.REFUTES: self.tr("&Refutes"),
            Stance.CONTEXT: self.tr("&Context"),
        }
        self.stance.set_chips([self._stance_chip(stance, name) for stance, name in names.items()])
        self.existing = label(role="muted", wrap=True)
        self.detach = TextButton(self.tr("Make it a new source"))

    def _stance_chip(self, stance: Stance, name: str) -> Chip:
        letter = name[name.find("&") + 1].upper() if "&" in name else ""
        chip = Chip(name.replace("&", ""), tone=STANCE_TONES[stance], key=letter)
        chip.setShortcut(QKeySequence.mnemonic(name))
        return chip

    def _lay_out(self, *, editing: bool) -> None:
        self.setWindowTitle(self.tr("Edit source") if editing else self.tr("Cite a source"))
        self.captioned = {
            "url": Captioned(self.tr("URL"), self.url),
            "title": Captioned(self.tr("Title"), self.title),
            "publisher": Captioned(self.tr("Publisher"), self.publisher),
            "author": Captioned(self.tr("Author"), self.author),
            "published_on": Captioned(self.tr("Published on"), self.published_on),
            "accessed_on": Captioned(self.tr("Accessed on"), self.accessed_on),
            "archive_url": Captioned(self.tr("Archive URL"), self.archive_url),
            "kind": Captioned(self.tr("Kind"), self.kind),
            "stance": Captioned(self.tr("What it does to the claim"), self.stance),
            "excerpt": Captioned(self.tr("Excerpt"), self.excerpt),
            "locator": Captioned(self.tr("Page or time"), self.locator),
            "question": Captioned(self.tr("Question it answers"), self.question),
            "note": Captioned(self.tr("Note"), self.note),
        }
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(24, 20, 24, 12)
        box.setSpacing(12)
        box.addWidget(label(self.tr("Source"), role="section"))
        self._known = QWidget()
        self._known.setLayout(column(self.existing, self.detach, gap=0))
        box.addWidget(self._known)
        lines = (
            ("url",), ("title",), ("publisher", "author"), ("published_on", "accessed_on"), ("archive_url", "kind"),
            (), ("stance",), ("excerpt",), ("locator", "question"), ("note",),
        )  # fmt: skip
        for names in lines:
            if not names:
                box.addSpacing(8)
                box.addWidget(label(self.tr("Evidence"), role="section"))
                continue
            line = row(gap=12)
            for name in names:
                line.addWidget(self.captioned[name], 1, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)
        box.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll = scroll
        self._seat_buttons(scroll, editing=editing)

    def _seat_buttons(self, scroll: QScrollArea, *, editing: bool) -> None:
        self.buttons = QDialogButtonBox()
        text = self.tr("Save") if editing else self.tr("Cite source")
        self.accept_button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        self._cancel = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._cancel.setAutoDefault(False)
        self.doubt = label(role="error", wrap=True)
        self.doubt.setContentsMargins(24, 4, 24, 0)
        self.buttons.setContentsMargins(24, 8, 24, 16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.doubt)
        whole.addWidget(self.buttons)
        self.accept_button.setDefault(True)  # only within the dialog does it stay so
        resize_to(self, 560, 800)

    def _connect(self) -> None:
        accept_by_key(self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.stance.pressed.connect(self._choose_stance)
        self.detach.clicked.connect(self._make_new)
        self.url.typed.connect(self._propose)
        self.url.finished.connect(self._recognise)
        for typed in (self.excerpt, self.locator, self.question, self.note, *self._lines().values()):
            typed.typed.connect(self._take_back)
        self.kind.activated.connect(self._take_back)
        self.stance.pressed.connect(self._take_back)
        for field in (self.url, self.title):
            completer = QCompleter(self._model, self)
            completer.setCompletionRole(SEARCHED)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setWidget(field)  # not field.setCompleter: that writes into the field while one looks around
            completer.activated[QModelIndex].connect(self._take)  # pyright: ignore[reportIndexIssue, reportUnknownMemberType]
            field.typed.connect(lambda field=field, it=completer: self._complete(field, it))
            self._completers.append(completer)

    def _complete(self, field: LineField, completer: QCompleter) -> None:
        typed = field.value().strip()
        completer.setCompletionPrefix(typed)
        if len(typed) < 2 or not completer.completionCount() or self._source is not None:
            if (popup := completer.popup()) is not None:
                popup.hide()
            return
        completer.complete()

    def _take(self, index: QModelIndex) -> None:
        self._choose_source(self._model.summary(index.data(ROW)).source)

    def _recognise(self) -> None:
        """A URL that the library has already is that source, unless one has begun to describe another."""
        url = self.url.value().strip()
        if self._source is None and url and self.title.value() in ("", self._proposed["title"]):
            summaries = (self._model.summary(at) for at in range(self._model.rowCount()))
            known = next((it.source for it in summaries if it.source.url == url), None)
            if known is not None:
                self._choose_source(known)

    def _choose_source(self, source: Source) -> None:
        self._source = source
        for name, field in self._lines().items():
            field.put(getattr(source, name) or "", fresh=True)
        self.kind.setCurrentIndex(list(SourceKind).index(source.kind))
        self._show_existing()

    def _make_new(self) -> None:
        self._source = None
        self._show_existing()
        self.title.setFocus()

    def _show_existing(self) -> None:
        source = self._source
        self._known.setVisible(source is not None)
        if source is not None:
            summaries = (self._model.summary(at) for at in range(self._model.rowCount()))
            claims = next((it.claims for it in summaries if it.source.id == source.id), 1)
            words = self.tr("In the library already; claims that cite it: {n}. What you change here changes there too.")
            self.existing.setText(words.format(n=claims))

    def _fill(self, citation: Citation) -> None:
        self._choose_source(citation.source)
        evidence = citation.evidence
        self._stance = evidence.stance
        for name in ("excerpt", "locator", "question", "note"):
            getattr(self, name).put(getattr(evidence, name), fresh=True)

    def _lines(self) -> dict[str, LineField]:
        """The source's fields of one line, by their names in the domain."""
        return {
            "url": self.url, "title": self.title, "publisher": self.publisher, "author": self.author,
            "published_on": self.published_on, "accessed_on": self.accessed_on, "archive_url": self.archive_url,
        }  # fmt: skip

    def _propose(self) -> None:
        """For a new URL: a title made of it, and today as the day of access."""
        if self._source is not None:
            return
        url = self.url.value().strip()
        today = datetime.now().astimezone().date().isoformat() if is_web_address(url) else ""
        for field, name, proposal in ((self.title, "title", title_for(url)), (self.accessed_on, "accessed_on", today)):
            if field.value() == self._proposed[name]:
                field.put(proposal, fresh=True)
                self._proposed[name] = proposal

    def _choose_stance(self, at: int) -> None:
        self._stance = list(Stance)[at]
        self._show_stance()

    def _show_stance(self) -> None:
        self.stance.set_checked([it is self._stance for it in Stance])

    def _problems(self) -> dict[str, str]:
        """A sentence for each field that cannot be taken as it is."""
        found: dict[str, str] = {}
        for name in ("url", "archive_url"):
            typed = self._lines()[name].value().strip()
            if typed and not is_web_address(typed):
                found[name] = self.tr("Write an address that begins with https:// or http://, or leave this empty.")
        for name in ("published_on", "accessed_on"):
            typed = self._lines()[name].value().strip()
            if typed and not is_partial_date(typed):
                found[name] = date_refusal()
        if not self.title.value().strip() and not self.url.value().strip():
            found["title"] = self.tr("Give the source a title or a URL.")
        return found

    def accept(self) -> None:
        """Close, unless something cannot be taken: then say so, and keep all that was typed."""
        self._recognise()  # with Ctrl+Enter, the address may still have the focus
        problems = self._problems()
        for name, captioned in self.captioned.items():
            captioned.say(problems.get(name, ""))
        first = next((self._lines()[name] for name in self.captioned if name in problems), None)
        if first is not None:
            first.setFocus()
            self._scroll.ensureWidgetVisible(first)
            return
        super().accept()

    def reject(self) -> None:
        """Close; where something was typed, only when asked again."""
        if self._warned or self._typed() == self._before:
            super().reject()
            return
        self._warned = True
        self.doubt.setText(self.tr("This is not saved yet. Discard it?"))
        self._cancel.setText(self.tr("Discard"))

    def _take_back(self) -> None:
        """The person goes on: what was asked about closing no longer holds."""
        self._warned = False
        self.doubt.clear()
        self._cancel.setText(self.tr("Cancel"))

    def _typed(self) -> list[object]:
        written = (self.excerpt, self.locator, self.question, self.note, *self._lines().values())
        return [*(field.value() for field in written), self.kind.currentIndex(), self._stance]

    def seen(self) -> list[Source | Evidence]:
        """What the library had of it when it was shown."""
        return [one for one in (self._source, self._evidence) if one is not None]

    def result_source(self) -> Source:
        """The source as described. It keeps its id where it is one of the library's."""
        values = {name: field.value().strip() or None for name, field in self._lines().items()}
        title = values.pop("title") or title_for(values["url"] or "") or values["url"] or ""
        base = self._source or Source(title=title, id=self._new_source_id)
        return replace(base, title=title, kind=list(SourceKind)[self.kind.currentIndex()], **values)

    def result_evidence(self, claim_id: str) -> Evidence:
        """The evidence as described, for this claim. It keeps its id where one is edited."""
        return Evidence(
            id=self._evidence_id,
            claim_id=claim_id,
            source_id=self.result_source().id,
            stance=self._stance,
            excerpt=self.excerpt.value(),
            locator=self.locator.value().strip(),
            question=self.question.value().strip(),
            note=self.note.value(),
        )
