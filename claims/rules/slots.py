"""Slots of aligned claims: which values of two claims can be held against each other.

What the two have in common is taken away first; only where exactly one value of a sort is left on each side do the two stand
in the same slot. Two left over on a side could belong to anything, and nothing is said. Where the clauses of one sentence are cut
differently in the two languages, whole sentences are held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.relation import Relation
from claims.model.span import Span
from claims.rules.model import Pair, Scene

_Value = TypeVar("_Value")
_Value_co = TypeVar("_Value_co", covariant=True)
_Item = TypeVar("_Item")


class Mention(Protocol[_Value_co]):
    """A value where it stands in an article."""

    @property
    def span(self) -> Span: ...

    @property
    def text(self) -> str: ...

    @property
    def value(self) -> _Value_co: ...


@dataclass(frozen=True, slots=True)
class Slot(Generic[_Value]):
    """A value of each side that the other does not give, with the pair of claims that brought them together.

    `whole`: they are what two parallel sentences differ in, all their other values of the sort agree.
    """

    pair: Pair
    a: tuple[Claim, Mention[_Value]]
    b: tuple[Claim, Mention[_Value]]
    whole: bool = False


Values = Callable[[Claim | Extraction], Sequence[Mention[_Value]]]
Relate = Callable[[_Value, _Value], Relation]
_Held = tuple[Claim, Mention[_Value]]


def slots(
    scene: Scene, pair: Pair, values: Values[_Value], relate: Relate[_Value], loosely: Relate[_Value] | None = None
) -> Iterator[Slot[_Value]]:
    """The values of two aligned claims, or of their sentences, that exclude each other and stand in one slot.

    `loosely` tells which values of two parallel sentences are the same, where `relate` asks for more than that needs.
    """
    if pair.parallel:
        here, there = _sentence(scene, pair.a, values), _sentence(scene, pair.b, values)
        rest_a, rest_b = _left_over(here, there, loosely or relate)
        found = [Slot(pair, *both, whole=True) for one in rest_a for both in _only(one, rest_a, rest_b, relate)]
        whole = [slot for slot in found if _one_clause(slot)]
        if whole:
            yield from whole
            return
    views = [([pair.a], [pair.b])]
    if pair.context >= threshold("sentence"):
        views.append((siblings(scene, pair.a), siblings(scene, pair.b)))
    for left, right in views:
        rest_a, rest_b = _left_over(_all(left, values), _all(right, values), relate)
        pool_a = [mention.value for claim in around(scene, pair.a, pair.cluster) for mention in values(claim)]
        pool_b = [mention.value for claim in around(scene, pair.b, pair.cluster) for mention in values(claim)]
        rest_a = [one for one in rest_a if not any(relate(one[1].value, other).compatible for other in pool_b)]
        rest_b = [one for one in rest_b if not any(relate(one[1].value, other).compatible for other in pool_a)]
        found = [Slot(pair, *both) for one in rest_a for both in _only(one, rest_a, rest_b, relate)]
        if found:
            yield from found
            return


def _one_clause(slot: Slot[_Value]) -> bool:
    """True when the clauses that two values stand in tell one thing: either is all there is, or they share what they are about.

    "60 are missing and 4,200 were forced from their homes" and "the toll rose to 31" differ in more than a figure.
    """
    (a, _), (b, _) = slot.a, slot.b
    if slot.pair.context >= threshold("certain") or slot.pair.told_alike:
        return True
    return bool(topics(a) & topics(b)) or (a, b) == (slot.pair.a, slot.pair.b)


def _sentence(scene: Scene, claim: Claim, values: Values[_Value]) -> list[_Held[_Value]]:
    """Every value of the sentence of a claim, each with the claim it stands in or the nearest one."""
    mates = siblings(scene, claim)
    area = scene.sentence(claim)
    inside = [mention for mention in values(scene.extraction(claim.article)) if area.contains(mention.span)]
    return [(min(mates, key=lambda mate: mate.span.distance(mention.span)), mention) for mention in inside]


def _only(
    one: _Held[_Value], rest_a: Sequence[_Held[_Value]], rest_b: Sequence[_Held[_Value]], relate: Relate[_Value]
) -> Iterator[tuple[_Held[_Value], _Held[_Value]]]:
    rivals = [other for other in rest_b if relate(one[1].value, other[1].value) is Relation.DISJOINT]
    if len(rivals) == 1 and sum(relate(other[1].value, rivals[0][1].value) is Relation.DISJOINT for other in rest_a) == 1:
        yield one, rivals[0]


def _left_over(
    a: Sequence[_Held[_Value]], b: Sequence[_Held[_Value]], relate: Relate[_Value]
) -> tuple[list[_Held[_Value]], list[_Held[_Value]]]:
    return left_over(a, b, lambda one, other: relate(one[1].value, other[1].value))


def left_over(
    a: Sequence[_Item], b: Sequence[_Item], relate: Callable[[_Item, _Item], Relation]
) -> tuple[list[_Item], list[_Item]]:
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
    """The aligned pairs of each cluster whose score reaches `at_least` or whose sentences are parallel, clusters in order."""
    found: dict[str, list[Pair]] = {cluster.id: [] for cluster in scene.clusters}
    for pair in scene.pairs:
        if pair.parallel or pair.score >= at_least:
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


def _all(claims: Sequence[Claim], values: Values[_Value]) -> list[_Held[_Value]]:
    return [(claim, mention) for claim in claims for mention in values(claim)]
