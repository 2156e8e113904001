"""The log: a few small files in the system's folder for logs, made with the first line that has to go there."""

import logging
import platform
from contextlib import suppress
from functools import cache
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from claimdesk import __version__
from claimdesk.diagnostics.folder import log_folder

_NAME = "claimdesk.log"
_LARGEST, _OLDER = 1_000_000, 2
"""Bytes of a file, and how many older ones are kept beside it."""
_LINE = "%(asctime)s %(process)d %(levelname)s %(message)s"


class _QuietFile(RotatingFileHandler):
    """A file that is opened with the first line, its folder too; what cannot be written is let go of."""

    failed = False

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def rotate(self, source: str, dest: str) -> None:
        with suppress(OSError):  # another process has it open: then it grows for now
            super().rotate(source, dest)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802
        """A full disk must not make a second error out of the first."""
        self.failed = True


@cache
def _file() -> _QuietFile:
    made = _QuietFile(
        log_folder() / _NAME, maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8", errors="backslashreplace",
        delay=True,
    )  # fmt: skip
    made.setFormatter(logging.Formatter(_LINE))
    return made


@cache
def logger() -> logging.Logger:
    """Writes to the log and nowhere else."""
    made = logging.getLogger("claimdesk")
    made.setLevel(logging.INFO)
    made.propagate = False
    made.addHandler(_file())
    made.info("Claimdesk %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    return made


def written() -> Path | None:
    """The file of the log, if all that was to go there could be written."""
    return None if _file().failed else Path(_file().baseFilename)


def close() -> None:
    """Let go of the file; the next line begins anew."""
    logging.getLogger("claimdesk").removeHandler(_file())
    _file().close()
    _file.cache_clear()
    logger.cache_clear()
