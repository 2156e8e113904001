"""Words of ours that a person reads and that are made below the window: in English here, in any language there."""

TYPE_CHECKING = False  # importing typing for it would be a part of each start
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Phrase:
    """A pattern in English, which the catalogues of translations know, and the values for the names in its braces.

    Values are texts, numbers, paths, and other phrases; what stands in them is never taken for a pattern. A pattern
    without values is taken as it is. A text that comes ready-made, from the system say, is a value.
    """

    __slots__ = ("pattern", "values")

    def __init__(self, pattern: str, /, **values: object) -> None:
        self.pattern, self.values = pattern, values

    def __str__(self) -> str:
        return self.said(str)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and (self.pattern, self.values) == (other.pattern, other.values)

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __repr__(self) -> str:
        return f"Phrase({str(self)!r})"

    def said(self, translated: "Callable[[str], str]") -> str:
        """The words, with each pattern as ``translated`` gives it."""
        pattern = translated(self.pattern)
        if not self.values:
            return pattern
        values = {name: one.said(translated) if isinstance(one, Phrase) else one for name, one in self.values.items()}
        try:
            return pattern.format_map(values)
        except (LookupError, ValueError):  # a catalogue that was damaged must not cost the sentence
            return self.pattern.format_map(values)


def joined(pattern: str, words: "Iterable[object]") -> object:
    """The words in a row, each ``{next}`` put to those ``{before}`` it as the pattern says; nothing where none is."""
    row: object = ""
    for at, word in enumerate(words):
        row = Phrase(pattern, before=row, next=word) if at else word
    return row
