"""A sample set, and a library in memory that answers what the exchange asks of a real one."""

import hashlib
from pathlib import Path

import pytest

from claimdesk.domain.model import (
    KINDS,
    NOUN_OF,
    AnnotationSet,
    Article,
    Attachment,
    Claim,
    ClaimKind,
    Conflict,
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
)  # fmt: skip
from claimdesk.domain.text import Span, context, sha256
from claimdesk.services.exchange.contract import WriteOptions

OPTIONS = WriteOptions(exported_at="2026-11-22T10:00:00Z", generator="Claimdesk 0.1.0")
GOLDEN = Path(__file__).parent / "golden"
SHARED = Path(__file__).parents[4] / "shared"
LISTS = {kind: noun if noun == "evidence" else f"{noun}s" for kind, noun in NOUN_OF.items() if kind is not Conflict}
TEXT = "Die Brücke kostete 3 Millionen.\n👩‍👩‍👧 said: “The moon is cheese.”\nשלום, the moon is cheese."


def uid(number):
    return f"00000000-0000-4000-8000-{number:012d}"


def shared(*parts):
    """A file or folder of corpora; the test is skipped where they are not at hand."""
    found = SHARED.joinpath(*parts)
    if not found.exists():
        pytest.skip(f"the corpora are not at hand: {found} is missing")
    return found


def article(number, text=TEXT, **fields):
    return Article(
        id=uid(number), title=fields.pop("title", f"Article {number}"), text=text, text_sha256=sha256(text),
        added_at="2026-11-01T08:00:00Z", **fields,
    )  # fmt: skip


def highlight(number, claim_id, place, quote, **fields):
    start = fields.pop("start", None)
    start = place.text.index(quote) if start is None else start
    prefix, suffix = context(place.text, Span(start, start + len(quote)))
    return Highlight(
        id=uid(number), claim_id=claim_id, article_id=place.id, start=start, end=start + len(quote), quote=quote,
        prefix=prefix, suffix=suffix,
    )  # fmt: skip


def claim(number, statement="The moon is made of cheese.", **fields):
    return Claim(id=uid(number), statement=statement, created_at="2026-11-02T08:00:00Z", **fields)


def sample(*, documents=True):
    """A set in which everything is there at least once, and something absent beside it."""
    ana, ben = (
        Reviewer(id=uid(1), name="Ana", organisation="The House"),
        Reviewer(id=uid(2), name='=Ben, "B"'),
    )
    scale, bare = Scale(id=uid(3), name="Plain", origin="https://example.org/"), Scale(id=uid(4), name="Bare")
    ratings = (
        Rating(
            id=uid(5), scale_id=scale.id, label="False", meaning="It is not so.", position=0, value=1, colour="#b3261e"
        ),
        Rating(id=uid(6), scale_id=scale.id, label="Half", position=1, value=2.5, retired=True),
    )
    first = article(
        10, url="https://example.org/a?b=1&c=2", author="A | B", publisher="P", published_on="2026-10", language="de"
    )
    second = article(11, "No claim here.", title="-Second")
    moon = claim(20, claimant="Sam", claimed_on="2026", kinds=(ClaimKind.EVENT, ClaimKind.QUOTE),
                 tags=("moon", "a | b"), status=Status.NEEDS_REVIEW, note="-5", created_by=ana.id)  # fmt: skip
    bridge = claim(21, "=SUM(A1) cost\r\n“3 millions”, 'tis said")
    lone = claim(22, "'=already guarded", status=Status.DONE)
    sources = (
        Source(id=uid(50), title="A title | with bars |", url="https://example.org/1", publisher="P", author="Q",
               published_on="2020", accessed_on="2026-11-03", archive_url="https://web.archive.org/1",
               kind=SourceKind.DATA, note="n"),
        Source(id=uid(51), title="Book"),
    )  # fmt: skip
    content = b"%PDF-kept"
    digest = hashlib.sha256(content).hexdigest()
    return AnnotationSet(
        reviewers=(ana, ben),
        scales=(scale, bare),
        ratings=ratings,
        articles=(first, second),
        claims=(moon, bridge, lone),
        highlights=(
            highlight(30, bridge.id, first, "Die Brücke kostete 3 Millionen."),
            highlight(31, moon.id, first, "The moon is cheese."),
            highlight(32, moon.id, first, "the moon is cheese"),
        ),
        verdicts=(
            Verdict(id=uid(40), claim_id=moon.id, reviewer_id=ana.id, label="False", scale_id=scale.id,
                    rating_id=ratings[0].id, explanation="Rock.\nNot cheese.", decided_at="2026-11-04T08:00:00Z"),
            Verdict(id=uid(41), claim_id=moon.id, reviewer_id=ben.id, label="No", decided_at="2026-11-05T08:00:00Z"),
        ),
        sources=sources,
        evidence=(
            Evidence(id=uid(60), claim_id=moon.id, source_id=sources[0].id, stance=Stance.REFUTES, excerpt="x",
                     locator="p. 3", question="What is it made of?", note="y"),
            Evidence(id=uid(61), claim_id=moon.id, source_id=sources[1].id),
            Evidence(id=uid(62), claim_id=lone.id, source_id=sources[1].id, stance=Stance.CONTEXT),
        ),
        attachments=(
            Attachment(id=uid(70), source_id=sources[0].id, file_name="a.pdf", media_type="application/pdf",
                       bytes=len(content), sha256=digest),
        ),
        documents={digest: content} if documents else {},
    )  # fmt: skip


class MemoryLibrary:
    """Answers like a library: as a LibraryView for merging and as a Lookup for reading."""

    def __init__(self, *sets):
        self.things = {kind: {} for kind in KINDS}
        self.edited = set()
        self.came = {}
        self.documents = {}
        for one in sets:
            for name in LISTS.values():
                self.put(*getattr(one, name))
            self.documents |= one.documents

    def put(self, *things):
        for one in things:
            self.things[type(one)][one.id] = one

    def edit(self, thing):
        self.put(thing)
        self.edited.add(thing.id)

    def take(self, plan):
        self.put(*plan.puts)
        self.documents |= plan.documents

    def entities(self, kind, ids):
        return {one: self.things[kind][one] for one in ids if one in self.things[kind]}

    def every(self, kind):
        return list(self.things[kind].values())

    def of_claims(self, kind, claim_ids):
        wanted = set(claim_ids)
        return [one for one in self.things[kind].values() if one.claim_id in wanted]

    def article_id_of_text(self, digest):
        return next((one.id for one in self.things[Article].values() if one.text_sha256 == digest), None)

    def edited_since_import(self, kind, ids):  # noqa: ARG002
        return self.edited & set(ids)

    def as_they_came(self, ids):
        return {key: self.came[key] for key in ids if key in self.came}

    def conflicts(self):
        return {(one.noun, one.entity_id, one.incoming) for one in self.things[Conflict].values()}

    def has_document(self, digest):
        return digest in self.documents
