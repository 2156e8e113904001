"""What a report says beside the error: versions and the system, and nothing of anybody's work."""

import platform
import sys
from collections.abc import Iterable

from claimdesk import __version__


def report(told: str, more: Iterable[tuple[str, str]] = ()) -> str:
    """A report to be copied: what happened, as ``redaction.told`` tells it, below the facts and ``more`` of them."""
    facts = [
        ("Claimdesk", __version__ + (" (frozen)" if getattr(sys, "frozen", False) else "")),
        ("Python", f"{platform.python_version()}, {platform.machine()}"),
        ("System", platform.platform()),
        *more,
    ]
    return "\n".join([*(f"{name}: {value}" for name, value in facts), "", told.strip(), ""])
