"""Conflicts of values: the slots of every cluster whose values exclude each other, parted into sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.model.claim import Claim
from claims.model.span import Span
from claims.rules.model import Scene
from claims.rules.sides import Held, connected, part
from claims.rules.slots import Mention, Relate, Slot, Values, pairs_by_cluster, slots

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Conflict(Generic[_Value]):
    """One slot of a cluster filled with values of two sides or more, with the best score of the cluster's pairs."""

    cluster: str
    sides: list[list[Held[_Value]]]
    score: float


def conflicts(
    scene: Scene,
    *,
    at_least: float,
    values: Values[_Value],
    relate: Relate[_Value],
    admits: Callable[[Slot[_Value]], bool],
    label: Callable[[Mention[_Value]], str],
    loosely: Relate[_Value] | None = None,
) -> Iterator[Conflict[_Value]]:
    """Every conflict of one sort of value: `values` of a claim, held against each other by `relate` where `admits` the slot.

    A value that stands in slots of several clusters brings them together: one conflict, told once.
    """

    def held(claim: Claim, mention: Mention[_Value]) -> Held[_Value]:
        return Held(claim=claim, span=mention.span, value=mention.value, label=label(mention))

    found: list[tuple[Held[_Value], Held[_Value]]] = []
    best: dict[tuple[str, Span], tuple[float, str]] = {}
    for cluster, pairs in pairs_by_cluster(scene, at_least=at_least):
        score = max(pair.score for pair in pairs)
        for pair in pairs:
            for slot in slots(scene, pair, values, relate, loosely):
                if admits(slot):
                    both = held(*slot.a), held(*slot.b)
                    found.append(both)
                    for one in both:
                        best.setdefault((one.claim.article, one.span), (score, cluster))
    for group in connected(found):
        sides = part(group, relate)
        if len(sides) > 1:
            score, cluster = max((best[one.claim.article, one.span] for one in group), key=lambda rank: rank[0])
            yield Conflict(cluster, sides, score)
