"""Opening a library as the person whose settings these are; the app and the command line both begin here."""

from collections.abc import Sequence
from pathlib import Path

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import Reviewer
from claimdesk.services.desk import Desk
from claimdesk.settings import Settings, default_library, own_name
from claimdesk.storage.connections import is_library
from claimdesk.storage.library import Library


def open_desk(path: Path, settings: Settings) -> Desk:
    """The desk of the library at ``path``, which is made if it does not exist; the default one with its folder.

    Raises ClaimdeskError where it cannot be opened.
    """
    make_default_folder(path)

    def keep(old: Path, schema: int) -> None:
        from claimdesk.services.backups import Backups

        Backups(old, settings).keep_old(schema)

    library = Library(path, keep)
    if not settings.reviewer_name:
        settings.reviewer_name = own_name()
        settings.save()  # the reviewer's id, too, is made once and then stays
    return Desk(library, reviewer_of(settings))


def make_default_folder(path: Path) -> None:
    """Make the folder of the library at ``path`` where that is the default one. Raises ClaimdeskError."""
    if path == default_library():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ClaimdeskError(
                "The folder {folder} for the library cannot be made: {reason}.",
                folder=path.parent,
                reason=error.strerror,
            ) from error


def followed(path: Path) -> Path:
    """The file that ``path`` leads to, if it is a symbolic link: the log, the folder and the rights are that file's.

    Raises ClaimdeskError for links that lead to each other.
    """
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError) as error:
        raise ClaimdeskError(
            "{path} is a link that leads nowhere; please choose the library itself.", path=path
        ) from error


def reviewer_of(settings: Settings) -> Reviewer:
    """The reviewer whom the settings name."""
    return Reviewer(
        id=settings.reviewer_id,
        name=settings.reviewer_name,
        organisation=settings.organisation or None,
    )


def library_among(files: Sequence[str], named: Path | None) -> tuple[Path | None, list[str]]:
    """The library to open, ``named`` or one of the files, and the other files, which are texts to add.

    Raises ClaimdeskError for more than one library.
    """
    libraries = [Path(name) for name in files if is_library(Path(name))]
    texts = [name for name in files if Path(name) not in libraries]
    if named is not None:
        libraries.insert(0, named)
    if len(libraries) > 1:
        raise ClaimdeskError("These are several libraries, and a window shows one; please open them one by one.")
    return (libraries[0] if libraries else None), texts
