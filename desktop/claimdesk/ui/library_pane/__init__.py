"""The list of articles at the window's left."""

from claimdesk.ui.library_pane.pane import LibraryPane

__all__ = ["LibraryPane"]
