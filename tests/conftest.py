"""What every test may ask for: a library in a real file, a desk over it, an article with awkward letters."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}  # the app speaks as its system does

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from claimdesk.diagnostics import hooks
from claimdesk.domain.model import Article, Reviewer
from claimdesk.domain.views import ArticleDraft, ScaleCard
from claimdesk.services.desk import Desk
from claimdesk.services.scales import bundled_scales
from claimdesk.storage.library import Library

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--campaign", action="store_true", help="run the campaigns against damage in full, for minutes")


FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"

TEXT = (
    "The harbour cost twelve million euros, the mayor said on Monday.\r\n"
    f"One family {FAMILY} in five rents its home, and 40\N{NO-BREAK SPACE}% of them pay too much.\r\n"
    "قال الوزير إن البطالة انخفضت إلى النصف.\r\n"
    "Cafe\N{COMBINING ACUTE ACCENT}s closed. The harbour cost twelve million euros, the council repeated."
)
"""An article of our own, as an intake would hand it over: CRLF, a family of joined emoji, a no-break space, Arabic."""


@pytest.fixture(autouse=True)
def no_bug_goes_unseen() -> Iterator[None]:
    """What the app catches to go on must not pass in a test that expects none."""
    hooks.forget()
    yield
    unheard = list(hooks._bugs.unheard)
    hooks.forget()
    assert not unheard, "\n\n".join(unheard)


@pytest.fixture
def campaign(request: pytest.FixtureRequest) -> bool:
    """Whether campaigns are to be run in full."""
    return bool(request.config.getoption("--campaign"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.claimdesk")
    yield opened
    opened.close()


@pytest.fixture
def reviewer() -> Reviewer:
    return Reviewer(name="Ada Quill", organisation="The Harbour Desk", id="5f0d8a52-5d8c-4c5a-9a52-6b1f0f6f0001")


@pytest.fixture
def desk(library: Library, reviewer: Reviewer) -> Desk:
    return Desk(library, reviewer)


@pytest.fixture
def desk_of(library: Library) -> Iterator[Callable[[str], Desk]]:
    """Makes another reviewer's desk, over a second opening of the same library file."""
    opened: list[Library] = []

    def make(name: str) -> Desk:
        opened.append(Library(library.path))
        return Desk(opened[-1], Reviewer(name=name))

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def article(desk: Desk) -> Article:
    draft = ArticleDraft(title="Harbour costs", text=TEXT, url="https://example.org/harbour", published_on="2026-11")
    return desk.add_article(draft).article


@pytest.fixture
def scale() -> ScaleCard:
    """The scale that a new library starts with."""
    return bundled_scales()[0]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home with nothing in it: settings and the default library of one test lie there."""
    place = tmp_path / "home"
    place.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.delenv("CLAIMDESK_LIBRARY", raising=False)
    return place
