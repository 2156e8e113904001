"""The nouns: articles, the claims made in them, and what was found about those claims.

Ids are UUID strings, made here, so that undo, export and merging keep them. Times are RFC 3339 in UTC with ``Z``;
dates are partial: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``. Both stay the strings they came as.
"""

from dataclasses import field
from datetime import UTC, date, datetime
from enum import StrEnum

from claimdesk.domain.nouns import noun, value
from claimdesk.domain.phrases import Phrase
from claimdesk.domain.text import Span

_PARTIAL_DATE = ([4], [4, 2], [4, 2, 2])
"""The lengths of year, month and day."""


def new_id() -> str:
    """A random UUID (RFC 9562, version 4)."""
    from uuid import uuid4  # 5 ms that the first paint need not wait for

    return str(uuid4())


def now() -> str:
    """This second, as RFC 3339 in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_partial_date(value: str) -> bool:
    """Whether ``value`` is a day, a month or a year that the calendar has."""
    parts = value.split("-")
    if [len(part) for part in parts] not in _PARTIAL_DATE or not all(p.isascii() and p.isdigit() for p in parts):
        return False
    try:
        date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return False
    return True


class Status(StrEnum):
    """How far the work on a claim has come."""

    OPEN = "open"
    CHECKING = "checking"
    NEEDS_REVIEW = "needs_review"
    DONE = "done"


class ClaimKind(StrEnum):
    """What sort of statement a claim is; one claim may be of several."""

    QUOTE = "quote"
    NUMERICAL = "numerical"
    EVENT = "event"
    CAUSAL = "causal"
    POSITION = "position"
    PREDICTION = "prediction"
    MEDIA = "media"
    OTHER = "other"


class SourceKind(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    EXPERT = "expert"
    DATA = "data"
    MEDIA = "media"
    OTHER = "other"


class Stance(StrEnum):
    """What a source does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


@noun
class Reviewer:
    """Who did it."""

    name: str
    organisation: str | None = None
    id: str = field(default_factory=new_id)


@noun
class Scale:
    """A house's verdict labels; its ratings stand in an order of their own."""

    name: str
    origin: str = ""
    id: str = field(default_factory=new_id)


@noun
class Rating:
    """One label of a scale. ``value`` is the house's number for it, where it has one; ``colour`` is ``#rrggbb``."""

    scale_id: str
    label: str
    meaning: str = ""
    position: int = 0
    value: int | float | None = None
    colour: str | None = None
    retired: bool = False
    id: str = field(default_factory=new_id)


@noun
class Article:
    """The text under review; the text never changes once added."""

    title: str
    text: str
    text_sha256: str
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    language: str | None = None
    added_at: str = field(default_factory=now)
    id: str = field(default_factory=new_id)


@noun
class Claim:
    """One checkable statement, restated so that it stands alone; it exists once, however often it is repeated."""

    statement: str
    claimant: str | None = None
    claimed_on: str | None = None
    kinds: tuple[ClaimKind, ...] = ()
    tags: tuple[str, ...] = ()
    status: Status = Status.OPEN
    note: str = ""
    created_at: str = field(default_factory=now)
    created_by: str | None = None
    id: str = field(default_factory=new_id)


@noun
class Highlight:
    """One place in one article where a claim is made: ``quote`` is ``article.text[start:end]`` in code points.

    ``prefix`` and ``suffix`` are what stands around it, as in the W3C's Text Quote Selector.
    """

    claim_id: str
    article_id: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    id: str = field(default_factory=new_id)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@noun
class Verdict:
    """What one reviewer found about a claim: a rating of a scale, or a label in words of their own."""

    claim_id: str
    reviewer_id: str
    label: str
    scale_id: str | None = None
    rating_id: str | None = None
    explanation: str = ""
    decided_at: str = field(default_factory=now)
    id: str = field(default_factory=new_id)


@noun
class Source:
    """Where evidence comes from; it exists once, cited by many claims."""

    title: str
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: str | None = None
    accessed_on: str | None = None
    archive_url: str | None = None
    kind: SourceKind = SourceKind.PRIMARY
    note: str = ""
    id: str = field(default_factory=new_id)


@noun
class Evidence:
    """Why a source bears on a claim."""

    claim_id: str
    source_id: str
    stance: Stance = Stance.SUPPORTS
    excerpt: str = ""
    locator: str = ""
    question: str = ""
    note: str = ""
    id: str = field(default_factory=new_id)


@noun
class Attachment:
    """A kept copy of a source's document of ``bytes`` bytes; its content lies in the library under ``sha256``."""

    source_id: str
    file_name: str
    media_type: str
    bytes: int
    sha256: str
    id: str = field(default_factory=new_id)


@noun
class Conflict:
    """A value that an imported set gives to something that was also edited here; kept until a reviewer chooses.

    ``noun`` and ``entity_id`` say what it is about, ``incoming`` holds the other value as JSON.
    """

    noun: str
    entity_id: str
    incoming: str
    found_at: str = field(default_factory=now)
    id: str = field(default_factory=new_id)


Entity = Reviewer | Scale | Rating | Article | Claim | Highlight | Verdict | Source | Evidence | Attachment | Conflict

KINDS: tuple[type[Entity], ...] = (
    Reviewer, Scale, Rating, Article, Claim, Highlight, Verdict, Source, Evidence, Attachment, Conflict,
)  # fmt: skip
"""Every noun that a library stores, each after those it refers to."""

NOUN_OF: dict[type[Entity], str] = {kind: kind.__name__.lower() for kind in KINDS}
KIND_OF: dict[str, type[Entity]] = {noun: kind for kind, noun in NOUN_OF.items()}
NAME_OF: dict[type[Entity], Phrase] = {
    Reviewer: Phrase("reviewer"), Scale: Phrase("scale"), Rating: Phrase("rating"), Article: Phrase("article"),
    Claim: Phrase("claim"), Highlight: Phrase("highlight"), Verdict: Phrase("verdict"), Source: Phrase("source"),
    Evidence: Phrase("evidence"), Attachment: Phrase("attachment"), Conflict: Phrase("conflict"),
}  # fmt: skip
"""What a kind is called within a sentence."""


@value
class Edit:
    """One thing as it was and as it became; None where it did not exist."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """The thing itself, in the newest form there is."""
        found = self.after if self.after is not None else self.before
        assert found is not None, "an edit has a before or an after"
        return found


class StepKind(StrEnum):
    """What a step is: a change, its undoing, its redoing; or an export, which changes nothing but leaves its mark."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    EXPORT = "export"


@noun
class Step:
    """One undoable change: what it is called, who made it, when, and every edit in it, in order.

    ``number`` counts the library's steps from 1.
    """

    number: int
    name: str
    kind: StepKind
    reviewer_id: str | None
    reviewer_name: str
    at: str
    edits: tuple[Edit, ...] = ()


@noun
class AnnotationSet:
    """Articles with everything said about them, in the order of the set; what exporters get and importers give."""

    reviewers: tuple[Reviewer, ...] = ()
    scales: tuple[Scale, ...] = ()
    ratings: tuple[Rating, ...] = ()
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    documents: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """The attachments' contents by their SHA-256, where the set carries them."""
