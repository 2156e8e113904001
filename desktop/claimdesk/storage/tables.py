"""The tables as SQLModel describes them: every row is validated here before it is written.

Ids are UUID strings made by the domain; ``ordinal`` is the order of creation. There are no relationships and no
cascades: what goes with a thing is the desk's decision, and stands in the history.
"""

import re
from typing import Any

from pydantic import ValidationInfo, field_validator
from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, text
from sqlmodel import AutoString, Field, SQLModel

from claimdesk.domain.model import (
    Article,
    Attachment,
    Claim,
    Conflict,
    Entity,
    Evidence,
    Highlight,
    Rating,
    Reviewer,
    Scale,
    Source,
    SourceKind,
    Stance,
    Status,
    Verdict,
    is_partial_date,
)
from claimdesk.storage.migrations import LONG

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FORMS: dict[str, re.Pattern[str]] = {
    "added_at": _TIME,
    "created_at": _TIME,
    "decided_at": _TIME,
    "found_at": _TIME,
    "at": _TIME,
    "sha256": _SHA256,
    "text_sha256": _SHA256,
    "colour": _COLOUR,
}
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Row(SQLModel):
    """What every row is checked for: text that SQLite can hold, dates that the calendar has, times, digests, colours.

    SQLModel takes a ``regex`` for a field without a word and never looks at it, so the forms are checked here.
    """

    @classmethod
    def checked(cls, values: dict[str, Any]) -> dict[str, Any]:
        """``values`` as the table takes them. Raises pydantic's ValidationError.

        SQLModel's ``model_validate`` does this too, and then hands each value to SQLAlchemy's instrumentation, which
        takes most of the time, for an object that nobody keeps.
        """
        bare = cls.__new__(cls)
        cls.__pydantic_validator__.validate_python(values, self_instance=bare)
        return {name: bare.__dict__[name] for name in values}

    @field_validator("*", mode="after")
    @classmethod
    def _storable(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            if _UNSTORABLE.search(value):
                raise ValueError("text with a NUL or half a character cannot be stored")
            form = _FORMS.get(info.field_name or "")
            if form is not None and form.fullmatch(value) is None:
                raise ValueError(f"{info.field_name} is not of the form {form.pattern}")
        return value

    @field_validator("published_on", "accessed_on", "claimed_on", mode="after", check_fields=False)
    @classmethod
    def _dated(cls, value: str | None) -> str | None:
        if value is not None and not is_partial_date(value):
            raise ValueError("a date is YYYY-MM-DD, YYYY-MM or YYYY")
        return value


class ArticleTextRow(Row, table=True):
    __tablename__ = "article_text"  # pyright: ignore[reportAssignmentType]
    sha256: str = Field(primary_key=True)
    text: str
    characters: int


class DocumentRow(Row, table=True):
    __tablename__ = "document"  # pyright: ignore[reportAssignmentType]
    sha256: str = Field(primary_key=True)
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class ReviewerRow(Row, table=True):
    __tablename__ = "reviewer"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    name: str
    organisation: str | None


class ScaleRow(Row, table=True):
    __tablename__ = "scale"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    name: str
    origin: str


class RatingRow(Row, table=True):
    __tablename__ = "rating"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    scale_id: str = Field(foreign_key="scale.id", index=True)
    label: str
    meaning: str
    position: int
    value: str | None
    colour: str | None
    retired: bool = Field(sa_column=Column(Boolean, nullable=False))


class ArticleRow(Row, table=True):
    __tablename__ = "article"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_article_added_at", "added_at"),)
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    title: str
    text_sha256: str = Field(foreign_key="article_text.sha256", index=True)
    url: str | None
    author: str | None
    publisher: str | None
    published_on: str | None
    language: str | None
    added_at: str


class ClaimRow(Row, table=True):
    __tablename__ = "claim"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    statement: str
    claimant: str | None
    claimed_on: str | None
    kinds: str
    tags: str
    status: Status = Field(sa_type=AutoString)
    note: str
    created_at: str
    created_by: str | None = Field(foreign_key="reviewer.id", index=True)


class HighlightRow(Row, table=True):
    __tablename__ = "highlight"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("ix_highlight_claim", "article_id", "claim_id", "start"),
        Index("ix_highlight_start", "article_id", "start"),
        Index("ix_highlight_long", "article_id", sqlite_where=text(f'"end" - start > {LONG}')),
    )
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    claim_id: str = Field(foreign_key="claim.id", index=True)
    article_id: str = Field(foreign_key="article.id")
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    quote: str = Field(min_length=1)
    prefix: str
    suffix: str


class VerdictRow(Row, table=True):
    __tablename__ = "verdict"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_verdict_claim_id", "claim_id", "decided_at"),)
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    claim_id: str = Field(foreign_key="claim.id")
    reviewer_id: str = Field(foreign_key="reviewer.id", index=True)
    label: str
    scale_id: str | None = Field(foreign_key="scale.id", index=True)
    rating_id: str | None = Field(foreign_key="rating.id", index=True)
    explanation: str
    decided_at: str


class SourceRow(Row, table=True):
    __tablename__ = "source"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    title: str
    url: str | None
    publisher: str | None
    author: str | None
    published_on: str | None
    accessed_on: str | None
    archive_url: str | None
    kind: SourceKind = Field(sa_type=AutoString)
    note: str


class EvidenceRow(Row, table=True):
    __tablename__ = "evidence"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    claim_id: str = Field(foreign_key="claim.id", index=True)
    source_id: str = Field(foreign_key="source.id", index=True)
    stance: Stance = Field(sa_type=AutoString)
    excerpt: str
    locator: str
    question: str
    note: str


class AttachmentRow(Row, table=True):
    __tablename__ = "attachment"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    source_id: str = Field(foreign_key="source.id", index=True)
    file_name: str
    media_type: str
    bytes: int = Field(ge=0, sa_type=Integer)
    sha256: str


class ConflictRow(Row, table=True):
    __tablename__ = "conflict"  # pyright: ignore[reportAssignmentType]
    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, min_length=1)
    noun: str
    entity_id: str
    incoming: str
    found_at: str


class StepRow(Row, table=True):
    """One step of the history. ``state`` is done, undone, or dropped (undone, and then something else was done)."""

    __tablename__ = "step"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_step_state", "state", "number"),)
    number: int | None = Field(default=None, primary_key=True)
    name: str
    kind: str
    state: str
    merge_key: str | None
    reviewer_id: str | None
    reviewer_name: str
    at: str
    seal: str | None


class EditRow(Row, table=True):
    """One thing in a step as it was and as it became, as JSON of its columns."""

    __tablename__ = "edit"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_edit_entity_id", "entity_id", "id"), Index("ix_edit_claim_id", "claim_id", "id"))
    id: int | None = Field(default=None, primary_key=True)
    step_number: int = Field(foreign_key="step.number", index=True)
    noun: str
    entity_id: str
    claim_id: str | None
    ordinal: int
    before: str | None
    after: str | None


ROW_OF: dict[type[Entity], type[Row]] = {
    Reviewer: ReviewerRow,
    Scale: ScaleRow,
    Rating: RatingRow,
    Article: ArticleRow,
    Claim: ClaimRow,
    Highlight: HighlightRow,
    Verdict: VerdictRow,
    Source: SourceRow,
    Evidence: EvidenceRow,
    Attachment: AttachmentRow,
    Conflict: ConflictRow,
}
