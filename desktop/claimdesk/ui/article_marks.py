"""The highlights of one article as the library has them, asked for piece by piece."""

from collections.abc import Sequence

from claimdesk.domain.model import Article
from claimdesk.domain.views import Mark
from claimdesk.storage import places
from claimdesk.storage.reading import Reading


class ArticleMarks:
    """What the reader asks of an article's highlights, each time of the library itself."""

    def __init__(self, read: Reading, article: Article) -> None:
        self._read, self._id, self._length = read, article.id, len(article.text)

    def between(self, start: int, end: int) -> Sequence[Mark]:
        return places.marks_between(self._read, self._id, start, min(end, self._length))

    def of(self, claim_id: str) -> Sequence[Mark]:
        return places.marks_of(self._read, self._id, [claim_id])

    def outline(self, parts: int) -> Sequence[Mark]:
        return places.outline(self._read, self._id, self._length, parts)
