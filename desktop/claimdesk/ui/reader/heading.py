"""The title and the byline above an article."""

from unicodedata import bidirectional

from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from claimdesk.domain.model import Article
from claimdesk.domain.text import in_a_row
from claimdesk.ui import dates
from claimdesk.ui.language import tr
from claimdesk.ui.theme import Theme

_BELOW_TITLE, _BELOW_BYLINE, _ABOVE = 8, 28, 24


def byline(article: Article) -> str:
    """Publisher or author, day and length, as far as they are known."""
    locale = QLocale()
    size = len(article.text)
    if size < 1000:
        length = tr("{n} characters").format(n=locale.toString(size))
    else:
        short = locale.toString(size / 1000, "f", 1 if size < 100_000 else 0)
        length = tr("{n} k characters").format(n=short)
    return in_a_row(
        article.publisher or article.author, article.published_on and dates.shown(article.published_on), length
    )


def runs_leftward(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (Unicode Standard Annex 9, rule P2)."""
    return next((way for way in map(bidirectional, text) if way in {"L", "R", "AL"}), "L") != "L"


class Heading:
    """Title and byline broken to a width, painted in whatever colours hold at that time."""

    def __init__(self) -> None:
        self._lines: tuple[QTextLayout, ...] = ()
        self._byline_at = 0.0
        self.height = 0

    def set(self, article: Article | None, font: QFont, width: float) -> None:
        """Break the heading of ``article`` to ``width`` px; ``height`` then holds what it takes."""
        self._lines, self.height = (), 0
        if article is None:
            return
        title, below = QFont(font), QFont()
        title.setPixelSize(round(font.pixelSize() * 1.5))
        title.setWeight(QFont.Weight.DemiBold)
        below.setPixelSize(max(13, round(font.pixelSize() * 0.82)))
        words = " ".join(article.title.split())
        side = Qt.AlignmentFlag.AlignRight if runs_leftward(words) else Qt.AlignmentFlag.AlignLeft
        upper, y = _broken(words, title, width, float(_ABOVE), 1.22, side)
        self._byline_at = y + _BELOW_TITLE if words else y
        lower, y = _broken(byline(article), below, width, self._byline_at, 1.4, side)
        self._lines = (upper, lower)
        self.height = round(y) + _BELOW_BYLINE

    def paint(self, painter: QPainter, corner: QPointF, theme: Theme) -> None:
        """Draw it with its upper left corner at ``corner``."""
        for layout, colour in zip(self._lines, (theme.text, theme.muted), strict=False):
            painter.setPen(QColor(colour))
            layout.draw(painter, corner)


def _broken(
    words: str, font: QFont, width: float, y: float, spacing: float, side: Qt.AlignmentFlag
) -> tuple[QTextLayout, float]:
    """``words`` broken into lines from ``y`` down; gives the layout and where it ends."""
    layout = QTextLayout(words, font)
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while words:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        pitch = max(line.height(), spacing * font.pixelSize())
        line.setPosition(QPointF(0, round(y + (pitch - line.height()) / 2)))
        y += pitch
    layout.endLayout()
    return layout, y
