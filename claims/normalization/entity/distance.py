"""How alike two words sound: a weighted edit distance over phones.

Costs stand in `knowledge/romanization.toml`. Vowels weigh half a consonant; where exactly one side is Arabic, whose short
vowels are not written, a missing one is nearly free. Within one script the same moves cost more: a newsroom that writes
both names in one alphabet had no reason to spell them differently.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from claims.language.base import knowledge
from claims.normalization.entity.phones import VOWELS, Script, block

_QUICK = 0.34  # skeletons less alike than this never reach a useful score (development pairs)


class Mode(StrEnum):
    """Which tolerance applies."""

    ARABIC = "arabic"
    SAME = "same"
    MIXED = "mixed"


def mode(a: Script, b: Script) -> Mode:
    """The tolerance for words of two scripts."""
    if a is b:
        return Mode.SAME
    return Mode.ARABIC if Script.ARABIC in (a, b) else Mode.MIXED


@cache
def _costs(kind: Mode) -> dict[str, float]:
    data = knowledge("romanization")["costs"]
    found: dict[str, float] = {}
    for name in ("any", "arabic") if kind is Mode.ARABIC else ("any",):
        for pair, cost in data[name].items():
            found[pair] = found[pair[::-1]] = float(cost)
    return found


_MISSING_VOWEL = {Mode.ARABIC: 0.08, Mode.SAME: 0.45, Mode.MIXED: 0.35}
_LONG_VOWEL = 0.3  # an Arabic vowel letter that the other side does not have
_WRITTEN_VOWEL = 0.7  # the same, when both are Arabic: محمد and محمود are two names
_VOWEL_WEIGHT = 0.5


def _missing(spelled: str, kind: Mode, arabic: bool) -> list[float]:
    """What it costs to leave out each phone of a word."""
    found: list[float] = []
    for index, phone in enumerate(spelled):
        if phone in VOWELS:
            cost = _LONG_VOWEL if arabic and kind is Mode.ARABIC else _MISSING_VOWEL[kind]
            if arabic and kind is Mode.SAME:
                cost = _WRITTEN_VOWEL
            glide = phone == "i" and index + 1 < len(spelled) and spelled[index + 1] in VOWELS
            if (glide or (phone == "e" and index and spelled[index - 1] in "ia")) and kind is not Mode.SAME:
                cost = min(cost, 0.12)  # Yeltsin, Ельцин
        elif phone == "E":
            cost = 0.05
        elif phone == "h":
            last = index == len(spelled) - 1
            cost = 0.12 if last else {Mode.ARABIC: 0.25, Mode.SAME: 0.5, Mode.MIXED: 0.4}[kind]
        elif phone == "w":
            cost = 0.5
        else:
            cost = 1.0
        found.append(cost)
    return found


def _weight(spelled: str) -> float:
    return sum(_VOWEL_WEIGHT if phone in VOWELS else 0.2 if phone == "E" else 1.0 for phone in spelled)


@lru_cache(maxsize=131072)
def likeness(a: str, b: str, kind: Mode, a_arabic: bool = False, b_arabic: bool = False) -> float:
    """How alike two words of phones sound, 0 to 1. Cost: the product of their lengths, which are at most 40."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    if Levenshtein.normalized_similarity(block(a), block(b)) < _QUICK:
        return 0.0
    costs = _costs(kind)
    gone_a, gone_b = _missing(a, kind, a_arabic), _missing(b, kind, b_arabic)
    row = [0.0]
    for cost in gone_b:
        row.append(row[-1] + cost)
    for i, left in enumerate(a):
        above, row = row, [row[0] + gone_a[i]]
        for j, right in enumerate(b):
            if left == right:
                swap = above[j]
            else:
                swap = above[j] + costs.get(left + right, 0.5 if left in VOWELS and right in VOWELS else 1.0)
                if i == 0 and j == 0 and kind is Mode.SAME and left in VOWELS and right in VOWELS:
                    swap += 0.25  # the first vowel is the one people keep: Omar, Amer
            row.append(min(swap, above[j + 1] + gone_a[i], row[j] + gone_b[j]))
    return max(0.0, 1.0 - row[-1] / max(_weight(a), _weight(b)))
