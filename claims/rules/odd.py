"""Odd ones out: a value that two articles or more give alike, and that another one replaces.

Alignment is unsure of what stands in the background of a story: the year of an earlier title, the amount that leaked. Where several
articles agree on a value there, the fact is known to be one of the story, and one value of the same sort in another article, which
gives the agreed one nowhere, is left to be held against it. What any of the agreeing articles gives as well is another fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Generic, TypeVar

from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.relation import Relation
from claims.rules.model import Scene
from claims.rules.slots import Mention, Relate, Values

_Value = TypeVar("_Value")
TOGETHER = 1.0  # of claims that alignment took for one fact

Told = tuple[Claim, Mention[_Value]]
"""A value with the claim that tells it."""


@dataclass(frozen=True, slots=True)
class Odd(Generic[_Value]):
    """A value that several articles give, and the one that another gives in its place, with the cluster that it stands in."""

    agreed: Sequence[Told[_Value]]
    odd: Told[_Value]
    strength: float
    cluster: str = ""


def odd_ones(
    scene: Scene,
    *,
    values: Values[_Value],
    relate: Relate[_Value],
    bond: Callable[[Told[_Value], Told[_Value]], float],
) -> Iterator[Odd[_Value]]:
    """Every odd value, with the agreeing ones nearest to it.

    `bond` tells how sure it is that two claims tell one fact, 0 where nothing says so.
    """
    told = {extraction.document.article.id: list(_told(extraction, values)) for extraction in scene.extractions}
    found: dict[tuple[str, int], Odd[_Value]] = {}
    for agreed in _agreements(told, relate, bond):
        inside = {claim.article for claim, _ in agreed}
        for article, mine in told.items():
            if article in inside or any(_is_given(scene, article, one, values, relate) for one in agreed):
                continue
            best = _best(scene, mine, agreed, inside, values, relate, bond)
            if best is not None:
                key = (article, best.odd[1].span.start)
                if key not in found or found[key].strength < best.strength:
                    found[key] = best
    owner = clusters_of(scene)
    for lone in found.values():
        cluster = next((owner[claim.id] for claim, _ in (lone.odd, *lone.agreed) if claim.id in owner), "")
        yield replace(lone, cluster=cluster)


def _told(extraction: Extraction, values: Values[_Value]) -> Iterator[Told[_Value]]:
    """Every value of the sentences of an article, each with its claim, else the nearest one of its sentence."""
    for mention in values(extraction):
        at = next((segment.span for segment in extraction.document.sentences() if segment.span.contains(mention.span)), None)
        mates = [claim for claim in extraction.claims if at is not None and at.contains(claim.span)]
        if mates:
            yield min(mates, key=lambda claim: (claim.span.distance(mention.span), len(claim.span))), mention


def clusters_of(scene: Scene) -> dict[str, str]:
    """The cluster of every claim that stands in one, by the claim's id."""
    return {claim.id: cluster.id for cluster in scene.clusters for claim in cluster.claims}


def nearness(scene: Scene) -> Callable[[Claim, Claim], float]:
    """How near two claims stand to each other: their likeness, and one more where alignment took them for one fact."""
    owner = clusters_of(scene)
    known: dict[tuple[str, str], float] = {}

    def near(a: Claim, b: Claim) -> float:
        key = (a.id, b.id)
        if key not in known:
            together = a.id in owner and owner[a.id] == owner.get(b.id)
            known[key] = scene.likeness(a, b) + (TOGETHER if together else 0.0)
        return known[key]

    return near


def _agreements(
    told: dict[str, list[Told[_Value]]], relate: Relate[_Value], bond: Callable[[Told[_Value], Told[_Value]], float]
) -> list[list[Told[_Value]]]:
    """The groups of values of two articles or more that say the same of one fact."""
    flat = [one for mine in told.values() for one in mine]
    group = list(range(len(flat)))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for i, j in combinations(range(len(flat)), 2):
        one, other = flat[i], flat[j]
        if one[0].article != other[0].article and bond(one, other) > 0 and relate(one[1].value, other[1].value).compatible:
            group[root(j)] = root(i)
    members: dict[int, list[Told[_Value]]] = defaultdict(list)
    for at, one in enumerate(flat):
        members[root(at)].append(one)
    found = [mine for mine in members.values() if len({claim.article for claim, _ in mine}) > 1]
    return [mine for mine in found if not any(_excludes(relate, one, other) for one, other in combinations(mine, 2))]


def _best(
    scene: Scene,
    mine: Sequence[Told[_Value]],
    agreed: Sequence[Told[_Value]],
    inside: set[str],
    values: Values[_Value],
    relate: Relate[_Value],
    bond: Callable[[Told[_Value], Told[_Value]], float],
) -> Odd[_Value] | None:
    """The one value of an article that stands where others have the agreed one; None where there is none or several as near."""
    scored: list[tuple[float, Told[_Value]]] = []
    for one in mine:
        if any(relate(one[1].value, other[1].value).compatible for other in agreed):
            continue
        strength = max((bond(one, other) for other in agreed if _excludes(relate, one, other)), default=0.0)
        if strength > 0 and not any(_is_given(scene, article, one, values, relate) for article in inside):
            scored.append((strength, one))
    scored.sort(key=lambda pair: -pair[0])
    spans = {one[1].span for strength, one in scored if strength == scored[0][0]}
    return Odd(agreed, scored[0][1], scored[0][0]) if len(spans) == 1 else None


def _excludes(relate: Relate[_Value], one: Told[_Value], other: Told[_Value]) -> bool:
    return relate(one[1].value, other[1].value) is Relation.DISJOINT


def _is_given(scene: Scene, article: str, wanted: Told[_Value], values: Values[_Value], relate: Relate[_Value]) -> bool:
    """True when an article gives a value somewhere, of whatever it is told there; what says less ("over 1 percent") does not."""
    relations = (relate(wanted[1].value, mention.value) for mention in values(scene.extraction(article)))
    return any(relation.compatible and relation is not Relation.NARROWER for relation in relations)
