"""What the values of the domain are called on the screen."""

import html

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from claimdesk.domain.model import ClaimKind, SourceKind, Stance, Status


def status_name(status: Status) -> str:
    return {
        Status.OPEN: QCoreApplication.translate("words", "Open"),
        Status.CHECKING: QCoreApplication.translate("words", "Checking"),
        Status.NEEDS_REVIEW: QCoreApplication.translate("words", "Needs review"),
        Status.DONE: QCoreApplication.translate("words", "Done"),
    }[status]


def claim_kind_name(kind: ClaimKind) -> str:
    return {
        ClaimKind.QUOTE: QCoreApplication.translate("words", "Quote"),
        ClaimKind.NUMERICAL: QCoreApplication.translate("words", "Numerical"),
        ClaimKind.EVENT: QCoreApplication.translate("words", "Event"),
        ClaimKind.CAUSAL: QCoreApplication.translate("words", "Causal"),
        ClaimKind.POSITION: QCoreApplication.translate("words", "Position"),
        ClaimKind.PREDICTION: QCoreApplication.translate("words", "Prediction"),
        ClaimKind.MEDIA: QCoreApplication.translate("words", "Image or video"),
        ClaimKind.OTHER: QCoreApplication.translate("words", "Other"),
    }[kind]


def source_kind_name(kind: SourceKind) -> str:
    return {
        SourceKind.PRIMARY: QCoreApplication.translate("words", "Primary source"),
        SourceKind.SECONDARY: QCoreApplication.translate("words", "Secondary source"),
        SourceKind.EXPERT: QCoreApplication.translate("words", "Expert"),
        SourceKind.DATA: QCoreApplication.translate("words", "Data"),
        SourceKind.MEDIA: QCoreApplication.translate("words", "Image or video"),
        SourceKind.OTHER: QCoreApplication.translate("words", "Other"),
    }[kind]


def stance_name(stance: Stance) -> str:
    return {
        Stance.SUPPORTS: QCoreApplication.translate("words", "supports"),
        Stance.REFUTES: QCoreApplication.translate("words", "refutes"),
        Stance.CONTEXT: QCoreApplication.translate("words", "context"),
    }[stance]


def tone_name(key: str) -> str:
    """What a tone of ``tones.TONES`` stands for; a colour of a house's own has no key there."""
    return {
        "true": QCoreApplication.translate("words", "True"),
        "mostly-true": QCoreApplication.translate("words", "Mostly true"),
        "half-true": QCoreApplication.translate("words", "Half true"),
        "misleading": QCoreApplication.translate("words", "Misleading"),
        "mostly-false": QCoreApplication.translate("words", "Mostly false"),
        "false": QCoreApplication.translate("words", "False"),
        "unverifiable": QCoreApplication.translate("words", "Unverifiable"),
        "opinion": QCoreApplication.translate("words", "Opinion"),
        "own-words": QCoreApplication.translate("words", "No tone"),
    }.get(key) or QCoreApplication.translate("words", "Own colour")


def date_refusal() -> str:
    """The sentence for a date that is none."""
    return QCoreApplication.translate("words", "Write a date as 2022-03-08, 2022-03 or 2022.")


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
