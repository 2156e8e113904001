"""A text file becomes an article draft."""

import codecs
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.text import normalise
from claimdesk.domain.views import ArticleDraft

MOST_BYTES = 64 * 1024 * 1024
"""The largest text taken in, in bytes; a book has about one million."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_TITLE = 100


def draft_of_file(path: Path, *, title: str = "", url: str | None = None) -> ArticleDraft:
    """The article in a text file: UTF-8, or UTF-16 and UTF-32 with a byte-order mark.

    Raises ClaimdeskError for what cannot be read, is too long or is no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except IsADirectoryError:
        raise ClaimdeskError("{path} is a folder; please choose a text file.", path=path) from None
    except FileNotFoundError:
        raise ClaimdeskError("There is no file {path}.", path=path) from None
    except OSError as error:
        if path.is_dir():  # Windows says "permission denied"
            raise ClaimdeskError("{path} is a folder; please choose a text file.", path=path) from error
        raise ClaimdeskError(
            "The file {path} cannot be read: {reason}.", path=path, reason=error.strerror or str(error)
        ) from error
    text = decode(data, str(path))
    return ArticleDraft(
        title=title or title_of(text, path.stem.replace("-", " ").replace("_", " ")), text=text, url=url
    )


def draft_of_ordinary_file(path: Path) -> ArticleDraft:
    """The same for a file on a disk alone: a pipe might be waited for without end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise ClaimdeskError("{path} is no ordinary file; please choose a text file.", path=path)
    return draft_of_file(path)


def decode(data: bytes, name: str) -> str:
    """The text in ``data``, which came from ``name``; raises ClaimdeskError where there is none."""
    if len(data) > MOST_BYTES:
        raise ClaimdeskError(
            "{name} is longer than {most} MB, so it was not added.", name=name, most=MOST_BYTES // 2**20
        )
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        raise ClaimdeskError(
            "{name} is no text in UTF-8 or UTF-16; please save it as UTF-8 text and add it again.", name=name
        ) from None
    if "\0" in text:
        raise ClaimdeskError("{name} is no text: it holds binary data.", name=name)
    return text


def title_of(text: str, otherwise: str) -> str:
    """The first line where it reads like a headline: short, with more below it, and without a full stop at its end."""
    first, _, rest = normalise(text).strip().partition("\n")
    first = first.strip()
    if rest.strip() and len(first) <= _LONGEST_TITLE and not first.endswith((".", "。", "؟", "?", "!", ":")):
        return first
    return otherwise[:1].upper() + otherwise[1:]
