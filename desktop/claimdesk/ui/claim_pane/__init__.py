"""The pane on the right: everything about the selected claim."""

from claimdesk.ui.claim_pane.pane import ClaimPane

__all__ = ["ClaimPane"]
