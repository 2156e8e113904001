"""How much CPU time the app takes from its start until it rests, for each program given, in turn.

Run: python tests/bench/bench_packaged.py [--runs N] PROGRAM…, for example .venv/bin/claimdesk /usr/bin/claimdesk.
Everything counts: the interpreter, the window, the article, the thread that loads what writes. Linux alone.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
RESTS = 0.7
"""Seconds without any CPU time of note that are taken for rest; the app looks for other processes once a second."""


def cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def until_it_rests(command: list[str], env: dict[str, str]) -> float:
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        used, since = 0.0, time.monotonic()
        while time.monotonic() - since < RESTS or used < 0.1:
            time.sleep(0.05)
            now = cpu_of(process.pid)
            if now > used + 0.015:
                used, since = now, time.monotonic()
        return used
    finally:
        process.kill()
        process.wait()


def of_the_command_line(program: str, env: dict[str, str]) -> float:
    before = os.times()
    subprocess.run([program, "--library", env["LIBRARY"], "list", "articles"], env=env, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("programs", nargs="+", metavar="PROGRAM")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "LIBRARY": f"{home}/library.claimdesk"}
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        text = Path(home, "article.txt")
        text.write_text("\n\n".join(f"Paragraph {p}. " + "A sentence, 12. " * 12 for p in range(9)), "utf-8")
        subprocess.run(
            [asked.programs[0], "--library", env["LIBRARY"], "add", text], env=env, check=True, capture_output=True
        )
        window = {program: [] for program in asked.programs}
        listing = {program: [] for program in asked.programs}
        for turn in range(asked.runs + 1):
            for program in asked.programs:
                found = until_it_rests([program, "--library", env["LIBRARY"], "open"], env)
                listed = of_the_command_line(program, env)
                if turn:  # the first turn warms the disk's cache
                    window[program].append(found)
                    listing[program].append(listed)
        for program in asked.programs:
            both = (statistics.median(window[program]), statistics.median(listing[program]))
            print(f"{program}: window {both[0]:.2f} s, list articles {both[1]:.2f} s")


if __name__ == "__main__":
    sys.exit(main())
