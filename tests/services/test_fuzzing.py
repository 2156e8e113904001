"""Whatever bytes come: a parser gives what it read, or one sentence. Nothing else comes out, and nothing takes long."""

import io
import json
import random
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimdesk import cli
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services.exchange import csv_reading, flat_csv, json_reading, json_set
from claimdesk.services.exchange.contract import ReadResult, WriteOptions
from claimdesk.services.exchange.files import guess
from claimdesk.services.intake.text_file import decode, title_of
from claimdesk.settings import Settings, config_folder
from hostile import CORPORA
from services.exchange.helpers import sample

OPTIONS = WriteOptions(generator="fuzz", exported_at="2026-11-22T10:00:00Z")
JSON = "".join(json_set.write(sample(), OPTIONS)).encode()
CSV = "".join(flat_csv.write(sample(), OPTIONS)).encode()


def judged(read, data):
    """What a parser made of it: True for something read, False for one sentence. All else is raised."""
    try:
        read(data)
    except ClaimdeskError as error:
        said = str(error)
        assert said.strip().endswith((".", "?"))
        assert "\n" not in said
        assert len(said) < 1000
        return False
    return True


@st.composite
def mutated(draw, whole):
    """The document with a few of its bytes cut, doubled, swapped or replaced."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 40))
        what = draw(st.sampled_from(["cut", "double", "put", "flip", "end"]))
        if what == "cut":
            del data[at : at + length]
        elif what == "double":
            data[at:at] = data[at : at + length]
        elif what == "put":
            data[at:at] = draw(st.one_of(st.binary(max_size=8), st.sampled_from(SPLINTERS)))
        elif what == "flip" and at < len(data):
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif what == "end":
            del data[at:]
    return bytes(data)


SPLINTERS = [
    b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\u0000", b"\\ud800", b"\xef\xbb\xbf", b"NaN", b"-Infinity", b"1e999",
    b"9" * 5000, b"null", b"true", b"\0", b"\r", b"\n", b";", b"\t", b"'", b"=", b" | ", b"\xff\xfe", b"\xed\xa0\x80",
]  # fmt: skip

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
        st.sampled_from(["", "\0", "\ud800", "2026-02-30", "9999-99-99", "x" * 100, 10**30, -1, 1e308, "{}"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)  # fmt: skip


@st.composite
def reshaped(draw):
    """A set that is valid but for some values, keys and references."""
    document = json.loads(JSON)
    for _ in range(draw(st.integers(1, 3))):
        at = document
        while True:
            steps = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not steps:
                break
            step = draw(st.sampled_from(steps))
            inner = at[step]
            if isinstance(inner, dict | list) and inner and draw(st.integers(0, 5)):
                at = inner
                continue
            what = draw(st.sampled_from(["value", "gone", "twice"]))
            if what == "gone":
                del at[step]
            elif what == "twice" and isinstance(at, list):
                at.append(inner)
            else:
                at[step] = draw(VALUES)
            break
    return json.dumps(document, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")


@given(st.binary(max_size=200))
def test_bytes_that_mean_nothing(data):
    for read in (json_reading.read, csv_reading.read, lambda it: title_of(decode(it, "It"), "x")):
        judged(read, data)
    guess(data)


@given(mutated(JSON))
def test_a_damaged_set(data):
    judged(json_reading.read, data)


@given(reshaped())
def test_a_set_of_another_shape(data):
    judged(json_reading.read, data)


@given(mutated(CSV))
def test_a_damaged_table(data):
    judged(csv_reading.read, data)


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_a_table_of_other_cells(rows, mark):
    header = "claim_id,statement,start,end,tags,decided_at".replace(",", mark)
    body = "\n".join(mark.join(cells) for cells in rows)
    judged(csv_reading.read, f"{header}\n{body}".encode("utf-8", "surrogatepass"))


def test_the_undamaged_documents_are_read():
    assert judged(json_reading.read, JSON)
    assert isinstance(json_reading.read(JSON), ReadResult)


BOMBS = {
    "nested lists": b"[" * 200_000,
    "nested lists, closed": b"[" * 200_000 + b"]" * 200_000,
    "nested objects": b'{"a":' * 200_000,
    "nested in a set": JSON[:-2] + b',"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "many keys, the last one twice": b"{" + b",".join(b'"k%d":1' % (n % 199_999) for n in range(200_000)) + b"}",
    "many digits": JSON[:-2] + b',"x":' + b"9" * 2_000_000 + b"}",
    "a number beyond all": JSON[:-2] + b',"x":1e400}',
    "no number": JSON[:-2] + b',"x":NaN}',
    "a long text": b'"' + b"x" * 20_000_000 + b'"',
    "many unknown keys": JSON[:-2] + b"," + b",".join(b'"k%d":1' % n for n in range(50_000)) + b"}",
    "escapes": b'"' + b"\\ud800" * 300_000 + b'"',
    "one mark": b"\xef\xbb\xbf",
    "UTF-16": JSON.decode().encode("utf-16"),
    "a table of one long cell": b"claim_id,statement\n," + b"x" * 20_000_000,
    "a table of quotation marks": b"claim_id,statement\n" + b'"' * 1_000_001,
    "a table of many columns": b"claim_id,statement," + b",".join(b"c%d" % n for n in range(20_000)) + b"\n,x",
    "a table of bars": b"claim_id,statement,tags\n,x," + b"| " * 300_000,
    "guards": b"claim_id,statement\n," + b"'" * 1_000_000 + b"=",
    "line ends": b"\r\n" * 1_000_000,
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_a_bomb_does_not_go_off(data):
    for read in (json_reading.read, csv_reading.read, lambda it: title_of(decode(it, "It"), "x")):
        judged(read, data)


def test_every_file_of_the_json_test_suite_is_read_or_refused_with_a_sentence():
    folder = CORPORA / "json" / "test_parsing"
    if not folder.is_dir():
        pytest.skip(f"the shared corpora are not there: {folder}")
    files = sorted(folder.iterdir())
    assert len(files) > 300
    assert [file.name for file in files if judged(json_reading.read, file.read_bytes())] == []
    for file in files:  # and as a value that the format does not know, within a set
        data = JSON[:-2] + b',"x":' + file.read_bytes() + b"}"
        read = judged(json_reading.read, data)
        assert not (read and file.name.startswith("n_") and not _fits(data)), file.name


def _fits(data):
    """Whether Python itself takes it: what is no JSON alone may be some within a set."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


