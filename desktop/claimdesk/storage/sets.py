"""Puts an annotation set together: the articles with everything said about them, or a part of that."""

import json
from collections.abc import Iterable

from claimdesk.domain.model import (
    AnnotationSet,
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
from claimdesk.domain.views import Selection
from claimdesk.storage.mapping import E, columns_of, from_columns
from claimdesk.storage.picking import picked
from claimdesk.storage.reading import Reading

_IN_TEXT_ORDER = 'ORDER BY (SELECT added_at FROM article a WHERE a.id = article_id), article_id, start, "end", id'
_BY_CREATION = "ORDER BY ordinal, id"


def annotation_set(
    reading: Reading, selection: Selection | None = None, *, documents: bool = False, texts: bool = True
) -> AnnotationSet:
    """The library, or the part that ``selection`` names, in the order in which sets are written.

    A claim is taken if it has a place in one of the articles, one of the statuses, and a verdict of one of the labels
    by one of the reviewers; with ``reviewers``, only their verdicts come along. ``documents`` brings the attachments'
    contents; without ``texts`` the articles come without theirs.
    """
    with reading.at_one_moment():
        return _put_together(reading, selection or Selection(), documents=documents, texts=texts)


def _put_together(reading: Reading, wanted: Selection, *, documents: bool, texts: bool) -> AnnotationSet:
    claims = _claims(reading, wanted)
    claim_ids = json.dumps([c.id for c in claims])
    highlights = reading.found(Highlight, f"{picked('claim_id')} {_IN_TEXT_ORDER}", claim_ids)
    if wanted.articles:
        chosen_articles = _present(reading, "article_id", "highlight", wanted.articles)
        highlights = [h for h in highlights if h.article_id in chosen_articles]
    verdicts = reading.found(Verdict, f"{picked('claim_id')} {_BY_CREATION}", claim_ids)
    if wanted.reviewers:
        chosen = _reviewer_ids(reading, wanted.reviewers)
        verdicts = [v for v in verdicts if v.reviewer_id in chosen]
    evidence = reading.found(Evidence, f"{picked('claim_id')} {_BY_CREATION}", claim_ids)
    if wanted.everything:
        sources, scales, reviewers = reading.found(Source), reading.found(Scale), reading.found(Reviewer)
        articles = _articles(reading, None, texts=texts)
    else:
        sources = _of(reading, Source, (e.source_id for e in evidence))
        scales = _of(reading, Scale, (v.scale_id for v in verdicts if v.scale_id))
        reviewers = _of(reading, Reviewer, [v.reviewer_id for v in verdicts] + [c.created_by or "" for c in claims])
        asked_for = _present(reading, "id", "article", wanted.articles)
        articles = _articles(reading, {h.article_id for h in highlights}.union(asked_for), texts=texts)
    attachments = reading.found(
        Attachment, f"{picked('source_id')} {_BY_CREATION}", json.dumps([s.id for s in sources])
    )
    kept = {a.sha256: reading.document(a.sha256) for a in attachments} if documents else {}
    return AnnotationSet(
        reviewers=tuple(reviewers),
        scales=tuple(scales),
        ratings=tuple(
            reading.found(
                Rating, f"{picked('scale_id')} ORDER BY scale_id, position, ordinal", json.dumps([s.id for s in scales])
            )
        ),
        articles=tuple(articles),
        claims=tuple(claims),
        highlights=tuple(highlights),
        verdicts=tuple(verdicts),
        sources=tuple(sources),
        evidence=tuple(evidence),
        attachments=tuple(attachments),
        documents={key: data for key, data in kept.items() if data is not None},
    )


def _claims(reading: Reading, wanted: Selection) -> list[Claim]:
    conditions: list[str] = ["TRUE"]
    values: list[str] = []
    if wanted.articles:
        conditions.append(f"id IN (SELECT claim_id FROM highlight WHERE {picked('article_id')})")
        values.append(json.dumps(_present(reading, "article_id", "highlight", wanted.articles)))
    if wanted.statuses:
        conditions.append(picked("status"))
        values.append(json.dumps(_present(reading, "status", "claim", wanted.statuses)))
    if wanted.verdicts or wanted.reviewers:
        inner = ["TRUE"]
        if wanted.verdicts:
            inner.append(picked("label"))
            values.append(json.dumps(_present(reading, "label", "verdict", wanted.verdicts)))
        if wanted.reviewers:
            inner.append(picked("reviewer_id"))
            values.append(json.dumps(sorted(_reviewer_ids(reading, wanted.reviewers))))
        conditions.append(f"id IN (SELECT claim_id FROM verdict WHERE {' AND '.join(inner)})")
    return reading.found(Claim, f"{' AND '.join(conditions)} ORDER BY created_at, ordinal, id", *values)


def _reviewer_ids(reading: Reading, named: Iterable[str]) -> set[str]:
    folded = {name.casefold() for name in named}
    return {r.id for r in reading.found(Reviewer) if r.id.casefold() in folded or r.name.casefold() in folded}


def _present(reading: Reading, column: str, table: str, wanted: Iterable[str]) -> list[str]:
    """The values in a column that are wanted, whatever their case."""
    folded = {value.casefold() for value in wanted}
    rows = reading.rows(f"SELECT DISTINCT {column} FROM {table}")
    return [value for (value,) in rows if value.casefold() in folded]


def _of(reading: Reading, kind: type[E], ids: Iterable[str]) -> list[E]:
    return reading.found(kind, f"{picked('id')} {_BY_CREATION}", json.dumps(sorted(set(ids))))


def _articles(reading: Reading, ids: set[str] | None, *, texts: bool) -> list[Article]:
    names = columns_of(Article)
    where, values = ("", []) if ids is None else (f"WHERE {picked('a.id')}", [json.dumps(sorted(ids))])
    query = f"""SELECT {", ".join(f"a.{n}" for n in names)}, {"t.text" if texts else "''"} FROM article a
        JOIN article_text t ON t.sha256 = a.text_sha256 {where} ORDER BY a.added_at, a.id"""
    return [from_columns(Article, dict(zip(names, row, strict=False)), row[-1]) for row in reading.rows(query, values)]
