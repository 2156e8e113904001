"""The notes of a release, cut from CHANGELOG.md: python packaging/notes.py v1.2.3."""

import re
import sys

from product import ROOT, product


def notes(changelog: str, version: str) -> str:
    """The section of a version without its heading. Raises ValueError where there is none, or it is not dated."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    for section in sections:
        heading, _, text = section.partition("\n")
        if heading.startswith(f"[{version}]"):
            if not re.fullmatch(rf"\[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d", heading.strip()):
                raise ValueError(f"CHANGELOG.md gives {version} no date of release.")
            return text.strip() + "\n"
    raise ValueError(f"CHANGELOG.md has no section for {version}.")


def main(tag: str) -> int:
    """Print the notes of the release that the tag names; the exit code."""
    version = product().version
    if tag != f"v{version}":
        print(f"The tag {tag} is not v{version}, as pyproject.toml has it.", file=sys.stderr)
        return 1
    try:
        print(notes((ROOT / "CHANGELOG.md").read_text("utf-8"), version), end="")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]) if len(sys.argv) > 1 else "Name the tag.")
