"""Words stay readable on whatever lies under them."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from claimdesk.ui import theme
from claimdesk.ui.reader.offsets import OffsetMap
from claimdesk.ui.reader.picture import flattened, rgb
from claimdesk.ui.reader.reader_layout import Set
from claimdesk.ui.reader.underlay import Underlay
from claimdesk.ui.tones import TONES

from .reading import Given, mark


def luminance(colour):
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def colour_of(underlay, *marks):
    """The colour that flattening gives where all these marks lie over one another."""
    placed = [(0, 1, one) for one in marks]
    ((_, _, colour),) = flattened(placed, [underlay.ink(one) for one in marks], rgb(QColor(underlay._theme.page)))
    return colour


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("selected", [None, "a", "b"])
def test_text_on_any_two_tints_reaches_seven_to_one(qapp, colours, selected):
    underlay = Underlay("", OffsetMap(""), [0], Given(), Set.for_size(17), colours)
    underlay.select(selected)
    for one, other in product((None, *range(len(TONES))), repeat=2):
        under = colour_of(underlay, mark(0, 1, "a", one), mark(0, 1, "b", other))
        assert contrast(QColor(colours.text), under) >= 7, (one, other)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_a_selected_claim_is_further_from_the_page_than_the_same_one_unselected(qapp, colours):
    underlay = Underlay("", OffsetMap(""), [0], Given(), Set.for_size(17), colours)
    page = QColor(colours.page)
    for tone in (0, 1, 2, 3, 4, 5, 7):
        underlay.select(None)
        plain = colour_of(underlay, mark(0, 1, "a", tone))
        underlay.select("a")
        chosen = colour_of(underlay, mark(0, 1, "a", tone))
        away = [sum((a - b) ** 2 for a, b in zip(page.getRgb(), c.getRgb(), strict=True)) for c in (plain, chosen)]
        assert away[1] > away[0]


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(SPANS, st.sampled_from([None, *range(len(TONES))]), st.booleans()), max_size=9))
def test_flattening_bit_by_bit_gives_what_mixing_all_of_a_place_gives(qapp, drawn):
    underlay = Underlay("", OffsetMap(""), [0], Given(), Set.for_size(17), theme.LIGHT)
    underlay.select("chosen")
    marks = [
        mark(*span, "chosen" if chosen else f"c{n}", tone, key=str(n)) for n, (span, tone, chosen) in enumerate(drawn)
    ]
    placed = sorted(((m.start, m.end, m) for m in marks), key=lambda one: (one[0], -one[1]))
    inks = [underlay.ink(m) for _, _, m in placed]
    runs = flattened(placed, inks, rgb(QColor(theme.LIGHT.page)))
    for place in range(55):
        over_it = [m for start, end, m in placed if start <= place < end]
        found = [colour for start, end, colour in runs if start <= place < end]
        assert found == ([colour_of(underlay, *over_it)] if over_it else [])
