"""Words stay readable on whatever lies under them."""

from itertools import product

import pytest
from PySide6.QtGui import QColor

from claimdesk.ui import theme
from claimdesk.ui.reader.offsets import OffsetMap
from claimdesk.ui.reader.reader_layout import Set
from claimdesk.ui.reader.underlay import Underlay
from claimdesk.ui.tones import TONES

from .reading import mark


def luminance(colour):
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("selected", [None, "a", "b"])
def test_text_on_any_two_tints_reaches_seven_to_one(qapp, colours, selected):
    underlay = Underlay("", OffsetMap(""), [0], Set.for_size(17), colours)
    underlay.select(selected)
    for one, other in product((None, *range(len(TONES))), repeat=2):
        under = underlay._blend([mark(0, 1, "a", one), mark(0, 1, "b", other)])
        assert contrast(QColor(colours.text), under) >= 7, (one, other)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_a_selected_claim_is_further_from_the_page_than_the_same_one_unselected(qapp, colours):
    underlay = Underlay("", OffsetMap(""), [0], Set.for_size(17), colours)
    page = QColor(colours.page)
    for tone in (0, 1, 2, 3, 4, 5, 7):
        underlay.select(None)
        plain = underlay._blend([mark(0, 1, "a", tone)])
        underlay.select("a")
        chosen = underlay._blend([mark(0, 1, "a", tone)])
        away = [sum((a - b) ** 2 for a, b in zip(page.getRgb(), c.getRgb(), strict=True)) for c in (plain, chosen)]
        assert away[1] > away[0]
