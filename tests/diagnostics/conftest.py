"""A log of one test's own."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimdesk.diagnostics import hooks, log
from claimdesk.diagnostics.folder import log_folder


@pytest.fixture
def kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a log in an empty home, with nothing heard yet, and the hooks as they are in the app."""
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.delenv("CLAIMDESK_DEBUG", raising=False)
    log.close()
    hooks.forget()
    hooks.install()
    yield log_folder() / "claimdesk.log"
    hooks.listen(None)
    hooks.forget()
    log.close()
