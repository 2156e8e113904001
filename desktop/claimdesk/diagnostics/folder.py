"""Where the system keeps logs."""

from pathlib import Path


def log_folder() -> Path:
    """The folder of the log and of traces of crashes; it may not be there yet."""
    from platformdirs import user_log_path

    return user_log_path("claimdesk", appauthor=False)
