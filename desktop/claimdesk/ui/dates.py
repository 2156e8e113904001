"""Partial dates in the reader's own language."""

import re

from PySide6.QtCore import QDate, QLocale

from claimdesk.domain.model import is_partial_date

_WEEKDAY = "dddd"
_BESIDE_IT = " ,،\t\u00a0\u202f"
_DAY = r"\s*(?<!')d.*"


def shown(partial: str, locale: QLocale | None = None) -> str:
    """``2022-03-08``, ``2022-03`` or ``2022`` as the locale writes it, without the weekday; anything else as it is."""
    if not is_partial_date(partial):
        return partial
    where = locale or QLocale()
    when = QDate.fromString(partial + "-01-01"[len(partial) - 4 :], "yyyy-MM-dd")
    if len(partial) == 4:
        return where.toString(when, "yyyy")
    around = where.dateFormat(QLocale.FormatType.LongFormat).split(_WEEKDAY)
    pattern = " ".join(part.strip(_BESIDE_IT) for part in around).strip()
    if len(partial) == 10:
        return where.toString(when, pattern)
    if pattern.startswith("y"):  # year, month, day: what stands before the day
        return where.toString(when, re.sub(_DAY, "", pattern))
    return f"{where.standaloneMonthName(when.month())} {where.toString(when, 'yyyy')}"
