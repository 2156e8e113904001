"""The command line: the same verbs without a screen. Qt is never loaded here."""

from claimdesk.cli.arguments import parse, parser
from claimdesk.cli.running import VERBS, reported, run

__all__ = ["VERBS", "parse", "parser", "reported", "run"]
