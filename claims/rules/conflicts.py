"""Conflicts of values: the slots of every cluster whose values exclude each other, parted into sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from claims.model.claim import Claim
from claims.model.relation import Relation
from claims.model.span import Span
from claims.rules.model import Scene
from claims.rules.sides import Held, connected, part
from claims.rules.slots import Slot, pairs_by_cluster, slots

_Value = TypeVar("_Value")
_Value_co = TypeVar("_Value_co", covariant=True)


class Mention(Protocol[_Value_co]):
    """A value where it stands in an article."""

    @property
    def span(self) -> Span: ...

    @property
    def value(self) -> _Value_co: ...


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
    values: Callable[[Claim], Sequence[Mention[_Value]]],
    relate: Callable[[_Value, _Value], Relation],
    admits: Callable[[Slot[Mention[_Value]]], bool],
    label: Callable[[Mention[_Value]], str],
) -> Iterator[Conflict[_Value]]:
    """Every conflict of one sort of value: `values` of a claim, held against each other by `relate` where `admits` the slot."""

    def held(claim: Claim, mention: Mention[_Value]) -> Held[_Value]:
        return Held(claim=claim, span=mention.span, value=mention.value, label=label(mention))

    for cluster, pairs in pairs_by_cluster(scene, at_least=at_least):
        found = [
            (held(*slot.a), held(*slot.b))
            for pair in pairs
            for slot in slots(scene, pair, values, lambda one, other: relate(one.value, other.value))
            if admits(slot)
        ]
        for group in connected(found):
            sides = part(group, relate)
            if len(sides) > 1:
                yield Conflict(cluster, sides, max(pair.score for pair in pairs))
