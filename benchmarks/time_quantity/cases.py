"""The project's tables of dates and quantities as sentences with what is to be found in them."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("ar", "en", "es", "fr", "ru")
_CASES = Path(__file__).resolve().parents[2] / "tests" / "cases"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One expression to be found: where it stands and what it means (EDTF, or the ends of an amount; None is open)."""

    start: int
    end: int
    values: tuple[str, ...] = ()  # EDTF readings
    low: float | None = None
    high: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the day it was written on (dates only), and all that is to be found in it."""

    language: str
    text: str
    anchor: str
    wanted: tuple[Wanted, ...]


def dates() -> list[Sentence]:
    """The sentences of `tests/cases/time/dates.tsv` in the five languages."""
    found = []
    with (_CASES / "time" / "dates.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row or row[0].startswith("#") or row[0] not in LANGUAGES:
                continue
            language, anchor, text, expected, _ = row
            found.append(Sentence(language, text, anchor, _dates(text, expected)))
    return found


def _dates(text: str, expected: str) -> tuple[Wanted, ...]:
    wanted, at = [], 0
    for item in expected.split(" ; ") if expected != "-" else []:
        words, _, meaning = item.partition(" = ")
        start = text.index(words, at)
        at = start + len(words)
        wanted.append(Wanted(start, at, values=tuple(meaning.split(" | "))))
    return tuple(wanted)


def quantities() -> list[Sentence]:
    """The sentences of `tests/cases/quantity`, known limits included."""
    found = []
    for language in LANGUAGES:
        for case in tomllib.loads((_CASES / "quantity" / f"{language}.toml").read_text(encoding="utf-8"))["case"]:
            found.append(Sentence(language, case["text"], "", _quantities(case["text"], case["finds"])))
    return found


def _quantities(text: str, finds: list[str]) -> tuple[Wanted, ...]:
    wanted, at = [], 0
    for item in finds:
        words, value, unit, *_ = item.split(" | ")
        start = text.index(words, at)
        at = start + len(words)
        low, dots, high = value.partition("..")
        ends = (float(low) if low else None, float(high) if high else None) if dots else (float(low), float(low))
        wanted.append(Wanted(start, at, low=ends[0], high=ends[1], unit=None if unit == "-" else unit))
    return tuple(wanted)
