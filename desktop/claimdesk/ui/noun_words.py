"""What the nouns, their fields and their values are called on the screen, wherever a change is told."""

from typing import cast

from claimdesk.domain.model import ClaimKind, SourceKind, Stance, Status
from claimdesk.ui.claim_pane.words import claim_kind_name, source_kind_name, stance_name, status_name
from claimdesk.ui.language import tr


def noun_name(noun: str) -> str:
    """The name of a noun that the history and the conflicts call by its class's name in small letters."""
    return {
        "reviewer": tr("Reviewer"),
        "scale": tr("Scale"),
        "rating": tr("Rating"),
        "article": tr("Article"),
        "claim": tr("Claim"),
        "highlight": tr("Place"),
        "verdict": tr("Verdict"),
        "source": tr("Source"),
        "evidence": tr("Evidence"),
        "attachment": tr("Kept document"),
        "conflict": tr("Conflict"),
    }[noun]


def field_name(field: str) -> str:
    """The name of a field of any noun."""
    return {
        "accessed_on": tr("Looked at on"),
        "added_at": tr("Added"),
        "archive_url": tr("Archived at"),
        "author": tr("Author"),
        "bytes": tr("Size in bytes"),
        "claimant": tr("Claimant"),
        "claimed_on": tr("Made on"),
        "colour": tr("Colour"),
        "created_at": tr("Marked"),
        "created_by": tr("Marked by"),
        "decided_at": tr("Decided"),
        "end": tr("Ends at"),
        "entity_id": tr("Of"),
        "excerpt": tr("Excerpt"),
        "explanation": tr("Explanation"),
        "file_name": tr("File"),
        "found_at": tr("Found"),
        "incoming": tr("Brought by the import"),
        "kind": tr("Kind"),
        "kinds": tr("Kinds"),
        "label": tr("Label"),
        "language": tr("Language"),
        "locator": tr("Where in it"),
        "meaning": tr("Meaning"),
        "media_type": tr("Format"),
        "name": tr("Name"),
        "note": tr("Note"),
        "noun": tr("About"),
        "organisation": tr("Organisation"),
        "origin": tr("From"),
        "position": tr("Order"),
        "published_on": tr("Published on"),
        "publisher": tr("Publisher"),
        "question": tr("Question"),
        "quote": tr("Quote"),
        "retired": tr("Retired"),
        "sha256": tr("SHA-256"),
        "stance": tr("Stance"),
        "start": tr("Begins at"),
        "statement": tr("Statement"),
        "status": tr("Status"),
        "tags": tr("Tags"),
        "text_sha256": tr("SHA-256 of the text"),
        "title": tr("Title"),
        "url": tr("Address"),
        "value": tr("Number"),
    }[field]


def value_said(value: object) -> str:
    """A field's value as a person reads it; nothing for an absent one."""
    match value:
        case None:
            return ""
        case bool():
            return tr("yes") if value else tr("no")
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
