"""Partial dates as each language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from claimdesk.ui.dates import shown


@pytest.mark.parametrize(
    ("locale", "partial", "expected"),
    [
        ("en_GB", "2022-03-08", "8 March 2022"),
        ("en_US", "2022-03-08", "March 8, 2022"),
        ("de_DE", "2022-03-08", "8. März 2022"),
        ("es_ES", "2022-03-08", "8 de marzo de 2022"),
        ("ja_JP", "2022-03-08", "2022年3月8日"),
        ("en_GB", "2022-03", "March 2022"),
        ("ru_RU", "2022-03", "март 2022"),
        ("zh_CN", "2022-12", "2022年12月"),
        ("hu_HU", "2022-03", "2022. március"),
        ("en_GB", "2022", "2022"),
        ("ar_EG", "2022", "٢٠٢٢"),
        ("en_GB", "0987-01-02", "2 January 0987"),
    ],
)
def test_days_months_and_years(locale, partial, expected):
    assert shown(partial, QLocale(locale)) == expected


@pytest.mark.parametrize("odd", ["", "8.3.2022", "2022-13", "2022-02-30", "about 1900"])
def test_what_is_no_date_stays_as_it_is(odd):
    assert shown(odd) == odd


@given(st.dates(), st.sampled_from(list(QLocale.Language)))
def test_no_language_loses_the_day_or_shows_a_weekday(day, language):
    locale = QLocale(language)
    said = shown(day.isoformat(), locale)
    assert locale.toString(day.day) in said
    assert locale.toString(day, "dddd") not in said or locale.toString(day, "dddd") in locale.toString(day, "MMMM")
