"""Opening a library as the person whose settings these are; the app and the command line both begin here."""

from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Reviewer
from claimdesk.services.desk import Desk
from claimdesk.settings import Settings, default_library, own_name
from claimdesk.storage.library import Library


def open_desk(path: Path, settings: Settings) -> Desk:
    """The desk of the library at ``path``, which is made if it does not exist; the default one with its folder.

    Raises ClaimdeskError where it cannot be opened.
    """
    if path == default_library():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ClaimdeskError(
                f"The folder {path.parent} for the library cannot be made: {error.strerror}."
            ) from error

    def keep(old: Path, schema: int) -> None:
        from claimdesk.services.backups import Backups

        Backups(old, settings).keep_old(schema)

    library = Library(path, keep)
    if not settings.reviewer_name:
        settings.reviewer_name = own_name()
        settings.save()  # the reviewer's id, too, is made once and then stays
    return Desk(library, reviewer_of(settings))


def reviewer_of(settings: Settings) -> Reviewer:
    """The reviewer whom the settings name."""
    return Reviewer(
        id=settings.reviewer_id,
        name=settings.reviewer_name,
        organisation=settings.organisation or None,
    )
