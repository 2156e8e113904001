"""The bundled scales: complete, in order, and made of the tones that the app can draw."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from claimdesk.domain.views import ScaleCard
from claimdesk.services.scales import DEFAULT_SCALE_ID, bundled_scales
from claimdesk.ui import tones

NAMES = ["Claimdesk", "Africa Check", "AVeriTeC", "FEVER", "PolitiFact", "Snopes", "The Washington Post"]

each_scale = pytest.mark.parametrize("card", bundled_scales(), ids=lambda card: card.scale.name)


def named(name: str) -> ScaleCard:
    return next(card for card in bundled_scales() if card.scale.name == name)


def test_the_default_scale_leads_and_the_others_follow_by_name():
    assert [card.scale.name for card in bundled_scales()] == NAMES
    assert bundled_scales()[0].scale.id == DEFAULT_SCALE_ID


def test_the_files_are_read_once():
    assert bundled_scales() is bundled_scales()


def test_the_default_scale_has_five_numbered_steps_and_one_without_a_number():
    assert [(rating.label, rating.value) for rating in bundled_scales()[0].ratings] == [
        ("True", 5),
        ("Mostly true", 4),
        ("Half true", 3),
        ("Mostly false", 2),
        ("False", 1),
        ("Unverifiable", None),
    ]


def test_no_two_scales_or_ratings_share_an_id():
    ids = [card.scale.id for card in bundled_scales()]
    ids += [rating.id for card in bundled_scales() for rating in card.ratings]
    assert len(set(ids)) == len(ids)
    assert all(str(UUID(each)) == each for each in ids)


@each_scale
def test_a_scale_says_where_it_comes_from_and_what_each_rating_means(card):
    assert not card.in_library
    assert card.scale.origin.endswith(".")
    assert all(rating.meaning.endswith(".") for rating in card.ratings)
    assert all(rating.scale_id == card.scale.id for rating in card.ratings)


@each_scale
def test_ratings_stand_in_order_under_labels_of_their_own(card):
    assert [rating.position for rating in card.ratings] == list(range(len(card.ratings)))
    labels = [rating.label.casefold() for rating in card.ratings]
    assert len(set(labels)) == len(labels)


@each_scale
def test_numbers_fall_from_the_truest_rating_to_one(card):
    numbers = [rating.value for rating in card.ratings if rating.value is not None]
    assert all(higher > lower for higher, lower in pairwise(numbers))
    assert not numbers or numbers[-1] == 1


@each_scale
def test_every_colour_is_the_accent_of_a_tone(card):
    accents = {tone.light.accent for tone in tones.TONES}
    assert {rating.colour for rating in card.ratings} <= accents
    assert all(tones.tone_of(rating.label, rating.colour) in tones.TONES for rating in card.ratings)


@each_scale
def test_links_to_a_methodology_are_secure(card):
    assert all(url.startswith("https://") for url in re.findall(r"\w+://\S+", card.scale.origin))


def test_snopes_has_retired_unproven_and_nobody_retired_anything_else():
    retired = [
        (card.scale.name, rating.label) for card in bundled_scales() for rating in card.ratings if rating.retired
    ]
    assert retired == [("Snopes", "Unproven")]


def test_labels_of_data_sets_are_spelled_as_their_files_spell_them():
    assert [rating.label for rating in named("FEVER").ratings] == ["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"]
    assert "Conflicting Evidence/Cherrypicking" in [rating.label for rating in named("AVeriTeC").ratings]


def test_reading_the_scales_loads_no_qt():
    code = "import sys; from claimdesk.services import scales; scales.bundled_scales(); print('PySide6' in sys.modules)"
    desktop = Path(__file__).parents[2] / "desktop"
    ran = subprocess.run([sys.executable, "-c", code], cwd=desktop, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
