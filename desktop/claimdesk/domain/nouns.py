"""How a noun is made: a frozen, slotted dataclass. What a start does not need of it is made when it is first used."""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T")
_VALUES = "_noun_values"


def _shown(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in fields(self))})"


def _values(of: object) -> Any:
    return getattr(of.__class__, _VALUES)(of)


def _equal(self: object, other: object) -> bool:
    return bool(_values(self) == _values(other)) if other.__class__ is self.__class__ else NotImplemented


def _hashed(self: object) -> int:
    return hash(_values(self))


def _refuse(self: object, name: str, value: object = None) -> NoReturn:  # noqa: ARG001 - for setting and deleting
    raise FrozenInstanceError(f"cannot change “{name}” of {type(self).__name__}")


def _init(self: object, *given: Any, **named: Any) -> None:
    """The ``__init__`` of every noun, until the first of its kind is made."""
    kind = cast("Any", type(self))
    kind.__init__ = _init_of(kind)
    kind.__init__(self, *given, **named)


def _init_of(kind: Any) -> Callable[..., None]:
    """What sets the fields of ``kind``, written out and compiled as ``dataclass`` does it."""
    known: dict[str, Any] = {"missing": MISSING}
    takes, sets = ["self"], ["pass"]
    for f in fields(kind):
        known |= {f"set_{f.name}": getattr(kind, f.name).__set__, f"else_{f.name}": f.default}
        value = f.name
        if f.default_factory is not MISSING:
            known[f"make_{f.name}"] = f.default_factory
            value = f"make_{f.name}() if {f.name} is missing else {f.name}"
        if f.kw_only and "*" not in takes:
            takes.append("*")
        optional = f.default is not MISSING or f.default_factory is not MISSING
        takes.append(f"{f.name}=else_{f.name}" if optional else f.name)
        sets.append(f"set_{f.name}(self, {value})")
    if hasattr(kind, "__post_init__"):
        sets.append("self.__post_init__()")
    exec(f"def __init__({', '.join(takes)}):\n " + "\n ".join(sets), known)  # noqa: S102 - of our own names alone
    return known["__init__"]


def _made(kind: Any, *, kw_only: bool) -> Any:
    kind.__doc__ = kind.__doc__ or kind.__name__  # else dataclass works out a signature, which takes long
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(kind)
    made.__init__, made.__repr__, made.__eq__, made.__hash__ = _init, _shown, _equal, _hashed
    made.__setattr__ = made.__delattr__ = _refuse
    setattr(made, _VALUES, attrgetter(*(f.name for f in fields(made))))
    return made


@dataclass_transform(frozen_default=True, kw_only_default=True)
def noun(kind: type[T]) -> type[T]:
    """Make ``kind`` a noun: equal to one of its kind with equal fields, hashable, and never changed.

    Its fields are given by name. What compares, hashes and shows is shared by all nouns, and what makes one is compiled
    when the first of its kind is made; a dataclass would compile each at once, which takes each start a sixth as long
    as Qt itself.
    """
    return _made(kind, kw_only=True)


@dataclass_transform(frozen_default=True)
def value(kind: type[T]) -> type[T]:
    """The same for something small, whose fields may be given in their order."""
    return _made(kind, kw_only=False)
