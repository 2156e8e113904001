"""The table of formats: a new one is a function, a row here and a golden test."""

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.exchange import flat_csv, json_set
from claimdesk.services.exchange.contract import Format, Lookup, ReadResult, WriteOptions

__all__ = ["FORMATS", "Format", "Lookup", "ReadResult", "WriteOptions", "by_name"]

FORMATS: tuple[Format, ...] = (
    Format(
        "json", ".json", "Annotation set, version 1: everything that was said, for other installations and programs",
        json_set.write, json_set.read, json_set.loses,
    ),
    Format(
        "csv", ".csv", "Flat table for spreadsheets: a row for each claim, place and verdict",
        flat_csv.write, flat_csv.read, flat_csv.loses,
    ),
)  # fmt: skip


def by_name(name: str) -> Format:
    """The format of that name. Raises ClaimdeskError where there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in FORMATS)
    raise ClaimdeskError("There is no format called “{name}”; known are {known}.", name=name, known=known)
