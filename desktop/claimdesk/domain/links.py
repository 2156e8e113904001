"""Which links may be opened, and where they lead, told in ASCII so that nothing looks other than it is.

RFC 3986 says how a link is made up, RFC 6068 how mailto is. Of both this takes less than they allow.
"""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.phrases import Phrase

LONGEST = 8000
"""Characters of a link that is opened."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_AUTHORITY = re.compile(r"//([^/?#]*)(.*)", re.DOTALL)
_HOST_AND_PORT = re.compile(r"(\[[^\]]*\]|[^:]*)(?::([0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
"""What UTS 46 takes for the dot between labels."""
_NUMBER = re.compile("[0-9]+|0x[0-9a-f]*")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL_ESCAPE = re.compile(r"%(?:[01][0-9A-Fa-f]|7[fF])")
_ASKED = "(?i:subject|body|cc|bcc)=[^&=]*"
_MAIL = re.compile(rf"[^?@,;]+@[^?@,;]+(?:\?{_ASKED}(?:&{_ASKED})*)?")
_UNESCAPED = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is behind the host; letters, digits and ``_.-`` stay anyway."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be opened. ``url`` is all of it in ASCII, as it is opened.

    ``written`` is how it was given, with what cannot be seen, or turns the order of letters, as percent escapes.
    ``host`` is in ASCII, its foreign letters in Punycode, and ``written_host`` as it was given; both empty for mailto.
    """

    url: str
    scheme: str
    host: str
    written: str
    written_host: str


def link_of(written: str) -> Link:
    """The link in ``written``. Raises ClaimdeskError, with a sentence that says why, where it may not be opened."""
    text = written.strip(" \t\r\n")
    if not text:
        raise ClaimdeskError("There is no link to open.")
    if len(text) > LONGEST:
        raise ClaimdeskError("This link is longer than {most} characters, so it is not opened.", most=LONGEST)
    if text.startswith(("//", "\\\\")):
        raise _refused(Phrase("it leads to a computer of the network, not to the web"))
    if "\\" in text:
        raise _refused(Phrase("it has a backslash, which programs read differently"))
    if any(_breaks(sign) for sign in text):
        raise _refused(Phrase("it has spaces, line ends or control characters in it"))
    found = _SCHEME.match(text)
    scheme = found[1].lower() if found else ""
    if scheme == "mailto":
        return _mail(text)
    if scheme not in {"http", "https"} or found is None:
        if found is None or text[found.end() : found.end() + 1].isdigit():  # a host and its port
            raise ClaimdeskError("This link does not say how it is opened: write https:// at its beginning.")
        raise _refused(
            Phrase("only http, https and mailto links are, and this one begins with “{scheme}:”", scheme=scheme[:30])
        )
    return _web(text, scheme)


def is_link(written: str | None) -> bool:
    """Whether there is something in it that a person may wish to open."""
    return bool(written and written.strip())


def _refused(why: Phrase) -> ClaimdeskError:
    return ClaimdeskError("This link is not opened: {why}.", why=why)


def _breaks(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Cc", "Cs", "Zs", "Zl", "Zp"}


def _web(text: str, scheme: str) -> Link:
    found = _AUTHORITY.fullmatch(text, len(scheme) + 1)
    if found is None:
        raise _refused(Phrase("it names no host"))
    if "@" in found[1]:
        raise _refused(Phrase("it has a name before its host, which can make it look as if it led elsewhere"))
    place = _HOST_AND_PORT.fullmatch(found[1])
    if place is None or (place[2] and int(place[2]) > 65535):
        raise _refused(Phrase("its host is not written as hosts are"))
    host = _host(place[1])
    port = f":{place[2]}" if place[2] else ""
    url = f"{scheme}://{host}{port}{_escaped(found[2])}"
    return Link(url, scheme, host, _visible(text, url), place[1])


def _mail(text: str) -> Link:
    rest = text[len("mailto:") :]
    if _MAIL.fullmatch(rest) is None or _CONTROL_ESCAPE.search(rest):
        raise _refused(Phrase("it is no plain mail address, or asks for more than a subject and a text"))
    url = f"mailto:{_escaped(rest)}"
    return Link(url, "mailto", "", _visible(text, url), "")


def _host(written: str) -> str:
    """The host in ASCII: UTS 46 without its transitional part, in so far as no table is needed for it."""
    unknown = _refused(Phrase("its host is not written as hosts are"))
    if written.startswith("["):
        try:
            address = ipaddress.IPv6Address(written[1:-1])
        except ValueError:
            raise unknown from None
        if address.scope_id is not None:
            raise unknown
        return f"[{address}]"
    labels = [_label(label) for label in _DOTS.split(written.removesuffix("."))]
    host = ".".join(label or "" for label in labels)
    if not host or None in labels or len(host) > 253:
        raise unknown
    if _NUMBER.fullmatch(labels[-1] or ""):  # so it is an address for browsers, in whatever way it is written
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError:
            raise unknown from None
    return host


def _label(written: str) -> str | None:
    """One part of a host in ASCII, or None where it cannot be one."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).lower())
    if folded.isascii():
        return folded if _LABEL.fullmatch(folded) else None
    if any(unicodedata.category(sign)[0] not in "LMN" and sign != "-" for sign in folded) or _odd(folded):
        return None
    coded = f"xn--{folded.encode('punycode').decode()}"
    return coded if _LABEL.fullmatch(coded) else None


def _odd(label: str) -> bool:
    return label.startswith("-") or label.endswith("-") or unicodedata.category(label[0])[0] == "M"


def _escaped(rest: str) -> str:
    """What stands behind the host, in ASCII."""
    return quote(_PERCENT.sub("%25", rest), safe=_UNESCAPED)


def _visible(text: str, url: str) -> str:
    if any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in text):
        return url  # letters that run leftward move what stands beside them
    return "".join(quote(sign) if unicodedata.category(sign)[0] == "C" else sign for sign in text)
