"""Which keys do what: the table's own keys, and those that a person has put in their place."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QKeySequence

from claimdesk.ui.actions import ACTIONS, CLAIM_PANE, TEXT, ActionRow

_ROWS = {row.name: row for row in ACTIONS}
_PORTABLE = QKeySequence.SequenceFormat.PortableText

RESERVED = frozenset(
    {
        "Tab",
        "Shift+Tab",
        "Backtab",
        "Shift+Backtab",
        "Left",
        "Right",
        "Up",
        "Down",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Space",
    }
)
"""Keys by which one gets about in every window; no action may take them away."""


class Keymap:
    """The keys of each action, by name. ``changed`` holds, as settings keep it, what differs from the table."""

    def __init__(self, changed: Mapping[str, Sequence[str]] | None = None) -> None:
        self.changed: dict[str, list[str]] = {}
        for name, keys in (changed or {}).items():
            if name in _ROWS and not _ROWS[name].by_text:
                self.put(name, [key for key in keys if key and portable(key) not in RESERVED])

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of an action in portable names."""
        changed = self.changed.get(name)
        return _ROWS[name].keys if changed is None else tuple(changed)

    def put(self, name: str, keys: Iterable[str]) -> None:
        """Give an action these keys and no others. Raises ValueError for one whose keys the text itself answers."""
        row = _ROWS[name]
        if row.by_text:
            raise ValueError(f"the keys of {name} are fixed")
        wanted = list(dict.fromkeys(portable(key) for key in keys))
        if wanted == [portable(key) for key in row.keys]:
            self.changed.pop(name, None)
        else:
            self.changed[name] = wanted

    def holder(self, name: str, key: str) -> ActionRow | None:
        """The other action that ``key`` already belongs to where the action ``name`` works; None where it is free."""
        wanted = portable(key)
        for row in ACTIONS:
            same = wanted in {portable(taken) for taken in self.keys_of(row.name)}
            if same and row.name != name and _meet(_ROWS[name], row):
                return row
        return None

    def take_over(self, name: str, key: str) -> None:
        """Give ``key`` to an action and take it from the one that has it."""
        holder = self.holder(name, key)
        while holder is not None:
            self.put(holder.name, [k for k in self.keys_of(holder.name) if portable(k) != portable(key)])
            holder = self.holder(name, key)
        self.put(name, [*self.keys_of(name), key])

    def reset(self, name: str) -> list[ActionRow]:
        """Give an action the table's keys again; gives the others that lost one of them by that."""
        robbed: list[ActionRow] = []
        self.changed.pop(name, None)
        for key in _ROWS[name].keys:
            while (holder := self.holder(name, key)) is not None:
                robbed.append(holder)
                self.put(holder.name, [k for k in self.keys_of(holder.name) if portable(k) != portable(key)])
        return robbed


def portable(key: str) -> str:
    """A key's one portable name: ``ctrl+k`` and ``Ctrl+K`` are the same."""
    return QKeySequence(key).toString(_PORTABLE)


def _meet(one: ActionRow, other: ActionRow) -> bool:
    """Whether two actions can hear the same key: only the text and the claim pane never have the focus together."""
    return {_place(one), _place(other)} != {TEXT, CLAIM_PANE}


def _place(row: ActionRow) -> str:
    return TEXT if row.by_text else row.scope
