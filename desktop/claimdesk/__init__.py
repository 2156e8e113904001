"""Claimdesk: mark the claims in an article, give verdicts, cite sources, export annotation sets."""

__version__ = "0.1.0"
