"""Renews the catalogues of translations from the texts in the code, and compiles them to what ships.

    python packaging/translate.py          adds new texts to packaging/translations, drops old ones, compiles
    python packaging/translate.py --check  changes nothing; exits with 1 where that would change anything

Needs the development environment: Qt's own lupdate and lrelease come with PySide6. A text that waits for its
translation is marked ``unfinished`` in the catalogue; Qt Linguist and any editor can fill it in.
"""

import argparse
import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "packaging" / "translations"
SHIPPED = ROOT / "resources" / "translations"
MARKS = (
    "to_say", "Phrase", "joined", "ClaimdeskError", "NotSavedError", "StoppedError", "BrokenOffError",
)  # fmt: skip
"""What makes its first text one to be translated, besides ``tr``."""


def renew(texts: Path, shipped: Path) -> None:
    """Bring the catalogues in ``texts`` up to date with the code, and compile each into ``shipped``."""
    code = ROOT / "desktop" / "claimdesk"
    sources = sorted(
        str(path.relative_to(ROOT)) for path in code.rglob("*.py") if path.relative_to(code).parts[0] != "cli"
    )
    marks = ",".join(f"QT_TR_NOOP+={name}" for name in MARKS)
    for catalogue in sorted(texts.glob("claimdesk_*.ts")):
        _run("lupdate", "-tr-function-alias", marks, "-locations", "none", "-no-obsolete",
             "-source-language", "en", *sources, "-ts", str(catalogue))  # fmt: skip
        _run("lrelease", "-nounfinished", str(catalogue), "-qm", str(shipped / f"{catalogue.stem}.qm"))


def check() -> list[str]:
    """What is not as the code and the catalogues say: a sentence each."""
    with tempfile.TemporaryDirectory() as name:
        texts, shipped = Path(name, "texts"), Path(name, "shipped")
        shutil.copytree(TEXTS, texts)
        shipped.mkdir()
        renew(texts, shipped)
        found = [
            f"{path.name} is not as the code says: run python packaging/translate.py"
            for path in sorted(texts.iterdir())
            if path.read_text(encoding="utf-8") != (TEXTS / path.name).read_text(encoding="utf-8")
        ]
        names = [path.name for path in (*shipped.iterdir(), *SHIPPED.iterdir())]
        _, other, missing = filecmp.cmpfiles(shipped, SHIPPED, sorted(set(names)), shallow=False)
        return found + [f"{name} is not what its catalogue compiles to" for name in (*other, *missing)]


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}{'.exe' if sys.platform == 'win32' else ''}")
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Do what the arguments say; the exit code."""
    parser = argparse.ArgumentParser(description="Renew and compile the catalogues of translations.")
    parser.add_argument("--check", action="store_true", help="change nothing, and say what is not up to date")
    if parser.parse_args().check:
        found = check()
        print("\n".join(found) or "All catalogues are up to date.")
        return 1 if found else 0
    renew(TEXTS, SHIPPED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
