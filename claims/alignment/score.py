"""How alike two claims are: the shared features by weight and rarity, with the reasons.

The score is the weight shared over the geometric mean of what each side could share, times how much evidence that is in all: two
short claims that have one common word in common are not one fact. A differing figure or date only fails to add.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from claims.alignment.features import Profile
from claims.model.comparison import Feature

_VALUES = frozenset({"day", "monthday", "month", "year", "weekday", "figure", "length"})
_LONE = 0.5  # a single thing in common is often chance: "discussed" in both
_EVIDENCE = 0.4  # shared weight at which the evidence counts by half; on the story bundles


@dataclass(frozen=True, slots=True)
class Side:
    """What the features of a stretch are worth in its own article: the less, the more claims of the article have them.

    `total` adds them up, `words` those that are words; `values` are the keys that may be the very conflict sought, by sort.
    `length`: code points of a sentence, 0 where nobody asks.
    """

    script: str
    worth: Mapping[str, float]
    total: float
    words: float
    values: Mapping[str, tuple[str, ...]]
    length: int = 0


def side(profile: Profile, rare: Mapping[str, float]) -> Side:
    """A profile with the rarity of its features."""
    worth = {key: value * rare.get(key, 1.0) for key, value in profile.weights.items()}
    values: dict[str, list[str]] = {}
    for key in worth:
        sort = key.partition(":")[0]
        if sort in _VALUES:
            values.setdefault(sort, []).append(key)
    words = sum(value for key, value in worth.items() if key.startswith("word:"))
    return Side(profile.script, worth, sum(worth.values()), words, {sort: tuple(keys) for sort, keys in values.items()})


def rarity(counts: Mapping[str, int]) -> dict[str, float]:
    """From the number of claims of one article that have a feature to a factor in (0, 1]."""
    return {key: 1.0 / (1.0 + log(count)) for key, count in counts.items()}


def similarity(a: Side, b: Side) -> float:
    """The likeness of two claims, in [0, 1]."""
    keys = _shared(a, b)
    shared = sum(min(a.worth[key], b.worth[key]) for key in keys)
    if not shared:
        return 0.0
    score = shared / sqrt(_total(a, b) * _total(b, a)) * shared / (shared + _EVIDENCE)
    return score if len(keys) > 1 else score * _LONE


def explain(a: Side, b: Side) -> tuple[Feature, ...]:
    """The shared features, weightiest first, for people to read."""
    values = {key: min(a.worth[key], b.worth[key]) for key in _shared(a, b)}
    found = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Feature(name=key.partition(":")[0], score=value, detail=f"both have {_detail(key)}") for key, value in found[:8])


def _shared(a: Side, b: Side) -> list[str]:
    return [key for key in a.worth if key in b.worth]


def _total(side: Side, other: Side) -> float:
    """What a side could share with the other. Words of another script can never meet, and a value of a sort that both have and
    differ in (two days, two figures) may be the very conflict sought: it fails to add, but does not count against the rest."""
    total = side.total - (side.words if side.script != other.script else 0.0)
    for sort, keys in side.values.items():
        if any(key not in side.worth for key in other.values.get(sort, ())):
            total -= sum(side.worth[key] for key in keys if key not in other.worth)
    return total or 1.0


def _detail(key: str) -> str:
    kind, _, value = key.partition(":")
    return f"{kind} {value.rpartition(':')[2]}" if value else "somebody's words"
