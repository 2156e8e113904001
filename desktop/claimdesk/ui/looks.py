"""How a person likes the article set: what the settings hold made a look, within what can be read."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace

from claimdesk.ui.reader.page import Look

BOUNDS = {"size": (11, 40), "column": (40, 110), "spacing": (130, 220)}
"""From and to, for letters in px, letters in a line, and per cent from line to line."""

_STEP = 1.1
"""A step of the zoom."""


def look_of(kept: Mapping[str, object]) -> Look:
    """The look that settings hold; what is missing or makes no sense is as at the beginning."""
    look = Look()
    family = kept.get("family")
    if isinstance(family, str):
        look = replace(look, family=family)
    for name, (least, most) in BOUNDS.items():
        value = kept.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            look = replace(look, **{name: max(least, min(most, value))})
    return look


def kept_of(look: Look) -> dict[str, object]:
    """What settings keep of a look: what differs from the beginning."""
    plain, own = asdict(look), Look()
    return {field.name: plain[field.name] for field in fields(look) if plain[field.name] != getattr(own, field.name)}


def zoomed(look: Look, by: int) -> Look:
    """The look with letters a step larger (1) or smaller (-1), or as at the beginning (0)."""
    if not by:
        return replace(look, size=Look().size)
    least, most = BOUNDS["size"]
    size = round(look.size * _STEP**by)
    return replace(look, size=max(least, min(most, size if size != look.size else look.size + by)))
