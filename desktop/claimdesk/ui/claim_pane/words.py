"""What the values of the domain are called on the screen."""

import html

from PySide6.QtCore import QDateTime, QLocale, Qt

from claimdesk.domain.model import ClaimKind, SourceKind, Stance, Status
from claimdesk.ui.language import tr


def status_name(status: Status) -> str:
    return {
        Status.OPEN: tr("Open"),
        Status.CHECKING: tr("Checking"),
        Status.NEEDS_REVIEW: tr("Needs review"),
        Status.DONE: tr("Done"),
    }[status]


def claim_kind_name(kind: ClaimKind) -> str:
    return {
        ClaimKind.QUOTE: tr("Quote"),
        ClaimKind.NUMERICAL: tr("Numerical"),
        ClaimKind.EVENT: tr("Event"),
        ClaimKind.CAUSAL: tr("Causal"),
        ClaimKind.POSITION: tr("Position"),
        ClaimKind.PREDICTION: tr("Prediction"),
        ClaimKind.MEDIA: tr("Image or video"),
        ClaimKind.OTHER: tr("Other"),
    }[kind]


def source_kind_name(kind: SourceKind) -> str:
    return {
        SourceKind.PRIMARY: tr("Primary source"),
        SourceKind.SECONDARY: tr("Secondary source"),
        SourceKind.EXPERT: tr("Expert"),
        SourceKind.DATA: tr("Data"),
        SourceKind.MEDIA: tr("Image or video"),
        SourceKind.OTHER: tr("Other"),
    }[kind]


def stance_name(stance: Stance) -> str:
    return {
        Stance.SUPPORTS: tr("supports"),
        Stance.REFUTES: tr("refutes"),
        Stance.CONTEXT: tr("context"),
    }[stance]


def tone_name(key: str) -> str:
    """What a tone of ``tones.TONES`` stands for; a colour of a house's own has no key there."""
    return {
        "true": tr("True"),
        "mostly-true": tr("Mostly true"),
        "half-true": tr("Half true"),
        "misleading": tr("Misleading"),
        "mostly-false": tr("Mostly false"),
        "false": tr("False"),
        "unverifiable": tr("Unverifiable"),
        "opinion": tr("Opinion"),
        "own-words": tr("No tone"),
    }.get(key) or tr("Own colour")


def date_refusal() -> str:
    """The sentence for a date that is none."""
    return tr("Write a date as 2022-03-08, 2022-03 or 2022.")


def day_of(moment: str) -> str:
    """The day of an RFC 3339 time on the local clock, as the locale writes it; the text itself if it is no time."""
    parsed = QDateTime.fromString(moment, Qt.DateFormat.ISODate)
    if not parsed.isValid():
        return moment
    return QLocale().toString(parsed.toLocalTime().date(), QLocale.FormatType.ShortFormat)


def split_tags(typed: str) -> tuple[str, ...]:
    """The tags in a line with commas, each once, in order."""
    return tuple(dict.fromkeys(tag for part in typed.split(",") if (tag := part.strip())))


def plain_tooltip(text: str) -> str:
    """``text`` for a tooltip, which would take it for HTML."""
    return "<span>" + html.escape(text).replace("\n", "<br>") + "</span>" if text else ""
