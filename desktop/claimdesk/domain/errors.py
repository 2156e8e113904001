"""Errors that are somebody's news, not a bug of ours."""


class ClaimdeskError(Exception):
    """A sentence that the reviewer can understand and act on: a dialog in the app, one line and exit code 1 outside."""
