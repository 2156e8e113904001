"""Is a library sound, and what can be done where it is not; works where the library itself cannot be opened."""

from pathlib import Path

from claimdesk.domain.health import GoOn, Health, Salvaged
from claimdesk.domain.model import Reviewer
from claimdesk.storage import checking


def check_library(path: Path, *, full: bool = True, go_on: GoOn | None = None) -> Health:
    """Look for faults in the library at ``path``, quickly or fully; not a byte of it is written.

    Raises ClaimdeskError where there is none or it may not be read, and StoppedError once ``go_on`` says no.
    """
    return checking.check(path.absolute(), full=full, go_on=go_on)


def salvage_library(path: Path, target: Path, reviewer: Reviewer | None, go_on: GoOn | None = None) -> Salvaged:
    """Save what can be read of a damaged library into a new one at ``target``, where nothing may be yet.

    The damaged file is left as it is. Raises ClaimdeskError where nothing can be read of it.
    """
    from claimdesk.storage.salvaging import salvage

    return salvage(path.absolute(), target.absolute(), reviewer, go_on)
