"""What can still be read of a damaged library, put together into a new one."""

from claimdesk.storage.salvaging.salvage import salvage

__all__ = ["salvage"]
