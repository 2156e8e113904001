"""The page that finds things in the whole library, and shows all its claims."""

from claimdesk.ui.find_page.page import FindPage

__all__ = ["FindPage"]
