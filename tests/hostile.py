"""Text that means harm: samples of our own, those of the shared corpora, and a server that counts who asks it."""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
STRINGS = CORPORA / "naughty-strings"
ALL = os.environ.get("CLAIMDESK_HOSTILE") == "all"
"""Whether every sample is taken; otherwise all of the naughty strings and a part of the thousands alike."""
PARTS = range(36 if ALL else 1)
"""The parts into which the samples are dealt, each for a library of its own, of which a window shows every row."""

OWN = (
    "<b>bold</b>", "<img src='file:///etc/hostname'>", "<img src=x onerror=alert(1)>", "<a href='file:///'>here</a>",
    "<!--", "<p style='display:none'>", "<table><tr><td>", "&lt;&amp;&#x41;", "&File", "A && B", "a & b",
    "[*]", "%s%n{0}{x}",
    "{title} {n}", "\tIndented\twith tabs", "line\nbreak", "a\u2028b", "=cmd|'/C calc'!A0", "'=1+1", "@SUM(A1)", "-2+3",
    '"quoted" "twice"', "' OR 1=1 --", '"; DROP TABLE claim; --', "NEAR(a b)", "statement:x", "a* OR b*", "^",
    "\N{MAN}\u200d",
    "\u202eevil\u202c", "\u2066a\u2069", "\u200b\u200b", "e\u0301\u0301\u0301\u0301\u0301", "\ufeffmark",
    "x\ufffe", "\ufffe", "\ufffemirrored mark", "\U0010ffff",
    "\x01\x02\x1b[31m", "\x7f", "\x85", "﷽", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè", "a" * 5000, "語" * 300, "\u0627" * 300,
    "<span>" * 200, "qrc:/x", "file:///etc/passwd", "\\\\host\\share\\x", "javascript:alert(1)", "|", " | ", "||", "#",
)  # fmt: skip
"""Samples that are always there."""


def corpus(part: int) -> list[str]:
    """A part of the samples of the shared corpora; the test is skipped where they are missing."""
    if not STRINGS.is_dir():
        pytest.skip(f"the shared corpora are not there: {STRINGS}")
    naughty: list[str] = json.loads((STRINGS / "blns.json").read_text("utf-8"))
    scripts = _lines("xss-payload-list/Intruder/xss-payload-list.txt")
    formulas = _lines("csv-injection-payloads/Intruder/csv-payload.txt")
    turning = [path.read_text("utf-8") for path in sorted((STRINGS / "trojan-source").rglob("*.html"))]
    return [*naughty, *formulas, *turning, *(scripts if ALL else scripts[::100])][part :: len(PARTS)]


def _lines(name: str) -> list[str]:
    return (STRINGS / name).read_text("utf-8", "replace").splitlines()


def luring(port: int) -> list[str]:
    """Samples that ask this computer's own server for something, if anybody takes them for HTML or CSS."""
    there = f"http://127.0.0.1:{port}/"
    return [
        f"<img src={there}img.png>",
        f'<p><img src="{there}img2.png" width=1></p>',
        f"<html><head><link rel=stylesheet href='{there}a.css'></head>",
        f"<style>body{{background:url({there}b.png)}}</style>x",
        f"<body background='{there}body.png'><table background='{there}table.png'><tr><td>x</td></tr></table>",
        f"<div style=\"background-image:url('{there}div.png')\">x</div><object data='{there}o'></object>",
        f"<iframe src='{there}frame'></iframe><script src='{there}s.js'></script>",
        f'"); background: url("{there}sheet.png"); ("',
        f"![x]({there}md.png)",
    ]


@contextmanager
def counting_server() -> Iterator[tuple[int, list[str]]]:
    """A web server of this computer: its port, and the paths that were asked for, as they come."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
