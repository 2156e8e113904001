"""Searching the library: the full-text index asked, and what it finds read and marked."""

import json
import re
from collections.abc import Iterable, Sequence

from claimdesk.domain.finds import Hit, LikeClaim, Narrowing
from claimdesk.domain.folding import asked_words, excerpt, marks_in, pattern, spaced, tokens
from claimdesk.domain.text import Span
from claimdesk.storage.narrowing import conditions
from claimdesk.storage.picking import Rows, picked
from claimdesk.storage.reading import NEWEST_VERDICT, Reading

ARTICLE, CLAIM, SOURCE = "article", "claim", "source"
FINDS = (ARTICLE, CLAIM, SOURCE)
COMMON = 1000
"""Where more things than these have all the words, the newest come first: ranking so many takes longer than a look."""

_NEWEST = f"v.ordinal = {NEWEST_VERDICT.format(claim='c.id')}"
_FIRST_PLACE = "h.ordinal = (SELECT min(f.ordinal) FROM highlight f WHERE f.claim_id = c.id)"
_WEIGHTS = {CLAIM: "10, 6, 4, 3, 3, 2", SOURCE: "10, 4, 2", ARTICLE: "10, 4"}


def look(
    reading: Reading,
    words: str,
    kinds: Iterable[str] = FINDS,
    limit: int = 20,
    *,
    narrowing: Narrowing | None = None,
    unfinished: bool = True,
) -> list[Hit]:
    """What has all of the words, best first, at the most ``limit`` of each kind: articles, then claims, then sources.

    While the last word is ``unfinished`` it stands for all words that begin so. Punctuation means nothing.
    """
    asked = asked_words(words)
    found = pattern(asked, unfinished=unfinished)
    if found is None:
        return []
    wanted = narrowing or Narrowing()
    phrases = as_phrases(asked, unfinished=unfinished)
    readers = {ARTICLE: _articles, CLAIM: _claims, SOURCE: _sources}
    with reading.at_one_moment():
        return [hit for kind in FINDS if kind in kinds for hit in readers[kind](reading, phrases, found, wanted, limit)]


def ids_with(reading: Reading, kind: str, words: str) -> set[str]:
    """The ids of all things of one kind that have all the words, the last of which may be the beginning of one."""
    asked = asked_words(words)
    if not asked:
        return set()
    phrases = as_phrases(asked, unfinished=True)
    if kind == ARTICLE:
        having = json.dumps(sorted(_articles_with_each(reading, phrases)))
        return {row[0] for row in reading.rows(f"SELECT id FROM article WHERE {picked('ordinal')}", [having])}
    query = f"SELECT id FROM {kind} WHERE ordinal IN (SELECT rowid FROM search_{kind} WHERE search_{kind} MATCH ?)"
    return {row[0] for row in reading.rows(query, [" ".join(phrases)])}


def texts_with(reading: Reading, quote: str) -> list[str]:
    """The ids of the articles in whose texts the words of ``quote`` stand one after the other, folded."""
    if not asked_words(quote):
        return [row[0] for row in reading.rows("SELECT id FROM article ORDER BY ordinal")]
    query = f"{_TEXT_ARTICLES} WHERE search_text MATCH ?"
    found = {row[0] for row in reading.rows(query, [_quoted([spaced(quote)])])}
    ids = f"SELECT id FROM article WHERE {picked('ordinal')} ORDER BY ordinal"
    return [row[0] for row in reading.rows(ids, [json.dumps(list(found))])]


def like(reading: Reading, statement: str, besides: str | None, most: int = 50) -> list[LikeClaim]:
    """Earlier claims that share the rarest words of ``statement``, the likeliest first; scores are all 0."""
    asked = _rarest(reading, statement)
    if not asked:
        return []
    query = f"""
        WITH found AS (SELECT rowid AS ordinal, bm25(search_claim, 10, 6, 0, 0, 0, 0) AS score FROM search_claim
                       WHERE search_claim MATCH ? ORDER BY score LIMIT ?)
        SELECT c.id, c.statement, v.label, r.colour, v.decided_at, w.name, a.title
        FROM found JOIN claim c ON c.ordinal = found.ordinal
        LEFT JOIN verdict v ON {_NEWEST} LEFT JOIN rating r ON r.id = v.rating_id
        LEFT JOIN reviewer w ON w.id = v.reviewer_id
        LEFT JOIN highlight h ON {_FIRST_PLACE} LEFT JOIN article a ON a.id = h.article_id
        ORDER BY found.score"""
    match = "{statement quotes} : (" + " OR ".join(asked) + ")"
    return [
        LikeClaim(
            id=key, statement=said, score=0, label=label, colour=colour, when=when, reviewer=reviewer, title=title
        )
        for key, said, label, colour, when, reviewer, title in reading.rows(query, [match, most + 1])
        if key != besides
    ]


_MOST_WORDS = 8
"""Words of a statement that are looked up to find those like it: the rarest tell most, and frequent ones cost most."""


