"""The rating scales that ship with the app: Claimdesk's own and those of several houses."""

import json
from functools import cache
from typing import TypedDict

from claimdesk import bundled
from claimdesk.domain.model import Rating, Scale
from claimdesk.domain.views import ScaleCard

DEFAULT_SCALE_ID = "bad99e2b-c997-4d73-9828-d554e25d7cfe"
"""The scale that a new library starts with: Claimdesk's own."""


class _RatingFile(TypedDict):
    id: str
    label: str
    meaning: str
    value: int | float | None
    colour: str
    retired: bool


class _ScaleFile(TypedDict):
    id: str
    name: str
    origin: str
    ratings: list[_RatingFile]


@cache
def bundled_scales() -> tuple[ScaleCard, ...]:
    """Every bundled scale: the default one first, the others by name. None of them is in a library yet."""
    files = sorted((bundled.folder() / "scales").glob("*.json"))
    cards = (_card(json.loads(file.read_text(encoding="utf-8"))) for file in files)
    return tuple(sorted(cards, key=lambda card: (card.scale.id != DEFAULT_SCALE_ID, card.scale.name.casefold())))


def _card(read: _ScaleFile) -> ScaleCard:
    return ScaleCard(
        scale=Scale(id=read["id"], name=read["name"], origin=read["origin"]),
        ratings=tuple(
            Rating(scale_id=read["id"], position=position, **rating) for position, rating in enumerate(read["ratings"])
        ),
        in_library=False,
    )
