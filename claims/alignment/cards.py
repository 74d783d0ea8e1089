"""Cards: what the same-story gate asks of an article, small enough to keep for thousands, and groups of articles worth asking.

A gate that weighs every pair of ten thousand articles would weigh fifty million. Articles of one story share something rare, a name
or a figure, so only pairs that do are weighed, by the score of the gate and a little below its bar; what hangs together is a group.
The gate itself then parts each group. Nothing about claims is read for a card.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from claims.alignment.gate import article_profile, occasion
from claims.alignment.weights import gate
from claims.documents import read_document
from claims.extraction import read_mentions
from claims.model.article import Article

_COMMON = 100
"""Articles that share what is still rare."""
_SLACK = 0.7
"""Share of the gate's bar from which two articles are left to the gate: it knows more, such as one person under two spellings."""
_STEP = 1.25
"""By how much the bar rises where a group is too large to be compared."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the gate asks of an article: the features of its text by weight, its script, and the day that it speaks from."""

    script: str
    weights: Mapping[str, float]
    day: date | None

    def to_dict(self) -> dict[str, Any]:
        """`{script, weights, day}`, the day in ISO 8601."""
        return {"script": self.script, "weights": dict(self.weights), "day": self.day.isoformat() if self.day else None}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Card:
        """The card that `to_dict` gave."""
        return cls(data["script"], data["weights"], date.fromisoformat(data["day"]) if data["day"] else None)


def card(article: Article) -> Card:
    """The card of an article."""
    document = read_document(article)
    found = article_profile(read_mentions(document), {})
    return Card(found.script, {key: round(value, 4) for key, value in sorted(found.weights.items())}, occasion(document))


def groups(cards: Sequence[Card], *, most: int) -> list[tuple[int, ...]]:
    """Every article by its position in exactly one group, in order of their first. No group has more than `most` articles."""
    edges = list(_edges(cards))
    found = [group for group in _joined(range(len(cards)), edges) for group in _split(group, edges, most, 1.0)]
    return sorted(found)


def _edges(cards: Sequence[Card]) -> Iterator[tuple[float, int, int]]:
    """The pairs that may be of one story, with how far their score is above the bar for them."""
    common = Counter(key for one in cards for key in one.weights)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(cards):
        near: set[int] = set()
        for key in one.weights:
            if 1 < common[key] <= _COMMON:
                near.update(holders[key])
                holders[key].append(at)
        for other in sorted(near):
            above = _score(cards[other], one) / (_bar(cards[other], one) * _SLACK)
            if above >= 1:
                yield above, other, at


def _score(a: Card, b: Card) -> float:
    shared = sum(min(value, b.weights[key]) for key, value in a.weights.items() if key in b.weights)
    return shared / sqrt((_total(a, b) or 1.0) * (_total(b, a) or 1.0))


def _total(own: Card, other: Card) -> float:
    """What an article could share with another: words of another script can never meet."""
    words = own.script == other.script
    return sum(value for key, value in own.weights.items() if words or not key.startswith("word:"))


def _bar(a: Card, b: Card) -> float:
    """The least score that the gate may ask of two articles."""
    if a.day is None or b.day is None:
        return gate("undated")
    return gate("near") if abs((a.day - b.day).days) <= gate("days") else min(gate("day"), gate("undated"))


def _joined(members: Sequence[int], edges: Sequence[tuple[float, int, int]]) -> list[tuple[int, ...]]:
    """What hangs together of some articles."""
    owner = {member: member for member in members}

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    for _, a, b in edges:
        if a in owner and b in owner:
            one, other = sorted((root(a), root(b)))
            owner[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for member in members:
        found[root(member)].append(member)
    return [tuple(group) for group in found.values()]


def _split(group: tuple[int, ...], edges: Sequence[tuple[float, int, int]], most: int, bar: float) -> Iterator[tuple[int, ...]]:
    """A group, or the smaller ones into which a higher bar parts it; what no bar parts is cut in order."""
    if len(group) <= most:
        yield group
        return
    members = set(group)
    inside = [edge for edge in edges if edge[1] in members and edge[2] in members and edge[0] >= bar * _STEP]
    if not inside:
        yield from (group[at : at + most] for at in range(0, len(group), most))
        return
    for part in _joined(group, inside):
        yield from _split(part, inside, most, bar * _STEP)
