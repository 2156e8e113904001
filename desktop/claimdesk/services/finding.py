"""Finding things in a library by words: each word must stand somewhere in what is searched, whatever its case."""

from collections.abc import Iterable

from claimdesk.domain.model import Claim
from claimdesk.domain.views import ArticleSummary, Selection, SourceSummary
from claimdesk.storage.library import Library
from claimdesk.storage.sets import annotation_set


def articles(library: Library, words: str = "") -> list[ArticleSummary]:
    """The articles, newest first, whose title, publisher, author, link or text has all the words."""
    found = library.read.articles()
    wanted = _folded(words)
    if not wanted:
        return found
    kept: list[ArticleSummary] = []
    for summary in found:
        article = library.read.article(summary.id)
        if article is not None and _has(
            wanted, (article.title, article.publisher, article.author, article.url, article.text)
        ):
            kept.append(summary)
    return kept


def claims(library: Library, words: str = "", selection: Selection | None = None) -> list[Claim]:
    """The claims of a selection, newest first, whose statement, quotes, explanations or notes have all the words."""
    found = annotation_set(library.read, selection, texts=False)
    wanted = _folded(words)
    said: dict[str, list[str | None]] = {c.id: [c.statement, c.claimant, c.note, *c.tags] for c in found.claims}
    for highlight in found.highlights:
        said[highlight.claim_id].append(highlight.quote)
    for verdict in found.verdicts:
        said[verdict.claim_id] += [verdict.label, verdict.explanation]
    return [c for c in reversed(found.claims) if _has(wanted, said[c.id])]


def sources(library: Library, words: str = "") -> list[SourceSummary]:
    """The sources, newest first, whose title, publisher, author, links or note have all the words."""
    wanted = _folded(words)
    return [
        found
        for found in library.read.sources()
        if _has(
            wanted,
            (
                found.source.title,
                found.source.publisher,
                found.source.author,
                found.source.url,
                found.source.archive_url,
                found.source.note,
            ),
        )
    ]


def _folded(words: str) -> list[str]:
    return words.casefold().split()


def _has(wanted: list[str], where: Iterable[str | None]) -> bool:
    text = "\n".join(part for part in where if part).casefold()
    return all(word in text for word in wanted)
