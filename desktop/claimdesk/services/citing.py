"""Quotes with where they stand, as one pastes them into a message or a report."""

from claimdesk.domain.model import Article
from claimdesk.domain.text import Span


def with_citation(article: Article, span: Span) -> str:
    """The words of ``span`` in quotation marks, a dash, and title, author, publisher, date and address as known."""
    quote = " ".join(span.of(article.text).split())
    if quote[:1] in '“"' and quote[-1:] in '”"' and len(quote) > 2:
        quote = f"‘{quote[1:-1]}’"
    known = (article.title, article.author, article.publisher, article.published_on, article.url)
    return f"“{quote}” — {', '.join(part for part in known if part)}"
