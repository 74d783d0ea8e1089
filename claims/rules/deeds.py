"""Claims that tell one deed in other words: "is towed to", "makes for"; "presented the cup", "handed over the trophy".

Alignment finds passages that share many words. What two reports tell of one deed often shares only what it was done to, so that
claims are brought together here by the deed and by what they are about, where either article tells it once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept
from claims.knowledge.deeds import deeds
from claims.model.attribution import Polarity
from claims.model.claim import Claim, ConceptMention
from claims.model.comparison import Extraction
from claims.model.span import Field, Span
from claims.rules.cues import is_exact
from claims.rules.events import one_deed, other_days, plan_and_deed
from claims.rules.model import Pair, Scene
from claims.rules.slots import topics

_SUBJECTS = frozenset({"thing", "document", "organization", "place_kind"})
_TELLING = 10  # smaller figures without a unit are shared by chance
_RARE = 2  # sentences of an article that may share what tells a deed from others


def deeds_of(claim: Claim) -> frozenset[str]:
    """The deeds that a claim may tell: by its event, and by the other events that its words name."""
    named = {mention.concept for mention in claim.concepts if (known := concept(mention.concept)) and known.kind == "event"}
    if claim.event is not None:
        named.add(claim.event.type)
    return frozenset(deed for event in named for deed in deeds(event))


def same_deed(a: Claim, b: Claim) -> bool:
    """True when two claims tell one deed, by one verb or by another that says it."""
    return one_deed(a, b) or not deeds_of(a).isdisjoint(deeds_of(b))


def about(claim: Claim) -> frozenset[str]:
    """What a claim is about: the things it names, and the ids of those who take part, places left out."""
    trigger = claim.event.trigger if claim.event is not None else None
    things = {
        mention.concept
        for mention in claim.concepts
        if (known := concept(mention.concept)) and not known.generic and (known.kind in _SUBJECTS or _is_held(mention, trigger))
    }
    ids = (argument.entity for argument in claim.arguments)
    exact = [mention.value for mention in claim.quantities if is_exact(mention) and mention.value.low is not None]
    figures = {f"{value.low:f} {value.unit or ''}" for value in exact if value.unit or (value.low or 0) >= _TELLING}
    return frozenset(things | figures | {name for name in ids if name is not None and not name.startswith("place:")})


def _is_held(mention: ConceptMention, trigger: Span | None) -> bool:
    """True for an event that something is said of, such as the summit that is held, not the deed that is told of it."""
    known = concept(mention.concept)
    return known is not None and known.kind == "event" and mention.span != trigger and not deeds(mention.concept)


def told_apart(scene: Scene, admits: Callable[[Claim], bool], at_least: float | None = None) -> Iterator[Pair]:
    """Pairs of claims of two articles that tell one deed of one thing, each the only such of its article.

    `admits` says which claims are looked at; pairs that alignment joins with a score of `at_least` are left to it.
    """
    joined = {(pair.a.id, pair.b.id): pair for pair in scene.pairs}
    owner = {claim.id: cluster.id for cluster in scene.clusters for claim in cluster.claims}
    found = [
        [claim for claim in extraction.claims if claim.span.field is Field.TEXT and admits(claim)]
        for extraction in scene.extractions
    ]
    common = [_common(extraction) for extraction in scene.extractions]
    for (left, often), (right, often_too) in combinations(zip(found, common, strict=True), 2):
        alike = [(a, b) for a in left for b in right if _told_of_one(a, b, often | often_too, joined.get((a.id, b.id)))]
        for a, b in alike:
            pair = joined.get((a.id, b.id))
            if not _is_alone(a, b, alike):
                continue
            if pair is not None and at_least is not None and (pair.parallel or pair.score >= at_least):
                continue
            cluster = owner.get(a.id) or owner.get(b.id) or ""
            yield Pair(a=a, b=b, score=threshold("dated"), context=0.0, cluster=cluster, happening=True)


def _told_of_one(a: Claim, b: Claim, often: frozenset[str], joined: Pair | None) -> bool:
    if a.factuality.polarity is not b.factuality.polarity or a.factuality.polarity is Polarity.NEGATIVE:
        return False
    if not same_deed(a, b) or plan_and_deed(a, b) or other_days(a, b):
        return False
    shared = about(a) & about(b)
    if joined is not None:
        return bool(shared) or (joined.parallel and bool(topics(a) & topics(b)))
    return len(shared) > 1 or bool(shared - often)


def _is_alone(a: Claim, b: Claim, pairs: Sequence[tuple[Claim, Claim]]) -> bool:
    """True when the deed is told in one sentence of either article."""
    theirs = {other.sentence for one, other in pairs if one.sentence == a.sentence}
    ours = {one.sentence for one, other in pairs if other.sentence == b.sentence}
    return len(theirs) == len(ours) == 1


def _common(extraction: Extraction) -> frozenset[str]:
    """What an article is about in more sentences than a few."""
    places: dict[str, set[int]] = defaultdict(set)
    for claim in extraction.claims:
        if claim.span.field is Field.TEXT:
            for name in about(claim):
                places[name].add(claim.sentence)
    return frozenset(name for name, sentences in places.items() if len(sentences) > _RARE)
