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
from claimdesk.services.exchange.json_layout import FORMAT, KEYS, RATING_KEYS, VERSION

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

Record = dict[str, Any]

_MARKED_ESCAPE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_ANCHORED = frozenset({"text", "quote", "prefix", "suffix"})
_TOO_DEEP = "This file is no annotation set: it is nested far too deeply."
_SHAPES = {
    "object": "an object", "array": "a list", "string": "a text", "integer": "a whole number", "number": "a number",
    "boolean": "true or false", "null": "null",
}  # fmt: skip
_PATTERNS = {
    "[0-9a-fA-F]{8}-": "a UUID",
    "T(": "a time in UTC such as 2026-11-22T10:00:00Z",
    "[0-9]{4}(": "a date such as 2026-11-22, 2026-11 or 2026",
    "{64}": "a SHA-256 in lower case",
    "^#": "a colour such as #b3261e",
}
"""What a pattern of the schema asks for, by a part that it alone has."""


def parse(data: bytes) -> tuple[Record, list[str]]:
    """The document in ``data``, valid against the schema, and sentences on what had to be left out of it.

    Raises ClaimdeskError with one sentence for anything that is no annotation set of this version.
    """
    document = _load(data)
    if not isinstance(document, dict) or cast("Record", document).get("format") != FORMAT:
        raise ClaimdeskError(f"This is no annotation set: it does not say that its format is “{FORMAT}”.")
    record = cast("Record", document)
    version = record.get("version")
    if isinstance(version, bool) or version != VERSION:
        raise ClaimdeskError(_other_version(version))
    dropped: list[str] = []
    try:
        if _MARKED_ESCAPE.search(data):
            record = _storable(record, "", dropped)
        error = next(_validator().iter_errors(record), None)
    except (RecursionError, ValueError):
        raise ClaimdeskError(_TOO_DEEP) from None
    if error is not None:
        known = cast("list[object]", getattr(error.kind, "options", []))
        raise ClaimdeskError(
            _fault(error.instance_path, str(error.schema_path[-1]), error.instance, error.message, known)
        )
    return record, dropped + sorted(f"Left out: {place}" for place in _unknown(record))


def where(path: Iterable[str | int]) -> str:
    """A place in a document as a person writes it: ``claims[3].status``."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.removeprefix(".")


def _load(data: bytes) -> object:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimdeskError(
            f"This file is not in UTF-8: byte {error.start + 1} fits nowhere; save it as UTF-8."
        ) from None
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise ClaimdeskError(
            f"This file is not valid JSON: line {error.lineno}, column {error.colno} cannot be read; "
            "perhaps it was cut short or changed by hand."
        ) from None
    except RecursionError:
        raise ClaimdeskError(_TOO_DEEP) from None
    except ValueError:
        raise ClaimdeskError("This file is no annotation set: it holds a number with thousands of digits.") from None


def _object(pairs: list[tuple[str, Any]]) -> Record:
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ClaimdeskError(
            f"This file says {shown(twice)} twice in one object, so it is unclear which of them holds."
        )
    return record


def _no_number(word: str) -> float:
    raise ClaimdeskError(f"This file is not valid JSON: it holds {word} where a number should be.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ClaimdeskError(f"This file holds a number that is too large: {digits[:20]}.")
    return number


def _other_version(version: object) -> str:
    if isinstance(version, str) and version.strip() == str(VERSION):
        return f"This set gives its version as a text, “{VERSION}”, where the number {VERSION} should stand."
    if isinstance(version, int | str) and not isinstance(version, bool):
        word = str(version)[:20]
        return f"This set is version {word}; this Claimdesk reads version {VERSION}: a newer Claimdesk may read it."
    return f"This set does not say which version of the format it is; this Claimdesk reads version {VERSION}."


def _storable(value: Any, place: str, dropped: list[str]) -> Any:
    """``value`` without lone surrogates, which are no characters, and without NUL, which the library cannot hold.

    In texts and quotes NUL stays for now: offsets and SHA-256 count it, and normalising takes it out with care.
    """
    if isinstance(value, str):
        kept = re.sub("[\ud800-\udfff]" if place.rpartition(".")[2] in _ANCHORED else "[\0\ud800-\udfff]", "", value)
        if kept != value:
            dropped.append(f"Left out: characters that cannot be stored, in {place}")
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


def _fault(path: list[str | int], rule: str, value: object, message: str, known: list[object]) -> str:
    place = where(path) or "the document"
    start = "This annotation set cannot be read: "
    if rule == "required":
        missing = message.split('"')[1]
        return f"{start}{place} has no “{missing}”."
    if rule == "enum":
        return f"{start}{place} is {_said(value)}, which is none of {', '.join(map(str, known))}."
    if rule == "pattern":
        wanted = next(
            (words for part, words in _PATTERNS.items() if part in message.rpartition("match")[2]), "what fits"
        )
        return f"{start}{place} is {_said(value)}, which is not {wanted}."
    if rule == "type":
        wanted = " or ".join(
            words for name, words in _SHAPES.items() if f'"{name}"' in message.rpartition(" not of ")[2]
        )
        return f"{start}{place} is {_said(value)}, which is not {wanted}."
    if rule == "minLength":
        return f"{start}{place} is empty."
    return f"{start}{place} is too {'small' if rule == 'minimum' else 'large'} a number."


def _said(value: object) -> str:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "an object"
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
