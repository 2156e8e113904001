"""Is a library sound: the file, the rows, their second copies, and the search index."""

from claimdesk.storage.checking.check import check

__all__ = ["check"]
