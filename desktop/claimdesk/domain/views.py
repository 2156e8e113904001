"""What the panes and lists show: the nouns put together for reading, and never written back."""

from claimdesk.domain.model import (
    Article,
    Attachment,
    Claim,
    Evidence,
    Highlight,
    Rating,
    Reviewer,
    Scale,
    Source,
    Verdict,
)
from claimdesk.domain.nouns import noun, value
from claimdesk.domain.text import Span


@noun
class ArticleSummary:
    """A line in the list of articles, without the text. ``characters`` counts code points."""

    id: str
    title: str
    publisher: str | None
    published_on: str | None
    url: str | None
    added_at: str
    characters: int
    claims: int
    checked: int


@value
class Mark:
    """A highlight as the reader paints it: where it is and what was found about its claim.

    ``label`` and ``colour`` are of the claim's newest verdict; both are None while there is none, and the colour also
    where the verdict is in words of the reviewer's own.
    """

    highlight_id: str
    claim_id: str
    start: int
    end: int
    label: str | None = None
    colour: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@noun
class Place:
    """A highlight with the title of the article it is in."""

    highlight: Highlight
    article_title: str


@noun
class Opinion:
    """A verdict with who gave it and, where it is a rating, that rating and its scale."""

    verdict: Verdict
    reviewer: Reviewer
    rating: Rating | None = None
    scale: Scale | None = None


@noun
class Citation:
    """A piece of evidence with its source and the copies kept of it."""

    evidence: Evidence
    source: Source
    attachments: tuple[Attachment, ...] = ()


@noun
class ClaimCard:
    """All that is known of one claim. Opinions stand oldest first."""

    claim: Claim
    places: tuple[Place, ...]
    opinions: tuple[Opinion, ...]
    citations: tuple[Citation, ...]


@noun
class ClaimSummary:
    """A line in a list of claims: ``label`` is of the newest verdict, ``title`` of the article of the first place."""

    id: str
    statement: str
    status: str
    claimant: str | None
    created_at: str
    label: str | None
    colour: str | None
    article_id: str | None
    title: str | None
    places: int
    sources: int


@noun
class SourceSummary:
    """A line in a list of sources, with how many claims cite it."""

    source: Source
    claims: int


@noun
class ScaleCard:
    """A scale with its ratings, in the scale's own order. ``in_library`` is false for a bundled one not used yet."""

    scale: Scale
    ratings: tuple[Rating, ...]
    in_library: bool = True


@noun
class ArticleDraft:
    """What an intake hands over: an article that is not in the library yet. ``text`` may still need normalising."""

    title: str
    text: str
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    language: str | None = None


@noun
class AddedArticle:
    """What became of a draft: ``new`` is false where the library already had this very text."""

    article: Article
    new: bool


@noun
class Selection:
    """Which part of a library an export or a list is about; an empty tuple asks for everything.

    ``articles`` holds ids, ``verdicts`` labels, ``reviewers`` names or ids, ``statuses`` statuses; case is ignored.
    """

    articles: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        return not (self.articles or self.verdicts or self.reviewers or self.statuses)
