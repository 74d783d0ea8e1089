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
    """A profile with the rarity of its features in its own article."""

    profile: Profile
    rarity: Mapping[str, float]

    def value(self, key: str) -> float:
        """What a feature is worth here: its weight, the less the more claims of the article have it."""
        return self.profile.weights[key] * self.rarity.get(key, 1.0)


def rarity(counts: Mapping[str, int]) -> dict[str, float]:
    """From the number of claims of one article that have a feature to a factor in (0, 1]."""
    return {key: 1.0 / (1.0 + log(count)) for key, count in counts.items()}


def similarity(a: Side, b: Side) -> float:
    """The likeness of two claims, in [0, 1]."""
    keys = _shared(a, b)
    shared = sum(min(a.value(key), b.value(key)) for key in keys)
    if not shared:
        return 0.0
    score = shared / sqrt(_total(a, b) * _total(b, a)) * shared / (shared + _EVIDENCE)
    return score if len(keys) > 1 else score * _LONE


def explain(a: Side, b: Side) -> tuple[Feature, ...]:
    """The shared features, weightiest first, for people to read."""
    values = {key: min(a.value(key), b.value(key)) for key in _shared(a, b)}
    found = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Feature(name=key.partition(":")[0], score=value, detail=f"both have {_detail(key)}") for key, value in found[:8])


def _shared(a: Side, b: Side) -> list[str]:
    return [key for key in a.profile.weights if key in b.profile.weights]


def _total(side: Side, other: Side) -> float:
    """What a side could share with the other. Words of another script can never meet, and a value of a sort that both have and
    differ in (two days, two figures) may be the very conflict sought: it fails to add, but does not count against the rest."""
    foreign = side.profile.script != other.profile.script
    theirs = other.profile.weights
    differing = {sort for sort in map(_sort, theirs.keys() - side.profile.weights.keys()) if sort in _VALUES}
    total = 0.0
    for key in side.profile.weights:
        if key in theirs or not ((foreign and key.startswith("word:")) or _sort(key) in differing):
            total += side.value(key)
    return total or 1.0


def _sort(key: str) -> str:
    return key.partition(":")[0]


def _detail(key: str) -> str:
    kind, _, value = key.partition(":")
    return f"{kind} {value.rpartition(':')[2]}" if value else "somebody's words"
