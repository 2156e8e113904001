"""Hypothesis strategies for every noun: values as they come from people, within what a library can hold."""

from hypothesis import strategies as st

from claimdesk.domain.model import (
    Article,
    Attachment,
    Claim,
    ClaimKind,
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
)
from claimdesk.domain.text import normalise, sha256

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["👨‍👩‍👧 rents", "40\N{NO-BREAK SPACE}%", "النصف", "cafe\N{COMBINING ACUTE ACCENT}", "a\nb", "null", '["x"]', "1"]
)
some_words = words.filter(bool)
maybe = st.none() | words
ids = st.uuids().map(str)
dates = st.none() | st.dates().flatmap(lambda day: st.sampled_from([str(day), str(day)[:7], str(day)[:4]]))
times = st.datetimes().map(lambda at: f"{at:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0"))
digests = words.map(sha256)
numbers = st.none() | st.integers(-99, 99) | st.floats(-99, 99) | st.sampled_from([1, 1.0])
colours = st.none() | st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)


def _article(text: str, **values: object) -> Article:
    return Article(text=text, text_sha256=sha256(text), **values)


STRATEGY: dict[type[Entity], st.SearchStrategy] = {
    Reviewer: st.builds(Reviewer, name=words, organisation=maybe, id=ids),
    Scale: st.builds(Scale, name=words, origin=words, id=ids),
    Rating: st.builds(
        Rating, scale_id=ids, label=words, meaning=words, position=st.integers(0, 99), value=numbers, colour=colours,
        retired=st.booleans(), id=ids,
    ),
    Article: st.builds(
        _article, text=words.map(normalise).filter(bool), title=words, url=maybe, author=maybe, publisher=maybe,
        published_on=dates, language=maybe, added_at=times, id=ids,
    ),
    Claim: st.builds(
        Claim, statement=words, claimant=maybe, claimed_on=dates, note=words, status=st.sampled_from(Status),
        kinds=st.lists(st.sampled_from(ClaimKind), unique=True).map(tuple), tags=st.lists(words, max_size=3).map(tuple),
        created_at=times, created_by=st.none() | ids, id=ids,
    ),
    Highlight: st.builds(
        Highlight, claim_id=ids, article_id=ids, start=st.integers(0, 9**9), end=st.integers(1, 9**9),
        quote=some_words, prefix=words, suffix=words, id=ids,
    ),
    Verdict: st.builds(
        Verdict, claim_id=ids, reviewer_id=ids, label=words, scale_id=st.none() | ids, rating_id=st.none() | ids,
        explanation=words, decided_at=times, id=ids,
    ),
    Source: st.builds(
        Source, title=words, url=maybe, publisher=maybe, author=maybe, published_on=dates, accessed_on=dates,
        archive_url=maybe, kind=st.sampled_from(SourceKind), note=words, id=ids,
    ),
    Evidence: st.builds(
        Evidence, claim_id=ids, source_id=ids, stance=st.sampled_from(Stance), excerpt=words, locator=words,
        question=words, note=words, id=ids,
    ),
    Attachment: st.builds(
        Attachment, source_id=ids, file_name=words, media_type=words, bytes=st.integers(0, 9**9), sha256=digests, id=ids
    ),
    Conflict: st.builds(Conflict, noun=words, entity_id=ids, incoming=words, found_at=times, id=ids),
}  # fmt: skip
