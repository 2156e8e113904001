"""The article on paper: its highlights numbered and shaded, and a list of the claims behind it.

All is put in as plain text with formats, so that no word of an article or a reviewer is ever taken for HTML.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from claimdesk.domain.model import Article
from claimdesk.domain.text import in_a_row
from claimdesk.domain.views import ClaimCard
from claimdesk.ui.claim_pane.words import stance_name
from claimdesk.ui.language import tr
from claimdesk.ui.reader.heading import byline, runs_leftward
from claimdesk.ui.reader.offsets import harmless
from claimdesk.ui.reader.page import FAMILIES, Look
from claimdesk.ui.tones import Tone, tone_of

_BODY, _SMALL, _TITLE = 11.0, 9.0, 20.0
"""Points."""

_MARGIN = 20.0
"""mm around a page."""


def print_article(window: QWidget, article: Article, cards: Sequence[ClaimCard], look: Look) -> None:
    """Print as the system's own dialog says; nothing where it is dismissed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(article.title)
    dialog = QPrintDialog(printer, window)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        put_on_paper(printer, article, cards, look)


def put_on_paper(device: QPagedPaintDevice, article: Article, cards: Sequence[ClaimCard], look: Look) -> None:
    """Write the article and its claims, in the order given, to a printer or a PDF."""
    device.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    document = printed(article, cards, look)
    document.print_(device)


def printed(article: Article, cards: Sequence[ClaimCard], look: Look) -> QTextDocument:
    """The document that is printed."""
    document = QTextDocument()
    serif = QFont(look.family or FAMILIES[0])
    serif.setFamilies([look.family or FAMILIES[0], *FAMILIES[1:]])
    serif.setPointSizeF(_BODY)
    document.setDefaultFont(serif)
    page = _Paper(document)
    page.write(article.title, size=_TITLE, bold=True, below=4)
    page.write(byline(article), size=_SMALL, muted=True, below=2)
    if article.url:
        page.write(article.url, size=_SMALL, muted=True, below=2)
    page.gap(12)
    _write_text(page, article, cards)
    if cards:
        page.turn()
        page.write(tr("Claims"), size=14, bold=True, below=8)
    for number, card in enumerate(cards, start=1):
        _write_claim(page, number, card)
    return document


class _Paper:
    """Writes paragraph after paragraph."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._first, self._turned = True, False

    def begin(self, words: str, *, above: float = 0, below: float = 0, indent: float = 0, spacing: int = 120) -> None:
        """Begin a paragraph that runs as ``words`` run."""
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(below)
        form.setLeftMargin(indent)
        form.setLineHeight(spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._turned:
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._turned = False
        if runs_leftward(words):
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if self._first:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._first = False

    def add(self, words: str, form: QTextCharFormat) -> None:
        """Go on with ``words``."""
        self._cursor.insertText(words.replace("\n", "\u2028"), form)

    def write(
        self, words: str, *, size: float = _BODY, bold: bool = False, muted: bool = False, above: float = 0,
        below: float = 0, indent: float = 0,
    ) -> None:  # fmt: skip
        """A paragraph of one kind."""
        self.begin(words, above=above, below=below, indent=indent)
        self.add(words, letters(size, bold=bold, muted=muted))

    def turn(self) -> None:
        """Begin a page with what follows: Qt would leave a heading alone at the foot of one."""
        self._turned = True

    def gap(self, height: float) -> None:
        """Let what follows begin lower, by points."""
        self.begin("", above=height)


def letters(size: float, *, bold: bool = False, muted: bool = False) -> QTextCharFormat:
    """Letters of ``size`` points, black or, if ``muted``, grey."""
    form = QTextCharFormat()
    form.setFontPointSize(size)
    form.setForeground(QColor("#555555" if muted else "#000000"))
    if bold:
        form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _tone(card: ClaimCard) -> Tone:
    if not card.opinions:
        return tone_of(None, None)
    last = card.opinions[-1]
    return tone_of(last.verdict.label, last.rating.colour if last.rating else None)


def _write_text(page: _Paper, article: Article, cards: Sequence[ClaimCard]) -> None:
    """The text, cut wherever a highlight begins or ends; a number in brackets behind its end says which claim it is."""
    text = harmless(article.text)
    spans = [
        (place.highlight.start, place.highlight.end, number, _tone(card))
        for number, card in enumerate(cards, start=1)
        for place in card.places
        if place.highlight.article_id == article.id
    ]
    at = 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        page.begin(paragraph, below=8, spacing=140)
        here = [span for span in spans if span[0] < end and at < span[1]]
        cuts = sorted({at, end, *(cut for span in here for cut in span[:2] if at < cut < end)})
        for first, last in pairwise(cuts):
            over = [span for span in here if span[0] <= first and last <= span[1]]
            form = letters(_BODY)
            if over:
                shortest = min(over, key=lambda span: span[1] - span[0])
                form.setBackground(QColor(shortest[3].light.tint))
                form.setUnderlineColor(QColor(shortest[3].light.accent))
                form.setFontUnderline(True)
            page.add(text[first:last], form)
            for _, ends, number, _ in here:
                if ends == last:
                    mark = letters(_BODY, bold=True)
                    mark.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                    page.add(f"[{number}]", mark)
        at = end + 1


def _write_claim(page: _Paper, number: int, card: ClaimCard) -> None:
    claim = card.claim
    page.write(f"{number}.  {claim.statement}", bold=True, above=8, below=2)
    about = in_a_row(claim.claimant, claim.claimed_on)
    if about:
        page.write(about, size=_SMALL, muted=True, below=2, indent=20)
    for opinion in card.opinions:
        verdict = opinion.verdict
        tone = tone_of(verdict.label, opinion.rating.colour if opinion.rating else None)
        page.write(f"{tone.glyph} {verdict.label} ({opinion.reviewer.name})", below=2, indent=20)
        if verdict.explanation:
            page.write(verdict.explanation, below=2, indent=20)
    if not card.opinions:
        page.write(tr("Not checked yet"), muted=True, below=2, indent=20)
    for citation in card.citations:
        source, evidence = citation.source, citation.evidence
        known = (source.title, source.publisher, source.published_on, evidence.locator, source.url)
        words = ", ".join(part for part in known if part)
        page.write(f"– {stance_name(evidence.stance)}: {words}", size=_SMALL, below=2, indent=20)
