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
from heapq import nsmallest
from math import sqrt
from sys import intern
from typing import Any

from claims.alignment.gate import article_profile, is_sent, occasion
from claims.alignment.weights import gate
from claims.documents import read_document
from claims.extraction import Reading, read_mentions
from claims.model.article import Article

_COMMON = 100
"""Articles that share what is still rare."""
_HEAVIEST = 12
"""Features of most weight at which an article meets others however many have them: a story may be told by more than `_COMMON`."""
_LATEST = 20
"""How many of those others it is weighed against: those of its story hang together one by the other."""
_SLACK = 0.7
"""Share of the gate's bar from which two articles are left to the gate: it knows more, such as one person under two spellings."""
_STEP = 1.25
"""By how much the bar rises where a group is too large to be compared."""

_Edge = tuple[float, int, int]
"""How far the score of two articles is above the bar for them, and their positions, the lower first."""
_Totals = tuple[float, float]
"""What the features of an article add up to, without its words and with them."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the gate asks of an article: the features of its text by weight, its script, and the day that it speaks from.

    `sent`: the day came with the article, and was not taken from what it tells.
    """

    script: str
    weights: Mapping[str, float]
    day: date | None
    sent: bool = False

    def to_dict(self) -> dict[str, Any]:
        """`{script, weights, day, sent}`, the day in ISO 8601."""
        day = self.day.isoformat() if self.day else None
        return {"script": self.script, "weights": dict(self.weights), "day": day, "sent": self.sent}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Card:
        """The card that `to_dict` gave."""
        weights = {intern(key): value for key, value in data["weights"].items()}  # thousands of cards share their keys
        return cls(data["script"], weights, date.fromisoformat(data["day"]) if data["day"] else None, data["sent"])


@dataclass(frozen=True, slots=True)
class Group:
    """Articles by their position that the gate is asked about together. `parted`: more hung together than are compared at once."""

    members: tuple[int, ...]
    parted: bool = False


def card(article: Article) -> Card:
    """The card of an article."""
    document = read_document(article)
    readings = read_mentions(document)
    found = article_profile(readings, dict(_skeletons(readings)))
    weights = {key: round(value, 4) for key, value in sorted(found.weights.items())}
    return Card(found.script, weights, occasion(document), is_sent(document))


def _skeletons(readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """Names by their consonants, in which two scripts meet: no other article is there yet to compare spellings with."""
    for reading in readings:
        for name in reading.names:
            if name.entity is not None and name.entity.startswith("name:"):
                yield name.normal or name.text, name.entity.removeprefix("name:")


def groups(cards: Sequence[Card], *, most: int) -> list[Group]:
    """Every article in exactly one group, in order of their first. No group has more than `most` articles."""
    edges = sorted(set(_edges(cards)))
    found: list[Group] = []
    for whole in _joined(range(len(cards)), edges):
        found += [Group(part, len(whole) > most) for part in _split(whole, edges, most, 1.0)]
    return sorted(found, key=lambda group: group.members)


def _edges(cards: Sequence[Card]) -> Iterator[_Edge]:
    """The pairs that may be of one story, with how far their score is above the bar for them. A pair may come more than once."""
    totals = [_totals(one) for one in cards]
    for one, other in _pairs(cards):
        bar = _bar(cards[one], cards[other])
        if bar is not None:
            above = _score(cards[one], cards[other], totals[one], totals[other]) / (bar * _SLACK)
            if above >= 1:
                yield above, one, other


def _pairs(cards: Sequence[Card]) -> Iterator[tuple[int, int]]:
    """The pairs that are worth a look: those that share something rare at any time, or rare within some days.

    What half the world writes of in a year few write of in ten days.
    """
    known = Counter(key for one in cards for key in one.weights)
    yield from _meeting(cards, range(len(cards)), known)
    many = {key: count for key, count in known.items() if count > _COMMON}
    for members in _windows(cards):
        counts = Counter(key for at in members for key in cards[at].weights if key in many)
        yield from _meeting(cards, members, counts)


def _windows(cards: Sequence[Card]) -> list[list[int]]:
    """Articles of some days, in two ways, so that all articles within the days of the gate meet in one window."""
    width = gate("days") * 2
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, one in enumerate(cards):
        if one.day is not None:
            day = one.day.toordinal()
            found[0, int(day // width)].append(at)
            found[1, int((day + width / 2) // width)].append(at)
    return [members for members in found.values() if len(members) > 1]


def _meeting(cards: Sequence[Card], members: Sequence[int], counts: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """The pairs of some articles that share one of the features that are counted among them."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at in members:
        near: set[int] = set()
        weights = cards[at].weights
        heaviest = set(nsmallest(_HEAVIEST, weights, key=lambda key: (-weights[key], key)))
        for key in weights:
            count = counts.get(key, 0)
            if 1 < count <= _COMMON:
                near.update(holders[key])
                holders[key].append(at)
            elif count > _COMMON and key in heaviest:
                near.update(holders[key][-_LATEST:])
                holders[key].append(at)
        yield from ((other, at) for other in sorted(near))


def _score(a: Card, b: Card, total_a: _Totals, total_b: _Totals) -> float:
    theirs = b.weights
    shared = sum(min(value, theirs[key]) for key, value in a.weights.items() if key in theirs)
    words = a.script == b.script
    return shared / sqrt((total_a[words] or 1.0) * (total_b[words] or 1.0))


def _totals(one: Card) -> _Totals:
    """What an article could share: without its words, for words of another script can never meet, and with them."""
    without = sum(value for key, value in one.weights.items() if not key.startswith("word:"))
    return without, sum(one.weights.values())


def _bar(a: Card, b: Card) -> float | None:
    """The least score that the gate may ask of two articles; None for those that it never takes for one story."""
    if a.day is None or b.day is None:
        return gate("undated")
    if abs((a.day - b.day).days) <= gate("days"):
        return gate("near")
    if any(f"day:{day}" in a.weights and f"day:{day}" in b.weights for day in (a.day.isoformat(), b.day.isoformat())):
        return gate("day")
    return None if a.sent or b.sent else gate("undated")  # days read in the text may be the very conflict


def _joined(members: Sequence[int], edges: Sequence[_Edge]) -> list[tuple[int, ...]]:
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


def _split(group: tuple[int, ...], edges: Sequence[_Edge], most: int, bar: float) -> Iterator[tuple[int, ...]]:
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
