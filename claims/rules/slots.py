"""Slots of aligned claims: which values of two claims can be held against each other.

What the two have in common is taken away first; only where exactly one value of a sort is left on each side do the two stand
in the same slot. Two left over on a side could belong to anything, and nothing is said. Where the clauses of one sentence are cut
differently in the two languages, whole sentences are held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept
from claims.model.claim import Claim
from claims.model.relation import Relation
from claims.rules.model import Pair, Scene

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Slot(Generic[_Value]):
    """A value of each side that the other does not give, with the pair of claims that brought them together."""

    pair: Pair
    a: tuple[Claim, _Value]
    b: tuple[Claim, _Value]


def slots(
    scene: Scene, pair: Pair, values: Callable[[Claim], Sequence[_Value]], relate: Callable[[_Value, _Value], Relation]
) -> Iterator[Slot[_Value]]:
    """The values of two aligned claims, or of their sentences, that exclude each other and stand in one slot."""
    for left, right in _views(scene, pair):
        rest_a, rest_b = _left_over(_all(left, values), _all(right, values), relate)
        pool_a = [value for claim in around(scene, pair.a, pair.cluster) for value in values(claim)]
        pool_b = [value for claim in around(scene, pair.b, pair.cluster) for value in values(claim)]
        rest_a = [one for one in rest_a if not any(relate(one[1], other).compatible for other in pool_b)]
        rest_b = [one for one in rest_b if not any(relate(one[1], other).compatible for other in pool_a)]
        found = [slot for one in rest_a for slot in _only(pair, one, rest_a, rest_b, relate)]
        if found:
            yield from found
            return


def _views(scene: Scene, pair: Pair) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The claims themselves, then, where their sentences are alike enough, all claims of both sentences."""
    yield [pair.a], [pair.b]
    if pair.context >= threshold("sentence"):
        yield siblings(scene, pair.a), siblings(scene, pair.b)


def _only(
    pair: Pair,
    one: tuple[Claim, _Value],
    rest_a: Sequence[tuple[Claim, _Value]],
    rest_b: Sequence[tuple[Claim, _Value]],
    relate: Callable[[_Value, _Value], Relation],
) -> Iterator[Slot[_Value]]:
    rivals = [other for other in rest_b if relate(one[1], other[1]) is Relation.DISJOINT]
    if len(rivals) == 1 and sum(relate(other[1], rivals[0][1]) is Relation.DISJOINT for other in rest_a) == 1:
        yield Slot(pair, one, rivals[0])


def _left_over(
    a: Sequence[tuple[Claim, _Value]], b: Sequence[tuple[Claim, _Value]], relate: Callable[[_Value, _Value], Relation]
) -> tuple[list[tuple[Claim, _Value]], list[tuple[Claim, _Value]]]:
    return left_over(a, b, lambda one, other: relate(one[1], other[1]))


def left_over(
    a: Sequence[_Value], b: Sequence[_Value], relate: Callable[[_Value, _Value], Relation]
) -> tuple[list[_Value], list[_Value]]:
    """What is left of both when every compatible pair is taken away, equal values first."""
    rest_a, rest_b = list(a), list(b)
    for wanted in (lambda relation: relation is Relation.EQUAL, lambda relation: relation.compatible):
        for one in list(rest_a):
            match = next((other for other in rest_b if wanted(relate(one, other))), None)
            if match is not None:
                rest_a.remove(one)
                rest_b.remove(match)
    return rest_a, rest_b


def pairs_by_cluster(scene: Scene, *, at_least: float) -> Iterator[tuple[str, list[Pair]]]:
    """The aligned pairs of each cluster whose score reaches `at_least`, clusters in order."""
    found: dict[str, list[Pair]] = {cluster.id: [] for cluster in scene.clusters}
    for pair in scene.pairs:
        if pair.score >= at_least:
            found.setdefault(pair.cluster, []).append(pair)
    for cluster, pairs in found.items():
        if pairs:
            yield cluster, pairs


def topics(claim: Claim) -> frozenset[str]:
    """What a claim is about: its concepts, without those that stand in every article."""
    return frozenset(mention.concept for mention in claim.concepts if (known := concept(mention.concept)) and not known.generic)


def siblings(scene: Scene, claim: Claim) -> list[Claim]:
    """The claims of the sentence that a claim stands in, itself among them."""
    field, sentence = claim.span.field, claim.sentence
    return [other for other in scene.extraction(claim.article).claims if other.sentence == sentence and other.span.field is field]


def around(scene: Scene, claim: Claim, cluster: str) -> list[Claim]:
    """The claims of an article that a value of `claim` may have moved to: those of its sentence and of the cluster."""
    mates = [mate for group in scene.clusters if group.id == cluster for mate in group.claims if mate.article == claim.article]
    return list({other.id: other for other in (*siblings(scene, claim), *mates)}.values())


def _all(claims: Sequence[Claim], values: Callable[[Claim], Sequence[_Value]]) -> list[tuple[Claim, _Value]]:
    return [(claim, value) for claim in claims for value in values(claim)]
