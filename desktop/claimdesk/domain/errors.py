"""Errors that are somebody's news, not a bug of ours."""

from claimdesk.domain.phrases import Phrase


class ClaimdeskError(Exception):
    """A sentence that the reviewer can understand and act on: a dialog in the app, one line and exit code 1 outside.

    It is given as a ``Phrase`` is, a pattern in English and its values, which the window says in the person's language.
    Line ends and runs of white space in it become single spaces, whatever a file name or an input brought along.
    """

    def __init__(self, pattern: str, /, **values: object) -> None:
        self.phrase = Phrase(pattern, **values)
        super().__init__(" ".join(str(self.phrase).split()))


class NotSavedError(ClaimdeskError):
    """The library could not be read or written just now; the same may go well later, so nothing typed is given up."""


class DamagedError(NotSavedError):
    """The library's file is damaged, so nothing is written to it any more.

    ``what`` says so without the commands that help, which an app has buttons for.
    """

    def __init__(self, what: Phrase, commands: Phrase) -> None:
        super().__init__("{what} {commands}", what=what, commands=commands)
        self.what = what