def _rarest(reading: Reading, statement: str) -> list[str]:
    """The rarest words that stand in any claim, each as FTS5 takes it; a pair of letters of one script as a phrase."""
    counted: list[tuple[int, str]] = []
    for word in dict.fromkeys(tokens(statement)):
        letters = spaced(word).split()
        rows = reading.rows(f"SELECT min(doc), count(*) FROM search_word WHERE {picked('term')}", [json.dumps(letters)])
        rarity, known = rows[0]
        if known == len(letters):
            counted.append((rarity, f'"{" ".join(letters)}"'))
    counted.sort(key=lambda pair: pair[0])
    return [word for _, word in counted[:_MOST_WORDS]]


def _quoted(words: Sequence[str]) -> str:
    """One phrase of FTS5, in which nothing is syntax."""
    said = " ".join(words).replace('"', " ")
    return f'"{said}"'


def as_phrases(asked: Sequence[str], *, unfinished: bool) -> list[str]:
    """The words as FTS5 takes them, each a phrase; the last one stands for its beginnings too, while ``unfinished``."""
    phrases = [_quoted([spaced(word)]) for word in asked]
    if phrases and unfinished:
        phrases[-1] += " *"
    return phrases


def _best(
    reading: Reading, kind: str, phrases: Sequence[str], where: str, values: Sequence[str], limit: int
) -> list[int]:
    """The ordinals of the best; of the newest, where the words are so common that ranking says little."""
    match = " ".join(phrases)
    base = f"FROM search_{kind} s JOIN {kind} c ON c.ordinal = s.rowid WHERE search_{kind} MATCH ? {where}"
    counting = f"SELECT count(*) FROM (SELECT 1 FROM search_{kind} WHERE search_{kind} MATCH ? LIMIT {COMMON + 1})"
    common = reading.rows(counting, [match])[0][0] > COMMON
    order = "s.rowid DESC" if common else f"bm25(search_{kind}, {_WEIGHTS[kind]}), s.rowid DESC"
    return [row[0] for row in reading.rows(f"SELECT s.rowid {base} ORDER BY {order} LIMIT ?", [match, *values, limit])]


def _in_order(rows: Iterable[Rows], order: Sequence[int]) -> list[Rows]:
    by_ordinal = {row[0]: row for row in rows}
    return [by_ordinal[ordinal] for ordinal in order]


# Claims


def _claims(
    reading: Reading, phrases: Sequence[str], found: re.Pattern[str], wanted: Narrowing, limit: int
) -> list[Hit]:
    where, values = conditions(wanted)
    best = _best(reading, CLAIM, phrases, "".join(f" AND {one}" for one in where), values, limit)
    query = f"""
        SELECT c.ordinal, c.id, c.statement, c.claimant, c.tags, c.note, v.label, r.colour, h.article_id,
            (SELECT json_group_array(quote) FROM highlight q WHERE q.claim_id = c.id),
            (SELECT json_group_array(json_array(w.label, w.explanation)) FROM verdict w WHERE w.claim_id = c.id),
            (SELECT json_group_array(json_array(e.excerpt, e.locator, e.question, e.note)) FROM evidence e
             WHERE e.claim_id = c.id)
        FROM claim c
        LEFT JOIN verdict v ON {_NEWEST} LEFT JOIN rating r ON r.id = v.rating_id
        LEFT JOIN highlight h ON {_FIRST_PLACE} WHERE {picked("c.ordinal")}"""
    hits: list[Hit] = []
    for row in _in_order(reading.rows(query, [json.dumps(best)]), best):
        _, key, statement, claimant, tags, note, label, colour, article_id, quotes, verdicts, evidence = row
        fields = {
            "quote": [quote for quote in json.loads(quotes) if quote != statement],
            "verdict": [word for pair in json.loads(verdicts) for word in pair],
            "evidence": [word for parts in json.loads(evidence) for word in parts],
            "filed": [claimant, *json.loads(tags)],
            "note": [note],
        }
        field, snippet, marks = _where(found, fields)
        hits.append(
            Hit(
                kind=CLAIM, id=key, title=statement, title_marks=marks_in(statement, found), field=field,
                snippet=snippet, marks=marks, article_id=article_id, claim_id=key, label=label, colour=colour,
            )
        )  # fmt: skip
    return hits


def _where(found: re.Pattern[str], fields: dict[str, list[str | None]]) -> tuple[str, str, tuple[Span, ...]]:
    """The first field that has one of the words, with the stretch around it."""
    for field, texts in fields.items():
        for text in texts:
            if text and found.search(text):
                return field, *excerpt(text, found)
    return "", "", ()


# Sources


