"""The dialog for a new article, and for the details of one that is in the library."""

from urllib.parse import urlsplit

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from claimdesk.domain.model import Article, is_partial_date
from claimdesk.domain.views import ArticleDraft
from claimdesk.ui.accepting import accept_by_key
from claimdesk.ui.exact_text import ExactTextEdit
from claimdesk.ui.room import resize_to

_TITLE_LENGTH = 160  # code points of the first line that make a title
_LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr", "hu",
    "id", "it", "ja", "ko", "lt", "lv", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "th",
    "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip


def proposed_title(text: str) -> str:
    """The first line of ``text`` that has words, cut at a word's end where it is long; empty where there is none."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


class ArticleDialog(QDialog):
    """Asks for an article's details and, for a new one, its text; ``draft()`` is what was filled in.

    It closes as accepted only when all that was filled in makes sense, and what was typed is discarded only on the
    second request.
    """

    def __init__(self, draft: ArticleDraft | None = None, parent: QWidget | None = None) -> None:
        """For a new article; ``draft`` fills the fields in beforehand."""
        super().__init__(parent)
        self._kept_text: str | None = None
        self._warned = False
        self._title, self._url, self._author, self._publisher, self._published = (QLineEdit(self) for _ in range(5))
        self._language = QComboBox(self)
        self._text = ExactTextEdit(self)
        self._problem = QLabel(self)
        self._cancel, self._accept = QPushButton(self), QPushButton(self)
        self._fill_languages()
        self._arrange()
        self._name(self.tr("New article"), self.tr("Add article"))
        if draft is not None:
            self._fill(draft)
        self._before = self._typed()
        self._connect()
        (self._text if draft is None else self._title).setFocus()

    @classmethod
    def for_details(cls, article: Article, parent: QWidget | None = None) -> "ArticleDialog":
        """For the details of ``article``, whose text is neither shown nor changed."""
        draft = ArticleDraft(
            title=article.title, text="", url=article.url, author=article.author, publisher=article.publisher,
            published_on=article.published_on, language=article.language,
        )  # fmt: skip
        dialog = cls(draft, parent)
        dialog._keep_text(article.text)
        return dialog

    def draft(self) -> ArticleDraft:
        """What is filled in; an empty title is proposed from the text's first line."""
        text = self._whole_text()
        return ArticleDraft(
            title=self._title.text().strip() or proposed_title(text),
            text=text,
            url=self._url.text().strip() or None,
            author=self._author.text().strip() or None,
            publisher=self._publisher.text().strip() or None,
            published_on=self._published.text().strip() or None,
            language=self._language.currentData(),
        )

    def accept(self) -> None:
        """Close if all is well; else say what is not, and put the cursor there."""
        found = self._find_problem()
        if found is None:
            super().accept()
            return
        field, sentence = found
        self._problem.setText(sentence)
        field.setAccessibleDescription(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close; where something was typed, only when asked again."""
        if self._warned or self._typed() == self._before:
            super().reject()
            return
        self._warned = True
        self._problem.setText(self.tr("This is not saved yet. Discard it?"))
        self._cancel.setText(self.tr("Discard"))

    def _find_problem(self) -> tuple[QWidget, str] | None:
        draft = self.draft()
        if not draft.text.strip() and self._kept_text is None:
            return self._text, self.tr("Paste or type the article’s text first.")
        if not draft.title:
            return self._title, self.tr("Give the article a title.")
        if draft.url and not _is_web_address(draft.url):
            return self._url, self.tr("Write the web address in full, beginning with https:// or http://.")
        if draft.published_on and not is_partial_date(draft.published_on):
            return self._published, self.tr("Write the date as 2022-03-08, 2022-03 or 2022.")
        return None

    def _whole_text(self) -> str:
        return self._text.exact_text() if self._kept_text is None else self._kept_text

    def _typed(self) -> tuple[str, ...]:
        lines = (self._title, self._url, self._author, self._publisher, self._published)
        return (*(line.text() for line in lines), self._language.currentText(), self._text.exact_text())

    def _fill(self, draft: ArticleDraft) -> None:
        self._title.setText(draft.title)
        self._url.setText(draft.url or "")
        self._author.setText(draft.author or "")
        self._publisher.setText(draft.publisher or "")
        self._published.setText(draft.published_on or "")
        if draft.language and self._language.findData(draft.language) < 0:
            self._language.addItem(draft.language, draft.language)
        self._language.setCurrentIndex(max(0, self._language.findData(draft.language)))
        self._text.setPlainText(draft.text)
        for line in (self._title, self._url, self._author, self._publisher):
            line.setCursorPosition(0)
        self._propose_title()

    def _keep_text(self, text: str) -> None:
        self._kept_text = text
        self._text.hide()
        self._text_label.hide()
        self._title.setPlaceholderText(proposed_title(text))
        self._name(self.tr("Edit details"), self.tr("Save"))
        self.resize(640, self.minimumSizeHint().height())

    def _fill_languages(self) -> None:
        self._language.addItem(self.tr("Not given"), None)
        names = {code: QLocale.languageToString(QLocale(code).language()) for code in _LANGUAGES}
        for code in sorted(names, key=lambda code: names[code]):
            self._language.addItem(names[code], code)

    def _name(self, title: str, verb: str) -> None:
        self.setWindowTitle(title)
        self._cancel.setText(self.tr("Cancel"))
        self._accept.setText(verb)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._place(grid, 0, self._title, self.tr("Title"), wide=True)
        self._place(grid, 3, self._url, self.tr("Web address"), wide=True)
        self._place(grid, 6, self._author, self.tr("Author"))
        self._place(grid, 6, self._publisher, self.tr("Publisher"), column=1)
        self._place(grid, 9, self._published, self.tr("Published on"))
        self._place(grid, 9, self._language, self.tr("Language"), column=1)
        self._text_label = self._place(grid, 12, self._text, self.tr("Text"), wide=True)
        self._url.setPlaceholderText("https://")
        self._published.setPlaceholderText(self.tr("Year, or 2022-03, or 2022-03-08"))
        self._text.setPlaceholderText(self.tr("Paste the article’s text here."))
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(120)
        self._problem.setProperty("role", "error")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._accept.setProperty("role", "primary")
        self._accept.setDefault(True)
        self._cancel.setAutoDefault(False)
        buttons = QDialogButtonBox(self)  # in the system's own order, as in every dialog
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        grid.addWidget(self._problem, 15, 0, 1, 2)
        grid.setRowMinimumHeight(15, self.fontMetrics().height())
        grid.addWidget(buttons, 16, 0, 1, 2)
        grid.setRowStretch(13, 1)
        resize_to(self, 720, 640)

    def _place(
        self, grid: QGridLayout, row: int, field: QWidget, name: str, *, column: int = 0, wide: bool = False
    ) -> QLabel:
        label = QLabel(name, self)
        label.setProperty("role", "section")
        label.setBuddy(field)
        field.setAccessibleName(name)
        grid.addWidget(label, row, column)
        grid.addWidget(field, row + 1, column, 1, 2 if wide else 1)
        grid.setRowMinimumHeight(row + 2, 8)
        return label

    def _connect(self) -> None:
        self._accept.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        accept_by_key(self)
        for line in (self._title, self._url, self._author, self._publisher, self._published):
            line.textEdited.connect(self._take_back)
        self._language.activated.connect(self._take_back)
        self._text.textChanged.connect(self._take_back)
        self._text.textChanged.connect(self._propose_title)

    def _take_back(self) -> None:
        """The person goes on: what was said about the fields no longer holds."""
        self._problem.clear()
        self._warned = False
        self._cancel.setText(self.tr("Cancel"))
        for field in (self._title, self._url, self._published, self._text):
            field.setAccessibleDescription("")

    def _propose_title(self) -> None:
        first = self._text.document().begin()
        while first.isValid() and not first.text().strip():
            first = first.next()
        self._title.setPlaceholderText(proposed_title(first.text()) if first.isValid() else "")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
