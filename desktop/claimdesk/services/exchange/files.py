"""Sets to files and back: a file is written whole or not at all, and read only if it can be a set."""

import contextlib
import errno
import os
from pathlib import Path
from uuid import uuid4

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import AnnotationSet
from claimdesk.domain.phrases import joined
from claimdesk.services.exchange.contract import Format, Lookup, ReadResult, WriteOptions
from claimdesk.services.exchange.formats import FORMATS, by_name
from claimdesk.storage.connections import is_library

LARGEST = 512 * 1024 * 1024
"""The size in bytes up to which a file is read."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_set(path: Path, form: Format, found: AnnotationSet, options: WriteOptions) -> None:
    """Writes the file beside its place and then puts it there, so that nobody ever meets half a file.

    On any failure what was at ``path`` stays as it was and nothing else is left. Raises ClaimdeskError with a sentence
    where the file cannot be written.
    """
    if form.write is None:
        raise ClaimdeskError("Claimdesk reads {format} but does not write it; choose another format.", format=form.name)
    part: Path | None = None
    try:
        target = path.resolve()
        if target.is_dir():
            raise ClaimdeskError("“{path}” is a folder; name a file in it.", path=path)
        if target.exists() and not target.is_file():
            raise ClaimdeskError(
                "“{path}” is no ordinary file, so nothing was written; choose another place.", path=path
            )
        if is_library(target):
            raise ClaimdeskError("“{path}” is a library, so nothing was written; choose another name.", path=path)
        if not target.parent.is_dir():
            raise ClaimdeskError(
                "The folder “{folder}” does not exist; make it, or choose another place.", folder=target.parent
            )
        part = target.with_name(f".claimdesk-{uuid4().hex}.part")
        with part.open("xb") as file:
            for piece in form.write(found, options):
                file.write(piece.encode())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
        _settle_folder(target.parent)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def read_set(path: Path, look_up: Lookup | None = None) -> ReadResult:
    """The set in a file, whose format is told by its content and else by its ending.

    ``look_up`` is what formats that do not carry everything ask of the library. Raises ClaimdeskError with a sentence.
    """
    try:
        if path.is_dir():
            raise ClaimdeskError("“{path}” is a folder; choose a file in it.", path=path)
        if path.exists() and not path.is_file():
            raise ClaimdeskError("“{path}” is no ordinary file; choose another one.", path=path)
        if path.stat().st_size > LARGEST:
            raise ClaimdeskError(
                "“{path}” is larger than {most} MB; export it in several parts and import those.",
                path=path,
                most=LARGEST // 1024**2,
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise ClaimdeskError("There is no file “{path}”.", path=path) from None
    except OSError as error:
        raise ClaimdeskError(
            "“{path}” cannot be read: {reason}.", path=path, reason=error.strerror or str(error)
        ) from error
    form = guess(data, path.suffix)
    if form is None or form.read is None:
        known = joined("{before} or {next}", (one.name for one in FORMATS if one.read is not None))
        raise ClaimdeskError("“{path}” is no annotation set; Claimdesk reads {known}.", path=path, known=known)
    return form.read(data, look_up)


def guess(data: bytes, ending: str = "") -> Format | None:
    """The format of a file's content, or by its ``ending`` (with the dot) where the content does not tell."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in {b"{", b"["}:
        return by_name("json")
    if any(b"claim_id" in line for line in start.split(b"\n")[:2]):  # Excel may be told the separator before it
        return by_name("csv")
    return next((one for one in FORMATS if one.ending == ending.lower()), None)


def _not_written(path: Path, error: OSError) -> ClaimdeskError:
    if error.errno in _FULL:
        return ClaimdeskError(
            "“{path}” could not be written because the disk is full or has no room for you; what was there before is "
            "as it was; free some space.",
            path=path,
        )
    if error.errno in _FORBIDDEN:
        return ClaimdeskError(
            "“{path}” could not be written because you may not write there; what was there before is as it was; "
            "choose another folder.",
            path=path,
        )
    if error.errno == errno.ENAMETOOLONG:
        return ClaimdeskError(
            "The name “{name}…” is too long for this disk; nothing was written; choose a shorter one.",
            name=path.name[:40],
        )
    return ClaimdeskError(
        "“{path}” could not be written ({reason}); what was there before is as it was; try another place.",
        path=path,
        reason=error.strerror or str(error),
    )


def _settle_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
