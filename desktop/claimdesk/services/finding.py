"""Finding things in a library by words, case, accents and widths folded; the last word may be the beginning of one."""

from array import array
from collections.abc import Sequence

from claimdesk.domain.finds import Choices, ClaimColumn, ClaimLine, Hit, Narrowing
from claimdesk.domain.model import Claim, Reviewer
from claimdesk.domain.views import ArticleSummary, Selection, SourceSummary
from claimdesk.storage import claim_table, search
from claimdesk.storage.library import Library
from claimdesk.storage.reading import Reading
from claimdesk.storage.sets import annotation_set

_SOURCES_TO_CHOOSE = 500


def articles(library: Library, words: str = "") -> list[ArticleSummary]:
    """The articles, newest first, that have all the words in their title, publisher, author, link or text."""
    found = library.read.articles()
    if not words.strip():
        return found
    wanted = search.ids_with(library.read, search.ARTICLE, words)
    return [summary for summary in found if summary.id in wanted]


def claims(library: Library, words: str = "", selection: Selection | None = None) -> list[Claim]:
    """The claims of a selection, newest first, that have all the words.

    Searched are statement, claimant, tags and note, quotes, verdicts with their explanations, and evidence.
    """
    found = reversed(annotation_set(library.read, selection, texts=False).claims)
    if not words.strip():
        return list(found)
    wanted = search.ids_with(library.read, search.CLAIM, words)
    return [claim for claim in found if claim.id in wanted]


def sources(library: Library, words: str = "") -> list[SourceSummary]:
    """The sources, newest first, that have all the words in their title, publisher, author, links or note."""
    found = library.read.sources()
    if not words.strip():
        return found
    wanted = search.ids_with(library.read, search.SOURCE, words)
    return [summary for summary in found if summary.source.id in wanted]


def look(reading: Reading, words: str, narrowing: Narrowing, *, limit: int = 20) -> list[Hit]:
    """What has all of the words, best first: articles, then claims, then sources, at the most ``limit`` of each."""
    return search.look(reading, words, limit=limit, narrowing=narrowing)


def claim_order(
    reading: Reading, words: str, narrowing: Narrowing, column: ClaimColumn | None, *, descending: bool
) -> "array[int]":
    """The numbers of the claims that have all the words and are wanted: newest first, or sorted by a column."""
    return claim_table.claim_order(reading, words, narrowing, column, descending=descending)


def claim_lines(reading: Reading, numbers: Sequence[int]) -> Sequence[ClaimLine | None]:
    """The claims of these numbers, in their order; None for one that is there no more."""
    return claim_table.claim_lines(reading, numbers)


def choices(reading: Reading) -> Choices:
    """By what a search in this library can be narrowed."""
    named = {reviewer.id: reviewer.name for reviewer in reading.found(Reviewer)}
    return Choices(
        verdicts=search.labels(reading),
        tags=search.tags(reading),
        reviewers=tuple(sorted(named.items(), key=lambda pair: pair[1].casefold())),
        sources=tuple(
            (found.source.id, found.source.title or found.source.url or "")
            for found in reading.sources()[:_SOURCES_TO_CHOOSE]
        ),
    )
