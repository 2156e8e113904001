"""Highlights of a text that came with letters which cannot be stored stand on the same words afterwards."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from claimdesk.domain.anchoring import Ground, settle
from claimdesk.domain.model import Highlight
from claimdesk.domain.text import normalise

BARE = "\n\ufeff"
"""What is lost or made one where a quote begins or ends within it."""
TEXTS = st.text(st.sampled_from("ab \r\n\0\ufeff\ufffe\ud800\u2028"), max_size=12)


@given(TEXTS, st.integers(0, 12), st.integers(1, 12))
@example("\ufeff\ufeffabc", 2, 1)
@example("\0\ufeffabab", 4, 2)
@example("a\r\0\nab", 4, 2)
def test_a_highlight_keeps_its_words(came, start, length):
    quote = came[start : start + length]
    highlight = Highlight(
        claim_id="c", article_id="a", start=start, end=start + len(quote), quote=quote, prefix="", suffix=""
    )
    ground = Ground(came)
    found = settle(highlight, ground) if quote else None
    kept = normalise(quote).strip(BARE)
    assert (found is not None) or not kept
    if found is not None:
        assert ground.text[found.start : found.end] == found.quote
        assert found.quote.strip(BARE) == kept


def test_a_highlight_of_a_text_that_comes_as_it_is_stays():
    highlight = Highlight(claim_id="c", article_id="a", start=1, end=3, quote="bc", prefix="a", suffix="d")
    assert settle(highlight, Ground("abcd")) == highlight
    assert settle(replace(highlight, start=0, end=2), Ground("abcd")) == highlight
