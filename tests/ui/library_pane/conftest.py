"""Articles as the library lists them."""

import pytest

from claimdesk.domain.views import ArticleSummary


@pytest.fixture
def article():
    def make(number: int = 0, **values: object) -> ArticleSummary:
        given = {
            "id": f"a{number}", "title": f"Article {number}", "publisher": "The Courier", "published_on": "2022-03-08",
            "url": None, "added_at": "2026-11-20T10:00:00Z", "characters": 900, "claims": 12, "checked": 7,
        }  # fmt: skip
        return ArticleSummary(**(given | values))

    return make
