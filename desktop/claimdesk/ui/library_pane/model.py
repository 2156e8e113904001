"""The articles as a list model that changes no more than what changed."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from claimdesk.domain.text import in_a_row
from claimdesk.domain.views import ArticleSummary
from claimdesk.ui import dates
from claimdesk.ui.language import tr

_MOST_RUNS = 32  # more separate insertions and removals than these cost a view more than a reset

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


def by_line(article: ArticleSummary) -> str:
    """Publisher and date, parted by a middle dot; in their absence where the article is from, or when it was added."""
    day = dates.shown(article.published_on) if article.published_on else None
    said = in_a_row(article.publisher or _host(article.url), day)
    return said or tr("Added {date}").format(date=dates.shown(article.added_at[:10]))


def progress(article: ArticleSummary) -> str:
    """How far the work has come, in words."""
    if not article.claims:
        return tr("No claims yet")
    return tr("{checked} of {claims} claims checked").format(checked=article.checked, claims=article.claims)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _haystack(article: ArticleSummary) -> str:
    return f"{article.title}\n{article.publisher or _host(article.url)}".casefold()


class ArticleModel(QAbstractListModel):
    """All articles of the library that fit the search, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ArticleSummary] = []
        self._searched: list[str] | None = None  # the text of each that is searched, from the first search on
        self._words: list[str] = []
        self._rows: list[ArticleSummary] = []
        self._row_of: dict[str, int] = {}

    def show(self, articles: Sequence[ArticleSummary]) -> None:
        """Become this list, by the fewest changes."""
        self._all = list(articles)
        self._searched = None
        self._refresh()

    def search(self, text: str) -> None:
        """Keep the articles whose title or publisher has every word of ``text``, in whatever case."""
        self._words = text.casefold().split()
        self._refresh()

    @property
    def articles(self) -> int:
        """How many there are, found or not."""
        return len(self._all)

    def index_of(self, article_id: str | None) -> QModelIndex:
        """Where the article stands; an invalid index where it does not."""
        row = self._row_of.get(article_id or "")
        return QModelIndex() if row is None else self.index(row)

    def article(self, index: _Index) -> ArticleSummary | None:
        """The article of a row; as a role it would be wrapped for Qt and unwrapped again."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        article = self._rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return article.title
            case _Role.ToolTipRole:
                from html import escape

                return f"<p>{escape(article.title)}</p>"
            case _Role.AccessibleTextRole:
                return ", ".join((article.title, by_line(article), progress(article)))
            case _:
                return None

    def _refresh(self) -> None:
        new = self._matching()
        old_ids, new_ids = [row.id for row in self._rows], [row.id for row in new]
        if old_ids != new_ids and not self._move_to(new, set(old_ids), new_ids):
            self.beginResetModel()
            self._take(new)
            self.endResetModel()
            return
        changed = [row for row, (before, after) in enumerate(zip(self._rows, new, strict=True)) if before != after]
        self._take(new)
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _matching(self) -> list[ArticleSummary]:
        words = self._words
        if not words:
            return self._all
        if self._searched is None:
            self._searched = [_haystack(article) for article in self._all]
        pairs = zip(self._all, self._searched, strict=True)
        return [article for article, hay in pairs if all(word in hay for word in words)]

    def _move_to(self, new: list[ArticleSummary], old_ids: set[str], new_ids: list[str]) -> bool:
        """Remove what is gone and insert what came; False, and nothing done, where the order or too much changed."""
        wanted = set(new_ids)
        gone = _runs([row for row, article in enumerate(self._rows) if article.id not in wanted])
        came = _runs([row for row, each in enumerate(new_ids) if each not in old_ids])
        stayed = [article.id for article in self._rows if article.id in wanted]
        if len(gone) + len(came) > _MOST_RUNS or stayed != [each for each in new_ids if each in old_ids]:
            return False
        for first, last in reversed(gone):
            self.beginRemoveRows(_NOWHERE, first, last)
            self._take(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()
        for first, last in came:
            self.beginInsertRows(_NOWHERE, first, last)
            self._take(self._rows[:first] + new[first : last + 1] + self._rows[first:])
            self.endInsertRows()
        return True

    def _take(self, rows: list[ArticleSummary]) -> None:
        self._rows = rows
        self._row_of = {article.id: row for row, article in enumerate(rows)}


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rising numbers as stretches of neighbours, first and last included."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
