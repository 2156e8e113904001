"""Claimdesk: mark the claims in an article, give verdicts, cite sources, export annotation sets."""

__version__ = "0.1.0"

APP_ID = "org.example.Claimdesk"
"""The name by which desktops know the app, and that of its .desktop file.

The project owns no domain yet, and example.org is reserved for whoever has none (RFC 2606).
"""
