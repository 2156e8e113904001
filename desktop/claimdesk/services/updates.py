"""Whether there is a newer version: asked of the project's page, and only when a person asks for it."""

import http.client
import re
import socket
from importlib import metadata
from ipaddress import ip_address
from urllib.parse import urlsplit

from claimdesk import __version__
from claimdesk.domain.errors import ClaimdeskError

_PATIENCE = 10.0
"""Seconds that the page may take to answer."""
_VERSION = re.compile(r"/v?(\d{1,9}(?:\.\d{1,9}){1,3})/?$")


def home() -> str:
    """The project's page, as the package's own metadata names it (Project-URL: Homepage); empty where it names none."""
    try:
        lines = metadata.metadata("claimdesk").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    named = dict(line.split(", ", 1) for line in map(str, lines) if ", " in line)
    return named.get("Homepage", "").rstrip("/")


def newest(page: str) -> str:
    """The version that the page's newest release is of. Raises ClaimdeskError where that cannot be learnt.

    One request is made, without anything about the person, and no redirect is followed: where it would lead says the
    version, as GitHub's ``releases/latest`` does.
    """
    found = _VERSION.search(_leads_to(f"{page}/releases/latest"))
    if found is None:
        raise ClaimdeskError("The page {page} does not say which version is the newest.", page=page)
    return found.group(1)


def is_newer(version: str) -> bool:
    """Whether ``version`` comes after the one that runs."""
    return _numbers(version) > _numbers(__version__)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _leads_to(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise ClaimdeskError("{address} is no https address, so it was not asked.", address=address)
    _must_be_public(parts.hostname)
    connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=_PATIENCE)
    try:
        connection.request("HEAD", parts.path, headers={"User-Agent": "Claimdesk"})
        return connection.getresponse().getheader("Location") or ""
    except (OSError, http.client.HTTPException) as error:
        raise ClaimdeskError(
            "{host} could not be asked: {reason}.", host=parts.hostname, reason=str(error) or type(error).__name__
        ) from error
    finally:
        connection.close()


def _must_be_public(host: str) -> None:
    """Raise ClaimdeskError for a name that stands for an address of a local network or of this computer."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)}
    except OSError as error:
        raise ClaimdeskError(
            "{host} could not be found: {reason}.", host=host, reason=error.strerror or str(error)
        ) from error
    if not all(ip_address(str(address).partition("%")[0]).is_global for address in found):
        raise ClaimdeskError("{host} is an address within a network, so it was not asked.", host=host)
