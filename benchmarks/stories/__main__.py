"""`python -m benchmarks.stories [NAME...]`: what is found in the stories under `bundles`, type by type.

All but those from 81 on were read while the rules were mended, 45 to 48 and 71 to 76 last and least. Of 81 to 86 the figures alone
were looked at, and what was found; what was missed was not. Exit 0.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.stories.score import Score, judge, score, stories

_STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)  # of confidence
_HALVES = (("read early", range(31, 45)), ("read late", range(45, 77)), ("misses not read", range(81, 100)))  # by their numbers


def main() -> int:
    """Print a line for each story, then the types, then the parts."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description=__doc__)
    parser.add_argument("names", nargs="*", help="stories to read, by the beginning of their name; all without")
    parser.add_argument("--calibration", action="store_true", help="how often findings of each confidence are right")
    options = parser.parse_args()
    wanted = tuple(options.names)
    if options.calibration:
        calibration([folder for folder in stories() if folder.name.startswith(wanted or "")])
        return 0
    scores = {folder.name: score(folder) for folder in stories() if folder.name.startswith(wanted or "")}
    for name, one in scores.items():
        print(f"{name:28} {_line(one)}")
    whole = sum(scores.values(), Score())
    for kind in sorted(whole.planted):
        print(f"{kind:28} {whole.found[kind]} of {whole.planted[kind]}")
    for label, numbers in _HALVES:
        part = [one for name, one in scores.items() if int(name[:2]) in numbers]
        if part:
            print(f"{label:28} {_line(sum(part, Score()))}")
    return 0


def calibration(folders: Sequence[Path]) -> None:
    """The share of findings that are right, by the confidence they were given."""
    found = [one for folder in folders for one in judge(folder)]
    for low, high in pairwise(_STEPS):
        inside = [one for one in found if low <= one.confidence < high]
        right = sum(one.tells is not None for one in inside)
        if inside:
            print(f"{low:.2f} to {min(high, 1.0):.2f}  {len(inside):3} findings  {right / len(inside):.2f} right")


def _line(one: Score) -> str:
    traps = f"traps {one.sprung} of {one.traps}"
    return f"P {one.precision:.2f}  R {one.recall:.2f}  F1 {one.f1:.2f}  {sum(one.planted.values()):3} planted  {traps}"


if __name__ == "__main__":
    raise SystemExit(main())
