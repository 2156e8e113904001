"""What of an exception may be written down: where it came from, and of its message only what no text can hide in.

Messages are written by Python, by libraries and by us, and many quote what they are about, an article's words among it.
The rule is in ``message``; ``SECURITY.md`` tells it to people.
"""

import re
import sysconfig
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

_QUOTES = "'\"`‘’“”„‚«»‹›"
_QUOTED = re.compile(rf"(?<!\w)[{_QUOTES}].*|[{_QUOTES}](?!\w).*", re.DOTALL)
"""From the first quotation mark on; an apostrophe within a word is none."""
_KNOWN = (
    ArithmeticError, AssertionError, AttributeError, BufferError, ImportError, LookupError, MemoryError, NameError,
    RecursionError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""Python's own, whose messages put what they are about between quotation marks."""
_CONSTRAINT = re.compile(r"(?:NOT NULL|UNIQUE|FOREIGN KEY|CHECK|PRIMARY KEY) constraint failed(?:: [\w., ]+)?")
_LONGEST = 200
_FIRST, _LAST = 6, 30
"""Frames of a deep recursion that are shown."""

_PACKAGE, _PACKAGE_NAME = Path(__file__).parents[2], "claimdesk"
_LIBRARY = Path(sysconfig.get_path("stdlib"))
_PACKAGES = tuple(Path(sysconfig.get_path(name)) for name in ("purelib", "platlib"))
_ADDED = {"site-packages", "dist-packages"}


def message(error: BaseException) -> str:
    """What may be kept of an exception's message; empty where nothing may.

    Of the system's errors their number's meaning; of SQLite's their name and the constraint; of Python's own, where our
    code or the standard library met them, the first line up to its first quotation mark. Of all others nothing: not of
    our own sentences for people either, since they name files and titles.
    """
    if isinstance(error, OSError):
        return f"[Errno {error.errno}] {error.strerror}" if error.strerror else ""
    if (name := getattr(error, "sqlite_errorname", None)) is not None:
        constraint = _CONSTRAINT.match(str(error))
        return f"{name}: {constraint[0]}" if constraint else str(name)
    if isinstance(error, UnicodeError):
        return str(getattr(error, "reason", ""))
    if isinstance(error, KeyError):
        return ""
    if isinstance(error, AttributeError) and error.name is not None:
        return f"{type(error.obj).__name__} has no attribute {error.name}"[:_LONGEST]
    if isinstance(error, ImportError) and error.name is not None:
        return f"module {error.name}"
    return cut(str(error)) if type(error) in _TRUSTED and _met_at_home(error) else ""


def _met_at_home(error: BaseException) -> bool:
    """Whether the innermost line is ours or the standard library's: other packages' words may hold anything."""
    frames = _frames(error)
    path = Path(frames[-1].filename if frames else "")
    if not path.is_absolute():  # a frozen program knows its own files by their places
        return path.parts[:1] == (_PACKAGE_NAME,)
    standard = path.is_relative_to(_LIBRARY) and not _ADDED & set(path.parts)
    return standard or path.is_relative_to(_PACKAGE / _PACKAGE_NAME)


class _Frame(NamedTuple):
    filename: str
    line: int | None
    function: str


def _frames(error: BaseException) -> list[_Frame]:
    walked = traceback.walk_tb(error.__traceback__)
    return [_Frame(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in walked]


def cut(words: str) -> str:
    """The first line of ``words`` up to its first quotation mark."""
    lines = _QUOTED.sub("…", words).splitlines()
    return _shortened(lines[0])[:_LONGEST] if lines else ""


def _python_s_own(kinds: tuple[type[BaseException], ...]) -> Iterator[type[BaseException]]:
    for kind in kinds:
        if kind.__module__ == "builtins":
            yield kind
            yield from _python_s_own(tuple(kind.__subclasses__()))


_TRUSTED = frozenset(_python_s_own(_KNOWN))


def described(error: BaseException) -> str:
    """The exception's kind and what may be kept of its message, in one line."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    said = message(error)
    return f"{name}: {said}" if said else name


def told(error: BaseException) -> str:
    """The exception as Python would show it, with its causes, but without values, home folders and unsafe messages."""
    return "\n".join(_told(error, set()))


def place(error: BaseException) -> tuple[object, ...]:
    """What tells a bug apart from others: the kind, and the innermost lines, of all and of this app."""
    frames = _frames(error)
    ours = [frame for frame in frames if shortened(frame.filename).startswith(f"{_PACKAGE_NAME}/")]
    return (type(error), *((frame.filename, frame.line) for frame in (*frames[-1:], *ours[-1:])))


def _told(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    lines: list[str] = []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        lines += [*_told(before, seen), "", "… and from that, or while it was dealt with:", ""]
    shown = [f"  {shortened(frame.filename)}:{frame.line} in {frame.function}" for frame in _frames(error)]
    if len(shown) > _FIRST + _LAST:
        shown[_FIRST:-_LAST] = [f"  … {len(shown) - _FIRST - _LAST} more …"]
    lines += ["Traceback (most recent call last):", *shown, described(error)]
    if isinstance(error, BaseExceptionGroup):
        for each in cast("BaseExceptionGroup[BaseException]", error).exceptions:
            lines += ["", *_told(each, seen)]
    return lines


def shortened(filename: str) -> str:
    """A file of code by its place in its package, since the folders above are the person's own."""
    path = Path(filename)
    for above in (_PACKAGE, *_PACKAGES, _LIBRARY):
        if path.is_relative_to(above):
            return path.relative_to(above).as_posix()
    return _shortened(filename) if not path.is_absolute() else path.name


def _shortened(words: str) -> str:
    """``words`` with the person's home folder as ``~``."""
    try:
        home = str(Path.home())
    except RuntimeError:  # nobody knows where it is
        return words
    return words.replace(home, "~") if len(home) > 1 else words


def shortened_trace(trace: str) -> str:
    """What faulthandler wrote, its files by their places in their packages."""
    return re.sub(r'File "([^"\n]*)"', lambda found: f'File "{shortened(found[1])}"', trace)
