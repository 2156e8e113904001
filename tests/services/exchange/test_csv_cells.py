import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.services.exchange.csv_cells import guard, join, split, unguard
from services.exchange.helpers import shared

near = st.text(st.sampled_from("'=+-@\t\r\n 15.e|ab"), max_size=12)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("\ta", "'\ta"), ("\ra", "'\ra"),
        ("-5", "-5"), ("+5.25", "+5.25"), ("-1e9", "-1e9"), (".5", ".5"), ("-.5", "-.5"), ("-", "'-"), ("-5 ", "'-5 "),
        ("-5\n", "'-5\n"), ("-٥", "'-٥"), ("--5", "'--5"), ("+49 170", "'+49 170"),
        ("'=1", "''=1"), ("''=1", "'''=1"), ("'tis", "'tis"), ("'-5", "'-5"), ("'", "'"), ("", ""), (" =1", " =1"),
        ("=a\nb", "'=a\nb"),
    ],
)  # fmt: skip
def test_the_guard_stands_where_a_spreadsheet_would_run(text, cell):
    assert guard(text) == cell
    assert unguard(cell) == text


@given(near | st.text(max_size=12))
def test_the_guard_comes_off_again(text):
    assert unguard(guard(text)) == text


def test_no_hostile_payload_is_run_and_each_comes_back():
    folder = shared("corpora", "naughty-strings", "csv-injection-payloads")
    for file in folder.rglob("*"):
        if file.is_file():
            for line in file.read_text("utf-8", "replace").splitlines():
                cell = guard(line)
                assert not cell.startswith(("=", "@", "\t", "\r"))
                assert unguard(cell) == line


@given(st.lists(near | st.text(max_size=8), min_size=1, max_size=4).filter(lambda items: items != [""]))
def test_lists_in_a_cell_come_back(items):
    assert split(join(items)) == items
    assert len(join(items).split(" | ")) == len(items)


def test_plain_lists_look_plain():
    assert join(["a", "b|c", "d"]) == "a | b|c | d"
    assert join(["a | b", "", "| c"]) == "a || b |  | || c"
    assert split("") == []
    assert csv.field_size_limit() == 131_072
