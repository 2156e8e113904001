"""From the library to a file: a selection of it, in one of the formats, noted in the history."""

from collections.abc import Iterator
from pathlib import Path

from claimdesk import __version__
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import AnnotationSet, now
from claimdesk.domain.phrases import Phrase
from claimdesk.domain.views import Selection
from claimdesk.services.desk import Desk
from claimdesk.services.exchange.contract import WriteOptions
from claimdesk.services.exchange.files import write_set
from claimdesk.services.exchange.formats import by_name
from claimdesk.storage.sets import annotation_set


def export_file(
    desk: Desk, name: str, path: Path, selection: Selection, *, with_attachments: bool = False, raw: bool = False
) -> list[Phrase]:
    """Write a part of the library to ``path``, whole or not at all; what the format could not carry, in sentences.

    Raises ClaimdeskError, with an old file left as it was.
    """
    chosen = by_name(name)
    if desk.library.is_at(path):  # before anything reads the file there, which would drop our locks on it
        raise ClaimdeskError("“{path}” is the library itself, so nothing was written; choose another name.", path=path)
    found = _checked_set(desk, selection, with_attachments=with_attachments)
    write_set(path, chosen, found, _options(with_attachments=with_attachments, raw=raw))
    _note(desk, name)
    return chosen.loses(found)


def export_pieces(
    desk: Desk, name: str, selection: Selection, *, with_attachments: bool = False, raw: bool = False
) -> tuple[Iterator[str], list[Phrase]]:
    """The same as text in pieces, for a pipe, with the sentences on what could not be carried."""
    chosen = by_name(name)
    if chosen.write is None:
        raise ClaimdeskError("The format “{name}” can be read but not written.", name=name)
    found = _checked_set(desk, selection, with_attachments=with_attachments)
    _note(desk, name)
    return chosen.write(found, _options(with_attachments=with_attachments, raw=raw)), chosen.loses(found)


def _options(*, with_attachments: bool, raw: bool) -> WriteOptions:
    return WriteOptions(
        exported_at=now(), generator=f"Claimdesk {__version__}", with_attachments=with_attachments, raw=raw
    )


def _checked_set(desk: Desk, selection: Selection, *, with_attachments: bool) -> AnnotationSet:
    for article_id in selection.articles:
        if desk.library.read.article_summary(article_id) is None:
            raise ClaimdeskError("There is no article with the id {id} in this library.", id=article_id)
    return annotation_set(desk.library.read, selection, documents=with_attachments)


def _note(desk: Desk, name: str) -> None:
    try:
        desk.history.note_export(f"Export {name}", desk.reviewer)
    except ClaimdeskError:
        return  # what can only be read, or is busy, can still be exported; merging then takes what was edited as unseen
