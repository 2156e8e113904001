"""What the nouns, their fields and their values are called on the screen, wherever a change is told."""

from typing import cast

from PySide6.QtCore import QCoreApplication

from claimdesk.domain.model import ClaimKind, SourceKind, Stance, Status
from claimdesk.ui.claim_pane.words import claim_kind_name, source_kind_name, stance_name, status_name


def _t(text: str) -> str:
    return QCoreApplication.translate("nouns", text)


def noun_name(noun: str) -> str:
    """The name of a noun that the history and the conflicts call by its class's name in small letters."""
    return {
        "reviewer": _t("Reviewer"),
        "scale": _t("Scale"),
        "rating": _t("Rating"),
        "article": _t("Article"),
        "claim": _t("Claim"),
        "highlight": _t("Place"),
        "verdict": _t("Verdict"),
        "source": _t("Source"),
        "evidence": _t("Evidence"),
        "attachment": _t("Kept document"),
        "conflict": _t("Conflict"),
    }[noun]


def field_name(field: str) -> str:
    """The name of a field of any noun."""
    return {
        "accessed_on": _t("Looked at on"),
        "added_at": _t("Added"),
        "archive_url": _t("Archived at"),
        "author": _t("Author"),
        "bytes": _t("Size in bytes"),
        "claimant": _t("Claimant"),
        "claimed_on": _t("Made on"),
        "colour": _t("Colour"),
        "created_at": _t("Marked"),
        "created_by": _t("Marked by"),
        "decided_at": _t("Decided"),
        "end": _t("Ends at"),
        "entity_id": _t("Of"),
        "excerpt": _t("Excerpt"),
        "explanation": _t("Explanation"),
        "file_name": _t("File"),
        "found_at": _t("Found"),
        "incoming": _t("Brought by the import"),
        "kind": _t("Kind"),
        "kinds": _t("Kinds"),
        "label": _t("Label"),
        "language": _t("Language"),
        "locator": _t("Where in it"),
        "meaning": _t("Meaning"),
        "media_type": _t("Format"),
        "name": _t("Name"),
        "note": _t("Note"),
        "noun": _t("About"),
        "organisation": _t("Organisation"),
        "origin": _t("From"),
        "position": _t("Order"),
        "published_on": _t("Published on"),
        "publisher": _t("Publisher"),
        "question": _t("Question"),
        "quote": _t("Quote"),
        "retired": _t("Retired"),
        "sha256": _t("SHA-256"),
        "stance": _t("Stance"),
        "start": _t("Begins at"),
        "statement": _t("Statement"),
        "status": _t("Status"),
        "tags": _t("Tags"),
        "text_sha256": _t("SHA-256 of the text"),
        "title": _t("Title"),
        "url": _t("Address"),
        "value": _t("Number"),
    }[field]


def value_said(value: object) -> str:
    """A field's value as a person reads it; nothing for an absent one."""
    match value:
        case None:
            return ""
        case bool():
            return _t("yes") if value else _t("no")
        case Status():
            return status_name(value)
        case ClaimKind():
            return claim_kind_name(value)
        case SourceKind():
            return source_kind_name(value)
        case Stance():
            return stance_name(value)
        case tuple():
            return ", ".join(map(value_said, cast("tuple[object, ...]", value)))
        case _:
            return str(value)