def _sources(
    reading: Reading, phrases: Sequence[str], found: re.Pattern[str], wanted: Narrowing, limit: int
) -> list[Hit]:
    where, values = _of_wanted_claims(wanted, "evidence", "source_id")
    best = _best(reading, SOURCE, phrases, where, values, limit)
    query = f"""
        SELECT ordinal, id, title, publisher, author, url, archive_url, note,
            (SELECT json_array(h.article_id, h.claim_id) FROM evidence e JOIN highlight h ON h.claim_id = e.claim_id
             WHERE e.source_id = source.id ORDER BY e.ordinal, h.ordinal LIMIT 1)
        FROM source WHERE {picked("ordinal")}"""
    hits: list[Hit] = []
    for row in _in_order(reading.rows(query, [json.dumps(best)]), best):
        _, key, title, publisher, author, url, archive_url, note, cited = row
        article_id, claim_id = json.loads(cited) if cited else (None, None)
        field, snippet, marks = _where(found, {"origin": [publisher, author, url, archive_url], "note": [note]})
        shown = title or url or ""
        hits.append(
            Hit(
                kind=SOURCE, id=key, title=shown, title_marks=marks_in(shown, found), field=field, snippet=snippet,
                marks=marks, article_id=article_id, claim_id=claim_id,
            )
        )  # fmt: skip
    return hits


def _of_wanted_claims(wanted: Narrowing, link: str, column: str) -> tuple[str, list[str]]:
    """The condition that one of the wanted claims is linked with a thing by the table ``link``."""
    if wanted.everything:
        return "", []
    where, values = conditions(wanted, claim="k")
    linked = f"FROM {link} l JOIN claim k ON k.id = l.claim_id WHERE l.{column} = c.id"
    return f" AND EXISTS (SELECT 1 {linked} AND {' AND '.join(where)})", values


# Articles

_TEXT_ARTICLES = """SELECT c.ordinal FROM search_text s JOIN search_text_key k ON k.ordinal = s.rowid
    JOIN article c ON c.text_sha256 = k.sha256"""


def _articles(
    reading: Reading, phrases: Sequence[str], found: re.Pattern[str], wanted: Narrowing, limit: int
) -> list[Hit]:
    where, values = _of_wanted_claims(wanted, "highlight", "article_id")
    best = _best(reading, ARTICLE, phrases, where, values, limit)
    best += [one for one in _best_texts(reading, phrases, where, values, limit) if one not in set(best)]
    if len(best) < limit and len(phrases) > 1:
        rest = sorted(_articles_with_each(reading, phrases) - set(best), reverse=True)
        query = f"SELECT c.ordinal FROM article c WHERE {picked('c.ordinal')} {where} ORDER BY c.ordinal DESC"
        best += [row[0] for row in reading.rows(query, [json.dumps(rest), *values])]
    best = best[:limit]
    query = f"""SELECT c.ordinal, c.id, c.title, c.publisher, c.author, c.url, t.text
        FROM article c JOIN article_text t ON t.sha256 = c.text_sha256 WHERE {picked("c.ordinal")}"""
    hits: list[Hit] = []
    for row in _in_order(reading.rows(query, [json.dumps(best)]), best):
        _, key, title, publisher, author, url, text = row
        field, snippet, marks = _where(found, {"text": [text], "origin": [publisher, author, url]})
        first = found.search(text)
        hits.append(
            Hit(
                kind=ARTICLE, id=key, title=title, title_marks=marks_in(title, found), field=field, snippet=snippet,
                marks=marks, article_id=key, at=first.start() if first else None,
            )
        )  # fmt: skip
    return hits


def _best_texts(reading: Reading, phrases: Sequence[str], where: str, values: Sequence[str], limit: int) -> list[int]:
    match = " ".join(phrases)
    counting = f"SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH ? LIMIT {COMMON + 1})"
    order = "s.rowid DESC" if reading.rows(counting, [match])[0][0] > COMMON else "bm25(search_text), c.ordinal DESC"
    query = f"{_TEXT_ARTICLES} WHERE search_text MATCH ? {where} ORDER BY {order} LIMIT ?"
    return [row[0] for row in reading.rows(query, [match, *values, limit])]


def _articles_with_each(reading: Reading, phrases: Sequence[str]) -> set[int]:
    """The articles that have each word in their text or in what is known about them."""
    found: set[int] | None = None
    for phrase in phrases:
        rows = reading.rows("SELECT rowid FROM search_article WHERE search_article MATCH ?", [phrase])
        rows += reading.rows(f"{_TEXT_ARTICLES} WHERE search_text MATCH ?", [phrase])
        having = {row[0] for row in rows}
        found = having if found is None else found & having
    return found or set()


# What there is to narrow a search by


def labels(reading: Reading) -> tuple[str, ...]:
    """The labels of all verdicts, the most frequent first."""
    rows = reading.rows("SELECT label FROM verdict GROUP BY label ORDER BY count(*) DESC, label")
    return tuple(row[0] for row in rows)


def tags(reading: Reading) -> tuple[str, ...]:
    """The tags of all claims, in the order of the alphabet."""
    query = "SELECT DISTINCT value FROM claim, json_each(claim.tags) WHERE tags <> '[]' ORDER BY value COLLATE NOCASE"
    return tuple(row[0] for row in reading.rows(query))
