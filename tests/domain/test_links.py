"""Which links may be opened: only three kinds, and what is shown is what is opened."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.links import LONGEST, Link, link_of

FORBIDDEN = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "vbscript:x",
    "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "file://host/share", "FILE:c:/x",
    "\\\\host\\share", "//host/share", "\\/host", "/\\host", "smb://host/share", "ftp://host/x", "ms-msdt:/id",
    "search-ms:query=x", "C:\\Windows\\calc.exe", "c:/windows", "/etc/passwd", "calc.exe", "about:blank",
    "view-source:https://example.org", "https:\\\\example.org", "https://example.org\\@evil.example",
    "https://example.org@evil.example/", "https://user:word@evil.example/", "https://", "https:///x",
    "https:example.org",
    "http://exa mple.org", "http://example.org/\nx", "http://example.org/\0", "http://example.org/\x85", "ht\ntp://x",
    "http://exa\u00a0mple.org", "http://example.org/\u2028", "http://example.org/\ud800", "http://[::1", "http://[x]/",
    "http://[fe80::1%25eth0]/", "http://example.org:99999/", "http://example.org:x/", "http://%65xample.org/",
    "http://a..b/", "http://.a/", "http://-a.example/", "http://a\u200db.example", "http://a\u202eb.example",
    "http://\u2100.example", "http://a\uff0fb.example", "http://0x7f.1/", "http://2130706433/", "http://1.2.3/",
    "http://" + "a" * 64 + ".example", "http://" + "a." * 130 + "example", "https://a.example/" + "x" * LONGEST,
    "mailto:", "mailto:nobody", "mailto:a@b.example?attach=/etc/passwd", "mailto:a@b.example?subject=x&attachment=y",
    "mailto:a@b.example?subject=x%0D%0ABcc:c@d.example", "mailto:a@b.example,c@d.example", "", "  ", ":", "http", "x:",
]  # fmt: skip


@pytest.mark.parametrize("written", FORBIDDEN, ids=ascii)
def test_what_may_not_be_opened_is_refused_with_a_sentence(written):
    with pytest.raises(ClaimdeskError, match=r"^(This link|There is no link).*[.]$") as refused:
        link_of(written)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("written", "url", "host"),
    [
        ("https://example.org", "https://example.org", "example.org"),
        ("  HTTP://EXAMPLE.org:8080/A?b=c#d \n", "http://example.org:8080/A?b=c#d", "example.org"),
        ("https://faß.example/x", "https://xn--fa-hia.example/x", "xn--fa-hia.example"),
        ("https://аррӏе.example/", "https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example"),
        ("https://日本語。example/道", "https://xn--wgv71a119e.example/%E9%81%93", "xn--wgv71a119e.example"),
        ("http://[::0001]:80/", "http://[::1]:80/", "[::1]"),
        ("http://127.0.0.1/", "http://127.0.0.1/", "127.0.0.1"),
        ("https://example.org./a%20b%zz", "https://example.org/a%20b%25zz", "example.org"),
        ("https://a_b.example/`\"'<>|", "https://a_b.example/%60%22'%3C%3E%7C", "a_b.example"),
        ("mailto:a@b.example?subject=Ünd&body=x", "mailto:a@b.example?subject=%C3%9Cnd&body=x", ""),
    ],
)
def test_a_link_is_opened_in_ascii(written, url, host):
    link = link_of(written)
    assert (link.url, link.host) == (url, host)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://example.org/\u202egpj.exe", "https://example.org/%E2%80%AEgpj.exe"),
        ("https://example.org/\u200b", "https://example.org/%E2%80%8B"),
        ("https://example.org/道", "https://example.org/道"),
        ("https://example.org/שלום", "https://example.org/%D7%A9%D7%9C%D7%95%D7%9D"),
        ("https://שלום.example/", "https://xn--9dbne9b.example/"),
    ],
)
def test_what_turns_or_hides_letters_is_shown_as_escapes(written, shown):
    assert link_of(written).written == shown


SIGNS = st.one_of(st.characters(), st.sampled_from("/\\:@?#[]%.&=-_ \t\n。／\u202e\u200dßİı"))
HOSTS = st.text(st.one_of(st.sampled_from(string.ascii_letters + string.digits + "-._"), SIGNS), max_size=20)


@given(
    st.one_of(
        st.text(SIGNS),
        st.builds("{}{}{}{}".format, st.sampled_from(["http:", "https:", "HTTPS:", "mailto:", "file:", "data:"]),
                  st.sampled_from(["//", "", "/", "\\\\"]), HOSTS, st.text(SIGNS, max_size=20)),
    )
)  # fmt: skip
@example("http://a/%")
@example("https://I\u0307.example")
def test_a_link_is_safe_or_refused(written):
    try:
        link = link_of(written)
    except ClaimdeskError:
        return
    assert isinstance(link, Link)
    assert link.url.isascii()
    assert not set(link.url) & set(' \\"<>`\t\r\n\0')
    assert link.url.startswith(("http://", "https://", "mailto:"))
    assert link.written.isprintable()
    if link.host:
        assert link.url.split("/")[2].startswith(link.host)
        assert "@" not in link.url.split("/")[2]
    assert link_of(link.url).url == link.url, "a link that was made is one"
