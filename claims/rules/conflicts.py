"""Conflicts of values: the slots of every cluster whose values exclude each other, parted into sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.model.claim import Claim
from claims.model.relation import Relation
from claims.model.span import Span
from claims.rules.model import Pair, Scene
from claims.rules.odd import Odd
from claims.rules.sides import Held, connected, part
from claims.rules.slots import Mention, Relate, Slot, Values, pairs_by_cluster, slots

_Value = TypeVar("_Value")
Met = tuple[Held[_Value], Held[_Value], float, str]
"""Two values of one slot, with the score and the cluster of the pair that brought them together."""


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
    beside: Sequence[Pair] = (),
    odd: Iterable[Odd[_Value]] = (),
) -> Iterator[Conflict[_Value]]:
    """Every conflict of one sort of value: `values` of a claim, held against each other by `relate` where `admits` the slot.

    `beside` are pairs that the alignment of the scene does not hold, `odd` what stands alone against values that others agree on.

    A value that stands in slots of several clusters brings them together: one conflict, told once.
    """

    def held(claim: Claim, mention: Mention[_Value]) -> Held[_Value]:
        return Held(claim=claim, span=mention.span, value=mention.value, label=label(mention))

    met: list[Met[_Value]] = []
    for cluster, pairs in (*pairs_by_cluster(scene, at_least=at_least), *((pair.cluster, [pair]) for pair in beside)):
        score = max(pair.score for pair in pairs)
        for pair in pairs:
            for slot in slots(scene, pair, values, relate, loosely):
                if admits(slot):
                    met.append((held(*slot.a), held(*slot.b), score, cluster))
    for lone in odd:
        for told in lone.agreed:
            if relate(told[1].value, lone.odd[1].value) is Relation.DISJOINT:
                met.append((held(*told), held(*lone.odd), lone.strength, lone.cluster))
    yield from settle(met, relate)


def settle(met: Iterable[Met[_Value]], relate: Relate[_Value]) -> Iterator[Conflict[_Value]]:
    """Pairs of values brought together where they stand in one slot and parted into sides, with the best of their scores."""
    pairs: list[tuple[Held[_Value], Held[_Value]]] = []
    best: dict[tuple[str, Span], tuple[float, str]] = {}
    for one, other, score, cluster in met:
        pairs.append((one, other))
        for held in (one, other):
            best.setdefault((held.claim.article, held.span), (score, cluster))
    for group in connected(pairs):
        sides = part(group, relate)
        if len(sides) > 1:
            score, cluster = max((best[held.claim.article, held.span] for held in group), key=lambda rank: rank[0])
            yield Conflict(cluster, sides, score)


def supported(
    scene: Scene,
    conflict: Conflict[_Value],
    values: Values[_Value],
    relate: Relate[_Value],
    label: Callable[[Mention[_Value]], str],
) -> Conflict[_Value]:
    """The conflict with the other articles that tell the same fact with the value of one side, in no slot of their own."""
    sides = [list(side) for side in conflict.sides]
    heard = {held.claim.article for side in sides for held in side}
    held = {one.claim.id for side in sides for one in side}
    clusters = [cluster for cluster in scene.clusters if any(claim.id in held for claim in cluster.claims)]
    claims = [claim for cluster in clusters for claim in cluster.claims]
    for claim in claims:
        for mention in values(claim) if claim.article not in heard else ():
            relations = [{relate(mention.value, other.value) for other in side} for side in sides]
            same = [at for at, found in enumerate(relations) if found == {Relation.EQUAL}]
            apart = [at for at, found in enumerate(relations) if found == {Relation.DISJOINT}]
            if len(same) == 1 and len(apart) == len(sides) - 1:
                sides[same[0]].append(Held(claim=claim, span=mention.span, value=mention.value, label=label(mention)))
    return Conflict(conflict.cluster, sides, conflict.score)
