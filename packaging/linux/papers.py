"""The texts that tell a Linux desktop about the app, all made from the product."""

import gzip
import os
import re
import subprocess
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from product import RESOURCES, ROOT, Product

HERE = Path(__file__).parent


def write_all(p: Product, share: Path) -> None:
    """Put them below a folder ``share`` as it lies in /usr."""
    _put(share / "applications" / f"{p.app_id}.desktop", desktop_entry(p))
    _put(share / "metainfo" / f"{p.app_id}.metainfo.xml", metainfo(p))
    _put(share / "mime/packages" / f"{p.app_id}.xml", mime_type(p))
    _put(share / "doc" / p.name / "copyright", copyright_file(p))
    (share / "doc" / p.name / "changelog.gz").write_bytes(gzip.compress(debian_changelog(p).encode(), 9, mtime=0))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def desktop_entry(p: Product) -> str:
    """The menu's entry; ``%f`` is one file, so that several libraries open in a window each."""
    return f"""[Desktop Entry]
Type=Application
Version=1.1
Name={p.title}
GenericName={p.kind}
Comment={p.purpose}
Exec={p.name} open %f
TryExec={p.name}
Icon={p.app_id}
Terminal=false
StartupNotify=true
StartupWMClass={p.name}
Categories=Office;
Keywords={"".join(f"{word};" for word in p.keywords)}
MimeType={p.media_type};
"""


def metainfo(p: Product) -> str:
    """What software centres show; the pictures are those of the user's guide, at the released version."""
    pictures = [("light", "An article with highlighted claims, and the selected claim with its verdict"),
                ("dark", "The same in the dark theme")]  # fmt: skip
    shots = "\n".join(
        f"    <screenshot{' type=' + chr(34) + 'default' + chr(34) if at == 0 else ''}>\n"
        f"      <caption>{caption}</caption>\n      <image>{picture(p, look)}</image>\n    </screenshot>"
        for at, (look, caption) in enumerate(pictures)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{p.app_id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>{p.licence}</project_license>
  <name>{p.title}</name>
  <summary>{escape(p.kind)}</summary>
  <developer_name>{escape(p.author)}</developer_name>
  <description>
    <p>{escape(p.paragraph)}</p>
  </description>
  <launchable type="desktop-id">{p.app_id}.desktop</launchable>
  <url type="homepage">{p.home}</url>
  <screenshots>
{shots}
  </screenshots>
  <keywords>
{chr(10).join(f"    <keyword>{escape(word)}</keyword>" for word in p.keywords)}
  </keywords>
  <languages>
{chr(10).join(f'    <lang percentage="100">{code}</lang>' for code in languages())}
  </languages>
  <content_rating type="oars-1.1"/>
  <provides>
    <binary>{p.name}</binary>
    <mediatype>{p.media_type}</mediatype>
  </provides>
  <releases>
    <release version="{p.version}" date="{released(p):%Y-%m-%d}"/>
  </releases>
</component>
"""


def languages() -> list[str]:
    """The codes of the languages that the window speaks: English, and what it has catalogues for."""
    return ["en", *sorted(path.stem.rpartition("_")[2] for path in (RESOURCES / "translations").glob("*.qm"))]


def picture(p: Product, look: str) -> str:
    """The address of a picture in the repository, at the tag of this version."""
    raw = p.home.replace("https://github.com/", "https://raw.githubusercontent.com/")
    return f"{raw}/v{p.version}/docs/images/claim-{look}.png"


def mime_type(p: Product) -> str:
    """The type of a library: an SQLite file whose header names the application CLMD, whatever the file is called."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{p.media_type}">
    <comment>{p.title} library</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <magic priority="60">
      <match type="string" offset="0" value="SQLite format 3">
        <match type="string" offset="68" value="CLMD"/>
      </match>
    </magic>
    <glob pattern="*{p.ending}"/>
    <icon name="{p.app_id}"/>
  </mime-type>
</mime-info>
"""


def copyright_file(p: Product) -> str:
    """Whose what is and under which terms, in Debian's form."""
    text = (HERE / "copyright.in").read_text("utf-8")
    body = p.licence_file.read_text("utf-8").split("\n\n", 2)[2]
    return text.replace("@HOME@", p.home).replace("@AUTHOR@", p.author).replace("@MIT@", _indented(body))


def _indented(text: str) -> str:
    return "\n".join(f" {line}" if line.strip() else " ." for line in text.strip().splitlines())


def debian_changelog(p: Product) -> str:
    """The newest entry of CHANGELOG.md in Debian's form."""
    points = re.findall(r"^- (.+(?:\n  .+)*)", _newest_entry(), re.MULTILINE)
    lines = "\n".join(
        textwrap.fill(
            " ".join(point.split()), 76, initial_indent="  * ", subsequent_indent="    ", break_long_words=False
        )
        for point in points
    )
    return (
        f"{p.name} ({p.version}) stable; urgency=medium\n\n{lines}\n\n"
        f" -- {p.author} <{p.contact}>  {format_datetime(released(p))}\n"
    )


def _newest_entry() -> str:
    return (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## [")[1]


def released(p: Product) -> datetime:
    """The version's day by CHANGELOG.md; for an unreleased one, the last commit's time, so that builds repeat."""
    found = re.match(rf"{re.escape(p.version)}\] - (\d{{4}}-\d\d-\d\d)", _newest_entry())
    if found:
        return datetime.fromisoformat(found[1]).replace(tzinfo=UTC)
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        seconds = asked.stdout.strip() or str(int((ROOT / "CHANGELOG.md").stat().st_mtime))
    return datetime.fromtimestamp(int(seconds), UTC)