@given(st.one_of(st.binary(max_size=100), VALUES, st.dictionaries(st.sampled_from(Settings.__slots__), VALUES)))
@example({"panes": [10**30], "geometry": "\ud800"})
@example({"place": {"x": {"article": 1}}, "reviewer_id": "\0"})
def test_settings_of_any_kind_are_loaded(content):
    path = config_folder() / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode("utf-8", "surrogatepass"))
    loaded = Settings.load()
    loaded.save()
    again = Settings.load()
    assert (again.panes, again.keys, again.reviewer_id) == (loaded.panes, loaded.keys, loaded.reviewer_id)


@pytest.fixture(autouse=True)
def at_home(home: Path):
    """Settings and the default library are of these tests alone."""


WORDS = st.one_of(
    st.text(max_size=12).filter(lambda word: "\0" not in word),
    st.sampled_from(["list", "articles", "claims", "export", "csv", "json", "history", "--claim", "--search",
                     "--json", "-o",
                     "info", "--status", "done", "--", "-", "--library", "formats", "--verdict", "\udc80",
                     "--article"]),
)  # fmt: skip


@given(st.lists(WORDS, max_size=5))
@example(["list", "claims", "--search", "\udc80"])
@example(["history", "--claim", "\udc80"])
@example(["export", "json", "--article", "\udc80"])
def test_arguments_of_any_kind_end_with_0_1_or_2(arguments):
    kept, ended = (sys.stdout, sys.stderr, sys.stdin), None
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    try:
        asked = cli.parse(arguments)
    except SystemExit as left:
        ended = left.code
        asked = None
    finally:
        sys.stdout, sys.stderr, sys.stdin = kept
    if asked is None:
        assert ended in {0, 2}
        return
    if asked.verb in {None, "open", "self-test", "add", "import"} or asked.library or getattr(asked, "output", None):
        return  # these would write where the words say
    sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO()), io.StringIO()
    try:
        assert cli.run(asked) in {0, 1}
        assert "fault of its own" not in sys.stderr.getvalue()
    finally:
        sys.stdout, sys.stderr, sys.stdin = kept


@given(st.integers(0, 2**32))
def test_text_in_any_encoding(seed):
    chance = random.Random(seed)
    words = "".join(chr(chance.choice([65, 0xE9, 0x4E2D, 0x1F600, 10, 13, 0, 0x202E])) for _ in range(50))
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "gb18030", "utf-7"):
        judged(lambda data: decode(data, "It"), words.encode(encoding, "replace"))
