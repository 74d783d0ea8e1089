"""Names compared: `python -m benchmarks.names [--peer PYTHON]`.

Precision and recall of `compare_names` on the pairs of tests/cases/names, where "same" and "variant" count as one name; and the
time it takes to link two lists of 10,000 names, made here from given names, syllables and rough transcription. `--peer` names the
Python of an environment with nomenklatura in it, whose matchers then run on the same pairs: what they gave last stands in names.md.
Exit 1: a figure is worse than its bound.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from claims.language.base import knowledge
from claims.model.name import NameRelation
from claims.normalization.entity import compare_names
from claims.normalization.entity.lists import match_names

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "names"
PRECISION, RECALL, SECONDS = 0.97, 0.95, 60.0
_POSITIVE = (NameRelation.SAME, NameRelation.VARIANT)
_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "ch", "kh", "br", "dr", "kr", "st")
_VOWELS = ("a", "e", "i", "o", "u")
_ENDINGS = ("ov", "ev", "in", "enko", "ian", "ez", "ini", "sen", "man", "ari", "adi", "oui", "ski")
_CYRILLIC = {
    "shch": "щ", "sh": "ш", "ch": "ч", "kh": "х", "zh": "ж", "ph": "ф", "th": "т", "ck": "к", "ou": "у", "a": "а", "b": "б",
    "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х",
    "i": "и", "j": "дж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о",
    "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з",
}  # fmt: skip
_ARABIC = {
    "sh": "ش", "ch": "تش", "kh": "خ", "zh": "ج", "ph": "ف", "th": "ث", "ck": "ك", "ou": "و", "a": "ا", "b": "ب", "c": "ك",
    "d": "د", "e": "ي", "f": "ف", "g": "غ", "h": "ه", "i": "ي", "j": "ج",
    "k": "ك", "l": "ل", "m": "م", "n": "ن", "o": "و", "p": "ب", "q": "ق",
    "r": "ر", "s": "س", "t": "ت", "u": "و", "v": "ف", "w": "و", "x": "كس", "y": "ي", "z": "ز",
}  # fmt: skip


def pairs(name: str) -> list[tuple[str, str, str]]:
    """The rows of a table of pairs: two names and their kind."""
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in rows]


def quality() -> tuple[float, float, int, int]:
    """Precision, recall, and how many pairs are the same and how many are not."""
    same, near = pairs("same"), pairs("near")
    true, false = (sum(compare_names(*pair).relation in _POSITIVE for pair in rows) for rows in (same, near))
    return true / ((true + false) or 1), true / len(same), len(same), len(near)


def written(name: str, letters: dict[str, str]) -> str:
    """A name in another script, letter by letter, longest first."""
    found: list[str] = []
    at = 0
    while at < len(name):
        step = next((size for size in (4, 3, 2, 1) if name[at : at + size] in letters), 0)
        found.append(letters[name[at : at + step]] if step else name[at])
        at += step or 1
    return "".join(found)


def people(count: int, seed: int = 7) -> list[str]:
    """Names of people who do not exist, all different."""
    random = Random(seed)  # noqa: S311 - the same names each time
    given = sorted(set(knowledge("given_names")["latin"].split()))
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = "".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.choice((1, 2, 2))))
        found[f"{random.choice(given)} {syllables}{random.choice(_ONSETS)}{random.choice(_ENDINGS)}"] = None
    return list(found)


def variants(names: Iterable[str], seed: int = 11) -> list[str]:
    """Each name as another newsroom may write it: in another script, or with other letters for the same sounds."""
    random = Random(seed)  # noqa: S311 - the same names each time
    found = []
    for name in names:
        kind = random.randrange(3)
        latin = name.replace("kh", "j").replace("sh", "ch").replace("ov", "of") if random.random() < 0.5 else name.replace("i", "y")
        found.append((latin if kind == 0 else written(name, _CYRILLIC if kind == 1 else _ARABIC)).title())
    return found


def linking(count: int = 10_000) -> tuple[float, float, float]:
    """Seconds to link two lists of so many names, the share of links that are right, and of names that are linked rightly."""
    ours = people(count)
    theirs = variants(ours)
    order = list(range(count))
    Random(13).shuffle(order)  # noqa: S311 - the same names each time
    shuffled = [theirs[index] for index in order]
    started = time.process_time()
    links = list(match_names([name.title() for name in ours], shuffled, "PER"))
    seconds = time.process_time() - started
    right = sum(order[other] == index for index, other, _ in links)
    return seconds, right / (len(links) or 1), right / count


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and hold it against the bounds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description="Names compared and linked.")
    parser.add_argument("--peer", metavar="PYTHON", help="the Python of an environment with nomenklatura")
    options = parser.parse_args(arguments)
    precision, recall, same, near = quality()
    print(f"{same} pairs of one name, {near} of two")
    print(f"{'compare_names':<28} precision {precision:.3f}  recall {recall:.3f}")
    if options.peer:
        files = (ROOT / "benchmarks" / "names" / "peer.py", CASES / "same.tsv", CASES / "near.tsv")
        command = [options.peer, *map(str, files)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
        for name, row in told["algorithms"].items():
            label = f"nomenklatura {told['version']} {name}"
            best = f"at its best threshold, {row['best']:.2f}: {row['best_precision']:.3f}, {row['best_recall']:.3f}"
            print(f"{label:<28} precision {row['precision']:.3f}  recall {row['recall']:.3f}  ({best})")
    seconds, right, linked = linking()
    told_of = f"{seconds:.1f} s of processor time, {right:.3f} of links right, {linked:.3f} of names linked"
    print(f"{'10,000 x 10,000 linked':<28} {told_of}")
    worse = precision < PRECISION or recall < RECALL or seconds > SECONDS
    return int(worse)


if __name__ == "__main__":
    sys.exit(main())
