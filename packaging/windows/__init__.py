"""Windows: a person's own installation, made with NSIS on Linux or Windows and tried under Wine or on Windows itself.

The app runs in an embeddable CPython as python.org makes it, started by a small program of our own.
"""

from windows.installer import DAMAGES, build, damaged, lacks
from windows.trial import verify

__all__ = ["DAMAGES", "build", "damaged", "lacks", "verify"]
