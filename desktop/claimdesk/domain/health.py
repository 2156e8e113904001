"""Whether a library is sound: what a check finds, and how it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError

GoOn = Callable[[float], bool]
"""Told from time to time how much is done, from 0 to 1; answers whether to go on."""


class StoppedError(ClaimdeskError):
    """Somebody wanted no more of it; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: ``line`` says what is hit and what can be done.

    ``part`` is file, schema, keys, rows, history, texts, highlights, attachments or index; ``noun`` and ``id`` name the
    thing where it is one.
    """

    part: str
    line: str
    noun: str | None = None
    id: str | None = None


@dataclass(slots=True)
class Health:
    """What a check of the library at ``path`` found; ``counts`` are the things it has looked at, by noun."""

    path: Path
    full: bool
    faults: list[Fault] = field(default_factory=list[Fault])
    counts: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def sound(self) -> bool:
        return not self.faults

    def as_record(self) -> dict[str, object]:
        """The same as JSON knows it."""
        faults = [{"part": f.part, "noun": f.noun, "id": f.id, "line": f.line} for f in self.faults]
        return {
            "library": str(self.path), "sound": self.sound, "full": self.full, "counts": self.counts, "faults": faults,
        }  # fmt: skip

    def advice(self) -> str:
        """One sentence on what to do with a library that is not sound."""
        said = "1 fault was found" if len(self.faults) == 1 else f"{len(self.faults)} faults were found"
        return (
            f"{said} in the library {self.path}, and nothing was changed; “claimdesk restore” brings a backup back, "
            "and “claimdesk salvage” saves what can be read into a new library."
        )

    def summary(self) -> str:
        """One sentence for a library that is sound."""
        counted = ", ".join(f"{noun} {count}" for noun, count in self.counts.items())
        return f"The library {self.path} is sound." + (f" Looked at: {counted}." if counted else "")


@dataclass(slots=True)
class Salvaged:
    """What could be saved of a damaged library into the new one at ``path``.

    ``saved`` counts by noun, of those ``from_history`` what only the history still had; ``lost`` and ``mended`` have a
    line for each thing that is not there any more, or not quite as it was.
    """

    path: Path
    saved: dict[str, int] = field(default_factory=dict[str, int])
    from_history: dict[str, int] = field(default_factory=dict[str, int])
    lost: list[str] = field(default_factory=list[str])
    mended: list[str] = field(default_factory=list[str])

    def as_record(self) -> dict[str, object]:
        """The same as JSON knows it."""
        return {
            "library": str(self.path), "saved": self.saved, "from_history": self.from_history, "lost": self.lost,
            "mended": self.mended,
        }  # fmt: skip

    def lines(self) -> list[str]:
        """How many of each noun were saved, then what is lost and what was mended."""
        counted = [
            f"{noun}: {count} saved"
            + (f", {of} of them from the history" if (of := self.from_history.get(noun)) else "")
            for noun, count in self.saved.items()
            if count
        ]
        return [*(counted or ["Nothing could be saved."]), *self.lost, *self.mended]
