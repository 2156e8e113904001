"""From bytes to a document that fits the schema: every fault becomes one plain sentence that names the place."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from claimdesk.bundled import read_text
from claimdesk.domain.anchoring import shown
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.phrases import Phrase, joined
from claimdesk.services.exchange.json_layout import FORMAT, KEYS, RATING_KEYS, VERSION

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

Record = dict[str, Any]

_MARKED_ESCAPE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_ANCHORED = frozenset({"text", "quote", "prefix", "suffix"})
_SHAPES = {
    "object": Phrase("an object"), "array": Phrase("a list"), "string": Phrase("a text"),
    "integer": Phrase("a whole number"), "number": Phrase("a number"), "boolean": Phrase("true or false"),
    "null": Phrase("null"),
}  # fmt: skip
_PATTERNS = {
    "[0-9a-fA-F]{8}-": Phrase("a UUID"),
    "T(": Phrase("a time in UTC such as 2026-11-22T10:00:00Z"),
    "[0-9]{4}(": Phrase("a date such as 2026-11-22, 2026-11 or 2026"),
    "{64}": Phrase("a SHA-256 in lower case"),
    "^#": Phrase("a colour such as #b3261e"),
}
"""What a pattern of the schema asks for, by a part that it alone has."""


def parse(data: bytes) -> tuple[Record, list[Phrase]]:
    """The document in ``data``, valid against the schema, and sentences on what had to be left out of it.

    Raises ClaimdeskError with one sentence for anything that is no annotation set of this version.
    """
    document = _load(data)
    if not isinstance(document, dict) or cast("Record", document).get("format") != FORMAT:
        raise ClaimdeskError("This is no annotation set: it does not say that its format is “{format}”.", format=FORMAT)
    record = cast("Record", document)
    version = record.get("version")
    if isinstance(version, bool) or version != VERSION:
        raise _other_version(version)
    dropped: list[Phrase] = []
    try:
        if _MARKED_ESCAPE.search(data):
            record = _storable(record, "", dropped)
        error = next(_validator().iter_errors(record), None)
    except (RecursionError, ValueError):
        raise _too_deep() from None
    if error is not None:
        known = cast("list[object]", getattr(error.kind, "options", []))
        fault = _fault(error.instance_path, str(error.schema_path[-1]), error.instance, error.message, known)
        raise ClaimdeskError("This annotation set cannot be read: {fault}.", fault=fault)
    return record, dropped + [Phrase("Left out: {what}", what=place) for place in sorted(_unknown(record))]


def where(path: Iterable[str | int]) -> str:
    """A place in a document as a person writes it: ``claims[3].status``."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.removeprefix(".")


def _load(data: bytes) -> object:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimdeskError(
            "This file is not in UTF-8: byte {byte} fits nowhere; save it as UTF-8.", byte=error.start + 1
        ) from None
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise ClaimdeskError(
            "This file is not valid JSON: line {line}, column {column} cannot be read; "
            "perhaps it was cut short or changed by hand.",
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise ClaimdeskError("This file is no annotation set: it holds a number with thousands of digits.") from None


def _object(pairs: list[tuple[str, Any]]) -> Record:
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ClaimdeskError(
            "This file says {key} twice in one object, so it is unclear which of them holds.", key=shown(twice)
        )
    return record


def _no_number(word: str) -> float:
    raise ClaimdeskError("This file is not valid JSON: it holds {word} where a number should be.", word=word)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ClaimdeskError("This file holds a number that is too large: {number}.", number=digits[:20])
    return number


def _too_deep() -> ClaimdeskError:
    return ClaimdeskError("This file is no annotation set: it is nested far too deeply.")


def _other_version(version: object) -> ClaimdeskError:
    if isinstance(version, str) and version.strip() == str(VERSION):
        return ClaimdeskError(
            "This set gives its version as a text, “{known}”, where the number {known} should stand.", known=VERSION
        )
    if isinstance(version, int | str) and not isinstance(version, bool):
        return ClaimdeskError(
            "This set is version {version}; this Claimdesk reads version {known}: a newer Claimdesk may read it.",
            version=str(version)[:20],
            known=VERSION,
        )
    return ClaimdeskError(
        "This set does not say which version of the format it is; this Claimdesk reads version {known}.", known=VERSION
    )


def _storable(value: Any, place: str, dropped: list[Phrase]) -> Any:
    """``value`` without lone surrogates, which are no characters, and without NUL, which the library cannot hold.

    In texts and quotes NUL stays for now: offsets and SHA-256 count it, and normalising takes it out with care.
    """
    if isinstance(value, str):
        kept = re.sub("[\ud800-\udfff]" if place.rpartition(".")[2] in _ANCHORED else "[\0\ud800-\udfff]", "", value)
        if kept != value:
            dropped.append(Phrase("Left out: characters that cannot be stored, in {place}", place=place))
        return kept
    if isinstance(value, list):
        return [_storable(one, f"{place}[{at}]", dropped) for at, one in enumerate(cast("list[Any]", value))]
    if isinstance(value, dict):
        return {
            str(_storable(key, "a key", dropped)): _storable(one, f"{place}.{key}".removeprefix("."), dropped)
            for key, one in cast("Record", value).items()
        }
    return value


@cache
def _validator() -> "Draft202012Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(json.loads(read_text("schemas", "annotation-set-1.json")))


def _fault(path: list[str | int], rule: str, value: object, message: str, known: list[object]) -> Phrase:
    place = where(path) or Phrase("the document")
    if rule == "required":
        return Phrase("{place} has no “{missing}”", place=place, missing=message.split('"')[1])
    if rule == "enum":
        words = ", ".join(map(str, known))
        return Phrase("{place} is {value}, which is none of {known}", place=place, value=_said(value), known=words)
    if rule in {"pattern", "type"}:
        wanted = _shape(message) if rule == "type" else _form(message)
        return Phrase("{place} is {value}, which is not {wanted}", place=place, value=_said(value), wanted=wanted)
    if rule == "minLength":
        return Phrase("{place} is empty", place=place)
    if rule == "minimum":
        return Phrase("{place} is too small a number", place=place)
    return Phrase("{place} is too large a number", place=place)


def _form(message: str) -> Phrase:
    asked = message.rpartition("match")[2]
    return next((words for part, words in _PATTERNS.items() if part in asked), Phrase("what fits"))


def _shape(message: str) -> object:
    asked = message.rpartition(" not of ")[2]
    return joined("{before} or {next}", (words for name, words in _SHAPES.items() if f'"{name}"' in asked))


def _said(value: object) -> Phrase | str:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict | list):
        return Phrase("a list") if isinstance(value, list) else Phrase("an object")
    return json.dumps(value)[:20]


def _unknown(document: Record) -> set[str]:
    found = {key for key in document if key not in {"format", "version", "generator", "exported_at", *KEYS}}
    for name, known in KEYS.items():
        for record in cast("list[Record]", document.get(name, [])):
            found.update(f"{name}[].{key}" for key in record.keys() - set(known))
    for scale in cast("list[Record]", document.get("scales", [])):
        for rating in cast("list[Record]", scale.get("ratings", [])):
            found.update(f"scales[].ratings[].{key}" for key in rating.keys() - set(RATING_KEYS))
    return found
