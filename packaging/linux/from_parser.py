"""Write man page and shell completions from the command line's own parser: python from_parser.py SHARE.

Runs in the build's environment, with the app's package on the path.
"""

import argparse
import gzip
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import shtab

from claimdesk import cli
from linux.papers import released
from product import Product, product

COMPLETIONS = {
    "bash": "bash-completion/completions/{name}",
    "zsh": "zsh/vendor-completions/_{name}",
    "fish": "fish/vendor_completions.d/{name}.fish",
}
FILES = {"FILE", "PATH", "SOURCE"}

SECTIONS = """.SH EXIT STATUS
0 done; 1 could not be done, with one sentence on standard error that says why; 2 wrong usage.
.SH ENVIRONMENT
.TP
.B CLAIMDESK_LIBRARY
The library to work on where \\fB\\-\\-library\\fR names none.
.SH FILES
.TP
.I ~/.local/share/claimdesk/library.claimdesk
The library that opens when none is named.
.TP
.I ~/.config/claimdesk/settings.json
The settings.
"""


def parser() -> argparse.ArgumentParser:
    """The app's parser, with its file arguments marked for completion."""
    whole = cli.parser()
    for each in [whole, *verbs(whole).values()]:
        for action in each._actions:  # noqa: SLF001
            metavar = action.metavar
            if metavar in FILES:
                action.complete = shtab.FILE
            elif metavar == "DIR":
                action.complete = shtab.DIRECTORY
    return whole


def verbs(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each verb."""
    return next(action.choices for action in whole._actions if action.dest == "verb")  # noqa: SLF001


def man_page(p: Product) -> str:
    """The manual's page, in man's own macros."""
    whole = parser()
    (choices,) = (action for action in whole._actions if action.dest == "verb")  # noqa: SLF001
    told = {one.dest: one.help for one in choices._choices_actions}  # noqa: SLF001
    lines = [
        f'.TH {p.name.upper()} 1 "{released(p):%Y-%m-%d}" "{p.title} {p.version}" "User commands"',
        ".SH NAME",
        f"{p.name} \\- {roff(p.kind[0].lower() + p.kind[1:])}",
        ".SH SYNOPSIS",
        f".B {p.name}",
        "[\\fB\\-\\-library\\fR \\fIFILE\\fR] [\\fIVERB\\fR ...]",
        ".br",
        f".B {p.name}",
        "\\fIFILE\\fR",
        ".SH DESCRIPTION",
        roff(p.paragraph),
        ".PP",
        roff("Without a verb, the window opens. With a library's file alone, it opens on that library."),
        ".SH OPTIONS",
        *options(whole),
        ".SH VERBS",
    ]
    for name, verb in verbs(whole).items():
        usage = " ".join(verb.format_usage().removeprefix("usage: ").split())
        lines += [f".SS {roff(name)}", f".nh\n.B {roff(usage)}\n.hy", ".PP", f"{roff(sentence(told[name]))}"]
        lines += options(verb)
    return "\n".join(lines) + "\n" + SECTIONS


def options(of: argparse.ArgumentParser) -> list[str]:
    """A paragraph for each option, and for each argument that has a word of help."""
    lines: list[str] = []
    for action in of._actions:  # noqa: SLF001
        if not action.help or action.help == argparse.SUPPRESS or action.dest == "help":
            continue
        names = ", ".join(f"\\fB{roff(name)}\\fR" for name in action.option_strings)
        value = "" if action.nargs == 0 else f" \\fI{roff(str(action.metavar or action.dest.upper()))}\\fR"
        lines += [".TP", (names + value).strip(), roff(sentence(action.help % vars(action)))]
    return lines


def sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    return f"{words[0].upper()}{words[1:]}."


def roff(words: str) -> str:
    """Text that groff takes for nothing but text."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def main() -> None:
    """Write all of it below the folder that is named."""
    p, share = product(), Path(sys.argv[1])
    for shell, place in COMPLETIONS.items():
        path = share / place.format(name=p.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shtab.complete(parser(), shell=shell), "utf-8")
    page = share / "man/man1" / f"{p.name}.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(gzip.compress(man_page(p).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
