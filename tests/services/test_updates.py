"""Looking for a newer version: whom it asks, and what it makes of the answer."""

import pytest

from claimdesk import __version__
from claimdesk.domain.errors import ClaimdeskError
from claimdesk.services import updates


@pytest.mark.parametrize(
    ("leads", "version"),
    [
        ("https://example.org/claimdesk/releases/tag/v1.2.3", "1.2.3"),
        ("/claimdesk/releases/tag/0.10", "0.10"),
        ("https://example.org/claimdesk/releases/tag/2.0.0/", "2.0.0"),
    ],
)
def test_the_version_is_where_the_newest_release_leads(monkeypatch, leads, version):
    asked = []
    monkeypatch.setattr(updates, "_leads_to", lambda address: asked.append(address) or leads)
    assert updates.newest("https://example.org/claimdesk") == version
    assert asked == ["https://example.org/claimdesk/releases/latest"]


@pytest.mark.parametrize(
    "leads",
    ["", "https://example.org/login", "https://example.org/tag/v1.2.3-beta", f"https://example.org/v{'9' * 5000}.1"],
)
def test_an_answer_without_a_version_is_said(monkeypatch, leads):
    monkeypatch.setattr(updates, "_leads_to", lambda address: leads)
    with pytest.raises(ClaimdeskError, match="does not say which version"):
        updates.newest("https://example.org/claimdesk")


@pytest.mark.parametrize(
    "page",
    ["http://example.org", "file:///etc", "https://", "https://127.0.0.1", "https://[::1]", "https://2130706433",
     "https://localhost", "https://[::ffff:127.0.0.1]", "https://10.0.0.1", "https://100.64.0.1", "https://169.254.1.1"],
)  # fmt: skip
def test_nothing_within_a_network_is_asked(monkeypatch, page):
    monkeypatch.setattr(updates.http.client, "HTTPSConnection", lambda *_: pytest.fail("it was asked"))
    with pytest.raises(ClaimdeskError, match=r"was not asked|could not be found"):
        updates.newest(page)


def test_versions_are_compared_by_their_numbers():
    assert updates.is_newer("99.0")
    assert not updates.is_newer(__version__)
    assert not updates.is_newer("0.0.99")


def test_a_page_is_named_by_the_package_alone(monkeypatch):
    class Named:
        def get_all(self, key):
            assert key == "Project-URL"
            return ["Issues, https://example.org/issues", "Homepage, https://example.org/claimdesk/"]

    monkeypatch.setattr(updates.metadata, "metadata", lambda name: Named())
    assert updates.home() == "https://example.org/claimdesk"
