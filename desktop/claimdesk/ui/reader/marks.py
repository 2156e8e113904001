"""What the reader needs to know of an article's highlights, of which it is never given more than it shows."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from claimdesk.domain.views import Mark


class Marks(Protocol):
    """Answers for the highlights of one article as they are now. Places are code points.

    Each question may raise ClaimdeskError, where the library cannot be read.
    """

    def between(self, start: int, end: int) -> Iterable[Mark]:
        """The marks that share a code point with ``start`` to ``end``, in no order."""
        ...

    def of(self, claim_id: str) -> Sequence[Mark]:
        """The marks of one claim, as they come in the text."""
        ...

    def outline(self, parts: int) -> Sequence[Mark]:
        """All marks, or where they are many, some that begin in each of ``parts`` equal parts of the text."""
        ...


class NoMarks:
    """The highlights of no article."""

    def between(self, start: int, end: int) -> Iterable[Mark]:  # noqa: ARG002 - as the protocol has it
        return ()

    def of(self, claim_id: str) -> Sequence[Mark]:  # noqa: ARG002
        return ()

    def outline(self, parts: int) -> Sequence[Mark]:  # noqa: ARG002
        return ()
