"""The window and all that is drawn in it: the only rooms that speak Qt."""

import builtins

import PySide6.QtCore as _  # noqa: F401  which puts its hook before every import

# The hook looks for modules that use PySide6's ``__feature__``; none here does. For that it reads the source of each,
# and steps aside in all threads meanwhile (PYSIDE-3054), so that what another thread imports right then may fail.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
